"""Home: the answer to /start, and to whatever fits no talk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final

from bot.core.flows import did
from bot.core.records.effects import Rows
from bot.core.records.events import Said
from bot.core.records.lines import line
from bot.core.records.memories import (
    ComingMemory,
    DidMemory,
    FriendMemory,
    HelpMemory,
    HomeMemory,
    LookMemory,
    PlanMemory,
    SentencesMemory,
    SettingsMemory,
    SettleMemory,
)
from bot.core.records.model import Flow, Note, TalkMemory
from bot.core.records.turn import Card, Close, Go, Moment, Turn, choice, worded
from bot.core.rules.helplines import if_heavy
from bot.core.talk.table import ANOTHER_DAY, Conversation, Place, card, places
from bot.ear import reply
from bot.ear.asides import Aside, heard
from bot.ear.wishes import Wish, wished


class At(StrEnum):
    """The one place."""

    HOME = "home"


_PLAN: Final = choice("plan", "home-plan")
_NEXT: Final = choice("next", "home-next")
_LOOK: Final = choice("look", "home-look")
_SETTLE: Final = choice("settle", "home-settle")
_HELP: Final = choice("help", "home-help")
_TINY: Final = choice("tiny", "cue-a-tiny-one")
_KEEP: Final = choice("keep", "home-keep")
_NOTHING: Final = choice("nothing", "home-just-saying")
_MORE: Final = (_NOTHING, _HELP)
_MENU: Final[Rows] = (
    (_PLAN, choice("did", "home-did")),
    (_NEXT, _LOOK),
    (choice("friend", "home-friend"), _SETTLE),
    (_HELP,),
)
_ROOMS: Final[Mapping[str, TalkMemory]] = {
    "plan": PlanMemory(),
    "did": DidMemory(),
    "next": ComingMemory(),
    "look": LookMemory(),
    "friend": FriendMemory(),
    "settle": SettleMemory(),
    "more": SettingsMemory(),
    "help": HelpMemory(),
    "hello": HomeMemory(),
    "pause": SettingsMemory("pause", offered=True),
    "say": SentencesMemory(),
    "say_no": SentencesMemory("no"),
    "say_sorry": SentencesMemory("repair"),
    "say_about": SentencesMemory("about"),
}
_WITH_TEXT: Final[Rows] = (
    (choice("plan_it", "home-plan-it"), choice("did_it", "home-did-it")),
    (_KEEP, _NOTHING),
    (_HELP,),
)
_HARD: Final[Rows] = ((_SETTLE, _TINY), (_KEEP, _NOTHING), (_HELP,))
_HARD_SIGN: Final[Rows] = ((_SETTLE, _TINY), (_NOTHING,), (_HELP,))
"""Below a sign, such as a tear: that is no note."""
_AGAIN: Final[Rows] = ((_TINY, _LOOK), (choice("hello", "home-just-hello"), _HELP))
_JOY: Final[Rows] = (
    (choice("did_it", "home-did-it"), _KEEP),
    (_NOTHING, choice("friend", "home-friend")),
)
_JOY_OF_WHAT: Final[Rows] = ((choice("did", "home-something-else"), _KEEP), (_NOTHING,))
_WHAT_TO_SAY: Final[Rows] = (
    (choice("say", "sentence-to-have-ready"),),
    (_TINY, _SETTLE),
    _MORE,
)
SITUATIONS: Final[Mapping[Aside, tuple[str, Rows]]] = {
    Aside.SAY_NO: (
        "home-say-no",
        ((choice("say_no", "sentence-to-have-ready"),), (_SETTLE, _PLAN), _MORE),
    ),
    Aside.WANT_OUT: ("home-want-out", ((_NEXT, _SETTLE), _MORE)),
    Aside.UNANSWERED: ("home-unanswered", ((_SETTLE, _TINY), _MORE)),
    Aside.DECLINED: ("home-declined", ((_TINY, _SETTLE), _MORE)),
    Aside.WHAT_TO_SAY: ("home-what-to-say", _WHAT_TO_SAY),
    Aside.SAY: ("home-what-to-say", _WHAT_TO_SAY),
    Aside.SHARP: (
        "home-sharp",
        ((choice("say_sorry", "sentence-to-have-ready"),), (_SETTLE,), _MORE),
    ),
    Aside.ASKED_ABOUT: (
        "home-asked-about",
        ((choice("say_about", "sentence-to-have-ready"),), (_SETTLE, _NEXT), _MORE),
    ),
    Aside.MENU: ("home-hello", _MENU),
    Aside.STOP: ("home-stop", ((choice("pause", "settings-pause"), _SETTLE), _MORE)),
}
"""What people are in the middle of: one sentence for it, and what is here for it."""
ASKED: Final = {
    Aside.HUMAN: "asked-a-human",
    Aside.WHY: "asked-why",
    Aside.SEES: "asked-sees",
}
"""What a person asks about us."""
_WISHES: Final[Mapping[Wish, Go]] = {
    Wish.CLOCK: Go(SettingsMemory("clock")),
    Wish.QUIET: Go(SettingsMemory("quiet")),
    Wish.SETTINGS: Go(SettingsMemory()),
    Wish.SHARING: Go(FriendMemory("stop")),
}


def _begun(moment: Moment) -> Turn:
    memory = HomeMemory.of(moment.talk)
    go = _said(moment, memory.text)
    kept = replace(memory, said_at=memory.said_at or moment.said)
    return Turn(then=go) if go is not None else Turn(at=At.HOME, memory=kept)


def _heard(moment: Moment) -> Turn | None:
    chosen, memory = moment.choice, HomeMemory.of(moment.talk)
    said, typed, at = memory.text, memory.typed, memory.said_at
    match chosen:
        case "plan_it":
            return Turn(then=Go(PlanMemory(said, typed=typed, said_at=at)))
        case "did_it":
            return Turn(then=Go(DidMemory(said, typed=typed, said_at=at)))
        case "keep":
            note = Note(moment.draw.ids[0], moment.now, memory.text)
            words = line("home-kept", count=moment.person.words_stay)
            return Turn(card=Card(words), notes=(note,), then=Close())
        case "tiny":
            return Turn(then=Go(PlanMemory(tiny=True)))
        case "nothing":
            return Turn(card=Card(line("home-heard")), then=Close())
    room = _ROOMS.get(chosen or "")
    return Turn(then=Go(room)) if room is not None else did.as_planned(moment)


def _said(moment: Moment, text: str) -> Go | None:
    words = reply.bare(text)
    for button in (button for row in _MENU for button in row):
        if words and words == reply.bare(moment.written(button.caption)):
            return Go(_ROOMS[button.key])
    wish = wished(text, moment.language)
    return _WISHES[wish] if wish is not None else None


def _card(moment: Moment) -> Card:
    memory = HomeMemory.of(moment.talk)
    if memory.text:
        return _what_for(moment, memory.text)
    if memory.media:
        return Card(line(f"home-cannot-read.{memory.media}", heavy=if_heavy(moment)), _MENU)
    if memory.returned:
        return Card(line("home-back"), _MENU)
    return Card(line("home-hello"), _MENU)


def _what_for(moment: Moment, text: str) -> Card:
    known = isinstance(moment.event, Said) and moment.event.text == text
    match aside := moment.aside if known else heard(text, moment.language):
        case Aside.MEDICINE | Aside.DETOX | Aside.OUTSIDE:
            return Card(line(f"beyond-{aside}", question=line("home-else")), _MENU)
        case Aside.HUMAN | Aside.WHY | Aside.SEES:
            return Card(line(ASKED[aside], question=line("home-else")), _MENU)
        case Aside.BACK:
            return Card(line("home-back"), _AGAIN)
        case Aside.JOY:
            return _joy(did.of_today(moment))
        case Aside.HARD | Aside.ALONE:
            return Card(line("home-hard"), _HARD if worded(text) else _HARD_SIGN)
    if aside is not None and aside in SITUATIONS:
        words, rows = SITUATIONS[aside]
        return Card(line(words), rows)
    return Card(line("home-for-what", heavy=if_heavy(moment)), _WITH_TEXT)


def _joy(steps: Rows) -> Card:
    if steps:
        return Card(line("home-joy-of-what"), (*steps, *_JOY_OF_WHAT))
    return Card(line("home-joy"), _JOY)


TABLE: Final = Conversation(
    Flow.HOME,
    _begun,
    places(At, Place(At.HOME, card(_card), _heard)),
    remembers=True,
    leaves=ANOTHER_DAY,
    can_be_left=False,
)
