"""How well danger is heard in lines that nobody wrote phrases or weights for.

Run: python -m bench.hearing [lines.tsv]. Prints a table in Markdown: for each language, what
share of the lines about a danger gets a card, the right one or a more urgent one, or at least a
number somewhere in the answer; and what share of the harmless ones gets a card for nothing. After
each share stands its 95 % interval (Wilson).
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.learning import HARMLESS, Lines, read
from bot import encoder
from bot.ear import care
from bot.ear.care import Heard, Tier
from bot.ear.suspicion import Suspicion

HELD_OUT: Final = Path("tests/ear/held_out.tsv")
_URGENT: Final = {Tier.C1, Tier.C4, Tier.C5}
_ORDER: Final = [*Tier]
Hear = Callable[[str, str], Heard]


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    found: int
    of: int

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's, at 95 %."""
        if not self.of:
            return 0.0, 1.0
        z, n, share = 1.96, self.of, self.found / self.of
        middle = share + z * z / (2 * n)
        reach = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        low, high = (middle - reach) / (1 + z * z / n), (middle + reach) / (1 + z * z / n)
        return max(0.0, low), min(1.0, high)

    def __str__(self) -> str:
        if not self.of:
            return "-"
        low, high = self.interval
        return f"{self.found / self.of:.0%} ({low:.0%}-{high:.0%})"


@dataclass(frozen=True, slots=True)
class Line:
    language: str
    tier: str
    heard: Heard

    @property
    def card(self) -> bool:
        return self.heard.tier is not None

    @property
    def right(self) -> bool:
        """Whether it gets its own card, or a more urgent one; being asked about it counts."""
        found = self.heard.tier
        return found is not None and _ORDER.index(found) <= _ORDER.index(Tier(self.tier))

    @property
    def number(self) -> bool:
        return self.card or self.heard.faint


def hearing(suspicion: Suspicion | None) -> Hear:
    """What the bot hears in one text, with a learned ear or with phrases alone."""
    return suspicion.hear if suspicion is not None else lambda text, _: care.hear(text)


def judged(lines: Lines, hear: Hear) -> list[Line]:
    rows = zip(lines.languages, lines.tiers, lines.texts, strict=True)
    return [Line(language, tier, hear(text, language)) for language, tier, text in rows]


def share(lines: Iterable[Line], holds: Callable[[Line], bool]) -> Share:
    all_of_them = list(lines)
    return Share(sum(map(holds, all_of_them)), len(all_of_them))


def row(name: str, lines: Sequence[Line]) -> str:
    danger = [line for line in lines if line.tier not in HARMLESS]
    tempting, ordinary = ([line for line in lines if line.tier == kind] for kind in HARMLESS)
    shares = (
        share(danger, lambda line: line.card),
        share(danger, lambda line: line.right),
        share(danger, lambda line: line.number),
        share(tempting, lambda line: line.card),
        share([*tempting, *ordinary], lambda line: line.heard.sure and line.heard.tier in _URGENT),
        share(ordinary, lambda line: line.card),
        share(ordinary, lambda line: line.number),
    )
    return f"| {name} | {' | '.join(map(str, shares))} |"


def table(lines: Sequence[Line]) -> Iterable[str]:
    yield (
        "| | a card | the right one | a number | tempting: a card | harmless: an urgent one "
        "| ordinary: a card | ordinary: a number |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    yield row("English", [line for line in lines if line.language == "en"])
    others = [line for line in lines if line.language != "en"]
    yield row("the others together", others)
    for language in sorted({line.language for line in others}):
        yield row(language, [line for line in lines if line.language == language])
    for tier in (one for one in Tier if any(line.tier == one for line in lines)):
        yield row(f"all, {tier}", [line for line in lines if line.tier == tier])


def slowest(lines: Lines, hear: Hear) -> str:
    """The median and the 99th of a hundred, in milliseconds."""
    spent = []
    for text, language in zip(lines.texts, lines.languages, strict=True):
        began = time.perf_counter()
        hear(text, language)
        spent.append((time.perf_counter() - began) * 1000)
    spent.sort()
    return f"{spent[len(spent) // 2]:.2f} ms, {spent[len(spent) * 99 // 100]:.2f} ms"


def main(arguments: Sequence[str]) -> int:
    lines = read(Path(arguments[0]) if arguments else HELD_OUT)
    model = encoder.load()
    ears = {"Phrases alone": None, "Phrases and pieces": Suspicion()}
    if model is not None:
        ears["Phrases and encoder"] = Suspicion(model)
    for name, suspicion in ears.items():
        hear = hearing(suspicion)
        print(f"\n{name}\n")
        for text in table(judged(lines, hear)):
            print(text)
        print(f"\nMedian and 99th of a hundred: {slowest(lines, hear)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
