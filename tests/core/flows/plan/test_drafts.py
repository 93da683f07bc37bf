"""A plan in the making: taken up again, mended by an edit, moved by a typed time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.arrivals.asides import MOST_BUTTONS
from bot.core.records.events import Media, Showed
from bot.core.records.lines import line
from bot.core.records.memories import PlanMemory
from bot.core.records.model import StepState
from tests.core.play import Play, planned, welcomed

SHOP = "idea-shop-hello"
PLANNING = line("plan-unfinished", name=line("idea-shop-hello.name"))


def test_a_second_plan_asks_about_the_first() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05", "tomorrow 17:30")
    play.command("plan")
    assert play.line == PLANNING
    play.tap("plan-go-on")
    assert play.key == "plan-guess"
    play.tap("feel-tense", "plan-good")
    assert play.states == [StepState.PLANNED]


def test_a_plan_can_begin_afresh() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05")
    play.command("start")
    play.tap("home-plan")
    assert play.line == PLANNING
    play.tap("plan-afresh")
    assert play.key == "plan-ideas"


def test_a_third_plan_still_knows_the_first() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05")
    play.command("plan")
    play.command("plan")
    assert play.line == PLANNING


def test_words_that_fit_nothing_see_the_question_of_an_unfinished_plan() -> None:
    play = welcomed()
    play.tap(SHOP)
    play.command("plan")
    play.say("hm")
    assert PLANNING in play.lines


def test_instead_takes_the_place_of_the_one_that_was_named() -> None:
    play = planned()
    play.command("plan")
    play.tap("plan-keep-both", "plan-other-ideas", "idea-wave")
    play.say("saturday 10:00")
    play.tap("feel-okay", "plan-good")
    play.command("plan")
    assert "idea-shop-hello.name" in play.keys
    assert "plan-already" in play.keys
    assert "tomorrow" in play.values
    assert "17:30" in play.values
    play.tap("plan-instead", SHOP, "tomorrow 10:00", "feel-okay", "plan-good")
    assert sorted(play.states) == [StepState.PLANNED, StepState.PLANNED, StepState.SHELVED]
    shelved = next(step for step in play.known.steps if step.state is StepState.SHELVED)
    assert shelved.at == datetime(2026, 12, 1, 16, 30, tzinfo=UTC)


def own(text: str) -> tuple[Play, int]:
    """Own words typed at the ideas, by somebody whose clock we know."""
    play = planned()
    play.command("plan")
    play.tap("plan-keep-both")
    id = play.say(text)
    play.pass_time(timedelta(seconds=3))
    return play, id


def test_own_words_are_mended_by_an_edit() -> None:
    play, id = own("caffee with Tom")
    play.edit(id, "coffee with Tom")
    play.say("sat 10:00")
    play.tap("plan-promise-no", "feel-okay")
    assert "plan-readback-own" in play.keys
    assert "Sat 5 Dec" in play.values
    assert "10:00" in play.values
    assert "coffee with Tom" in play.values


def test_an_edit_of_own_words_changes_the_read_back_in_place() -> None:
    play, id = own("caffee with Tom sat 10:00")
    play.tap("feel-okay")
    before = len(play.screen)
    play.edit(id, "coffee with Tom sat 11:00")
    assert "plan-readback-own" in play.keys
    assert "Sat 5 Dec" in play.values
    assert "11:00" in play.values
    assert "coffee with Tom" in play.values
    assert len(play.screen) == before


def test_a_time_that_went_by_offers_tomorrow() -> None:
    play, _ = own("meet Tom at noon")
    assert play.key == "plan-when-past"
    play.tap("tomorrow 12:00", "plan-promise-no", "feel-okay")
    assert "plan-readback-own" in play.keys
    assert "tomorrow" in play.values
    assert "12:00" in play.values
    assert "meet Tom" in play.values


def test_a_day_in_own_words_asks_for_its_hour() -> None:
    play, _ = own("visit gran on saturday")
    assert play.line == line("plan-which-hour", day="Sat 5 Dec")
    play.tap("15:00", "feel-okay")
    assert "plan-readback-own" in play.keys
    assert "Sat 5 Dec" in play.values
    assert "15:00" in play.values
    assert "visit gran" in play.values


@pytest.mark.parametrize("text", ["I don't know", "thank you", "hello", "ok"])
def test_a_word_that_is_no_plan_is_not_planned(text: str) -> None:
    play = welcomed()
    play.say(text)
    play.pass_time(timedelta(seconds=3))
    assert "plan-ideas" in play.keys
    assert play.key == "not-followed"


def test_a_typed_time_moves_the_read_back() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05", "tomorrow 17:30", "feel-tense")
    play.say("friday 9:30")
    assert "plan-readback-place" in play.keys
    assert "Fri 4 Dec" in play.values
    assert "09:30" in play.values
    play.say("thursday")
    assert "plan-readback-place" in play.keys
    assert "Thu 3 Dec" in play.values
    assert "09:30" in play.values


def test_the_clock_question_has_a_way_back() -> None:
    play = welcomed()
    play.tap(SHOP, "plan-another-hour", "back")
    assert play.key == "plan-clock"


def at_lock_screen_words() -> Play:
    play = welcomed()
    play.tap(SHOP, "14:05", "tomorrow 17:30", "feel-tense", "plan-change", "plan-change-words")
    return play


def test_lock_screen_words_are_never_cut_inside_a_word() -> None:
    play = at_lock_screen_words()
    play.say("the bakery on the corner street")
    assert "17:30" in play.values
    assert "the bakery on the" in play.values


def test_words_that_tell_too_much_are_asked_about() -> None:
    play = at_lock_screen_words()
    play.say("AA meeting")
    assert play.key == "plan-words-telling"
    play.say("church hall")
    assert "17:30" in play.values
    assert "church hall" in play.values


def test_instead_of_what_is_no_longer_planned_is_just_a_plan() -> None:
    play = planned()
    play.command("plan")
    card = play.last
    play.known = replace(play.known, steps=())
    play.tap("plan-instead")
    assert play.screen[card.id].key == "plan-ideas"


def test_ideas_that_were_gone_back_to_are_no_unfinished_plan() -> None:
    play = welcomed()
    play.tap("idea-thinking-of-you", "back")
    play.command("plan")
    assert play.key == "plan-ideas"


def test_an_edit_of_what_was_typed_mends_a_plan_that_waits_to_be_taken_up() -> None:
    play = welcomed()
    id = play.say("call my aunt")
    play.pass_time(timedelta(seconds=4))
    play.tap("14:05", "tomorrow 17:30")
    play.command("plan")
    assert play.key == "plan-unfinished"
    play.edit(id, "call my uncle")
    assert play.key == "plan-unfinished"
    assert "call my uncle" in play.values
    play.tap("plan-go-on")
    assert play.known.floor is not None
    assert not PlanMemory.of(play.known.floor).stood


def test_a_question_gets_no_more_buttons_than_are_read() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05", "tomorrow 17:30", "feel-tense", "plan-change")
    for number in (71, 72, 73):
        play.happen(Showed(Media.STICKER, "", number))
    assert play.keys[0] == "cannot-read.sticker"
    assert sum(map(len, play.last.rows)) <= MOST_BUTTONS


def every_question() -> list[Play]:
    """A plan at each of its questions, where something is being shaped."""
    ways: list[tuple[str, ...]] = [
        (SHOP,),
        (SHOP, "plan-another-hour"),
        (SHOP, "14:05"),
        (SHOP, "14:05", "plan-another-time"),
        (SHOP, "14:05", "tomorrow 17:30"),
        (SHOP, "14:05", "tomorrow 17:30", "feel-very-tense"),
        (SHOP, "14:05", "tomorrow 17:30", "feel-tense"),
        (SHOP, "14:05", "tomorrow 17:30", "feel-tense", "plan-change", "plan-change-look"),
        (SHOP, "14:05", "tomorrow 17:30", "feel-tense", "plan-change", "plan-change-sign"),
        ("idea-thinking-of-you",),
    ]
    plays = []
    for taps in ways:
        play = welcomed()
        play.tap(*taps)
        plays.append(play)
    return [*plays, own("visit gran on saturday")[0], own("pick up Nina sat 10:00")[0]]


def test_every_question_may_wait_and_nothing_is_lost() -> None:
    for play in every_question():
        asked, shown = play.key, play.last
        before = play.known.steps
        play.tap("plan-not-now")
        assert (play.key, play.offered) == ("plan-put-by", []), asked
        assert play.known.floor is None, asked
        play.say("the baker knew my name")
        assert play.key == "home-for-what", asked
        play.command("plan")
        assert play.key == "plan-unfinished", asked
        play.tap("plan-go-on")
        assert (play.key, play.offered) == (asked, list(shown.offered))
        assert play.known.steps == before


def test_what_was_not_yet_named_leaves_nothing_behind() -> None:
    play = welcomed()
    play.tap("plan-not-now")
    assert play.key == "cancel-plan"
    play.command("plan")
    assert play.key == "plan-ideas"


def test_a_plan_that_is_left_for_now_at_its_read_back_is_kept() -> None:
    play = welcomed()
    play.tap(SHOP, "14:05", "tomorrow 17:30", "feel-tense")
    for number in (71, 72):
        play.happen(Showed(Media.STICKER, "", number))
    assert "plan-not-now" not in play.offered
    play.tap("leave-it-for-now")
    assert play.key == "plan-put-by"
    play.command("plan")
    play.tap("plan-go-on", "plan-good")
    assert play.states == [StepState.PLANNED]


def test_no_question_of_a_plan_has_more_buttons_than_are_read() -> None:
    for play in every_question():
        for number in (71, 72):
            assert sum(map(len, play.last.rows)) <= MOST_BUTTONS, play.key
            play.happen(Showed(Media.STICKER, "", number))
