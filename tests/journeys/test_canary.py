"""Nothing that a person wrote or is, and no token, stands readable in any file of the bot.

Every text a person can write carries a canary; then all the bot's files are searched for them.
"""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.operator import copied, copies, key_of
from tests.journeys.people import MOMENT, PLANNED, say, tap, tap_beyond_measure
from tests.journeys.stage import MONDAY, BotProcess
from tests.journeys.test_leaving import sealed_values

pytestmark = pytest.mark.journey

CHAT = 5_083_612_947_711
GROUP_TITLE = "zqgrüppe"
WORDS = (
    "zqfirstnäme",
    "zqlastnäme",
    "zquser_name",
    "zqstärtload",
    "zqstëp",
    "zqsïgn",
    "zqshört",
    "zqhõme",
    "zqforwärd",
    "zqcaptiön",
    "zqcommänd",
    "zqtäp",
    "zqhärd",
    "zqreplÿ",
    "zqeasÿ",
    "zqmendëd",
    "zqdifficült",
    "zqchänge",
    "zqünreadable",
    "zqlostinkïll",
    "zqtap",
    "zqcommand",
    GROUP_TITLE,
)


async def test_no_file_of_the_bot_tells_anything(
    telegram: StrictTelegram, migrated: Path, tmp_path: Path
) -> None:
    folder, scratch = tmp_path / "bot", tmp_path / "scratch"
    folder.mkdir()
    scratch.mkdir()
    bot = BotProcess(telegram, folder)
    shutil.copy(migrated, bot.database)
    aside = {"TMPDIR": str(scratch), "SQLITE_TMPDIR": str(scratch)}
    secrets = [*WORDS, str(CHAT), telegram.token, telegram.token.partition(":")[2]]
    ana = telegram.person("zqfirstnäme", id=CHAT)
    ana.user |= {"last_name": "zqlastnäme", "username": "zquser_name"}

    await bot.start(aside)
    await _plans(telegram, ana)
    await _sends_all_sorts(telegram, ana)
    await _has_a_hard_evening(telegram, ana)
    assert bot.process is not None
    shown = Path(f"/proc/{bot.process.pid}")
    for title in ("cmdline", "comm", "status"):
        assert telegram.token.encode() not in (shown / title).read_bytes()
    assert not list(_found(tmp_path, secrets)), "while it runs"

    ana.say("zqlostinkïll")
    await bot.kill()
    assert not list(_found(tmp_path, secrets)), "as a power cut leaves it"

    await bot.start(aside)
    await _goes_and_looks_back(telegram, ana)
    assert not list(_found(tmp_path, secrets)), "after a crash"
    assert await bot.stop() == 0
    assert not list(_found(tmp_path, secrets)), "after it stopped"
    await copied(bot)
    assert not list(_found(tmp_path, secrets)), "with a copy"
    assert _files_with_the_key(tmp_path, key_of(bot)) == ["master.key"]

    hers = sealed_values(bot.database)
    assert len(hers) > 10
    await bot.start(aside)
    await say(telegram, ana, "/erase")
    await tap(telegram, ana, "Erase everything")
    await telegram.dial.forward(MOMENT)
    assert ana.last.text.startswith("Done. All of it is gone.")
    assert not list(_found(tmp_path, secrets)), "after she erased everything"
    assert _but_copies(bot, hers) == [], "a sealed value of hers is still there"
    assert await bot.stop() == 0
    assert sealed_values(bot.database) == [], "something is still promised"
    assert _but_copies(bot, hers) == []

    log = bot.log.read_text()
    assert "an update could not be read" in log, "nothing went wrong, so nothing was shown"
    assert '"error": "OverflowError"' in log
    said = "".join(happening.text for happening in ana.happenings)
    assert all(word in said for word in ("zqstëp", "zqsïgn", "zqshört")), "nothing was taken in"


@pytest.mark.parametrize("number", range(8))
def test_the_search_finds_what_is_there(tmp_path: Path, number: int) -> None:
    assert not list(_found(tmp_path, ["zqcänary"]))
    forms = _forms("zqcänary")
    (tmp_path / "note").write_bytes(b"before " + list(forms.values())[number] + b" after")
    assert ("zqcänary", "note") in {
        (word, file) for word, _, file in _found(tmp_path, ["zqcänary"])
    }


@pytest.mark.parametrize("shift", range(3))
def test_the_search_finds_what_lies_inside_base64(tmp_path: Path, shift: int) -> None:
    text = "x" * shift + "they said zqcänary to me"
    (tmp_path / "note").write_bytes(base64.b64encode(text.encode()))
    assert list(_found(tmp_path, ["zqcänary"]))


