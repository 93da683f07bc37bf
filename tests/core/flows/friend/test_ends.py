"""How a friendship ends here: quietly, kindly, by itself; and how it may begin anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.effects import Forget, Say
from bot.core.records.events import Blocked, Commanded, Due, DueKind, TimeCame
from bot.core.records.lines import line
from bot.core.records.memories import FriendMemory
from bot.core.records.model import Link, LinkState
from bot.core.records.news import Closed, Ended, InDoubt, Left, News
from bot.core.rules.friendship import AS_A_FRIEND, CONFIRM_FOR, OPEN_FOR, farewells, news_of
from tests.core.pair import CHOSEN, HAPPY, MINUTE, THEM, Pair, linked, sent
from tests.core.told import every_key

DAY = timedelta(days=1)
ALREADY = "befriended-already"
INVITED = line("befriended-asked", person="Ana")
CLOSED = "befriended-closed"
ASKED = "friend-asked"
OTHER = Link(77, person=9, friend=8, person_name="Marek")
HAPPY_PERSON = "welcome-keep"


def stopped(pair: Pair, how: str) -> Pair:
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-stop", how)
    pair.settle()
    return pair


def with_steps(pair: Pair) -> Pair:
    """Lena has a life of her own here."""
    pair.lena.command("plan")
    pair.lena.tap(HAPPY_PERSON, "welcome-path-alone")
    pair.lena.command("cancel")
    return pair


def met(pair: Pair, *more: Link) -> Pair:
    """Lena knows of other links too."""
    pair.lena.known = replace(pair.lena.known, links=(*pair.lena.known.links, *more))
    return pair


# after "Quietly"


def test_leaving_after_a_quiet_end_tells_the_friend_nothing() -> None:
    pair = stopped(sent(), "friend-quietly")
    before = pair.lena.got
    pair.ana.command("erase")
    pair.ana.tap("data-erase-now")
    pair.pass_time(9 * DAY)
    assert pair.lena.got == before
    assert pair.ana.passed == []


def test_before_erasing_it_is_said_that_a_name_stays_where_somebody_was_let_go_quietly() -> None:
    pair = sent()
    pair.ana.command("erase")
    assert "data-erase-and-quiet" not in pair.ana.keys
    pair.ana.tap("data-keep-it")
    stopped(pair, "friend-quietly").ana.command("erase")
    assert "data-erase-and-quiet" in pair.ana.keys


def test_who_blocks_or_erases_after_a_quiet_end_tells_nothing_either() -> None:
    pair = stopped(with_steps(sent()), "friend-quietly")
    assert farewells(pair.lena.known, pair.lena.now) == ()
    pair.lena.happen(Blocked())
    pair.settle()
    assert "friend-left" not in pair.ana.keys


@pytest.mark.parametrize("door", [CHOSEN, ASKED])
@pytest.mark.parametrize("how", ["friend-quietly", "friend-kindly"])
def test_the_same_two_may_link_anew(how: str, door: str) -> None:
    pair = stopped(with_steps(sent()), how)
    pair.pass_time(MINUTE)
    pair.ana.command("friend")
    pair.ana.tap(door, *(["friend-go-on"] if door == ASKED else []))
    pair.open(pair.token())
    assert pair.lena.line == INVITED
    pair.lena.tap(HAPPY, "befriended-no")
    pair.settle()
    pair.ana.tap(THEM)
    pair.settle()
    assert [link.state for link in pair.lena.known.links] == [LinkState.ACTIVE]
    pair.lena.command("hello")
    pair.lena.tap("befriended-tea")
    pair.settle()
    assert pair.ana.line == line("friend-came", friend="Lena", text=line("befriended-tea"))


def test_a_friend_who_stops_after_a_quiet_end_is_not_told_of_either() -> None:
    pair = stopped(with_steps(sent()), "friend-quietly")
    said = len(pair.ana.said)
    pair.lena.command("stop")
    pair.lena.tap("befriended-stop-now")
    assert pair.lena.passed == []
    pair.pass_time(DAY)
    assert len(pair.ana.said) == said


def test_a_link_that_was_out_before_a_quiet_end_answers_as_if_nothing_had_changed() -> None:
    pair, other = linked(), linked()
    for one in (pair, other):
        one.ana.command("friend")
        one.ana.tap("friend-invite-another", CHOSEN)
    spare = [one.token() for one in (pair, other)]
    pair.pass_time(MINUTE)
    stopped(pair, "friend-quietly")
    for one, token in zip((pair, other), spare, strict=True):
        one.open(token)
        assert one.lena.key == ALREADY


def test_the_used_link_opens_nothing_in_any_state() -> None:
    for how in ("friend-quietly", "friend-kindly"):
        pair = Pair()
        token = pair.link()
        pair.open(token)
        pair.lena.tap(HAPPY, "befriended-no")
        pair.settle()
        pair.ana.tap(THEM)
        stopped(with_steps(pair), how)
        pair.open(token)
        assert pair.lena.key == CLOSED


@pytest.mark.parametrize("state", [*sorted(AS_A_FRIEND), LinkState.ENDED])
def test_a_link_that_was_answered_or_has_ended_opens_nothing(state: LinkState) -> None:
    pair = Pair()
    token = pair.link()
    pair.open(token)
    (invite,) = pair.lena.known.links
    pair.lena.known = replace(pair.lena.known, links=(), invite=replace(invite, state=state))
    pair.lena.happen(Commanded("start", token, 900))
    assert pair.lena.key == CLOSED


def test_somebody_who_has_gone_and_comes_back_takes_the_place_of_what_was_left() -> None:
    pair = Pair()
    left = Link(78, 8, LinkState.SILENT, 8, person_name="Ana")
    elses = replace(left, id=79, person_name="Zoe")
    met(pair, left, elses).linked()
    kept = {link.person_name: link.state for link in pair.lena.known.links}
    assert len(pair.lena.known.links) == 2
    assert kept == {"Ana": LinkState.ACTIVE, "Zoe": LinkState.SILENT}


def test_a_friend_under_18_ends_all_of_it() -> None:
    pair = with_steps(linked())
    pair.lena.say("I'm 15")
    pair.lena.tap("welcome-under-18")
    pair.settle()
    assert _states(pair) == []
    assert pair.ana.line == line("friend-left", friend="Lena")


# what nobody answers


def test_an_invitation_that_nobody_opened_goes_by_itself() -> None:
    pair = Pair()
    pair.link()
    said = len([effect for effect in pair.ana.said if isinstance(effect, Say)])
    pair.pass_time(OPEN_FOR)
    assert _states(pair) == [LinkState.INVITED]
    pair.pass_time(2 * MINUTE)
    assert _states(pair) == []
    assert len([effect for effect in pair.ana.said if isinstance(effect, Say)]) == said


@pytest.mark.parametrize("steps", [False, True])
def test_a_yes_that_is_never_confirmed_goes_by_itself(steps: bool) -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "befriended-no")
    if steps:
        with_steps(pair)
    pair.pass_time(CONFIRM_FOR)
    assert _states(pair) == [LinkState.AGREED]
    pair.pass_time(2 * MINUTE)
    assert _states(pair) == []
    assert pair.lena.forgotten is not steps


def test_a_confirmed_yes_stays() -> None:
    pair = linked()
    pair.pass_time(CONFIRM_FOR + DAY)
    assert [link.state for link in pair.lena.known.links] == [LinkState.ACTIVE]


def test_what_waits_is_not_counted_as_a_friend() -> None:
    pair = linked()
    pair.ana.command("friend")
    pair.ana.tap("friend-invite-another", CHOSEN)
    pair.ana.command("erase")
    assert line("data-erase-sure", steps=0, notes=0, friends=1) in pair.ana.lines


# who lives here by a link alone


@pytest.mark.parametrize(
    ("end", "said"),
    [(Ended, "befriended-ended"), (Left, "befriended-ended"), (Closed, "befriended-not-opened")],
)
def test_one_end_of_two_leaves_the_other_yes_standing(end: type[News], said: str) -> None:
    pair = met(linked(), replace(OTHER, state=LinkState.AGREED))
    (mine, _) = pair.lena.known.links
    _news(pair, mine, end)
    assert pair.lena.key == said
    assert not pair.lena.forgotten


def test_nobody_knows_whether_it_arrived_and_both_sides_are_told_so_kindly() -> None:
    pair = linked()
    (link,) = pair.ana.known.links
    for play, other, said in (
        (pair.ana, 7, line("friend-in-doubt", friend="Lena")),
        (pair.lena, 8, line("befriended-in-doubt", person="Ana")),
    ):
        news = news_of(link, other, InDoubt)
        play.happen(TimeCame((Due(DueKind.NEWS, link.id, play.now, news),)))
        assert play.line == said
        assert pair.ana.known.links == (link,)


def test_who_is_blocked_and_hears_of_the_end_is_wiped_without_a_word() -> None:
    pair = linked()
    person = replace(pair.lena.known.person, reachable=False)
    pair.lena.known = replace(pair.lena.known, person=person)
    said = len(pair.lena.said)
    _news(pair, pair.lena.known.links[0], Ended)
    assert any(isinstance(effect, Forget) for effect in pair.lena.said[said:])
    assert not [effect for effect in pair.lena.said[said:] if isinstance(effect, Say)]


def test_an_end_that_waits_too_long_is_let_go_with_its_name() -> None:
    pair = linked()
    lena = replace(pair.lena.known.person, held_until=pair.lena.now + 9 * DAY)
    pair.lena.known = replace(pair.lena.known, person=lena)
    stopped(pair, "friend-kindly")
    pair.pass_time(5 * DAY)
    assert pair.lena.passed == []
    assert pair.lena.forgotten
    assert "befriended-ended" not in pair.lena.keys


def test_a_card_whose_words_have_gone_says_that_it_has_ended() -> None:
    pair = sent()
    pair.lena.tap("befriended-thinking")
    pair.settle()
    emptied = [
        replace(talk, memory=FriendMemory(link=FriendMemory.of(talk).link))
        for talk in pair.ana.known.talks
    ]
    pair.ana.known = replace(pair.ana.known, talks=tuple(emptied), links=())
    pair.ana.tap("friend-keep-line")
    assert pair.ana.key == "friend-over"


def _news(pair: Pair, link: Link, kind: type[News]) -> None:
    news = news_of(link, 8, kind)
    pair.lena.happen(TimeCame((Due(DueKind.NEWS, link.id, pair.lena.now, news),)))


def _states(pair: Pair) -> list[LinkState]:
    """Of what the two know, each link once."""
    known = {link.id: link for play in (pair.ana, pair.lena) for link in play.known.links}
    return [link.state for link in known.values()]


@pytest.mark.parametrize("how", ["friend-quietly", "friend-kindly"])
def test_a_line_that_waits_says_at_once_that_it_does_not_go(how: str) -> None:
    pair = sent()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-send-tomorrow")
    stopped(pair, how)
    pair.pass_time(MINUTE)
    assert "friend-goes-at" not in pair.ana.on_screen
    pair.pass_time(DAY)
    assert "friend-line-small" not in every_key(pair.lena.got)
