"""A line is true when it arrives: the kind of act, and "today" only where it lands today."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.records.model import Link, Step, StepState
from bot.core.rules import acts
from bot.core.rules.ideas import library
from tests.core.nina import MINUTE, promised
from tests.core.pair import Pair, done
from tests.core.play import BOOK

HELLO = "Ana said hello to someone today and wanted you to know."
NO_DAY = "Ana said hello to someone and wanted you to know."
LINK = Link(1, 7, person_name="Ana", friend_name="Lena")
SAYS = {
    "reply-owed": "wrote to someone",
    "be-early": "was early for something",
    "follow-up": "asked someone a question",
    "shop-hello": "said hello to someone",
    "thinking-of-you": "wrote to someone",
    "sit-near": "stayed a while among people",
    "wave": "greeted someone",
    "neighbour": "said hello to someone",
    "shop-nod": "greeted someone",
    "shop-question": "asked someone a question",
    "bench": "spent a while outside",
    "cafe": "stayed a while among people",
    "call-two": "called someone",
    "neighbour-question": "asked someone a question",
    "online-group": "joined a group for a while",
    "online-hello": "said hello to someone",
    "smile": "smiled at someone",
    "say-when": "told someone in time",
    "offer-hand": "offered someone help",
    "listen-ten": "spent some time with someone",
    "walk-with": "spent some time with someone",
    "thank-one": "thanked someone",
    "kind-no": "took a small step",
    "meal": "spent some time with someone",
}


def said(step: Step, *, today: bool = True) -> list[str]:
    return [BOOK.render("en", one).text for one in acts.lines(step, LINK, today=today)]


def at(pair: Pair, hour: int, minute: int) -> None:
    """It is so late in Berlin on Tuesday."""
    pair.pass_time(datetime(2026, 12, 1, hour - 1, minute, tzinfo=UTC) - pair.ana.now)


def done_at(hour: int, minute: int) -> Pair:
    """Ana's first step, answered at this hour of its day."""
    pair = Pair().linked()
    pair.ana.command("plan")
    pair.ana.tap("Say hello in a shop · 1 min", "14:05", "Tomorrow 17:30", "Tense", "Good")
    at(pair, 17, 20)
    pair.ana.tap("I'm going")
    at(pair, hour, minute)
    pair.ana.tap("Done", "Uneasy", "That's enough", "Not now")
    return pair


# what it was


def test_every_idea_is_named_as_what_it_is() -> None:
    assert set(SAYS) == set(library())
    for idea, act in SAYS.items():
        step = Step(1, StepState.DONE, idea=idea)
        assert said(step)[0] == f"Ana {act} today and wanted you to know.", idea
        assert said(step, today=False)[0] == f"Ana {act} and wanted you to know."


def test_a_part_and_own_words_are_a_small_step() -> None:
    for step in (Step(1, StepState.PART, idea="shop-hello"), Step(1, StepState.DONE, text="x")):
        assert said(step)[0] == "Ana took a small step today and wanted you to know."
        assert "Ana said hello" not in " ".join(said(step))


def test_only_a_kept_promise_is_a_kept_promise() -> None:
    kept = Step(1, StepState.DONE, text="pick up Nina", promise=True)
    assert said(kept)[0] == "Ana kept a promise today and wanted you to know."
    part = replace(kept, state=StepState.PART)
    assert not any("promise" in text for text in said(part))
    told = replace(kept, told=True)
    assert "Ana told someone in time today and wanted you to know." in said(told)


def test_a_plan_changed_with_care_has_its_line() -> None:
    care = "Ana changed a plan with care today and wanted you to know."
    assert care in said(Step(1, StepState.DONE, idea="shop-hello", moves=1))
    assert said(Step(1, StepState.NOT_THIS_TIME, text="x", promise=True, told=True))[0] == care
    assert care not in said(Step(1, StepState.DONE, idea="shop-hello"))


