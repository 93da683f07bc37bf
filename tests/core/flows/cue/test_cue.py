"""From the promised minute to "done", to rest, or to silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.effects import Breathe, Lane, Say
from bot.core.records.events import Due, DueKind, TimeCame
from bot.core.records.lines import Line, line
from bot.core.records.model import Look, StepState
from tests.core.play import cued, planned, welcomed

MINUTE = timedelta(minutes=1)


def test_the_cue_comes_with_its_buttons() -> None:
    play = cued()
    assert play.keys == ["cue-short", "idea-shop-hello.short", "idea-shop-hello.whole"]
    assert play.values == ["17:30"]
    assert play.offered == [
        *("cue-im-going", "cue-later", "cue-smaller", "cue-not-today", "cue-too-much")
    ]
    cue = next(e for e in reversed(play.said) if isinstance(e, Say))
    assert cue.lane is Lane.SCHEDULED
    assert cue.until == datetime(2026, 12, 1, 16, 45, tzinfo=UTC)


def test_the_hidden_look_says_nothing_outside_the_veil() -> None:
    play = planned()
    play.known = replace(play.known, person=replace(play.known.person, look=Look.HIDDEN))
    play.pass_time(timedelta(hours=27, minutes=15))
    assert play.keys == [
        "cue-hidden",
        "cue-veiled",
        "idea-shop-hello.short",
        "idea-shop-hello.whole",
    ]
    assert play.values == ["17:30"]


def test_its_too_much_leaves_three_ways_that_are_all_fine() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-too-much")
    ways = ["cue-step-out", "cue-go-home", "cue-stay"]
    assert play.offered == [*ways, "sentence-to-have-ready", "cue-breathe"]
    play.tap("cue-step-out")
    play.pass_time(5 * MINUTE)
    assert play.key == "cue-five-over"
    play.tap("cue-head-home")
    assert play.known.steps[0].state is StepState.PART
    assert "debrief-went-home" in play.keys


def test_a_step_with_minutes_ends_with_a_cue() -> None:
    play = welcomed()
    play.tap("idea-sit-near", "14:05", "today 17:30", "feel-okay", "plan-good")
    play.pass_time(timedelta(hours=3, minutes=15))
    play.tap("cue-im-going")
    play.pass_time(19 * MINUTE)
    assert play.key == "cue-going"
    play.pass_time(MINUTE)
    assert play.line == line("cue-ended", minutes=10)
    play.tap("cue-staying", "cue-part")
    assert "debrief-part" in play.keys


def test_part_says_how_long_it_was() -> None:
    play = welcomed()
    play.tap("idea-sit-near", "14:05", "today 17:30", "feel-okay", "plan-good")
    play.pass_time(timedelta(hours=3, minutes=15))
    play.tap("cue-im-going")
    play.pass_time(13 * MINUTE)
    play.tap("cue-part")
    assert play.line == line("debrief-feel", happened=line("debrief-part-minutes", minutes=3))


def test_the_breath_moves_and_is_tidied_up() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-breathe")
    breath = next(e for e in play.said if isinstance(e, Breathe))
    assert sum(seconds for _, seconds in breath.beats) == 70
    play.pass_time(timedelta(seconds=70))
    assert play.offered == ["cue-done", "cue-part", "cue-breathe", "cue-too-much"]


def test_not_today_is_followed_by_silence_all_day() -> None:
    play = planned()
    play.command("plan")
    play.tap("plan-keep-both", "plan-other-ideas", "idea-wave")
    play.say("tomorrow 19:00")
    play.tap("feel-okay", "plan-good")
    play.pass_time(datetime(2026, 12, 1, 16, 20, tzinfo=UTC) - play.now)
    play.tap("cue-not-today")
    assert play.key == "cue-good-to-know"
    assert play.offered == ["cue-smaller-one", "cue-another-day", "cue-rest"]
    play.tap("cue-rest")
    assert play.keys == ["cue-resting", "shelf-all", "shelf-plans"]
    assert play.values == [2]
    before = len(play.screen)
    play.pass_time(timedelta(hours=6))
    assert len(play.screen) == before
    assert play.states == [StepState.SHELVED] * 2


def test_later_shows_the_times_as_they_would_be() -> None:
    play = cued()
    play.tap("cue-later")
    assert play.key == "cue-when-instead"
    assert play.offered == [
        *("today 17:50", "today 19:20", "tomorrow 17:30", "Thu 3 Dec 17:30", "cue-shelf"),
        "back",
    ]
    play.tap("today 19:20")
    assert play.line == line("cue-moved", day="today", time="19:20")
    play.pass_time(timedelta(hours=2))
    assert play.keys == ["cue-short", "idea-shop-hello.short", "idea-shop-hello.whole"]
    assert play.values == ["19:20"]
    assert play.known.steps[0].moves == 1


def test_smaller_keeps_the_time_and_the_buttons() -> None:
    play = cued()
    play.tap("cue-smaller")
    assert play.keys == ["cue-short", "idea-shop-nod.short", "idea-shop-nod.whole"]
    assert play.values == ["17:30"]
    play.tap("cue-smaller")
    assert play.key == "cue-any-size"
    play.tap("cue-im-going", "cue-done")
    assert "idea-shop-nod.did" in play.keys


def test_typed_words_do_what_the_buttons_do() -> None:
    play = cued()
    play.say("im going")
    play.say("Done!")
    assert "idea-shop-hello.did" in play.keys
    play.say("6")
    assert play.known.steps[0].felt == 6


def test_that_it_is_done_is_heard_before_it_was_asked() -> None:
    for typed in ["done", "I did it", "did it already", "I went", "it went well"]:
        play = cued()
        play.say(typed)
        assert play.line == line("debrief-feel", happened=line("idea-shop-hello.did")), typed


def test_that_it_is_not_for_today_is_heard() -> None:
    for typed in ["not going", "I can't go", "skip it", "no", "staying home"]:
        play = cued()
        play.say(typed)
        assert play.key == "cue-good-to-know", typed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tomorrow", line("cue-moved", day="tomorrow", time="17:30")),
        ("in an hour", line("cue-moved", day="today", time="18:20")),
    ],
)
def test_a_time_under_the_cue_moves_it(typed: str, said: Line) -> None:
    play = cued()
    play.say(typed)
    assert play.line == said


def test_that_they_went_home_is_heard_out_there() -> None:
    for taps in [("cue-im-going",), ("cue-im-going", "cue-too-much")]:
        for typed in ["I went home", "go home", "I'm home"]:
            play = cued()
            play.tap(*taps)
            play.say(typed)
            assert play.known.steps[0].state is StepState.PART, (typed, taps)


def test_whoever_writes_out_there_has_a_button_for_each_way_that_is_named() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-too-much")
    play.say("they look at me")
    assert play.key == "cue-heard-out"
    assert play.offered == ["cue-done", "cue-part", "cue-breathe", "cue-too-much", "cue-go-home"]


def test_silence_is_one_silent_question_then_an_edit() -> None:
    play = cued()
    first = play.last.id
    play.pass_time(40 * MINUTE)
    assert play.keys == ["cue-short", "idea-shop-hello.short", "cue-how-was-it"]
    assert play.values == ["17:30"]
    assert play.last.silent
    assert play.offered == ["cue-done", "cue-part", "cue-no-step", "cue-not-now"]
    count = len(play.screen)
    play.pass_time(timedelta(days=1))
    assert play.key == "cue-folded"
    assert first not in play.screen
    assert len(play.screen) == count - 1
    play.tap("cue-bring-back", "cue-done")
    assert "idea-shop-hello.did" in play.keys
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
    assert play.keys == ["cue-goodnight-shelf"]
    assert play.values == [1]
    assert play.offered == ["cue-im-here", "cue-a-tiny-one", "cue-pause"]
    assert not play.calendar
    play.tap("cue-a-tiny-one")
    assert "plan-even-smaller" not in play.offered


def test_never_a_cue_after_its_event() -> None:
    play = planned()
    play.away_until(datetime(2026, 12, 1, 18, 0, tzinfo=UTC))
    assert play.line == line("cue-away", time="17:30")
    assert play.states == [StepState.SHELVED]
    play.tap("cue-another-time", "tomorrow 17:30")
    assert play.states == [StepState.PLANNED]


def test_several_that_piled_up_are_one_honest_message() -> None:
    play = planned()
    play.command("plan")
    play.tap("plan-keep-both", "plan-other-ideas", "idea-wave")
    play.say("tomorrow 19:00")
    play.tap("feel-okay", "plan-good")
    before = len(play.screen)
    play.away_until(datetime(2026, 12, 2, 9, 0, tzinfo=UTC))
    assert play.line == line("cue-away-several", count=2)
    assert len(play.screen) == before + 1


def test_a_cue_a_little_late_says_so() -> None:
    play = planned()
    play.away_until(datetime(2026, 12, 1, 16, 32, tzinfo=UTC))
    assert play.keys == [
        "cue-delayed",
        "cue-short",
        "idea-shop-hello.short",
        "idea-shop-hello.whole",
    ]
    assert play.values == ["17:30"]


def test_a_cue_waits_for_a_talk_but_not_beyond_its_start() -> None:
    play = planned()
    play.pass_time(datetime(2026, 12, 1, 16, 19, tzinfo=UTC) - play.now)
    play.command("plan")
    play.tap("plan-keep-both")
    play.pass_time(5 * MINUTE)
    assert play.key == "plan-ideas"
    play.tap("plan-other-ideas")
    play.pass_time(7 * MINUTE)
    assert play.keys == ["cue-short", "idea-shop-hello.short", "idea-shop-hello.whole"]
    assert play.values == ["17:30"]


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
    play.tap("cue-im-going")  # the newer one, which we know nothing of
    newer, older = play.screen[first.id + 50], play.screen[first.id]
    assert "cue-done" in newer.offered
    assert older.offered == []


def test_a_double_that_arrives_late_shows_where_the_talk_stands() -> None:
    play = cued()
    first = play.last
    play.tap("cue-im-going")
    play.screen[first.id + 50] = replace(first, id=first.id + 50)
    play.tap("cue-im-going")
    assert "cue-done" in play.offered
    assert play.screen[first.id].offered == []
    play.tap("cue-done")
    assert "feel-tense" in play.offered


def test_not_today_offers_other_days_and_nothing_of_today() -> None:
    play = planned()
    play.pass_time(datetime(2026, 12, 1, 16, 20, tzinfo=UTC) - play.now)
    play.tap("cue-not-today", "cue-another-day")
    assert play.offered[:3] == ["tomorrow 17:30", "Thu 3 Dec 17:30", "Fri 4 Dec 17:30"]
    assert not any(name.startswith("today") for name in play.offered)


def test_that_it_was_quiet_is_said_only_where_it_was_so_for_every_step() -> None:
    for kinds, key in (
        ((DueKind.KEPT_BACK, DueKind.KEPT_BACK), "cue-quiet-several"),
        ((DueKind.CUE, DueKind.KEPT_BACK), "cue-away-several"),
    ):
        play = planned()
        first = play.known.steps[0]
        both = (first, replace(first, id=first.id + 1))
        play.known = replace(play.known, steps=both)
        play.now += timedelta(days=2)
        dues = (Due(kind, step.id, play.now) for kind, step in zip(kinds, both, strict=True))
        play.happen(TimeCame(tuple(dues)))
        assert play.key == key, kinds
