"""Home: the answer to /start, and to whatever fits no talk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.core.effects import Rows
from bot.core.lines import line
from bot.core.model import Flow, Json
from bot.core.turn import Card, Go, Moment, Turn, choice

LISTENS: Final[frozenset[str]] = frozenset()
OFFERS: Final[frozenset[str]] = frozenset()
HOME: Final = "home"
STEPS: Final = frozenset({HOME})
_MENU: Final[Rows] = ((choice("plan", "home-plan"), choice("help", "home-help")),)
_WITH_TEXT: Final[Rows] = (
    (choice("plan_it", "home-plan-it"),),
    (choice("nothing", "home-just-saying"), choice("help", "home-help")),
)


def begin(moment: Moment) -> Turn:
    """What could be meant, as buttons."""
    return Turn(card=_card(moment), step=HOME)


def on(moment: Moment) -> Turn | None:
    """A choice, or new words that fit nothing either."""
    text = moment.text
    match moment.choice:
        case "plan":
            return Turn(then=Go(Flow.PLAN))
        case "plan_it":
            said = moment.talk.memory.get("text")
            return Turn(then=Go(Flow.PLAN, {"text": said}))
        case "help":
            return Turn(then=Go(Flow.HELP))
        case "nothing":
            return Turn(card=Card(line("home-heard")), closed=True)
    if text:
        return Turn(card=Card(line("home-for-what"), _WITH_TEXT), memory={"text": text})
    return None


def again(moment: Moment) -> Turn:
    """The same again."""
    return Turn(card=_card(moment))


def upgrade(shape: int, memory: Mapping[str, Json]) -> Mapping[str, Json]:
    """Nothing was shaped differently before."""
    return memory


def _card(moment: Moment) -> Card:
    memory = moment.talk.memory
    if memory.get("text"):
        return Card(line("home-for-what"), _WITH_TEXT)
    media = memory.get("media")
    if media:
        return Card(line(f"home-cannot-read.{media}"), _MENU)
    return Card(line("home-hello"), _MENU)
