"""The page: its parts, what it shows, what it passes on, and from whom it takes nothing."""

import asyncio
import re
from importlib.resources import files

import aiohttp
import pytest

from bot.core.records.events import DueKind
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


PARTS = sorted(part.name for part in files("bot.sandbox").joinpath("browser").iterdir())


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
    assert len(PARTS) > 5
    for name in PARTS:
        text = files("bot.sandbox").joinpath("browser", name).read_text()
        unsafe = r"https?://|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b"
        assert not re.findall(unsafe, text), name


async def test_a_talk(you: Person, call: Caller) -> None:
    [phone] = (await look(call))["phones"]
    assert (phone["name"], phone["open"], phone["messages"]) == ("You", False, [])
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


async def test_of_a_chat_only_what_is_new_is_told(you: Person, call: Caller) -> None:
    you.open_chat()
    first = await call.result("sendMessage", chat_id=you.id, text="one")
    second = await call.result("sendMessage", chat_id=you.id, text="two")
    everything = await look(call)
    assert [m["text"] for m in everything["phones"][0]["messages"]] == ["one", "two"]
    at = {"chat_id": you.id, "message_id": first["message_id"]}
    await call.result("editMessageText", **at, text="one more")
    changed = await look(call, everything["number"])
    assert [m["text"] for m in changed["phones"][0]["messages"]] == ["one more"]
    assert changed["phones"][0]["messages"][0]["edited"]
    await call.result("deleteMessage", chat_id=you.id, message_id=second["message_id"])
    gone = await look(call, changed["number"])
    assert (gone["phones"][0]["messages"], gone["phones"][0]["gone"]) == (
        [],
        [second["message_id"]],
    )
    # A second window, or the same one loaded anew, sees all that is there.
    assert [m["text"] for m in (await look(call))["phones"][0]["messages"]] == ["one more"]


def test_whatever_the_bot_promises_has_a_plain_name() -> None:
    script = files("bot.sandbox").joinpath("browser", "dial.js").read_text()
    named, silent = re.findall(r"const (?:KINDS|HOUSEKEEPING) = [^;]+;", script)
    keys = set(re.findall(r"^  (\w+): \"", named, re.MULTILINE))
    assert keys | set(re.findall(r'"(\w+)"', silent)) == set(DueKind)


LINK = "https://t.me/SmallStepsBot?start=a0b1c2"
SENT = {"text": "Send", "url": "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fb%3Fstart%3Da0b1c2"}
SENT_WITH_WORDS = SENT | {"url": SENT["url"] + "&text=May%20I%3F"}
COPIED = {"text": "Copy", "copy_text": {"text": LINK}}


@pytest.mark.parametrize(
    ("key", "words"),
    [(SENT_WITH_WORDS, "May I?"), (SENT, ""), (COPIED, "")],
    ids=["sent", "wordless", "copied"],
)
async def test_a_phone_sleeps_until_a_link_comes(
    key: Json, words: str, you: Person, call: Caller
) -> None:
    lena = call.telegram.person("Lena")
    Page(call.telegram, [you, lena])
    assert [phone["asleep"] for phone in (await look(call))["phones"]] == [False, True]
    await do(call, "/page/start", phone=0)
    keys = {"inline_keyboard": [[key]]}
    card = await call.result("sendMessage", chat_id=you.id, text="?", reply_markup=keys)
    at = {"phone": 0, "message": card["message_id"], "label": key["text"]}
    note = {"note": "The link came to the other phone."}
    assert await do(call, "/page/tap", **at) == (200, note)
    # In every window, and after each reload.
    for _ in range(2):
        mine, theirs = (await look(call))["phones"]
        assert (theirs["asleep"], theirs["link"]) == (False, {"from": "You", "text": words})
        assert mine["link"] is None
    assert (await do(call, "/page/link", phone=1, open=True))[0] == 200
    theirs = (await look(call))["phones"][1]
    assert (theirs["link"], theirs["messages"][0]["text"]) == (None, "/start")
    assert (await call.updates())[-1]["message"]["text"] == "/start a0b1c2"
    why = {"error": "There is no link on this phone now."}
    assert await do(call, "/page/link", phone=1, open=True) == (400, why)


