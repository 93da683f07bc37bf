"""What no phrase said and only seems so is asked about, now and then, and nothing else happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.flows.care import DRAFT_FOR
from bot.core.records.events import Media, Said, Showed
from bot.core.records.lines import Veiled
from bot.core.records.model import Look
from bot.ear.care import Heard, Tier
from tests.core.pair import linked
from tests.core.play import Play, cued, planned, welcomed

A_PAUSE = timedelta(seconds=5)
WORDS = "he counts my wages and holds my passport"
ASKS = {
    Tier.C2: ("care-card-c2", "care-card-c1"),
    Tier.C3: ("care-asks-c3", "care-card-c3"),
    Tier.C4: ("care-asks-c4", "care-card-c4"),
    Tier.C5: ("care-asks-c5", "care-card-c5"),
    Tier.L: ("care-asks-l", "care-card-l"),
    Tier.G: ("care-asks-g", "care-card-g"),
}


def suspect(play: Play, tier: Tier | None = Tier.C3, text: str = WORDS) -> None:
    heard = Heard(tier, sure=False) if tier is not None else Heard(None, faint=True)
    play.happen(Said(text, next(play._messages), heard=heard))


@pytest.mark.parametrize("tier", ASKS)
def test_each_has_a_question_of_its_own_and_a_yes_leads_to_its_card(tier: Tier) -> None:
    asked, card = ASKS[tier]
    play = welcomed()
    suspect(play, tier)
    assert play.key == asked
    assert "emergency" in play.last.words.params
    assert play.offered == ["care-yes-or-unsure", "care-no-rough-day", "care-not-meant"]
    play.tap("care-yes-or-unsure")
    assert play.key == card


def test_a_question_keeps_nothing_quiet_until_it_is_answered() -> None:
    play = planned()
    suspect(play, Tier.C4)
    assert play.known.person.held_until is None
    assert play.known.person.lines_rest_until is None
    play.tap("care-yes-or-unsure")
    assert play.known.person.held_until is not None


def test_a_rough_day_is_a_rest() -> None:
    play = welcomed()
    suspect(play)
    play.tap("care-no-rough-day")
    assert play.key == "care-rough-day"


def test_a_typed_no_puts_nothing_off() -> None:
    play = planned()
    before = dict(play.calendar)
    suspect(play)
    play.say("no")
    assert "care-number-stays" in play.on_screen
    assert play.known.person.held_until is None
    assert before.keys() <= play.calendar.keys()


def test_what_is_more_urgent_is_asked_about_below_a_card_too() -> None:
    play = welcomed()
    play.say("I relapsed")
    suspect(play, Tier.L, "three cans of it")
    assert play.key == "care-card-l-again"
    suspect(play, Tier.C4, "and he gurgles")
    assert play.key == "care-asks-c4"


def test_words_that_were_not_meant_go_back_to_where_they_were_typed() -> None:
    play = welcomed()
    suspect(play, text="call my aunt")
    play.tap("care-not-meant")
    play.pass_time(A_PAUSE)
    assert "plan-when" in play.keys or "plan-clock" in play.keys


def test_words_out_of_the_blue_come_back_too() -> None:
    play = planned()
    suspect(play, text="the baker knew my name")
    play.tap("care-not-meant")
    assert "home-for-what" in play.keys
    play.tap("home-keep")
    assert [note.text for note in play.known.notes] == ["the baker knew my name"]


def test_so_do_a_friends_and_only_a_tap_sends_them() -> None:
    pair = linked()
    pair.lena.happen(Said("see you at the bridge", 900, heard=Heard(Tier.C2, sure=False)))
    pair.lena.tap("care-not-meant")
    pair.settle()
    assert "see you at the bridge" in [str(value) for value in pair.lena.values]


def test_a_no_is_no_reason_to_hear_less_the_next_time() -> None:
    play = welcomed()
    suspect(play)
    play.tap("care-no-rough-day")
    suspect(play)
    assert play.key == "care-asks-c3"


def test_what_a_phrase_says_is_answered_however_often_it_was_asked() -> None:
    play = welcomed()
    suspect(play)
    play.tap("care-no-rough-day")
    play.say("I want to die")
    assert play.key == "care-card-c1"


def test_more_words_below_the_question_are_its_answer() -> None:
    play = welcomed()
    suspect(play)
    suspect(play, Tier.C2, "and he locks the door at night")
    assert play.key == "care-card-c3"


def test_below_a_card_of_help_nothing_is_asked() -> None:
    play = welcomed()
    play.say("I want to die")
    suspect(play)
    assert play.key == "care-card-c1-again"


def test_after_two_that_were_not_meant_it_rests_until_tomorrow() -> None:
    play = welcomed()
    for _ in range(2):
        suspect(play)
        assert play.key == "care-asks-c3"
        play.tap("care-not-meant")
        play.pass_time(DRAFT_FOR)
    suspect(play)
    play.pass_time(A_PAUSE)
    assert "if-heavy" in play.keys
    play.say("he hits me")
    assert play.key == "care-card-c3", "phrases do not rest"
    play.pass_time(timedelta(days=1))
    suspect(play)
    assert play.key == "care-asks-c3"
    play.tap("care-not-meant")
    assert len(play.known.person.misheard_at) == 1, "those of yesterday are forgotten"


def test_what_a_phrase_said_and_was_not_meant_does_not_count() -> None:
    play = welcomed()
    play.say("I want to die")
    play.tap("care-not-meant")
    assert play.known.person.misheard_at == ()


def test_in_a_hidden_chat_the_question_stands_under_a_spoiler() -> None:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, look=Look.HIDDEN))
    suspect(play)
    assert play.key == "care-hidden"
    assert "care-asks-c3" in play.keys


def test_a_friend_is_asked_and_nothing_travels() -> None:
    pair = linked()
    before = dict(pair.ana.screen)
    pair.lena.happen(Said(WORDS, 900, heard=Heard(Tier.C3, sure=False)))
    pair.settle()
    assert pair.lena.key == "care-asks-c3"
    assert pair.ana.screen == before


# what is too faint to ask about


def test_a_quiet_line_stands_below_the_answer_wherever_it_is_typed() -> None:
    for begin in (welcomed, planned, cued):
        play = begin()
        suspect(play, None)
        play.pass_time(A_PAUSE)
        assert "if-heavy" in play.keys, begin


def test_it_stands_below_a_plan_of_own_words_too() -> None:
    play = welcomed()
    play.command("plan")
    suspect(play, None, "gulp the lot down")
    play.pass_time(A_PAUSE)
    assert play.key == "with-heavy"
    assert "if-heavy" in play.keys
    suspect(play, None, "tomorrow 17:30")
    play.pass_time(A_PAUSE)
    assert list(play.keys).count("if-heavy") == 1


def test_in_a_hidden_chat_the_line_stands_under_a_spoiler() -> None:
    play = planned()
    play.known = replace(play.known, person=replace(play.known.person, look=Look.HIDDEN))
    play.command("plan")
    suspect(play, None, "gulp the lot down")
    play.pass_time(A_PAUSE)
    assert isinstance(play.last.words.params["heavy"], Veiled)


def test_nothing_stays_behind_in_the_conversation() -> None:
    play = welcomed()
    play.command("plan")
    suspect(play, None, "gulp the lot down")
    assert any(talk.faint for talk in play.known.talks)
    play.pass_time(A_PAUSE)
    assert not any(talk.faint for talk in play.known.talks)


def test_where_a_number_stands_already_there_is_no_second_one() -> None:
    play = planned()
    suspect(play, None, "the baker knew my name")
    assert list(play.keys).count("if-heavy") == 1


def test_a_picture_with_heavy_words_gets_the_line_too() -> None:
    play = cued()
    play.happen(Showed(Media.PICTURE, "x", 900, Heard(None, faint=True)))
    assert "if-heavy" in play.keys
