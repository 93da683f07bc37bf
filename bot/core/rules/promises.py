"""What promises add up to. It only ever grows: nothing that did not happen is counted.

An entry that its person takes off the list for good leaves its number behind: what was kept was
kept, and a sum that falls would read as if it were taken back. The words go all the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.records.model import Known, Note, Person, Step, StepState


@dataclass(frozen=True, slots=True)
class Word:
    """How often a promise was kept, and how often somebody who waited was kept posted."""

    kept: int = 0
    posted: int = 0


def word(known: Known) -> Word:
    """Counted from a person's steps, and from those that are gone; one may count on both sides."""
    steps = [step for step in known.everything.steps if step.promise]
    return Word(
        kept=known.person.promises_kept + sum(map(kept, steps)),
        posted=known.person.people_told + sum(step.told for step in steps),
    )


def listed(known: Known) -> tuple[Step, ...]:
    """The promises that were kept or told about, the newest first."""
    mine = [step for step in known.everything.steps if step.promise and (kept(step) or step.told)]
    dated = [(step.settled_at or step.at, step) for step in mine]
    timed = sorted(((at, step.id, step) for at, step in dated if at), reverse=True)
    return tuple(step for _, _, step in timed)


def kept(step: Step) -> bool:
    return step.state is StepState.DONE


def without(person: Person, gone: Step | Note) -> Person:
    """The person once an entry is taken off the list: its number stays with them."""
    if not isinstance(gone, Step) or not gone.promise:
        return person
    more = person.promises_kept + kept(gone)
    return replace(person, promises_kept=more, people_told=person.people_told + gone.told)
