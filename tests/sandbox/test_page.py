"""The page: its parts, what it shows, what it passes on, and from whom it takes nothing."""

import re
from importlib.resources import files

import aiohttp
import pytest

from bot.sandbox.page import Page
from bot.sandbox.people import Person
from tests.sandbox.conftest import Caller, Json


@pytest.fixture
def you(call: Caller) -> Person:
    person = call.telegram.person("You")
    Page(call.telegram, [person])
    return person


async def look(call: Caller, seen: int = -1) -> Json:
    async with call.http.get(f"{call.telegram.url}/page/state", params={"seen": seen}) as answer:
        state: Json = await answer.json()
        return state


async def do(call: Caller, path: str, **deed: object) -> tuple[int, object]:
    async with call.http.post(f"{call.telegram.url}{path}", json=deed) as answer:
        return answer.status, await answer.json()


@pytest.mark.parametrize(
    ("path", "kind"), [("/", "html"), ("/page.css", "css"), ("/page.js", "javascript")]
)
@pytest.mark.usefixtures("you")
async def test_its_parts_are_guarded(path: str, kind: str, call: Caller) -> None:
    async with call.http.get(call.telegram.url + path) as answer:
        assert answer.status == 200
        assert kind in answer.headers["Content-Type"]
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_it_asks_nobody_else_and_shows_text_as_text() -> None:
    for name in ("index.html", "page.css", "page.js"):
        text = files("bot.sandbox").joinpath("browser", name).read_text()
        assert not re.findall(r"https?://|innerHTML|insertAdjacentHTML|document\.write", text)


async def test_a_talk(you: Person, call: Caller) -> None:
    assert (await look(call))["phones"] == [
        {"name": "You", "open": False, "typing": 0, "alerts": [], "messages": []}
    ]
    await do(call, "/page/start", phone=0)
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    await call.result("sendMessage", chat_id=you.id, text="<b>Hi</b>", reply_markup=keyboard)
    state = await look(call)
    mine, theirs = state["phones"][0]["messages"]
    assert (mine["text"], mine["mine"], theirs["text"]) == ("/start", True, "<b>Hi</b>")
    assert theirs["rows"] == keyboard["inline_keyboard"]
    await do(call, "/page/tap", phone=0, message=theirs["id"], label="Yes")
    await do(call, "/page/say", phone=0, text="hello")
    tap, said = (await call.updates())[-2:]
    assert tap["callback_query"]["data"] == "y"
    assert said["message"]["text"] == "hello"
    status, answer = await do(call, "/page/tap", phone=0, message=theirs["id"], label="No")
    assert (status, "no button 'No'" in str(answer)) == (400, True)


async def test_the_dial_turns(you: Person, call: Caller) -> None:
    before = await look(call)
    assert (await do(call, "/page/dial", seconds=3600))[0] == 200
    after = await look(call, before["number"])
    assert after["now"] - before["now"] == pytest.approx(3600, abs=5)
    assert (await do(call, "/page/dial", seconds=-1))[0] == 400


async def test_faults_from_the_page(you: Person, call: Caller) -> None:
    status, faults = await do(call, "/faults", kind="error_500", method="getMe", times=2)
    assert (status, faults) == (
        200,
        [
            {"kind": "error_500", "method": "getMe", "chat": None, "times": 2}
            | {"share": 1.0, "seconds": 30, "met": 0}
        ],
    )
    assert (await call("getMe"))["error_code"] == 500
    assert await do(call, "/faults", clear=True) == (200, [])
    assert (await call("getMe"))["ok"]
    assert (await do(call, "/faults", kind="earthquake"))[0] == 400


async def test_strange_updates_from_the_page(you: Person, call: Caller) -> None:
    await do(call, "/faults", kind="poison")
    await do(call, "/faults", kind="duplicate_updates")
    await do(call, "/faults", kind="reorder_updates")
    you.say("twice")
    said, poison = await call.updates()
    assert poison["message"] == {"date": "soon"}
    assert await call.updates(offset=said["update_id"] + 1) == [said]


async def test_files_are_shown_or_saved(you: Person, call: Caller) -> None:
    you.open_chat()
    for data in (b"\x89PNG\r\n\x1a\n", b"<script>"):
        form = aiohttp.FormData({"chat_id": str(you.id)})
        form.add_field("document", data, filename="a", content_type="text/html")
        async with call.http.post(
            f"{call.telegram.url}/bot{call.telegram.token}/sendDocument", data=form
        ) as answer:
            assert answer.status == 200
    picture, page = (await look(call))["phones"][0]["messages"]
    async with call.http.get(call.telegram.url + picture["file"]) as answer:
        assert answer.headers["Content-Type"] == "image/png"
    async with call.http.get(call.telegram.url + page["file"]) as answer:
        assert answer.headers["Content-Disposition"] == "attachment"
        assert answer.headers["Content-Type"] == "application/octet-stream"
    async with call.http.get(call.telegram.url + "/page/file?phone=0&message=99") as answer:
        assert answer.status == 404


async def test_only_json_by_post(you: Person, call: Caller) -> None:
    url = f"{call.telegram.url}/page/say"
    async with call.http.post(url, data={"phone": "0", "text": "x"}) as answer:
        assert answer.status == 415
    async with call.http.get(url) as answer:
        assert answer.status == 405
    assert you.messages == []
