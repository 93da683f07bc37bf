"""Every outcome of a call, over real HTTP, from the answers that lead to it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import ChatMigrated, Conflict

from bot.chat.door import Door
from bot.chat.outbound import Outbound
from bot.chat.outcomes import outcome_of
from bot.chat.request import Request
from bot.engine.ports import (
    Button,
    Gone,
    InDoubt,
    Message,
    Messenger,
    Outcome,
    Paused,
    Refused,
    Sent,
    TokenRefused,
    Troubled,
    Unreachable,
    Unsent,
)
from bot.sandbox.faults import Kind
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.wire import Listener, Response

HELLO = Message("Hello")


@pytest.fixture
def ana(telegram: StrictTelegram) -> Person:
    ana = telegram.person("Ana")
    ana.open_chat()
    return ana


@pytest.fixture
def out(door: Door) -> Messenger:
    return door.outbound


@asynccontextmanager
async def impatient(url: str, token: str = "42:a-token-of-a-test") -> AsyncIterator[Outbound]:
    """A way out with one connection that waits for next to nothing."""
    request = Request(1, read_timeout=0.2, pool_timeout=0.05)
    bot = Bot(token, base_url=f"{url}/bot", request=request, get_updates_request=request)
    async with request:
        yield Outbound(bot)


async def test_a_message_arrives_as_it_was_meant(out: Messenger, ana: Person) -> None:
    rows = (
        (Button("Yes", data="1:1:s:yes"), Button("Copy", copies="a line")),
        (Button("Look", opens="https://example.org/"),),
    )
    text = "👋 Anna & <b>*you*</b> https://example.org"
    outcome = await out.send(ana.id, Message(text, ((3, 4),), rows, silent=True))
    assert outcome == Sent(ana.last.id)
    assert ana.last.text == text
    assert ana.last.shown.startswith("👋 ▒▒▒▒ & <b>")
    assert ana.last.rows == [["Yes", "Copy"], ["Look"]]
    assert ana.notifications[-1].silent
    ana.tap("Copy")
    assert ana.clipboard == "a line"


async def test_no_link_preview_no_markup_no_protection(
    out: Messenger, ana: Person, telegram: StrictTelegram
) -> None:
    await out.send(ana.id, HELLO)
    sent = telegram.calls[-1].params
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert not {"parse_mode", "protect_content", "entities", "reply_markup"} & sent.keys()
    assert not sent["disable_notification"]


async def test_an_edit_replaces_words_veils_and_buttons(out: Messenger, ana: Person) -> None:
    await out.send(ana.id, Message("One", rows=((Button("A", data="1:1:s:a"),),)))
    card = ana.last
    assert await out.edit(ana.id, card.id, Message("Two", ((0, 3),))) == Sent(card.id)
    assert (card.shown, card.rows) == ("▒▒▒", [])


async def test_buttons_alone_can_change_and_go(out: Messenger, ana: Person) -> None:
    await out.send(ana.id, Message("One", ((0, 3),), ((Button("A", data="1:1:s:a"),),)))
    card = ana.last
    rows = ((Button("B", data="1:1:s:b"),),)
    assert await out.rebutton(ana.id, card.id, rows) == Sent(card.id)
    assert (card.shown, card.rows) == ("▒▒▒", [["B"]])
    assert await out.rebutton(ana.id, card.id, ()) == Sent(card.id)
    assert (card.shown, card.rows) == ("▒▒▒", [])


async def test_an_edit_that_changes_nothing_is_as_wished(out: Messenger, ana: Person) -> None:
    await out.send(ana.id, HELLO)
    assert await out.edit(ana.id, ana.last.id, HELLO) == Sent(ana.last.id)
    assert await out.rebutton(ana.id, ana.last.id, ()) == Sent(ana.last.id)


async def test_a_message_that_is_no_longer_there_is_gone(
    out: Messenger, ana: Person, telegram: StrictTelegram
) -> None:
    await out.send(ana.id, HELLO)
    card = ana.last
    assert await out.remove(ana.id, card.id) == Sent(card.id)
    assert ana.messages == []
    assert await out.remove(ana.id, card.id) == Gone()
    assert await out.edit(ana.id, card.id, HELLO) == Gone()
    assert await out.rebutton(ana.id, card.id, ()) == Gone()


async def test_what_may_no_longer_be_changed_is_gone(
    out: Messenger, ana: Person, telegram: StrictTelegram
) -> None:
    await out.send(ana.id, HELLO)
    theirs = ana.say("mine")
    assert await out.edit(ana.id, theirs.id, Message("Yours")) == Gone()
    telegram.dial.shift(timedelta(hours=49))
    assert await out.remove(ana.id, ana.last.id) == Gone()


async def test_a_tap_is_answered_once(out: Messenger, ana: Person) -> None:
    await out.send(ana.id, Message("?", rows=((Button("A", data="1:1:s:a"),),)))
    query = ana.tap("A")
    assert query is not None
    assert isinstance(await out.answer(query, "Noted"), Sent)
    assert ana.alerts == ["Noted"]
    assert await out.answer(query, "") == Gone()


async def test_a_tap_can_be_answered_without_a_word(out: Messenger, ana: Person) -> None:
    await out.send(ana.id, Message("?", rows=((Button("A", data="1:1:s:a"),),)))
    assert isinstance(await out.answer(ana.tap("A") or "", ""), Sent)
    assert ana.alerts == []


async def test_typing_is_shown(out: Messenger, ana: Person) -> None:
    assert isinstance(await out.typing(ana.id), Sent)
    assert ana.typing == 1


async def test_nobody_there(out: Messenger, ana: Person, telegram: StrictTelegram) -> None:
    never_started = telegram.person("Lena")
    assert await out.send(never_started.id, HELLO) == Unreachable()
    assert await out.send(999, HELLO) == Unreachable()
    ana.block()
    assert await out.send(ana.id, HELLO) == Unreachable()
    ana.unblock()
    ana.deactivate()
    assert await out.send(ana.id, HELLO) == Unreachable()


async def test_too_many_names_the_wait(
    out: Messenger, ana: Person, telegram: StrictTelegram
) -> None:
    with telegram.faults.start("too_many", seconds=7):
        assert await out.send(ana.id, HELLO) == Paused(timedelta(seconds=7))
    outcomes = [await out.send(ana.id, HELLO) for _ in range(6)]
    assert isinstance(outcomes[-1], Paused)
    assert all(isinstance(outcome, Sent) for outcome in outcomes[:-1])


@pytest.mark.parametrize("message", [Message(""), Message("x" * 4097), Message("half \ud83d")])
async def test_what_telegram_never_takes_is_refused_without_a_quote(
    out: Messenger, ana: Person, message: Message
) -> None:
    outcome = await out.send(ana.id, message)
    assert isinstance(outcome, Refused)
    assert outcome.why in ("BadRequest", "UnicodeError")
    assert ana.messages == []


@pytest.mark.parametrize(
    ("kind", "arrived"),
    [
        ("reset_before", 0),
        ("reset_after", 1),
        ("timeout_before", 0),
        ("timeout_after", 1),
        ("outage", 0),
    ],
)
async def test_bytes_left_and_no_answer_came(
    telegram: StrictTelegram, ana: Person, kind: Kind, arrived: int
) -> None:
    async with impatient(telegram.url, telegram.token) as out:
        telegram.faults.start(kind, times=1)
        assert await out.send(ana.id, HELLO) == InDoubt()
        assert len(ana.messages) == arrived
        assert isinstance(await out.send(ana.id, HELLO), Sent)


@pytest.mark.parametrize("kind", ["error_500", "error_502"])
async def test_telegrams_own_trouble_is_named_so(
    telegram: StrictTelegram, ana: Person, kind: Kind
) -> None:
    async with impatient(telegram.url, telegram.token) as out:
        telegram.faults.start(kind, times=1)
        assert await out.send(ana.id, HELLO) == Troubled()
        assert isinstance(await out.send(ana.id, HELLO), Sent)


async def test_a_closed_door_means_unsent(telegram: StrictTelegram, ana: Person) -> None:
    async with impatient(telegram.url, telegram.token) as out:
        await telegram.refuse_connections()
        assert await out.send(ana.id, HELLO) == Unsent()
        await telegram.accept_connections()
        assert isinstance(await out.send(ana.id, HELLO), Sent)


async def test_no_free_connection_means_unsent(telegram: StrictTelegram, ana: Person) -> None:
    async with impatient(telegram.url, telegram.token) as out:
        telegram.faults.start("timeout_before", times=1)
        outcomes = await asyncio.gather(out.send(ana.id, HELLO), out.send(ana.id, HELLO))
        assert list(outcomes) == [InDoubt(), Unsent()]


async def test_a_token_that_is_no_longer_good(telegram: StrictTelegram, ana: Person) -> None:
    async with impatient(telegram.url) as out:
        assert await out.send(ana.id, HELLO) == TokenRefused()


LOGIN = b"<html>Please log in</html>"


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [(status, LOGIN, Troubled()) for status in (400, 401, 403, 404, 409, 502, 503)]
    + [(504, LOGIN, InDoubt()), (504, b'{"description": "Gateway Timeout"}', InDoubt())]
    + [(200, body, InDoubt()) for body in (LOGIN, b"{}", b"[]", b'{"ok": true, "result": 7}')],
)
async def test_a_page_in_between_is_not_telegram(
    status: int, body: bytes, outcome: Outcome
) -> None:
    assert await said_by_a_stranger(Response(body, status, "text/html")) == outcome


async def said_by_a_stranger(response: Response) -> Outcome:
    listener = Listener(lambda request: response)
    await listener.open(0)
    try:
        async with impatient(f"http://127.0.0.1:{listener.port}") as out:
            return await out.send(1, HELLO)
    finally:
        listener.close()


def test_what_a_private_chat_never_answers_is_refused() -> None:
    assert outcome_of(ChatMigrated(-100)) == Refused("ChatMigrated")
    assert outcome_of(Conflict("x")) == Refused("Conflict")


async def test_a_file_arrives_byte_by_byte_with_its_words(out: Messenger, ana: Person) -> None:
    data = "Zoë: hello\n".encode()
    outcome = await out.document(ana.id, "notes.txt", data, "Private notes.")
    assert outcome == Sent(ana.last.id)
    assert ana.last.data == data
    assert ana.last.media["document"]["file_name"] == "notes.txt"
    assert ana.last.text == "Private notes."


async def test_a_chat_has_its_own_list_of_commands_and_loses_it(
    out: Messenger, ana: Person, telegram: StrictTelegram
) -> None:
    mine = ("commands", f"chat:{ana.id}", "")
    assert await out.menu(ana.id, [("hello", "send a kind line")]) == Sent(0)
    listed = [{"command": "hello", "description": "send a kind line"}]
    assert telegram.world.settings[mine] == listed
    assert await out.menu(ana.id, ()) == Sent(0)
    assert mine not in telegram.world.settings


async def test_a_moment_is_told_to_apps_that_know_the_readers_clock(
    out: Messenger, ana: Person, telegram: StrictTelegram
) -> None:
    at = telegram.dial.now().replace(microsecond=0) + timedelta(days=1098)
    text = "👋 17:30, hidden"
    await out.send(ana.id, Message(text, ((10, 6),), moments=((3, 5, at),)))
    time, spoiler = ana.last.entities
    assert (time["type"], time["unix_time"]) == ("date_time", int(at.timestamp()))
    assert (time["offset"], time["length"], spoiler["type"]) == (3, 5, "spoiler")
    assert "date_time_format" not in time, "the words stay as they are"
    assert ana.last.text == text
    too_far = Message("17:30", moments=((0, 5, at + timedelta(days=1)),))
    assert isinstance(await out.send(ana.id, too_far), Refused)


async def test_buttons_that_lead_or_erase_are_seen_as_such(out: Messenger, ana: Person) -> None:
    rows = (
        (Button("Good", data="1:1:s:good", leads=True), Button("Change", data="1:1:s:change")),
        (Button("Erase", data="1:1:s:erase", erases=True),),
    )
    await out.send(ana.id, Message("?", rows=rows))
    assert [key.get("style") for key in ana.last.keys] == ["primary", None, "danger"]


async def test_only_what_passes_between_two_people_cannot_be_forwarded(
    out: Messenger, ana: Person
) -> None:
    await out.send(ana.id, Message("From Ana", between=True))
    assert ana.last.protected
    await out.send(ana.id, HELLO)
    assert not ana.last.protected


async def test_in_a_topic_of_the_chat_and_outside_where_it_has_gone(
    out: Messenger, ana: Person
) -> None:
    topic = ana.open_topic()
    await out.send(ana.id, Message("Hello", topic=topic))
    assert ana.last.topic == topic
    ana.delete_topic()
    assert await out.send(ana.id, Message("Again", topic=topic)) == Sent(ana.last.id)
    assert ana.last.text == "Again"
    assert {ana.last.topic} == {None}
    await out.document(ana.id, "all.txt", b"all", "All of it", topic)
    assert ana.last.text == "All of it"
    assert {ana.last.topic} == {None}
