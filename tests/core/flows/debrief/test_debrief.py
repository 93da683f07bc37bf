"""How it felt, three short questions, the guess beside the outcome, the next step."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.events import DueKind
from bot.core.records.model import Chip, Look, Path, Step, StepState
from bot.core.rules.guesses import outcome
from tests.core.play import BOOK, Play, cued, welcomed


def test_every_answer_is_kept_the_moment_it_comes() -> None:
    play = _done()
    assert play.known.steps[0].state is StepState.DONE
    assert play.known.person.done == 1
    play.tap("Uneasy")
    assert play.known.steps[0].felt == 5
    play.tap("It was short", "Walking in")
    assert play.known.steps[0].answers == {"easy": Chip("easy1"), "hard": Chip("hard1")}


def test_the_change_rewrites_the_next_plan_which_costs_one_tap() -> None:
    play = _done()
    play.tap("Uneasy", "It was short", "Walking in", "A quieter hour")
    assert play.text == (
        "You guessed tense. It turned out uneasy.\n"
        "Next: hello in the shop at a quieter hour, Thursday 10:00?"
    )
    play.tap("Yes, Thursday 10:00")
    assert play.text == ("See you Thursday at 09:50.\nWould someone like to hear about this?")
    following = play.known.steps[-1]
    assert following.at == datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
    cues = {key: at for key, at in play.calendar.items() if key[1] is DueKind.CUE}
    assert cues == {(following.id, DueKind.CUE): datetime(2026, 12, 3, 8, 50, tzinfo=UTC)}


@pytest.mark.parametrize("skip", ["Skip", "skip"])
def test_a_skip_gets_no_reply_but_the_next_question(skip: str) -> None:
    play = _done()
    play.tap("Uneasy")
    for question in ("Hello in the shop. What felt hard?", "Next time, what would you change?"):
        if skip in play.buttons:
            play.tap(skip)
        else:
            play.say(skip)
            play.pass_time(timedelta(seconds=4))
        assert play.text == question


def test_after_going_home_nothing_is_asked_that_is_asked_once() -> None:
    for done in (0, 1):
        play = cued()
        asked = {} if done == 0 else {"friend": play.now}
        person = replace(play.known.person, done=done, asked=asked)
        play.known = replace(play.known, person=person)
        play.tap("I'm going", "It's too much", "Go home", "Very tense", "That's enough", "Not now")
        assert play.text == "Okay. /plan is here when you like."
        assert play.known.person.asked == asked


@pytest.mark.parametrize(
    ("guess", "felt", "words"),
    [
        (7, 5, "You guessed tense. It turned out uneasy."),
        (5, 7, "You guessed uneasy. It was tense, and you went."),
        (7, 7, "It was as tense as you guessed, and you went."),
        (3, 3, "You guessed okay. It was okay."),
        (7, None, "Okay. It's kept."),
    ],
)
def test_guess_and_outcome_stand_side_by_side(guess: int, felt: int | None, words: str) -> None:
    step = Step(1, StepState.DONE, guess=guess, felt=felt)
    assert BOOK.render("en", outcome(step)).text == words


def test_thats_enough_ends_it_at_any_question() -> None:
    for taps in (("Uneasy",), ("Uneasy", "Skip"), ("Uneasy", "Skip", "Skip")):
        play = _done()
        play.tap(*taps, "That's enough")
        assert play.text.startswith("You guessed tense. It turned out uneasy.\nNext:")


def test_typed_answers_come_in_parts_and_can_be_mended() -> None:
    play = _done()
    play.tap("Uneasy")
    first = play.say("the man smiled")
    assert "It was short" in play.buttons
    play.say("and I smiled back")
    play.pass_time(timedelta(seconds=3))
    assert play.text == "Hello in the shop. What felt hard?"
    assert play.known.steps[0].answers["easy"] == "the man smiled\nand I smiled back"
    play.edit(first, "the woman smiled")
    assert play.known.steps[0].answers["easy"] == "the woman smiled\nand I smiled back"
    assert play.text == "Hello in the shop. What felt hard?"


def test_an_interruption_loses_nothing() -> None:
    play = _done()
    play.tap("Uneasy", "It was short")
    play.command("help")
    play.command("plan")
    play.command("cancel")
    assert play.text == "Hello in the shop. What felt hard?"
    assert play.known.steps[0].answers == {"easy": Chip("easy1")}


def test_it_didnt_happen_is_useful_to_know() -> None:
    play = cued()
    play.pass_time(timedelta(minutes=40))
    play.tap("It didn't happen")
    assert play.text == "Okay, not this time. What got in the way? You can leave it, too."
    assert play.known.person.done == 0
    play.tap("Leave it")
    assert play.text.startswith("Okay. Good to know.\nNext:")
    play.tap("Not now")
    assert play.text == "Okay. /plan is here when you like."


def test_the_path_after_addiction_asks_about_trust() -> None:
    play = _done()
    play.known = replace(play.known, person=replace(play.known.person, path=Path.AFTER))
    play.tap("Okay")
    assert play.text == "What went well?"
    play.tap("Skip")
    assert play.text == "What felt risky?"
    play.tap("Skip")
    assert play.text == "What did you learn for next time?"


def test_their_own_step_comes_again_on_its_weekday() -> None:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    play.say("bowling tomorrow 5pm")
    play.pass_time(timedelta(seconds=4))
    play.tap("Good")
    play.pass_time(timedelta(days=1, hours=2, minutes=50))
    play.tap("I'm going", "Done", "That's enough")
    assert "Yes, Tuesday 8 Dec 17:00" in play.buttons


def test_the_hidden_chat_is_tidied_a_minute_after() -> None:
    play = welcomed("After alcohol, drugs or gambling")
    play.tap("Answer someone's text", "Done")
    play.say("I wrote to my brother")
    play.pass_time(timedelta(seconds=3))
    typed = list(play.screen)
    play.tap("That's enough", "Not now")
    assert play.text.startswith("Okay. /plan is here when you like.")
    play.pass_time(timedelta(seconds=61))
    assert play.text == "Noted."
    assert len(play.screen) < len(typed) + 1
    assert not play.known.talks


def test_in_a_hidden_chat_the_day_of_the_next_step_stays() -> None:
    play = cued()
    play.known = replace(play.known, person=replace(play.known.person, look=Look.HIDDEN))
    play.tap("I'm going", "Done", "Uneasy", "That's enough")
    play.tap(next(button for button in play.buttons if button.startswith("Yes")))
    play.pass_time(timedelta(seconds=61))
    assert play.text == "See you Thursday."


def _done() -> Play:
    play = cued()
    play.tap("I'm going", "Done")
    assert play.text == "You went in and said hello. How did it feel?"
    return play


def _answer(play: Play, text: str) -> None:
    play.say(text)
    play.pass_time(timedelta(seconds=4))


def test_a_harsh_word_about_oneself_is_answered_once_a_day() -> None:
    play = _done()
    play.tap("Uneasy")
    _answer(play, "nothing was easy, i'm so stupid")
    assert play.text == (
        "Those are hard words to carry. To a friend in your place you might say something kinder.\n"
        "Hello in the shop. What felt hard?"
    )
    assert play.known.steps[0].answers["easy"] == "nothing was easy, i'm so stupid"
    _answer(play, "i always ruin everything")
    assert play.text == "Next time, what would you change?"


def test_a_harsh_word_is_answered_where_it_did_not_happen() -> None:
    play = cued()
    play.pass_time(timedelta(minutes=41))
    play.tap("It didn't happen")
    _answer(play, "I was too ashamed, I always ruin everything")
    assert play.text.startswith("Those are hard words to carry.")
    assert "Okay. Good to know." in play.text


@pytest.mark.parametrize("said", ["that's enough", "done", "skip", "nothing"])
def test_whoever_has_had_enough_is_asked_no_more(said: str) -> None:
    play = cued()
    play.tap("I'm going", "Done", "Uneasy", "Skip", "Skip", "Skip")
    assert "Not now" in play.buttons
    play.say(said)
    assert "Change" not in play.buttons
    assert play.last.words.key != "not-followed"
