"""Not every text is a step: questions are answered, and situations lead to what helps in them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.flows.befriended import cards
from bot.core.records.effects import Forget, Pass
from bot.core.records.events import Said
from bot.core.records.lines import line
from bot.core.records.model import Flow
from bot.ear.care import hear
from tests.core.pair import Pair, linked
from tests.core.pair import at as with_a_line
from tests.core.play import Play, cued, planned, welcomed
from tests.core.test_decide import asked, decided

FILE = Path(__file__).parents[2] / "said" / "not_a_step.toml"
SAID = tomllib.loads(FILE.read_text(encoding="utf-8"))
QUESTIONS = {row["text"]: row["asked"] for row in SAID["question"]}
SITUATIONS = SAID["situation"]
STEPS = [row["text"] for row in SAID["step"]]
SECONDS = timedelta(seconds=4)


def _tapped(play: Play, *names: str) -> Play:
    play.tap(*names)
    return play


def _commanded(name: str, *names: str) -> Play:
    play = planned()
    play.command(name)
    return _tapped(play, *names)


def _door() -> Play:
    play = Play()
    play.command("start")
    return play


ROOMS: dict[str, Callable[[], Play]] = {
    "welcome-path": lambda: _tapped(_door(), "welcome-keep"),
    "plan-ideas": welcomed,
    "plan-clock": lambda: _tapped(welcomed(), "idea-shop-hello"),
    "plan-when": lambda: _tapped(welcomed(), "idea-shop-hello", "14:05"),
    "plan-guess": lambda: _tapped(welcomed(), "idea-shop-hello", "14:05", "tomorrow 17:30"),
    "cue-short": cued,
    "cue-going": lambda: _tapped(cued(), "cue-im-going"),
    "debrief-feel-again": lambda: _tapped(cued(), "cue-im-going", "cue-done"),
    "debrief-ease-easy": lambda: _tapped(cued(), "cue-im-going", "cue-done", "feel-okay"),
    "did-what": lambda: _commanded("did"),
    "friend-who": lambda: _commanded("friend"),
    "friend-ask-name": lambda: _commanded("friend", "friend-chosen"),
    "settings-screen": lambda: _commanded("settings"),
    "own-mantra": lambda: _commanded("look", "look-own-lines", "own-mantra-button"),
}
"""By the question that stands there."""


@pytest.mark.parametrize("room", sorted(ROOMS))
@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_about_us_is_answered_and_the_question_stands_again(
    room: str, text: str
) -> None:
    play = ROOMS[room]()
    offered, steps = play.offered, len(play.known.steps)
    play.say(text)
    play.pass_time(SECONDS)
    assert play.key == QUESTIONS[text]
    assert room in play.keys
    assert play.offered == offered
    assert len(play.known.steps) == steps
    assert not play.known.notes
    assert text not in repr(play.known)


@pytest.mark.parametrize("text", QUESTIONS)
def test_out_of_the_blue_it_is_answered_too(text: str) -> None:
    play = planned()
    play.say(text)
    assert play.key in (QUESTIONS[text], "help-about")
    assert "home-plan-it" not in play.offered


@pytest.mark.parametrize("text", [t for t in QUESTIONS if QUESTIONS[t] != "asked-a-human"])
def test_at_the_door_the_whole_notice_answers(text: str) -> None:
    play = _door()
    play.say(text)
    assert play.key == "welcome-notice"


@pytest.mark.parametrize("text", ["?", "who reads this", "is this private", "why did I get this?"])
def test_a_friend_asks_the_same_and_nothing_is_sent(text: str) -> None:
    for pair in (linked(), with_a_line()):
        pair.lena.say(text)
        pair.settle()
        assert pair.lena.key == "befriended-about"
        assert not [one for one in pair.lena.said if isinstance(one, Pass) and text in repr(one)]
    invited = Pair()
    invited.open(invited.link())
    invited.lena.say(text)
    assert invited.lena.key == "befriended-notice"


@pytest.mark.parametrize("case", SITUATIONS, ids=lambda case: case["text"])
def test_a_situation_leads_to_its_tool_in_two_taps(case: dict[str, str]) -> None:
    play = planned()
    play.say(case["text"])
    assert play.key == case["card"]
    if "by" in case:
        play.tap(case["by"])
        assert play.key == case["tool"]


@pytest.mark.parametrize("case", SITUATIONS, ids=lambda case: case["text"])
def test_under_the_ideas_a_situation_is_no_step(case: dict[str, str]) -> None:
    play = welcomed()
    play.say(case["text"])
    play.pass_time(SECONDS)
    nothing_planned = {"next-coming": "next-nothing", "plan-already": "plan-ideas"}
    assert play.key == nothing_planned.get(case["card"], case["card"])
    assert not play.known.steps


@pytest.mark.parametrize("text", ["no one answered my text", "it's too much", "they kept asking"])
def test_what_answers_a_question_of_a_debrief_stays_the_answer(text: str) -> None:
    play = _tapped(cued(), "cue-im-going", "cue-done", "feel-tense", "idea-shop-hello.easy1")
    play.say(text)
    play.pass_time(SECONDS)
    assert play.known.steps[0].answers["hard"] == text


@pytest.mark.parametrize("text", STEPS)
def test_words_that_look_alike_are_a_step(text: str) -> None:
    play = welcomed()
    play.say(text)
    play.pass_time(SECONDS)
    play.tap("14:05", "tomorrow 17:30", "feel-okay")
    assert play.key.startswith("plan-readback")
    assert text in play.values


def test_a_plan_that_was_interrupted_is_asked_about_again() -> None:
    play = ROOMS["plan-when"]()
    play.say("someone offered me a drink")
    assert play.key == "settle-offered"
    play.tap("breathe-enough")
    play.command("plan")
    assert play.key == "plan-unfinished"
    play = ROOMS["plan-when"]()
    play.say("how do I say no")
    play.tap("home-just-saying")
    assert play.key == "plan-when"


def test_danger_comes_before_a_situation() -> None:
    play = welcomed()
    play.say("someone offered me a drink and I want to die")
    assert play.key.startswith("care-card")


def test_that_it_is_hard_is_heard_where_a_time_is_asked_for() -> None:
    play = ROOMS["plan-when"]()
    play.say("I feel awful")
    assert play.key == "hard-beside"
    assert "plan-when" in play.keys


def test_what_stops_what_stands_is_no_wish_for_fewer_messages() -> None:
    play = welcomed()
    play.say("cancel it")
    assert play.key == "cancel-plan"


@pytest.mark.parametrize("text", ["how do I say no", "what now?", "it's too much"])
def test_where_a_name_is_asked_for_it_is_no_name(text: str) -> None:
    play = ROOMS["friend-ask-name"]()
    play.say(text)
    assert "friend-ask-name" in play.keys
    assert play.known.person.name == ""
    play.say("Ana")
    assert play.line == line("friend-link", name="Ana")


@pytest.mark.parametrize("flow", list(Flow))
def test_at_no_place_does_any_of_it_send_agree_or_erase(flow: Flow) -> None:
    texts = [*QUESTIONS, *(case["text"] for case in SITUATIONS if "by" in case)]
    for known, talk, _ in asked(flow):
        theirs = talk.flow is Flow.BEFRIENDED and talk.at == cards.At.LINE
        for text in texts:
            decision = decided(known, Said(text, 11, heard=hear(text)))
            passed = [one for one in decision.effects if isinstance(one, Pass)]
            assert theirs or not passed, (talk.at, text)
            assert not [one for one in decision.effects if isinstance(one, Forget)], (talk.at, text)
            assert not decision.person or decision.person.consents == known.person.consents
