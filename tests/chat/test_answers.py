"""From bytes to updates: whatever comes, nothing is raised and every sound update is kept."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot

from bot.chat import answers
from bot.chat.answers import LAST_ID, LONGEST_WAIT, Answer, RawUpdate, payload, read
from bot.chat.reading import arrival_of
from bot.core.records.events import Edited, Said, Tapped

BOT = Bot("42:a-token-of-a-test")
CHAT = {"id": 5, "type": "private", "first_name": "Ana"}
ANA = {"id": 5, "is_bot": False, "first_name": "Ana"}
SENT = datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)
MESSAGE: dict[str, Any] = {"message_id": 1, "date": 1, "chat": CHAT, "from": ANA, "text": "hm"}
DEEP = "[" * 5000 + "]" * 5000
NUMBERLESS = (
    *("null", "[]", "[[1]]", "7", "true", '"update_id"', "{}", '{"message":{}}'),
    *('{"update_id":null}', '{"update_id":"7"}', '{"update_id":true}', '{"update_id":NaN}'),
    *(f'{{"update_id":{2**70}}}', '{"update_id":-7}', '{"update_id":0}', '{"update_id":7.0}'),
    *('{"update_id":[7]}', f'{{"update_id":{"9" * 5000}}}', '{"update_id":1e400}'),
    *('{"update_id":7,"update_id":null}', DEEP),
)
"""Values that may stand among updates and have no number that can be acknowledged."""
numbers = st.integers(1, LAST_ID)
odd_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def batch(*updates: str) -> bytes:
    return f'{{"ok":true,"result":[{",".join(updates)}]}}'.encode("utf-8", "surrogatepass")


def text(id: int, words: str = "hm") -> str:
    return json.dumps({"update_id": id, "message": MESSAGE | {"text": words}})


def ids(answer: Answer) -> list[int]:
    return [update.id for update in answer.updates or ()]


@given(st.binary())
def test_no_bytes_are_too_odd(body: bytes) -> None:
    assert isinstance(read(body), Answer)
    with_name(body)


@given(st.integers(0, 400), st.integers(0, 255))
def test_no_broken_byte_is_too_odd(at: int, byte: int) -> None:
    body = bytearray(batch(text(7), '{"update_id":8,"message":{"text":"\\ud83d"}}'))
    body[at % len(body)] = byte
    assert isinstance(read(bytes(body)), Answer)
    read(bytes(body[:at]))


@given(odd_json)
def test_no_json_is_too_odd(said: object) -> None:
    for whole in (said, {"ok": True, "result": said}, {"ok": False, "parameters": said}):
        body = json.dumps(whole).encode()
        assert isinstance(read(body), Answer)
        with_name(body)


@given(st.lists(st.sampled_from(NUMBERLESS) | numbers, max_size=12))
def test_every_sound_update_of_a_mixed_batch_is_kept(mixed: list[str | int]) -> None:
    written = [one if isinstance(one, str) else text(one) for one in mixed]
    answer = read(batch(*written))
    assert ids(answer) == [one for one in mixed if isinstance(one, int)]
    assert answer.dropped == len([one for one in mixed if isinstance(one, str)])
    for update in answer.updates or ():
        arrival, _ = arrival_of(update, BOT)
        assert arrival.event == Said("hm", 1, at=SENT)
        assert json.loads(arrival.raw)["update_id"] == update.id


@given(numbers, odd_json)
def test_whatever_stands_in_an_update_it_arrives(id: int, said: object) -> None:
    kinds = ("message", "edited_message", "callback_query", "my_chat_member", "unheard_of")
    inside = [{"update_id": id, kind: said} for kind in kinds]
    inside += [{"update_id": id, "message": MESSAGE | {field: said}} for field in MESSAGE]
    inside += [{"update_id": id, "message": MESSAGE | {"chat": CHAT | {f: said}}} for f in CHAT]
    tap = {"id": "1", "from": ANA, "chat_instance": "1", "message": MESSAGE, "data": "x"}
    inside += [{"update_id": id, "callback_query": tap | {field: said}} for field in tap]
    for about in inside:
        arrival, _ = arrival_of(RawUpdate(id, about, b"{}"), BOT)
        assert arrival.update_id == id
        assert arrival.chat is None or type(arrival.chat) is int
        if isinstance(arrival.event, Said | Edited | Tapped):
            assert type(arrival.event.message_id) is int


def test_what_is_nested_too_deep_is_cut_out_and_the_rest_is_read() -> None:
    sound = json.dumps(MESSAGE)[:-1]
    nested = f'{{"update_id":8,"message":{sound},"more":{DEEP},"text":"a ] \\" [ b"}}}}'
    answer = read(batch(text(7), nested, text(9)))
    assert ids(answer) == [7, 8, 9]
    update = (answer.updates or ())[1]
    arrival, _ = arrival_of(update, BOT)
    assert arrival.event == Said('a ] " [ b', 1, at=SENT)
    assert len(update.raw) < 2000


def test_a_reply_to_a_reply_to_a_reply_without_an_end_is_one_update_alone() -> None:
    sound = json.dumps(MESSAGE)[:-1]
    nested = f'{sound},"reply_to_message":' * 5000 + json.dumps(MESSAGE) + "}" * 5000
    answer = read(batch(text(7), f'{{"update_id":8,"message":{nested}}}', text(9)))
    assert ids(answer) == [7, 8, 9]
    assert [arrival_of(u, BOT)[0].chat for u in answer.updates or ()] == [5, 5, 5]


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b"null", b"\xff\xfe", b'{"ok":true', DEEP.encode(), b"7", b'"ok"'],
)
def test_what_is_no_answer_of_telegrams_brings_nothing(body: bytes) -> None:
    assert read(body) == Answer()
    with pytest.raises(ValueError, match="no answer"):
        payload(body)


def test_a_result_that_is_no_list_brings_no_updates() -> None:
    assert [
        result
        for result in ["null", "{}", "7", '"many"', "true"]
        if read(f'{{"ok":true,"result":{result}}}'.encode()) != Answer(ok=True)
    ] == []


def test_broken_characters_break_no_update() -> None:
    body = b"\xef\xbb\xbf" + batch(text(7, "a\xff").replace("\\u00ff", "\x00")).replace(
        b"\x00", b"\xff"
    )
    arrival, _ = arrival_of((read(body).updates or ())[0], BOT)
    assert arrival.event == Said("a\ufffd", 1, at=SENT)


def test_a_wait_is_kept_when_it_makes_sense() -> None:
    waits = {"7": 7, "7.2": 8, '"7"': 7}
    waits |= dict.fromkeys(("99999999999", "1e400", "Infinity"), LONGEST_WAIT)
    senseless = ("9" * 5000, "NaN", '"soon"', "-7", "0", "null", "true", "[]", "{}")
    for asked, wait in (waits | dict.fromkeys(senseless)).items():
        body = f'{{"ok":false,"error_code":429,"parameters":{{"retry_after":{asked}}}}}'.encode()
        assert read(body).retry_after == wait, asked
        assert payload(body)["parameters"] == {"retry_after": wait or 1}, asked


def test_parameters_that_are_none_ask_for_nothing() -> None:
    for parameters in ("null", "[]", '"soon"', "7", "true", '[{"retry_after":1}]'):
        body = f'{{"ok":false,"error_code":400,"parameters":{parameters}}}'.encode()
        assert read(body) == Answer(ok=False), parameters
        assert payload(body)["parameters"] == {}, parameters


def test_a_description_is_words_or_nothing() -> None:
    for words in ("null", "[]", "7", "{}"):
        body = f'{{"ok":false,"error_code":403,"description":{words}}}'.encode()
        assert read(body).description == "", words
        assert "description" not in payload(body), words


def with_name(body: bytes) -> None:
    """Reads it as an answer to any call: a shape we know, or the one error."""
    try:
        said = answers.payload(body)
    except ValueError:
        return
    assert isinstance(said["ok"], bool)
    assert isinstance(said["parameters"], dict)


@pytest.mark.parametrize(("opens", "closes"), [("[", "]"), ('{"a":', "}")])
def test_whatever_the_depth_an_update_is_read_and_can_be_laid_aside(
    opens: str, closes: str
) -> None:
    for depth in range(1, 1100):
        within = opens * depth + "1" + closes * depth
        body = '{"ok":true,"result":[{"update_id":5,"message":' + within + "}]}"
        (update,) = answers.read(body.encode()).updates or ()
        assert json.loads(update.raw)["update_id"] == 5, depth
