"""A friend of two people: nothing they send or end is taken for the wrong one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.records.events import DueKind
from bot.core.records.lines import line
from bot.core.records.model import Link, LinkState
from tests.core.pair import MINUTE, Pair, linked, sent
from tests.core.told import caption

WHOM = "befriended-whom"


def of_two(pair: Pair | None = None) -> Pair:
    """Lena is Ana's friend, and Marek's, who is not on the stage."""
    pair = pair or linked()
    marek = Link(77, 9, LinkState.ACTIVE, 8, "Marek", "Lena")
    pair.lena.known = replace(pair.lena.known, links=(*pair.lena.known.links, marek))
    return pair


def passed(pair: Pair) -> list[tuple[int, str]]:
    """To whom news of Lena's are on their way, and what they say."""
    return [
        (news.to, getattr(news.news, "text", type(news.news).__name__)) for news in pair.lena.passed
    ]


@pytest.mark.parametrize("command", ["hello", "messages", "status", "stop"])
def test_each_command_asks_whom_it_is_about(command: str) -> None:
    pair = of_two()
    pair.lena.command(command)
    assert pair.lena.key == WHOM
    assert pair.lena.offered == ["Ana", "Marek", "back"]
    pair.lena.tap("Marek")
    assert "Marek" in pair.lena.values
    assert "Ana" not in pair.lena.values


@pytest.mark.parametrize(
    "button",
    ["befriended-send-hello", "befriended-lines", "befriended-reminders", "befriended-stop"],
)
def test_so_does_the_menu_which_names_nobody(button: str) -> None:
    pair = of_two()
    pair.lena.command("start")
    assert "Ana" not in pair.lena.values
    pair.lena.tap(button)
    assert pair.lena.key == WHOM
    pair.lena.tap("back", button, "Marek")
    assert "Marek" in pair.lena.values


def test_a_hello_goes_to_the_one_who_was_named() -> None:
    pair = of_two()
    pair.lena.command("hello")
    pair.lena.tap("Marek", "befriended-tea")
    assert pair.lena.line == line("befriended-on-its-way", person="Marek")
    assert passed(pair) == [(9, caption("befriended-tea"))]


def test_own_words_ask_for_whom_they_are_and_show_it() -> None:
    pair = of_two()
    pair.lena.say("Thinking of our walk")
    assert pair.lena.key == WHOM
    pair.lena.tap("Marek")
    assert pair.lena.line == line("befriended-pass-on", person="Marek", text="Thinking of our walk")
    pair.lena.tap("befriended-someone-else", "Ana")
    assert pair.lena.line == line("befriended-pass-on", person="Ana", text="Thinking of our walk")
    pair.lena.tap("befriended-send")
    assert passed(pair) == [(7, "Thinking of our walk")]


def test_a_name_can_be_written() -> None:
    pair = of_two()
    pair.lena.say("Thinking of our walk")
    pair.lena.say("marek")
    assert pair.lena.line == line("befriended-pass-on", person="Marek", text="Thinking of our walk")


def test_other_words_take_the_place_of_the_first() -> None:
    pair = of_two()
    pair.lena.say("Thinking of our walk")
    pair.lena.say("Thinking of the lake")
    pair.lena.tap("Ana")
    assert pair.lena.line == line("befriended-pass-on", person="Ana", text="Thinking of the lake")


def test_words_after_a_line_are_shown_with_their_name_first() -> None:
    pair = of_two(sent())
    pair.lena.say("Cake on Sunday")
    assert pair.lena.line == line("befriended-pass-on", person="Ana", text="Cake on Sunday")
    pair.lena.tap("befriended-send")
    assert passed(pair) == [(7, "Cake on Sunday")]


def test_a_reply_to_a_line_is_for_whoever_sent_it() -> None:
    pair = of_two(sent())
    pair.lena.say("Cake on Sunday", reply_to=pair.lena.last.id)
    assert passed(pair) == [(7, "Cake on Sunday")]


def test_stop_ends_one_and_leaves_the_other() -> None:
    pair = of_two()
    pair.lena.command("stop")
    pair.lena.tap("Marek", "befriended-stop-now")
    assert not pair.lena.forgotten
    assert passed(pair) == [(9, "Left")]
    assert [link.person_name for link in pair.lena.known.links] == ["Ana"]
    pair.lena.command("hello")
    assert pair.lena.line == line("befriended-which-hello", person="Ana")


def test_a_rhythm_is_of_one() -> None:
    pair = of_two()
    pair.lena.command("start")
    pair.lena.tap("befriended-reminders", "Marek", "befriended-weekly")
    assert [link.rhythm for link in pair.lena.known.links] == [0, 7]
    assert [key for key in pair.lena.calendar if key[1] is DueKind.REMINDER] == [
        (77, DueKind.REMINDER)
    ]


def test_how_one_of_them_is_needs_no_question_back() -> None:
    pair = of_two()
    pair.lena.say("any news from Marek?")
    assert pair.lena.line == line("befriended-status", person="Marek")


def test_the_one_who_is_left_alone_is_asked_nothing() -> None:
    pair = linked()
    pair.lena.command("hello")
    assert pair.lena.line == line("befriended-which-hello", person="Ana")
    pair.lena.say("Thinking of our walk")
    assert pair.lena.offered == ["befriended-send", "befriended-no"]
    pair.pass_time(MINUTE)


@pytest.mark.parametrize("asked", [False, True])
def test_who_one_of_them_is_has_an_answer(asked: bool) -> None:
    pair = of_two()
    if asked:
        pair.lena.command("hello")
    pair.lena.say("who is Marek?")
    assert pair.lena.line == line("befriended-who", person="Marek")


def test_what_is_asked_where_a_name_is_asked_for_is_heard_too() -> None:
    for typed, answer in [
        ("I think Marek wants to kill himself", "help-helping"),
        ("I'm worried about Marek", "help-helping"),
        ("how is Marek?", "befriended-status"),
        ("how do I stop this", WHOM),
        ("what is this?", "befriended-about"),
    ]:
        pair = of_two()
        pair.lena.command("hello")
        pair.lena.say(typed)
        assert pair.lena.key == answer, (typed, answer)
        assert passed(pair) == [], (typed, answer)
