"""Who was erased, in a file outside the database, so that no copy of it brings them back.

Its first line says since when it is whole: one that is begun on an empty volume knows nothing of
before. Each other line is a mark, a moment, and the random ids of rows that are gone: it leads
to nobody who is still there. It is on the disk before the commit that it tells of, under the mark
"?", and gets its "+" after. A "?" that a crash left behind is settled by the database: where its
person is still there, nothing was erased, and the line goes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bot import durable

KEPT_FOR: Final = timedelta(days=31)
"""A day longer than any copy."""
_BEGUN, _DOUBTFUL, _SURE = "=", "?", "+"


@dataclass(frozen=True, slots=True)
class Entry:
    """One transaction that erased people; `sure` once it is known that it was committed."""

    at: datetime
    people: tuple[int, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Said:
    """All that the file says; `since` is None while it has no first line."""

    since: datetime | None = None
    entries: tuple[Entry, ...] = ()


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
        """From here on it is whole, if it was not begun already."""
        with self._turn():
            self._begun()

    def _begun(self) -> None:
        said = self._read()
        if said.since is None:
            self._write(replace(said, since=self._now()))

    def since(self) -> datetime | None:
        """Since when everybody who was erased is on it; None where nobody knows."""
        return self._read().since

    @contextmanager
    def noted(self, people: Sequence[int]) -> Iterator[None]:
        """On the disk before the block, which commits; sure after it."""
        if not people:
            yield
            return
        entry = Entry(self._now(), tuple(people), sure=False)
        with self._turn():
            self._begun()
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
        """Who was erased, the oldest first."""
        return self._read().entries

    def settle(self, alive: Alive) -> tuple[int, ...]:
        """Make every entry sure, or drop it; returns who is there although they were erased.

        Only an older copy of the database, put in place by hand, can have such people.
        """
        with self._turn():
            said = self._read()
            there = alive({id for entry in said.entries for id in entry.people})
            kept = [e for e in said.entries if e.sure or not set(e.people) & set(there)]
            if any(not entry.sure for entry in said.entries):
                settled = tuple(replace(entry, sure=True) for entry in kept)
                self._write(replace(said, entries=settled))
        gone = {id for entry in kept for id in entry.people}
        return tuple(id for id in there if id in gone)

    def tidy(self, now: datetime) -> None:
        """An entry goes once no copy can be older."""
        with self._turn():
            said = self._read()
            kept = tuple(entry for entry in said.entries if entry.at >= now - KEPT_FOR)
            if len(kept) < len(said.entries):
                self._write(replace(said, entries=kept))

    def _read(self) -> _Said:
        if not self.file.exists():
            return _Said()
        lines = self.file.read_text(encoding="ascii").splitlines(keepends=True)
        # A line that a power cut left unfinished was never followed by a commit.
        whole = [line for line in lines if line.endswith("\n")]
        since = _moment(whole.pop(0).split()[1]) if whole and whole[0].startswith(_BEGUN) else None
        return _Said(since, tuple(map(_entry, whole)))

    def _write(self, said: _Said) -> None:
        begun = f"{_BEGUN} {_written(said.since)}\n" if said.since is not None else ""
        durable.put(self.file, (begun + "".join(map(_line, said.entries))).encode())


def _line(entry: Entry) -> str:
    who = " ".join(f"{id:x}" for id in entry.people)
    return f"{_SURE if entry.sure else _DOUBTFUL} {_written(entry.at)} {who}\n"


def _entry(line: str) -> Entry:
    mark, at, *who = line.split()
    people = tuple(int(id, 16) for id in who)
    return Entry(_moment(at), people, mark == _SURE)


def _written(at: datetime) -> str:
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=UTC)