async def _plans(telegram: StrictTelegram, ana: Person) -> None:
    """Own words for a step, for when it is done, and for the lock screen."""
    ana.start("zqstärtload")
    await telegram.dial.forward(MOMENT)
    await tap(telegram, ana, *PLANNED[:2])
    await say(telegram, ana, "zqstëp")
    await tap(telegram, ana, "14:05", "Tomorrow 17:30", "Okay", "Change", "When it's done")
    await say(telegram, ana, "zqsïgn")
    await tap(telegram, ana, "Change", "Lock-screen words")
    await say(telegram, ana, "zqshört")
    tap_beyond_measure(telegram, ana, "Change")
    await telegram.dial.forward(MOMENT)
    await tap(telegram, ana, "Good")


async def _sends_all_sorts(telegram: StrictTelegram, ana: Person) -> None:
    """Words that fit nowhere, and everything that carries words along."""
    await say(telegram, ana, "zqhõme")
    await tap(telegram, ana, "Just saying")
    await say(telegram, ana, "/plan zqcommänd", "/zqcommänd zqcommänd", "/zqcommand")
    ana.forward("zqforwärd", sender="zqforwärd")
    ana.send_photo("zqcaptiön")
    ana.send_document("zqcaptiön")
    ana.send_voice()
    ana.send_location()
    ana.send_contact()
    ana.say("zqreplÿ", reply_to=ana.last)
    ana.tap_raw("1:2:zqtap:zqtap")
    ana.tap_raw("zqtäp")
    unreadable = {"chat": ana.chat.about, "from": ana.user, "date": "soon", "text": "zqünreadable"}
    telegram.world.mailbox.post("message", unreadable)
    ana.add_to_group(GROUP_TITLE)
    await telegram.dial.forward(MOMENT)
    await telegram.dial.forward(timedelta(minutes=1))


async def _has_a_hard_evening(telegram: StrictTelegram, ana: Person) -> None:
    await say(telegram, ana, "I want to die zqhärd")
    assert "Thank you for saying that." in ana.last.text
    await tap(telegram, ana, "Not what I meant")
    await telegram.dial.forward(timedelta(minutes=1))


async def _goes_and_looks_back(telegram: StrictTelegram, ana: Person) -> None:
    """The cue comes, and three questions are answered in own words, one of them mended."""
    await telegram.dial.to((MONDAY + timedelta(days=1)).replace(hour=17, minute=20, second=1))
    await tap(telegram, ana, "I'm going", "Done")
    await say(telegram, ana, "zqeasÿ")
    ana.edit(next(m for m in reversed(ana.messages) if m.text == "zqeasÿ"), "zqmendëd")
    with telegram.faults.start("reset_after", method="sendMessage", times=1):
        await say(telegram, ana, "zqdifficült")
    await say(telegram, ana, "zqchänge")
    await telegram.dial.forward(MOMENT)


def _found(folder: Path, secrets: list[str]) -> Iterator[tuple[str, str, str]]:
    """Which secret stands in which form in which file."""
    for file in sorted(folder.rglob("*")):
        if not file.is_file():
            continue
        content = file.read_bytes()
        for secret in secrets:
            for form, needle in _forms(secret).items():
                if needle in content:
                    yield secret, form, file.name


def _files_with_any(folder: Path, values: Iterable[bytes]) -> list[str]:
    ours = (file for file in folder.rglob("*") if file.is_file())
    files = {file.name: file.read_bytes() for file in ours}
    return sorted({name for name, data in files.items() for value in values if value in data})


def _but_copies(bot: BotProcess, values: Iterable[bytes]) -> list[str]:
    """The same beside the copies, where what is sealed stays a month at most."""
    copied = {copy.name for copy in copies(bot)}
    return [name for name in _files_with_any(bot.folder.parent, values) if name not in copied]


def _files_with_the_key(folder: Path, key: bytes) -> list[str]:
    """Which files hold the master key, in whatever way it may be written."""
    written = (base64.b64encode(key), base64.urlsafe_b64encode(key), key.hex().encode())
    return _files_with_any(folder, (key, *(one.rstrip(b"=") for one in written)))


def _forms(secret: str) -> dict[str, bytes]:
    """The ways in which a text may stand in a file."""
    plain = secret.encode()
    forms = {
        "plain": plain,
        "utf-16-le": secret.encode("utf-16-le"),
        "utf-16-be": secret.encode("utf-16-be"),
        "json": json.dumps(secret)[1:-1].encode(),
        "hexadecimal": plain.hex().encode(),
        "in an address": quote(secret).encode(),
        "latin-1": secret.encode("latin-1"),
        "base64": base64.b64encode(plain).rstrip(b"="),
    }
    # Inside a longer text the letters of base64 depend on where it begins.
    for shift in range(3):
        inside = base64.b64encode(b"\0" * shift + plain)
        first, last = -(-shift * 4 // 3), (shift + len(plain)) * 4 // 3
        forms[f"base64 inside, {shift}"] = inside[first:last]
    if secret.isdecimal():
        number = int(secret)
        forms |= {"little": number.to_bytes(8, "little"), "big": number.to_bytes(8, "big")}
    return forms
