"""What was answered stands under the question that was asked, as it was tapped or typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.records.lines import Typed, line
from bot.core.records.memories import PlanMemory
from bot.core.records.model import Path, Step
from bot.core.rules import lookback, wording
from bot.core.talk.gathering import PAUSE_AFTER
from bot.engine.export import document
from bot.engine.kept import answer
from bot.store import records
from tests.core.flows.look.test_look import done, with_steps
from tests.core.play import Play, cued
from tests.core.told import BOOK, caption


def test_an_answer_stands_under_the_question_that_was_asked() -> None:
    play = cued()
    play.known = replace(play.known, person=replace(play.known.person, path=Path.AFTER))
    play.tap("cue-im-going", "cue-done", "feel-uneasy", "debrief-skip")
    assert play.line == line("debrief-trust-hard", name=line("idea-shop-hello.name"))
    play.say("my old street")
    play.pass_time(timedelta(seconds=4))
    play.tap("debrief-enough")
    play.known = replace(play.known, person=replace(play.known.person, path=Path.ALONE))
    play.command("look")
    play.tap("look-last-steps", "1")
    assert "look-trust-hard" in play.keys
    assert "my old street" in play.values
    play.tap("look-change-words")
    assert "look-trust-hard" in play.offered
    assert f"{caption('look-trust-hard')}: my old street" in _exported(play)


def test_words_added_later_stand_under_the_question_they_were_added_to() -> None:
    play = with_steps(done(1, 1))
    play.command("look")
    play.tap("look-last-steps", "1", "look-change-words", "look-ease-hard")
    play.say("the door")
    play.known = replace(play.known, person=replace(play.known.person, path=Path.BOTH))
    play.command("look")
    play.tap("look-last-steps", "1")
    assert "look-ease-hard" in play.keys
    assert "the door" in play.values


TYPED = st.text(min_size=1).filter(str.strip) | st.sampled_from(
    ["#easy1", "easy1", "#same", "change1", '"change1', "#tired", "worried", '{"chip": "easy1"}']
)


@given(TYPED)
def test_whatever_is_typed_comes_back_as_typed(text: str) -> None:
    answers = dict.fromkeys(lookback.TOLD, text)
    step = done(1, 1, answers=answers, change=text)
    memory = records.from_bytes(PlanMemory, records.to_bytes(PlanMemory(step=step)))
    assert memory.step == step
    for kept in (step, records.from_bytes(Step, records.to_bytes(step))):
        assert kept.change == text
        assert wording.change(kept) == line("own-change-said", text=Typed(text))
    for question in lookback.TOLD:
        assert lookback.answer(step, question) == line("look-quoted", text=Typed(text))
        assert answer(BOOK, "en", step, question) == text


@pytest.mark.parametrize("typed", ["#easy1", "#hard2", "# 1 was the door", '"easy1'])
def test_words_that_look_like_a_key_are_words(typed: str) -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    play.say(typed)
    play.pass_time(timedelta(seconds=4))
    play.tap("debrief-skip")
    play.say('"#change1')
    play.pass_time(timedelta(seconds=4))
    assert "idea-shop-hello.name" in play.keys
    play.command("look")
    play.tap("look-last-steps", "1")
    assert "look-ease-easy" in play.keys
    assert "look-ease-change" in play.keys
    assert '"#change1' in play.values
    assert f"{caption('look-ease-easy')}: {typed}\n" in _exported(play)
    play.tap("look-change-words", "look-ease-hard")
    play.say(typed)
    assert "look-ease-hard" in play.keys


def _exported(play: Play) -> str:
    return document(BOOK, play.known, "txt", play.now)[1].decode()


def _answered(*texts: str) -> tuple[Play, list[int]]:
    """The first two questions, answered in words; and the messages they came in."""
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    messages = []
    for text in texts:
        messages.append(play.say(text))
        play.pass_time(PAUSE_AFTER)
    return play, messages


def test_an_earlier_answer_is_mended_after_a_later_one() -> None:
    play, (first, _) = _answered("the door", "the way in")
    play.edit(first, "the open door")
    assert play.known.steps[0].answers == {"easy": "the open door", "hard": "the way in"}


def test_an_answer_in_two_parts_is_mended_part_by_part() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    first, second = play.say("the door"), play.say("and the light")
    play.pass_time(PAUSE_AFTER)
    play.edit(first, "the open door")
    play.edit(second, "and the lamp")
    assert play.known.steps[0].answers["easy"] == "the open door\nand the lamp"
