"""Draws the picture of the bot's profile anew: python -m bench.picture (needs a Chromium)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from tests.journeys.chromium import CHROMIUM, QUIET

FILE: Final = Path("bot/chat/picture.jpg")
SIDE: Final = 640
QUALITY: Final = 90
DRAWING: Final = """
<svg xmlns="http://www.w3.org/2000/svg" width="640" height="640" viewBox="0 0 640 640">
  <rect width="640" height="640" fill="#f1eee8"/>
  <circle cx="446" cy="206" r="58" fill="#e8b65a"/>
  <g fill="#2b6551">
    <rect x="130" y="438" width="112" height="52" rx="26"/>
    <rect x="232" y="368" width="112" height="52" rx="26"/>
    <rect x="334" y="298" width="112" height="52" rx="26"/>
  </g>
</svg>
"""
"""Three small steps up, and a warm light above the last. Nothing lies outside of the circle that
apps cut out of it."""


def draw() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
        page = browser.new_page(viewport={"width": SIDE, "height": SIDE})
        page.set_content(f"<style>body {{ margin: 0; }} svg {{ display: block; }}</style>{DRAWING}")
        page.screenshot(path=FILE, type="jpeg", quality=QUALITY)
        browser.close()


if __name__ == "__main__":
    draw()
