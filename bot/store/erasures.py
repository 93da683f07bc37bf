"""Who was erased, in a file outside the database, so that no copy of it brings them back.

A line is a mark, a moment, and the random ids of rows that are gone: it leads to nobody who is
still there. It is on the disk before the commit that it tells of, under the mark "?", and gets
its "+" after. A "?" that a crash left behind is settled by the database: where its person is
still there, nothing was erased, and the line goes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bot import durable

KEPT_FOR: Final = timedelta(days=31)
"""A day longer than any copy."""
_DOUBTFUL, _SURE = "?", "+"


@dataclass(frozen=True, slots=True)
class Entry:
    """One transaction that erased people; `sure` once it is known that it was committed."""

    at: datetime
    people: tuple[int, ...]
    sure: bool = True


Alive = Callable[[Collection[int]], Collection[int]]
"""Which of these people are in the database."""


class Erasures:
    """The list. `now` is asked when something is erased."""

    def __init__(self, file: Path, now: Callable[[], datetime]) -> None:
        self.file = file
        self._now = now

    def _turn(self) -> AbstractContextManager[None]:
        return durable.alone(self.file.with_name(f".{self.file.name}.lock"))

    def begin(self) -> None:
        """From here on its absence means that it was lost."""
        if not self.file.exists():
            durable.put(self.file, b"")

    @contextmanager
    def noted(self, people: Sequence[int]) -> Iterator[None]:
        """On the disk before the block, which commits; sure after it."""
        if not people:
            yield
            return
        entry = Entry(self._now(), tuple(people), sure=False)
        with self._turn():
            self.begin()
            with self.file.open("r+b") as file:
                where = file.read().rfind(b"\n") + 1  # behind it may stand what a power cut tore
                file.truncate(where)
                file.seek(where)
                file.write(_line(entry).encode())
                file.flush()
                os.fsync(file.fileno())
                yield
                file.seek(where)
                file.write(_SURE.encode())

    def entries(self) -> tuple[Entry, ...]:
        """What the list says, the oldest first."""
        if not self.file.exists():
            return ()
        lines = self.file.read_text(encoding="ascii").splitlines(keepends=True)
        # A line that a power cut left unfinished was never followed by a commit.
        return tuple(_entry(line) for line in lines if line.endswith("\n"))

    def settle(self, alive: Alive) -> tuple[int, ...]:
        """Make every entry sure, or drop it; returns who is there although they were erased.

        Only an older copy of the database, put in place by hand, can have such people.
        """
        with self._turn():
            entries = self.entries()
            there = alive({id for entry in entries for id in entry.people})
            kept = [e for e in entries if e.sure or not set(e.people) & set(there)]
            if any(not entry.sure for entry in entries):
                self._rewrite(kept)
        gone = {id for entry in kept for id in entry.people}
        return tuple(id for id in there if id in gone)

    def tidy(self, now: datetime) -> None:
        """An entry goes once no copy can be older."""
        with self._turn():
            entries = self.entries()
            kept = [entry for entry in entries if entry.at >= now - KEPT_FOR]
            if len(kept) < len(entries):
                self._rewrite(kept, settled=False)

    def _rewrite(self, entries: Sequence[Entry], *, settled: bool = True) -> None:
        text = "".join(_line(entry, sure=entry.sure or settled) for entry in entries)
        durable.put(self.file, text.encode())


def _line(entry: Entry, *, sure: bool = False) -> str:
    who = " ".join(f"{id:x}" for id in entry.people)
    at = entry.at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
    return f"{_SURE if sure else _DOUBTFUL} {at} {who}\n"


def _entry(line: str) -> Entry:
    mark, at, *who = line.split()
    people = tuple(int(id, 16) for id in who)
    return Entry(datetime.fromisoformat(at).replace(tzinfo=UTC), people, mark == _SURE)
