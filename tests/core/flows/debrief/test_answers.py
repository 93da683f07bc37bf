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
from bot.engine.export import document
from bot.engine.kept import answer
from bot.store import records
from tests.core.flows.look.test_look import done, with_steps
from tests.core.play import BOOK, Play, cued


def test_an_answer_stands_under_the_question_that_was_asked() -> None:
    play = cued()
    play.known = replace(play.known, person=replace(play.known.person, path=Path.AFTER))
    play.tap("I'm going", "Done", "Uneasy", "Skip")
    assert play.text == "What felt risky?"
    play.say("my old street")
    play.pass_time(timedelta(seconds=4))
    play.tap("That's enough")
    play.known = replace(play.known, person=replace(play.known.person, path=Path.ALONE))
    play.command("look")
    play.tap("Last steps", "1")
    assert play.text.endswith('What felt risky: "my old street"')
    play.tap("Change the words")
    assert "What felt risky" in play.buttons
    assert "What felt risky: my old street" in _exported(play)


def test_words_added_later_stand_under_the_question_they_were_added_to() -> None:
    play = with_steps(done(1, 1))
    play.command("look")
    play.tap("Last steps", "1", "Change the words", "What was hard")
    play.say("the door")
    play.known = replace(play.known, person=replace(play.known.person, path=Path.BOTH))
    play.command("look")
    play.tap("Last steps", "1")
    assert play.text.endswith('What was hard: "the door"')


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
    play.tap("I'm going", "Done", "Uneasy")
    play.say(typed)
    play.pass_time(timedelta(seconds=4))
    play.tap("Skip")
    play.say('"#change1')
    play.pass_time(timedelta(seconds=4))
    assert 'hello in the shop ("' in play.text
    play.command("look")
    play.tap("Last steps", "1")
    assert f'What was easy: "{typed}"' in play.text
    assert 'Next time: ""#change1"' in play.text
    assert f"What was easy: {typed}\n" in _exported(play)
    play.tap("Change the words", "What was hard")
    play.say(typed)
    assert f'What was hard: "{typed}"' in play.text


def _exported(play: Play) -> str:
    return document(BOOK, play.known, "txt", play.now)[1].decode()
