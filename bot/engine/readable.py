"""The file to read: all that is kept, under headings; empty fields are left to the other file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from bot.core.flows import settings
from bot.core.records.calendar import zone_of
from bot.core.records.lines import Day, Line, Param, line
from bot.core.records.model import ROLES, Known, Standing, Step
from bot.core.rules import guesses, people, sentences, wording
from bot.engine import kept
from bot.engine.kept import Facts
from bot.words.book import Book

_ANSWERS = ("easy", "hard", "change", "why")
_OF_A_FRIEND = slice(1, 2)
"""Of the settings a friend has one: the look of the lock screen."""
_SAID = frozenset(
    {"quiet_from", "quiet_to", "look", "weekly", "fewer", "consents"}
    | {"mantra", "later", "date", "date_words", "given", "people", "sentences"}
)
"""What has a place of its own above the other facts of a person."""


def text(book: Book, known: Known, chat: int, now: datetime) -> str:
    page = _Page(book, known, zone_of(known.person))
    return "".join(f"{row}\n" for row in page.rows(chat, now))


@dataclass(frozen=True, slots=True)
class _Page:
    book: Book
    known: Known
    zone: tzinfo

    def rows(self, chat: int, now: datetime) -> Iterator[str]:
        person = self.known.person
        yield self._say("export-title", day=_day(now.astimezone(self.zone).date()))
        yield self._say("data-export-caption")
        yield self._say("export-other-file")
        yield from self._under("export-settings", self._settings())
        yield from self._under("export-consents", self._consents())
        if lines_from := kept.lines_from(self.known):
            yield from self._under("export-lines-from", self._records(lines_from))
        if person.standing is not Standing.BEFRIENDED:
            yield from self._under("export-steps", self._steps())
            yield from self._under("export-notes", self._notes())
            if person.people:
                yield from self._under("export-people", self._people())
            yield from self._under("export-friends", self._records(kept.friends(self.known)))
            if leaving := list(kept.lines_on_their_way(self.known)):
                yield from self._under("export-on-their-way", self._records(leaving))
        others = {"chat": chat} | kept.plain(person)
        yield from self._under("export-others", self._facts(others, but=_SAID))

    def _say(self, key: str, **values: Param) -> str:
        return self._words(line(key, **values))

    def _words(self, words: Line) -> str:
        return self.book.render(self.known.person.language, words).text

    def _under(self, heading: str, rows: Iterator[str]) -> Iterator[str]:
        yield from ("", self._say(heading))
        first = next(rows, None)
        yield f"  {self._say('export-none') if first is None else first}"
        yield from (f"  {row}" for row in rows)

    def _settings(self) -> Iterator[str]:
        person = self.known.person
        values = settings.values(person)
        if person.standing is Standing.BEFRIENDED:
            values = values[_OF_A_FRIEND]
        yield from (self._words(value) for value in values)
        own = (
            ("own-mantra-button", person.mantra),
            ("own-later-button", person.later),
            ("own-date-button", f"{person.date_words}, {person.date}" if person.date else ""),
        )
        yield from (f"{self._say(label)}: {said}" for label, said in own if said)
        ready = filter(None, (sentences.kept(person, one.id) for one in person.sentences))
        label = self._say("sentence-to-have-ready")
        yield from (f"{label}: {one.text or self._words(sentences.words(one))}" for one in ready)

    def _consents(self) -> Iterator[str]:
        for consent in self.known.person.consents:
            answer = self._say("export-yes" if consent.given else "export-no")
            yield f"{self._at(consent.at)}  {consent.to}, {consent.version}: {answer}"

    def _steps(self) -> Iterator[str]:
        for step in kept.steps(self.known):
            when = step.at or step.settled_at
            name = self._words(wording.name(step))
            state = step.state.replace("_", " ")
            yield f"{self._at(when) if when else '-'}  {name} ({state})"
            for label, value in self._told(step):
                yield f"    {self._say(label)}: {value}"
            yield from (f"    {asked}: {answer}" for asked, answer in self._answered(step))

    def _told(self, step: Step) -> Iterator[tuple[str, str]]:
        """What was planned, guessed and felt, each after the key of its label."""
        for label, number in (("export-guess", step.guess), ("export-felt", step.felt)):
            if number is not None:
                feeling = self._words(guesses.spoken(guesses.word(number)))
                yield label, f"{feeling} ({number})"
        change = kept.change(self.book, self.known.person.language, step)
        texts = (
            ("export-foreseen", step.foreseen),
            ("export-stays", str(step.stays or "")),
            ("export-with", self._whom(step)),
            ("export-sign", step.sign),
            ("export-short", step.short),
            ("export-this-time", change),
        )
        yield from ((label, said) for label, said in texts if said)
        marks = (
            ("export-promise", step.promise),
            ("export-told", step.told),
            ("export-starred", step.starred),
            ("export-unprompted", step.unprompted),
        )
        yield from ((label, self._say("export-yes")) for label, marked in marks if marked)

    def _whom(self, step: Step) -> str:
        """With whom it is, where they said so."""
        one = people.somebody(self.known.person, step.who)
        if one is not None and one.name:
            return one.name
        return self._say(f"with-role-{step.company}") if step.company in ROLES else ""

    def _answered(self, step: Step) -> Iterator[tuple[str, str]]:
        person = self.known.person
        for question in _ANSWERS:
            if question in step.answers:
                label = self._words(wording.asked(step, person.path, question))
                yield label, kept.answer(self.book, person.language, step, question)

    def _notes(self) -> Iterator[str]:
        for note in self.known.notes:
            sender = f"{note.sender}: " if note.sender else ""
            yield f"{note.at.astimezone(self.zone):%Y-%m-%d}  {sender}{note.text}"

    def _people(self) -> Iterator[str]:
        for one in self.known.person.people:
            role = self._say(f"with-role-{one.role}")
            yield f"{one.name}, {role}" if one.name else role
            if (ask := people.to_ask(one)) is not None:
                yield f"  {self._words(ask)}"

    def _records(self, records: list[Facts]) -> Iterator[str]:
        for record in records:
            first, *rest = self._facts(record)
            yield first
            yield from (f"    {row}" for row in rest)

    def _facts(self, facts: Facts, but: frozenset[str] = frozenset()) -> Iterator[str]:
        for name, value in facts.items():
            if name not in but and value not in (None, "", [], {}):
                yield f"{name.replace('_', ' ')}: {self._value(value)}"

    def _value(self, value: Any) -> str:
        match value:
            case bool():
                return self._say("export-yes" if value else "export-no")
            case list():
                return ", ".join(self._value(one) for one in value)
            case dict():
                return ", ".join(f"{key} {self._value(one)}" for key, one in value.items())
            case str():
                return self._moment(value)
        return str(value)

    def _moment(self, said: str) -> str:
        try:
            at = datetime.fromisoformat(said)
        except ValueError:
            return said
        return self._at(at) if at.tzinfo is not None else said

    def _at(self, instant: datetime) -> str:
        return f"{instant.astimezone(self.zone):%Y-%m-%d %H:%M}"


def _day(on: date) -> Day:
    """Written with its date: it is read in another month."""
    return Day(on, date.min.replace(year=2000))
