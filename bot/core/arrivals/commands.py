"""Commands: a row each, with where it leads, who may use it, and in which list it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Final

from bot.core.arrivals import returning, unheard
from bot.core.records.effects import Say
from bot.core.records.events import Commanded
from bot.core.records.lines import line
from bot.core.records.model import Flow, Json, LinkState, Standing
from bot.core.rules.friends.friendship import openable
from bot.core.talk.course import UNASKED, Course

TOKEN_SIGNS: Final = 32
"""How many signs an invitation's token has."""


class Listed(Enum):
    """In whose list of commands Telegram shows it."""

    NOWHERE = auto()
    PERSON = auto()
    FRIEND = auto()  # of somebody who is only that
    BOTH = auto()


@dataclass(frozen=True, slots=True)
class Command:
    """One command. The conversation reads in its `memory` what was asked for.

    It hears the words behind it (`with_words`); it works for everybody, whatever they agreed to
    (`always`); it belongs to the friend's side (`friends`); with it somebody who is only a friend
    gets steps of their own (`begins`).
    """

    name: str
    leads: Flow
    memory: Mapping[str, Json] = field(default_factory=dict)
    listed: Listed = Listed.NOWHERE
    with_words: bool = False
    always: bool = False
    friends: bool = False
    begins: bool = False


def table(*commands: Command) -> Mapping[str, Command]:
    """By their names. Raises ValueError for one that is there twice."""
    names = [command.name for command in commands]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"each command once: {twice}")
    return dict(zip(names, commands, strict=True))


COMMANDS: Final = table(
    Command("plan", Flow.PLAN, listed=Listed.PERSON, with_words=True, begins=True),
    Command("did", Flow.DID, listed=Listed.PERSON),
    Command("next", Flow.NEXT, listed=Listed.PERSON),
    Command("look", Flow.LOOK, listed=Listed.PERSON),
    Command("friend", Flow.FRIEND, listed=Listed.PERSON),
    Command("settle", Flow.SETTLE, listed=Listed.PERSON),
    Command("hello", Flow.BEFRIENDED, {"to": "hello"}, Listed.FRIEND, friends=True),
    Command("messages", Flow.BEFRIENDED, {"to": "lines"}, Listed.FRIEND, friends=True),
    Command("stop", Flow.BEFRIENDED, {"to": "stop"}, Listed.FRIEND, friends=True),
    Command("status", Flow.BEFRIENDED, {"to": "status"}, friends=True),
    Command("help", Flow.HELP, listed=Listed.BOTH, always=True),
    Command("privacy", Flow.DATA, always=True),
    Command("export", Flow.DATA, {"to": "export"}, always=True),
    Command("erase", Flow.DATA, {"to": "erase"}, always=True),
    Command("hide", Flow.DATA, {"to": "hide"}, always=True),
    Command("settings", Flow.SETTINGS),
    Command("pause", Flow.SETTINGS, {"to": "pause"}),
    Command("resume", Flow.SETTINGS, {"to": "resume"}),
    Command("ideas", Flow.PLAN, {"ideas": True}),
    Command("promise", Flow.PLAN, {"promise": True}, with_words=True),
)
LIST: Final = tuple(c.name for c in COMMANDS.values() if c.listed in (Listed.PERSON, Listed.BOTH))
"""What Telegram lists for everybody."""
FRIENDS_LIST: Final = tuple(
    c.name for c in COMMANDS.values() if c.listed in (Listed.FRIEND, Listed.BOTH)
)
"""What it lists for somebody who is only a friend."""


def commanded(course: Course, event: Commanded) -> None:
    standing, command = course.known.person.standing, COMMANDS.get(event.name)
    if command is not None and command.always:
        _open(course, command)
    elif standing is Standing.MINOR:
        _minor(course, event)
    elif _invited(event):
        course.open(Flow.BEFRIENDED, {"invite": True})
    elif _of_a_friend(standing, command):
        of_theirs = command.memory if command is not None and command.friends else {}
        course.open(Flow.BEFRIENDED, {"to": event.name, **of_theirs})
    elif standing in UNASKED:
        unheard.welcome(course)
    elif event.name == "cancel":
        unheard.cancel(course)
    elif command is not None:
        _open(course, command, event.payload)
    elif event.name != "start" or not returning.greeted(course):
        course.open(Flow.HOME)


def _open(course: Course, command: Command, words: str = "") -> None:
    said: dict[str, Json] = {"text": words} if words and command.with_words else {}
    course.open(command.leads, {**command.memory, **said})


def _invited(event: Commanded) -> bool:
    return event.name == "start" and len(event.payload) == TOKEN_SIGNS


def _of_a_friend(standing: Standing, command: Command | None) -> bool:
    if command is not None and command.friends:
        return True
    return standing is Standing.BEFRIENDED and not (command is not None and command.begins)


def _minor(course: Course, event: Commanded) -> None:
    # A slip of the finger at the age has a way back.
    if event.name != "start":
        course.effects.append(Say(line("welcome-adults-only")))
        return
    link = course.known.invite
    if link is not None and openable(course.known, course.now):
        # The invitation waits for what they say to that.
        person = course.known.person
        course.keep_link(replace(link, state=LinkState.OPENED, friend=person.id))
        course.keep_person(replace(person, linked=True))
    course.open(Flow.WELCOME, {"age": True})
