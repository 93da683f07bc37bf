"""Everything that is kept of a person, as files they can read; made in memory when it is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.core import wording
from bot.core.calendar import zone_of
from bot.core.friends.friendship import friends
from bot.core.lines import Day, Line, Param, Typed, line
from bot.core.model import Known, Link, Standing, Step
from bot.store import records
from bot.words.book import Book

_ANSWERS = ("easy", "hard", "change", "why")


def document(
    book: Book, known: Known, kind: str, now: datetime, chat: int = 0
) -> tuple[str, bytes]:
    """A file's name, which tells nobody anything, and its bytes. `kind` is "txt" or "json".

    `chat` is the number of their chat, which is all that is kept of where they can be reached.
    """
    data = _for_programs(book, known, chat) if kind == "json" else _to_read(book, known, now, chat)
    return f"notes.{kind}", data.encode()


def _for_programs(book: Book, known: Known, chat: int) -> str:
    """As it is kept, with the names of steps and answers written out."""
    kept: dict[str, Any] = {"chat": chat, "person": _plain(known.person)}
    if not _only_a_friend(known):
        kept["steps"] = [_plain(step) | _spelled(book, known, step) for step in _in_order(known)]
        kept["notes"] = [_plain(note) for note in known.notes]
        kept["friends"] = [{"name": link.friend_name} for link in friends(known)]
    kept["lines_from"] = [_from_whom(link) for link in _as_a_friend(known)]
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def _only_a_friend(known: Known) -> bool:
    return known.person.standing is Standing.BEFRIENDED


def _as_a_friend(known: Known) -> list[Link]:
    return [link for link in known.links if link.friend == known.person.id]


def _from_whom(link: Link) -> dict[str, Any]:
    """The friend's own part of a link; what the other side chose in it is not theirs to see."""
    return {
        "name": link.person_name,
        "your_name": link.friend_name,
        "days_between_reminders": link.rhythm,
        "weekday": link.remind_on,
        "hour": link.remind_at.isoformat(),
        "your_lines": [at.isoformat() for at in link.came_at],
        "hellos_promised": len(link.hellos),
    }


def _plain(record: object) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(records.to_bytes(record))
    return {key: value for key, value in said.items() if key not in ("@", "id", "link", "bookend")}


def _spelled(book: Book, known: Known, step: Step) -> dict[str, Any]:
    language = known.person.language
    answers = {question: _answer(book, language, step, question) for question in step.answers}
    return {"name": book.caption(language, wording.name(step)), "answers": answers}


def _answer(book: Book, language: str, step: Step, question: str) -> str:
    """Own words as they are, a chip in the words that stood on it."""
    said = step.answers[question]
    chip = wording.chip_in(step, question, said)
    return said if chip is None else book.caption(language, chip)


def _in_order(known: Known) -> list[Step]:
    """The steps as they happened, what is still to come last."""
    far = datetime.max.replace(tzinfo=zone_of(known.person))
    return sorted(known.steps, key=lambda step: step.settled_at or step.at or far)


def _to_read(book: Book, known: Known, now: datetime, chat: int) -> str:
    return "".join(f"{row}\n" for row in _rows(book, known, now, chat))


def _rows(book: Book, known: Known, now: datetime, chat: int) -> Iterator[str]:
    language, zone = known.person.language, zone_of(known.person)

    def say(key: str, **values: Param) -> str:
        return book.render(language, line(key, **values)).text

    yield say("export-title", day=_day(now.astimezone(zone).date()))
    yield say("data-export-caption")
    yield from ("", say("export-settings"))
    who = {"chat": chat} | _plain(replace(known.person, consents=()))
    for name, value in who.items():
        yield f"  {name}: {json.dumps(value, ensure_ascii=False)}"
    yield from ("", say("export-consents"))
    for consent in known.person.consents:
        answer = say("export-yes") if consent.given else say("export-no")
        at = consent.at.astimezone(zone)
        yield f"  {at:%Y-%m-%d %H:%M}  {consent.to}, {consent.version}: {answer}"
    if not known.person.consents:
        yield f"  {say('export-none')}"
    if others := _as_a_friend(known):
        yield from ("", say("export-lines-from"))
        for link in others:
            yield from (f"  {name}: {value}" for name, value in _from_whom(link).items())
    if _only_a_friend(known):
        return
    yield from ("", say("export-steps"))
    yield from _steps(book, known, say("export-none"))
    yield from ("", say("export-notes"))
    for note in known.notes:
        sender = f"{note.sender}: " if note.sender else ""
        yield f"  {note.at.astimezone(zone):%Y-%m-%d}  {sender}{note.text}"
    if not known.notes:
        yield f"  {say('export-none')}"
    yield from ("", say("export-friends"))
    mine = [link.friend_name for link in friends(known)]
    yield from (f"  {name}" for name in mine or [say("export-none")])


def _steps(book: Book, known: Known, nothing: str) -> Iterator[str]:
    language, zone = known.person.language, zone_of(known.person)
    for step in _in_order(known):
        when = step.at or step.settled_at
        day = f"{when.astimezone(zone):%Y-%m-%d %H:%M}" if when else "-"
        yield f"  {day}  {book.caption(language, wording.name(step))} ({step.state})"
        for label, value in _told(book, language, step):
            words = line("export-value", label=label, value=Typed(value))
            yield f"      {book.render(language, words).text if len(value) < 300 else value}"
    if not known.steps:
        yield f"  {nothing}"


def _told(book: Book, language: str, step: Step) -> Iterator[tuple[Line, str]]:
    """What was guessed, felt and answered, with its label."""
    if step.guess is not None:
        yield line("export-guess"), str(step.guess)
    if step.felt is not None:
        yield line("export-felt"), str(step.felt)
    for question in _ANSWERS:
        if question in step.answers:
            yield line(f"export-{question}"), _answer(book, language, step, question)


def _day(on: date) -> Day:
    """Written with its date: it is read in another month."""
    return Day(on, date.min.replace(year=2000))
