"""Plausible values for the gaps of every line, for whoever proofreads the words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Final

from bot.core.lines import Day, Hour, Line, Param, Typed, Veiled
from bot.ear.languages import ENGLISH
from bot.words.book import Book, Rendered, params

BOOK: Final = Book({"operator": "Noor", "contact": "noor@example.org", "bot": "steps_bot"})
MONDAY: Final = date(2026, 11, 30)
VALUES: Final[dict[str, Param]] = {
    "begins": Hour(time(21)),
    "ends": Hour(time(9)),
    "friends": 1,
    "look": Line("plan-look-short"),
    "mantra": Typed("one thing at a time"),
    "n": 2,
    "notes": 3,
    "notice": "Who runs this: Noor.",
    "parked": 1,
    "unsent": 2,
    "aside": 1,
    "late": 12,
    "waiting": 15,
    "shelf": Line("shelf-plans", {"count": 1}),
    "steps": 12,
    "value": Typed("the door was open"),
    "act": Line("look-act-hello"),
    "became": Line("look-promise-kept"),
    "before": "This one tells a little more of you. Your call.",
    "done": Line("settings-quiet-now", {"begins": Hour(time(21)), "ends": Hour(time(9))}),
    "did": Line("look-did-one", {"first": Line("look-act-hello")}),
    "first": Line("look-act-hello"),
    "kept": 2,
    "posted": 1,
    "plans": Line("shelf-plans", {"count": 1}),
    "promises": Line("nothing"),
    "label": Line("look-ease-easy"),
    "lately": Veiled("The last four times it turned out easier than you guessed."),
    "lighter": Line("nothing"),
    "said": Line("debrief-not-now"),
    "second": Line("look-act-message"),
    "since": Line("nothing"),
    "third": Line("look-act-call"),
    "words": Line("greeting-quoted", {"text": Typed("it was short")}),
    "came": Line("friend-came", {"friend": Typed("Lena"), "text": Typed("Cake on Sunday?")}),
    "change": Line("own-change", {"change": Line("idea-shop-hello.next1")}),
    "cue": Line("cue-how-was-it"),
    "day": Day(date(2026, 12, 3), MONDAY),
    "when": Line(
        "friend-goes-at", {"day": Day(date(2026, 12, 3), MONDAY), "time": Hour(time(17, 30))}
    ),
    "felt": Line("feel-uneasy.in-sentence"),
    "friend": Typed("Lena"),
    "ended": Line("befriended-ended", {"person": Typed("Ana")}),
    "from": Line("befriended-from", {"person": Typed("Ana")}),
    "ahead": Hour(time(17, 0)),
    "guess": Line("feel-very-tense.in-sentence"),
    "happened": Line("idea-shop-hello.did"),
    "hello": Line("greeting-hello"),
    "here": Line("data-export-here"),
    "hidden": Veiled("shop. One hello is the whole thing."),
    "intro": "See you Thursday at 09:50. Nothing to do till then.",
    "length": 312,
    "lines": "1. Ana had a good moment and wanted you to know.",
    "lock": Line("plan-lock-hidden", {"time": Hour(time(17, 30))}),
    "name": Line("idea-shop-hello.name"),
    "nudge": Hour(time(17, 20)),
    "number": "2",
    "outcome": Line("debrief-kept"),
    "person": Typed("Ana"),
    "place": Line("idea-shop-hello.where"),
    "plan": "Thursday at 17:30, in the shop, I say hello once. That's it, then it's done.",
    "preview": "To Lena, word for word: a line",
    "question": Line("debrief-ease-hard", {"name": "hello in the shop"}),
    "quiet": Line("plan-inside-quiet"),
    "reminded": "Done. Sundays at 21:30, unless you change it.",
    "quoted": Line("nothing"),
    "rest": Line("idea-shop-hello.whole"),
    "short": Line("idea-shop-hello.short"),
    "sign": Line("idea-shop-hello.sign"),
    "text": Typed("call my mother"),
    "time": Hour(time(17, 30)),
    "token": "a0b1c2",
    "told": Line("promise-told"),
}
"""One plausible value for each gap."""

ELSEWHERE: Final[dict[str, dict[str, Param]]] = {
    "own-change": {"change": Line("idea-shop-hello.next1")},
    "plan-looks": {"hidden": Line("plan-lock-hidden", {"time": Hour(time(17, 30))})},
    "friend-line-": {"day": Line("friend-today")},
    "greeting-hello-name": {"name": Typed("Ana")},
    "friend-": {"name": Typed("Ana"), "text": Typed("Cake on Sunday?")},
    "friend-ask-kept": {
        "said": Line("friend-ask-no-answer", {"friend": Typed("Lena")}),
        "words": Veiled(Typed("the door was open")),
    },
    "befriended-": {"text": Typed("Ana said hello to someone today and wanted you to know.")},
}
"""Other values for the lines whose keys begin so."""

COUNTS: Final = {"minutes": (1, 5, 10), "count": (1, 2, 12)}
"""Numbers that decide between wordings."""
VEIL: Final = "▒"


def spoken(key: str, language: str = ENGLISH) -> Iterator[str]:
    """A line as it is read, once for each number that changes its words."""
    needs = params(language, key)
    numbers = [name for name in COUNTS if name in needs]
    values = VALUES | {
        name: value
        for begin, others in ELSEWHERE.items()
        if key.startswith(begin)
        for name, value in others.items()
    }
    for n in range(3 if numbers else 1):
        counted = {name: COUNTS[name][n] for name in numbers}
        given = {name: values[name] for name in needs if name in values}
        yield _covered(BOOK.render(language, Line(key, given | counted)))


def _covered(said: Rendered) -> str:
    """A text as it looks untouched."""
    text = said.text
    for offset, length in said.veils:
        text = text[:offset] + VEIL * length + text[offset + length :]
    return text