async def test_a_link_can_be_left_and_others_are_only_shown(you: Person, call: Caller) -> None:
    await do(call, "/page/person", name="Lena")
    await do(call, "/page/start", phone=0)
    far = {"text": "Far", "url": "https://example.org/help"}
    keys = {"inline_keyboard": [[SENT, far, {"text": "No", "callback_data": "n"}]]}
    card = await call.result("sendMessage", chat_id=you.id, text="?", reply_markup=keys)
    at = {"phone": 0, "message": card["message_id"]}
    assert await do(call, "/page/tap", label="Far", **at) == (200, {"note": far["url"]})
    assert await do(call, "/page/tap", label="No", **at) == (200, {})
    assert (await look(call))["phones"][1]["link"] is None
    await do(call, "/page/tap", label="Send", **at)
    await do(call, "/page/link", phone=1, open=False)
    theirs = (await look(call))["phones"][1]
    assert (theirs["link"], theirs["open"], theirs["asleep"]) == (None, False, False)


async def test_what_a_visitor_has_tried_is_known(you: Person, call: Caller) -> None:
    assert (await look(call))["tried"] == []
    await do(call, "/page/start", phone=0)
    await do(call, "/page/dial", next=True)  # no bot follows, so nothing turned
    assert (await look(call))["tried"] == []
    await do(call, "/page/dial", seconds=60)
    await do(call, "/page/lock")
    assert (await look(call))["tried"] == ["lock", "turn"]


async def test_a_lock_screen_gets_what_came_and_is_still_there(you: Person, call: Caller) -> None:
    you.open_chat()
    veiled = [{"type": "spoiler", "offset": 0, "length": 4}]
    await call.result("sendMessage", chat_id=you.id, text="shop 17:30", entities=veiled)
    silent = {"chat_id": you.id, "text": "later", "disable_notification": True}
    await call.result("sendMessage", **silent)
    gone = await call.result("sendMessage", chat_id=you.id, text="gone")
    await call.result("deleteMessage", chat_id=you.id, message_id=gone["message_id"])
    pushes = (await look(call))["phones"][0]["pushes"]
    assert [(push["text"], push["silent"]) for push in pushes] == [
        ("▒▒▒▒ 17:30", False),
        ("later", True),
    ]


async def test_a_phone_shows_what_the_bot_set_up(you: Person, call: Caller) -> None:
    plan = [{"command": "plan", "description": "a small step"}]
    await call.result("setMyCommands", commands=plan)
    await call.result("setMyDescription", description="One small step.")
    you.open_chat()
    keyboard = {"keyboard": [[{"text": "Yes"}, {"text": "No"}]]}
    asked = await call.result("sendMessage", chat_id=you.id, text="?", reply_markup=keyboard)
    pin = {"chat_id": you.id, "message_id": asked["message_id"]}
    await call.result("pinChatMessage", **pin)
    [phone] = (await look(call))["phones"]
    assert (phone["commands"], phone["description"]) == (plan, "One small step.")
    assert (phone["keyboard"], phone["pinned"]) == ([["Yes", "No"]], asked["message_id"])
    mine = [{"command": "hello", "description": "send a line"}]
    scope = {"type": "chat", "chat_id": you.id}
    await call.result("setMyCommands", commands=mine, scope=scope)
    gone = {"remove_keyboard": True}
    await call.result("sendMessage", chat_id=you.id, text="!", reply_markup=gone)
    [phone] = (await look(call))["phones"]
    assert (phone["commands"], phone["keyboard"]) == (mine, [])


async def test_everything_a_phone_can_do(you: Person, call: Caller) -> None:
    await do(call, "/page/start", phone=0)
    await do(call, "/page/say", phone=0, text="helo")
    mine = (await look(call))["phones"][0]["messages"][-1]
    await do(call, "/page/edit", phone=0, message=mine["id"], text="hello")
    await do(call, "/page/say", phone=0, text="that", reply_to=mine["id"])
    for deed in ("location", "voice", "photo", "sticker", "block", "unblock"):
        assert (await do(call, f"/page/{deed}", phone=0))[0] == 200
    updates = await call.updates()
    assert updates[2]["edited_message"]["text"] == "hello"
    assert updates[3]["message"]["reply_to_message"]["text"] == "hello"
    kinds = [set(u.get("message") or u["my_chat_member"]) for u in updates[4:]]
    wanted = ("location", "voice", "photo", "sticker", "new_chat_member", "new_chat_member")
    assert all(kind in said for kind, said in zip(wanted, kinds, strict=True))


async def test_what_cannot_be_done_says_why(you: Person, call: Caller) -> None:
    await do(call, "/page/start", phone=0)
    for path, deed, why in (
        ("/page/say", {"phone": 0, "text": "  "}, "There is nothing to send."),
        ("/page/person", {"name": " "}, "A phone needs a name."),
        ("/page/bot", {"kill": True}, "There is no bot here to kill or start."),
        ("/page/dial", {"next": True}, "The bot does not answer just now."),
    ):
        assert await do(call, path, **deed) == (400, {"error": why})
    assert (await do(call, "/page/say", phone=7, text="x"))[0] == 400


