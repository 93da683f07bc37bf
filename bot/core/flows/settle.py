"""A hard minute: breathe, look around, a pocket card, a way out. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.core import breathing
from bot.core.effects import Plan, Rows, Unplan
from bot.core.events import DueKind
from bot.core.lines import Typed, line
from bot.core.model import Flow, Json
from bot.core.steps import nudge
from bot.core.turn import Card, Go, Moment, Turn, choice

LISTENS: Final[frozenset[str]] = frozenset()
THINGS: Final = 3
"""So many things are looked for."""
_MINUTES: Final = {"five": 5, "ten": 10}


class At(StrEnum):
    """Where it stands."""

    MENU = "menu"
    BREATHING = "breathing"
    LOOKING = "looking"
    POCKET = "pocket"
    OUT = "out"
    OUTSIDE = "outside"


STEPS: Final = frozenset[str](At)
OFFERS: Final = frozenset[str]({At.MENU, At.POCKET})
_BACK: Final = (choice("back"),)
_MENU: Final[Rows] = (
    (choice("breathe", "care-breathe"),),
    (choice("things", "settle-things"), choice("pocket", "settle-pocket")),
    (choice("step_out", "settle-step-out"), choice("help", "help-now")),
    (choice("leave", "breathe-enough"),),
)
_OUTSIDE: Final[Rows] = ((choice("back_in", "cue-back-in"), choice("home", "cue-head-home")),)


def begin(moment: Moment) -> Turn:
    """Four ways through a minute, and a person to call."""
    return _menu()


def on(moment: Moment) -> Turn | None:
    """One tap, a thing that was seen, or a moment that is over."""
    if moment.due is not None:
        return _time_came(moment, moment.due)
    match moment.choice:
        case "breathe" if moment.text is None:
            effects = breathing.effects(moment, At.BREATHING)
            return Turn(card=breathing.card(), step=At.BREATHING, effects=effects)
        case "things":
            return _looking(0)
        case "pocket":
            return Turn(card=_pocket(moment), step=At.POCKET)
        case "step_out":
            return Turn(card=_how_long(), step=At.OUT)
        case "five" | "ten" as how_long:
            return _outside(moment, _MINUTES[how_long])
        case "back" | "enough":
            return _menu(Unplan(moment.talk.id))
        case "back_in":
            return _ended(moment, "settle-back-in")
        case "home":
            return _ended(moment, "settle-home")
        case "leave":
            return _ended(moment, "settle-left")
        case "help":
            return Turn(then=Go(Flow.HELP))
        case "next":
            return _seen(moment)
    return _said(moment, moment.text) if moment.text else None


def again(moment: Moment) -> Turn:
    """Where it stands, once more."""
    match At(moment.talk.step):
        case At.LOOKING:
            return _looking(_number(moment))
        case At.POCKET:
            return Turn(card=_pocket(moment))
        case At.OUT:
            return Turn(card=_how_long())
        case At.OUTSIDE:
            return Turn(card=Card(line("settle-outside"), _OUTSIDE))
    return _menu()


def upgrade(shape: int, memory: Mapping[str, Json]) -> Mapping[str, Json]:
    """Nothing was shaped differently before."""
    return memory


def _said(moment: Moment, text: str) -> Turn:
    """Whatever they write is welcome here: a thing seen, a breath that is short, or just said."""
    breath = "breathe" in moment.meant
    if moment.talk.step == At.LOOKING and not breath:
        return _seen(moment)
    if moment.talk.step in OFFERS and {"thanks", "done"} & moment.meant:
        return _ended(moment, "settle-left")
    turn = _menu() if moment.talk.step == At.LOOKING else again(moment)
    if turn.card is None:
        return turn
    words = line("settle-breathe-out" if breath else "settle-heard", question=turn.card.words)
    stops = () if moment.talk.step == At.OUTSIDE else (Unplan(moment.talk.id),)
    return replace(turn, card=Card(words, turn.card.rows), effects=stops)


def _menu(*effects: Unplan) -> Turn:
    return Turn(card=Card(line("settle-menu"), _MENU), step=At.MENU, effects=effects)


def _ended(moment: Moment, key: str) -> Turn:
    effects = (Unplan(moment.talk.id),)
    return Turn(card=Card(line(key)), effects=effects, closed=True, wordless=True)


# three things


def _looking(number: int) -> Turn:
    words = line("settle-first-thing" if number == 0 else "settle-next-thing")
    rows: Rows = ((choice("next"), choice("enough", "breathe-enough")),)
    return Turn(card=Card(words, rows), step=At.LOOKING, memory={"seen": number})


def _number(moment: Moment) -> int:
    seen = moment.talk.memory.get("seen")
    return seen if isinstance(seen, int) else 0


def _seen(moment: Moment) -> Turn:
    """What they named is not kept; only that it was one more."""
    number = _number(moment) + 1
    if number < THINGS:
        return _looking(number)
    return Turn(card=Card(line("settle-here-now"), (_BACK,)), step=At.POCKET)


# the pocket card and the way out


def _pocket(moment: Moment) -> Card:
    """One calm screen; their own line first, if they have one."""
    words = line("settle-pocket-card")
    if moment.person.mantra:
        words = line("settle-yours", mantra=Typed(moment.person.mantra), rest=words)
    return Card(words, (_BACK,))


def _how_long() -> Card:
    rows: Rows = ((choice("five", "settle-five"), choice("ten", "settle-ten")), _BACK)
    return Card(line("settle-how-long"), rows)


def _outside(moment: Moment, minutes: int) -> Turn:
    ends = Plan(DueKind.OUT, moment.talk.id, moment.now + timedelta(minutes=minutes))
    card = Card(line("settle-out", minutes=minutes), _OUTSIDE)
    return Turn(card=card, step=At.OUTSIDE, memory={"minutes": minutes}, effects=(ends,))


def _time_came(moment: Moment, due: DueKind) -> Turn | None:
    if due is DueKind.BREATH and moment.talk.step == At.BREATHING:
        return Turn(card=Card(line("settle-menu"), _MENU), step=At.MENU, in_place=True)
    if due is DueKind.OUT and moment.talk.step == At.OUTSIDE:
        card = Card(nudge.veiled(moment, line("settle-over")), _OUTSIDE)
        return Turn(card=card, silent=True)
    return None
