"""What is typed below a card of help, and below a question that did not follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.flows.care import DRAFT_FOR
from bot.core.records.effects import Remove
from bot.core.records.events import Edited, Media, Showed
from bot.core.records.lines import Veiled
from bot.core.records.model import Look
from bot.core.talk.gathering import PAUSE_AFTER
from bot.ear.care import hear
from tests.core.pair import linked
from tests.core.play import Play, cued, planned, welcomed

CHECKED = "i just can't go on"
OVERDOSE = "I took too many pills"


def _asked() -> Play:
    play = welcomed()
    play.say(CHECKED)
    assert play.key == "care-card-c2"
    return play


def _asked_out_of_the_blue() -> Play:
    play = welcomed()
    play.known = replace(play.known, talks=())
    play.say(CHECKED)
    return play


@pytest.mark.parametrize(
    "text", ["yes", "Yes.", "yeah", "maybe", "I don't know", "not sure", "sometimes at night"]
)
def test_all_but_a_no_to_the_gentle_question_leads_to_the_direct_card(text: str) -> None:
    play = _asked()
    play.say(text)
    assert play.key == "care-card-c1"
    assert play.known.person.held_until is not None


@pytest.mark.parametrize("text", ["no", "No.", "nope"])
def test_a_no_is_a_rough_day(text: str) -> None:
    play = _asked()
    play.say(text)
    assert play.key == "care-rough-day"


@pytest.mark.parametrize("text", ["skip", "Not now", "not right now", "later", "leave it", "pass"])
def test_to_leave_it_is_neither_a_yes_nor_a_no(text: str) -> None:
    play = _asked()
    play.say(text)
    assert play.key == "care-left-alone"
    assert "care-more-numbers" in play.offered
    assert "care-yes-or-unsure" not in play.offered
    assert play.known.person.held_until is None
    play.say("yes")
    assert not play.key.startswith("care-card-"), "nothing is asked there any more"


@pytest.mark.parametrize("text", ["not today", "not yet", "maybe"])
def test_what_may_be_an_answer_to_it_is_one(text: str) -> None:
    play = _asked()
    play.say(text)
    assert play.key == "care-card-c1"


def test_a_friend_who_leaves_it_has_answered_us_too() -> None:
    for text in ("skip", "not now"):
        pair = linked()
        pair.lena.say("i just can't go on")
        pair.lena.say(text)
        pair.settle()
        assert pair.lena.key == "care-left-alone", text


def test_thanks_is_no_answer_to_it() -> None:
    play = _asked()
    play.say("thanks")
    assert play.key == "care-card-c2-again"


@pytest.mark.parametrize(
    "card", [CHECKED, "I want to die", OVERDOSE, "I drank again last night", "I gambled again"]
)
@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("how do i call", "care-how-to-call"),
        ("what do i say", "care-how-to-call"),
        ("nobody is here", "care-nobody-here"),
        ("leave me alone", "care-left-alone"),
    ],
)
def test_what_people_write_below_a_card_has_its_answer(card: str, text: str, key: str) -> None:
    play = welcomed()
    play.say(card)
    offered = play.offered
    play.say(text)
    assert play.key == key
    gone = {"care-yes-or-unsure", "care-no-rough-day"}
    assert {*offered} - gone <= {*play.offered}, "help stays where it was"
    assert {"care-more-numbers", "care-someone-to-talk-to"} & {*play.offered}


@pytest.mark.parametrize("card", [CHECKED, "I want to die", "he hits me", "I drank again"])
def test_every_card_can_be_told_that_it_was_not_meant(card: str) -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    play.say(card)
    assert "care-not-meant" in play.offered
    play.tap("care-not-meant")
    assert play.known.steps[0].answers["easy"] == card, "the words are back where they were"


def test_after_an_overdose_nothing_promises_silence() -> None:
    play = welcomed()
    play.say(OVERDOSE)
    play.tap("care-im-safe")
    assert play.key == "care-safe-for-now"
    assert {"care-more-numbers", "care-words", "care-breathe"} <= {*play.offered}
    play.tap("care-yes-hello")
    assert play.key == "care-hello-after-all"


def test_after_an_overdose_nobody_has_to_want_a_hello() -> None:
    play = welcomed()
    play.say(OVERDOSE)
    play.tap("care-im-safe", "care-no-hello-button")
    assert play.key == "care-left-alone"


def test_the_second_time_that_nobody_followed_there_are_two_ways_out() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done")
    play.say("blue triangles everywhere")
    assert "help-now" not in play.offered
    play.say("blue triangles everywhere")
    assert {"leave-it-for-now", "help-now"} <= {*play.offered}
    play.tap("feel-uneasy")
    play.say("it was short")
    play.pass_time(PAUSE_AFTER)
    assert "help-now" not in play.offered, "only twice in a row"


def test_in_a_hidden_chat_the_card_stands_under_a_spoiler_and_the_words_leave() -> None:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, look=Look.HIDDEN))
    said = play.say("I want to die")
    assert play.key == "care-hidden"
    assert isinstance(play.last.words.params["card"], Veiled)
    play.pass_time(DRAFT_FOR + timedelta(minutes=1))
    assert Remove(said) in play.said
    assert play.last.rows, "help stays"


@pytest.mark.parametrize("edited", [False, True])
def test_words_below_a_picture_leave_as_any_other(edited: bool) -> None:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, look=Look.HIDDEN))
    heard = hear("I want to die")
    play.happen(
        Edited("I want to die", 77, heard) if edited else Showed(Media.PICTURE, "", 77, heard)
    )
    play.pass_time(DRAFT_FOR + timedelta(minutes=1))
    assert Remove(77) in play.said


def test_that_it_is_not_so_is_heard_in_more_words_than_a_no() -> None:
    for text in ("no, i'm fine", "never", "sorry, I meant the game", "it was about the stairs"):
        play = _asked()
        play.say(text)
        assert play.key == "care-rough-day", text
    for text in ("i'm not sure", "no one would notice", "i don't know"):
        play = _asked()
        play.say(text)
        assert play.key.startswith("care-card-"), text


def test_what_cannot_be_read_takes_no_card_of_help_away() -> None:
    play = welcomed()
    play.say("I want to die")
    for number in (71, 72, 73):
        play.happen(Showed(Media.VOICE, "", number))
    assert "care-more-numbers" in play.offered
    assert "leave-it-for-now" not in play.offered


def test_a_friend_who_answers_the_gentle_question_answers_us() -> None:
    for text in ("yes", "maybe", "nobody is here"):
        pair = linked()
        pair.lena.say("i just can't go on")
        pair.lena.say(text)
        pair.settle()
        assert pair.lena.key.startswith("care-"), text


def test_no_question_comes_by_itself_after_a_card_of_help() -> None:
    play = welcomed()
    play.say("buy bread")
    play.say("I want to die")
    play.say("leave me alone")
    play.pass_time(timedelta(minutes=3))
    assert play.key == "care-left-alone"


def test_a_second_card_in_a_hidden_chat_leaves_no_dead_buttons() -> None:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, look=Look.HIDDEN))
    play.say("I want to die")
    first = play.last.id
    play.say("I want to die")
    assert not play.screen[first].rows


def test_help_is_a_message_of_its_own_and_the_question_stays() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done")
    play.say("blue triangles everywhere")
    play.say("blue triangles everywhere")
    question = play.last.id
    play.tap("help-now")
    assert "care-numbers" in play.keys
    assert play.last.id != question


def test_a_late_yes_to_the_gentle_question_is_heard() -> None:
    play = _asked_out_of_the_blue()
    play.pass_time(timedelta(minutes=45))
    play.say("yes")
    assert play.key.startswith("care-card-c1")
    play = _asked_out_of_the_blue()
    play.pass_time(timedelta(days=2))
    play.say("yes")
    assert not play.key.startswith("care-card-c1"), "that was another day"


@pytest.mark.parametrize("typed", ["not now", "skip", "later"])
def test_a_late_not_now_is_said_of_something_else(typed: str) -> None:
    play = _asked_out_of_the_blue()
    play.pass_time(timedelta(minutes=45))
    play.say(typed)
    assert not play.key.startswith("care-"), play.key


@pytest.mark.parametrize("typed", ["yes", "no"])
def test_whoever_was_left_alone_is_asked_nothing_any_more(typed: str) -> None:
    play = _asked_out_of_the_blue()
    play.say("leave me alone")
    play.pass_time(timedelta(hours=3))
    play.say(typed)
    assert not play.key.startswith("care-"), play.key


def test_the_direct_card_is_whole_the_first_time_even_after_a_short_question() -> None:
    play = _asked()
    play.say(CHECKED)
    assert play.key == "care-card-c2-again"
    play.tap("care-yes-or-unsure")
    assert play.key == "care-card-c1"


def _overdose() -> Play:
    play = planned()
    play.say(OVERDOSE)
    return play


@pytest.mark.parametrize(
    "taps",
    [
        (),
        ("care-im-safe",),
        ("care-im-safe", "care-yes-hello"),
        ("care-im-safe", "care-no-hello-button"),
    ],
)
@pytest.mark.parametrize("text", ["i feel fine now", "I did it!!", "i threw up", "I'm scared"])
def test_hours_after_an_overdose_nobody_is_asked_what_their_words_are_for(
    taps: tuple[str, ...], text: str
) -> None:
    play = _overdose()
    play.tap(*taps)
    for _ in range(2):
        play.pass_time(timedelta(hours=1))
        play.say(text)
        assert play.key == "care-card-c4-later"
        assert "emergency" in play.last.words.params
    assert ("care-more-numbers" in play.offered) is ("care-yes-hello" not in taps)


def test_a_hello_that_was_promised_still_comes_after_words_of_how_it_feels() -> None:
    play = _overdose()
    play.tap("care-im-safe", "care-yes-hello")
    play.pass_time(timedelta(hours=1))
    play.say("i feel fine now")
    play.pass_time(timedelta(days=1))
    assert "care-hello" in play.on_screen


def test_commands_thanks_and_what_is_asked_of_us_have_their_own_answers_then() -> None:
    for text, key in (("thanks", "home-welcome"), ("delete my data", "data-notice")):
        play = _overdose()
        play.pass_time(timedelta(hours=1))
        play.say(text)
        assert play.key == key
    play.command("plan")
    play.say("call my aunt tomorrow at 5pm")
    assert play.key != "care-card-c4-later"


def test_the_next_day_and_after_no_overdose_words_are_only_words() -> None:
    for words, after in ((OVERDOSE, 13), ("I want to die", 1)):
        play = planned()
        play.say(words)
        play.pass_time(timedelta(hours=after))
        play.say("i feel fine now")
        assert play.key == "home-for-what"


def test_an_overdose_that_was_not_meant_is_not_spoken_of_again() -> None:
    play = _overdose()
    play.tap("care-not-meant")
    play.pass_time(timedelta(hours=1))
    play.say("i feel fine now")
    assert play.key == "home-for-what"


def test_a_card_is_the_same_again_for_half_an_hour_and_no_longer() -> None:
    for after, key in ((29, "care-card-c1-again"), (31, "care-card-c1")):
        play = welcomed()
        play.say("I want to die")
        play.pass_time(timedelta(minutes=after))
        play.say("I want to die")
        assert play.key == key
