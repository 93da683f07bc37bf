"""Whom a text is for: each rule hears what it names, and looking changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bot.core.arrivals import routing, texts
from bot.core.arrivals.routing import RULES, To
from bot.core.flows import CONVERSATIONS
from bot.core.records.events import Draw, Said
from bot.core.talk.course import Course
from bot.core.talk.reading import read
from tests.core.pair import linked, previewed
from tests.core.play import Play, cued, planned, welcomed
from tests.core.told import caption, written

DRAW = Draw(tuple(range(500, 548)), 3, voice=written)


def _at(command: str) -> Callable[[], Play]:
    def play() -> Play:
        there = planned()
        there.command(command)
        return there

    return play


def _asked_how_it_was() -> Play:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    return play


def _offered_yesterday() -> Play:
    play = _at("next")()
    play.pass_time(timedelta(days=1))
    return play


def _a_friend_in_danger() -> Play:
    pair = linked()
    pair.lena.say("I want to die")
    return pair.lena


def _nothing_stands() -> Play:
    play = welcomed()
    play.command("cancel")
    return play


def _a_line_about_to_leave() -> Play:
    pair = previewed()
    pair.ana.tap("friend-send-to")
    return pair.ana


HEARD = (
    (_a_line_about_to_leave, "undo", To.UNDO),
    (_asked_how_it_was, "oops", To.MENDS),
    (_asked_how_it_was, "I didn't do it", To.MENDS),
    (_at("next"), caption("home-plan"), To.BUTTON),
    (cued, "going", To.BUTTON),
    (_at("erase"), caption("data-erase-now"), To.TAP),
    (_at("erase"), "yes", To.TAP),
    (cued, "help", To.ASIDE),
    (_at("plan"), "are you a human?", To.ASIDE),
    (_a_friend_in_danger, "thinking of you", To.PASSING),
    (cued, "stop", To.STOP),
    (_nothing_stands, "stop", To.STOP),
    (_nothing_stands, "it rains", To.NOBODY),
    (_offered_yesterday, "it rains", To.ANOTHER_DAY),
    (_asked_how_it_was, "it was loud", To.PART),
    (_asked_how_it_was, "stop", To.BUTTON),
    (cued, "it rains", To.TALK),
    (_at("settings"), "it rains", To.TALK),
)


def _text(play: Play, words: str) -> routing.Text:
    said = read(Said(words, 9_000), play.known.person.language)
    return routing.text(Course(CONVERSATIONS, play.known, said, play.now, DRAW), said)


def test_each_text_is_named_by_the_first_rule_that_holds() -> None:
    for there, words, to in HEARD:
        text = _text(there(), words)
        holding = [rule for rule, holds in RULES.items() if holds(text)]
        assert routing.whom(text) is holding[0] is to, f"{words!r} was heard by {holding}"


def test_every_rule_is_heard_here_and_has_what_follows() -> None:
    assert {to for _, _, to in HEARD} == set(To) == {*RULES} == {*texts.FOLLOWS}


def test_asking_whom_a_text_is_for_changes_nothing() -> None:
    for there, words, to in HEARD:
        text = _text(there(), words)
        before = text.course.known
        routing.whom(text)
        assert text.course.known is before, (there, words, to)
        assert text.course.effects == [], (there, words, to)
