"""From the promised minute to "done", to rest, or to silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.effects import Breathe, Lane, Say
from bot.core.records.events import DueKind
from bot.core.records.model import Look, StepState
from tests.core.play import cued, planned, welcomed

MINUTE = timedelta(minutes=1)


def test_the_cue_comes_with_its_buttons() -> None:
    play = cued()
    assert play.text == "17:30, shop. One hello is the whole thing."
    assert play.buttons == ["I'm going", "Later", "Smaller", "Not today", "It's too much"]
    cue = next(e for e in reversed(play.said) if isinstance(e, Say))
    assert cue.lane is Lane.SCHEDULED
    assert cue.until == datetime(2026, 12, 1, 16, 45, tzinfo=UTC)


def test_the_hidden_look_says_nothing_outside_the_veil() -> None:
    play = planned()
    play.known = replace(play.known, person=replace(play.known.person, look=Look.HIDDEN))
    play.pass_time(timedelta(hours=27, minutes=15))
    assert play.text == "A note for you, 17:30. shop. One hello is the whole thing."


def test_its_too_much_leaves_three_ways_that_are_all_fine() -> None:
    play = cued()
    play.tap("I'm going", "It's too much")
    assert play.buttons == ["Step out 5", "Go home", "Stay"]
    play.tap("Step out 5")
    play.pass_time(5 * MINUTE)
    assert play.text == "That's five minutes. Back in, or home? Both are fine."
    play.tap("Go home")
    assert play.known.steps[0].state is StepState.PART
    assert play.text.startswith("You went, and you listened to yourself. That counts.")


def test_a_step_with_minutes_ends_with_a_cue() -> None:
    play = welcomed()
    play.tap("Sit where people are · 10 min", "14:05", "Today 17:30", "Okay", "Good")
    play.pass_time(timedelta(hours=3, minutes=15))
    play.tap("I'm going")
    play.pass_time(19 * MINUTE)
    assert play.text.startswith("Good.")
    play.pass_time(MINUTE)
    assert play.text == ("That's your ten minutes. You can go now, or stay because you like it.")
    play.tap("Staying a bit", "Part of it")
    assert play.text.startswith("You went. That counts.")


def test_part_says_how_long_it_was() -> None:
    play = welcomed()
    play.tap("Sit where people are · 10 min", "14:05", "Today 17:30", "Okay", "Good")
    play.pass_time(timedelta(hours=3, minutes=15))
    play.tap("I'm going")
    play.pass_time(13 * MINUTE)
    play.tap("Part of it")
    assert play.text == ("You went, and you stayed 3 minutes. That counts. How did it feel?")


def test_the_breath_moves_and_is_tidied_up() -> None:
    play = cued()
    play.tap("I'm going", "Breathe with me")
    breath = next(e for e in play.said if isinstance(e, Breathe))
    assert sum(seconds for _, seconds in breath.beats) == 70
    play.pass_time(timedelta(seconds=70))
    assert play.buttons == ["Done", "Part of it", "Breathe with me", "It's too much"]


def test_not_today_is_followed_by_silence_all_day() -> None:
    play = planned()
    play.command("plan")
    play.tap("Keep both", "Other ideas", "Wave to someone · 1 min")
    play.say("tomorrow 19:00")
    play.tap("Okay", "Good")
    play.pass_time(datetime(2026, 12, 1, 16, 20, tzinfo=UTC) - play.now)
    play.tap("Not today")
    assert play.text == "Okay. Good to know."
    assert play.buttons == ["Smaller step", "Another day", "Rest today"]
    play.tap("Rest today")
    assert play.text == (
        "Okay, a rest today. I won't write again today. Your step is saved under /next."
    )
    before = len(play.screen)
    play.pass_time(timedelta(hours=6))
    assert len(play.screen) == before
    assert play.known.steps[1].state is StepState.SHELVED


def test_later_shows_the_times_as_they_would_be() -> None:
    play = cued()
    play.tap("Later")
    assert play.text == "When would suit you?"
    assert play.buttons == [
        "Today 17:50",
        "Today 19:20",
        "Tomorrow 17:30",
        "Thursday 17:30",
        "Save it for later",
        "Back",
    ]
    play.tap("Today 19:20")
    assert play.text == "Today at 19:20. Nothing to do until then."
    play.pass_time(timedelta(hours=2))
    assert play.text == "19:20, shop. One hello is the whole thing."
    assert play.known.steps[0].moves == 1


def test_smaller_keeps_the_time_and_the_buttons() -> None:
    play = cued()
    play.tap("Smaller")
    assert play.text == "17:30, shop. One nod is the whole thing."
    play.tap("Smaller")
    assert play.text == "Make it as small as you like. Going as far as the door counts."
    play.tap("I'm going", "Done")
    assert play.text.startswith("You went in and gave a nod.")


def test_typed_words_do_what_the_buttons_do() -> None:
    play = cued()
    play.say("im going")
    play.say("Done!")
    assert play.text.startswith("You went in and said hello.")
    play.say("6")
    assert play.known.steps[0].felt == 6


@pytest.mark.parametrize("typed", ["done", "I did it", "did it already", "I went", "it went well"])
def test_that_it_is_done_is_heard_before_it_was_asked(typed: str) -> None:
    play = cued()
    play.say(typed)
    assert play.text == "You went in and said hello. How did it feel?"


@pytest.mark.parametrize("typed", ["not going", "I can't go", "skip it", "no", "staying home"])
def test_that_it_is_not_for_today_is_heard(typed: str) -> None:
    play = cued()
    play.say(typed)
    assert play.text == "Okay. Good to know."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tomorrow", "Tomorrow at 17:30. Nothing to do until then."),
        ("in an hour", "Today at 18:20. Nothing to do until then."),
    ],
)
def test_a_time_under_the_cue_moves_it(typed: str, said: str) -> None:
    play = cued()
    play.say(typed)
    assert play.text == said


@pytest.mark.parametrize("typed", ["I went home", "go home", "I'm home"])
@pytest.mark.parametrize("taps", [("I'm going",), ("I'm going", "It's too much")])
def test_that_they_went_home_is_heard_out_there(typed: str, taps: tuple[str, ...]) -> None:
    play = cued()
    play.tap(*taps)
    play.say(typed)
    assert play.known.steps[0].state is StepState.PART


def test_whoever_writes_out_there_has_a_button_for_each_way_that_is_named() -> None:
    play = cued()
    play.tap("I'm going", "It's too much")
    play.say("they look at me")
    assert play.text == "Thanks for telling me. A breath, a part of it, or home: each one is fine."
    assert play.buttons == ["Done", "Part of it", "Breathe with me", "It's too much", "Go home"]


def test_silence_is_one_silent_question_then_an_edit() -> None:
    play = cued()
    first = play.last.id
    play.pass_time(40 * MINUTE)
    assert play.text == "17:30, shop. How was it?"
    assert play.last.silent
    assert play.buttons == ["Done", "Part of it", "It didn't happen", "Not now"]
    count = len(play.screen)
    play.pass_time(timedelta(days=1))
    assert play.text == "Closed for now. Tap if you want it back."
    assert first not in play.screen
    assert len(play.screen) == count - 1
    play.tap("Bring it back", "Done")
    assert play.text.startswith("You went in and said hello.")
    assert play.known.person.unanswered == 0


def test_after_two_silences_it_says_goodnight_by_edit_and_stops() -> None:
    play = cued()
    play.pass_time(timedelta(days=1, hours=1))
    play.known = replace(play.known, person=replace(play.known.person, unanswered=1))
    later = replace(play.known.steps[0], id=999, state=StepState.PLANNED)
    second = replace(
        play.known.steps[0], id=998, state=StepState.PLANNED, at=play.now + 20 * MINUTE
    )
    play.known = replace(play.known, steps=(later, second))
    play.calendar = {
        (998, DueKind.CUE): play.now + 10 * MINUTE,
        (999, DueKind.CUE): play.now + timedelta(days=3),
    }
    play.pass_time(timedelta(days=2))
    assert play.text == "I'll be quiet now. Nothing is lost: your step is saved for later."
    assert play.buttons == ["I'm here", "A tiny step", "Pause"]
    assert not play.calendar
    play.tap("A tiny step")
    assert "Even smaller" not in play.buttons


def test_never_a_cue_after_its_event() -> None:
    play = planned()
    play.away_until(datetime(2026, 12, 1, 18, 0, tzinfo=UTC))
    assert play.text == (
        "I was offline at 17:30, the time you chose. I'm sorry. Do you still want it?"
    )
    assert play.states == [StepState.SHELVED]
    play.tap("Another time", "Tomorrow 17:30")
    assert play.states == [StepState.PLANNED]


def test_several_that_piled_up_are_one_honest_message() -> None:
    play = planned()
    play.command("plan")
    play.tap("Keep both", "Other ideas", "Wave to someone · 1 min")
    play.say("tomorrow 19:00")
    play.tap("Okay", "Good")
    before = len(play.screen)
    play.away_until(datetime(2026, 12, 2, 9, 0, tzinfo=UTC))
    assert play.text == (
        "I was offline when 2 of your steps were due. I'm sorry. They're saved for later."
    )
    assert len(play.screen) == before + 1


def test_a_cue_a_little_late_says_so() -> None:
    play = planned()
    play.away_until(datetime(2026, 12, 1, 16, 32, tzinfo=UTC))
    assert play.text == "This comes late, sorry. 17:30, shop. One hello is the whole thing."


def test_a_cue_waits_for_a_talk_but_not_beyond_its_start() -> None:
    play = planned()
    play.pass_time(datetime(2026, 12, 1, 16, 19, tzinfo=UTC) - play.now)
    play.command("plan")
    play.tap("Keep both")
    play.pass_time(5 * MINUTE)
    assert play.text == "Here are three small steps. Tap one, or write your own."
    play.tap("Other ideas")
    play.pass_time(7 * MINUTE)
    assert play.text == "17:30, shop. One hello is the whole thing."


def test_nothing_is_pushed_to_who_blocked_us() -> None:
    play = planned()
    play.known = replace(play.known, person=replace(play.known.person, reachable=False))
    before = len(play.screen)
    play.pass_time(timedelta(days=3))
    assert len(play.screen) == before


def test_a_cue_that_came_twice_goes_on_where_it_is_tapped() -> None:
    play = cued()
    first = play.last
    play.screen[first.id + 50] = replace(first, id=first.id + 50)
    play.tap("I'm going")  # the newer one, which we know nothing of
    newer, older = play.screen[first.id + 50], play.screen[first.id]
    assert "Done" in newer.buttons
    assert not older.buttons


def test_a_double_that_arrives_late_shows_where_the_talk_stands() -> None:
    play = cued()
    first = play.last
    play.tap("I'm going")
    play.screen[first.id + 50] = replace(first, id=first.id + 50)
    play.tap("I'm going")
    assert "Done" in play.buttons
    assert not play.screen[first.id].buttons
    play.tap("Done")
    assert "Tense" in play.buttons


def test_not_today_offers_other_days_and_nothing_of_today() -> None:
    play = planned()
    play.pass_time(datetime(2026, 12, 1, 16, 20, tzinfo=UTC) - play.now)
    play.tap("Not today", "Another day")
    assert play.buttons[:3] == ["Tomorrow 17:30", "Thursday 17:30", "Friday 17:30"]
    assert not any(button.startswith("Today") for button in play.buttons)
