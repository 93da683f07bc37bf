"""The picture of the README: a story with the real bot, and Ana's phone at three moments of it.

The phones are taken whole from the guest room's page and set side by side. What can be read on
them is written down beside the picture, so that a caption can be held to it.
"""

from __future__ import annotations

import base64
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, Page, expect

from bot.sandbox.page import Page as GuestRoom
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.browser import Phone, window
from tests.journeys.people import MOMENT, PLANNED, say, start, tap
from tests.journeys.stage import MONDAY, BotProcess, wind
from tests.journeys.test_friend import HAPPY, LINE, token_in

LIGHTS: Final = ("light", "dark")
SMALL: Final = {"width": 400, "height": 700}
"""A window in which a phone of the page is as narrow as one in a hand."""
TALL: Final = 561
"""How tall the phones are, whatever stands above and below them on the page."""
SHARP: Final = 1.5
"""Dots of the picture for a dot of the page."""
CHEER: Final = "Yes!! Cake on Sunday, my treat"
TUESDAY: Final = MONDAY + timedelta(days=1)
SEEN: Final = """(phone) => {
  const whole = (box, frame) => box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1
    && box.left >= frame.left - 1 && box.right <= frame.right + 1;
  const unclipped = (one) => {
    const box = one.getBoundingClientRect();
    const view = { top: 0, left: 0, right: innerWidth, bottom: innerHeight };
    if (!box.width || !box.height || !whole(box, view)) return false;
    for (let outer = one.parentElement; outer; outer = outer.parentElement) {
      const cuts = getComputedStyle(outer).overflow !== "visible" && outer !== document.body;
      if (cuts && !whole(box, outer.getBoundingClientRect())) return false;
    }
    return true;
  };
  const words = (one) => {
    const copy = one.cloneNode(true);
    copy.querySelectorAll(".hidden, .time").forEach((part) => part.remove());
    return copy.textContent.trim();
  };
  const frame = [phone, phone.querySelector("h2"), phone.querySelector("textarea")];
  const lines = [...phone.querySelectorAll(".chat .day, .chat .bubble, .chat .keys")];
  return {
    whole: frame.every(unclipped),
    lines: lines.filter(unclipped).map((one) => one.matches(".keys")
      ? [...one.children].map((key) => `[${words(key)}]`).join(" ") : words(one)),
  };
}"""
"""Whether a phone is cut nowhere, and what can be read on it: whole messages and buttons."""
SIDE_BY_SIDE: Final = """<body style="margin:0;background:transparent">
<div style="display:inline-flex;gap:28px;padding:12px 16px 20px">{phones}</div>"""
FRAMED: Final = (
    '<img src="data:image/png;base64,{bytes}" width="{width}" height="{height}"'
    ' style="border-radius:{round};box-shadow:0 3px 12px #0004">'
)


@dataclass(frozen=True, slots=True)
class Shot:
    """One phone at one moment: its picture, how large it stands on the page, what it shows."""

    png: bytes
    width: float
    height: float
    round: str
    whole: bool
    lines: tuple[str, ...]

    @property
    def dots(self) -> tuple[float, float]:
        """How large its picture has to be."""
        return self.width * SHARP, self.height * SHARP


