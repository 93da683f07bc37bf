"""A hard minute: breathe, look around, a pocket card, a way out. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.core.flows import breathing, sentences
from bot.core.flows.cue import cards
from bot.core.records.effects import Plan, Rows, Unplan
from bot.core.records.events import DueKind
from bot.core.records.lines import Typed, line
from bot.core.records.memories import HelpMemory, SentencesMemory, SettleMemory
from bot.core.records.model import Flow, Sentence
from bot.core.records.turn import Card, Close, Go, Moment, Turn, choice
from bot.core.rules.helplines import if_heavy
from bot.core.rules.sentences import OFFERED, at_hand
from bot.core.talk.table import A_WHILE, Conversation, Place, card, fixed, places

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
    SAY = "say"


_BACK: Final = (choice("back"),)
_TOOLS: Final[Rows] = (
    (choice("breathe", "care-breathe"),),
    (choice("things", "settle-things"), choice("pocket", "settle-pocket")),
)
_WAYS_OUT: Final[Rows] = (
    (choice("step_out", "settle-step-out"), choice("help", "help-now")),
    (choice("leave", "breathe-enough"),),
)
_URGE: Final[Rows] = (
    (choice("step_out", "settle-step-out"), choice("breathe", "care-breathe")),
    (choice("help", "care-someone-to-talk-to"), choice("leave", "breathe-enough")),
)
_OUTSIDE: Final[Rows] = ((choice("back_in", "cue-back-in"), choice("home", "cue-head-home")),)

_OPENS: Final = {"pocket": At.POCKET, "step_out": At.OUT}
_ENDS: Final = {"back_in": "settle-back-in", "home": "settle-home", "leave": "settle-left"}


def _begun(moment: Moment) -> Turn:
    return Turn(at=At.MENU)


def _heard(moment: Moment) -> Turn | None:
    key = moment.choice or ""
    if key in _ENDS:
        return _ended(moment, _ENDS[key])
    if key in _OPENS:
        return Turn(at=_OPENS[key])
    if key in _WAYS:
        return _WAYS[key](moment)
    match key:
        case "breathe" if moment.text is None:
            effects = breathing.effects(moment, At.BREATHING)
            return Turn(card=breathing.card(), at=At.BREATHING, effects=effects)
        case "five" | "ten" as how_long:
            return _outside(moment, _MINUTES[how_long])
        case "back" | "enough":
            return Turn(at=At.MENU, effects=(Unplan(moment.talk.id),))
    return None if moment.text is None else _said(moment)


def _said(moment: Moment) -> Turn:
    breath = "breathe" in moment.meant
    if moment.talk.at == At.LOOKING and not breath:
        return _seen(moment)
    here = TABLE.places[moment.talk.at]
    if here.offers and {"thanks", "done"} & moment.meant:
        return _ended(moment, "settle-left")
    turn = TABLE.shown(moment, _menu(moment) if here.at == At.LOOKING else here.shows(moment))
    if turn.card is None:
        return turn
    words = line("settle-heard", question=turn.card.words, heavy=if_heavy(moment))
    if breath:
        words = line("settle-breathe-out", question=turn.card.words)
    stops = () if moment.talk.at == At.OUTSIDE else (Unplan(moment.talk.id),)
    return replace(turn, card=Card(words, turn.card.rows), effects=stops)


def _menu(moment: Moment) -> Turn:
    memory = SettleMemory.of(moment.talk)
    mine = (sentences.button(moment, _to_say(moment)),)
    card = Card(line("settle-menu"), (*_TOOLS, mine, *_WAYS_OUT))
    if memory.urge or memory.offered:
        card = Card(line("settle-urge" if memory.urge else "settle-offered"), (mine, *_URGE))
    return Turn(card=card, at=At.MENU)


def _ended(moment: Moment, key: str) -> Turn:
    effects = (Unplan(moment.talk.id),)
    return Turn(card=Card(line(key)), effects=effects, then=Close(wordless=True))


# three things


def _looking(number: int) -> Turn:
    words = line("settle-first-thing" if number == 0 else "settle-next-thing")
    ways: Rows = ((choice("next"), choice("enough", "breathe-enough")),)
    return Turn(card=Card(words, ways), at=At.LOOKING, memory=SettleMemory(number))


def _seen(moment: Moment) -> Turn:
    """What they named is not kept; only that it was one more."""
    number = SettleMemory.of(moment.talk).seen + 1
    if number < THINGS:
        return _looking(number)
    return Turn(card=Card(line("settle-here-now"), (_BACK,)), at=At.POCKET)


# a sentence


def _to_say(moment: Moment) -> tuple[Sentence, ...]:
    return at_hand(moment.person, OFFERED)


def _sentence(moment: Moment) -> Turn:
    """What they keep is shown large; who keeps none is led to where they are."""
    memory = replace(SettleMemory.of(moment.talk), wording=0)
    if _to_say(moment)[0].id:
        return Turn(at=At.SAY, memory=memory)
    kind = "no" if memory.urge or memory.offered else ""
    return Turn(then=Go(SentencesMemory(kind, back=memory)))


def _other_words(moment: Moment) -> Turn:
    memory = SettleMemory.of(moment.talk)
    return Turn(at=At.SAY, memory=replace(memory, wording=memory.wording + 1))


def _another(moment: Moment) -> Turn:
    memory = replace(SettleMemory.of(moment.talk), wording=0)
    return Turn(then=Go(SentencesMemory(back=memory)))


def _say(moment: Moment) -> Card:
    another = choice("another", "sentence-another-moment")
    number = SettleMemory.of(moment.talk).wording
    return sentences.large(moment, _to_say(moment), number, another)


# the pocket card and the way out


def _pocket(moment: Moment) -> Card:
    words = line("settle-pocket-card")
    if moment.person.mantra:
        words = line("settle-yours", mantra=Typed(moment.person.mantra), rest=words)
    return Card(words, (_BACK,))


def _how_long() -> Card:
    ways: Rows = ((choice("five", "settle-five"), choice("ten", "settle-ten")), _BACK)
    return Card(line("settle-how-long"), ways)


def _outside(moment: Moment, minutes: int) -> Turn:
    ends = Plan(DueKind.OUT, moment.talk.id, moment.now + timedelta(minutes=minutes))
    out = Card(line("settle-out", minutes=minutes), _OUTSIDE)
    return Turn(card=out, at=At.OUTSIDE, effects=(ends,))


_WAYS: Final[Mapping[str, Callable[[Moment], Turn]]] = {
    "things": lambda _: _looking(0),
    "next": _seen,
    "help": lambda _: Turn(then=Go(HelpMemory())),
    "sentence": _sentence,
    "other_words": _other_words,
    "another": _another,
}


def _time_came(moment: Moment, due: DueKind) -> Turn | None:
    if due is DueKind.BREATH and moment.talk.at == At.BREATHING:
        return Turn(at=At.MENU, in_place=True)
    if due is DueKind.OUT and moment.talk.at == At.OUTSIDE:
        over = Card(cards.veiled(moment, line("settle-over")), _OUTSIDE)
        return Turn(card=over, silent=True)
    return None


TABLE: Final = Conversation(
    Flow.SETTLE,
    _begun,
    places(
        At,
        Place(At.MENU, _menu, _heard, offers=True),
        Place(At.BREATHING, _menu, _heard),
        Place(At.LOOKING, lambda m: _looking(SettleMemory.of(m.talk).seen), _heard),
        Place(At.POCKET, card(_pocket), _heard, offers=True),
        Place(At.OUT, fixed(_how_long), _heard),
        Place(At.SAY, card(_say), _heard, offers=True),
        Place(At.OUTSIDE, card(lambda _: Card(line("settle-outside"), _OUTSIDE)), _heard),
    ),
    time_came=_time_came,
    no=("leave", "back"),
    leaves=A_WHILE,
)
