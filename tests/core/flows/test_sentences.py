"""A sentence to have ready: from a plan to its reminder, in a hard minute, and in own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.effects import Choice
from bot.core.records.lines import line
from bot.core.records.model import Look, Sentence
from tests.core.play import Play, played_once, welcomed
from tests.core.told import caption

OFFER = "sentence-to-have-ready"
DINNER = "dinner in town"
SECONDS = timedelta(seconds=4)
NO = "say-no.s1"


@played_once
def read_back() -> Play:
    """On the path after addiction, before a tense dinner."""
    play = welcomed("welcome-path-after")
    play.say(DINNER)
    play.pass_time(SECONDS)
    play.tap("14:05", "tomorrow 17:30", "feel-tense")
    return play


@played_once
def asked() -> Play:
    """Out of the blue."""
    play = welcomed("welcome-path-after")
    play.say(caption(OFFER))
    play.pass_time(SECONDS)
    return play


def _copied(play: Play) -> Choice | None:
    choices = (choice for row in play.last.rows for choice in row)
    return next((choice for choice in choices if choice.copies is not None), None)


def _own(text: str, *ways: str) -> Play:
    play = asked()
    play.tap(*(ways or ("say-no",)))
    play.say(text)
    return play


# under a plan


def test_a_tense_plan_after_addiction_offers_one_and_is_read_back_with_it() -> None:
    play = read_back()
    before = play.lines
    play.tap(OFFER)
    assert play.key == "sentence-which"
    play.tap("say-no")
    assert play.offered == [
        *(NO, "say-no.s2", "say-no.s3", "promise-other-words", "sentence-my-own", "back")
    ]
    play.tap(NO)
    assert play.key == "plan-with-ready"
    assert NO in play.keys
    assert play.lines[1 : 1 + len(before)] == before, "nothing of the plan is lost"
    play.tap("plan-good")
    (step,) = play.known.steps
    (kept,) = play.known.person.sentences
    assert step.text == DINNER
    assert step.sentence == kept.id
    assert (kept.of, kept.key) == ("no", "s1")


def test_other_plans_offer_none() -> None:
    play = read_back()
    play.tap("plan-change", "plan-change-feel", "feel-okay")
    assert OFFER not in play.offered
    play = welcomed("welcome-path-alone")
    play.tap("idea-shop-hello", "14:05", "tomorrow 17:30", "feel-tense")
    assert OFFER not in play.offered


def test_back_leads_to_the_plan_as_it_was() -> None:
    play = read_back()
    before = play.line
    play.tap(OFFER, "sentence-more", "back", "say-leave", "back", "back")
    assert play.line == before
    play.tap("plan-good")
    assert play.known.steps[0].sentence is None


def test_a_plan_outlives_another_question_about_sentences() -> None:
    """Typed while one is chosen for a plan: the newer talk goes back to the plan, too."""
    play = read_back()
    play.tap(OFFER)
    play.say("how do I say no")
    play.tap(OFFER, NO)
    assert play.key == "plan-with-ready"


def test_the_time_of_the_plan_stays_what_the_clock_shows_where_that_is_another_meanwhile() -> None:
    play = read_back()
    play.tap(OFFER)
    play.command("settings")
    play.tap("settings-clock-and-quiet", "settings-clock", "13:05")
    play.tap("say-no", NO, "plan-good")
    assert play.known.person.zone == "Europe/London"
    assert play.known.steps[0].at == datetime(2026, 12, 1, 17, 30, tzinfo=UTC)


def test_own_words_under_a_plan_are_on_it_and_under_a_spoiler() -> None:
    play = read_back()
    play.tap(OFFER, "say-no", "sentence-my-own")
    play.say("No thanks")
    assert play.key == "plan-with-ready"
    assert "No thanks" in play.values
    assert "No thanks" not in play.last.uncovered.values


@pytest.mark.parametrize("look", list(Look))
def test_the_reminder_has_it_and_no_lock_screen_does(look: Look) -> None:
    play = read_back()
    play.tap(OFFER, "say-no", NO)
    play.known = replace(play.known, person=replace(play.known.person, look=look))
    play.tap("plan-good")
    play.pass_time(datetime(2026, 12, 1, 16, 20, tzinfo=UTC) - play.now)
    assert "cue-ready" in play.keys
    assert NO in play.keys
    assert "cue-ready" not in play.last.uncovered.keys


def test_what_waits_for_a_night_is_on_no_reminder_before() -> None:
    play = welcomed("welcome-path-after")
    play.say(DINNER)
    play.pass_time(SECONDS)
    play.tap("14:05", "today 17:30", "feel-tense", OFFER, "sentence-about", "say-about-one")
    play.say("I stopped drinking.")
    play.tap("plan-good")
    play.pass_time(timedelta(hours=4))
    assert "cue-short" in play.on_screen or "cue-hidden" in play.on_screen
    assert "cue-ready" not in play.on_screen


def test_the_next_plan_that_it_fits_has_it_without_a_question() -> None:
    play = read_back()
    play.tap(OFFER, "say-no", NO, "plan-good")
    play.command("plan")
    play.tap("plan-keep-both")
    play.say("dinner at work")
    play.pass_time(SECONDS)
    play.tap("tomorrow 17:30", "feel-very-tense")
    assert play.key == "plan-with-ready"
    assert OFFER in play.offered


# what is kept


def test_what_is_tapped_is_kept_to_copy_and_can_go_again() -> None:
    play = asked()
    play.tap("say-no", NO)
    assert play.key == "sentence-ready"
    copied = _copied(play)
    assert copied is not None
    assert copied.copies == line(NO)
    assert [one.key for one in play.known.person.sentences] == ["s1"]
    play.tap("back")
    assert play.offered[0] == NO
    play.tap(NO)
    assert len(play.known.person.sentences) == 1
    play.tap("sentence-let-go")
    assert not [*play.known.person.sentences]
    assert play.key == "sentence-tap"


def test_other_words_come_three_at_a_time_and_begin_again() -> None:
    play = asked()
    play.tap("say-no", "promise-other-words")
    assert play.offered[:3] == ["say-no.s4", "say-no.s5", "say-no.s6"]
    play.tap("promise-other-words")
    assert play.offered[0] == NO


def test_own_words_are_kept_and_come_first() -> None:
    play = _own("I have to drive.")
    assert play.key == "sentence-ready"
    play.tap("back")
    assert play.captions[0] == line("sentence-own", text="I have to drive.")


@pytest.mark.parametrize("text", ["No, thanks.", "I need a minute", "Leave it"])
def test_words_that_mean_something_else_elsewhere_are_theirs_when_asked_for(text: str) -> None:
    play = asked()
    play.tap("say-no", "sentence-my-own")
    play.say(text)
    assert [one.text for one in play.known.person.sentences] == [text]


def test_a_sentence_of_three_hundred_signs_is_not_kept_and_asked_for_again() -> None:
    play = _own("x" * 300)
    assert play.key == "sentence-too-long"
    assert play.known.person.sentences == ()
    play.say("x" * 200)
    assert play.key == "sentence-ready"
    play.tap("back")
    assert play.key == "sentence-tap-number", "too long for a button"
    assert play.offered[:3] == ["1", "2", "3"]


def test_nothing_of_theirs_gives_way_when_there_is_no_room() -> None:
    play = asked()
    own = tuple(Sentence(n, "no", text=f"No {n}.") for n in range(1, 6))
    play.known = replace(play.known, person=replace(play.known.person, sentences=own))
    play.tap("say-no")
    play.say("One more.")
    assert play.key == "sentence-full"
    assert play.known.person.sentences == own
    play.tap("back", "No 5.", "sentence-let-go")
    play.say("One more.")
    assert [one.text for one in play.known.person.sentences[-1:]] == ["One more."]


def test_danger_in_a_sentence_comes_first() -> None:
    play = _own("I want to die")
    assert "care-card-c1" in play.keys
    assert play.known.person.sentences == ()


# if they ask about them


def test_three_sizes_each_with_an_example() -> None:
    play = asked()
    play.tap("sentence-about")
    assert play.key == "sentence-sizes"
    assert play.offered == ["say-about-nothing", "say-about-one", "say-about-more", "back"]
    play.tap("say-about-nothing", "say-about-nothing.s1")
    assert _copied(play) is not None, "what is ours can be copied at once"


def test_own_words_about_oneself_wait_a_night_before_they_can_be_copied() -> None:
    play = _own("I had a hard year.", "sentence-about", "say-about-one")
    assert play.key == "sentence-tomorrow"
    assert _copied(play) is None
    play.tap("back", "sentence-own")
    assert play.key == "sentence-tomorrow"
    play.pass_time(timedelta(days=1))
    play.say(caption(OFFER))
    play.tap("sentence-about", "say-about-one", "sentence-own")
    assert play.key == "sentence-ready"
    assert _copied(play) is not None


# before a hard talk


def test_a_hard_talk_is_three_sentences_one_after_another() -> None:
    play = asked()
    play.tap("sentence-more", "say-hard")
    assert play.key == "sentence-part-first"
    play.tap("say-hard-felt.s2")
    assert play.key == "sentence-part"
    play.say("I would like you to knock.")
    play.tap("say-hard-could.s3")
    assert play.key == "sentence-ready"
    together = f"{caption('say-hard-felt.s2')} I would like you to knock. "
    assert play.values == [together + caption("say-hard-could.s3")]


def test_each_of_the_three_may_be_skipped_and_all_of_them() -> None:
    play = asked()
    play.tap("sentence-more", "say-hard", "debrief-skip", "debrief-skip", "say-hard-could.s1")
    assert play.values == [caption("say-hard-could.s1")]
    play.tap("sentence-let-go", *("debrief-skip",) * 3)
    assert play.key == "sentence-nothing"
    assert play.known.person.sentences == ()
    play.tap("back")
    assert play.key == "sentence-which"


def test_a_part_that_is_long_is_asked_for_again() -> None:
    play = asked()
    play.tap("sentence-more", "say-hard")
    play.say("I felt " + "so " * 40)
    assert play.key == "sentence-too-long"
    assert "debrief-skip" in play.offered


# what they leave early for


def _red() -> Play:
    return _own("When they offer it twice.", "sentence-more", "say-red-line")


def test_a_red_line_is_theirs_and_always_under_a_spoiler() -> None:
    play = _red()
    assert play.key == "sentence-ready"
    for way in ((), ("back",), ("1",)):
        play.tap(*way)
        assert "When they offer it twice." in play.values
        assert "When they offer it twice." not in play.last.uncovered.values
        assert all("twice" not in str(one.params) for one in play.captions)


@pytest.mark.parametrize("answer", ["sentence-keep", "sentence-not-now"])
def test_after_a_month_it_is_looked_at_again_without_a_push(answer: str) -> None:
    play = _red()
    play.tap("sentence-done")
    said = len(play.got)
    play.pass_time(timedelta(days=30))
    assert not any("sentence-review" in one.keys for one in play.got[said:])
    play.command("settle")
    play.tap(OFFER)
    assert play.key == "sentence-review"
    play.tap(answer)
    assert play.key == "sentence-which"
    play.tap("back", OFFER)
    assert play.key == "sentence-which", "not again before another month"


def test_a_red_line_that_is_changed_stays_the_same_one() -> None:
    play = _red()
    (before,) = play.known.person.sentences
    play.tap("sentence-done")
    play.pass_time(timedelta(days=31))
    play.command("settle")
    play.tap(OFFER, "sentence-change")
    play.say("When they offer it once.")
    (after,) = play.known.person.sentences
    assert (after.id, after.text) == (before.id, "When they offer it once.")
    assert after.at == play.now


def test_a_red_line_is_in_no_push_unless_it_was_chosen_for_the_step() -> None:
    play = read_back()
    red = Sentence(5, "red-line", text="When they offer it twice.", at=play.now)
    play.known = replace(play.known, person=replace(play.known.person, sentences=(red,)))
    play.tap("plan-good")
    play.pass_time(datetime(2026, 12, 1, 16, 20, tzinfo=UTC) - play.now)
    assert "cue-ready" not in play.on_screen


# in a hard minute


def test_who_is_offered_a_drink_has_three_sentences_in_one_tap() -> None:
    play = welcomed("welcome-path-after")
    play.say("someone offered me a drink")
    play.tap(OFFER)
    assert play.offered[:3] == [NO, "say-no.s2", "say-no.s3"]
    play.tap(NO, "sentence-done")
    assert play.key == "settle-offered"
    assert play.captions[0] == line("sentence-mine", text=line(NO))


def test_their_sentence_stands_on_the_card_of_an_urge_and_is_shown_large() -> None:
    play = asked()
    play.tap("say-no", NO, "sentence-done")
    play.say("I really want a drink")
    assert play.offered == [
        *("sentence-mine", "settle-step-out", "care-breathe", "care-someone-to-talk-to"),
        "breathe-enough",
    ]
    play.tap("sentence-mine")
    assert play.line == line("sentence-say", said=line(NO))
    copied = _copied(play)
    assert copied is not None
    assert copied.copies == line(NO)
    play.tap("promise-other-words")
    assert play.line == line("sentence-say", said=line("say-no.s2"))
    play.tap("back")
    assert play.key == "settle-urge"
    play.tap("sentence-mine", "sentence-another-moment")
    assert play.key == "sentence-which"


def test_the_menu_of_a_hard_minute_leads_to_the_moments_and_back() -> None:
    play = welcomed()
    play.command("settle")
    play.tap(OFFER)
    assert play.key == "sentence-which"
    play.tap("back")
    assert play.key == "settle-menu"


def test_a_long_one_of_their_own_begins_on_the_button() -> None:
    play = _own("I am here for the food and for you, and I drink water tonight.")
    play.tap("sentence-done")
    play.command("settle")
    (mine,) = [one for one in play.captions if one.key == "sentence-mine"]
    assert str(mine.params["text"]).endswith("…")
    assert sum(map(len, play.last.rows)) == 7


# typed


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("how do I say no", "sentence-tap"),
        ("what do i say", "sentence-which"),
        ("what if they ask about my past", "sentence-sizes"),
        ("I snapped at him", "sentence-tap-number"),
    ],
)
def test_what_happens_can_be_typed_and_leads_to_the_words(text: str, tool: str) -> None:
    play = welcomed("welcome-path-after")
    play.say(text)
    play.tap(OFFER)
    assert play.key == tool


def test_who_runs_late_without_a_promise_has_words_to_copy() -> None:
    play = welcomed()
    play.tap("idea-shop-hello", "14:05", "tomorrow 17:30", "feel-okay", "plan-good")
    play.say("I'm running late")
    assert play.offered[0] == "say-late.s1"


def test_a_sentence_stays_when_other_words_fade() -> None:
    play = _own("I have to drive.")
    play.known = replace(play.known, person=replace(play.known.person, words_stay=90))
    play.pass_time(timedelta(days=400))
    assert [one.text for one in play.known.person.sentences] == ["I have to drive."]
