"""What is kept of a person, as plain facts: no sealed row, no number that only we understand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.core.flows.friend.sharing import At
from bot.core.records.calendar import zone_of
from bot.core.records.memories import FriendMemory
from bot.core.records.model import Flow, Known, Link, LinkState, Step
from bot.core.rules import wording
from bot.core.rules.friendship import link_of
from bot.store import records
from bot.words.book import Book

Facts = dict[str, Any]
"""A record by the names of its fields, each value as JSON has it."""

_OURS = frozenset({"id", "link", "shape", "card"})
_OF_MINE = (
    *("state", "chosen", "muted", "own_words", "until", "left_at", "shown_at", "silent_since"),
)
"""What a person chose about a friend, or what happened on their side."""


def plain(record: object) -> Facts:
    """Every field of a record, also those at their defaults, but for our own numbers."""
    return {key: _bare(key, v) for key, v in records.whole(record).items() if key not in _OURS}


def _bare(key: str, value: Any) -> Any:
    """Of what was typed the texts, without the numbers of their messages."""
    if isinstance(value, list) and key == "given":
        return [_bare(key, one) for one in value]
    if isinstance(value, dict) and "typed" in value:
        return value | {"typed": [text for _, text in value["typed"]]}
    return value


def steps(known: Known) -> list[Step]:
    """As they happened, what is still to come last."""
    far = datetime.max.replace(tzinfo=zone_of(known.person))
    return sorted(known.steps, key=lambda step: step.settled_at or step.at or far)


def answer(book: Book, language: str, step: Step, question: str) -> str:
    said = step.answers[question]
    if isinstance(said, str):
        return said
    words = wording.tapped(step, question, said)
    return said.key if words is None else book.caption(language, words)


def change(book: Book, language: str, step: Step) -> str:
    said = step.change
    return said if isinstance(said, str) else book.caption(language, wording.change(step)).strip()


def friends(known: Known) -> list[Facts]:
    """Their friends and invitations, and whom they let go without a word."""
    return [_friend(link) for link in known.links if link.person == known.person.id]


def _friend(link: Link) -> Facts:
    """The person's own part; what the friend chose, or has looked at, is not theirs to see."""
    kept = records.whole(link)
    if link.state is LinkState.OPENED:
        kept["state"] = LinkState.INVITED.value
    return {"name": link.friend_name, "they_see": link.person_name} | {k: kept[k] for k in _OF_MINE}


def lines_on_their_way(known: Known) -> Iterator[Facts]:
    for talk in known.talks:
        if talk.stands and talk.flow is Flow.FRIEND and talk.at == At.LEAVING:
            line = FriendMemory.of(talk)
            link = link_of(known, line.link)
            to = link.friend_name if link is not None else ""
            goes = line.goes.isoformat() if line.goes is not None else None
            yield {"to": to, "goes": goes, "line": line.line}


def lines_from(known: Known) -> list[Facts]:
    return [_as_a_friend(link) for link in known.links if link.friend == known.person.id]


def _as_a_friend(link: Link) -> Facts:
    """The friend's own part; what the other side chose is not theirs to see."""
    return {
        "name": link.person_name,
        "your_name": link.friend_name,
        "days_between_reminders": link.rhythm,
        "your_lines": [at.isoformat() for at in link.came_at],
    }
