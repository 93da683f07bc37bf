"""What two people share, and what is kept that is no step."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.records.effects import Decision, Pass
from bot.core.records.events import DueKind
from bot.core.records.model import Link, LinkState, Note, Person
from bot.core.records.news import Left, Letter, Side
from bot.store.memory import Memory
from bot.store.tables import LinkRow, NoteRow
from tests.store.scene import ANA, MAREK, NOW, enrol, rows

TOKEN = "O3tdTr39iEG_A5G-fIOOc7yCu0J6Sr_A"
MADE = Link(21, ANA, person_name="Ana", until=NOW + timedelta(days=2), token=TOKEN)
NOTE = Note(31, NOW, "Cake on Sunday", link=21, sender="Lena")

LEFT = Left(21, Side.PERSON, "Marek", "Ana")


def _save(memory: Memory, of: int, *links: Link, notes: tuple[Note, ...] = ()) -> None:
    person = Person(of, linked=True)
    decision = Decision(person=person, links=links, notes=notes)
    memory.transact(lambda t: t.people.save(of, decision, NOW))


def _links(memory: Memory, of: int) -> tuple[Link, ...]:
    return memory.transact(lambda t: t.people.load(of)).links


def test_an_invitation_is_found_by_its_token_which_is_not_kept(memory: Memory) -> None:
    enrol(memory)
    _save(memory, ANA, MADE)
    assert memory.transact(lambda t: t.links.invite(TOKEN)) == replace(MADE, token="")
    assert memory.transact(lambda t: t.links.invite(TOKEN[::-1])) is None
    assert TOKEN.encode() not in b"".join(
        bytes(row.body) + bytes(row.token_mac) for row in rows(memory, LinkRow)
    )


def test_it_can_be_opened_until_somebody_has_agreed(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    _save(memory, ANA, MADE)
    opened = replace(MADE, token="", friend=MAREK, state=LinkState.OPENED)
    _save(memory, MAREK, opened)
    assert memory.transact(lambda t: t.links.invite(TOKEN)) == opened
    _save(memory, MAREK, replace(opened, state=LinkState.AGREED))
    assert memory.transact(lambda t: t.links.invite(TOKEN)) is None


def test_both_sides_know_their_link_and_nobody_else(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    active = replace(MADE, token="", friend=MAREK, state=LinkState.ACTIVE, friend_name="Marek")
    _save(memory, ANA, active)
    _save(memory, MAREK)
    assert _links(memory, ANA) == _links(memory, MAREK) == (active,)
    _save(memory, MAREK, replace(active, rhythm=7))
    assert _links(memory, ANA)[0].rhythm == 7


def test_an_ended_link_goes_with_the_lines_that_came_by_it(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    active = replace(MADE, token="", friend=MAREK, state=LinkState.ACTIVE)
    _save(memory, ANA, active, notes=(NOTE, Note(32, NOW, "my own")))
    _save(memory, MAREK, replace(active, state=LinkState.ENDED))
    assert _links(memory, ANA) == ()
    assert [row.id for row in rows(memory, NoteRow)] == [32]


def test_lines_that_were_kept_go_with_a_quiet_end_and_own_notes_stay(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    active = replace(MADE, token="", friend=MAREK, state=LinkState.ACTIVE)
    of_another = replace(NOTE, id=33, link=22)
    _save(memory, ANA, active, notes=(NOTE, Note(32, NOW, "my own"), of_another))
    _save(memory, ANA, replace(active, state=LinkState.SILENT))
    assert [row.id for row in rows(memory, NoteRow)] == [32, 33]


def test_erasing_on_either_side_wipes_both_ways(memory: Memory) -> None:
    for leaving in (ANA, MAREK):
        enrol(memory, ANA, MAREK)
        active = replace(MADE, token="", friend=MAREK, state=LinkState.ACTIVE)
        _save(memory, ANA, active, notes=(NOTE,))
        memory.transact(lambda t, gone=leaving: t.erase(gone))  # type: ignore[misc]
        assert rows(memory, LinkRow) == []
        assert rows(memory, NoteRow) == []
        for one in {ANA, MAREK} - {leaving}:
            memory.transact(lambda t, rest=one: t.erase(rest))  # type: ignore[misc]


def test_notes_are_known_to_somebody_who_looks_back(memory: Memory) -> None:
    enrol(memory)
    later = Note(33, NOW + timedelta(hours=1), "the man said hello back", starred=True)
    _save(memory, ANA, notes=(NOTE, later))
    assert memory.transact(lambda t: t.people.load(ANA)).notes == ()
    assert memory.transact(lambda t: t.people.complete(t.people.load(ANA))).notes == (later, NOTE)
    memory.transact(lambda t: t.people.save(ANA, Decision(unkept=(33,)), NOW))
    assert memory.transact(lambda t: t.people.complete(t.people.load(ANA))).notes == (NOTE,)


def test_nobody_removes_a_note_of_somebody_else(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    _save(memory, ANA, notes=(NOTE,))
    memory.transact(lambda t: t.people.save(MAREK, Decision(unkept=(31,)), NOW))
    assert len(rows(memory, NoteRow)) == 1


def test_news_wait_on_the_calendar_of_the_other_side(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    news = Letter(21, Side.PERSON, "Marek", "Ana", text="Ana said hello ☕")
    memory.transact(lambda t: t.calendar.pass_on(Pass(MAREK, 5, NOW, news)))
    assert memory.transact(lambda t: t.calendar.dues(ANA, NOW)) == ()
    due = memory.transact(lambda t: t.calendar.dues(MAREK, NOW))[0]
    assert (due.kind, due.subject, due.news) == (DueKind.NEWS, 5, news)


def test_news_for_both_sides_of_one_subject_do_not_meet(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    for one in (ANA, MAREK):
        memory.transact(lambda t, to=one: t.calendar.pass_on(Pass(to, 5, NOW, LEFT)))  # type: ignore[misc]
    assert len(memory.transact(lambda t: t.calendar.dues(ANA, NOW))) == 1
    assert len(memory.transact(lambda t: t.calendar.dues(MAREK, NOW))) == 1


def test_news_for_somebody_who_has_gone_are_let_go(memory: Memory) -> None:
    enrol(memory)
    memory.transact(lambda t: t.calendar.pass_on(Pass(404, 5, NOW, LEFT)))
    assert memory.transact(lambda t: t.calendar.next_due()) is None
