"""Who opened a link can always be confirmed; in the hidden look that lies under a spoiler."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.records.lines import Veiled, line
from bot.core.records.model import Link, LinkState, Look
from bot.core.rules.friendship import LONGEST_NAME
from bot.core.rules.wording import beginning
from tests.core import asked_for
from tests.core.pair import HAPPY, MINUTE, THEM, Pair, linked

QUESTION = line("friend-is-it-them", friend="Lena K.")


def asked(pair: Pair) -> Pair:
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "befriended-no")
    pair.settle()
    return pair


def with_friend(pair: Pair, *more: Link) -> Pair:
    pair.ana.known = replace(pair.ana.known, links=(*pair.ana.known.links, *more))
    return pair


def hidden(pair: Pair) -> Pair:
    """Both phones hide what they show on the lock screen."""
    for play in (pair.ana, pair.lena):
        person = replace(play.known.person, look=Look.HIDDEN)
        play.known = replace(play.known, person=person)
    return pair


MAREK = Link(77, 7, LinkState.ACTIVE, 9, friend_name="Marek")
SECOND = Link(78, 7, LinkState.AGREED, 10, friend_name="Zoe W.")


def test_other_words_leave_the_question_where_it_is() -> None:
    pair = asked(Pair())
    assert pair.ana.line == QUESTION
    card = pair.ana.last
    pair.ana.say("coffee with Tom")
    assert pair.ana.key == "home-for-what"
    assert pair.ana.screen[card.id].rows == card.rows
    pair.ana.command("friend")
    assert pair.ana.line == QUESTION
    pair.ana.tap(THEM)
    assert pair.ana.line == line("friend-linked", friend="Lena")


def test_with_a_friend_and_several_yeses_each_is_asked_about() -> None:
    pair = with_friend(asked(Pair()), MAREK, SECOND)
    seen = []
    for _ in range(2):
        pair.ana.command("friend")
        seen.append(pair.ana.line)
        pair.ana.tap(THEM)
    assert QUESTION in seen
    assert line("friend-is-it-them", friend="Zoe W.") in seen
    pair.ana.command("friend")
    assert "friend-is-it-them" not in pair.ana.keys


@pytest.mark.parametrize("answer", [THEM, "friend-no-close"])
def test_an_older_card_of_the_question_undoes_nothing(answer: str) -> None:
    pair = asked(Pair())
    older = pair.ana.last
    pair.ana.command("friend")
    pair.ana.tap(THEM)
    consents = pair.ana.known.person.consents
    pair.ana.tap(answer)
    assert pair.ana.screen[older.id].key == "friend-link-used"
    assert pair.ana.known.links[0].state is LinkState.ACTIVE
    assert pair.ana.known.person.consents == consents


def test_a_long_name_is_cut_between_two_words() -> None:
    name = "Maria Magdalena Konstantinopoulou of the Long Road"
    pair = Pair()
    pair.lena.known = replace(pair.lena.known, display=name)
    asked(pair)
    assert pair.ana.line == line("friend-is-it-them", friend="Maria Magdalena…")
    assert len(beginning("x" * 99, LONGEST_NAME)) == LONGEST_NAME + 1


def test_the_question_is_veiled_in_the_hidden_look() -> None:
    pair = asked(hidden(Pair()))
    _veiled(pair.ana.last.words)
    assert pair.ana.key == "friend-came-hidden"
    pair.ana.tap(THEM)
    assert pair.ana.known.links[0].state is LinkState.ACTIVE


def test_the_end_is_veiled_on_both_sides() -> None:
    pair = hidden(linked())
    pair.lena.command("stop")
    pair.lena.tap("befriended-stop-now")
    pair.settle()
    _veiled(pair.ana.last.words)
    other = hidden(linked())
    other.ana.command("friend")
    other.ana.tap("Lena", "friend-stop", "friend-kindly")
    other.settle()
    _veiled(other.lena.last.words)


def test_a_no_is_veiled_too() -> None:
    pair = hidden(Pair())
    pair.open(pair.link())
    pair.lena.tap("befriended-no-thanks")
    pair.settle()
    _veiled(pair.ana.last.words)


def test_a_hello_asked_for_and_its_answer_are_veiled() -> None:
    pair = hidden(asked_for.dinner())
    pair.ana.tap("friend-ask-now")
    pair.pass_time(MINUTE)
    _veiled(pair.lena.last.words)
    pair.lena.tap("befriended-hello")
    pair.settle()
    _veiled(pair.ana.last.words)


def test_so_is_one_that_moves_with_its_step() -> None:
    pair = hidden(asked_for.waiting())
    asked_for.moves(pair, "sunday 15:00")
    _veiled(pair.ana.last.words)


def _veiled(words: object) -> None:
    assert "friend-came-hidden" in str(words)
    assert Veiled.__name__ in str(words)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("yes", "only-a-tap"),
        *((doubt, "friend-tap-which") for doubt in ("I dont know her", "is that her?")),
        ("yes thats her", "friend-tap-which"),
    ],
)
def test_a_yes_or_a_doubt_in_words_is_asked_for_a_tap(typed: str, said: str) -> None:
    pair = asked(Pair())
    pair.ana.say(typed)
    pair.settle()
    assert QUESTION in pair.ana.lines
    assert pair.ana.key == said
    assert [link.state for link in pair.ana.known.links] == [LinkState.AGREED]
