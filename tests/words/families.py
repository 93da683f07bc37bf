"""Keys that the code puts together, and every key that each can become."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from bot.core.arrivals.commands import FRIENDS_LIST, LIST
from bot.core.flows import did, settings
from bot.core.flows.cue import promise
from bot.core.flows.debrief import cards as debrief_cards
from bot.core.flows.plan import cards as plan_cards
from bot.core.records.events import Media
from bot.core.records.model import ROLES, Look
from bot.core.records.turn import Card
from bot.core.rules import guesses, lookback, wording
from bot.core.rules.acts import ACTS
from bot.core.rules.ideas import library
from bot.core.rules.kinds import kinds
from bot.core.rules.likes import INTERESTS, VALUES
from bot.ear.asides import BEYOND
from bot.ear.care import Tier
from bot.ear.meant import Why

OF_AN_IDEA: Final = ("name", "more", "did", "sign", "short", "whole")
"""What every idea says; the rest depends on what it is."""


def idea_keys(attribute: str) -> frozenset[str]:
    """One attribute of every idea."""
    return frozenset(f"idea-{key}.{attribute}" for key in library())


def chips() -> Iterator[str]:
    """Every chip, and what each change adds to the next plan."""
    own_chips = [idea for idea in library().values() if not idea.chips]
    counts = {f"idea-{i.key}": (i.easy, i.hard, len(i.changes)) for i in own_chips}
    counts["own-step"] = (0, 0, wording.CHANGES)
    of_promises = wording.PROMISE_CHIPS
    counts["own-promise"] = (of_promises["easy"], of_promises["hard"], wording.PROMISE_CHANGES)
    for own in (wording.OWN_CHIPS, wording.WITH_CHIPS, wording.GROUP_CHIPS):
        yield from (f"own-step.{key}" for keys in own.values() for key in keys)
    for owner, (easy, hard, changes) in counts.items():
        yield from (f"{owner}.easy{n}" for n in range(1, easy + 1))
        yield from (f"{owner}.hard{n}" for n in range(1, hard + 1))
        yield from (f"{owner}.change{n}" for n in range(1, changes + 1))


def _captions(card: Card) -> frozenset[str]:
    return frozenset(choice.caption.key for row in card.rows for choice in row)


_FEELINGS: Final = frozenset(key.replace("_", "-") for key in guesses.FEELINGS)
_CHIPS: Final = frozenset(chips())

FAMILIES: Final[Mapping[str, frozenset[str]]] = {
    "command-{}": frozenset(f"command-{name}" for name in {*LIST, *FRIENDS_LIST}),
    "feel-{}": frozenset(f"feel-{key}" for key in _FEELINGS),
    "feel-{}.in-sentence": frozenset(f"feel-{key}.in-sentence" for key in _FEELINGS),
    "debrief-{}-first": frozenset({"debrief-ease-first", "debrief-trust-first"}),
    "debrief-{}-{}": frozenset(
        f"debrief-{trio}-{question}"
        for trio in ("ease", "trust")
        for question in ("easy", "hard", "change")
    ),
    "debrief-why-{}": frozenset(key for key in _captions(debrief_cards.why()) if "-why-" in key),
    "beyond-{}": frozenset(f"beyond-{aside}" for aside in BEYOND),
    "cannot-read.{}": frozenset(f"cannot-read.{media}" for media in Media),
    "cue-any-size.{}": frozenset(f"cue-any-size.{sort}" for sort in ("call", "write", "other")),
    "look-act-{}": frozenset(f"look-act-{act}" for act in lookback.ACTS),
    "look-promise-{}": frozenset(f"look-promise-{became}" for became in ("kept", "told", "both")),
    "look-{}-{}": frozenset(
        f"look-{trio}-{question}"
        for trio in ("ease", "trust")
        for question in ("easy", "hard", "change")
    ),
    "home-cannot-read.{}": frozenset(f"home-cannot-read.{media}" for media in Media),
    "care-card-{}{}": frozenset(
        f"care-card-{tier.lower()}{again}" for tier in Tier for again in ("", "-again")
    ),
    "friend-line-{}": frozenset(f"friend-line-{act}" for act in (*ACTS, "care", "step", "small")),
    "plan-when-{}": frozenset(f"plan-when-{why}" for why in Why),
    "plan-change-{}": frozenset(key for key in _captions(plan_cards.changes()) if "-" in key),
    "settings-on-{}": frozenset(f"settings-on-{day}" for day in settings.WEEKDAYS),
    "plan-look-{}": frozenset(f"plan-look-{look}" for look in Look),
    "promise-late-{}": frozenset(f"promise-late-{n + 1}" for n in range(promise.WORDINGS)),
    "promise-cannot-{}": frozenset(f"promise-cannot-{n + 1}" for n in range(promise.WORDINGS)),
    "promise-could-not-{}": frozenset(
        f"promise-could-not-{n + 1}" for n in range(promise.WORDINGS)
    ),
    "did-{}": frozenset(f"did-{key}" for often in did.OFTEN.values() for key in often),
    "like-{}": frozenset(f"like-{like}" for like in (*INTERESTS, *VALUES)),
    "idea-{}": frozenset(f"idea-{key}" for key in library()),
    "idea-{}.where": frozenset(f"idea-{i.key}.where" for i in library().values() if i.placed),
    "idea-{}.{}": frozenset(key for name in OF_AN_IDEA for key in idea_keys(name)),
    "say-{}": frozenset(f"say-{kind}" for kind in kinds()),
    "say-{}.{}": frozenset(
        f"say-{kind.key}.s{n}" for kind in kinds().values() for n in range(1, kind.count + 1)
    ),
    "with-role-{}": frozenset(f"with-role-{role}" for role in ROLES),
    "with-role-{}.in-sentence": frozenset(f"with-role-{role}.in-sentence" for role in ROLES),
    "with-ask-{}": frozenset(chip.caption.key for chip in debrief_cards.TO_ASK),
    "{}.{}": _CHIPS,
    "{}.next{}": frozenset(key.replace(".change", ".next") for key in _CHIPS if ".change" in key),
}

UNSAID: Final[Mapping[str, str]] = {
    "own-step": "only carries the chips of a step in own words",
    "own-promise": "only carries the chips of a promise",
    "cannot-read": "only carries the words for each kind of message",
    "home-cannot-read": "only carries the words for each kind of message",
}
"""Written, and never said: with the reason."""
