"""A text without a word in it is no step, no answer, no note, no name and no message."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.records.effects import Decision, Pass
from bot.core.records.events import Said
from bot.core.records.lines import line
from bot.core.records.memories import BefriendedMemory
from bot.core.records.model import Flow, Known, LinkState, Look, StepState
from tests.core.pair import HAPPY, THEM, Pair, linked, stranger
from tests.core.pair import at as with_a_line
from tests.core.play import Play, cued, planned, welcomed
from tests.core.test_decide import asked, decided

SAID = Path(__file__).parents[2] / "said" / "nothing_seen.toml"
CASES = tomllib.loads(SAID.read_text(encoding="utf-8"))["case"]
TEXTS = [case["text"] for case in CASES]
BARE = [case["text"] for case in CASES if not case.get("means")]
YES = [case["text"] for case in CASES if case.get("means") == "yes"]
SOS = "🆘"
"""It brings help at once."""
SECONDS = timedelta(seconds=4)


def _kept(known: Known, decision: Decision, text: str) -> list[str]:
    """Where a text was kept or sent; parts of an answer are not heard yet."""
    talks = (replace(talk, parts=()) for talk in decision.talks)
    passed = (effect.news for effect in decision.effects if isinstance(effect, Pass))
    new = (*decision.steps, *decision.notes, *decision.links, *passed, *talks)
    person = () if decision.person is None else (decision.person,)
    return [repr(one) for one in (*new, *person) if repr(text)[1:-1] in repr(one)]


@pytest.mark.parametrize("flow", list(Flow))
def test_at_no_place_is_anything_of_it_kept_or_sent(flow: Flow) -> None:
    for known, talk, _ in asked(flow):
        for text in ("\u3164\u2800", "❤️", "🙏🏻 ❤️"):
            for said in (Said(text, 11), Said(text, 11, reply_to=4)):
                kept = _kept(known, decided(known, said), text)
                assert kept == [], (talk.at, text)


@pytest.mark.parametrize("text", TEXTS)
def test_under_the_ideas_it_is_no_step_and_they_stand_again(text: str) -> None:
    play = welcomed()
    play.say(text)
    play.pass_time(SECONDS)
    assert play.known.steps == ()
    if text != SOS:
        assert "plan-ideas" in play.keys
        assert "idea-shop-hello" in play.offered


@pytest.mark.parametrize("text", TEXTS)
def test_it_answers_no_question_of_a_debrief(text: str) -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done")
    play.say(text)
    assert play.known.steps[0].felt is None
    play.tap("feel-uneasy")
    play.say(text)
    play.pass_time(SECONDS)
    assert play.known.steps[0].answers == {}
    assert text == SOS or "debrief-ease-easy" in play.keys


@pytest.mark.parametrize("text", TEXTS)
def test_out_of_the_blue_it_is_no_step_and_no_note(text: str) -> None:
    play = planned()
    play.say(text)
    assert not {"home-plan-it", "home-keep"} & {*play.offered}


@pytest.mark.parametrize("text", BARE)
def test_it_is_said_that_words_are_read(text: str) -> None:
    play = planned()
    play.say(text)
    assert play.key == "home-cannot-read.sticker"


@pytest.mark.parametrize("command", ["plan", "promise"])
def test_behind_a_command_it_is_as_if_nothing_stood_there(command: str) -> None:
    for text in BARE:
        play, other = welcomed(), welcomed()
        play.command(command, text)
        other.command(command)
        assert play.line == other.line


@pytest.mark.parametrize("text", TEXTS)
def test_it_takes_the_place_of_nothing_that_was_said(text: str) -> None:
    play = welcomed()
    said = play.say("call my aunt")
    play.pass_time(SECONDS)
    play.tap("14:05", "tomorrow 17:30")
    play.edit(said, text)
    play.tap("feel-okay", "plan-good")
    assert [step.text for step in play.known.steps] == ["call my aunt"]


# a plain yes


@pytest.mark.parametrize("text", [*YES, "ok", "okay", "yes", "good"])
def test_a_thumb_is_the_plain_yes_of_a_card(text: str) -> None:
    play = welcomed()
    play.tap("idea-shop-hello", "14:05", "tomorrow 17:30", "feel-tense")
    play.say(text)
    assert play.key == "plan-set"
    play = cued()
    play.say(text)
    assert play.key == "cue-going"
    play = cued()
    play.tap(
        "cue-im-going", "cue-done", "feel-okay", "debrief-skip", "debrief-skip", "own-same-again"
    )
    play.say(text)
    assert [step.state for step in play.known.steps] == [StepState.DONE, StepState.PLANNED]


@pytest.mark.parametrize("text", [*YES, "ok", "yes"])
def test_a_thumb_chooses_nobodys_path(text: str) -> None:
    play = Play()
    play.command("start")
    play.tap("welcome-keep")
    play.say(text)
    assert "welcome-path" in play.keys
    assert play.known.person.look is Look.SHORT


@pytest.mark.parametrize("text", [*YES, "ok"])
def test_a_thumb_agrees_to_nothing_and_sends_nothing(text: str) -> None:
    play = Play()
    play.command("start")
    play.say(text)
    assert play.key == "only-a-tap"
    pair = Pair()
    pair.open(pair.link())
    pair.lena.say(text)
    assert pair.lena.key == "only-a-tap"
    pair.lena.tap(HAPPY, "befriended-no")
    pair.settle()
    pair.ana.say(text)
    assert pair.ana.key == "only-a-tap"
    pair.ana.tap(THEM)
    pair.settle()
    pair.lena.say("Cake?")
    pair.lena.say(text)
    assert pair.lena.key == "only-a-tap"
    assert not [one for one in pair.lena.said if isinstance(one, Pass) and "Cake" in repr(one)]


@pytest.mark.parametrize("text", [*YES, "ok", "Okay."])
def test_a_thumb_where_nothing_was_asked_is_just_that(text: str) -> None:
    play = planned()
    play.say(text)
    assert play.key == "home-okay"


# a friend's


@pytest.mark.parametrize("text", [*BARE, *YES])
def test_a_friends_sign_is_no_message_and_they_are_told_what_goes(text: str) -> None:
    for pair in (with_a_line(), linked()):
        pair.lena.say(text)
        pair.settle()
        assert pair.lena.key == "befriended-signs"
        assert "befriended-wave" in pair.lena.offered
        assert not [one for one in pair.ana.got if one.key == "friend-came"]


@pytest.mark.parametrize("text", [*BARE, *YES])
def test_a_persons_own_message_is_no_sign_alone(text: str) -> None:
    pair = linked()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-other-words", "friend-own-words")
    pair.ana.say(text)
    assert pair.ana.key == "friend-own-signs"


def test_words_that_wait_for_a_tap_are_no_sign_after_an_edit() -> None:
    pair = linked()
    said = pair.lena.say("Cake?")
    pair.lena.edit(said, "❤️")
    assert BefriendedMemory.of(pair.lena.known.talks[-1]).text == "Cake?"


# names


NOBODY = ["\u3164", "\u2800\u200b", " ", ""]


@pytest.mark.parametrize("display", [*NOBODY, "👑", "❤️ ㅤ"])
def test_whoever_shows_no_name_is_asked_for_one(display: str) -> None:
    play = welcomed()
    play.known = replace(play.known, display=display)
    play.command("friend")
    play.tap("friend-chosen")
    assert play.key == "friend-ask-name"
    for text in (*BARE[:12], "❤️", "👍"):
        play.say(text)
        assert "friend-ask-name" in play.keys, ascii(text)
    play.say("Ana")
    assert play.line == line("friend-link", name="Ana")


def test_a_sign_before_a_name_is_no_name() -> None:
    play = welcomed()
    play.known = replace(play.known, display="👑 Ana B.")
    play.command("friend")
    play.tap("friend-chosen")
    assert play.line == line("friend-link", name="Ana")


@pytest.mark.parametrize("display", NOBODY)
def test_of_a_friend_without_a_name_it_is_said_and_it_can_be_refused(display: str) -> None:
    pair = Pair(lena=stranger(8, display))
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "befriended-no")
    pair.settle()
    assert pair.ana.key == "friend-is-it-them-nameless"
    assert pair.ana.offered == [THEM, "friend-no-close"]
    refused = pair.again()
    refused.ana.tap("friend-no-close")
    assert not [link for link in refused.ana.known.links if link.state is LinkState.ACTIVE]
    pair.ana.tap(THEM)
    assert pair.ana.line == line("friend-linked", friend="Someone")
