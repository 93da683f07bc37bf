"""What one decision has written so far: records, links, notes and effects."""

from __future__ import annotations

from dataclasses import replace

from bot.core.records.effects import Decision, Effect, Forget
from bot.core.records.model import Known, Link, LinkState, Note, Person, Step, Talk
from bot.core.records.turn import Turn


class Ledger:
    """`known` is always up to date with what was written."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.effects: list[Effect] = []
        self._person: Person | None = None
        self._talks: dict[int, Talk] = {}
        self._steps: dict[int, Step] = {}
        self._links: dict[int, Link] = {}
        self._notes: dict[int, Note] = {}
        self._unkept: tuple[int, ...] = ()

    def keep_person(self, person: Person) -> None:
        self._person = person
        self.known = replace(self.known, person=person)

    def keep_step(self, step: Step) -> None:
        self._steps[step.id] = step
        others = tuple(kept for kept in self.known.steps if kept.id != step.id)
        self.known = replace(self.known, steps=(*others, step))

    def keep_link(self, link: Link) -> None:
        self._links[link.id] = link
        others = tuple(kept for kept in self.known.links if kept.id != link.id)
        mine = () if link.state is LinkState.ENDED else (link,)
        self.known = replace(self.known, links=(*others, *mine))

    def keep_talk(self, talk: Talk) -> Talk:
        self._talks[talk.id] = talk
        others = tuple(kept for kept in self.known.talks if kept.id != talk.id)
        self.known = replace(self.known, talks=(talk, *others) if talk.floor else (*others, talk))
        return talk

    @property
    def forgets(self) -> bool:
        return any(isinstance(effect, Forget) for effect in self.effects)

    def decision(self) -> Decision:
        return Decision(
            person=self._person,
            talks=tuple(self._talks.values()),
            steps=tuple(self._steps.values()),
            effects=tuple(self.effects),
            links=tuple(self._links.values()),
            notes=tuple(self._notes.values()),
            unkept=self._unkept,
        )

    def keep_records(self, turn: Turn) -> None:
        """All that a flow's answer says is true now, but for its talk."""
        if turn.person is not None:
            self.keep_person(turn.person)
        for step in turn.steps:
            self.keep_step(step)
        for link in turn.links:
            self.keep_link(link)
        self._notes |= {note.id: note for note in turn.notes}
        self._unkept += turn.unkept
        if turn.notes or turn.unkept:
            self.known = with_notes(self.known, turn.notes, turn.unkept)


def with_notes(known: Known, notes: tuple[Note, ...], unkept: tuple[int, ...]) -> Known:
    """What is known once these notes are kept, and what is `unkept` has gone."""
    new = {note.id for note in notes}
    kept = (*notes, *(note for note in known.notes if note.id not in new))
    return replace(
        known,
        notes=tuple(note for note in kept if note.id not in unkept),
        steps=tuple(step for step in known.steps if step.id not in unkept),
    )
