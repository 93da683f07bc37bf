"""The table of a conversation: a head for the whole, and a row for each place in it.

What is true of a place, or of a conversation, stands here and nowhere else; whoever moves a talk
asks its table, and knows no conversation by name. What a row says by a column is the same in
every conversation; what is true of one alone stays in its code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum, StrEnum, auto
from typing import Final

from bot.core.records.events import DueKind, Edited
from bot.core.records.lines import Line, line
from bot.core.records.memories import MEMORIES
from bot.core.records.model import SHAPE, Flow, Known, Phase, Talk, TalkMemory
from bot.core.records.turn import Card, Go, Moment, Turn
from bot.core.talk.ledger import with_notes

Shows = Callable[[Moment], Turn]
Hears = Callable[[Moment], Turn | None]
"""What an answer leads to; None when it says nothing here."""


A_WHILE: Final = timedelta(minutes=30)
"""How long what only shows what is kept stays open in a hidden chat."""
NEVER: Final = timedelta.max
"""It goes on by itself."""
ANOTHER_DAY: Final = timedelta(hours=12)
"""After so long a question is no longer what somebody answers who writes."""


class Words(Enum):
    """How words are heard that are no button's."""

    ANSWER = auto()  # what fits nothing brings the question again
    PARTS = auto()  # the answer may come in several messages, which are heard as one
    ASKED = auto()  # they are what was asked for, in one message
    THEIRS = auto()  # they may be for somebody else, also when a button says the same
    PASS = auto()  # what fits nothing leaves it where it stands


class Resumes(Enum):
    """Whether a talk has the floor again when what came between is over."""

    NOT = auto()
    QUIETLY = auto()  # its card still stands
    ASKED = auto()  # its question is asked once more


@dataclass(frozen=True, slots=True)
class Place:
    """One place: the question that stands there (`shows` asks it again), and how it is answered.

    Where it only `offers` something, nobody has to answer: words of another day are not for it,
    and it is not asked again after something came between. Where something `comes` from the other
    side of a link, people answer it for a while before anything older. Where something is
    `promised`, no later talk takes its place. `stops` hears a stop itself; what a card of help had
    heard `returns` to where it was an answer.

    In a hidden chat it `leaves` after so long, if that differs from the rest of its conversation.
    """

    at: str
    shows: Shows
    hears: Hears
    words: Words = Words.ANSWER
    offers: bool = False
    comes: bool = False
    promised: bool = False
    stops: bool = False
    returns: bool = False
    leaves: timedelta | None = None


def card(of: Callable[[Moment], Card]) -> Shows:
    return lambda moment: Turn(card=of(moment))


def fixed(of: Callable[[], Card]) -> Shows:
    return lambda _: Turn(card=of())


def _nothing(*_: object) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation: how it begins, its places, and what holds at every one of them.

    `edited` hears that a message of an answer was changed, `time_came` a promised moment.

    One that is `single` takes the place of the one before it. Most need `consent`: the answer to
    the first question. A plain no means the first button that is there among `no`, a plain yes the
    first of the card where that is among `yes`; `cancelled` is what a /cancel is answered with. One
    about a step (`of_a_step`) ends when that is gone; one that `remembers` holds typed words while
    it is open. It `gives_way` for good to these others. In a hidden chat it `leaves` after so long,
    if it does by itself, and becomes the line `folded`, if any, or once it is over what that leads
    to; an unfinished `draft` can be taken up again; of one that `remains` only what was typed
    leaves. One that `can_be_left` offers so below a question that nobody followed twice; where it
    can be `put_by` until later, that is what then follows.
    """

    flow: Flow
    begins: Shows
    places: Mapping[str, Place]
    edited: Callable[[Moment, Edited], Turn | None] = _nothing
    time_came: Callable[[Moment, DueKind], Turn | None] = _nothing
    single: bool = True
    consent: bool = True
    resumes: Resumes = Resumes.NOT
    gives_way: frozenset[Flow] = frozenset()
    of_a_step: bool = False
    remembers: bool = False
    no: tuple[str, ...] = ()
    yes: frozenset[str] = frozenset()
    cancelled: str = "cancel-done"
    folded: Callable[[Moment], Line | Go | None] = lambda _: line("tidied-away")
    leaves: timedelta | None = None
    remains: bool = False
    draft: bool = False
    can_be_left: bool = True
    put_by: Shows | None = None

    def begin(self, moment: Moment) -> Turn:
        return self.shown(moment, self.begins(moment))

    def on(self, moment: Moment) -> Turn | None:
        """What an event leads to at the place of the talk; None when it says nothing there."""
        if isinstance(moment.event, Edited):
            turn = self.edited(moment, moment.event)
        elif moment.due is not None:
            turn = self.time_came(moment, moment.due)
        else:
            turn = self.places[moment.talk.at].hears(moment)
        return turn if turn is None else self.shown(moment, turn)

    def again(self, moment: Moment) -> Turn:
        return self.shown(moment, self.places[moment.talk.at].shows(moment))

    def shown(self, moment: Moment, turn: Turn) -> Turn:
        """A turn that names a place and shows nothing shows what stands there."""
        if turn.at is None or turn.card is not None or isinstance(turn.then, Go):
            return turn
        seen = after(moment, turn)
        there = self.shown(seen, self.places[turn.at].shows(seen))
        memory = turn.memory if there.memory is None else there.memory
        effects = (*turn.effects, *there.effects)
        step = turn.at if there.at is None else there.at
        return replace(turn, card=there.card, at=step, memory=memory, effects=effects)


def places(names: type[StrEnum], *places: Place) -> Mapping[str, Place]:
    """The places by their names. Raises ValueError for one that is there twice, or is missing."""
    found = {place.at: place for place in places}
    wrong = [at for at in names if at not in found] + [at for at in found if at not in set(names)]
    wrong += [place.at for place in places if found[place.at] is not place]
    if wrong:
        raise ValueError(f"{names.__module__}: a row each, no more and no less: {wrong}")
    return found


def after(moment: Moment, turn: Turn) -> Moment:
    """The moment once a turn's records are kept and its talk stands where it says."""
    known, talk = moment.known, moment.talk
    if turn.notes or turn.unkept:
        known = with_notes(known, turn.notes, turn.unkept)
    if turn.person or turn.steps or turn.links:
        new = {step.id for step in turn.steps}
        links = {link.id for link in turn.links}
        known = replace(
            known,
            person=turn.person or known.person,
            steps=(*(s for s in known.steps if s.id not in new), *turn.steps),
            links=(*(one for one in known.links if one.id not in links), *turn.links),
        )
    return replace(moment, known=known, talk=stood(talk, turn))


