"""What was agreed to is taken back in no more taps than it took."""

from __future__ import annotations

from bot.core.records.lines import line
from bot.core.records.model import LinkState
from tests.core.flows.friend.test_letting_go import both
from tests.core.pair import HAPPY, THEM, Pair, linked
from tests.core.play import Play, welcomed


def test_keeping_notes() -> None:
    """One command and one tap, either way."""
    play = Play()
    play.command("start")
    play.tap("welcome-keep")
    (yes,) = play.known.person.consents
    assert (yes.to, yes.given) == ("notes", True)
    assert yes.version
    assert yes.at == play.now
    play.command("erase")
    play.tap("data-erase-now")
    assert play.forgotten


def test_the_notice_has_it_too() -> None:
    play = welcomed()
    play.command("privacy")
    assert "welcome-notice" in play.keys
    play.tap("data-erase", "data-erase-now")
    assert play.forgotten


def test_sending_to_a_friend() -> None:
    """Two taps to begin, behind a command; two taps to end, behind the same."""
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "befriended-no")
    pair.settle()
    pair.ana.tap(THEM)
    pair.ana.command("friend")
    pair.ana.tap("friend-stop", "friend-quietly")
    pair.settle()
    assert [link for link in pair.ana.known.links if link.state is LinkState.ACTIVE] == []


def test_getting_messages() -> None:
    """One tap below an invitation, and one behind a command."""
    pair = linked()
    pair.lena.command("stop")
    pair.lena.tap("befriended-stop-now")
    assert pair.lena.forgotten


def test_who_can_get_something_is_listed_by_one_command() -> None:
    pair = both()
    assert pair.ana.offered[:2] == ["Lena", "Marek"]
    pair.ana.tap("Marek")
    assert pair.ana.line == line("friend-about", friend="Marek")
