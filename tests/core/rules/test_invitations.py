"""How many invitations there may be, and who is not asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.records.lines import line
from bot.core.records.model import Link, LinkState
from bot.core.rules.friendship import BARRED_FOR
from tests.core.pair import CHOSEN, HAPPY, MINUTE, Pair, linked

DAY = timedelta(days=1)
CLOSED = "befriended-closed"
INVITED = line("befriended-asked", person="Ana")
PLENTY = "friend-five-a-week"


def with_friends(pair: Pair, number: int, state: LinkState = LinkState.ACTIVE) -> Pair:
    until = pair.ana.now + DAY if state is LinkState.INVITED else None
    more = tuple(
        Link(90 + n, 7, state, 20 + n, friend_name="Zoe", until=until) for n in range(number)
    )
    person = replace(pair.ana.known.person, linked=True, name="Ana")
    pair.ana.known = replace(pair.ana.known, person=person, links=more)
    return pair


def closed_again(pair: Pair) -> None:
    """Ana makes a link, somebody opens it, and she closes it."""
    pair.open(pair.link())
    pair.ana.tap("friend-close-it")
    pair.settle()


def test_three_people_at_most() -> None:
    pair = with_friends(Pair(), 2)
    pair.ana.command("friend")
    pair.ana.tap("friend-invite-another", CHOSEN)
    assert pair.ana.line == line("friend-link", name="Ana")
    with_friends(pair, 3)
    pair.ana.command("friend")
    assert "friend-invite-another" not in pair.ana.offered


def test_an_invitation_that_is_out_takes_a_place() -> None:
    pair = with_friends(Pair(), 2)
    for _ in range(2):  # both cards stand there before anything is tapped on them
        pair.ana.command("friend")
        pair.ana.tap("friend-invite-another")
    pair.ana.tap(CHOSEN)
    pair.ana.tap("friend-asked", "friend-go-on")
    assert "friend-three-friends" in pair.ana.on_screen


def test_two_are_out_at_most() -> None:
    pair = Pair()
    pair.ana.command("friend")
    with_friends(pair, 2, LinkState.INVITED)
    pair.ana.tap(CHOSEN)
    assert "friend-two-out" in pair.ana.on_screen
    assert len(pair.ana.known.links) == 2


def test_five_are_made_in_a_week_at_most() -> None:
    pair = Pair()
    for _ in range(5):
        closed_again(pair)
    pair.ana.command("friend")
    pair.ana.tap(CHOSEN)
    assert PLENTY in pair.ana.on_screen
    assert pair.ana.known.links == ()
    pair.pass_time(7 * DAY)
    pair.ana.command("friend")
    pair.ana.tap(CHOSEN)
    assert pair.ana.line == line("friend-link", name="Ana")


def test_a_new_name_on_a_link_that_nobody_opened_does_not_count() -> None:
    pair = Pair()
    pair.link()
    for name in ("Ann", "Anna", "Annie", "A.", "Nan", "Ana"):
        pair.ana.tap("friend-another-name")
        pair.ana.say(name)
    assert "Ana" in pair.ana.values
    assert len(pair.ana.known.links) == len(pair.ana.known.person.invited_at) == 1


def test_a_new_link_in_place_of_one_that_was_opened_counts() -> None:
    pair = Pair()
    pair.open(pair.link())
    for _ in range(4):
        pair.ana.command("friend")
        pair.ana.tap("friend-new-link")
        pair.open(pair.token())
    pair.ana.command("friend")
    pair.ana.tap("friend-new-link")
    assert PLENTY in pair.ana.on_screen


def test_who_said_no_is_not_asked_again_for_a_year() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap("befriended-no-thanks")
    assert pair.lena.line == line("befriended-no-is-fine", person="Ana")
    pair.settle()
    assert pair.ana.key == "friend-declined"
    _asked_again(pair)


def test_who_has_stopped_is_not_asked_again_for_a_year() -> None:
    pair = linked()
    pair.lena.command("stop")
    pair.lena.tap("befriended-stop-now")
    pair.settle()
    assert pair.ana.line == line("friend-left", friend="Lena")
    _asked_again(pair)


def _asked_again(pair: Pair) -> None:
    """Ana is told nothing of it, before or after."""
    pair.lena.known = replace(pair.lena.known, person=replace(pair.lena.known.person, linked=True))
    pair.pass_time(BARRED_FOR - DAY)
    said = len(pair.ana.said)
    pair.open(pair.link())
    assert pair.lena.key == CLOSED
    assert [news for news in pair.ana.passed + pair.lena.passed if news.to == 7] == []
    assert len(pair.ana.said) > said
    pair.pass_time(DAY + MINUTE)
    pair.ana.command("friend")
    pair.ana.tap("friend-new-link")
    pair.open(pair.token())
    assert pair.lena.line == INVITED
    pair.lena.tap(HAPPY)


def test_the_name_that_they_will_see_is_no_link() -> None:
    pair = Pair()
    pair.link()
    pair.ana.tap("friend-another-name")
    pair.ana.say("http://x.org free")
    assert pair.ana.key == "friend-own-link"
    pair.ana.say("Ana")
    assert pair.ana.line == line("friend-link", name="Ana")