def stood(talk: Talk, turn: Turn) -> Talk:
    """The talk where a turn says that it stands, remembering what the turn says.

    Raises TypeError for what another conversation would remember.
    """
    if turn.memory is not None and turn.memory.flow is not talk.flow:
        raise TypeError(f"{talk.flow} cannot remember {type(turn.memory).__name__}")
    return replace(
        talk,
        at=talk.at if turn.at is None else turn.at,
        memory=talk.memory if turn.memory is None else turn.memory,
        subject=talk.subject if turn.subject is None else turn.subject,
    )


NOWHERE: Final = Place("", lambda moment: Turn(), _nothing)
"""Where a talk stands that has not begun, or is over."""


@dataclass(frozen=True, slots=True)
class Registry:
    """All conversations, by name; through the `door` goes whoever was asked nothing yet. A card
    that is over rests as the `record` of the step it was about, if there is one."""

    conversations: Mapping[Flow, Conversation]
    door: TalkMemory
    record: Callable[[Moment], Line | None] = _nothing

    def __getitem__(self, flow: Flow) -> Conversation:
        return self.conversations[flow]

    def __iter__(self) -> Iterator[Conversation]:
        return iter(self.conversations.values())

    def of(self, talk: Talk) -> Conversation:
        return self.conversations[talk.flow]

    def place(self, talk: Talk) -> Place:
        places = self.conversations[talk.flow].places
        return places.get(talk.at, NOWHERE) if talk.stands else NOWHERE

    def resumes(self, talk: Talk, after: Flow) -> bool:
        """Whether it has the floor again after something came between.

        What only offers something is left where it stands; after a card of help whoever was
        writing is asked once more.
        """
        it, place = self.of(talk), self.place(talk)
        writing = place.words in (Words.PARTS, Words.ASKED)
        asked = writing and self[after].resumes is Resumes.QUIETLY
        wanted = asked or it.resumes is not Resumes.NOT
        return talk.stands and wanted and not place.offers and after not in it.gives_way

    def leaves(self, talk: Talk) -> timedelta | None:
        """In how long it leaves a hidden chat when nobody answers; None if it does not."""
        it, place = self.of(talk), self.place(talk)
        after = it.leaves if place.leaves is None else place.leaves
        nothing = self.remains(talk) and not talk.trail
        return None if nothing or after == NEVER else after

    def remains(self, talk: Talk) -> bool:
        """Whether only what was typed leaves."""
        return self.of(talk).remains and talk.stands and self.place(talk).leaves is None


def registry(
    *conversations: Conversation,
    door: TalkMemory,
    record: Callable[[Moment], Line | None] = _nothing,
) -> Registry:
    """Raises ValueError for one that is there twice, is missing, or has no memory of its own."""
    flows = [conversation.flow for conversation in conversations]
    wrong = [flow for flow in Flow if flows.count(flow) != 1 or flow not in MEMORIES]
    if wrong:
        raise ValueError(f"each conversation once: {wrong}")
    of = {conversation.flow: conversation for conversation in conversations}
    return Registry(of, door, record)


def upgraded(table: Registry, known: Known) -> Known:
    """What this release knows; a talk at a place that is none, or without its step, closes with
    what was written kept."""
    talks = tuple(_upgraded(table, talk, known) for talk in known.talks)
    return known if talks == known.talks else replace(known, talks=talks)


def _upgraded(table: Registry, talk: Talk, known: Known) -> Talk:
    head = table.of(talk)
    lost = head.of_a_step and known.step(talk.subject) is None
    if lost or (talk.stands and talk.at not in head.places):
        return replace(talk, phase=Phase.CLOSED, floor=False)
    return talk if talk.shape == SHAPE else replace(talk, shape=SHAPE)
