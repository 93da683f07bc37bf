"""The tables: what cannot be is refused by name when it is read, and every place can be reached."""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

import pytest

from bot.core.arrivals import commands, moments
from bot.core.arrivals.commands import Command
from bot.core.flows import CONVERSATIONS
from bot.core.records.events import Draw, DueKind, Said, Stumbled
from bot.core.records.lines import line
from bot.core.records.memories import (
    MEMORIES,
    DidMemory,
    FriendMemory,
    HelpMemory,
    PlanMemory,
    WelcomeMemory,
)
from bot.core.records.model import Flow, Known, Look, Person, Phase, Standing, Talk
from bot.core.records.turn import Card, Moment, Turn
from bot.core.talk import table
from bot.core.talk.table import Conversation, Place, places, registry, stood, upgraded
from tests.core.play import welcomed
from tests.house import tree

FLOWS: Final = "bot/core/flows"
NOW: Final = datetime(2026, 11, 30, 13, 5, tzinfo=UTC)


class At(StrEnum):
    """Two places."""

    HERE = "here"
    THERE = "there"


def _place(at: str) -> Place:
    return Place(at, lambda moment: Turn(), lambda moment: None)


@pytest.mark.parametrize(
    ("places", "named"),
    [
        (("here",), "there"),
        (("here", "here", "there"), "here"),
        (("here", "there", "nowhere"), "nowhere"),
    ],
)
def test_a_place_is_there_once(places: tuple[str, ...], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        table.places(At, *(_place(at) for at in places))


def test_a_conversation_is_there_once() -> None:
    known = list(CONVERSATIONS)
    with pytest.raises(ValueError, match="HELP"):
        registry(*(it for it in known if it.flow is not Flow.HELP), door=WelcomeMemory())
    again = Conversation(Flow.HELP, lambda moment: Turn(), {})
    with pytest.raises(ValueError, match="HELP"):
        registry(*known, again, door=WelcomeMemory())


def test_a_command_is_there_once_so_that_it_stands_in_no_two_lists() -> None:
    with pytest.raises(ValueError, match="plan"):
        commands.table(Command("plan", PlanMemory()), Command("plan", DidMemory()))


def test_every_kind_of_promised_moment_has_a_row() -> None:
    some = dict(moments.KINDS)
    del some[DueKind.OUT]
    with pytest.raises(ValueError, match="OUT"):
        moments.kinds(some)


def test_every_place_is_led_to_from_somewhere_else_than_its_row() -> None:
    led: Counter[tuple[str, str]] = Counter()
    places: dict[str, dict[str, str]] = {}
    for path in tree.modules(FLOWS):
        home = path.relative_to(FLOWS).parts[0].removesuffix(".py")
        parsed = tree.parsed(path)
        own = {
            id(node)
            for node in ast.walk(parsed)
            if isinstance(node, ast.ClassDef)
            if node.name == "At"
            for node in ast.walk(node)
        }
        for node in ast.walk(parsed):
            if isinstance(node, ast.ClassDef) and node.name == "At":
                places[home] = _members(node)
            if isinstance(node, ast.Call) and _name(node.func) in _ROWS and node.args:
                led[home, getattr(node.args[0], "attr", "")] -= 1
            if isinstance(node, ast.Attribute) and _name(node.value) == "At":
                led[home, node.attr] += 1
            if isinstance(node, ast.Constant) and id(node) not in own:
                led[home, str(node.value)] += 1  # a button whose key is the place's
    assert len(places) == len(Flow)
    never = [
        (home, at)
        for home, named in places.items()
        for at, key in named.items()
        if led[home, at] < 1 > led[home, key]
    ]
    assert never == []


_ROWS: Final = {"Place", "_seen", "_written", "_asks"}


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _members(enum: ast.ClassDef) -> dict[str, str]:
    pairs = ((one.targets[0], one.value) for one in enum.body if isinstance(one, ast.Assign))
    return {_name(target): str(getattr(value, "value", "")) for target, value in pairs}


@pytest.mark.parametrize("flow", list(Flow))
def test_a_place_that_is_not_known_closes_and_keeps_what_was_written(flow: Flow) -> None:
    talk = Talk(1, MEMORIES[flow](), "of-another-release", subject=404)
    known = upgraded(CONVERSATIONS, Known(Person(7, Standing.KEEPS), (talk,)))
    assert known.talks[0].phase is Phase.CLOSED
    assert known.talks[0].memory == talk.memory


def test_a_turn_that_names_a_place_shows_what_stands_there() -> None:
    here = Place(At.HERE, lambda moment: Turn(), lambda moment: Turn(at=At.THERE))
    card = Card(line("home-hello"))
    there = Place(At.THERE, lambda moment: Turn(card=card), lambda moment: None)
    it = Conversation(Flow.HELP, lambda moment: Turn(at=At.HERE), places(At, here, there))
    known = Known(Person(7, Standing.KEEPS))
    moment = Moment(known, Talk(1, HelpMemory(), At.HERE), Said("on", 1), NOW, Draw((), 0))
    assert it.on(moment) == Turn(card=card, at=At.THERE)


def test_a_talk_whose_memory_does_not_fit_holds_nobody_before_it() -> None:
    play = welcomed()
    play.command("plan")
    (talk,) = [talk for talk in play.known.talks if talk.floor]
    play.known = replace(play.known, talks=(replace(talk, at="read", memory=PlanMemory()),))
    play.happen(Stumbled())
    assert play.last.words.key == "stumbled"
    assert play.known.floor is None
    play.say("call my aunt")
    assert [talk.flow for talk in play.known.talks if talk.stands] == [Flow.HOME]


def test_in_a_hidden_chat_it_leaves_as_any_other() -> None:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, look=Look.HIDDEN))
    play.command("plan")
    (talk,) = [talk for talk in play.known.talks if talk.floor]
    play.known = replace(play.known, talks=(replace(talk, at="read", memory=PlanMemory()),))
    play.calendar.clear()
    play.happen(Stumbled())
    assert (talk.id, DueKind.TIDY) in play.calendar


def test_a_talk_that_only_waits_to_leave_the_chat_is_true_of_nothing() -> None:
    place = next(place for place in CONVERSATIONS[Flow.FRIEND].places.values() if place.comes)
    talk = Talk(1, FriendMemory(), place.at)
    assert CONVERSATIONS.place(talk) is place
    for phase in (Phase.TIDYING, Phase.CLOSED):
        assert not CONVERSATIONS.place(replace(talk, phase=phase)).comes


def test_a_door_that_was_only_looked_at_is_not_opened_again_after_an_invitation() -> None:
    talk = Talk(1, WelcomeMemory(), "consent")
    assert CONVERSATIONS.resumes(talk, Flow.HELP)
    assert not CONVERSATIONS.resumes(talk, Flow.BEFRIENDED)


def test_a_talk_cannot_remember_what_is_of_another_conversation() -> None:
    with pytest.raises(TypeError, match="HelpMemory"):
        stood(Talk(1, PlanMemory(), "ideas"), Turn(memory=HelpMemory()))


def test_a_talk_that_is_over_remembers_nothing() -> None:
    play = welcomed()
    play.say("the baker knew my name")
    decision = play.command("cancel")
    closed = [talk for talk in decision.talks if talk.phase is Phase.CLOSED]
    assert closed
    assert all(talk.memory == type(talk.memory)() for talk in closed)
