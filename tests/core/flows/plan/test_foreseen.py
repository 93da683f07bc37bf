"""A guess in words: kept where it is typed, and beside what happened when it is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.arrivals.asides import MOST_BUTTONS
from bot.core.records.lines import line
from bot.core.records.model import Look, Step
from tests.core.play import Play, played_once, welcomed

LONG = "they will all look at me and say nothing " * 12


@played_once
def guessing() -> Play:
    """Somebody who is asked how a hello in the shop may feel, tomorrow at 17:30."""
    play = welcomed()
    play.tap("idea-shop-hello", "14:05", "tomorrow 17:30")
    return play


def plan(play: Play) -> Step:
    play.tap("plan-good")
    return play.known.steps[-1]


def done(*typed: str, easy: str = "", felt: str = "feel-uneasy") -> Play:
    """The step with this guess is over; the last card stands."""
    play = guessing()
    for text in typed:
        play.say(text)
    play.tap("feel-tense", "plan-good")
    play.pass_time(datetime(2026, 12, 1, 16, 20, tzinfo=UTC) - play.now)
    play.tap("cue-im-going", "cue-done", felt)
    if easy:
        play.say(easy)
        play.pass_time(timedelta(seconds=4))
    play.tap("debrief-enough")
    return play


@pytest.mark.parametrize("typed", ["They will ignore me.", LONG, "they laugh \U0001f602 at me"])
def test_words_that_are_no_feeling_are_kept_and_the_five_stand_again(typed: str) -> None:
    play = guessing()
    play.say(typed)
    assert play.key == "ahead-noted"
    assert "feel-tense" in play.offered
    play.tap("feel-tense")
    step = plan(play)
    assert (step.foreseen, step.guess) == (typed.strip(), 7)


@pytest.mark.parametrize("typed", ["skip", "\U0001f602", "14:05", "no", "\u200b"])
def test_what_tells_nothing_is_not_kept(typed: str) -> None:
    play = guessing()
    play.say(typed)
    assert "ahead-noted" not in play.keys
    assert "feel-tense" in play.offered, "it is asked once more"
    play.tap("feel-tense")
    assert plan(play).foreseen == ""


def test_who_sees_a_wrong_clock_says_so_here_too() -> None:
    play = guessing()
    play.say("wrong clock")
    assert play.key == "plan-clock"


def test_one_of_the_five_after_the_words_is_the_guess() -> None:
    play = guessing()
    play.say("They will ignore me.")
    play.say("And nobody says hello.")
    play.say("very tense")
    play.tap("plan-as-it-is")
    step = plan(play)
    assert step.foreseen == "They will ignore me.\nAnd nobody says hello."
    assert step.guess == 9


def test_danger_is_no_guess() -> None:
    play = guessing()
    play.say("I want to die")
    assert play.key.startswith("care-card")
    assert "die" not in {step.foreseen for step in play.known.steps}


def test_it_can_be_said_later_and_the_plan_stands_as_it_was() -> None:
    play = guessing()
    play.tap("feel-uneasy")
    before = play.line
    play.tap("plan-change", "plan-change-feel")
    assert "ahead-in-words" in play.offered
    assert len(play.offered) <= MOST_BUTTONS
    play.tap("ahead-in-words")
    assert play.key == "ahead-ask-words"
    play.say("They will ignore me.")
    play.pass_time(timedelta(seconds=4))
    assert play.line == line("ahead-kept", plan=before)
    step = plan(play)
    assert (step.foreseen, step.guess) == ("They will ignore me.", 5)


def test_who_thinks_better_of_it_goes_back() -> None:
    play = guessing()
    assert "ahead-in-words" not in play.offered, "the five words come first"
    play.tap("feel-uneasy", "plan-change", "plan-change-feel", "ahead-in-words", "back")
    assert play.key == "plan-guess"
    play.tap("feel-calm")
    assert plan(play).foreseen == ""


@pytest.mark.parametrize("planned", [False, True])
def test_an_edit_mends_it(planned: bool) -> None:
    play = guessing()
    message = play.say("They will ignore me.")
    play.tap("feel-tense")
    if planned:
        plan(play)
    play.edit(message, "They will be kind.")
    step = play.known.steps[-1] if planned else plan(play)
    assert (step.foreseen, step.guess) == ("They will be kind.", 7)


def test_undo_takes_it_back() -> None:
    play = guessing()
    play.say("They will ignore me.")
    play.say("undo")
    assert "plan-guess" in play.keys
    play.tap("feel-tense")
    assert plan(play).foreseen == ""


THOUGHT = "They will ignore me."
NOTHING = line("nothing")


@pytest.mark.parametrize(
    ("easy", "happened"),
    [
        ("", line("idea-shop-hello.did")),
        ("The lady smiled.", line("ahead-happened", text="The lady smiled.")),
        ("I'm so stupid", line("idea-shop-hello.did")),
    ],
)
def test_it_stands_beside_what_happened(easy: str, happened: object) -> None:
    play = done(THOUGHT, easy=easy)
    said = next(one for one in play.lines if one.key == "ahead-foreseen")
    assert said.params["text"] == THOUGHT
    assert said.params["happened"] == happened
    assert said.params["useful"] == NOTHING, "it was easier than they thought"
    assert "debrief-lighter" in play.keys


@pytest.mark.parametrize(
    ("felt", "useful"), [("feel-okay", False), ("feel-tense", True), ("feel-very-tense", True)]
)
def test_what_came_true_is_useful_to_know(felt: str, useful: bool) -> None:
    play = done(THOUGHT, felt=felt)
    assert "ahead-foreseen" in play.keys
    assert ("ahead-useful" in play.keys) is useful


@pytest.mark.parametrize("typed", [(), ("I'm so stupid and they will see it",)])
def test_nothing_is_held_up_without_a_guess_or_of_hard_words(typed: tuple[str, ...]) -> None:
    assert "ahead-foreseen" not in done(*typed).keys


def test_it_did_not_happen() -> None:
    play = guessing()
    play.say(THOUGHT)
    play.tap("feel-tense", "plan-good")
    play.pass_time(datetime(2026, 12, 1, 17, 30, tzinfo=UTC) - play.now)
    play.tap("cue-no-step", "debrief-leave-it")
    assert "ahead-foreseen" not in play.keys


def test_much_of_it_is_cut_on_the_card_and_whole_in_what_is_kept() -> None:
    play = done(LONG)
    shown = next(one for one in play.lines if one.key == "ahead-foreseen").params["text"]
    assert isinstance(shown, str)
    assert len(shown) < 130
    assert play.known.steps[0].foreseen == LONG.strip()


def test_looking_back_shows_it_and_the_next_step_begins_without_it() -> None:
    play = done(THOUGHT)
    play.tap("debrief-yes")
    assert play.known.steps[-1].foreseen == ""
    play.command("look")
    play.tap("look-last-steps", "1")
    assert "look-foreseen" in play.keys
    assert THOUGHT in play.values


def test_in_a_hidden_chat_it_goes_with_the_card() -> None:
    play = guessing()
    play.say(THOUGHT)
    play.tap("feel-tense", "plan-hide", "plan-good")
    assert play.known.person.look is Look.HIDDEN
    play.pass_time(timedelta(days=1))
    shown = [value for told in play.screen.values() for value in told.values]
    assert THOUGHT not in shown


def test_it_fades_with_their_words() -> None:
    play = done(THOUGHT)
    person = replace(play.known.person, words_stay=90)
    play.known = replace(play.known, person=person)
    play.pass_time(timedelta(days=120))
    assert play.known.steps[0].foreseen == ""
