"""Seeded walks of two people through everything, and what they were told on the way.

What is written down of a decision is what somebody outside the mind could see: the lines with
their values, the buttons, what was promised for when, what went to the other. Ids and the names
of records are not: they may change without anybody noticing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import datetime, time, timedelta
from functools import cache
from hashlib import blake2b
from random import Random
from typing import Final

from bot.core.arrivals.commands import COMMANDS
from bot.core.records.effects import (
    AnswerTap,
    Choice,
    Decision,
    Effect,
    Export,
    Menu,
    Pass,
    Plan,
    Remove,
    Revise,
    Rows,
    Say,
    Unplan,
)
from bot.core.records.events import (
    Blocked,
    Due,
    DueKind,
    Event,
    Media,
    Returned,
    Showed,
    Stumbled,
    TimeCame,
)
from bot.core.records.lines import Line
from bot.core.records.model import Flow, Known, Path
from bot.store.records import dumped
from tests.core.pair import Pair, done, linked
from tests.core.play import Play, welcomed
from tests.core.told import Written

STEPS: Final = 50
TEXTS: Final = (
    *("hi", "stop", "thanks", "done", "skip", "7", "", "🙂", "yes", "no", "x" * 320, "undo"),
    *("bowling sat 5pm", "tomorrow 9:00", "14:05", "22-8", "25-9", "12 March", "31 February"),
    *("I want to die", "he hits me", "I relapsed", "how is she?", "see http://a.b", "I'm 15"),
    *("pick up Nina at 4, on time, friday", "I promised Tom to call at 6pm", "yesterday"),
    *(
        "it was loud",
        "I can't go on",
        "quietly",
        "call my aunt",
        "not today",
        "running late",
        "every tuesday 7pm",
    ),
)
NAMES: Final = sorted({*COMMANDS, "start", "cancel", "nothing"})
PAUSES: Final = (1, 3, 30, 30, 200, 200, 1500, 9000)


@dataclass
class Walk:
    """What happened on one walk: a sign a deed, the conversations met, the moments that came."""

    seed: int
    signs: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    tapped: Counter[tuple[str, str]] = field(default_factory=Counter)
    places: dict[tuple[Flow, str], Known] = field(default_factory=dict)
    moments: set[DueKind] = field(default_factory=set)


class Witness(Play):
    """A person on the stage who notes what each decision looks like from outside."""

    walk: Walk

    def happen(self, event: Event) -> Decision:
        decision = super().happen(event)
        for talk in self.known.talks:
            self.walk.places.setdefault((talk.flow, talk.at), self.known)
        self.walk.told.extend(_seen(effect, self.now) for effect in decision.effects)
        if isinstance(event, TimeCame):
            self.walk.moments |= {due.kind for due in event.dues}
        return decision


@cache
def walked(seed: int) -> Walk:
    """One walk, the same for the same seed."""
    chance, walk = Random(seed), Walk(seed)
    pair = _begun(chance)
    for play in pair.people.values():
        play.__class__ = Witness
        play.walk = walk  # type: ignore[attr-defined]
    for _ in range(STEPS):
        play = chance.choice([pair.ana, pair.ana, pair.lena])
        if play.forgotten:
            break
        _anything(play, pair, walk, chance)
        pair.settle()
        walk.signs.append(blake2b("\n".join(walk.told).encode(), digest_size=1).hexdigest())
        walk.told.clear()
    return walk


def _begun(chance: Random) -> Pair:
    """New to each other, linked, or with a step and a message behind them."""
    kind = chance.random()
    pair = Pair() if kind < 0.3 else linked()
    if kind > 0.55:
        done(pair)
    if 0.3 < kind < 0.8:
        _reminded(pair, chance)
    if chance.random() < 0.5:
        person = replace(pair.ana.known.person, path=Path.AFTER)
        pair.ana.known = replace(pair.ana.known, person=person)
    if chance.random() < 0.3:
        pair.lena.known = replace(welcomed().known, display="Lena K.", links=pair.lena.known.links)
        who = replace(pair.lena.known.person, id=8, linked=True)
        pair.lena.known = replace(pair.lena.known, person=who, talks=())
    return pair


def _reminded(pair: Pair, chance: Random) -> None:
    """Ana has planned something, and stands before its reminder."""
    pair.ana.command("plan")
    text = chance.choice(("call my aunt tomorrow 17:30", "pick up Nina tomorrow 17:30"))
    pair.ana.say(text)
    pair.pass_time(timedelta(minutes=1))
    wanted = ("plan-keep-both", "14:05", "tomorrow 17:30", "plan-promise-yes", "feel-tense")
    for name in (*wanted, "plan-good") * 2:
        if name in pair.ana.offered:
            pair.ana.tap(name)
    pair.settle()
    cues = [at for (_, kind), at in pair.ana.calendar.items() if kind is DueKind.CUE]
    if cues:
        pair.pass_time(min(cues) - pair.ana.now)


def _tap(play: Play, walk: Walk, chance: Random) -> None:
    """A button that was tapped least on this walk, on one of the newest cards."""
    newest = list(play.screen.values())[-4:]
    buttons = [(shown, choice.key) for shown in newest for choice in shown.choices]
    chance.shuffle(buttons)
    shown, key = min(buttons, key=lambda b: walk.tapped[b[0].step, b[1]])
    walk.tapped[shown.step, key] += 1
    play.press(shown, key)


def _anything(play: Play, pair: Pair, walk: Walk, chance: Random) -> None:
    kind = chance.random()
    if kind < 0.55 and any(shown.choices for shown in list(play.screen.values())[-4:]):
        _tap(play, walk, chance)
    elif kind < 0.7:
        said = play.say(chance.choice(TEXTS))
        if chance.random() < 0.3:
            play.edit(said, chance.choice(TEXTS))
    elif kind < 0.8:
        play.command(chance.choice(NAMES), chance.choice(("", *TEXTS)))
    elif kind < 0.9:
        pair.pass_time(timedelta(minutes=chance.choice(PAUSES)))
    elif kind < 0.93:
        _crash(play, chance)
    else:
        play.happen(_unlikely(play, chance))


def _crash(play: Play, chance: Random) -> None:
    """The process died: a card was sent twice, or nobody noted that it was sent."""
    talks = [talk for talk in play.known.talks if talk.card in play.screen]
    if not talks:
        return
    talk = chance.choice(talks)
    if chance.random() < 0.5 and talk.card is not None:
        copy = replace(play.screen[talk.card], id=next(play._messages))
        play.screen[copy.id] = copy
    else:
        rest = (replace(t, card=None) if t.id == talk.id else t for t in play.known.talks)
        play.known = replace(play.known, talks=tuple(rest))


def _unlikely(play: Play, chance: Random) -> Event:
    """A moment of any kind for anything that is known, or what happens to a chat."""
    subjects = [7, *(t.id for t in play.known.talks), *(s.id for s in play.known.steps)]
    subjects += [link.id for link in play.known.links]
    due = Due(chance.choice(list(DueKind)), chance.choice(subjects), play.now)
    if due.kind is DueKind.NEWS:
        return Stumbled()
    return chance.choice(
        (
            *(TimeCame((due,)),) * 6,
            *(Blocked(), Returned(), Stumbled()),
            *(
                Showed(chance.choice(list(Media)), "", 999),
                Showed(Media.PICTURE, "how is she", 999),
            ),
        )
    )


def _seen(effect: Effect, now: datetime) -> str:
    """An effect as somebody outside would tell it."""
    match effect:
        case Say():
            until = effect.until and effect.until - now
            told = (effect.lane, effect.silent, until, effect.once is not None)
            return f"say {_line(effect.words)} {_rows(effect.rows)} {told}"
        case Revise(words=words):
            target = "this" if effect.message_id else "card"
            return f"revise {target} {words and _line(words)} {_rows(effect.rows)} {effect.or_say}"
        case Plan():
            keys = sorted(dumped(effect.news)) if effect.news else []
            return f"plan {effect.kind} {effect.at - now} {keys}"
        case Unplan():
            return f"unplan {effect.kind}"
        case Pass():
            names = (k for k, v in dumped(effect.news).items() if not isinstance(v, int))
            news = [f"{name}={_value(getattr(effect.news, name, None))}" for name in sorted(names)]
            return f"pass {type(effect.news).__name__} {effect.at - now} {news}"
    return _fleeting(effect)


def _fleeting(effect: Effect) -> str:
    match effect:
        case AnswerTap(words=words):
            return f"answer {words and _line(words)}"
        case Export(words=words):
            return f"export {effect.kind} {_line(words)}"
        case Menu(names=names):
            return f"menu {names}"
        case Remove():
            return "remove"
    return type(effect).__name__


def _rows(rows: Rows) -> str:
    return " / ".join(" ".join(_choice(choice) for choice in row) for row in rows)


def _choice(choice: Choice) -> str:
    copies = choice.copies and _line(choice.copies)
    key = re.sub(r"^(step|planned)\..*", r"\1.", choice.key)  # behind it stands an id
    return f"[{key}: {_line(choice.caption)} {copies} {bool(choice.opens)}]"


def _line(line: Line) -> str:
    return f"{line.key}({', '.join(_values(line.params))})"


def _values(params: Mapping[str, object]) -> Iterator[str]:
    for name, value in sorted(params.items()):
        yield f"{name}={_value(value)}"


def _value(value: object) -> str:
    """A value in words: addresses and tokens are drawn by chance, and stay out."""
    if isinstance(value, Line):
        return _line(value)
    if isinstance(value, Written):
        return _line(value.line)
    if isinstance(value, datetime | time | timedelta):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return "/".join(_value(getattr(value, part.name)) for part in fields(value))
    return "address" if str(value).startswith("http") else repr(value)
