"""The library of steps for whoever edits it: which rows are left out and why, and the page of all
its ladders, `docs/steps.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from bot.core.records.lines import Line
from bot.core.records.model import Company, Path
from bot.core.rules import ideas, kinds, rows
from bot.core.rules.ideas import Dial, Idea
from bot.core.rules.rows import Fault, Why
from bot.ear.languages import ENGLISH
from bot.settings import WrongSetting
from bot.words.book import Book, Unwritten, params

FILE: Final = "ideas.toml"
SENTENCES: Final = "sentences.toml"
_SAYS: Final[Mapping[Why, str]] = {
    Why.STRAY: "stands before the first row, so it belongs to none. Move it below a name",
    Why.HEAD: "{about} is no name of a row. Write small letters, digits and hyphens: [shop-hello]",
    Why.UNREADABLE: "cannot be read: {about}",
    Why.TWICE: "is there twice, and the first one counts. Give this one another name",
    Why.UNKNOWN: "says what no step says: {about}",
    Why.LACKS: "lacks {about}",
    Why.VALUE: "has a value that cannot be: {about}. The head of the file says what can be",
    Why.CHIPS: "shares the chips of {about}, which has none of its own",
    Why.WORDS: "has no plain words for {about}. Write them in bot/words/en",
    Why.NEIGHBOUR: "has the neighbour {about}, which is not there",
    Why.DIALS: "differs from its neighbour {about}. Exactly one dial may differ",
    Why.CIRCLE: "is its own neighbour in the end, by {about} and {about} again",
}
_ENERGY: Final = {1: "a little", 2: "some", 3: "more"}
_WHOM: Final = {
    Company.NOBODY: "nobody",
    Company.NEW: "somebody new",
    Company.FAMILY: "family",
    Company.FRIEND: "a friend",
    Company.WORK: "a colleague",
    Company.NEIGHBOUR: "a neighbour",
    Company.GROUP: "a group",
}
_PATHS: Final = {
    Path.ALONE: "on their own a lot",
    Path.AFTER: "after alcohol, drugs or gambling",
    Path.BOTH: "or on both paths",
    Path.UNSAID: "rather not say",
}
_COLUMNS: Final = (
    "| step | one more than below | done when | with whom | where | how long | energy | fits "
    "| first for |"
)
_RULE: Final = "|---" * 9 + "|"
_ABOUT: Final = """\
# The steps

Made by `make steps` from `bot/core/rules/ideas.toml` and `bot/words/en/ideas.ftl`. Do not change \
this page by hand.

{steps} small steps: {first} first rungs, {tops} tops, {gives} that are something for somebody \
else. Every step is a try-out, and whatever comes of it is a result.

## How to read it

Each ladder is a table, and **its first rung is the last row**: read it from below. From one rung \
to the next exactly one dial is turned: *what* is done, *how long*, *where*, or *with whom*. \
People are offered the next rung only after it felt calm or okay several times, at most once a \
week, and beside the same step again. Everybody may stay on a rung for as long as they like. A \
step stands once: where two ladders meet, the second one says where it goes on.

*Energy* is how much a step takes: the three steps that are offered together take a little, some \
and more. *Fits* names the values and interests of the people it suits. *First for* is the path \
on which a step is offered first. It can be met on every other path later. Where a path never \
meets a step, its row says so, with the reason.

## How to change a step

1. What a step **is** stands in `bot/core/rules/ideas.toml`. The head of that file says what each \
field means and may say. A neighbour (`smaller`, `bigger`, `instead`) differs by one dial. Only \
the last rung is a `top`.
2. What a step **says** stands in `bot/words/en/ideas.ftl`, under `idea-` and the name of its row: \
the button, and below it how it is named, how it is known to be done, what the lock screen shows, \
and the answers to tap. Say it in short words.
3. `make doctor` names every row that does not fit, by its line. The bot starts without such a \
row, and says so in its log. Whoever has planned that step keeps it, and is reminded of it.
4. `make steps` writes this page anew, and `make check` looks at all of it: neighbours, words, how \
easy they are to read, and whether every energy and company is there on every path.

## The ladders"""
_REASON: Final = re.compile(r"^not_for\s*=.*#\s*(.+)$", re.MULTILINE)
_BOOK: Final = Book()


def settle() -> tuple[str, ...]:
    """What is wrong with each row that is left out here, those without words too. Raises
    WrongSetting where too little is left to live with."""
    ideas.leave_out({})
    lacking = {key: lacks(idea) for key, idea in ideas.library().items()}
    ideas.leave_out({key: words for key, words in lacking.items() if words})
    told = tuple(_told(FILE, fault) for fault in ideas.faults())
    if not all(ideas.met(path) for path in Path):
        first = f" {told[0]}" if told else ""
        raise WrongSetting(f"{FILE}: no steps are left to offer. Put the file back.{first}")
    for fault in (*kinds.faults(), *_unsaid()):
        raise WrongSetting(f"{_told(SENTENCES, fault)} Nothing starts without it.")
    return told


def _unsaid() -> Iterator[Fault]:
    """The kinds of sentences that the book does not say."""
    for key, kind in kinds.kinds().items():
        keys = (f"say-{key}", *(f"say-{key}.s{n}" for n in range(1, kind.count + 1)))
        if missing := tuple(one for one in keys if not _plain(one)):
            yield Fault(kind.line, key, Why.WORDS, missing)


