"""Looking back: what happened, in words; page by page; changed, moved to another day, removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.records.effects import AnswerTap, Say
from bot.core.records.events import Tapped
from bot.core.records.lines import line
from bot.core.records.model import SHAPE, Chip, Look, Note, Step, StepState
from tests.core.play import Play, cued, planned, welcomed
from tests.core.told import every_key

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
    assert play.key == "look-nothing"
    assert play.offered == ["look-own-lines", "look-close"]
    assert len([e for e in play.said if isinstance(e, Say)]) == 1


def test_the_week_is_what_happened() -> None:
    play = with_steps(
        lighter(1, 4),
        lighter(2, 2, idea="thinking-of-you"),
        done(3, 30, idea=None, text="call my mother"),
    )
    play.command("look")
    assert play.keys == [
        "look-week",
        "look-did-two",
        "look-act-at",
        "look-act-hello",
        "idea-shop-hello.where",
        "look-act-message",
        "look-lighter",
        "look-since",
    ]
    assert play.values == [2, 3]
    assert play.offered == ["look-last-steps", "look-own-lines", "look-close"]


def test_a_part_is_said_as_a_part_and_own_words_as_they_are() -> None:
    play = with_steps(
        done(1, 3, state=StepState.PART), done(2, 1, idea=None, text="call my mother")
    )
    play.command("look")
    assert play.keys == [
        "look-week",
        "look-did-two",
        "look-act-part",
        "idea-shop-hello.name",
        "look-act-own",
        "own-name",
    ]
    assert play.values == ["call my mother"]


def test_a_week_without_steps_is_not_mentioned() -> None:
    play = with_steps(done(1, 30))
    play.command("look")
    assert play.key == "look-kept-here"


def test_what_did_not_happen_and_was_left_is_not_shown() -> None:
    play = with_steps(
        done(1, 1, state=StepState.NOT_THIS_TIME),
        done(2, 1, state=StepState.QUIET),
        done(3, 1, state=StepState.NOT_TODAY),
    )
    play.command("look")
    assert play.key == "look-nothing"


def test_the_last_steps_stand_beside_their_guess_in_their_own_words() -> None:
    play = with_steps(lighter(1, 4), done(2, 2, answers={"easy": "she smiled"}))
    play.command("look")
    play.tap("look-last-steps")
    assert play.keys == [
        "look-lines",
        "look-row",
        "idea-shop-hello.name",
        "look-said",
        "look-quoted",
        "look-row",
        "idea-shop-hello.name",
        "look-tail",
        "debrief-lighter",
        "feel-tense.in-sentence",
        "feel-uneasy.in-sentence",
        "look-said",
        "idea-shop-hello.easy1",
    ]
    assert play.values == ["1", "Tue 8 Dec", "she smiled", "2", "Sun 6 Dec"]
    assert play.offered == ["1", "2", "back"]
    play.tap("2")
    assert play.keys == [
        "look-lines",
        "look-entry",
        "idea-shop-hello.name",
        "look-tail",
        "debrief-lighter",
        "feel-tense.in-sentence",
        "feel-uneasy.in-sentence",
        "look-told",
        "look-ease-easy",
        "idea-shop-hello.easy1",
    ]
    assert play.values == ["Sun 6 Dec"]


def test_forty_entries_to_the_end_and_back() -> None:
    play = forty()
    play.command("look")
    play.tap("look-last-steps")
    seen = [play.last]
    while "look-older" in play.offered:
        play.tap("look-older")
        seen.append(play.last)
    assert len(seen) == 14
    assert every_key(seen).count("look-row") == 40
    assert play.offered == ["1", "look-newer", "back"]
    for page in reversed(seen[:-1]):
        play.tap("look-newer")
        assert play.line == page.line
    play.tap("back")
    assert "look-did-one" in play.keys
    assert "look-act-hello" in play.keys
    assert "idea-shop-hello.where" in play.keys


def test_an_entry_goes_to_a_day_that_has_been_and_to_no_other() -> None:
    play = with_steps(done(1, 1))
    play.command("look")
    play.tap("look-last-steps", "1", "look-another-day")
    play.say("tomorrow")
    assert play.key == "look-day-to-come"
    play.say("24.12.2026")
    assert play.key == "look-day-to-come"
    play.say("31 February")
    assert play.key == "look-day-unsure"
    assert play.known.steps[0] == done(1, 1)
    play.say("3 Dec")
    assert play.keys == ["look-entry", "idea-shop-hello.name"]
    assert play.values == ["Thu 3 Dec"]
    play.tap("look-another-day", "look-yesterday")
    assert play.keys == ["look-entry", "idea-shop-hello.name"]
    assert play.values == ["Wed 9 Dec"]
    assert play.known.person.done == 1


def test_its_words_can_be_changed_and_emptied() -> None:
    play = with_steps(lighter(1, 1))
    play.command("look")
    play.tap("look-last-steps", "1", "look-change-words", "look-ease-easy")
    play.say("#easy2 is what I said")
    assert "look-ease-easy" in play.keys
    assert "#easy2 is what I said" in play.values
    play.tap("look-change-words", "look-ease-easy", "look-empty-it")
    assert play.known.steps[0].answers == {}
    play.tap("look-change-words")
    assert "look-what-it-was" not in play.offered


def test_an_entry_removed_twice_is_gone_once() -> None:
    play = with_steps(done(1, 1), done(2, 2))
    play.command("look")
    play.tap("look-last-steps", "1", "look-remove")
    asked = play.last
    assert asked.key == "look-removing"
    play.tap("look-remove")
    assert [step.id for step in play.known.steps] == [2]
    assert play.offered == ["1", "back"]
    assert asked.talk is not None
    play.happen(Tapped(asked.talk, asked.step, "remove", asked.id, "query", SHAPE))
    assert [step.id for step in play.known.steps] == [2]
    assert play.known.person.done == 2, "the number only grows"


def test_what_went_elsewhere_leads_back_to_the_list() -> None:
    play = with_steps(done(1, 1), done(2, 2))
    play.command("look")
    play.tap("look-last-steps", "1", "look-remove")
    play.known = replace(play.known, steps=(done(2, 2),))
    play.tap("look-remove")
    assert play.offered == ["1", "back"]
    play.tap("1")
    play.known = replace(play.known, steps=())
    play.tap("look-star")
    assert play.key == "look-nothing"


def test_a_star_brings_a_step_to_the_kept_lines() -> None:
    play = with_steps(done(1, 1))
    play.command("look")
    play.tap("look-last-steps", "1", "look-star", "back", "back", "look-kept-lines", "1")
    assert "look-unstar" in play.offered
    play.tap("look-unstar", "back")
    assert play.offered == ["look-last-steps", "look-own-lines", "look-close"]


def test_kept_lines_are_notes_and_lines_of_friends() -> None:
    play = with_steps()
    when = datetime(2026, 11, 12, 12, tzinfo=UTC)
    notes = (
        Note(5, when, "Yes!! Cake on Sunday", link=3, sender="Lena"),
        Note(6, when + timedelta(days=1), "it rained and I went"),
    )
    play.known = replace(play.known, notes=notes)
    play.command("look")
    play.tap("look-kept-lines")
    assert play.keys == [
        "look-lines",
        "look-numbered",
        "look-note",
        "look-numbered",
        "look-note-from",
    ]
    assert play.values == [
        "1",
        "Fri 13 Nov",
        "it rained and I went",
        "2",
        "Lena",
        "Thu 12 Nov",
        "Yes!! Cake on Sunday",
    ]
    play.tap("2")
    assert play.offered == ["look-star", "look-remove", "back"], "her words stay hers"
    play.tap("look-remove", "look-remove", "1", "look-change-words")
    play.say("it rained, and I still went")
    assert play.line == line("look-note", day="Fri 13 Nov", text="it rained, and I still went")
    assert [note.id for note in play.known.notes] == [6]


def test_a_card_of_last_week_still_answers() -> None:
    play = with_steps(done(1, 1))
    play.command("look")
    play.pass_time(timedelta(days=7))
    play.tap("look-last-steps")
    assert play.offered == ["1", "back"]


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
    play.tap("look-last-steps", "1", "look-change-words", "look-ease-easy")
    play.pass_time(timedelta(days=1))
    play.say("I met an old friend")
    assert play.key == "home-for-what"
    assert play.known.steps[0] == lighter(1, 1)


def test_in_a_hidden_chat_a_card_that_is_left_open_folds() -> None:
    play = with_steps(lighter(1, 1))
    play.known = replace(play.known, person=replace(play.known.person, look=Look.HIDDEN))
    play.command("look")
    play.tap("look-last-steps")
    play.pass_time(timedelta(minutes=20))
    play.tap("1")
    play.pass_time(timedelta(minutes=29))
    assert "idea-shop-hello.name" in play.keys
    play.said.clear()
    play.pass_time(timedelta(minutes=1))
    assert play.key == "tidied-away"
    assert play.offered == []
    assert not [e for e in play.said if isinstance(e, Say)]


def test_words_on_the_week_are_heard_at_home() -> None:
    play = with_steps(done(1, 1))
    play.command("look")
    play.say("the baker knew my name")
    assert play.key == "home-for-what"


def test_promises_are_a_list_that_only_grows() -> None:
    play = planned()
    kept = replace(play.known.steps[0], state=StepState.DONE, settled_at=play.now, promise=True)
    play.known = replace(play.known, steps=(replace(kept, told=True),))
    play.command("look")
    assert line("look-promises", kept=1, posted=1) in play.lines


def test_what_became_of_a_step_can_be_changed_and_is_counted_so() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-tense", "debrief-enough", "debrief-not-now-button")
    play.pass_time(timedelta(days=2))
    play.command("look")
    play.tap("look-last-steps", "1", "look-change-words", "look-became-button", "cue-no-step")
    assert "look-not-this-time" in play.keys
    assert play.known.person.done == 0
    play.tap("look-change-words", "look-became-button", "cue-part")
    assert play.states == [StepState.PART]
    assert play.known.person.done == 1


def test_how_it_felt_can_be_changed() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-tense", "debrief-enough", "debrief-not-now-button")
    play.pass_time(timedelta(days=2))
    play.command("look")
    play.tap("look-last-steps", "1", "look-change-words", "look-felt-button", "feel-calm")
    assert play.known.steps[0].felt == 1
    assert "debrief-lighter" in play.keys
    play.tap("look-change-words", "look-felt-button")
    play.say("5")
    assert play.known.steps[0].felt == 5


def test_what_was_told_not_to_have_happened_can_be_told_to_have() -> None:
    play = cued()
    play.pass_time(timedelta(minutes=45))
    play.tap("cue-no-step", "debrief-leave-it", "debrief-not-now-button")
    play.pass_time(timedelta(days=1))
    play.command("look")
    play.tap("look-last-steps", "1", "look-change-words")
    assert play.offered == ["look-became-button", "look-in-the-way", "back"]
    play.tap("look-became-button", "cue-done")
    assert play.known.person.done == 1
    assert play.states == [StepState.DONE]
