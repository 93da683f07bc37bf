"""Writes shape1.json: rows as this release writes them, for later releases to load.

Run it with `python -m tests.store.writing_shape1` until the release is out, and never again:
people out there have these rows. A release that writes another shape gets a file of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bot.core.records.effects import Remove, Revise, Say
from bot.core.records.events import DueKind, Media, Returned, Showed, Tapped
from bot.core.records.memories import CareMemory
from bot.core.records.model import LIVE, SHAPE, Known, Note, Step, StepState, Talk
from bot.store import records
from tests.core.nina import nudged
from tests.core.play import MONDAY, Play, cued, planned, welcomed

FILE = Path(__file__).with_name("shape1.json")
TEXTS = (
    "Wave at the neighbour at 18:30",
    "tomorrow",
    "Pick up Nina on time at 18:30",
    "7",
    "14:05",
    "I'm 15",
    "I want to die",
    "I can't go on",
    "he hits me",
    "I relapsed",
    "I feel so lonely",
)
COMMANDS = ("start", "plan", "help", "cancel", "did", "next", "promise")
AFTER = "After alcohol, drugs or gambling"
Seen = tuple[str, ...]
Message = Say | Revise | Remove


def main() -> None:
    """Play every conversation into every corner that this script can reach."""
    people: dict[Seen, Known] = {}
    messages: dict[Seen, Message] = {}
    for seed in (
        Play(),
        welcomed(),
        welcomed(AFTER),
        planned(),
        cued(),
        _unanswered(),
        _moved(),
        nudged(),
        _greeted(),
        _looking(),
    ):
        _explore(seed, people, messages)
    once = {id(known): known for known in people.values()}.values()
    lines = (
        *(_written(known) for known in once),
        *({"message": _body(message, language="en")} for message in messages.values()),
    )
    as_text = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in lines)
    FILE.write_text("[\n" + ",\n".join(as_text) + "\n]\n")


def _explore(seed: Play, people: dict[Seen, Known], messages: dict[Seen, Message]) -> None:
    seen: set[Seen] = set()
    waiting = [seed]
    while waiting:
        for play in _onward(waiting.pop(0)):
            for effect in play.said:
                if isinstance(effect, Say | Revise | Remove):
                    messages.setdefault(_kind(effect), effect)
            play.said.clear()
            for talk in play.known.talks:
                people.setdefault(_place(talk), play.known)
            new = {_situation(play, talk) for talk in play.known.talks} - seen
            if new:
                seen |= new
                waiting.append(play)


def _onward(play: Play) -> Iterator[Play]:
    """The same play after everything that can happen next."""
    for happening in _happenings(play):
        after = deepcopy(play)
        # What breaks a decision is found elsewhere; here it leads nowhere.
        with suppress(LookupError):
            happening(after)
            yield after


def _happenings(play: Play) -> Iterator[Callable[[Play], object]]:
    for talk in play.known.talks:
        for key in talk.offered:
            tap = Tapped(talk.id, talk.at, key, talk.card or 1, "query", SHAPE)
            yield partial(Play.happen, event=tap)
    for text in TEXTS:
        yield partial(Play.say, text=text)
        yield partial(_said_all, text=text)
    for command in COMMANDS:
        yield partial(Play.command, name=command)
    for event in (Showed(Media.VOICE, "", 1), Returned()):
        yield partial(Play.happen, event=event)
    if play.calendar:
        soonest = min(play.calendar.values())
        yield partial(Play.pass_time, step=soonest - play.now)
        yield partial(Play.away_until, instant=soonest + timedelta(hours=5))


def _said_all(play: Play, text: str) -> None:
    """The last part of an answer, and the moment after it."""
    play.say(text)
    play.pass_time(timedelta(seconds=3))


def _unanswered() -> Play:
    """A cue of some minutes, after one that nobody touched."""
    play = cued()
    person = replace(play.known.person, unanswered=1)
    steps = tuple(replace(step, minutes=10) for step in play.known.steps)
    play.known = replace(play.known, person=person, steps=steps)
    return play


def _moved() -> Play:
    """A step that has moved twice."""
    play = planned()
    steps = tuple(replace(step, moves=2) for step in play.known.steps)
    play.known = replace(play.known, steps=steps)
    return play


def _greeted() -> Play:
    """Somebody on the eve of a date that matters to them."""
    play = planned()
    person = replace(play.known.person, date="12-02", date_words="the day I moved")
    play.known = replace(play.known, person=person)
    play.calendar = {(person.id, DueKind.DATE): MONDAY + timedelta(days=1, hours=19)}
    return play


def _looking() -> Play:
    """Somebody who looks back at a step and a note of their own."""
    play = planned()
    told = replace(
        play.known.steps[0], id=1, state=StepState.DONE, idea=None, text="wave", settled_at=MONDAY
    )
    note = Note(2, MONDAY, "it rained and I went")
    play.known = replace(play.known, steps=(told,), notes=(note,))
    play.command("look")
    return play


def _place(talk: Talk) -> Seen:
    """What makes a row unlike the others: where it stands, and what it remembers."""
    parts = "parts" if talk.parts else ""
    remembered = records.dumped(talk.memory)
    return (talk.flow, talk.at, CareMemory.of(talk).card, parts, *sorted(remembered))


def _situation(play: Play, talk: Talk) -> Seen:
    """What may make a difference to what can happen next."""
    about = play.known.step(talk.subject)
    state = about.state.value if about is not None else ""
    return (talk.flow, talk.at, CareMemory.of(talk).card, state)


def _kind(message: Message) -> Seen:
    words = getattr(message, "words", None)
    return (type(message).__name__, words.key if words else "")


def _written(known: Known) -> dict[str, Any]:
    """Rows of one person, the sealed columns as what is sealed into them."""
    return {
        "person": {"id": known.person.id, "body": _body(known.person)},
        "talks": [
            {
                "id": talk.id,
                "subject": talk.subject,
                "card": talk.card,
                "shape": SHAPE,
                "body": _body(talk),
            }
            for talk in known.talks
        ],
        "steps": [_step(step) for step in known.steps],
    }


def _step(step: Step) -> dict[str, Any]:
    live = step.state in LIVE
    return {"id": step.id, "live": live, "shape": SHAPE, "body": _body(step)}


def _body(record: object, **more: str) -> Any:
    return json.loads(records.to_bytes(record, **more))


if __name__ == "__main__":
    main()
