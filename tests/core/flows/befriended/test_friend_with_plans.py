"""A friend who has plans of their own: words after a line reach it, and never without a tap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.records.lines import line
from tests.core.pair import MINUTE, SHOP, Pair, done, linked, previewed
from tests.core.play import welcomed

WORDS = "So happy for you"
SHOWN = line("befriended-pass-on", person="Ana", text="So happy for you")


def came(*before: str) -> Pair:
    """Ana's line is with Lena, who did this before it came."""
    pair = Pair()
    pair.lena.command("start")
    pair.lena.tap("welcome-keep", "welcome-path-alone")
    pair.lena.command("cancel")
    pair = done(pair.linked())
    for command in before:
        pair.lena.command(command)
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    return pair


def test_what_nothing_of_hers_hears_is_shown_back_for_the_line() -> None:
    for open_ in [(), ("start",), ("settings",), ("look",), ("help",), ("next",)]:
        pair = came(*open_)
        pair.lena.say(WORDS)
        pair.settle()
        assert pair.lena.line == SHOWN, open_
        assert pair.ana.line == line("friend-has-gone", friend="Lena"), open_
        pair.lena.tap("befriended-send")
        pair.settle()
        assert pair.ana.line == line("friend-came", friend="Lena", text="So happy for you"), open_


@pytest.mark.parametrize("typed", ["stop", "Cancel.", "leave me alone"])
def test_a_stop_under_a_line_is_about_lines(typed: str) -> None:
    pair = came()
    pair.lena.say(typed)
    assert pair.lena.line == line("befriended-stop-sure", person="Ana")


def test_wanting_no_more_is_no_line_either() -> None:
    for open_ in [(), ("settings",), ("look",)]:
        for typed in ["make it stop", "unsubscribe", "how can I stop these"]:
            pair = came(*open_)
            pair.lena.say(typed)
            assert pair.lena.line == line("befriended-stop-sure", person="Ana"), (typed, open_)


def test_a_reply_to_the_line_always_goes() -> None:
    for open_ in ["start", "settings", "did", "plan", "settle"]:
        pair = came()
        card = pair.lena.last.id
        pair.lena.command(open_)
        pair.lena.say(WORDS, reply_to=card)
        pair.settle()
        assert pair.lena.line == line("befriended-on-its-way", person="Ana"), open_
        assert pair.ana.line == line("friend-came", friend="Lena", text="So happy for you"), open_


def test_so_does_a_reply_after_her_own_cue_has_come() -> None:
    pair = came()
    card = pair.lena.last.id
    pair.lena.command("plan")
    pair.lena.tap(SHOP, "17:21", "plan-another-time")
    pair.lena.say("today 18:30")
    pair.lena.tap("feel-tense", "plan-good")
    pair.pass_time(70 * MINUTE)
    assert "idea-shop-hello.short" in pair.lena.keys
    assert "18:30" in pair.lena.values
    pair.lena.say(WORDS, reply_to=card)
    pair.settle()
    assert pair.ana.line == line("friend-came", friend="Lena", text="So happy for you")


@pytest.mark.parametrize("open_", ["did", "settle"])
def test_words_for_what_she_is_doing_stay_there(open_: str) -> None:
    pair = came(open_)
    pair.lena.say("I made tea")
    pair.settle()
    assert "befriended-pass-on" not in pair.lena.keys
    assert pair.ana.line == line("friend-has-gone", friend="Lena")


@pytest.mark.parametrize("then", ["settings", "look"])
def test_words_after_something_newer_are_not_taken_for_an_answer(then: str) -> None:
    pair = came()
    pair.pass_time(MINUTE)
    pair.lena.command(then)
    pair.lena.say(WORDS)
    assert "befriended-pass-on" not in pair.lena.keys


def test_words_that_were_for_her_own_plans_are_not_lost() -> None:
    pair = came()
    pair.lena.say("Call mum on Friday")
    pair.lena.tap("befriended-no")
    assert pair.lena.key == "home-for-what"
    pair.lena.tap("home-keep")
    assert [note.text for note in pair.lena.known.notes] == ["Call mum on Friday"]


def test_danger_is_heard_before_the_line() -> None:
    pair = came("settings")
    pair.lena.say("I want to die")
    pair.settle()
    assert "befriended-pass-on" not in pair.lena.keys
    assert pair.lena.key == "care-card-c1"
    assert pair.ana.line == line("friend-has-gone", friend="Lena")


def test_a_reply_to_a_card_of_hers_stays_with_it() -> None:
    pair = came("settings")
    card = next(s for s in pair.lena.screen.values() if s.key == "settings-screen")
    pair.lena.say(WORDS, reply_to=card.id)
    assert pair.lena.key == "not-followed"


def test_the_lines_they_get_are_one_tap_from_their_own_friends() -> None:
    lena = came().lena
    lena.command("friend")
    lena.tap("friend-lines-you-get")
    assert lena.line == line("befriended-status", person="Ana")
    lena.command("help")
    lena.tap("help-what-i-do")
    assert lena.key == "help-about"
    lena.tap("help-as-a-friend")
    assert lena.key == "befriended-about"


def test_privacy_tells_both_what_is_kept_of_her_plans_and_of_her_as_a_friend() -> None:
    pair = came()
    pair.lena.command("privacy")
    pair.lena.tap("help-as-a-friend")
    assert pair.lena.key == "befriended-notice"
    pair.lena.tap("back", "data-export")
    assert pair.lena.key == "data-export-here"


def test_what_they_see_leads_back_to_both_sides() -> None:
    pair = came()
    pair.lena.command("friend")
    pair.lena.tap("friend-what-they-see", "back")
    assert "friend-lines-you-get" in pair.lena.offered


def test_only_the_words_that_wait_are_mended_by_an_edit() -> None:
    pair = came()
    other = pair.lena.say("I moved the sofa")
    pair.lena.say(WORDS)
    pair.lena.edit(other, "I moved the piano")
    assert pair.lena.line == SHOWN


@pytest.mark.parametrize("nothing", ["", " \n", "\u200b"])
def test_an_edit_that_nobody_can_see_sends_nothing_in_the_place_of_the_words(nothing: str) -> None:
    pair = linked()
    pair.ana.command("friend")
    typed = pair.lena.say("thinking of you")
    pair.lena.edit(typed, nothing)
    pair.lena.tap("befriended-send")
    pair.settle()
    assert "thinking of you" in pair.ana.values


def test_words_after_a_card_of_help_are_not_for_a_line_that_came_since() -> None:
    pair = previewed()
    pair.lena.known = replace(welcomed().known, links=pair.lena.known.links)
    person = replace(pair.lena.known.person, id=8, linked=True)
    pair.lena.known = replace(pair.lena.known, person=person, talks=())
    pair.lena.say("I relapsed")
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    pair.lena.say("it rains here")
    assert pair.lena.last.words.key.startswith("care-card-l")
