"""How it felt, three short questions, the guess beside the outcome, the next step."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.events import DueKind
from bot.core.records.lines import line
from bot.core.records.model import Chip, Look, Path, Step, StepState
from bot.core.rules.guesses import outcome
from tests.core.play import Play, cued, welcomed
from tests.core.told import plain

TENSE, UNEASY, OKAY = (line(f"feel-{felt}.in-sentence") for felt in ("tense", "uneasy", "okay"))


def test_every_answer_is_kept_the_moment_it_comes() -> None:
    play = _done()
    assert play.known.steps[0].state is StepState.DONE
    assert play.known.person.done == 1
    play.tap("feel-uneasy")
    assert play.known.steps[0].felt == 5
    play.tap("idea-shop-hello.easy1", "idea-shop-hello.hard1")
    assert play.known.steps[0].answers == {"easy": Chip("easy1"), "hard": Chip("hard1")}


def test_the_change_rewrites_the_next_plan_which_costs_one_tap() -> None:
    play = _done()
    play.tap(
        "feel-uneasy", "idea-shop-hello.easy1", "idea-shop-hello.hard1", "idea-shop-hello.change1"
    )
    assert play.keys == [
        "debrief-next",
        "milestone-first-step",
        "debrief-lighter",
        "feel-tense.in-sentence",
        "feel-uneasy.in-sentence",
        "idea-shop-hello.name",
        "own-change",
        "idea-shop-hello.next1",
    ]
    assert play.values == ["Thu 3 Dec", "10:00"]
    play.tap("debrief-yes")
    assert play.keys == ["friend-would-enjoy", "debrief-see-you"]
    assert play.values == ["Thu 3 Dec", "09:50"]
    following = play.known.steps[-1]
    assert following.at == datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
    cues = {key: at for key, at in play.calendar.items() if key[1] is DueKind.CUE}
    assert cues == {(following.id, DueKind.CUE): datetime(2026, 12, 3, 8, 50, tzinfo=UTC)}


@pytest.mark.parametrize("typed", [False, True])
def test_a_skip_gets_no_reply_but_the_next_question(typed: bool) -> None:
    play = _done()
    play.tap("feel-uneasy")
    for question in ("debrief-ease-hard", "debrief-ease-change"):
        if typed:
            play.say("skip")
            play.pass_time(timedelta(seconds=4))
        else:
            play.tap("debrief-skip")
        assert play.key == question


def test_after_going_home_nothing_is_asked_that_is_asked_once() -> None:
    for done in (0, 1):
        play = cued()
        asked = {} if done == 0 else {"friend": play.now}
        person = replace(play.known.person, done=done, asked=asked)
        play.known = replace(play.known, person=person)
        play.tap(
            "cue-im-going",
            "cue-too-much",
            "cue-go-home",
            "feel-okay",
            "debrief-enough",
            "debrief-not-now-button",
        )
        assert play.key == "debrief-not-now"
        assert play.known.person.asked.keys() - {"milestone"} == asked.keys()


def test_guess_and_outcome_stand_side_by_side() -> None:
    for guess, felt, words in [
        (7, 5, line("debrief-lighter", guess=TENSE, felt=UNEASY)),
        (5, 7, line("debrief-heavier", guess=UNEASY, felt=TENSE)),
        (7, 7, line("debrief-as-guessed-heavy", felt=TENSE)),
        (3, 3, line("debrief-as-guessed", felt=OKAY)),
        (7, None, line("debrief-kept")),
    ]:
        step = Step(1, StepState.DONE, guess=guess, felt=felt)
        assert plain(outcome(step)) == words, (guess, felt, words)


def test_thats_enough_ends_it_at_any_question() -> None:
    for taps in ((), ("debrief-skip",), ("debrief-skip", "debrief-skip")):
        play = _done()
        play.tap("feel-uneasy", *taps, "debrief-enough")
        assert "debrief-lighter" in play.keys
        assert "feel-tense.in-sentence" in play.keys
        assert "feel-uneasy.in-sentence" in play.keys
        assert "debrief-next" in play.keys


def test_typed_answers_come_in_parts_and_can_be_mended() -> None:
    play = _done()
    play.tap("feel-uneasy")
    first = play.say("the man smiled")
    assert "idea-shop-hello.easy1" in play.offered
    play.say("and I smiled back")
    play.pass_time(timedelta(seconds=3))
    assert play.line == line("debrief-ease-hard", name=line("idea-shop-hello.name"))
    assert play.known.steps[0].answers["easy"] == "the man smiled\nand I smiled back"
    play.edit(first, "the woman smiled")
    assert play.known.steps[0].answers["easy"] == "the woman smiled\nand I smiled back"
    hard = line("debrief-ease-hard", name=line("idea-shop-hello.name"))
    assert play.line == line("mended-beside", said=line("mended"), question=hard)


def test_an_interruption_loses_nothing() -> None:
    play = _done()
    play.tap("feel-uneasy", "idea-shop-hello.easy1")
    play.command("help")
    play.command("plan")
    play.command("cancel")
    assert play.line == line("debrief-ease-hard", name=line("idea-shop-hello.name"))
    assert play.known.steps[0].answers == {"easy": Chip("easy1")}


def test_it_didnt_happen_is_useful_to_know() -> None:
    play = cued()
    play.pass_time(timedelta(minutes=40))
    play.tap("cue-no-step")
    assert play.key == "debrief-not-this-time"
    assert play.known.person.done == 0
    play.tap("debrief-leave-it")
    assert "debrief-good-to-know" in play.keys
    assert "debrief-next" in play.keys
    play.tap("debrief-not-now-button")
    assert play.key == "debrief-not-now"


def test_the_path_after_addiction_asks_about_trust() -> None:
    play = _done()
    play.known = replace(play.known, person=replace(play.known.person, path=Path.AFTER))
    play.tap("feel-okay")
    assert play.line == line("debrief-trust-easy", name=line("idea-shop-hello.name"))
    play.tap("debrief-skip")
    assert play.line == line("debrief-trust-hard", name=line("idea-shop-hello.name"))
    play.tap("debrief-skip")
    assert play.line == line("debrief-trust-change", name=line("idea-shop-hello.name"))


def test_their_own_step_comes_again_on_its_weekday() -> None:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    play.say("bowling tomorrow 5pm")
    play.pass_time(timedelta(seconds=4))
    play.tap("feel-okay", "plan-good")
    play.pass_time(timedelta(days=1, hours=2, minutes=50))
    play.tap("cue-im-going", "cue-done", "debrief-skip", "debrief-enough")
    assert line("debrief-yes", day="Tue 8 Dec", time="17:00") in play.captions


def test_the_hidden_chat_is_tidied_a_minute_after() -> None:
    play = welcomed("welcome-path-after")
    play.tap("idea-reply-owed", "plan-did-it", "debrief-skip")
    play.say("I wrote to my brother")
    play.pass_time(timedelta(seconds=3))
    typed = list(play.screen)
    play.tap("debrief-enough", "debrief-not-now-button")
    assert play.key == "debrief-not-now"
    play.pass_time(timedelta(seconds=61))
    assert play.key == "tidied"
    assert len(play.screen) < len(typed) + 1
    assert not play.known.talks


def test_in_a_hidden_chat_the_day_of_the_next_step_stays() -> None:
    play = cued()
    play.known = replace(play.known, person=replace(play.known.person, look=Look.HIDDEN))
    play.tap("cue-im-going", "cue-done", "feel-uneasy", "debrief-enough")
    play.tap("debrief-yes")
    play.pass_time(timedelta(seconds=61))
    assert play.line == line("tidied-see-you", day="Thu 3 Dec")


def _done() -> Play:
    play = cued()
    play.tap("cue-im-going", "cue-done")
    assert play.line == line("debrief-feel", happened=line("idea-shop-hello.did"))
    return play


def _answer(play: Play, text: str) -> None:
    play.say(text)
    play.pass_time(timedelta(seconds=4))


def test_a_harsh_word_about_oneself_is_answered_once_a_day() -> None:
    play = _done()
    play.tap("feel-uneasy")
    _answer(play, "nothing was easy, i'm so stupid")
    assert play.keys == ["debrief-harsh", "debrief-ease-hard", "idea-shop-hello.name"]
    assert play.known.steps[0].answers["easy"] == "nothing was easy, i'm so stupid"
    _answer(play, "i always ruin everything")
    assert play.line == line("debrief-ease-change", name=line("idea-shop-hello.name"))


def test_a_harsh_word_is_answered_where_it_did_not_happen() -> None:
    play = cued()
    play.pass_time(timedelta(minutes=41))
    play.tap("cue-no-step")
    _answer(play, "I was too ashamed, I always ruin everything")
    assert play.key == "debrief-harsh"
    assert "debrief-good-to-know" in play.keys


@pytest.mark.parametrize("said", ["that's enough", "done", "skip", "nothing"])
def test_whoever_has_had_enough_is_asked_no_more(said: str) -> None:
    play = cued()
    play.tap(
        "cue-im-going", "cue-done", "feel-uneasy", "debrief-skip", "debrief-skip", "debrief-skip"
    )
    assert "debrief-not-now-button" in play.offered
    play.say(said)
    assert "debrief-change-it" not in play.offered
    assert play.last.words.key != "not-followed"
