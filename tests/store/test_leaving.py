"""Somebody leaves: of their words, their name and their chat nothing is left with the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.core.records.effects import Decision, Pass, Plan, Say
from bot.core.records.events import DueKind
from bot.core.records.lines import Typed, line
from bot.core.records.memories import BefriendedMemory, FriendMemory
from bot.core.records.model import (
    Link,
    LinkState,
    Note,
    Person,
    Phase,
    Standing,
    Step,
    Talk,
    TalkMemory,
)
from bot.core.records.news import Left, Letter
from bot.core.rules.friendship import news_of
from bot.store.memory import Memory
from bot.store.tables import AsideRow, LinkRow, NoteRow, OutboxRow, TalkRow, table
from bot.store.transaction import Transaction
from tests.store.scene import ANA, CHATS, MAREK, NOW, claim, deliver, enrol, put, rows
from tests.store.unsealed import unsealed

DAY = timedelta(days=1)
ACTIVE = Link(21, ANA, LinkState.ACTIVE, MAREK, person_name="Zaïna", friend_name="Qüirin", rhythm=7)
WORDS = {ANA: "zaïna-said", MAREK: "qüirin-said"}
NAMES = {ANA: "Zaïna", MAREK: "Qüirin"}
OWN_STEP = "their own step"
Opened = Callable[[], str]


@pytest.fixture
def opened(memory: Memory) -> Opened:
    """All that stands in the database, opened."""
    return lambda: memory.transact(lambda t: unsealed(t.connection, t.keyring))


def _linked(memory: Memory, link: Link = ACTIVE) -> None:
    """Two people with steps of their own, and everything that one may leave with the other."""
    enrol(memory, ANA, MAREK)
    for one, other in ((ANA, MAREK), (MAREK, ANA)):
        memory.transact(lambda t, one=one, other=other: _live(t, one, other, link))  # type: ignore[misc]
    for parcel in claim(memory, limit=1):
        deliver(memory, parcel)


def _live(transaction: Transaction, one: int, other: int, link: Link) -> None:
    news = replace(news_of(link, one, Letter), text=WORDS[other])
    memory: TalkMemory = BefriendedMemory(link=link.id, news=news, text=WORDS[other])
    if one == link.person:
        memory = FriendMemory(link=link.id, news=news, line=WORDS[other])
    talks = (
        Talk(one * 10, memory, "came", ("wave",)),
        Talk(one * 10 + 1, memory, "came", phase=Phase.CLOSED),
    )
    kept = (Note(one * 10, NOW, WORDS[other], link.id, NAMES[other]),) if one == ANA else ()
    person = Person(one, Standing.KEEPS, linked=True)
    step = Step(one * 10, text=OWN_STEP)
    transaction.people.save(one, Decision(person, talks, (step,), links=(link,), notes=kept), NOW)
    transaction.calendar.plan(one, Plan(DueKind.REMINDER, link.id, NOW + DAY))
    transaction.calendar.pass_on(Pass(one, one * 10, NOW, news))
    came = line("friend-came", friend=Typed(NAMES[other]), text=Typed(WORDS[other]))
    transaction.outbox.put(one, Say(came, talk=one * 10), NOW)
    transaction.outbox.put(one, Say(came, once=link.id), NOW)
    for number in (1, 2):
        raw = f'{{"chat":{{"id":{CHATS[one]}}},"text":"{WORDS[one]}"}}'
        transaction.inbox.lay_aside(one * 10 + number, raw.encode(), "KeyError", NOW)


@pytest.mark.parametrize(("leaving", "staying"), [(ANA, MAREK), (MAREK, ANA)])
def test_who_erases_is_found_in_no_row_of_whoever_stays(
    memory: Memory, opened: Opened, leaving: int, staying: int
) -> None:
    _linked(memory)
    gone = (WORDS[leaving], NAMES[leaving], str(CHATS[leaving]))
    assert all(word in opened() for word in gone), "what is looked for this way can be found"
    memory.transact(lambda t: t.erase(leaving))
    left = opened()
    assert [word for word in gone if word in left] == []
    assert OWN_STEP in left, "their own life goes on"
    assert str(CHATS[staying]) in left


@pytest.mark.parametrize("leaving", [ANA, MAREK])
def test_an_end_takes_what_was_said_and_no_life_of_their_own(
    memory: Memory, opened: Opened, leaving: int
) -> None:
    _linked(memory)
    ended = replace(ACTIVE, state=LinkState.ENDED)
    memory.transact(lambda t: t.people.save(leaving, Decision(links=(ended,)), NOW))
    memory.transact(lambda t: t.inbox.forget_naming(CHATS.values()))
    left = opened()
    assert [word for word in (WORDS[leaving], NAMES[leaving]) if word in left] == []
    assert left.count(OWN_STEP) == 2
    assert rows(memory, LinkRow) == []


def test_the_farewell_outlives_what_it_is_about(memory: Memory, opened: Opened) -> None:
    _linked(memory)
    news = news_of(ACTIVE, MAREK, Left)

    def work(transaction: Transaction) -> None:
        transaction.erase(ANA)
        transaction.calendar.pass_on(Pass(MAREK, ACTIVE.id, NOW, news))

    memory.transact(work)
    (due,) = memory.transact(lambda t: t.calendar.dues(MAREK, NOW))
    assert due.news == news


def test_what_is_finished_keeps_no_words(memory: Memory, opened: Opened) -> None:
    enrol(memory)
    put(memory, Say(line("friend-came", text=Typed("zaïna-said"))))
    assert "zaïna-said" in opened()
    (parcel,) = claim(memory)
    deliver(memory, parcel)
    assert "zaïna-said" not in opened()
    assert [bytes(row.body) for row in rows(memory, OutboxRow)] == [b""]


def test_an_update_laid_aside_stays_with_those_who_are_strangers_to_each_other(
    memory: Memory,
) -> None:
    enrol(memory, ANA, MAREK)
    memory.transact(lambda t: t.inbox.lay_aside(5, b'{"id":%d}' % CHATS[ANA], "KeyError", NOW))
    memory.transact(lambda t: t.inbox.lay_aside(6, b'{"id":%d}' % CHATS[MAREK], "KeyError", NOW))
    longer = int(f"{CHATS[ANA]}1")
    memory.transact(lambda t: t.inbox.lay_aside(7, b'{"id":%d}' % longer, "KeyError", NOW))
    memory.transact(lambda t: t.erase(ANA))
    assert [row.update_id for row in rows(memory, AsideRow)] == [6, 7]


def test_a_link_let_go_without_a_word_goes_over_to_its_friend(
    memory: Memory, opened: Opened
) -> None:
    _linked(memory, replace(ACTIVE, state=LinkState.SILENT))
    memory.transact(lambda t: t.erase(ANA))
    (link,) = memory.transact(lambda t: t.people.load(MAREK)).links
    assert (link.person, link.friend, link.state) == (MAREK, MAREK, LinkState.SILENT)
    assert (link.person_name, link.rhythm) == ("Zaïna", 7)
    assert str(CHATS[ANA]) not in opened()
    memory.transact(lambda t: t.erase(MAREK))
    assert rows(memory, LinkRow) == rows(memory, NoteRow) == []


@pytest.mark.parametrize(
    "remembered", [FriendMemory(sent=(21,)), FriendMemory(link=33, sent=(21,))]
)
def test_whom_a_message_has_left_for_stands_in_no_row_by_name(
    memory: Memory, opened: Opened, remembered: FriendMemory
) -> None:
    enrol(memory, ANA, MAREK)
    known = Decision(
        person=Person(ANA, Standing.KEEPS, linked=True),
        talks=(Talk(1, remembered, "offer"),),
        links=(ACTIVE,),
    )
    memory.transact(lambda t: t.people.save(ANA, known, NOW))
    memory.transact(lambda t: t.erase(MAREK))
    assert NAMES[MAREK] not in opened()


def test_nobody_is_kept_from_leaving_by_a_row_that_remembers_nonsense(memory: Memory) -> None:
    for nonsense in ("null", "[]", '"x"', '{"link": 21, "news": "x"}', "{}"):
        enrol(memory, ANA, MAREK)
        known = Decision(
            person=Person(ANA, Standing.KEEPS, linked=True),
            talks=(Talk(1, FriendMemory(), "offer"),),
            links=(ACTIVE,),
        )
        memory.transact(lambda t, known=known: t.people.save(ANA, known, NOW))  # type: ignore[misc]
        written = f'{{"@": "Talk", "at": "offer", "memory": {nonsense}}}'.encode()

        def spoilt(transaction: Transaction, written: bytes = written) -> None:
            sealed = transaction.session.seal_of(ANA).close(written, "talk|body|1")
            transaction.connection.execute(update(table(TalkRow)).values(body=sealed))

        memory.transact(spoilt)
        memory.transact(lambda t: t.erase(MAREK))
        assert not rows(memory, LinkRow), nonsense
        memory.transact(lambda t: t.erase(ANA))


def test_what_somebody_wrote_for_themselves_below_a_friends_lines_stays_theirs(
    memory: Memory, opened: Opened
) -> None:
    enrol(memory, ANA, MAREK)
    known = Decision(
        person=Person(ANA, Standing.KEEPS, linked=True),
        talks=(Talk(1, FriendMemory(link=21, note="bring bread", line="see you"), "came"),),
        links=(ACTIVE,),
    )
    memory.transact(lambda t: t.people.save(ANA, known, NOW))
    memory.transact(lambda t: t.erase(MAREK))
    assert "bring bread" in opened()
    assert "see you" not in opened()
