"""Looking back: what happened, in words; page by page; changed, moved to another day, removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.records.effects import AnswerTap, Say
from bot.core.records.events import Tapped
from bot.core.records.model import SHAPE, Chip, Look, Note, Step, StepState
from tests.core.play import Play, planned, welcomed

HOUR = timedelta(hours=1)


def with_steps(*steps: Step) -> Play:
    """A person in Berlin with these steps behind them, and nothing open."""
    play = planned()
    play.now = datetime(2026, 12, 10, 15, tzinfo=UTC)
    play.calendar.clear()
    person = replace(play.known.person, done=len(steps))
    play.known = replace(play.known, person=person, steps=steps, talks=())
    return play


def done(id: int, days_ago: int, **more: object) -> Step:
    at = datetime(2026, 12, 10, 9, tzinfo=UTC) - timedelta(days=days_ago)
    step = Step(id, StepState.DONE, idea="shop-hello", at=at, settled_at=at + HOUR)
    return replace(step, **more)  # type: ignore[arg-type]


def lighter(id: int, days_ago: int, **more: object) -> Step:
    return done(id, days_ago, guess=7, felt=5, answers={"easy": Chip("easy1")}, **more)


def forty() -> Play:
    return with_steps(*(done(n, n) for n in range(1, 41)))


def test_with_nothing_to_look_at_it_says_so_in_one_kind_line() -> None:
    play = welcomed()
    play.said.clear()
    play.command("look")
    assert play.text.startswith("Nothing is here yet, and that's fine.")
    assert play.buttons == ["Notes to myself", "Close"]
    assert len([e for e in play.said if isinstance(e, Say)]) == 1


def test_the_week_is_what_happened() -> None:
    play = with_steps(
        lighter(1, 4),
        lighter(2, 2, idea="thinking-of-you"),
        done(3, 30, idea=None, text="call my mother"),
    )
    play.command("look")
    assert play.text == (
        "Your week: you said hello in the shop and wrote to someone. "
        "Twice it turned out easier than you guessed. That makes 3 steps since you began."
    )
    assert play.buttons == ["Last steps", "Notes to myself", "Close"]


def test_a_part_is_said_as_a_part_and_own_words_as_they_are() -> None:
    play = with_steps(
        done(1, 3, state=StepState.PART), done(2, 1, idea=None, text="call my mother")
    )
    play.command("look")
    assert play.text == (
        'Your week: you did a part of "hello in the shop" and did "call my mother".'
    )


def test_a_week_without_steps_is_not_mentioned() -> None:
    play = with_steps(done(1, 30))
    play.command("look")
    assert play.text == "Here is what you kept."


def test_what_did_not_happen_and_was_left_is_not_shown() -> None:
    play = with_steps(
        done(1, 1, state=StepState.NOT_THIS_TIME),
        done(2, 1, state=StepState.QUIET),
        done(3, 1, state=StepState.NOT_TODAY),
    )
    play.command("look")
    assert play.text.startswith("Nothing is here yet")


def test_the_last_steps_stand_beside_their_guess_in_their_own_words() -> None:
    play = with_steps(lighter(1, 4), done(2, 2, answers={"easy": "she smiled"}))
    play.command("look")
    play.tap("Last steps")
    assert play.text == (
        '1. Tuesday 8 Dec: hello in the shop. "she smiled".\n'
        "2. Sunday 6 Dec: hello in the shop. "
        "You guessed tense. It turned out uneasy. It was short."
    )
    assert play.buttons == ["1", "2", "Back"]
    play.tap("2")
    assert play.text == (
        "Sunday 6 Dec: hello in the shop. You guessed tense. It turned out uneasy.\n"
        "What was easy: It was short"
    )


def test_forty_entries_to_the_end_and_back() -> None:
    play = forty()
    play.command("look")
    play.tap("Last steps")
    seen = [play.text]
    while "Older" in play.buttons:
        play.tap("Older")
        seen.append(play.text)
    assert len(seen) == 14
    assert len("\n".join(seen).split("\n")) == 40
    assert play.buttons == ["1", "Newer", "Back"]
    for text in reversed(seen[:-1]):
        play.tap("Newer")
        assert play.text == text
    play.tap("Back")
    assert play.text.startswith("Your week: you said hello in the shop.")


def test_an_entry_goes_to_a_day_that_has_been_and_to_no_other() -> None:
    play = with_steps(done(1, 1))
    play.command("look")
    play.tap("Last steps", "1", "Another day")
    play.say("tomorrow")
    assert play.text == "That day is still to come. Which day was it?"
    play.say("24.12.2026")
    assert play.text == "That day is still to come. Which day was it?"
    play.say("31 February")
    assert play.text.startswith("I'm not sure which day you mean.")
    assert play.known.steps[0] == done(1, 1)
    play.say("3 Dec")
    assert play.text == "Thursday 3 Dec: hello in the shop."
    play.tap("Another day", "Yesterday")
    assert play.text == "Wednesday 9 Dec: hello in the shop."
    assert play.known.person.done == 1


def test_its_words_can_be_changed_and_emptied() -> None:
    play = with_steps(lighter(1, 1))
    play.command("look")
    play.tap("Last steps", "1", "Change the words", "What was easy")
    play.say("#easy2 is what I said")
    assert play.text.endswith('What was easy: "#easy2 is what I said"')
    play.tap("Change the words", "What was easy", "Leave it empty")
    assert play.known.steps[0].answers == {}
    play.tap("Change the words")
    assert "What it was" not in play.buttons


def test_an_entry_removed_twice_is_gone_once() -> None:
    play = with_steps(done(1, 1), done(2, 2))
    play.command("look")
    play.tap("Last steps", "1", "Remove it")
    asked = play.last
    assert asked.text == "Do you want to remove it for good?"
    play.tap("Remove it")
    assert [step.id for step in play.known.steps] == [2]
    assert play.buttons == ["1", "Back"]
    assert asked.talk is not None
    play.happen(Tapped(asked.talk, asked.step, "remove", asked.id, "query", SHAPE))
    assert [step.id for step in play.known.steps] == [2]
    assert play.known.person.done == 2, "the number only grows"


def test_what_went_elsewhere_leads_back_to_the_list() -> None:
    play = with_steps(done(1, 1), done(2, 2))
    play.command("look")
    play.tap("Last steps", "1", "Remove it")
    play.known = replace(play.known, steps=(done(2, 2),))
    play.tap("Remove it")
    assert play.buttons == ["1", "Back"]
    play.tap("1")
    play.known = replace(play.known, steps=())
    play.tap("Star")
    assert play.text.startswith("Nothing is here yet")


def test_a_star_brings_a_step_to_the_kept_lines() -> None:
    play = with_steps(done(1, 1))
    play.command("look")
    play.tap("Last steps", "1", "Star", "Back", "Back", "Kept notes", "1")
    assert "Take the star off" in play.buttons
    play.tap("Take the star off", "Back")
    assert play.buttons == ["Last steps", "Notes to myself", "Close"]


def test_kept_lines_are_notes_and_lines_of_friends() -> None:
    play = with_steps()
    when = datetime(2026, 11, 12, 12, tzinfo=UTC)
    notes = (
        Note(5, when, "Yes!! Cake on Sunday", link=3, sender="Lena"),
        Note(6, when + timedelta(days=1), "it rained and I went"),
    )
    play.known = replace(play.known, notes=notes)
    play.command("look")
    play.tap("Kept notes")
    assert play.text == (
        '1. Friday 13 Nov: "it rained and I went"\n2. Lena, Thursday 12 Nov: "Yes!! Cake on Sunday"'
    )
    play.tap("2")
    assert play.buttons == ["Star", "Remove it", "Back"], "her words stay hers"
    play.tap("Remove it", "Remove it", "1", "Change the words")
    play.say("it rained, and I still went")
    assert play.text == 'Friday 13 Nov: "it rained, and I still went"'
    assert [note.id for note in play.known.notes] == [6]


def test_a_card_of_last_week_still_answers() -> None:
    play = with_steps(done(1, 1))
    play.command("look")
    play.pass_time(timedelta(days=7))
    play.tap("Last steps")
    assert play.buttons == ["1", "Back"]


def test_a_closed_card_of_last_week_says_that_it_has_moved_on() -> None:
    play = with_steps(done(1, 1))
    play.command("look")
    week = play.last
    play.command("look")
    play.pass_time(timedelta(days=7))
    play.said.clear()
    assert week.talk is not None
    play.happen(Tapped(week.talk, week.step, "steps", week.id, "query", SHAPE))
    answer = next(e for e in play.said if isinstance(e, AnswerTap))
    assert answer.words is not None
    assert answer.words.key == "tap-passed"


def test_another_days_words_change_nothing_that_was_kept() -> None:
    play = with_steps(lighter(1, 1))
    play.command("look")
    play.tap("Last steps", "1", "Change the words", "What was easy")
    play.pass_time(timedelta(days=1))
    play.say("I met an old friend")
    assert play.text == "Plan it, done already, or just a note?"
    assert play.known.steps[0] == lighter(1, 1)


def test_in_a_hidden_chat_a_card_that_is_left_open_folds() -> None:
    play = with_steps(lighter(1, 1))
    play.known = replace(play.known, person=replace(play.known.person, look=Look.HIDDEN))
    play.command("look")
    play.tap("Last steps")
    play.pass_time(timedelta(minutes=20))
    play.tap("1")
    play.pass_time(timedelta(minutes=29))
    assert "hello in the shop" in play.text
    play.said.clear()
    play.pass_time(timedelta(minutes=1))
    assert play.text == "A note for you."
    assert play.buttons == []
    assert not [e for e in play.said if isinstance(e, Say)]


def test_words_on_the_week_are_heard_at_home() -> None:
    play = with_steps(done(1, 1))
    play.command("look")
    play.say("the baker knew my name")
    assert play.text == "Plan it, done already, or just a note?"


def test_promises_are_a_list_that_only_grows() -> None:
    play = planned()
    kept = replace(play.known.steps[0], state=StepState.DONE, settled_at=play.now, promise=True)
    play.known = replace(play.known, steps=(replace(kept, told=True),))
    play.command("look")
    assert play.text.endswith("Promises kept: 1. People told in time: 1.")
