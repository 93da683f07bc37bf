"""What was written goes after its time; what was done, what is starred and what counts stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.effects import AnswerTap, Say
from bot.core.records.events import DueKind
from bot.core.records.lines import line
from bot.core.records.memories import HomeMemory
from bot.core.records.model import Chip, Given, Note, Step, StepState
from bot.core.rules import fading
from tests.core.arrivals.test_weekly import stepped
from tests.core.play import Play

DAY = timedelta(days=1)
WEEK = 7 * DAY
OWN = Step(
    60,
    StepState.DONE,
    text="call the clinic",
    sign="they know my name",
    short="call",
    guess=7,
    felt=5,
    answers={"easy": "the nurse laughed", "hard": Chip("hard1")},
    change="with my sister",
    promise=True,
    given=(Given("easy", stepped().now, ((3, "the nurse laughed"),)),),
)


def with_words(*steps: Step, notes: tuple[Note, ...] = (), stay: int = 90) -> Play:
    """A person with these behind them, on an evening in December, who chose so many days."""
    play = stepped()
    settled = tuple(replace(one, at=play.now, settled_at=play.now) for one in steps)
    person = replace(play.known.person, done=len(steps), words_stay=stay)
    play.known = replace(play.known, person=person, steps=settled, notes=notes, talks=())
    return play


def test_what_was_written_stays_until_they_delete_it() -> None:
    kept = Note(5, stepped().now, "it rained")
    play = with_words(OWN, notes=(kept,), stay=0)
    before = play.known
    play.pass_time(3 * 365 * DAY)
    assert (play.known.steps, play.known.notes) == (before.steps, before.notes)
    assert not any(kind is DueKind.WEEK for _, kind in play.calendar)


def test_words_go_after_ninety_days_and_the_step_stays() -> None:
    play = with_words(OWN)
    play.pass_time(89 * DAY)
    assert play.known.steps[0].text == "call the clinic"
    play.pass_time(DAY + WEEK)
    (step,) = play.known.steps
    assert (step.text, step.sign, step.short, step.change) == ("", "", "", "")
    assert step.answers == {"hard": Chip("hard1")}, "what was tapped is no text of theirs"
    assert not step.given
    assert (step.guess, step.felt, step.state) == (7, 5, StepState.DONE)


def test_nothing_goes_down() -> None:
    play = with_words(OWN, replace(OWN, id=61, told=True), replace(OWN, id=62, promise=False))
    play.command("look")
    assert line("look-since", count=3) in play.lines
    assert line("look-promises", kept=2, posted=1) in play.lines
    play.tap("look-close")
    play.pass_time(2 * 365 * DAY)
    assert play.known.person.done == 3
    play.command("look")
    play.tap("look-last-steps")
    assert play.keys.count("own-name-gone") == 3
    assert [step.told for step in play.known.steps].count(True) == 1
    assert [step.promise for step in play.known.steps].count(True) == 2


def test_feelings_go_after_a_year() -> None:
    play = with_words(OWN)
    play.pass_time(364 * DAY)
    assert play.known.steps[0].felt == 5
    play.pass_time(DAY + WEEK)
    (step,) = play.known.steps
    assert (step.guess, step.felt, step.answers) == (None, None, {})
    assert not any(kind is DueKind.WEEK for _, kind in play.calendar), "nothing is left to go"


def test_what_is_starred_stays_as_long_as_they_like() -> None:
    play = with_words(replace(OWN, starred=True), notes=(Note(5, stepped().now, "it rained"),))
    play.command("look")
    play.tap("look-kept-lines", "2", "look-star")
    answer = next(e for e in reversed(play.said) if isinstance(e, AnswerTap))
    assert answer.words is not None
    assert answer.words.key == "look-starred"
    play.tap("back", "back", "look-close")
    play.pass_time(3 * 365 * DAY)
    assert play.known.steps[0].text == "call the clinic"
    assert play.known.notes[0].text == "it rained"
    play.command("look")
    play.tap("look-kept-lines", "1", "look-unstar", "back", "back", "look-close")
    play.pass_time(WEEK)
    assert len(play.known.notes) + sum(bool(step.text) for step in play.known.steps) == 1


def test_notes_go_and_a_friends_kept_line_stays() -> None:
    play = stepped()
    mine, hers = Note(5, play.now, "it rained"), Note(6, play.now, "Cake?", link=3, sender="Lena")
    play = with_words(notes=(mine, hers))
    play.say("the sky was pink")
    play.tap("home-keep")
    assert play.line == line("home-kept", count=90)
    play.pass_time(90 * DAY + WEEK)
    assert play.known.notes == (hers,)


@pytest.mark.parametrize("state", [StepState.SHELVED, StepState.PLANNED])
def test_what_is_still_to_come_keeps_its_words(state: StepState) -> None:
    step = replace(OWN, state=state, at=stepped().now - 400 * DAY)
    person = replace(stepped().known.person, words_stay=90)
    assert fading.faded(step, person, stepped().now) == step


def test_what_was_typed_and_never_kept_goes_with_its_card() -> None:
    play = stepped()
    play.say("I saw my old teacher")
    assert play.key == "home-for-what"
    play.said.clear()
    play.pass_time(90 * DAY + WEEK)
    assert not any(HomeMemory.of(talk).text for talk in play.known.talks)
    assert not [e for e in play.said if isinstance(e, Say) and not e.silent]


def test_it_goes_in_a_pause_and_when_we_are_blocked_too() -> None:
    for changed in ({"reachable": False}, {"weekly": None}, {"unanswered": 2}):
        play = with_words(OWN)
        play.known = replace(play.known, person=replace(play.known.person, **changed))
        play.said.clear()
        play.pass_time(90 * DAY + WEEK)
        assert play.known.steps[0].text == ""
        assert not [effect for effect in play.said if isinstance(effect, Say)]


def test_how_long_words_stay_is_shown_and_chosen() -> None:
    play = with_words(OWN, stay=0)
    play.pass_time(100 * DAY)
    play.command("privacy")
    assert "welcome-notice" in play.keys
    play.tap("data-words-stay")
    assert play.offered == ["0", "90", "365", "back"]
    play.tap("90")
    assert line("data-words-stay", count=90) in play.captions
    assert play.known.steps[0].text, "nothing goes at once: there is time to star or to export"
    play.pass_time(WEEK)
    assert play.known.steps[0].text == ""
    play = with_words(OWN, stay=0)
    play.command("privacy")
    play.tap("data-words-stay", "365", "data-close")
    play.pass_time(364 * DAY)
    assert play.known.steps[0].text == "call the clinic"
    play.pass_time(DAY + WEEK)
    assert play.known.steps[0].text == ""
