"""Once a month one question about what is set: another each month, and no answer is fine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

import pytest

from bot.core.effects import Say
from bot.core.model import FOREVER, Look
from tests.core.play import Play, welcomed
from tests.core.test_weekly import covered, read

DAY = timedelta(days=1)
WEEK = 7 * DAY
ENDS = ["Not now", "Don't ask monthly"]


def living(**changed: object) -> Play:
    """Somebody in Berlin who does a small thing every Tuesday, and has nothing planned."""
    play = welcomed()
    play.tap("Say hello in a shop · 1 min", "14:05")
    play.command("cancel")
    person = replace(play.known.person, **changed)  # type: ignore[arg-type]
    play.known = replace(play.known, person=person)
    return play


def did(play: Play) -> None:
    play.command("plan")
    play.tap("Send “thinking of you” · now", "Done", "That's enough")
    if "Not now" in play.buttons:
        play.tap("Not now")
    play.tap("Nothing") if "Nothing" in play.buttons else None


def until_asked(play: Play, weeks: int = 9) -> bool:
    """Live on, for so many weeks at most, until a question of a month has come."""
    for hour in range(weeks * 7 * 24):
        if hour % (7 * 24) == 0:
            did(play)
        before = len(play.said)
        play.pass_time(timedelta(hours=1))
        if any(isinstance(e, Say) for e in play.said[before:]) and asks(play):
            return True
    return False


def asks(play: Play) -> bool:
    return play.buttons[-2:] == ENDS


def test_the_first_comes_after_four_weeks_some_days_after_the_look() -> None:
    play = living()
    assert until_asked(play)
    assert play.now.date() == date(2026, 12, 30)


def test_every_month_another_is_asked() -> None:
    play = living(hello_back=False)
    came = []
    for _ in range(5):
        assert until_asked(play)
        came.append((play.now, play.text))
    between = [after - before for (before, _), (after, _) in pairwise(came)]
    assert min(between) >= 4 * WEEK - timedelta(hours=1)
    assert max(between) <= 5 * WEEK
    assert len({text for _, text in came}) == 4
    assert came[4][1] == came[0][1], "the one that was asked longest ago"


def test_nothing_is_asked_when_nothing_happened() -> None:
    play = living()
    did(play)
    play.said.clear()
    play.pass_time(90 * DAY)
    assert [e.words.key for e in play.said if isinstance(e, Say)] == ["greeting-look"]


def test_somebody_for_whom_it_has_become_quiet_is_left_in_quiet() -> None:
    play = living()
    assert not until_asked(play, 2)
    did(play)
    play.pass_time(60 * DAY)
    assert not asks(play)


@pytest.mark.parametrize(
    "changed",
    [{"monthly": False}, {"paused_until": FOREVER}, {"reachable": False}, {"unanswered": 2}],
    ids=lambda changed: next(iter(changed)),
)
def test_it_does_not_come_when_it_is_not_welcome(changed: dict[str, object]) -> None:
    play = living()
    assert until_asked(play)
    play = living()
    assert not until_asked(play, 4)
    did(play)
    play.known = replace(play.known, person=replace(play.known.person, **changed))  # type: ignore[arg-type]
    play.pass_time(WEEK)
    assert not asks(play)


def test_it_is_silent_and_in_the_look_of_the_lock_screen() -> None:
    play = living(look=Look.HIDDEN)
    assert until_asked(play)
    assert play.last.silent
    assert set(covered(read(play)).removeprefix("A note for you. ")) == {"▒"}


def test_hours_that_fit_stay_and_others_are_one_tap() -> None:
    play = living()
    assert until_asked(play)
    assert play.text == "I'm quiet from 21:00 to 09:00. Does that still fit?"
    assert play.buttons == ["It fits", "22:00-08:00", "20:00-10:00", "23:00-07:00", *ENDS]
    play.tap("22:00-08:00")
    assert play.known.person.quiet_from == time(22)
    assert play.text == "Okay, it's set. You can change it any time: /settings."


def test_each_answer_changes_what_is_set_at_once() -> None:
    play = living(hello_back=False)
    for caption in ("It fits", "2", "Hidden", "One hello after a week"):
        assert until_asked(play)
        assert len(play.buttons) <= 7
        play.tap(caption)
    person = play.known.person
    assert (person.days_a_week, person.look, person.hello_back) == (2, Look.HIDDEN, True)
    assert person.quiet_from == time(21)


def test_steps_without_a_nudge_are_asked_about_first_and_fewer_means_fewer() -> None:
    play = living()
    assert not until_asked(play, 4)
    for _ in range(2):
        play.command("did")
        play.tap(play.buttons[0], "That's enough")
        if "Not now" in play.buttons:
            play.tap("Not now")
    assert until_asked(play, 1)
    assert play.text == "Some of your steps happened without my nudge. Shall I ask less?"
    play.tap("Yes, ask less")
    assert play.known.person.fewer
    play.command("plan")
    play.tap("Say hello in a shop · 1 min", "Tomorrow 17:30", "Tense", "Good")
    play.said.clear()
    play.pass_time(timedelta(hours=40))
    pushed = [e for e in play.said if isinstance(e, Say)]
    assert len(pushed) == 1, "the nudge, and no question after it"
    assert play.buttons == ["I'm going", "Later", "Smaller", "Not today", "It's too much"]
    play.pass_time(timedelta(hours=14))
    assert play.buttons == ["Bring it back"]


def test_not_now_and_never_again_are_one_tap() -> None:
    play = living()
    assert until_asked(play)
    play.tap("Not now")
    assert play.text == "Okay."
    assert until_asked(play)
    play.tap("Don't ask monthly")
    assert play.text == "Okay. I won't ask monthly any more. It's all under /settings."
    assert not until_asked(play)
    play.command("settings")
    play.tap("Pause or send less", "What I send")
    assert play.buttons == [
        "Weekly look: Sunday",
        "Monthly question: no",
        '"How was it?" after a nudge: yes',
        "Back",
    ]
    play.tap("Monthly question: no", '"How was it?" after a nudge: yes')
    assert (play.known.person.monthly, play.known.person.fewer) == (True, True)


def test_words_to_it_are_heard() -> None:
    play = living()
    assert until_asked(play)
    play.say("the baker knew my name", reply_to=play.last.id)
    assert play.text == "Plan it, done already, or just a note?"


@pytest.mark.parametrize("days", range(1, 8))
def test_every_question_about_days_has_seven_buttons_at_most(days: int) -> None:
    play = living(days_a_week=days)
    for _ in range(6):
        assert until_asked(play)
        assert len(play.buttons) <= 7
