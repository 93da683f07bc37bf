"""An invitation that came from a finished step carries its message, which follows both yeses."""

from __future__ import annotations

from datetime import timedelta

from bot.core.records.effects import Say
from bot.core.records.lines import line
from bot.core.records.model import LinkState
from tests.core.pair import CHOSEN, FIRST, HAPPY, MINUTE, THEM, UNDATED, Pair, done
from tests.core.told import every_key

LINKED = line("friend-linked", friend="Lena")
DAY = timedelta(days=1)


def invited() -> Pair:
    """Ana's first step is done, and she sends a link from its card."""
    pair = done(Pair())
    assert pair.ana.key == "friend-would-enjoy"
    pair.ana.tap("friend-invite", CHOSEN)
    return pair


def agreed(pair: Pair) -> Pair:
    pair.open(pair.token())
    pair.lena.tap(HAPPY, "befriended-no")
    pair.settle()
    return pair


def test_the_steps_message_is_the_next_thing_on_the_same_card() -> None:
    pair = agreed(invited())
    card = pair.ana.last.id
    pair.ana.tap(THEM)
    assert pair.ana.last.id == card
    before, shown = (
        line("friend-linked", friend="Lena"),
        line("friend-preview", friend="Lena", text=FIRST),
    )
    assert pair.ana.line == line("friend-preview-after", before=before, preview=shown)
    assert pair.ana.offered == ["friend-send-to", "friend-other-words", "friend-keep-mine"]
    assert [link.state for link in pair.ana.known.links] == [LinkState.ACTIVE]
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    assert FIRST in pair.lena.got[-1].lines


def test_kept_private_nothing_goes() -> None:
    pair = agreed(invited())
    pair.ana.tap(THEM, "friend-keep-mine")
    pair.pass_time(10 * DAY)
    assert "friend-line-hello" not in every_key(pair.lena.got)
    assert [link.state for link in pair.ana.known.links] == [LinkState.ACTIVE]


def test_a_yes_of_another_day_says_no_today() -> None:
    pair = agreed(invited())
    pair.pass_time(2 * DAY)
    pair.ana.tap(THEM)
    assert any(UNDATED in shown.lines for shown in pair.ana.screen.values())


def test_another_name_on_the_link_carries_it_too() -> None:
    pair = invited()
    pair.ana.tap("friend-another-name")
    pair.ana.say("Anna")
    pair.pass_time(timedelta(seconds=4))
    agreed(pair)
    pair.ana.tap(THEM)
    assert "friend-line-hello" in pair.ana.keys


def test_it_is_carried_where_the_question_is_asked_for_again() -> None:
    pair = agreed(invited())
    pair.ana.command("friend")
    pair.ana.tap(THEM)
    assert FIRST in pair.ana.lines


def test_an_invitation_from_nowhere_carries_nothing() -> None:
    pair = done(Pair())
    pair.ana.tap("friend-not-now")
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "befriended-no")
    pair.settle()
    pair.ana.tap(THEM)
    assert pair.ana.line == LINKED


def test_after_a_card_of_help_the_link_stands_and_nothing_is_offered() -> None:
    pair = agreed(invited())
    card = pair.ana.last
    pair.ana.say("I want to die")
    pair.ana.press(card, "yes")
    assert pair.ana.screen[card.id].line == LINKED
    assert [link.state for link in pair.ana.known.links] == [LinkState.ACTIVE]


def test_somebody_else_is_told_nothing() -> None:
    pair = agreed(invited())
    pair.ana.tap("friend-no-close")
    pair.pass_time(DAY)
    said = [effect for effect in pair.lena.said if isinstance(effect, Say)]
    assert "friend-line-hello" not in every_key(pair.lena.got)
    assert said


def test_an_untouched_message_folds_after_a_week() -> None:
    pair = agreed(invited())
    pair.ana.tap(THEM)
    card = pair.ana.last.id
    pair.pass_time(8 * DAY)
    assert pair.ana.screen[card].rows == ()
