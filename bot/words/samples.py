"""Plausible values for the gaps of every line, for whoever proofreads the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Final

from bot.core.records.lines import Country, Day, Hour, Line, Param, Typed, Veiled
from bot.core.rules.helplines import anywhere
from bot.ear.languages import ENGLISH
from bot.words.book import Book, Rendered, params
from bot.words.languages import table

BOOK: Final = Book({"operator": "Noor", "contact": "noor@example.org", "bot": "steps_bot"})
MONDAY: Final = date(2026, 11, 30)
COUNTS: Final = {"minutes": (1, 5, 10), "count": (1, 2, 12)}
"""Numbers that decide between wordings."""
VEIL: Final = "▒"


def _values(said: Mapping[str, str]) -> dict[str, Param]:
    """One plausible value for each gap; `said` are a language's own words for some of them."""
    return {
        "begins": Hour(time(21)),
        "ends": Hour(time(9)),
        "friends": 1,
        "look": Line("plan-look-short"),
        "mantra": Typed(said["mantra"]),
        "n": 2,
        "notes": 3,
        "notice": said["notice"],
        "parked": 1,
        "unsent": 2,
        "aside": 1,
        "late": 12,
        "waiting": 15,
        "shelf": Line("shelf-plans", {"count": 1}),
        "steps": 12,
        "any": Line("cue-any-size"),
        "next": Line("debrief-next-untimed", {"outcome": Line("debrief-kept")}),
        "value": Typed(said["value"]),
        "act": Line("look-act-hello"),
        "became": Line("look-promise-kept"),
        "before": said["before"],
        "done": Line("settings-quiet-now", {"begins": Hour(time(21)), "ends": Hour(time(9))}),
        "did": Line("look-did-one", {"first": Line("look-act-hello")}),
        "first": Line("look-act-hello"),
        "kept": 2,
        "posted": 1,
        "plans": Line("shelf-plans", {"count": 1}),
        "promises": Line("nothing"),
        "label": Line("look-ease-easy"),
        "lately": Veiled(said["lately"]),
        "lighter": Line("nothing"),
        "said": Line("debrief-not-now"),
        "second": Line("look-act-message"),
        "since": Line("nothing"),
        "warm": Line("nothing"),
        "third": Line("look-act-call"),
        "word": Line("like-books"),
        "most": 5,
        "words": Line("greeting-quoted", {"text": Typed(said["answer"])}),
        "came": Line("friend-came", {"friend": Typed("Lena"), "text": Typed(said["from_friend"])}),
        "address": "988lifeline.org",
        "card": Veiled(Line("care-card-c2", anywhere())),
        "country": Country("IE"),
        "emergency": Line("emergency-anywhere"),
        "helpline": Line("helpline-anywhere"),
        "hours": Line("helpline-always"),
        "more": Line("nothing"),
        "write": Line("nothing"),
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
        "ask": Typed(said["ask"]),
        "guess": Line("feel-very-tense.in-sentence"),
        "happened": Line("idea-shop-hello.did"),
        "hello": Line("greeting-hello"),
        "helping": Line("care-helping", anywhere()),
        "heavy": Line("if-heavy", anywhere(briefly=True)),
        "here": Line("data-export-here"),
        "hidden": Veiled(said["hidden"]),
        "intro": said["intro"],
        "length": 312,
        "lines": said["lines"],
        "lock": Line("plan-lock-hidden", {"time": Hour(time(17, 30))}),
        "name": Line("idea-shop-hello.name"),
        "nudge": Hour(time(17, 20)),
        "number": "2",
        "numbers": Line("care-numbers"),
        "outcome": Line("debrief-kept"),
        "person": Typed("Ana"),
        "place": Line("idea-shop-hello.where"),
        "part": Line("look-record-part"),
        "plan": said["plan"],
        "preview": said["preview"],
        "question": Line("debrief-ease-hard", {"name": said["named"]}),
        "quiet": Line("plan-inside-quiet"),
        "reminded": said["reminded"],
        "quoted": Line("nothing"),
        "record": said["record"],
        "ready": Veiled(Line("cue-ready", {"said": Line("say-no.s1")})),
        "rest": Line("idea-shop-hello.whole"),
        "rung": Line("idea-shop-question.more"),
        "short": Line("idea-shop-hello.short"),
        "sign": Line("idea-shop-hello.sign"),
        "text": Typed(said["text"]),
        "then": Line("debrief-not-now"),
        "time": Hour(time(17, 30)),
        "times": Line("up-times", {"count": 5, "name": said["named"]}),
        "token": "a0b1c2",
        "told": Line("promise-told"),
        "who": Typed("Nina"),
    }


def _elsewhere(said: Mapping[str, str]) -> dict[str, dict[str, Param]]:
    """Other values for the lines whose keys begin so."""
    return {
        "ahead-": {
            "before": Line("nothing"),
            "over": Line("cue-ended", {"minutes": 10}),
            "say": Line("say-leave.s1"),
            "text": Line("ahead-ask-start"),
            "tried": Line("nothing"),
            "useful": Line("nothing"),
        },
        "own-change": {"change": Line("idea-shop-hello.next1")},
        "plan-looks": {"hidden": Line("plan-lock-hidden", {"time": Hour(time(17, 30))})},
        "friend-line-": {"day": Line("friend-today")},
        "greeting-hello-name": {"name": Typed("Ana")},
        "friend-": {"name": Typed("Ana"), "text": Typed(said["from_friend"])},
        "friend-ask-kept": {
            "said": Line("friend-ask-no-answer", {"friend": Typed("Lena")}),
            "words": Veiled(Typed(said["value"])),
        },
        "mended": {
            "said": Line("mended"),
            "what": Line("feel-calm.in-sentence"),
            "why": Line("plan-when-past"),
        },
        "cue-ready": {"said": Line("say-no.s1")},
        "plan-with-ready": {"said": Line("say-no.s1")},
        "sentence-": {
            "said": Line("say-no.s1"),
            "lines": Line("look-numbered", {"number": "1", "text": Line("say-minute.s1")}),
            "question": Line("say-hard-felt"),
        },
        "look-record": {"said": Line("nothing"), "outcome": Line("nothing")},
        "befriended-": {"text": Typed(said["line"])},
        "with-": {"name": Typed("Nina")},
        "up-own": {"more": Line("up-more-place")},
        "helpline-named": {"name": "Samaritans", "number": "116 123"},
        "emergency-here": {"number": "112"},
    }


def spoken(key: str, language: str = ENGLISH) -> Iterator[str]:
    """A line as it is read, once for each number that changes its words."""
    needs = params(language, key)
    numbers = [name for name in COUNTS if name in needs]
    said = table(language, "samples")
    values = _values(said) | {
        name: value
        for begin, others in _elsewhere(said).items()
        if key.startswith(begin)
        for name, value in others.items()
    }
    for n in range(3 if numbers else 1):
        counted = {name: COUNTS[name][n] for name in numbers}
        given = {name: values[name] for name in needs if name in values}
        yield _covered(BOOK.render(language, Line(key, given | counted)))


def _covered(said: Rendered) -> str:
    text = said.text
    for offset, length in said.veils:
        text = text[:offset] + VEIL * length + text[offset + length :]
    return text
