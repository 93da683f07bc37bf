"""Rows that the first release wrote still load, still hear, and still take a tap."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.core.decide import decide
from bot.core.flows import CONVERSATIONS
from bot.core.records.effects import Decision, Remove, Revise, Say
from bot.core.records.events import Draw, Event, Said, Tapped
from bot.core.records.memories import MEMORIES, HomeMemory, PlanMemory
from bot.core.records.model import Flow, Known, Person, Standing, Step, Talk
from bot.core.talk.table import upgraded
from bot.store import records
from bot.store.memory import Memory
from bot.store.tables import TalkRow, table
from tests.store.scene import ANA, NOW, enrol, keep

SHAPE = 1
ROWS = json.loads(Path(__file__).with_name("shape1.json").read_text())
PEOPLE = [row for row in ROWS if "person" in row]
MESSAGES = [row["message"] for row in ROWS if "message" in row]
FLOWS = {kind.__name__: flow for flow, kind in MEMORIES.items()}


def _flow(talk: Any) -> Flow:
    return FLOWS[talk["body"]["memory"]["@"]]


LISTENING = {
    _flow(talk) for row in PEOPLE for talk in row["talks"] if talk["body"].get("floor", True)
}
"""The conversations of the first release that hear what is typed."""
KINDS: Mapping[str, Any] = {"Say": Say, "Revise": Revise, "Remove": Remove}
DRAW = Draw(tuple(range(10_000, 10_048)), 3)


def _bytes(body: Any) -> bytes:
    return json.dumps(body).encode()


def _talk(row: Any) -> Talk:
    clear = {name: row[name] for name in ("id", "subject", "card", "shape")}
    return records.from_bytes(Talk, _bytes(row["body"]), **clear)


def _known(row: Any) -> Known:
    """As `People.load` reads it."""
    person = row["person"]
    talks = tuple(_talk(talk) for talk in row["talks"])
    steps = tuple(
        records.from_bytes(Step, _bytes(step["body"]), id=step["id"]) for step in row["steps"]
    )
    return Known(
        records.from_bytes(Person, _bytes(person["body"]), id=person["id"]),
        tuple(sorted(talks, key=lambda talk: not talk.floor)),
        steps,
    )


def _decided(known: Known, event: Event) -> Decision:
    touched = [talk.touched for talk in known.talks if talk.touched is not None]
    now: datetime = max(touched, default=NOW)
    return decide(known, event, now, DRAW)


def test_every_step_that_was_written_is_still_known() -> None:
    there = [(_flow(talk), talk["body"]["at"]) for row in PEOPLE for talk in row["talks"]]
    for flow, step in there:
        assert step in {*CONVERSATIONS[flow].places}
    assert {talk["shape"] for row in PEOPLE for talk in row["talks"]} == {SHAPE}


def test_every_talk_and_step_loads_in_todays_shape() -> None:
    for row in PEOPLE:
        known = upgraded(CONVERSATIONS, _known(row))
        assert len(known.talks) == len(row["talks"])
        for talk in known.talks:
            assert _written_again(talk) == talk


def _written_again(talk: Talk) -> Talk:
    return records.from_bytes(Talk, records.to_bytes(talk))


def test_every_talk_hears_a_text() -> None:
    hearing = [known for known in map(_known, PEOPLE) if known.floor is not None]
    assert {known.floor.flow for known in hearing if known.floor} == LISTENING
    for known in hearing:
        assert _decided(known, Said("hello there", 1)).effects, known.floor


def test_a_text_finds_its_answer_when_no_talk_has_the_floor() -> None:
    without = [known for known in map(_known, PEOPLE) if known.floor is None]
    assert without
    for known in without:
        assert _decided(known, Said("hello there", 1)).effects


def test_every_button_that_stands_on_a_phone_can_be_tapped() -> None:
    for row in PEOPLE:
        known = _known(row)
        for talk in known.talks:
            for key in talk.offered:
                tap = Tapped(talk.id, talk.at, key, talk.card or 1, "query", SHAPE)
                assert _decided(known, tap).effects, (talk.flow, talk.at, key)


def test_every_message_that_waits_loads() -> None:
    assert {message["@"] for message in MESSAGES} == set(KINDS)
    for message in MESSAGES:
        kind = KINDS[message["@"]]
        loaded = records.from_bytes(kind, _bytes(message))
        assert json.loads(records.to_bytes(loaded, language="en")) == message


def test_a_row_goes_through_the_database_as_it_is(memory: Memory) -> None:
    row = next(row for row in PEOPLE if len(row["talks"]) > 1 and row["steps"])
    known = _known(row)
    enrol(memory)
    keep(memory, *known.talks, *known.steps)
    found = table(TalkRow)

    def written_by_the_first_release(transaction: Any) -> Known:
        seal = transaction.session.seal_of(ANA)
        for talk in row["talks"]:
            body = seal.close(_bytes(talk["body"]), f"talk|body|{talk['id']}")
            update = found.update().where(found.c.id == talk["id"])
            transaction.connection.execute(update.values(body=body, shape=SHAPE))
        loaded = transaction.people.load(ANA)
        assert isinstance(loaded, Known)
        return loaded

    loaded = memory.transact(written_by_the_first_release)
    assert set(map(_as_text, loaded.talks)) == set(map(_as_text, known.talks))
    assert {step.id for step in loaded.steps} == {step.id for step in known.steps}


def _as_text(talk: Talk) -> bytes:
    return records.to_bytes(talk)


def test_a_step_that_is_not_known_any_more_is_handled_kindly() -> None:
    for flow in Flow:
        talk = Talk(1, MEMORIES[flow](), "a-step-of-another-release", touched=NOW, card=5)
        known = Known(Person(7, Standing.KEEPS, zone="Europe/Berlin"), (talk,))
        assert _decided(known, Said("hello there", 1)).effects, flow


def test_a_talk_whose_step_is_gone_is_handled_kindly() -> None:
    # Its subject may have been erased, or lie behind what is loaded.
    for flow in Flow:
        step = next(iter(CONVERSATIONS[flow].places))
        talk = Talk(1, MEMORIES[flow](), step, touched=NOW, card=5, subject=404)
        known = Known(Person(7, Standing.KEEPS, zone="Europe/Berlin"), (talk,))
        assert _decided(known, Said("hello there", 1)).effects, flow


def test_a_flow_that_is_not_known_any_more_does_not_lock_its_person_out(memory: Memory) -> None:
    enrol(memory)
    keep(memory, Talk(1, HomeMemory(), "home"), Talk(2, PlanMemory(), "ideas", floor=False))
    found = table(TalkRow)

    def of_another_release(transaction: Any) -> None:
        body = _bytes({"@": "Talk", "memory": {"@": "GardenMemory"}, "at": "asked"})
        sealed = transaction.session.seal_of(ANA).close(body, "talk|body|2")
        update = found.update().where(found.c.id == 2)
        transaction.connection.execute(update.values(body=sealed))

    memory.transact(of_another_release)
    assert memory.transact(lambda t: t.people.load(ANA)).talk(1) is not None
