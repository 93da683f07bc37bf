"""Before it: a guess in words, and somewhere new.

Of how it starts, how it ends and how to leave, what they don't know is a question to ask there;
and a time to leave can stand with the plan. All of it can be passed by.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.flows.plan import cards
from bot.core.flows.plan.draft import At, names_a_time, proposal, to
from bot.core.records.effects import Choice, Rows
from bot.core.records.lines import line
from bot.core.records.model import Company, Messages, Step
from bot.core.records.turn import Card, Moment, Turn, choice, pairs
from bot.core.rules import guesses
from bot.core.rules.ideas import library
from bot.core.rules.outcomes import DONE
from bot.core.rules.wording import NO_LINE, TRUST
from bot.core.talk.reading import answered, text_of, typed
from bot.ear import steps
from bot.ear.steps import Sort

_BEFORE: Final = choice("before", "ahead-before")
_UNKNOWN: Final = {
    "start": (line("ahead-start"), line("ahead-ask-start")),
    "end": (line("ahead-end"), line("ahead-ask-end")),
    "way_out": (line("ahead-way-out"), line("ahead-ask-way-out")),
}
"""What they may not know: its button, and the question to ask."""
_AFTER: Final = "leave."
_TIMES: Final = tuple(
    Choice(f"{_AFTER}{minutes}", line("ahead-after", minutes=minutes)) for minutes in (10, 20, 30)
)
_LONGEST: Final = 3
"""So many figures are minutes."""
_KNOWN: Final = frozenset({"known", "go_on", "yes", "good"})
_PASSED: Final = frozenset({"back", "see", "no", "not_now", "skip", "nothing"})


def readback(moment: Moment, step: Step) -> Card:
    return cards.readback(moment, step, ((_BEFORE,),) if _offered(moment, step) else ())


def _offered(moment: Moment, step: Step) -> bool:
    """Whether it may feel tense, and is somewhere that they have not met yet, with people who know
    how it goes there."""
    if not guesses.tense(step.guess) or not _goes_somewhere(step):
        return False
    done = (one for one in moment.known.everything.steps if one.state in DONE)
    return not any(_same_place(one, step, moment.language) for one in done)


def _goes_somewhere(step: Step) -> bool:
    idea = library().get(step.idea or "")
    if idea is None:
        return steps.sort(step.text) is Sort.WAY
    return bool(idea.place and idea.length) and idea.company is not Company.NOBODY


def _same_place(one: Step, other: Step, language: str) -> bool:
    before, idea = library().get(one.idea or ""), library().get(other.idea or "")
    if before is None or idea is None:
        return before is idea and steps.alike(one.text, other.text, language)
    return before.place == idea.place


# a guess in words


def guessed(moment: Moment) -> Turn | None:
    """Words that are none of the five: what they think will happen. The five are asked for once
    more; what is written then belongs to it."""
    if not moment.text or moment.meant or moment.aside or names_a_time(moment, moment.text):
        return None
    before = (one.typed for one in proposal(moment).given if one.to == "foreseen")
    step = _foreseen(moment, (*next(before, ()), *typed(moment)))
    return replace(to(moment, At.GUESS, step), card=cards.guess(step, "ahead-noted"))


def foreseen(moment: Moment) -> Turn | None:
    if moment.choice == "back":
        return to(moment, At.GUESS, proposal(moment))
    if not moment.text:
        return None
    step = _foreseen(moment, typed(moment))
    plan = readback(moment, step)
    noted = replace(plan, words=line("ahead-kept", plan=plan.words))
    return replace(to(moment, At.READ, step), card=noted)


def _foreseen(moment: Moment, messages: Messages) -> Step:
    step = answered(proposal(moment), "foreseen", moment, messages)
    return replace(step, foreseen=text_of(messages).strip())


# what they know


def asked() -> Card:
    ways = (*_others(), choice("known", "ahead-all-known"))
    return Card(line("ahead-asked"), (*pairs(ways), (choice("back"),)))


def _others(but: str = "") -> tuple[Choice, ...]:
    return tuple(Choice(key, caption) for key, (caption, _) in _UNKNOWN.items() if key != but)


def _to_ask(unknown: str) -> Card:
    text = _UNKNOWN[unknown][1]
    copy = Choice("copy", line("plan-copy"), copies=text)
    rows: Rows = ((copy, choice("go_on", "ahead-go-on")), _others(unknown), (choice("back"),))
    return Card(line("ahead-to-ask", text=text), rows)


def known(moment: Moment) -> Turn | None:
    if moment.choice in _UNKNOWN:
        return Turn(card=_to_ask(moment.choice), at=At.AHEAD)
    said = _said(moment)
    if said & _KNOWN:
        return Turn(at=At.STAYS)
    return to(moment, At.READ, proposal(moment)) if said & _PASSED else None


def _said(moment: Moment) -> frozenset[str]:
    return moment.meant if moment.choice is None else frozenset({moment.choice})


# when they leave


def leaving(moment: Moment) -> Card:
    away = line("ahead-away") if moment.person.path in TRUST else NO_LINE
    rows: Rows = (_TIMES, (choice("see", "ahead-see"), choice("back")))
    return Card(line("ahead-leaving", before=away), rows)


def left(moment: Moment) -> Turn | None:
    """A time to leave, or none. What they would rather stay away from is heard, and not kept."""
    step, chosen = proposal(moment), moment.choice or ""
    after = int(chosen.removeprefix(_AFTER)) if chosen.startswith(_AFTER) else 0
    after = after or minutes(moment.text or "")
    if after:
        return to(moment, At.READ, replace(answered(step, "stays", moment), stays=after))
    if _said(moment) & _PASSED:
        return to(moment, At.READ, replace(step, stays=0) if chosen == "see" else step)
    if moment.text and moment.person.path in TRUST:
        heard = line("ahead-leaving", before=line("ahead-heard"))
        return Turn(card=Card(heard, leaving(moment).rows), at=At.STAYS)
    return None


def minutes(text: str) -> int:
    """How many are named: "40", "half an hour", "after 40 minutes"; 0 for other words."""
    if text.isdecimal():
        said = int(text[: _LONGEST + 1])
        return said if steps.FEWEST <= said <= steps.MOST else 0
    return steps.minutes(text) or steps.minutes(text.partition(" ")[2])
