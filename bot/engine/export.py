"""Everything that is kept of a person, as files they can read; made in memory when it is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from bot.core import choosing, wording
from bot.core.calendar import zone_of
from bot.core.friends.friendship import link_of
from bot.core.friends.sharing import At
from bot.core.lines import Day, Line, Param, Typed, line
from bot.core.model import Flow, Known, Link, Standing, Step
from bot.core.steps import guesses
from bot.store import records
from bot.words.book import Book

_ANSWERS = ("easy", "hard", "change", "why")
_OURS = frozenset({"id", "link", "bookend", "shape"})
"""Numbers that mean something to us alone."""
_OF_MINE = (
    *("state", "chosen", "muted", "own_words", "until", "left_at", "shown_at", "agreed_at"),
    *("asked_at", "renewed", "silent_since"),
)
"""What a person chose about a friend, or what happened on their side."""
_ON_BUTTONS = frozenset(
    {"quiet_from", "quiet_to", "look", "days_a_week", "weekly", "monthly", "fewer", "consents"}
)
"""What the file to read says as it stands on the buttons, or in a part of its own."""


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
        kept["friends"] = [_friend(link) for link in _mine(known)]
        kept["lines_that_wait"] = list(_waiting(known))
    kept["lines_from"] = [_from_whom(link) for link in _as_a_friend(known)]
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def _only_a_friend(known: Known) -> bool:
    return known.person.standing is Standing.BEFRIENDED


def _as_a_friend(known: Known) -> list[Link]:
    return [link for link in known.links if link.friend == known.person.id]


def _mine(known: Known) -> list[Link]:
    """Their friends and invitations, and whom they let go without a word."""
    return [link for link in known.links if link.person == known.person.id]


def _friend(link: Link) -> dict[str, Any]:
    """The person's own part of a link; what the friend chose in it is not theirs to see."""
    kept = records.whole(link)
    return {"name": link.friend_name, "they_see": link.person_name} | {k: kept[k] for k in _OF_MINE}


def _waiting(known: Known) -> Iterator[dict[str, Any]]:
    """Lines to a friend that wait for their minute."""
    for talk in known.talks:
        if talk.open and talk.flow is Flow.FRIEND and talk.step == At.LEAVING:
            link = link_of(known, talk.memory.get("link"))
            to = link.friend_name if link is not None else ""
            yield {"to": to, "goes": talk.memory.get("goes"), "line": talk.memory.get("line")}


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
    said = records.whole(record)
    return {key: value for key, value in said.items() if key not in _OURS}


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
    yield from (f"  {book.caption(language, one)}" for one in choosing.values(known.person))
    who = {"chat": chat} | _plain(known.person)
    yield from _facts({name: said for name, said in who.items() if name not in _ON_BUTTONS})
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
    for link in _mine(known):
        yield from _facts(_friend(link))
    if not _mine(known):
        yield f"  {say('export-none')}"
    if waiting := list(_waiting(known)):
        yield from ("", say("export-waiting"))
        for one in waiting:
            yield from _facts(one)


def _facts(said: Mapping[str, Any]) -> Iterator[str]:
    """One fact a line; a text stands as it is."""
    for name, value in said.items():
        words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        yield f"  {name.replace('_', ' ')}: {words}"


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
    for label, number in (("export-guess", step.guess), ("export-felt", step.felt)):
        if number is not None:
            feeling = book.caption(language, guesses.spoken(guesses.word(number)))
            yield line(label), f"{feeling} ({number})"
    if step.sign:
        yield line("export-sign"), step.sign
    if step.short:
        yield line("export-short"), step.short
    if step.change:
        yield line("export-this-time"), book.caption(language, wording.change(step)).strip()
    marks = (
        ("export-promise", step.promise),
        ("export-told", step.told),
        ("export-starred", step.starred),
        ("export-unprompted", step.unprompted),
    )
    for label, marked in marks:
        if marked:
            yield line(label), book.caption(language, line("export-yes"))
    for question in _ANSWERS:
        if question in step.answers:
            yield line(f"export-{question}"), _answer(book, language, step, question)


def _day(on: date) -> Day:
    """Written with its date: it is read in another month."""
    return Day(on, date.min.replace(year=2000))