class Photographer:
    """Takes Ana's phone in each light whenever it is told to."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self.shots: dict[str, list[Shot]] = {light: [] for light in LIGHTS}

    async def take(self, text: str) -> None:
        """Once this text is there, whole."""
        for light, page in zip(LIGHTS, self._pages, strict=True):
            self.shots[light].append(await _shot(page, text))

    async def together(self, chromium: Browser, light: str) -> bytes:
        """The phones side by side on nothing, so that any page may be behind them."""
        phones = "".join(_framed(shot) for shot in self.shots[light])
        wide = {"width": 1600, "height": 900}
        async with await chromium.new_context(
            viewport=wide,  # type: ignore[arg-type]
            device_scale_factor=SHARP,
        ) as context:
            page = await context.new_page()
            await page.set_content(SIDE_BY_SIDE.format(phones=phones))
            return await page.locator("div").screenshot(omit_background=True)

    def told(self) -> str:
        """What can be read on them, phone by phone; in both lights it is the same."""
        light, dark = ([shot.lines for shot in self.shots[one]] for one in LIGHTS)
        assert light == dark
        return "\n\n".join("\n".join(lines) for lines in light) + "\n"


def _framed(shot: Shot) -> str:
    return FRAMED.format(
        bytes=base64.b64encode(shot.png).decode(),
        width=shot.width,
        height=shot.height,
        round=shot.round,
    )


async def _fit(page: Page) -> None:
    """Make the window so tall that the phone has its height: they grow together, if not alike."""
    ana = Phone(page, "Ana").place
    await ana.wait_for()
    height = SMALL["height"]
    for _ in range(10):
        box = await ana.bounding_box()
        assert box is not None
        height += round(TALL - box["height"])
        await page.set_viewport_size({"width": SMALL["width"], "height": height})


async def _shot(page: Page, text: str) -> Shot:
    ana = Phone(page, "Ana")
    await ana.sees(text)
    await ana.place.evaluate("(phone) => phone.scrollIntoView({ block: 'center' })")
    await expect(ana.chat.locator(".bubble", has_text=text).last).to_be_in_viewport(ratio=1)
    seen = await ana.place.evaluate(SEEN)
    box = await ana.place.bounding_box()
    assert box is not None
    round = await ana.place.evaluate("(phone) => getComputedStyle(phone).borderRadius")
    png = await ana.place.screenshot(animations="disabled")
    return Shot(png, box["width"], box["height"], round, seen["whole"], tuple(seen["lines"]))


@asynccontextmanager
async def photographed(
    chromium: Browser, migrated: Path, folder: Path
) -> AsyncIterator[Photographer]:
    """The story, played; the phones as they were at its three moments."""
    async with StrictTelegram() as telegram:
        wind(telegram, MONDAY)
        bot = BotProcess(telegram, folder)
        shutil.copy(migrated, bot.database)
        await bot.start()
        ana, lena = telegram.person("Ana"), telegram.person("Lena")
        board = GuestRoom(telegram, [ana])
        how = {"viewport": SMALL, "device_scale_factor": SHARP, "has_touch": True}
        async with (
            window(chromium, telegram.url, color_scheme="light", **how) as light,
            window(chromium, telegram.url, color_scheme="dark", **how) as dark,
        ):
            for page in (light, dark):
                await _fit(page)
            camera = Photographer([light, dark])
            await _live(telegram, ana, lena, camera)
            yield camera
        board.close()
        await bot.stop()


async def _live(telegram: StrictTelegram, ana: Person, lena: Person, camera: Photographer) -> None:
    """Ana's first step, and her friend's answer to it."""
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)
    await telegram.dial.to(TUESDAY.replace(hour=17, minute=20, second=1))
    await camera.take("One hello is the whole thing.")
    await tap(telegram, ana, "I'm going")
    await telegram.dial.to(TUESDAY.replace(hour=17, minute=41))
    await tap(telegram, ana, "Done", "Uneasy", "It was short", "Walking in", "A quieter hour")
    await camera.take("You guessed tense. It turned out uneasy.")
    await tap(telegram, ana, "Yes, Thursday 10:00", "Invite someone", "Someone I chose")
    lena.start(token_in(ana))
    await telegram.dial.forward(MOMENT)
    await tap(telegram, lena, HAPPY, "No")
    await tap(telegram, ana, "Yes, that's who I meant", "Send to Lena")
    await telegram.dial.forward(timedelta(minutes=1))
    assert LINE in lena.last.text
    await telegram.dial.forward(timedelta(minutes=4))
    await say(telegram, lena, CHEER)
    await camera.take(CHEER)