def said_of(idea: Idea) -> frozenset[str]:
    """What has to be written of a step."""
    said = {"name", "more", "did", "sign", "short", "whole"}
    said |= {"where"} if idea.placed else set()
    if not idea.chips:
        said |= {f"easy{n}" for n in range(1, idea.easy + 1)}
        said |= {f"hard{n}" for n in range(1, idea.hard + 1)}
        count = len(idea.changes) + 1
        said |= {f"{word}{n}" for word in ("change", "next") for n in range(1, count)}
    return frozenset(said)


def lacks(idea: Idea) -> tuple[str, ...]:
    """What the book does not say of a step, or not in plain words."""
    keys = ("", *(f".{name}" for name in sorted(said_of(idea))))
    return tuple(key for name in keys if not _plain(key := f"idea-{idea.key}{name}"))


def _plain(key: str) -> bool:
    try:
        return not params(ENGLISH, key)
    except Unwritten:
        return False


def _told(file: str, fault: Fault) -> str:
    about = fault.about
    if fault.why is Why.DIALS:
        about = (f"{about[0]} in {' and '.join(about[1:]) or 'nothing'}",)
    says = _SAYS[fault.why].format(about=", ".join(about))
    name = f"[{fault.key}] " if fault.key else ""
    return f"{file}, line {fault.line}: {name}{says.rstrip('.')}."


# the page


def page() -> Iterator[str]:
    """The ladders, each as a table that is read from below, and how a row is changed."""
    steps = ideas.library()
    yield from _ABOUT.format(
        steps=len(steps),
        first=sum(not one.smaller for one in steps.values()),
        tops=sum(one.top for one in steps.values()),
        gives=sum(one.gives for one in steps.values()),
    ).splitlines()
    reasons = _reasons()
    for n, (ladder, on) in enumerate(_ladders(), start=1):
        yield from ("", f"### {n}. {_button(ladder[0])}", "", _COLUMNS, _RULE)
        if on is not None:
            turned = _turned(ladder[-1], on)
            yield f"| … and on to *{_button(on)}*, above | {turned} |" + " |" * 7
        below = (steps.get(ladder[0].smaller or ""), *ladder)
        for one, under in reversed([*zip(ladder, below, strict=False)]):
            yield _row(one, under, reasons.get(one.key, ""))


def _ladders() -> Iterator[tuple[list[Idea], Idea | None]]:
    """Each way up, and where it goes on: from the first rungs, and then from what no rung below
    leads to. A step stands in the first of its ways."""
    steps = ideas.library()
    led_to = {one.bigger for one in steps.values()}
    starts = [one for one in steps.values() if not one.smaller]
    starts += [one for one in steps.values() if one.smaller and one.key not in led_to]
    seen: set[str] = set()
    for start in starts:
        ladder: list[Idea] = []
        rung: Idea | None = start
        while rung is not None and rung.key not in seen:
            seen.add(rung.key)
            ladder.append(rung)
            rung = steps.get(rung.bigger or "")
        if ladder:
            yield ladder, rung


def _row(one: Idea, under: Idea | None, reason: str) -> str:
    first = ", ".join(_PATHS[path] for path in one.paths)
    never = ", ".join(_PATHS[path] for path in one.not_for)
    fits = (*one.serves, *(("gives",) if one.gives else ()))
    cells = (
        f"{_button(one)} (`{one.key}`){_elsewhere(one)}",
        "" if under is None else _turned(under, one),
        f"{_said(one, 'sign')}",
        _whom(one),
        one.place or "anywhere",
        (f"{one.minutes} min" if one.length else "a moment") + (", weekly" if one.weekly else ""),
        _ENERGY[one.energy],
        ", ".join(fits),
        f"{first}; never {never}: {reason or 'no reason is given'}" if never else first,
    )
    return f"| {' | '.join(cells)} |"


def _elsewhere(one: Idea) -> str:
    """Where it goes on for whoever has nobody of whom the next rung needs one."""
    other = ideas.library().get(one.instead or "")
    return "" if other is None else f", or on to *{_button(other)}* without work or family"


def _turned(under: Idea, one: Idea) -> str:
    """The dial that leads from one rung to the next, as it is set there."""
    says = {
        Dial.WHAT: f"what: {one.what}",
        Dial.LENGTH: f"how long: {one.minutes} minutes",
        Dial.PLACE: f"where: {one.place or 'anywhere'}",
        Dial.COMPANY: f"with whom: {_whom(one)}",
    }
    turned = " and ".join(says[dial] for dial in ideas.dials(under, one))
    return turned if under.bigger == one.key else f"{turned}, from *{_button(under)}*"


def _reasons() -> Mapping[str, str]:
    """Why a step is not for a path: it stands beside it, as a comment."""
    found = ((key, _REASON.search(body)) for key, body in rows.bodies(rows.of_file(FILE)))
    return {key: reason[1] for key, reason in found if reason}


def _button(one: Idea) -> str:
    return _BOOK.caption(ENGLISH, Line(f"idea-{one.key}"))


def _said(one: Idea, attribute: str) -> str:
    return _BOOK.caption(ENGLISH, Line(f"idea-{one.key}.{attribute}"))


def _whom(one: Idea) -> str:
    return _WHOM[one.company]
