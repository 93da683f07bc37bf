"""A cue, its answers, and a process that dies between any two steps: the talk always goes on.

The journeys kill a real process at instants that a machine happens to meet; here every order is
as likely as another, because each step of the sender is taken by hand.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Final

import pytest

from bot.core.decide import decide
from bot.core.records import taps
from bot.core.records.effects import Decision, Plan, Revise
from bot.core.records.events import DueKind, Tapped
from bot.core.records.model import Person, Standing, Step
from bot.engine import rendering
from bot.engine.handling import Handling
from bot.engine.ports import Arrival, Button
from bot.store.memory import Memory
from bot.store.parcel import Claim, Parcel
from bot.store.transaction import Transaction
from tests.engine.clock import MONDAY
from tests.engine.stage import ANA, BOOK

SECOND: Final = timedelta(seconds=1)
LEASE: Final = timedelta(minutes=1)
ANSWERS: Final = ("Tense", "Done", "I'm going")
"""What Ana taps, the last question first."""
AGES: Final = 20
"""Rounds that are enough for everything that waits to leave and arrive."""


@pytest.mark.parametrize("seed", range(1000, 1012))
def test_wherever_it_dies_the_talk_goes_on(memory: Memory, seed: int) -> None:
    _live_and_die(memory, seed)


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(1012, 1400))
def test_wherever_it_dies_the_talk_goes_on_again_and_again(memory: Memory, seed: int) -> None:
    _live_and_die(memory, seed)


def _live_and_die(memory: Memory, seed: int) -> None:
    chance = random.Random(seed)
    life = Life(memory, chance)
    steps = (
        *(life.remind, life.tap, life.tap_any, life.read, life.read),
        *(life.claim, life.claim, life.send, life.settle, life.settle_and_claim) * 3,
        life.die,
    )
    for _ in range(chance.randrange(20, 90)):
        life.now += SECOND
        chance.choice(steps)()
    life.die()
    life.rest()
    for _ in ANSWERS * 2:
        life.tap()
        life.rest()
    assert any("What felt easy?" in text for text, _ in life.phone.values()), life.phone


class Life:
    """One person's phone, and the engine's steps between it and the memory."""

    def __init__(self, memory: Memory, chance: random.Random) -> None:
        self.memory = memory
        self._chance = chance
        self.now = MONDAY
        self.phone: dict[int, tuple[str, list[Button]]] = {}
        self._handling = Handling(decide, BOOK)
        self._updates, self._messages, self._holders = count(1), count(1), count(1)
        self._mail: list[Arrival] = []
        self._person = Person(1, Standing.KEEPS, zone="Europe/Berlin")
        step = Step(2, idea="shop-hello", at=MONDAY + timedelta(minutes=10), guess=7)
        memory.transact(lambda t: t.people.enrol(ANA, self._person, MONDAY))
        memory.transact(lambda t: t.people.save(1, Decision(steps=(step,)), MONDAY))
        memory.transact(lambda t: t.calendar.plan(1, Plan(DueKind.CUE, 2, MONDAY)))
        self.die()

    def die(self) -> None:
        """Whatever was on its way is forgotten; the next process takes over."""
        self._leaving: list[Parcel] = []
        self._arrived: list[tuple[Parcel, int]] = []
        holder = str(next(self._holders))
        term = self.memory.transact(lambda t: t.lease.hold(holder, LEASE))
        assert term is not None
        self._term = term
        for parcel in self.memory.transact(lambda t: t.dispatch.left_behind(self.now, term, set())):
            self._put_back(parcel)

    def _put_back(self, parcel: Parcel) -> None:
        self.memory.transact(lambda t: t.dispatch.put_back(parcel, self.now))

    def rest(self) -> None:
        """Nothing dies until all is said."""
        for _ in range(AGES):
            self.now += SECOND
            for step in (self.remind, self.claim, self.send, self.settle, self.read):
                step()

    # what the person does

    def tap(self) -> None:
        """The newest button that leads furthest."""
        furthest = sorted(self._answers(), key=lambda b: (ANSWERS.index(b[1].caption), -b[0]))
        self._press(furthest[0] if furthest else None)

    def tap_any(self) -> None:
        self._press(self._chance.choice(list(self._answers()) or [None]))

    def _press(self, pressed: tuple[int, Button] | None) -> None:
        if pressed is None:
            return
        message, button = pressed
        tap = taps.read(button.data or "")
        assert tap is not None
        event = Tapped(tap.talk, tap.at, tap.choice, message, "query", tap.shape)
        self._mail.append(Arrival(next(self._updates), ANA, "en", event, b"{}", False))

    def _answers(self) -> Iterator[tuple[int, Button]]:
        for message, (_, buttons) in self.phone.items():
            yield from ((message, button) for button in buttons if button.caption in ANSWERS)

    # what the engine does

    def remind(self) -> None:
        self.memory.transact(lambda t: self._handling.time_came(t, 1, self.now))

    def read(self) -> None:
        """What was tapped is decided; what follows from it is claimed at once, or waits."""
        if self._mail:
            arrival, at_once = self._mail.pop(0), self._chance.random() < 0.5

            def work(transaction: Transaction) -> None:
                self._handling.arrived(transaction, arrival, self.now)
                self._claim_first(transaction, at_once=at_once)

            self.memory.transact(work)

    def claim(self) -> None:
        self._leaving += self.memory.transact(
            lambda t: t.dispatch.claim(self.now, self._until(), 1)
        )

    def _claim_first(self, transaction: Transaction, *, at_once: bool) -> None:
        parcel = transaction.dispatch.claim_first(1, self.now, self._until()) if at_once else None
        self._leaving += [parcel] if parcel else []

    def _until(self) -> Claim:
        return Claim(self._term, self.now + LEASE)

    def send(self) -> None:
        if self._leaving:
            parcel = self._leaving.pop(0)
            self._arrived.append((parcel, self._received(parcel)))

    def settle(self) -> None:
        self._settle(at_once=False)

    def settle_and_claim(self) -> None:
        self._settle(at_once=True)

    def _settle(self, *, at_once: bool) -> None:
        if self._arrived:
            parcel, message = self._arrived.pop(0)

            def work(transaction: Transaction) -> None:
                transaction.dispatch.mark_sent(parcel, message, self.now)
                self._claim_first(transaction, at_once=at_once)

            self.memory.transact(work)

    def _received(self, parcel: Parcel) -> int:
        """What the phone shows then; the message's id."""
        said = parcel.message
        message = parcel.target or next(self._messages)
        if isinstance(said, Revise) and said.words is None:
            rows, text = rendering.buttons(BOOK, "en", said), self.phone[message][0]
        else:
            whole = rendering.message(BOOK, "en", said)  # type: ignore[arg-type]
            rows, text = whole.rows, whole.text
        self.phone[message] = text, [button for row in rows for button in row]
        return message
