"""A little more, offered beside the same again: who meets it, and where each button leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from bot.core.records.lines import line
from bot.core.records.model import Chip, Company, Feel, Somebody, Step, StepState
from bot.core.rules.ideas import library
from tests.core.pair import linked
from tests.core.play import Play, cued

DAY = timedelta(days=1)
SAME, MORE, NOT_NOW = "up-same", "up-what", "debrief-not-now-button"
DONE = ("cue-im-going", "cue-done")
OWN = "sit in the café for 10 minutes"
THURSDAY = datetime(2026, 12, 3, 16, 30, tzinfo=UTC)


def weeks_on(play: Play, *, text: str = "", idea: str = "shop-hello", done: int = 6) -> Play:
    """Weeks later, with this reminder there and two such steps behind: no milestone is near, and
    all that is asked once was asked."""
    person = play.known.person
    then = play.now - 30 * DAY
    person = replace(
        person,
        zone="Europe/Berlin",
        done=done,
        named=5,
        hello_back=False,
        asked={"friend": then},
        consents=tuple(replace(one, at=then) for one in person.consents),
    )
    what = {"idea": None, "text": text, "minutes": 10} if text else {"idea": idea}
    step = replace(play.known.steps[-1], guess=Feel.OKAY, **what)
    before = (
        replace(step, id=n, state=StepState.DONE, felt=felt, at=at, settled_at=at)
        for n, felt, at in (
            (1, Feel.CALM, play.now - 4 * DAY),
            (2, Feel.OKAY, play.now - 2 * DAY),
        )
    )
    play.known = replace(play.known, person=person, steps=(*before, step))
    return play


def told(play: Play, felt: str = "feel-calm") -> Play:
    play.tap(*DONE, felt, "debrief-enough")
    return play


def back(text: str = "", idea: str = "shop-hello") -> Play:
    """It felt calm for the third time."""
    return told(weeks_on(cued(), text=text, idea=idea))


def at_its_reminder(play: Play) -> Play:
    ahead = [s.at for s in play.known.steps if s.state is StepState.PLANNED and s.at]
    play.pass_time(min(ahead) - 10 * timedelta(minutes=1) - play.now)
    return play


def planned(play: Play) -> Step:
    return play.known.steps[-1]


def test_it_stands_beside_the_same_again_and_says_why() -> None:
    play = back()
    assert play.key == "up-next"
    assert line("up-times", count=3, name=line("idea-shop-hello.name")) in play.lines
    assert play.offered == [SAME, MORE, "debrief-change-it", NOT_NOW]
    assert line(MORE, rung=line("idea-shop-question.more")) in play.captions
    assert {"Thu 3 Dec", "17:30"} <= {*play.values}


def test_the_same_again_is_one_tap_and_is_heard_in_words() -> None:
    for answer in ["", "same again", "yes", "The same again"]:
        play = back()
        if answer:
            play.say(answer)
        else:
            play.tap(SAME)
        assert play.key == "debrief-see-you", answer
        step = planned(play)
        assert (step.idea, step.guess, step.at) == ("shop-hello", Feel.CALM, THURSDAY), answer


def test_a_little_more_is_one_tap_and_is_heard_in_words() -> None:
    for answer in ["", "a bit more", "something harder"]:
        play = back()
        if answer:
            play.say(answer)
        else:
            play.tap(MORE)
        assert play.key == "debrief-see-you", answer
        step = planned(play)
        assert (step.idea, step.guess, step.at) == ("shop-question", None, THURSDAY), answer
        assert step.change == Chip("more.what"), answer


def test_for_six_weeks_of_the_same_again_it_comes_every_two_weeks_at_most() -> None:
    play = back()
    offers = []
    for _ in range(20):
        if MORE in play.offered:
            offers.append(play.now)
            play.tap(SAME)
        else:
            play.tap("debrief-yes")
        told(at_its_reminder(play))
    assert 2 <= len(offers) <= 4
    assert all(b - a >= 14 * DAY for a, b in pairwise(offers))


def test_left_alone_it_comes_after_a_week() -> None:
    play = back()
    play.tap(NOT_NOW)
    seen = []
    for _ in range(5):
        play.command("plan")
        play.tap("idea-shop-hello", "tomorrow 17:30", "feel-okay", "plan-good")
        told(at_its_reminder(play))
        seen.append(MORE in play.offered)
        play.pass_time(DAY)
        play.tap(NOT_NOW)
    assert seen == [False, False, False, True, False]


@pytest.mark.parametrize("felt", ["feel-uneasy", "feel-tense"])
def test_it_is_not_there_where_it_was_not_calm(felt: str) -> None:
    assert MORE not in told(weeks_on(cued()), felt).offered


def test_a_change_that_is_wanted_is_the_only_one() -> None:
    play = weeks_on(cued())
    play.tap(*DONE, "feel-calm", "debrief-skip", "debrief-skip", "idea-shop-hello.change1")
    assert play.key == "debrief-next"


def test_a_milestone_comes_first_and_the_way_up_waits() -> None:
    for friend in [False, True]:
        play = cued()
        if friend:
            links = linked().ana.known.links
            play.known = replace(play.known, links=links)
        told(weeks_on(play, done=9))
        assert MORE not in play.offered, friend
        assert ("milestone-so-many" in play.keys) is not friend
        play.tap("debrief-yes")
        assert ("friend-so-many" in play.keys) is friend
        play = told(at_its_reminder(play))
        assert MORE in play.offered, friend


def test_nothing_is_asked_after_it_that_is_asked_once() -> None:
    for answer in (SAME, MORE, NOT_NOW):
        play = weeks_on(cued())
        person = replace(play.known.person, asked={}, hello_back=None)
        play.known = replace(play.known, person=person)
        told(play).tap(answer)
        assert play.key in ("debrief-see-you", "debrief-not-now"), answer


def test_after_a_step_up_that_was_hard_comes_the_rung_below() -> None:
    play = back()
    play.tap(MORE)
    told(at_its_reminder(play), "feel-tense")
    assert play.key == "debrief-was-hard"
    play.tap("cue-smaller-one")
    assert line("idea-shop-hello.name") in play.lines
    assert play.offered == ["debrief-yes-smaller", "debrief-change-it", NOT_NOW]
    play.tap("debrief-yes-smaller")
    assert (planned(play).idea, planned(play).change) == ("shop-hello", "")
    for _ in range(6):  # for two weeks
        told(at_its_reminder(play))
        assert MORE not in play.offered
        play.tap("debrief-yes")
    assert MORE in told(at_its_reminder(play)).offered


def with_nina(idea: str) -> Play:
    """As `back`, where each of these steps was with somebody who has a name."""
    play, nina = weeks_on(cued(), idea=idea), Somebody(1, Company.FRIEND, "Nina")
    person = replace(play.known.person, people=(nina,))
    steps = tuple(replace(step, company=nina.role, who=1) for step in play.known.steps)
    play.known = replace(play.known, person=person, steps=steps)
    return told(play)


def test_whom_they_named_stands_beside_the_next_step() -> None:
    play = with_nina("shop-hello")
    same = line("with-beside", words=line(SAME), who="Nina")
    assert play.key == "up-next"
    assert same in play.captions
    assert line("up-times", count=3, name=line("idea-shop-hello.name")) in play.lines
    down = play.again()
    down.tap(MORE)
    told(at_its_reminder(down), "feel-tense").tap("cue-smaller-one")
    assert down.key == "debrief-next-smaller"
    assert line("with-beside", words=line("idea-shop-hello.name"), who="Nina") in down.lines
    play.say("same again")
    assert planned(play).who == 1


def test_at_the_top_too() -> None:
    top = next(idea.key for idea in library().values() if idea.top)
    play = with_nina(top)
    assert play.key == "up-top"
    assert line("with-beside", words=line(f"idea-{top}.name"), who="Nina") in play.lines


def test_at_the_top_it_is_said_once_that_nothing_is_bigger() -> None:
    play = back(idea=next(idea.key for idea in library().values() if idea.top))
    assert play.key == "up-top"
    assert play.offered == [SAME, "debrief-change-it", NOT_NOW]
    play.tap(SAME)
    for _ in range(9):
        assert told(at_its_reminder(play)).key == "debrief-next"
        play.tap("debrief-yes")


def test_own_words_name_their_dial() -> None:
    for dial, chip, minutes in [
        ("up-longer", "more.length", 15),
        ("up-another-place", "more.place", 10),
        ("up-someone-else", "more.company", 10),
    ]:
        play = back(OWN)
        assert play.offered == [SAME, "up-more", "debrief-change-it", NOT_NOW]
        play.tap("up-more", dial)
        step = planned(play)
        assert (step.text, step.change, step.minutes) == (OWN, Chip(chip), minutes)
        assert play.key == "debrief-see-you"
        at_its_reminder(play)
        assert "up-own" in play.keys, "the reminder says it"
        assert "up-own" not in play.last.uncovered.keys, "under a spoiler"
        told(play, "feel-tense").tap("cue-smaller-one")
        assert "debrief-yes-smaller" in play.offered, dial


def test_what_is_more_may_be_written_and_keeps_its_time() -> None:
    for first in [(), ("up-own-words",)]:
        play = back(OWN)
        play.tap("up-more", *first)
        play.say("sit in the café with Tom")
        play.pass_time(timedelta(seconds=4))
        play.tap("feel-okay", "plan-good")
        assert (planned(play).text, planned(play).at) == (
            "sit in the café with Tom",
            THURSDAY + 5 * DAY,
        )


def test_back_and_an_offer_of_last_week() -> None:
    play = back(OWN)
    play.tap("up-more", "back")
    assert play.key == "up-next"
    play.tap("up-more", NOT_NOW)
    assert play.key == "debrief-not-now"
    for taps in [(MORE,), (SAME,)]:
        play = back()
        play.pass_time(3 * DAY)
        play.tap(*taps)
        assert play.key == "up-next"
        play.tap(*taps)
        assert play.key == "debrief-see-you"


def test_whoever_meant_another_feeling_has_the_plain_card() -> None:
    play = weeks_on(cued())
    before, step = play.known.steps[:-1], play.known.steps[-1]
    play.known = replace(play.known, steps=(*before, replace(step, guess=Feel.TENSE)))
    told(play).say("I meant uneasy")
    assert "debrief-next" in play.keys
    assert MORE not in play.offered


def test_after_a_hard_hour_the_card_of_before_has_only_the_same() -> None:
    play = back()
    play.say("I drank again last night")
    play.pass_time(3 * DAY)  # the hour on the card has gone by
    play.tap(MORE)
    assert "debrief-next" in play.on_screen
    assert "up-next" not in play.on_screen


@pytest.mark.parametrize(
    "said",
    ["I want to die", "I feel so hopeless today", "he hits me", "I drank again last night"],
)
def test_for_a_week_after_a_card_of_help_nothing_harder_is_offered(said: str) -> None:
    for days, there in [(6, False), (8, True)]:
        play = weeks_on(cued())
        play.say(said)
        assert play.key.startswith("care-card"), said
        play.pass_time(days * DAY)
        play.command("did")
        play.tap("did-shop-hello", "did-yes", "feel-calm", "debrief-enough")
        assert (MORE in play.offered) is there, (said, days)


def test_below_it_is_what_was_done_before_with_the_same_people() -> None:
    nina = Somebody(9, Company.FRIEND, "Nina")
    for dial in ["up-longer", "up-another-place", "up-someone-else"]:
        play = weeks_on(cued(), text=OWN)
        play.known = replace(
            play.known,
            person=replace(play.known.person, people=(nina,)),
            steps=tuple(replace(one, company=nina.role, who=nina.id) for one in play.known.steps),
        )
        told(play).tap("up-more", dial)
        told(at_its_reminder(play), "feel-tense").tap("cue-smaller-one")
        assert "with-beside" in play.keys, dial
        play.tap("debrief-yes-smaller")
        step = planned(play)
        assert (step.minutes, step.company, step.who) == (10, Company.FRIEND, 9), dial


def test_a_rung_with_other_people_is_not_with_whom_they_named() -> None:
    for role, idea, below, there in [
        (Company.WORK, "cafe-colleague", "cafe", False),
        (Company.FRIEND, "game-few", "game-friend", True),
        (Company.FRIEND, "walk-thirty", "walk-with", True),
    ]:
        tom = Somebody(9, role, "Tom")
        play = weeks_on(cued(), idea=idea)
        steps = (replace(one, company=tom.role, who=tom.id) for one in play.known.steps)
        person = replace(play.known.person, people=(tom,))
        play.known = replace(play.known, person=person, steps=tuple(steps))
        play.tap("cue-smaller")
        step = planned(play)
        assert step.idea == below
        assert (step.company, step.who) == ((role, 9) if there else (None, None)), idea


@pytest.mark.parametrize("said", ["I'm scared", "I really want a drink", "I had a panic attack"])
def test_for_a_week_after_a_hard_hour_nothing_harder_is_offered(said: str) -> None:
    for days, there in [(6, False), (8, True)]:
        play = weeks_on(cued())
        play.say(said)
        play.pass_time(days * DAY)
        play.command("did")
        play.tap("did-shop-hello", "did-yes", "feel-calm", "debrief-enough")
        assert (MORE in play.offered) is there, (said, days)


@pytest.mark.parametrize("said", ["It was terrible, I cried", "I panicked", "I hated it"])
def test_after_hard_words_nothing_harder_is_offered_though_it_felt_calm(said: str) -> None:
    play = weeks_on(cued())
    play.tap(*DONE, "feel-calm")
    play.say(said)
    play.pass_time(timedelta(seconds=5))
    play.tap("debrief-enough")
    assert play.key == "debrief-was-hard"


def test_whoever_has_no_work_is_led_elsewhere_where_there_is_another_way() -> None:
    play = told(weeks_on(cued(), idea="library-question"))
    assert "up-place" in play.offered
    play.tap("up-place")
    assert play.known.steps[-1].idea == "market-question"


def test_nobody_is_led_to_work_or_a_family_that_they_may_not_have() -> None:
    assert told(weeks_on(cued(), idea="cafe")).key == "debrief-next"
    assert told(weeks_on(cued(), idea="work-question")).key == "up-next", "they are there"
    there = (
        (Company.WORK, "cafe"),
        (Company.WORK, "library-question"),
        (Company.FAMILY, "thank-one"),
    )
    for role, idea in there:
        play = weeks_on(cued(), idea=idea)
        people = (Somebody(9, role, "Tom"),)
        play.known = replace(play.known, person=replace(play.known.person, people=people))
        assert told(play).key == "up-next", role
        play = weeks_on(cued(), idea=idea)
        with_them = replace(play.known.steps[0], id=3, idea=None, text="tea", company=role)
        play.known = replace(play.known, steps=(with_them, *play.known.steps))
        assert told(play).key == "up-next", role


def test_a_change_of_a_step_is_none_of_a_promise() -> None:
    for change in ("own-step.change1", "own-step.change2", "own-step.change3"):
        play = weeks_on(cued(), text="pick up Nina from school")
        play.tap(*DONE, "feel-okay", "debrief-skip", "debrief-skip", change)
        play.tap("debrief-change-it", "back", "plan-promise-yes")
        assert play.key.startswith("plan-promise"), change
        play.tap("plan-good")
        assert (planned(play).promise, planned(play).change) == (True, ""), change
