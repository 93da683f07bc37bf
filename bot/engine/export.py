"""All that is kept of a person, as two files to take along; made in memory when they are sent."""

from __future__ import annotations

import json
from datetime import datetime

from bot.core.records.model import Known, Standing, Step
from bot.core.rules import wording
from bot.engine import kept, readable
from bot.engine.kept import Facts
from bot.words.book import Book


def document(
    book: Book, known: Known, kind: str, now: datetime, chat: int = 0
) -> tuple[str, bytes]:
    """A file's name, which tells nobody anything, and its bytes. `kind` is "txt" or "json".

    `chat` is the number of their chat, which is all that is kept of where they can be reached.
    """
    if kind == "json":
        text = _for_programs(book, known, chat)
    else:
        text = readable.text(book, known, chat, now)
    return f"notes.{kind}", text.encode()


def _for_programs(book: Book, known: Known, chat: int) -> str:
    facts: Facts = {"chat": chat, "person": kept.plain(known.person)}
    if known.person.standing is not Standing.BEFRIENDED:
        steps = kept.steps(known)
        facts["steps"] = [kept.plain(step) | _spelled(book, known, step) for step in steps]
        facts["notes"] = [kept.plain(note) for note in known.notes]
        facts["friends"] = kept.friends(known)
        facts["lines_on_their_way"] = list(kept.lines_on_their_way(known))
    facts["lines_from"] = kept.lines_from(known)
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def _spelled(book: Book, known: Known, step: Step) -> Facts:
    language = known.person.language
    answers = {one: kept.answer(book, language, step, one) for one in step.answers}
    name, change = book.caption(language, wording.name(step)), kept.change(book, language, step)
    return {"name": name, "change": change, "answers": answers}
