"""Who was erased, in a file outside the database, so that no copy of it brings them back.

Its first line says since when it is whole: one that is begun on an empty volume knows nothing of
before. And it says what time it was when we last looked, so that a clock that jumped is known by
it. Each other line is a mark, a moment, and the random ids of rows that are gone: it leads to
nobody who is still there. It is on the disk before the commit that it tells of, under the mark
"?", and gets its "+" after. A "?" that a crash left behind is settled by the database: where its
person is still there, nothing was erased, and the line goes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bot import durable
from bot.store.diagnosis import WrongDatabase

KEPT_FOR: Final = timedelta(days=31)
"""A day longer than any copy."""
DOUBT: Final = timedelta(days=1)
"""A clock that differs by more from when we last looked is doubted for now."""
_SLOWLY: Final = 16
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)
_BEGUN, _DOUBTFUL, _SURE = "=", "?", "+"


@dataclass(frozen=True, slots=True)
class Entry:
    """One transaction that erased people; `sure` once it is known that it was committed."""

    at: datetime
    people: tuple[int, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Said:
    """All that the file says.

    since: from when on everybody who was erased is on it; None while it has no first line.
    seen: the time when we last looked, as far as the clock was believed.
    """

    since: datetime | None = None
    seen: datetime = _LONG_AGO
    entries: tuple[Entry, ...] = ()


Alive = Callable[[Collection[int]], Collection[int]]
"""Which of these people are in the database."""


class Erasures:
    """The list. `now` is asked when something is erased.

    Everything here raises WrongDatabase when the file cannot be used.
    """

    def __init__(self, file: Path, now: Callable[[], datetime]) -> None:
        self.file = file
        self._now = now

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError):
            raise WrongDatabase(
                f"{self.file}, the list of who was erased, cannot be read and written. Give it "
                "to this user, or put your newest copy of it there. If there is none, move it away."
            ) from None

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with ExitStack() as turn:
            with self._plainly():
                lock = self.file.with_name(f".{self.file.name}.lock")
                turn.enter_context(durable.alone(lock))
            yield

    def begin(self) -> None:
        with self._turn():
            self._begun()

    def _begun(self) -> _Said:
        said = self._read()
        if said.since is None:
            now = self._now()
            said = replace(said, since=now, seen=now)
            self._write(said)
        return said

    def since(self) -> datetime | None:
        """Since when everybody who was erased is on it; None where nobody knows."""
        return self._read().since

    @contextmanager
    def noted(self, people: Sequence[int]) -> Iterator[None]:
        """On the disk before the block, which commits; sure after it."""
        if not people:
            yield
            return
        with self._turn():
            said = self._begun()
            # A clock that is behind must not let it go too early.
            at = max(self._now(), said.seen, *(entry.at for entry in said.entries))
            entry = Entry(at, tuple(people), sure=False)
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

    def tidy(self, now: datetime) -> bool:
        """An entry goes once no copy can be older. To be done every hour.

        False, and nobody goes, while the clock is doubted.
        """
        with self._turn():
            said = self._begun()
            believed = abs(now - said.seen) <= DOUBT
            last = now - KEPT_FOR if believed else _LONG_AGO
            self._write(_without(replace(said, seen=_nearer(said.seen, now)), last))
        return believed

    def _read(self) -> _Said:
        with self._plainly():
            return _said(self.file.read_text(encoding="ascii") if self.file.exists() else "")

    def _write(self, said: _Said) -> None:
        begun = f"{_BEGUN} {_written(said.since)} {_written(said.seen)}\n" if said.since else ""
        with self._plainly():
            durable.put(self.file, (begun + "".join(map(_line, said.entries))).encode())


def _said(text: str) -> _Said:
    """What was written. Raises ValueError."""
    # A line that a power cut left unfinished was never followed by a commit.
    whole = [line for line in text.splitlines(keepends=True) if line.endswith("\n")]
    lines = [line for line in whole if line.strip()]
    if not lines or not lines[0].startswith(_BEGUN):
        return _Said(entries=tuple(map(_entry, lines)))
    _, since, seen = lines[0].split()
    return _Said(_moment(since), _moment(seen), tuple(map(_entry, lines[1:])))


def _nearer(seen: datetime, now: datetime) -> datetime:
    """A sixteenth of the way, and at least a day: a jump of a month takes more than a day."""
    way = now - seen
    step = min(abs(way), max(DOUBT, abs(way) / _SLOWLY))
    return seen + step if way > timedelta() else seen - step


def _without(said: _Said, last: datetime) -> _Said:
    """Without the entries from before `last`: what is known reaches back no further than they."""
    gone = [entry.at for entry in said.entries if entry.at < last]
    since = max([said.since, *gone]) if said.since and gone else said.since
    kept = tuple(entry for entry in said.entries if entry.at >= last)
    return replace(said, since=since, entries=kept)


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
