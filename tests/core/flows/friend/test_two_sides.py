"""What each side of a friendship may see of the other, and what it can say from where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.effects import Say
from bot.core.records.events import Blocked
from bot.core.records.lines import line
from bot.core.records.model import Link, LinkState, Step, StepState
from bot.core.rules.acts import lines
from bot.core.rules.friendship import unfit
from tests.core.pair import CHOSEN, HAPPY, Pair, done, linked, previewed, sent
from tests.core.told import every_key

STATUS = line("befriended-status", person="Ana")
HAPPY_PERSON = "welcome-keep"


@pytest.mark.parametrize("command", ["status", "messages"])
def test_what_a_friend_can_ask_for_has_one_answer(command: str) -> None:
    pair = linked()
    pair.lena.command(command)
    assert pair.lena.line == STATUS
    pair.lena.say("how's she doing?")
    assert pair.lena.line == STATUS
    pair.lena.say("how did it go?")
    assert pair.lena.line == STATUS


def test_a_friend_only_person_is_not_led_into_somebody_elses_rooms() -> None:
    for command in ["settle", "did", "look", "promise", "settings", "next"]:
        pair = linked()
        pair.lena.command(command)
        assert pair.lena.line == line("befriended-home", person="Ana"), command
        pair.lena.command("plan")
        assert pair.lena.key == "welcome-hello", command


def test_who_opened_the_link_is_asked_about_wherever_the_person_looks() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.ana.known = replace(
        pair.ana.known,
        person=replace(pair.ana.known.person, held_until=pair.ana.now + timedelta(hours=9)),
    )
    pair.lena.tap(HAPPY, "befriended-no")
    pair.settle()
    pair.ana.command("friend")
    assert pair.ana.line == line("friend-is-it-them", friend="Lena K.")
    pair.ana.tap("friend-yes-them")
    said = len(pair.ana.said)
    pair.pass_time(timedelta(hours=10))
    assert not [effect for effect in pair.ana.said[said:] if isinstance(effect, Say)]


def test_words_typed_under_a_friends_line_stay_where_they_are() -> None:
    pair = sent()
    pair.lena.tap("befriended-thinking")
    pair.settle()
    pair.ana.say("Yes! thank you Lena")
    assert pair.ana.key == "friend-words-stay"
    assert pair.ana.offered == [
        "friend-wave-back",
        "friend-keep-line",
        "friend-no-more-from",
        "home-keep",
    ]
    pair.ana.tap("friend-wave-back")
    pair.settle()
    assert pair.lena.line == line("befriended-waved", person="Ana")


def test_words_typed_under_a_friends_line_can_be_kept() -> None:
    pair = sent()
    pair.lena.tap("befriended-thinking")
    pair.settle()
    pair.ana.say("The man at the till said hello")
    pair.ana.tap("home-keep")
    assert [note.text for note in pair.ana.known.notes] == ["The man at the till said hello"]
    pair.ana.say("and one more")
    assert pair.ana.key == "home-for-what"


def test_an_old_line_hears_no_words() -> None:
    pair = sent()
    pair.lena.tap("befriended-thinking")
    pair.settle()
    pair.pass_time(timedelta(hours=2))
    pair.ana.say("The man at the till said hello")
    assert pair.ana.key == "home-for-what"


def test_an_answer_to_a_line_is_not_taken_for_something_else() -> None:
    pair = linked()
    pair.lena.command("plan")
    pair.lena.tap(HAPPY_PERSON, "welcome-path-alone")
    pair.lena.command("cancel")
    pair.lena.command("start")
    done(pair)
    pair.ana.tap("friend-send-to")
    pair.pass_time(timedelta(minutes=1))
    pair.lena.say("thank you so much Ana")
    assert pair.lena.line == line("befriended-pass-on", person="Ana", text="thank you so much Ana")
    pair.lena.tap("befriended-send")
    pair.settle()
    assert "Lena" in pair.ana.values
    assert "thank you so much Ana" in pair.ana.values


def test_a_question_that_stands_open_keeps_its_answer() -> None:
    pair = previewed()
    pair.ana.tap("friend-keep-mine")
    pair.pass_time(datetime(2026, 12, 3, 8, 50, tzinfo=UTC) - pair.ana.now)
    pair.ana.tap("cue-im-going", "cue-done", "feel-uneasy")
    pair.lena.command("hello")
    pair.lena.tap("befriended-tea")
    pair.settle()
    pair.ana.say("walking in")
    assert "friend-words-stay" not in pair.ana.keys


def test_a_stray_word_leaves_the_link_where_it_is() -> None:
    pair = Pair()
    pair.ana.command("friend")
    pair.ana.tap(CHOSEN)
    card = pair.ana.last
    pair.ana.say("and now?")
    assert pair.ana.key == "friend-link-above"
    assert pair.ana.screen[card.id].rows == card.rows
    pair.ana.tap("friend-close-it")
    assert pair.ana.known.links == ()


@pytest.mark.parametrize(
    "said",
    [
        *("he hits me", "I can't go on like this", "I relapsed yesterday", "I want to die"),
        *("I took too many pills", "I'm going to hurt him"),
    ],
)
def test_after_a_care_card_of_any_kind_no_line_leaves(said: str) -> None:
    pair = previewed()
    pair.ana.tap("friend-send-to")
    pair.ana.say(said)
    assert pair.ana.known.person.lines_rest_until is not None
    pair.pass_time(timedelta(minutes=5))
    assert "befriended-line" not in every_key(pair.lena.got)


def test_not_what_i_meant_lets_lines_go_again() -> None:
    pair = previewed()
    pair.ana.say("I want to die")
    pair.ana.tap("care-not-meant")
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-send-to")
    pair.pass_time(timedelta(minutes=5))
    assert "befriended-line" in every_key(pair.lena.got)


def test_who_was_only_a_friend_and_blocks_leaves_nothing_behind() -> None:
    pair = linked()
    pair.lena.happen(Blocked())
    pair.pass_time(timedelta(days=1))
    assert pair.lena.forgotten
    pair.settle()
    assert pair.ana.line == line("friend-left", friend="Lena")


def test_a_yes_that_is_not_answered_yet_outlives_another_end() -> None:
    pair = linked()
    waiting = Link(77, person=9, friend=8, state=LinkState.AGREED, person_name="Marek")
    pair.lena.known = replace(pair.lena.known, links=(*pair.lena.known.links, waiting))
    pair.lena.command("stop")
    pair.lena.tap("Ana", "befriended-stop-now")
    assert not pair.lena.forgotten


@pytest.mark.parametrize("text", ["see bit.ly/x", "youtu.be/abc", "tg://resolve", "go to a.co.uk"])
def test_addresses_do_not_travel(text: str) -> None:
    assert unfit(text) == "link"


@pytest.mark.parametrize("text", ["Lovely.It was good", "at home.Be well", "5.30 at yours"])
def test_a_missing_space_is_no_address(text: str) -> None:
    assert unfit(text) is None


def test_a_part_of_a_step_is_not_told_as_the_whole() -> None:
    pair = linked()
    step = Step(1, idea="shop-hello", state=StepState.PART)
    ready = lines(step, pair.ana.known.links[0], today=True)
    assert ready[0].key == "friend-line-step"