async def test_more_people_can_be_added(you: Person, call: Caller) -> None:
    for name in ("Marek", "  Petr\n the  second ", "A", "B", "C"):
        assert (await do(call, "/page/person", name=name))[0] == 200
    names = [phone["name"] for phone in (await look(call))["phones"]]
    assert names == ["You", "Marek", "Petr the second", "A", "B", "C"]
    status, answer = await do(call, "/page/person", name="D")
    assert (status, answer) == (400, {"error": "6 phones are as many as fit."})
    await do(call, "/page/start", phone=2)
    assert (await call.updates())[0]["message"]["from"]["first_name"] == "Petr the second"


async def test_the_story_is_told_in_the_zone_of_whoever_looks(you: Person, call: Caller) -> None:
    await do(call, "/page/person", name="Lena")
    await do(call, "/page/person", name="Lou")
    for phone in (0, 1, 2):
        await do(call, "/page/start", phone=phone)
    await do(call, "/page/dial", seconds=3600)
    await do(call, "/page/say", phone=0, text="<b>hi</b>")
    url = f"{call.telegram.url}/page/story"
    async with call.http.get(url, params={"zone": "Asia/Kolkata"}) as answer:
        lines = (await answer.text()).splitlines()
    assert lines[:3] == ["T START", "LT START", "L2T START"]
    assert lines[3].startswith("# ")
    assert lines[4] == "P <b>hi</b>"
    async with call.http.get(url, params={"zone": "../etc/passwd"}) as answer:
        assert answer.status == 400


async def test_the_dial_turns(you: Person, call: Caller) -> None:
    before = await look(call)
    assert (await do(call, "/page/dial", seconds=3600))[0] == 200
    after = await look(call, before["number"])
    assert after["now"] - before["now"] == pytest.approx(3600, abs=5)
    why = "The clock only turns forward: messages already sent would lie in the future."
    for back in ({"seconds": -1}, {"to": before["now"]}):
        assert await do(call, "/page/dial", **back) == (400, {"error": why})
    assert (await do(call, "/page/dial", to=before["now"] + 7200))[0] == 200
    later = await look(call)
    assert later["now"] - before["now"] == pytest.approx(7200, abs=5)
    await do(call, "/page/dial", play=60)
    assert (await look(call))["playing"]
    await do(call, "/page/dial", play=0)
    assert not (await look(call))["playing"]


async def test_turns_of_two_windows_follow_each_other(you: Person, call: Caller) -> None:
    before = (await look(call))["now"]
    await asyncio.gather(*(do(call, "/page/dial", seconds=3600) for _ in range(3)))
    assert (await look(call))["now"] - before == pytest.approx(3 * 3600, abs=5)


async def test_a_phone_that_has_not_begun_sends_nothing(you: Person, call: Caller) -> None:
    why = {"error": "Only after Start, and not while the bot is blocked."}
    for deed in ("say", "photo", "block"):
        assert await do(call, f"/page/{deed}", phone=0, text="x") == (400, why)
    await do(call, "/page/start", phone=0)
    await do(call, "/page/block", phone=0)
    assert await do(call, "/page/voice", phone=0) == (400, why)
    assert len(you.messages) == 1


async def test_what_the_bot_owes_is_listed_for_those_who_have_a_phone(
    you: Person, call: Caller
) -> None:
    at = call.telegram.dial.now().timestamp() + 60
    said = {"seen": 5, "owed": [[at, "cue", you.id], [at, "cue", 7]]}
    asking = asyncio.create_task(call.http.post(f"{call.telegram.url}/dial", json=said))
    await call.telegram.world.bell.until(lambda: bool(call.telegram.dial.owed), 5)
    assert (await look(call))["owed"] == [{"at": at, "kind": "cue", "name": "You"}]
    assert (await look(call))["tried"] == ["plan"]
    asking.cancel()


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
    status, listed = await do(call, "/faults", kind="reorder_updates", times=2)
    assert isinstance(listed, list)
    kinds = {fault["kind"]: fault["times"] for fault in listed}
    assert (status, kinds) == (200, {"duplicate_updates": 1, "reorder_updates": 2})
    you.say("twice")
    said, poison = await call.updates()
    assert poison["message"] == {"date": "soon"}
    assert await call.updates(offset=said["update_id"] + 1) == [said]
    assert await do(call, "/faults", clear=True) == (200, [])


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
        assert answer.headers["Content-Disposition"] == 'attachment; filename="a"'
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