def test_who_was_told_in_time_can_be_a_line() -> None:
    pair = Pair().linked()
    marek = promised()
    pair.ana.known = replace(pair.ana.known, steps=marek.known.steps)
    zone = replace(pair.ana.known.person, zone="Europe/Berlin")
    pair.ana.known = replace(pair.ana.known, person=zone)
    pair.ana.command("next")
    pair.ana.tap("Friday 16:00 · pick up Nina, on time", "Cancel it", "I told them", "Let it go")
    assert pair.ana.text == "Okay. Good to know."
    pair.ana.tap("To Lena")
    assert '"Ana changed a plan with care today and wanted you to know."' in pair.ana.text


def test_all_ready_lines_fit_on_the_buttons() -> None:
    step = Step(1, StepState.DONE, text="x", promise=True, told=True, moves=2)
    assert len(said(step)) <= 5


# when it was


def test_today_is_said_as_long_as_a_line_leaves_today() -> None:
    assert HELLO in done_at(17, 41).ana.text
    assert HELLO in done_at(23, 58).ana.text
    assert f'"{NO_DAY}"' in done_at(23, 59).ana.text


def test_what_is_answered_the_next_day_was_not_today() -> None:
    pair = Pair().linked()
    pair.ana.command("plan")
    pair.ana.tap("Say hello in a shop · 1 min", "14:05", "Tomorrow 17:30", "Tense", "Good")
    pair.pass_time(datetime(2026, 12, 2, 8, 0, tzinfo=UTC) - pair.ana.now)
    pair.ana.tap("Done", "Uneasy", "That's enough", "Not now")
    assert f'"{NO_DAY}"' in pair.ana.text


def test_what_was_another_day_is_not_called_today() -> None:
    pair = Pair().linked()
    pair.ana.command("plan")
    pair.ana.tap("Say hello in a shop · 1 min", "14:05", "Tomorrow 17:30", "Tense", "Good")
    pair.ana.command("did")
    pair.ana.say("talked to Tom yesterday")
    pair.ana.pass_time(timedelta(seconds=3))
    pair.ana.tap("That's enough")
    assert '"Ana took a small step and wanted you to know."' in pair.ana.text


def test_a_preview_that_waited_is_shown_again_before_it_goes() -> None:
    pair = done(Pair().linked())
    assert HELLO in pair.ana.text
    at(pair, 23, 59)
    before = len(pair.lena_got)
    pair.ana.tap("Send to Lena")
    assert pair.ana.text == (
        f'Some time has passed, so here it is again.\nTo Lena, word for word: "{NO_DAY}"'
    )
    pair.pass_time(timedelta(hours=1))
    assert len(pair.lena_got) == before
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    assert pair.lena_got[-1].startswith(f'From Ana: "{NO_DAY}"')


def test_a_line_that_we_were_away_for_is_shown_again() -> None:
    pair = done(Pair().linked())
    before = len(pair.lena_got)
    pair.ana.tap("Send to Lena")
    pair.ana.away_until(pair.ana.now + timedelta(hours=15))
    pair.settle()
    assert len(pair.lena_got) == before
    shown = [one for one in pair.ana.screen.values() if "here it is again" in one.text]
    assert len(shown) == 1
    assert NO_DAY in shown[0].text


def test_a_line_comes_at_once_in_whatever_zone_a_friend_lives() -> None:
    pair = done(Pair().linked())
    lena = replace(pair.lena.known.person, zone="Asia/Tokyo")
    pair.lena.known = replace(pair.lena.known, person=lena)
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    assert pair.lena_got[-1].startswith(f'From Ana: "{HELLO}"')


def test_a_line_that_waits_for_the_end_of_a_pause_says_when_it_was_sent() -> None:
    pair = done(Pair().linked())
    until = pair.lena.now + timedelta(hours=20)
    lena = replace(pair.lena.known.person, zone="Europe/Berlin", paused_until=until)
    pair.lena.known = replace(pair.lena.known, person=lena)
    pair.ana.tap("Send to Lena")
    pair.pass_time(timedelta(hours=19))
    assert not any("said hello" in text for text in pair.lena_got)
    pair.pass_time(timedelta(hours=1))
    assert pair.lena_got[-1].startswith(f'From Ana, sent Tuesday 1 Dec: "{HELLO}"')
