"""When it goes quiet: one hello that was chosen, one question, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core.records.effects import Plan, Say
from bot.core.records.events import Blocked, DueKind, Tapped
from bot.core.records.lines import Veiled, line
from bot.core.records.model import FOREVER, SHAPE, Chip, Flow, Look, Step, StepState
from tests.core.play import Play, planned, welcomed

DAY = timedelta(days=1)
BEFORE = Step(
    50,
    StepState.DONE,
    idea="shop-hello",
    at=datetime(2026, 11, 12, 9, tzinfo=UTC),
    settled_at=datetime(2026, 11, 12, 10, tzinfo=UTC),
    answers={"easy": "The man said hello back."},
)


def with_a_plan(*, hello: bool | None = True, before: Step | None = BEFORE) -> Play:
    """A hello in the shop tomorrow at 17:30, and what was chosen for quiet times."""
    play = welcomed()
    play.tap("idea-shop-hello", "14:05", "tomorrow 17:30", "feel-tense")
    steps = (before,) if before else ()
    person = replace(play.known.person, hello_back=hello)
    play.known = replace(play.known, person=person, steps=steps)
    play.tap("plan-good")
    play.said.clear()
    return play


def silent(*, hello: bool | None = True, before: Step | None = BEFORE) -> Play:
    """The person did not touch two cards; the second was folded a moment ago."""
    play = with_a_plan(hello=hello, before=before)
    play.pass_time(datetime(2026, 12, 1, 16, 20, tzinfo=UTC) - play.now)
    play.known = replace(play.known, person=replace(play.known.person, unanswered=1))
    play.pass_time(DAY + timedelta(hours=2))
    assert play.key == "cue-goodnight"
    play.said.clear()
    return play


def pushed(play: Play) -> list[Say]:
    return [effect for effect in play.said if isinstance(effect, Say)]


def test_one_hello_after_a_quiet_week_in_their_own_words() -> None:
    play = silent()
    play.pass_time(4 * DAY)
    assert pushed(play) == []
    play.pass_time(2 * DAY)
    assert play.keys == ["greeting-week-line-of", "greeting-hello", "greeting-quoted"]
    assert play.values == ["Thu 12 Nov", "The man said hello back."]
    assert play.offered == ["cue-a-tiny-one", "home-look", "greeting-pause"]
    assert play.now == datetime(2026, 12, 8, 18, 20, tzinfo=UTC)
    assert len(pushed(play)) == 1


def test_one_question_after_a_quiet_month_and_then_nothing_ever() -> None:
    play = silent()
    play.pass_time(30 * DAY)
    assert play.key == "greeting-month"
    assert play.offered == ["greeting-yes", "greeting-pause"]
    assert len(pushed(play)) == 2
    play.pass_time(400 * DAY)
    assert len(pushed(play)) == 2
    play.tap("greeting-yes")
    assert play.key == "greeting-place-kept"


def test_the_hello_says_the_name_they_gave() -> None:
    for before, said in ((BEFORE, "greeting-week-line-of"), (None, "greeting-week")):
        play = silent(before=before)
        play.known = replace(play.known, person=replace(play.known.person, name="Ana"))
        play.pass_time(7 * DAY)
        assert play.key == said
        assert line("greeting-hello-name", name="Ana") in play.lines


def test_what_they_left_for_later_comes_first() -> None:
    play = silent()
    person = replace(play.known.person, later="You did it before, and it was fine.")
    play.known = replace(play.known, person=person)
    play.pass_time(7 * DAY)
    assert "greeting-hello" in play.keys
    assert "greeting-week-line" in play.keys
    assert "You did it before, and it was fine." in play.values


@pytest.mark.parametrize(
    "before",
    [
        None,
        replace(BEFORE, answers={"easy": Chip("easy1")}),
        replace(BEFORE, answers={"hard": "he laughed at me"}),
        replace(BEFORE, answers={"easy": "I want to die"}),
    ],
)
def test_without_a_line_of_their_own_it_is_just_a_hello(before: Step | None) -> None:
    play = silent(before=before)
    play.pass_time(7 * DAY)
    assert play.line == line("greeting-week", hello=line("greeting-hello"))


@pytest.mark.parametrize("look", [Look.SHORT, Look.HIDDEN])
def test_their_own_words_are_not_on_the_lock_screen(look: Look) -> None:
    play = silent()
    play.known = replace(play.known, person=replace(play.known.person, look=look))
    play.pass_time(7 * DAY)
    (said,) = pushed(play)
    veiled = [value for value in said.words.params.values() if isinstance(value, Veiled)]
    assert len(veiled) == 1


@pytest.mark.parametrize("hello", [None, False])
def test_who_did_not_choose_a_hello_hears_nothing(hello: bool | None) -> None:
    play = silent(hello=hello)
    play.pass_time(60 * DAY)
    assert pushed(play) == []


def test_after_any_sign_of_life_the_quiet_begins_afresh() -> None:
    for sign in ("said", "commanded", "tapped"):
        play = silent()
        play.pass_time(3 * DAY)
        if sign == "said":
            play.say("hm")
        elif sign == "commanded":
            play.command("start")
        else:
            play.tap("cue-im-here")
        assert play.calendar[(7, DueKind.QUIET_WEEK)] == play.now + 7 * DAY
        assert play.calendar[(7, DueKind.QUIET_MONTH)] == play.now + 30 * DAY


def test_the_hello_comes_a_week_after_the_last_word_with_nothing_planned() -> None:
    play = with_a_plan()
    play.known = replace(play.known, steps=(BEFORE,))
    play.calendar = {key: at for key, at in play.calendar.items() if key[0] == 7}
    play.command("look")
    play.said.clear()
    play.pass_time(7 * DAY - timedelta(minutes=1))
    assert pushed(play) == []
    play.pass_time(timedelta(minutes=1))
    assert [said.words.key for said in pushed(play)] == ["greeting-week-line-of"]
    play.pass_time(23 * DAY)
    assert [said.words.key for said in pushed(play)[1:]] == ["greeting-month"]
    play.pass_time(400 * DAY)
    assert len(pushed(play)) == 2


def test_the_hello_comes_after_one_plan_that_nobody_touched() -> None:
    play = with_a_plan()
    play.pass_time(50 * DAY)
    pushes = [said.words.key for said in pushed(play)]
    assert pushes[-2:] == ["greeting-week-line-of", "greeting-month"]
    assert len(pushes) == 4, "the cue and its question came before"


def test_no_hello_while_a_step_is_to_come() -> None:
    play = with_a_plan()
    (step,) = (step for step in play.known.steps if step.state is StepState.PLANNED)
    play.known = replace(play.known, steps=(replace(step, at=play.now + 20 * DAY),))
    play.calendar[(step.id, DueKind.CUE)] = play.now + 20 * DAY
    begun = play.now
    play.pass_time(26 * DAY)
    assert "greeting-week" not in [said.words.key for said in pushed(play)]
    play.pass_time(begun + 27 * DAY - play.now)
    assert pushed(play)[-1].words.key == "greeting-week"


def test_a_pause_is_quiet_by_choice_so_the_week_begins_after_it() -> None:
    play = with_a_plan()
    play.command("pause")
    play.tap("settings-a-week")
    play.said.clear()
    play.pass_time(14 * DAY - timedelta(minutes=1))
    assert pushed(play) == []
    play.pass_time(timedelta(minutes=1))
    assert len(pushed(play)) == 1


def test_saying_yes_to_their_place_asks_for_nothing_more() -> None:
    play = silent()
    play.pass_time(30 * DAY)
    play.tap("greeting-yes")
    play.said.clear()
    play.pass_time(400 * DAY)
    assert pushed(play) == []


def test_nothing_is_promised_to_somebody_who_erased_everything() -> None:
    play = with_a_plan()
    play.command("erase")
    decision = play.happen(
        Tapped(play.last.talk or 0, play.last.step, "erase_now", play.last.id, "query", SHAPE)
    )
    assert play.forgotten
    assert not [effect for effect in decision.effects if isinstance(effect, Plan)]


def test_coming_back_is_welcomed_without_a_word_about_the_gap() -> None:
    play = silent()
    play.pass_time(9 * DAY)
    play.tap("cue-a-tiny-one")
    assert play.key == "plan-ideas"
    play.command("start")
    assert play.key == "home-hello"


def test_words_to_the_hello_are_heard() -> None:
    play = silent()
    play.pass_time(7 * DAY)
    play.say("I was away at my aunt's")
    assert play.key == "home-for-what"


def test_the_hello_opens_the_look_back() -> None:
    play = silent()
    play.pass_time(7 * DAY)
    play.tap("home-look", "look-last-steps")
    assert "The man said hello back." in play.values


def test_nothing_of_it_during_a_pause_on_a_hold_or_to_somebody_who_blocked_us() -> None:
    far = datetime(2027, 6, 1, tzinfo=UTC)
    for changed in ({"paused_until": far}, {"held_until": far}, {"reachable": False}):
        play = silent()
        play.known = replace(play.known, person=replace(play.known.person, **changed))
        play.pass_time(60 * DAY)
        assert pushed(play) == []
    play = silent()
    play.happen(Blocked())
    play.pass_time(60 * DAY)
    assert pushed(play) == []


def test_the_goodnight_can_pause_everything() -> None:
    play = silent()
    play.tap("cue-pause")
    assert play.known.person.paused_until == FOREVER
    assert play.key == "cue-paused"
    play.pass_time(60 * DAY)
    assert pushed(play) == []


def test_a_cue_in_a_pause_goes_on_the_shelf_without_a_word() -> None:
    play = planned()
    person = replace(play.known.person, paused_until=FOREVER)
    play.known = replace(play.known, person=person)
    play.said.clear()
    play.pass_time(2 * DAY)
    assert pushed(play) == []
    assert play.states == [StepState.SHELVED]


def test_what_is_planned_during_a_pause_is_kept() -> None:
    play = silent()
    play.tap("cue-pause")
    play.command("plan")
    play.tap("idea-shop-hello", "tomorrow 17:30", "feel-tense", "plan-good")
    play.said.clear()
    play.pass_time(datetime(2026, 12, 3, 16, 20, tzinfo=UTC) - play.now)
    assert "idea-shop-hello.short" in play.keys
    assert "17:30" in play.values
    play.pass_time(DAY)
    assert len(pushed(play)) == 1, "no question after it: it is a pause"


def test_a_hello_at_night_waits_for_the_morning() -> None:
    play = silent()
    play.known = replace(
        play.known,
        person=replace(play.known.person, quiet_from=time(17)),
    )
    play.pass_time(6 * DAY)
    assert pushed(play) == []
    play.pass_time(DAY)
    assert len(pushed(play)) == 1
    (talk,) = (talk for talk in play.known.talks if talk.flow is Flow.GREETING)
    assert talk.touched == datetime(2026, 12, 9, 8, tzinfo=UTC)


def test_after_an_outage_of_a_month_only_the_last_hello_is_said() -> None:
    play = silent()
    play.away_until(datetime(2026, 12, 31, 18, 30, tzinfo=UTC))
    assert [said.words.key for said in pushed(play)] == ["greeting-month"]
    play = silent()
    play.away_until(datetime(2027, 3, 1, 12, tzinfo=UTC))
    assert pushed(play) == []
