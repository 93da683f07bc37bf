"""The guest room opened by its command, and looked at in the machine's own Chromium."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from tests.journeys.chromium import CHROMIUM, QUIET
from tests.journeys.stage import ROOT

BERLIN: Final = "Europe/Berlin"
WIDE: Final = {"width": 1280, "height": 860}
WELCOME: Final = ("Yes, save them. I'm 18 or over", "I've been on my own a lot")
PLAN: Final = ("Say hello in a shop · 1 min", "14:05", "Tomorrow 17:30", "Tense")
BUSY: Final = 30_000
"""Milliseconds within which anything has happened, on a machine that has much else to do."""
OPEN: Final = re.compile(rb"is open at (http://\S+)")


class Phone:
    """One phone on the page, as a person uses it."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.place = page.get_by_role("region", name=f"{name}'s phone")
        self.chat = self.place.get_by_role("log")
        self.box = self.place.get_by_role("textbox", name="Message")

    def button(self, label: str) -> Locator:
        """The newest button with these words."""
        return self.place.get_by_role("button", name=label, exact=True).last

    async def tap(self, *labels: str) -> None:
        """Tap one after another; each waits until it is there."""
        for label in labels:
            await self.button(label).click()

    async def say(self, text: str) -> None:
        """Type it and press Enter."""
        await self.box.fill(text)
        await self.box.press("Enter")

    async def sees(self, text: str) -> None:
        """Wait for a message with these words."""
        await expect(self.chat.locator(".bubble", has_text=text).last).to_be_visible()


@asynccontextmanager
async def guest_room(folder: Path, *options: str) -> AsyncIterator[str]:
    """`python -m bot sandbox`, on a free port of its own; yields its address."""
    told = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TZ": BERLIN}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "sandbox", *options),
        cwd=folder,
        env=told,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        while (line := await process.stdout.readline()) and not (found := OPEN.search(line)):
            continue
        assert line, "it did not open"
        assert found is not None
        yield found[1].decode()
    finally:
        process.send_signal(signal.SIGTERM)
        await process.wait()
    assert process.returncode == 0


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        await chromium.close()


@asynccontextmanager
async def window(chromium: Browser, url: str, **how: object) -> AsyncIterator[Page]:
    """The page in a window that remembers nothing; whatever it complains of fails the test.

    how: Playwright's options of a context, such as viewport or color_scheme.
    """
    settings = {"viewport": WIDE, "timezone_id": BERLIN, "locale": "en-GB", **how}
    async with await chromium.new_context(**settings) as context:  # type: ignore[arg-type]
        context.set_default_timeout(BUSY)
        expect.set_options(BUSY)
        await context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = await context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(url)
        yield page
    assert complaints == []


async def until_monday(page: Page) -> None:
    """Turn the dial to the next Monday, five past two in Berlin."""
    now = datetime.now(ZoneInfo(BERLIN))
    monday = now + timedelta(days=7 - now.weekday())
    if not await page.get_by_label("Turn to").is_visible():
        await page.get_by_text("More of the clock").click()
    await page.get_by_label("Turn to").fill(f"{monday:%Y-%m-%d}T14:05")
    await page.get_by_role("button", name="Turn", exact=True).click()
    await expect(page.locator("#time")).to_have_text("14:05")


async def picture(page: Page, name: str, folder: Path) -> None:
    """Take a picture of the window, to be looked at when a test failed."""
    await page.screenshot(path=folder / f"{name}.png", animations="disabled")


async def next_message(page: Page) -> None:
    """Turn the dial until something comes."""
    await page.get_by_role("button", name="To the next message").click()


async def planned(page: Page) -> Phone:
    """Ana's hello in the shop is planned for tomorrow."""
    ana = Phone(page, "Ana")
    await ana.tap("Start", *WELCOME, *PLAN, "Good")
    await ana.sees("See you tomorrow at 17:20.")
    return ana
