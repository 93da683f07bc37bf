"""The three minutes of the README, done on the page as they are written there."""

from __future__ import annotations

import re
from typing import Final

import pytest
from playwright.async_api import Page, expect

from tests.journeys.browser import Phone
from tests.journeys.stage import ROOT

README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
FREELY: Final = "answer as you like"
MOST: Final = 12
"""Answers from hello to a plan that is read back."""
QUESTIONS: Final = 4
"""How it felt, and the three short ones."""
pytestmark = [
    pytest.mark.journey,
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
]


def _told() -> list[tuple[str, str]]:
    """What the page says to tap, each with the words before it."""
    chapter = README.partition("## Three minutes")[2].partition("\n## ")[0]
    items = re.findall(r"^\d\. (.+)$", chapter, re.MULTILINE)
    return [one for item in items for one in re.findall(r"([^*]*)\*\*(.+?)\*\*", item)]


async def _answer(ana: Phone) -> None:
    """Tap the first button of the newest message, and wait for what follows."""
    before = await ana.chat.inner_text()
    newest = ana.chat.locator("li:has(.keys)").last
    await newest.get_by_role("button").first.click()
    await expect(ana.chat).not_to_have_text(before, use_inner_text=True)


async def test_the_three_minutes_go_as_they_are_told(page: Page) -> None:
    told = _told()
    assert len(told) > 5
    ana = Phone(page, "Ana")
    for words, label in told:
        button = page.get_by_role("button", name=label, exact=True)
        for _ in range(MOST if FREELY in words else 0):
            if await button.count():
                break
            await _answer(ana)
        await button.first.click()
    await ana.sees("How did it feel?")
    for _ in range(QUESTIONS):
        await _answer(ana)
    await ana.sees("You guessed calm.")
