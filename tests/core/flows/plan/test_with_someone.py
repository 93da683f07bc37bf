"""Steps with someone they know: by a role or a short name, from the ideas to what is asked next."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.lines import line
from bot.core.records.model import Company, Look, Path, Somebody, StepState
from bot.core.rules import people
from bot.core.rules.ideas import library, met
from tests.core.play import Play, planned, played_once, welcomed

DAY = timedelta(days=1)
SECONDS = timedelta(seconds=4)
NAMES = ("Nina", "Tom", "Ada", "Lu", "Kim")


@played_once
def asked_whom(*names: str) -> Play:
    """Somebody who is asked who it could be, and knows these."""
    play = welcomed()
    known = tuple(Somebody(n + 1, Company.FRIEND, name) for n, name in enumerate(names))
    person = replace(play.known.person, zone="Europe/Berlin", people=known)
    play.known = replace(play.known, person=person)
    play.tap("with-someone-i-know")
    return play


def typed(play: Play, text: str) -> Play:
    play.say(text)
    play.pass_time(SECONDS)
    return play


def step_of(play: Play, idea: str, *taps: str) -> Play:
    play.tap(f"idea-{idea}", "tomorrow 17:30", "feel-okay", "plan-good", *taps)
    return play


# who it could be


def test_a_role_is_enough_for_three_steps_with_them() -> None:
    play = asked_whom()
    assert play.key == "with-who"
    assert play.offered == [
        *("with-role-family", "with-role-friend", "with-role-work", "with-role-neighbour"),
        *("with-role-group", "back"),
    ]
    play.tap("with-role-friend")
    assert play.keys[:2] == ["with-whom", "with-role-friend.in-sentence"]
    ideas = [name for name in play.offered if name.startswith("idea-")]
    assert len(ideas) == 3
    of = {library()[name.removeprefix("idea-")].company for name in ideas}
    assert of == {Company.FRIEND}
    assert {"plan-other-ideas", "plan-even-smaller"} <= {*play.offered}
    assert "with-someone-i-know" not in play.offered
    step_of(play, "call-two")
    (step,) = play.known.steps
    assert (step.company, step.who) == (Company.FRIEND, None)
    assert not [*play.known.person.people]


def test_back_is_where_the_ideas_were() -> None:
    play = asked_whom()
    play.tap("back")
    assert play.key == "plan-ideas"
    assert "with-someone-i-know" in play.offered


@pytest.mark.parametrize("path", list(Path))
@pytest.mark.parametrize("role", ["family", "friend", "work", "neighbour", "group"])
def test_every_role_has_steps_on_every_path_also_the_smallest(path: Path, role: str) -> None:
    play = asked_whom()
    play.known = replace(play.known, person=replace(play.known.person, path=path))
    play.tap(f"with-role-{role}")
    for _ in range(2):
        ideas = [name for name in play.offered if name.startswith("idea-")]
        assert 0 < len(ideas) == len({*ideas}) <= 3
        assert {name.removeprefix("idea-") for name in ideas} <= {i.key for i in met(path)}
        play.tap("plan-even-smaller" if "plan-even-smaller" in play.offered else "plan-other-ideas")


def test_a_typed_role_is_that_role() -> None:
    for text, role in [
        ("my aunt", "family"),
        ("A colleague", "work"),
        ("someone from work", "work"),
        ("a friend", "friend"),
    ]:
        play = typed(asked_whom(), text)
        assert f"with-role-{role}.in-sentence" in play.keys, text


def test_a_name_is_asked_once_who_that_is_and_offered_from_then_on() -> None:
    play = typed(asked_whom(), "Nina")
    assert play.line == line("with-who-is", name="Nina")
    play.tap("with-role-friend")
    assert play.line == line("with-whom", who="Nina", count=3)
    (nina,) = play.known.person.people
    assert (nina.role, nina.name) == (Company.FRIEND, "Nina")
    play.tap("plan-not-now")
    play.command("plan")
    play.tap("with-someone-i-know", "Nina")
    assert play.line == line("with-whom", who="Nina", count=3)
    typed_again = asked_whom("Nina")
    typed_again.say("nina")
    assert typed_again.line == line("with-whom", who="Nina", count=3)
    assert len(typed_again.known.person.people) == 1


def test_words_that_are_a_step_are_planned_with_whom_they_name() -> None:
    for text, company, who in [
        ("call my aunt", Company.FAMILY, None),
        ("coffee with nina", Company.FRIEND, 1),
        ("sit in the park for a bit", None, None),
    ]:
        play = typed(asked_whom("Nina"), text)
        assert play.key == "plan-when", text
        play.tap("tomorrow 17:30", *(n for n in ("plan-promise-no",) if "nina" in text))
        play.tap("feel-okay", "plan-good")
        (step,) = play.known.steps
        assert (step.text, step.company, step.who) == (text, company, who)


def test_own_words_are_heard_wherever_they_are_written() -> None:
    play = planned()
    person = replace(play.known.person, people=(Somebody(1, Company.WORK, "Nina"),))
    play.known = replace(play.known, person=person)
    play.say("lunch with Nina tomorrow 12:00")
    play.tap("home-plan-it", "plan-promise-no", "feel-okay", "plan-good")
    play.command("did", "talked to my neighbour")
    told = {step.text: (step.company, step.who) for step in play.known.steps if step.text}
    assert told == {
        "lunch with Nina": (Company.WORK, 1),
        "talked to my neighbour": (Company.NEIGHBOUR, None),
    }


def test_own_words_after_a_role_are_with_that_role() -> None:
    play = asked_whom()
    play.tap("with-role-group")
    typed(play, "say one thing")
    play.tap("tomorrow 17:30", "feel-okay", "plan-good")
    assert play.known.steps[0].company is Company.GROUP


# five names, and a name that changes or goes


def test_five_have_a_name_and_fit_on_one_card() -> None:
    play = asked_whom(*NAMES)
    assert play.offered == [*reversed(NAMES), "with-someone-else", "back"]
    play.tap("with-someone-else")
    assert play.offered[-2:] == ["with-change-a-name", "back"]
    assert len(play.offered) == 7


def test_a_sixth_takes_the_place_of_one_or_stays_without_a_name() -> None:
    play = typed(asked_whom(*NAMES), "Zoe")
    assert play.key == "with-five"
    assert len(play.offered) == 7
    without = play.again()
    play.tap("Tom")
    assert play.line == line("with-who-is", name="Zoe")
    play.tap("with-role-friend")
    assert {one.name for one in play.known.person.people} == {"Nina", "Ada", "Lu", "Kim", "Zoe"}
    without.tap("with-nameless", "with-role-friend")
    assert without.keys[:2] == ["with-whom", "with-role-friend.in-sentence"]
    assert {one.name for one in without.known.person.people} == {*NAMES}
    back = typed(asked_whom(*NAMES), "Zoe")
    back.tap("back")
    assert back.key == "with-who"
    assert {one.name for one in back.known.person.people} == {*NAMES}


def test_a_name_can_change_or_go_and_steps_keep_their_role() -> None:
    play = step_of(_with(asked_whom("Nina", "Tom"), "Nina"), "call-two")
    play.command("plan")
    play.tap("plan-keep-both", "with-someone-i-know")
    play.tap("with-someone-else", "with-change-a-name", "Nina")
    assert play.line == line("with-one", name="Nina")
    play.say("Nini")
    assert "Nini" in play.offered
    (step,) = play.known.steps
    assert people.called(people.of(step, play.known.person)) != ""
    play.command("next")
    play.tap(play.offered[0])
    assert "Nini" in play.values
    play.command("plan")
    play.tap("plan-keep-both", "with-someone-i-know", "with-someone-else", "with-change-a-name")
    play.tap("Nini", "with-let-go")
    assert play.line == line("with-gone", name="Nini", question=line("with-who"))
    (step,) = play.known.steps
    assert step.company is Company.FRIEND
    assert people.of(step, play.known.person) is None
    play.command("next")
    play.tap(play.offered[0])
    assert "next-name" in play.keys
    assert "Nini" not in play.values


def _with(play: Play, name: str) -> Play:
    play.tap(name)
    return play


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("🙂", "cannot-read.sticker"),
        ("\u2060\u3164", "cannot-read.sticker"),
        ("www.nina.com", "with-name-unfit"),
        ("N" * 21, "with-name-unfit"),
        ("7", "with-name-unfit"),
        ("Nina Müller", "with-short-name"),
        ("Nina Katharina Müller", "with-short-name"),
        ("Jo-Ann", "with-who-is"),
        ("שרה", "with-who-is"),
        ("tomorrow", "plan-ideas-then"),
        ("no", "cancel-plan"),
        ("I don't know", "plan-ideas"),
        ("nobody", "with-nobody"),
        ("I don't have anyone", "with-nobody"),
        ("help", "care-numbers"),
        ("I want to die", "care-card-c1"),
    ],
)
def test_what_is_no_short_name(text: str, said: str) -> None:
    play = typed(asked_whom(), text)
    assert said in play.keys, play.keys
    assert not [*play.known.person.people]
    if said == "with-short-name":
        play.tap("with-role-friend")
        (nina,) = play.known.person.people
        assert nina.name == "Nina"


def test_a_person_let_go_on_another_card_is_asked_for_again() -> None:
    play = asked_whom("Nina")
    there = play.last
    play.known = replace(play.known, person=replace(play.known.person, people=()))
    play.press(there, "who.1")
    assert play.key == "with-who"


def test_no_lock_screen_says_the_name() -> None:
    for look in Look:
        play = asked_whom("Nina")
        play.known = replace(play.known, person=replace(play.known.person, look=look))
        play.tap("Nina")
        step_of(play, "call-two")
        play.pass_time(DAY + timedelta(hours=3, minutes=20))
        assert play.on_screen
        cue = next(one for one in play.got[::-1] if "cue-im-going" in one.offered)
        assert "Nina" not in cue.values


# a text to copy


def test_texts_are_paged_and_own_ones_come_first_next_time() -> None:
    play = asked_whom()
    play.tap("with-role-friend", "idea-ask-walk")
    assert "say-invite-walk.s1" in play.keys
    assert play.offered == [
        *("promise-other-words", "plan-did-it", "plan-for-later"),
        *("back", "plan-not-now"),
    ]
    assert _copies(play) == ["say-invite-walk.s1"]
    seen = []
    for _ in range(5):
        seen.append(next(key for key in play.keys if key.startswith("say-")))
        play.tap("promise-other-words")
    assert seen[0] == seen[4]
    assert len({*seen}) == 4
    play.say("walk on Sunday? no worries if not")
    assert play.line == line(
        "plan-now-own", text=line("sentence-own", text="walk on Sunday? no worries if not")
    )
    play.tap("back", "idea-thinking-of-you")
    assert "say-thinking.s1" in play.keys
    play.tap("back", "idea-ask-walk")
    assert "walk on Sunday? no worries if not" in play.values


def test_a_text_of_their_own_can_go_again() -> None:
    play = asked_whom()
    play.tap("with-role-friend", "idea-ask-walk")
    assert "with-let-go" not in play.offered
    play.say("walk on Sunday?")
    assert len(play.offered) <= 7
    play.tap("with-let-go")
    assert "say-invite-walk.s1" in play.keys
    assert [*play.known.person.sentences] == []


def test_a_text_that_is_sent_later_is_there_when_it_is_time() -> None:
    play = asked_whom()
    play.tap("with-role-friend", "idea-ask-walk")
    play.say("walk on Sunday?")
    play.tap("plan-for-later", "tomorrow 17:30", "feel-okay", "plan-good")
    play.pass_time(DAY + timedelta(hours=3, minutes=20))
    assert "walk on Sunday?" not in play.values
    play.tap("cue-im-going")
    assert play.key == "cue-going-to-send"
    assert "walk on Sunday?" in play.values
    assert _copies(play) == ["sentence-own"]
    play.tap("cue-done")
    assert "debrief-feel" in play.keys


def _copies(play: Play) -> list[str]:
    buttons = (choice for row in play.last.rows for choice in row)
    return [choice.copies.key for choice in buttons if choice.copies is not None]


def test_a_long_text_has_no_button_that_telegram_would_refuse() -> None:
    play = asked_whom()
    play.tap("with-role-friend", "idea-ask-walk")
    play.say("w" * 300)
    assert play.key == "plan-now-own"
    assert _copies(play) == []
    play.say("w" * 301)
    assert play.key == "plan-text-long"
    assert len(play.known.person.sentences) == 1


def test_of_a_kind_five_of_their_own_stay_and_each_once() -> None:
    play = asked_whom()
    play.tap("with-role-friend", "idea-ask-walk")
    for n in (1, 2, 3, 4, 5, 6, 6, 3):
        play.say(f"walk number {n}?")
    kept = [one.text for one in play.known.person.sentences]
    assert kept == [f"walk number {n}?" for n in (2, 4, 5, 6, 3)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("done", "debrief-feel"),
        ("tomorrow 17:30", "plan-guess"),
        ("not now", "plan-put-by"),
        ("I feel awful", "home-hard"),
        ("I want to die", "care-card-c1"),
    ],
)
def test_what_is_no_text_to_send(text: str, said: str) -> None:
    play = asked_whom()
    play.tap("with-role-friend", "idea-ask-walk")
    play.say(text)
    assert said in play.keys
    assert play.known.person.sentences == ()


# what they asked, and the answer


def invited(*names: str) -> Play:
    """They asked for a walk, and it felt okay."""
    play = asked_whom(*names)
    play.tap(names[0] if names else "with-role-friend", "idea-ask-walk", "plan-did-it", "feel-okay")
    play.tap("debrief-enough")
    return play


def test_asking_is_the_step_and_a_yes_is_planned_in_one_tap() -> None:
    play = invited("Nina")
    assert play.key == "with-no-answer-yet"
    assert play.offered == ["with-said-yes", "debrief-not-now-button"]
    assert play.states == [StepState.DONE]
    play.tap("with-said-yes")
    assert play.key == "plan-when"
    play.tap("tomorrow 17:30", "feel-okay", "plan-good")
    walk = play.known.steps[-1]
    assert library()[walk.idea or ""].what == "walk"
    assert (walk.company, walk.who) == (Company.FRIEND, 1)


def test_not_now_asks_nothing_more_of_an_invitation() -> None:
    play = invited()
    play.tap("debrief-not-now-button")
    assert "debrief-not-now" in play.keys


def test_after_something_hard_nothing_is_asked() -> None:
    play = asked_whom()
    play.tap("with-role-friend", "idea-ask-walk", "plan-did-it", "feel-tense", "debrief-enough")
    assert play.key == "debrief-was-hard"


@pytest.mark.parametrize("text", ["Nina said yes", "she said yes!", "my friend said yes"])
def test_a_yes_months_later_is_planned(text: str) -> None:
    play = invited("Nina")
    play.tap("debrief-not-now-button")
    play.known = replace(play.known, talks=())
    for _ in range(60):  # much has happened since
        other = replace(play.known.steps[0], id=next(play._ids), idea="shop-hello", who=None)
        play.known = replace(play.known, steps=(*play.known.steps, other))
        play.now += DAY
        newest = replace(other, at=play.now, settled_at=play.now)
        play.known = replace(play.known, steps=(*play.known.steps[:-1], newest))
    play.say(text)
    assert play.key == "plan-when"
    play.tap("tomorrow 17:30", "feel-okay", "plan-good")
    assert play.known.steps[-1].who == 1


def test_the_card_itself_still_hears_it_months_later() -> None:
    play = invited("Nina")
    card = play.last
    play.now += 150 * DAY
    play.press(card, "agreed")
    assert play.key == "plan-when"


def test_a_yes_to_nothing_we_know_is_no_plan() -> None:
    play = planned()
    play.say("she said yes")
    assert play.key in ("home-for-what", "home-joy")


def test_a_no_is_answered_kindly() -> None:
    play = invited("Nina")
    play.say("Nina said no")
    assert play.key == "home-declined"
    assert not any(step.state is StepState.PLANNED for step in play.known.steps)


def test_the_answer_is_for_whom_they_name() -> None:
    play = invited("Nina", "Tom")
    play.tap("debrief-not-now-button")
    play.command("plan")
    play.tap("with-someone-i-know", "Tom", "idea-ask-walk", "plan-did-it", "feel-okay")
    play.tap("debrief-enough", "debrief-not-now-button")
    play.say("Nina said yes")
    play.tap("tomorrow 17:30", "feel-okay", "plan-good")
    assert play.known.steps[-1].who == 1


# something to ask next time


def called(*names: str) -> Play:
    """A call to somebody, that felt calm and had nothing hard."""
    play = asked_whom(*names)
    play.tap(names[0] if names else "with-role-friend")
    step_of(play, "call-two")
    play.pass_time(DAY + timedelta(hours=3, minutes=20))
    play.tap("cue-im-going", "cue-done", "feel-calm", "debrief-skip")
    assert "debrief-ease-hard" in play.keys
    return play


def test_where_nothing_is_to_be_changed_they_may_note_what_to_ask() -> None:
    play = called("Nina")
    play.tap("debrief-skip")
    assert play.line == line("with-ask-next", who="Nina")
    assert len(play.offered) <= 7
    skipped = play.again()
    skipped.tap("debrief-skip")  # as many taps as without it
    assert skipped.key == "debrief-next"
    assert skipped.known.person.people[0].ask == ""
    play.tap("with-ask-likes")
    assert play.key == "debrief-next"
    assert play.known.person.people[0].ask == "What they like"


def test_what_was_hard_is_still_asked_what_to_change() -> None:
    play = called("Nina")
    play.tap("idea-call-two.hard1")
    assert play.key == "debrief-ease-change"
    stranger = planned()
    stranger.pass_time(DAY + timedelta(hours=3, minutes=20))
    stranger.tap("cue-im-going", "cue-done", "feel-calm", "debrief-skip", "debrief-skip")
    assert stranger.key == "debrief-ease-change"


def test_it_stands_on_the_next_reminder_under_a_touch_and_then_it_is_forgotten() -> None:
    play = called("Nina")
    play.tap("debrief-skip")
    play.say("how the new job is")
    play.tap(play.offered[0])
    play.pass_time(2 * DAY)
    cue = next(one for one in play.got[::-1] if "cue-im-going" in one.offered)
    assert line("with-to-ask", who="Nina", ask="how the new job is") in cue.lines
    assert "how the new job is" not in cue.values[:2]
    play.tap("cue-im-going", "cue-done")
    assert [(one.name, one.ask) for one in play.known.person.people] == [("Nina", "")]


def test_without_a_name_it_is_kept_with_the_role_and_goes_whole() -> None:
    play = called()
    play.tap("debrief-skip")
    assert play.line == line("with-ask-them-next")
    play.say("about the holiday " * 9)
    (one,) = play.known.person.people
    assert (one.role, one.name) == (Company.FRIEND, "")
    assert len(one.ask) <= people.LONGEST_ASK + 1
    assert people.named(play.known.person) == ()
    play.tap(play.offered[0])
    play.pass_time(2 * DAY)
    play.tap("cue-im-going", "cue-done")
    assert not [*play.known.person.people]


def test_what_did_not_happen_is_still_to_be_asked() -> None:
    play = called("Nina")
    play.tap("debrief-skip", "with-ask-went")
    play.tap(play.offered[0])
    play.pass_time(2 * DAY + timedelta(hours=1))
    play.tap("cue-no-step", "debrief-leave-it")
    assert play.known.person.people[0].ask == "How it went"


def test_enough_asks_nothing_more() -> None:
    play = called("Nina")
    play.tap("debrief-skip", "debrief-enough")
    assert play.known.person.people[0].ask == ""
    assert play.key == "debrief-next"


def test_what_to_ask_is_taken_back_and_asked_for_again() -> None:
    for answer in ("", "how is the dog"):
        play = called("Nina")
        play.tap("debrief-skip")
        if answer:
            typed(play, answer)
        else:
            play.tap("with-ask-likes")
        assert play.known.person.people[0].ask
        play.say("undo")
        assert "with-ask-next" in play.keys
        assert play.known.person.people[0].ask == ""
        play.tap("with-ask-plans")
        assert play.known.person.people[0].ask == "Their plans"


def test_whoever_takes_their_words_back_is_still_with_whom_they_named() -> None:
    play = asked_whom("Nina")
    play.tap("Nina")
    typed(play, "tea at her place")
    play.say("undo")
    assert line("with-whom", who="Nina", count=3) in play.lines
    typed(play, "a walk by the lake")
    play.tap("tomorrow 17:30", "feel-okay", "plan-good")
    assert play.known.steps[-1].who == 1


def test_no_two_have_the_same_name() -> None:
    play = asked_whom("Nina", "Tom")
    play.tap("with-someone-else", "with-change-a-name", "Nina")
    typed(play, "tom")
    assert "with-name-there" in play.keys
    assert {one.name for one in play.known.person.people} == {"Nina", "Tom"}
    typed(play, "nina")
    assert {one.name for one in play.known.person.people} == {"nina", "Tom"}


def test_nobody_goes_before_the_sixth_is_there() -> None:
    play = asked_whom(*NAMES)
    typed(play, "Zoe")
    play.tap("Nina", "back")
    assert len(play.known.person.people) == 5
    typed(play, "Zoe")
    play.tap("Nina", "with-role-friend")
    assert {one.name for one in play.known.person.people} == {*NAMES[1:], "Zoe"}
    assert line("with-whom", who="Zoe", count=3) in play.lines
