"""Files: how large a picture is, and how a file is fetched and sent again."""

import struct

from bot.sandbox.media import size
from bot.sandbox.people import Person
from bot.sandbox.sending import DOWNLOAD_BYTES, PHOTO_BYTES
from tests.sandbox.conftest import Caller, Json
from tests.sandbox.refusals.case import PNG

JFIF = b"\xff\xd8\xff\xe0\0\x04ab"
FRAME = b"\xff\xc2\0\x11\x08" + struct.pack(">HH", 480, 640)


def png(width: int, height: int) -> bytes:
    return PNG + struct.pack(">II", width, height)


def test_how_large_a_picture_is() -> None:
    wide_and_high = {
        png(800, 600): (800, 600),
        JFIF + FRAME: (640, 480),
        JFIF + b"\xff\xc4\0\x02" + FRAME: (640, 480),
        JFIF + FRAME[:-1]: None,
        JFIF + b"ab" * 8: None,
        PNG: None,
        b"GIF89a": None,
        b"": None,
    }
    assert {data: size(data) for data in wide_and_high} == wide_and_high


async def fetch(call: Caller, path: str) -> tuple[int, bytes]:
    async with call.http.get(f"{call.telegram.url}/file/bot{path}") as answer:
        return answer.status, await answer.read()


async def test_a_photo_with_a_covered_caption(ana: Person, call: Caller) -> None:
    data = png(800, 600)
    spoiler = '[{"type": "spoiler", "offset": 0, "length": 4}]'
    words: Json = {"caption": "here", "caption_entities": spoiler, "has_spoiler": "true"}
    sent = (await call.uploaded("sendPhoto", "photo", data, chat_id=ana.id, **words))["result"]
    assert (ana.last.data, ana.last.shown, ana.last.covered) == (data, "▒▒▒▒", True)
    [photo] = sent["photo"]
    assert (photo["width"], photo["height"], photo["file_size"]) == (800, 600, len(data))
    assert (sent["caption"], sent["has_media_spoiler"]) == ("here", True)


async def test_it_can_be_fetched_and_sent_again(ana: Person, call: Caller) -> None:
    sent = await call.uploaded("sendDocument", "document", b"all of it", chat_id=ana.id)
    file_id = sent["result"]["document"]["file_id"]
    file = await call.result("getFile", file_id=file_id)
    assert file["file_size"] == 9
    token = call.telegram.token
    assert await fetch(call, f"{token}/{file['file_path']}") == (200, b"all of it")
    assert (await fetch(call, f"{token}/documents/other"))[0] == 404
    assert (await fetch(call, f"42:another/{file['file_path']}"))[0] == 404
    await call.result("sendDocument", chat_id=ana.id, document=file_id, caption="again")
    assert (ana.last.data, ana.last.text) == (b"all of it", "again")


async def test_what_people_send_can_be_fetched(ana: Person, call: Caller) -> None:
    voice = ana.send_voice().media["voice"]
    file = await call.result("getFile", file_id=voice["file_id"])
    status, data = await fetch(call, f"{call.telegram.token}/{file['file_path']}")
    assert (status, len(data)) == (200, voice["file_size"])


async def test_files_that_are_too_big(ana: Person, call: Caller) -> None:
    photo = png(8, 8) + bytes(PHOTO_BYTES - 23)
    refused = await call.uploaded("sendPhoto", "photo", photo, chat_id=ana.id)
    assert refused["description"] == (
        "Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is "
        "10485760 bytes"
    )
    large = bytes(DOWNLOAD_BYTES + 1)
    sent = await call.uploaded("sendDocument", "document", large, chat_id=ana.id)
    file_id = sent["result"]["document"]["file_id"]
    assert await call.refusal("getFile", file_id=file_id) == "Bad Request: file is too big"
