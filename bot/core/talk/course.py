"""One decision in the making: what is known so far, and what follows so far.

Flows answer with Turns; a Course turns each into new records and effects, passes the floor, and
hands out fresh ids. It lives only inside one call of `decide`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.records.effects import Plan, Remove, Revise, Say, Unplan
from bot.core.records.events import (
    Commanded,
    Draw,
    DueKind,
    Edited,
    Event,
    Said,
    Showed,
    Tapped,
    TimeCame,
)
from bot.core.records.lines import Line, line
from bot.core.records.model import Flow, Known, Look, Person, Phase, Standing, Talk, TalkMemory
from bot.core.records.turn import Card, Close, Go, Moment, Turn, Yield
from bot.core.talk.ledger import Ledger
from bot.core.talk.reading import another_time, joined, mended, parts_at
from bot.core.talk.table import Registry, Resumes, stood

TIDY_AFTER = timedelta(seconds=60)
UNREAD_FOR = timedelta(days=1)
"""How long what came by itself stays in a hidden chat: nobody was looking when it came."""

UNASKED = frozenset({Standing.NEW, Standing.BEFRIENDED})
"""Who was not asked the first question yet: may we keep anything at all?"""


class Course(Ledger):
    """Collects what one event leads to. `known` is always up to date."""

    def __init__(
        self, table: Registry, known: Known, event: Event, now: datetime, draw: Draw
    ) -> None:
        super().__init__(known)
        self.table = table
        self.event = event
        self.now = now
        self.draw = draw
        self._ids = iter(draw.ids)
        self.unclaimed: Said | Edited | None = None  # words handed back to where they are heard
        self.foreword: Line | None = None  # it stands above the next card

    @property
    def person(self) -> Person:
        return self.known.person

    # what is asked

    def moment(self, talk: Talk, event: Event | None = None) -> Moment:
        """What a flow may look at now, with two fresh ids of its own."""
        draw = replace(self.draw, ids=(next(self._ids), next(self._ids)))
        return Moment(self.known, talk, event or self.event, self.now, draw)

    def seen(self, talk: Talk, event: Event | None = None) -> Moment:
        """The same, for whoever only looks."""
        return Moment(self.known, talk, event or self.event, self.now, self.draw)

    def open(
        self,
        memory: TalkMemory,
        subject: int | None = None,
        *,
        aside: bool = False,
    ) -> None:
        """Begin a talk with this in mind; it takes the floor, and remembers whom it interrupted.

        One that stands `aside` takes no floor: it hears taps, and words that reply to its card.

        Who was never asked is asked first, and somebody under 18 is let into nothing.
        """
        standing = self.known.person.standing
        if self.table[memory.flow].consent and standing in UNASKED:
            memory, subject = self.table.door, None
        elif self.table[memory.flow].consent and standing is Standing.MINOR:
            return
        flow = memory.flow
        floor = self.known.floor
        self.end_others(flow, subject)
        interrupted = None if aside else self._interrupted(floor, flow)
        talk = Talk(
            id=next(self._ids),
            memory=memory,
            at="",
            subject=subject,
            resumes=interrupted,
        )
        talk = replace(talk, floor=False) if aside else self.give_floor(talk)
        self.follow(talk, self.table[flow].begin(self.moment(talk)))

    def _interrupted(self, floor: Talk | None, by: Flow) -> int | None:
        """The talk to come back to: the one that had the floor, or the one it had interrupted."""
        if floor is None:
            return None
        still = self.known.talk(floor.id)
        returns = still is not None and self.table.resumes(still, by)
        return floor.id if returns else floor.resumes

    def give_floor(self, talk: Talk) -> Talk:
        """The talk now hears what is typed; whoever had the floor waits."""
        for other in self.known.talks:
            if other.floor and other.id != talk.id:
                self.keep_talk(replace(other, floor=False))
        return self.keep_talk(talk if talk.floor else replace(talk, floor=True))

    def hand_floor_back(self, before: Talk) -> None:
        """Whoever had the floor before a tap on another card has it again, without a word."""
        still = self.known.talk(before.id)
        if self.known.floor is None and still is not None and still.stands:
            self.give_floor(still)

    def follow(self, talk: Talk, turn: Turn) -> None:
        self.keep_records(turn)
        unseen = turn.card is None and isinstance(self.event, TimeCame)
        touched = talk.touched if unseen else self.now
        before, talk = talk.at, replace(stood(talk, turn), touched=touched, not_heard=0)
        if not isinstance(self.event, Edited | TimeCame):
            talk = replace(talk, after=self._made_nothing_of(talk, before))
        self.effects.extend(turn.effects)
        if turn.card is None:
            self.keep_talk(talk)
        else:
            over = isinstance(turn.then, Close | Yield)
            talk = self._show(talk, self._rests(talk, turn.card) if over else turn.card, turn)
            self._tidy_later(talk)
        match turn.then:
            case Go() as go:
                self._go(talk, go)
            case Close() as end:
                came = turn.card is not None and not turn.in_place
                self._close(talk, end, unread=came and isinstance(self.event, TimeCame))
            case Yield(wordless=wordless):
                self.keep_talk(replace(talk, floor=False, resumes=None))
                self._resume(talk, Close(wordless=wordless))

    def _made_nothing_of(self, talk: Talk, before: str) -> int | None:
        """The message that the talk may have made nothing of: an edit of it is heard as new."""
        unheard = talk.at == before or self.table.of(talk).remembers
        return self.event.message_id if unheard and isinstance(self.event, Said) else None

    def _tidy_later(self, talk: Talk) -> None:
        """In a hidden chat nothing that nobody goes on with stays on the screen for long."""
        until = self.table.leaves(talk)
        if self.known.person.look is Look.HIDDEN and until is not None:
            self.effects.append(Plan(DueKind.TIDY, talk.id, self.now + until))

    def ask_again(self, talk: Talk) -> None:
        """Put the talk's question once more, as a new message."""
        self.follow(talk, self.table.of(talk).again(self.moment(talk)))

    # how it is shown

    def _rests(self, talk: Talk, card: Card) -> Card:
        """The chat is the diary: a card that is over says first what became of its step."""
        record = self.table.record(self.seen(talk))
        if record is None:
            return card
        return replace(card, words=line("look-record-then", record=record, then=card.words))

    def _put_to_rest(self, talk: Talk) -> None:
        """Its buttons go; the question of a step that is over becomes its record."""
        record = self.table.record(self.seen(talk))
        self.effects.append(Revise(record, (), talk.id, message_id=talk.card))

    def _show(self, talk: Talk, card: Card, turn: Turn) -> Talk:
        """A tap edits the message it came from; anything else sends a new one."""
        if self.foreword is not None:
            words = line("mended-beside", said=self.foreword, question=card.words)
            card, self.foreword = replace(card, words=words), None
        tapped = self._tapped_for(talk)
        if turn.in_place and tapped is None:
            tapped = talk.card
        buttons = [b for row in card.rows for b in row if b.copies is None and b.opens is None]
        between = self.table.place(talk).comes and not isinstance(turn.then, Close)
        lives_in, trail = None, talk.trail
        if tapped is not None and not self._shown(talk):
            if talk.card not in (None, tapped):  # it came twice, after a crash
                self.effects.append(Revise(None, message_id=talk.card))
            self.effects.append(
                Revise(card.words, card.rows, talk.id, talk.at, tapped, True, turn.lane, between)
            )
            lives_in = tapped
        else:
            if talk.card is not None:  # one that is on its way is outrun
                self.effects.append(Revise(None, (), talk.id, message_id=talk.card))
                trail = (*trail, talk.card)
            self.effects.append(
                Say(
                    card.words,
                    card.rows,
                    talk.id,
                    talk.at,
                    turn.lane,
                    turn.silent,
                    turn.until,
                    turn.once,
                    between,
                )
            )
            trail = self._with_typed(trail)
        return self.keep_talk(
            replace(
                talk,
                offered=tuple(button.key for button in buttons),
                tap_only=tuple(button.key for button in buttons if button.tap_only),
                card=lives_in,
                trail=trail,
            )
        )

    def outrun(self, talk_id: int, message_id: int) -> None:
        """Its buttons go. It leaves a hidden chat with its talk, or at once where that has left."""
        talk = self.known.talk(talk_id)
        if talk is None or not talk.open:
            hidden = self.known.person.look is Look.HIDDEN
            gone = Remove(message_id) if hidden else Revise(None, message_id=message_id)
            self.effects.append(gone)
            return
        self.effects.append(Revise(None, message_id=message_id))
        talk = self.keep_talk(replace(talk, trail=(*talk.trail, message_id)))
        if talk.stands:  # it may have been tidied before this came
            self._tidy_later(talk)

    def _tapped_for(self, talk: Talk) -> int | None:
        match self.event:
            case Tapped(talk=id, message_id=tapped) if id == talk.id or talk.card in (None, tapped):
                return tapped
        return None

    def _shown(self, talk: Talk) -> bool:
        return any(isinstance(e, Say) and e.talk == talk.id for e in self.effects)

    def _with_typed(self, trail: tuple[int, ...]) -> tuple[int, ...]:
        match self.event:
            case Said(parts=parts) if parts:
                return (*trail, *(id for id, _ in parts))
            case Said(message_id=id) | Commanded(message_id=id) | Showed(message_id=id):
                return (*trail, id)
            case Edited(message_id=id) if id not in trail:
                return (*trail, id)
        return trail

    # how talks end

    def _go(self, talk: Talk, go: Go) -> None:
        if self.table[go.flow].consent and self.known.person.standing in UNASKED | {Standing.MINOR}:
            self._close(talk, Close())
            self.open(type(go.memory)())
            return
        self.end_others(go.flow, go.subject, but=talk.id)
        talk = replace(
            talk,
            at="",
            memory=go.memory,
            subject=talk.subject if go.subject is None else go.subject,
        )
        self.keep_talk(talk)
        self.follow(talk, self.table[go.flow].begin(self.moment(talk)))

    def hear_out(self, talk: Talk, *, ends: bool = True) -> Talk:
        """What was just written becomes the answer that it is; nothing more is asked here."""
        if not talk.parts:
            return talk
        said = joined(talk, self.known.person.language)
        heard = replace(talk, parts=(), trail=(*talk.trail, *(id for id, _ in talk.parts)))
        turn = self.table.of(talk).on(self.moment(heard, said))
        if turn is None or (isinstance(turn.then, Go) and not turn.steps):
            # Nothing of it can be kept: the words wait, or leave a hidden chat with their talk.
            return self.keep_talk(heard) if ends else talk
        # A question asked once stays unasked: nobody sees it here.
        asked = self.known.person.asked
        person = None if turn.person is None else replace(turn.person, asked=asked)
        self.keep_records(replace(turn, person=person))
        return self.keep_talk(stood(heard, turn))

    def _close(self, talk: Talk, end: Close, *, unread: bool = False) -> None:
        talk = self.hear_out(talk)
        self.effects.append(Unplan(talk.id))
        if self.known.person.look is Look.HIDDEN:
            after = UNREAD_FOR if unread else TIDY_AFTER
            self.effects.append(Plan(DueKind.TIDY, talk.id, self.now + after))
            self.keep_talk(replace(talk, phase=Phase.TIDYING, floor=False, offered=()))
        else:
            empty = type(talk.memory)()
            self.keep_talk(replace(talk, phase=Phase.CLOSED, floor=False, offered=(), memory=empty))
        self._resume(talk, end)

    def end_others(self, flow: Flow, subject: int | None, but: int | None = None) -> None:
        """Close the earlier talk of this flow (about this step), and take its buttons away."""
        for talk in self.known.talks:
            same = self.table[flow].single or (subject is not None and talk.subject == subject)
            if self.table.place(talk).promised:
                continue
            if talk.flow is flow and same and talk.id != but and talk.stands:
                talk = self.hear_out(talk)
                self.effects.append(Unplan(talk.id))
                if self.known.person.look is Look.HIDDEN and self.table.leaves(talk) is not None:
                    remains = self.table.remains(talk)
                    talk = self.tidy(talk)
                    if remains and talk.offered:
                        self.effects.append(Revise(None, (), talk.id, message_id=talk.card))
                elif talk.offered:
                    self._put_to_rest(talk)
                self.keep_talk(replace(talk, phase=Phase.CLOSED, floor=False, offered=()))

    def _resume(self, ended: Talk, after: Close) -> None:
        """The floor goes back to the interrupted talk, with what is handed back, if any."""
        words = after.hands_back
        interrupted = self.known.talk(ended.resumes) if ended.resumes is not None else None
        if self.forgets:
            return
        unasked = isinstance(words, Said) and ended.resumes is None and words.heard.faint
        if unasked or isinstance(words, Edited):
            self.unclaimed = words
        if interrupted is not None and self.table.resumes(interrupted, ended.flow):
            interrupted = self.give_floor(interrupted)
            quietly = self.table.of(interrupted).resumes is Resumes.QUIETLY
            if quietly or after.wordless or isinstance(self.event, TimeCame):
                return
            turn = self._handed(interrupted, words) if isinstance(words, Said) else None
            if turn is None:
                self.event = TimeCame(())
                self.ask_again(interrupted)
            else:
                self.follow(replace(interrupted, parts=()), turn)

    def _handed(self, talk: Talk, said: Said) -> Turn | None:
        """Words go back to the question they answered; those in which a phrase of danger was
        heard never become a step."""
        if not self.table.place(talk).returns and not said.heard.faint:
            return None
        language = self.known.person.language
        parts = (*talk.parts, (said.message_id, said.text))
        whole = replace(talk, parts=parts, parts_at=parts_at(talk, said, language))
        self.event = joined(whole, language)
        self.keep_talk(replace(talk, parts=()))
        return self.table.of(talk).on(self.moment(talk))

    def edited(self, talk: Talk, words: Edited) -> Talk:
        """A message of this talk was changed: what was heard in it changes, without a question."""
        parts = mended(talk.parts, words)
        if parts is not None:
            before = dict(talk.parts)[words.message_id]
            anew = another_time(before, words.text, self.known.person.language)
            at = words.at if anew else talk.parts_at
            self.keep_talk(replace(talk, parts=parts, parts_at=at))
        elif (turn := self.table.of(talk).on(self.moment(talk, words))) is not None:
            self.follow(talk, turn)
        return self.known.talk(talk.id) or talk

    def tidy(self, talk: Talk) -> Talk:
        """The typed words leave a hidden chat, and the card becomes one line; a draft stays."""
        talk = self.hear_out(talk)
        self.effects.extend(Remove(id) for id in talk.trail)
        if self.table.remains(talk):
            return self.keep_talk(replace(talk, trail=()))
        it = self.table.of(talk)
        phase = Phase.OPEN if it.draft and talk.stands else Phase.CLOSED
        words = it.folded(self.moment(talk))
        if isinstance(words, Go):
            self._go(replace(talk, phase=Phase.OPEN, resumes=None, trail=()), words)
            return self.known.talk(talk.id) or talk
        if words is not None:
            self.effects.append(Revise(words, talk=talk.id, message_id=talk.card))
        return self.keep_talk(replace(talk, phase=phase, floor=False, offered=(), trail=()))

    def close_quietly(self, talk: Talk) -> None:
        """End a talk where it stands: its buttons go, what was written is kept."""
        if talk.offered:
            self._put_to_rest(talk)
        self._close(talk, Close())
