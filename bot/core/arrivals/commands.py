"""Commands: a row each, with where it leads, who may use it, and in which list it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from bot.core.arrivals import returning, unheard
from bot.core.records.effects import Say
from bot.core.records.events import Commanded, Said
from bot.core.records.lines import line
from bot.core.records.memories import (
    BefriendedMemory,
    ComingMemory,
    DataMemory,
    DidMemory,
    FriendMemory,
    HelpMemory,
    HomeMemory,
    LookMemory,
    PlanMemory,
    SettingsMemory,
    SettleMemory,
    WelcomeMemory,
)
from bot.core.records.model import LinkState, Messages, Standing, TalkMemory
from bot.core.records.turn import worded
from bot.core.rules.friendship import openable
from bot.core.talk.course import UNASKED, Course
from bot.ear.asides import BEYOND, heard

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
    """One command, and the conversation that it `opens`, with what was asked for in its memory.

    The words behind it are heard where it opens something `with_words`. It works for everybody,
    whatever they agreed to (`always`); it belongs to the friend's side (`friends`); with it
    somebody who is only a friend gets steps of their own (`begins`).
    """

    name: str
    opens: TalkMemory
    listed: Listed = Listed.NOWHERE
    with_words: Callable[[str, Messages], TalkMemory] | None = None
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
    Command(
        "plan",
        PlanMemory(),
        Listed.PERSON,
        with_words=lambda text, typed: PlanMemory(text=text, typed=typed),
        begins=True,
    ),
    Command(
        "did",
        DidMemory(),
        Listed.PERSON,
        with_words=lambda text, typed: DidMemory(text, typed=typed),
    ),
    Command("next", ComingMemory(), Listed.PERSON),
    Command("look", LookMemory(), Listed.PERSON),
    Command("friend", FriendMemory(), Listed.PERSON),
    Command("settle", SettleMemory(), Listed.PERSON),
    Command("hello", BefriendedMemory(to="hello"), Listed.FRIEND, friends=True),
    Command("messages", BefriendedMemory(to="lines"), Listed.FRIEND, friends=True),
    Command("stop", BefriendedMemory(to="stop"), Listed.FRIEND, friends=True),
    Command("status", BefriendedMemory(to="status"), friends=True),
    Command("help", HelpMemory(), Listed.BOTH, always=True),
    Command("privacy", DataMemory(), always=True),
    Command("export", DataMemory("export"), always=True),
    Command("erase", DataMemory("erase"), always=True),
    Command("hide", DataMemory("hide"), always=True),
    Command("settings", SettingsMemory()),
    Command(
        "pause",
        SettingsMemory("pause"),
        with_words=lambda text, _: SettingsMemory("pause", text=text),
    ),
    Command("resume", SettingsMemory("resume")),
    Command("ideas", PlanMemory(ideas=True)),
    Command(
        "promise",
        PlanMemory(promise=True),
        with_words=lambda text, typed: PlanMemory(text, promise=True, typed=typed),
    ),
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
        course.open(BefriendedMemory(invite=True))
    elif _of_a_friend(standing, command):
        theirs = command.opens if command is not None and command.friends else None
        course.open(theirs or BefriendedMemory(to=event.name))
    elif standing in UNASKED:
        unheard.welcome(course)
    elif event.name in _AS_WORDS:
        _AS_WORDS[event.name](course, event)
    elif command is not None:
        _open(course, command, worded(event.payload), event.message_id)
    elif event.name != "start" or not returning.greeted(course):
        course.open(HomeMemory())


def _open(course: Course, command: Command, words: str = "", typed: int = 0) -> None:
    opens = command.with_words
    if opens is not None and heard(words, course.known.person.language) in BEYOND:
        course.open(HomeMemory(words))
        return
    begun = opens(words, ((typed, words),)) if words and opens is not None else command.opens
    course.open(begun)


def _undo(course: Course, event: Commanded) -> None:
    course.unclaimed = Said(event.name, event.message_id)


_AS_WORDS: Final[Mapping[str, Callable[[Course, Commanded], None]]] = {
    "cancel": lambda course, _: unheard.cancel(course),
    "undo": _undo,
}
"""What does the same as the word without its slash."""


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
    course.open(WelcomeMemory(age=True))
