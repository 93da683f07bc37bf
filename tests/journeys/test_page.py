"""The page itself: for whoever has no mouse, no eyes on it, a small window, or a long chat."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from bot.sandbox.limits import Limits
from bot.sandbox.page import Page as GuestRoom
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.browser import PLAN, WELCOME, Phone, picture, planned, until_monday, window
from tests.journeys.contrast import TOO_FAINT

pytestmark = [
    pytest.mark.journey,
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
]
AT_END = "(chat) => chat.scrollHeight - chat.scrollTop - chat.clientHeight < 5"


async def test_with_the_keyboard_alone(page: Page) -> None:
    ana = Phone(page, "Ana")
    await ana.button("Start").focus()
    await page.keyboard.press("Enter")
    await expect(ana.box).to_be_focused()
    # Back from the box to the newest message, and from there wherever the talk goes.
    for _ in range(10):
        await page.keyboard.press("Shift+Tab")
        focused = await page.evaluate("document.activeElement.textContent")
        if focused == WELCOME[0]:
            break
    for label in (*WELCOME, "Say hello in a shop · 1 min", "14:05"):
        await expect(ana.button(label)).to_be_visible()
        while await page.evaluate("document.activeElement.textContent") != label:
            await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await expect(ana.button(label)).to_have_count(0)
    await ana.sees("When?")
    # What is typed, changed by the arrow up, and a command by its menu.
    await ana.say("tomorow 17:30")
    await ana.sees("tomorow 17:30")
    await ana.box.press("ArrowUp")
    await expect(ana.box).to_have_value("tomorow 17:30")
    await page.keyboard.press("Escape")
    await expect(ana.box).to_have_value("")
    await ana.box.press_sequentially("/ne")
    await expect(ana.place.get_by_role("button", name="/next")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(ana.place.get_by_role("button", name="/next")).to_be_hidden()
    # The views, by their arrows.
    await page.get_by_role("tab", name="Phones").focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("tab", name="Words")).to_be_focused()
    await expect(page.get_by_role("tabpanel", name="Words")).to_be_visible()


async def test_everything_has_a_name_to_be_read_aloud(page: Page) -> None:
    await planned(page)
    nameless = await page.evaluate(
        """[...document.querySelectorAll("button, a, summary, input, textarea")].filter((one) =>
            !(one.getAttribute("aria-label") || one.textContent.trim() || one.closest("label"))
        ).map((one) => one.outerHTML)"""
    )
    assert nameless == []
    spoken = await Phone(page, "Ana").place.aria_snapshot()
    for part in ('heading "Ana"', 'log "Chat with Small Steps"', 'textbox "Message"'):
        assert part in spoken


async def test_one_start_and_a_phone_that_wakes(page: Page) -> None:
    ana, lena = Phone(page, "Ana"), Phone(page, "Lena")
    await expect(page.get_by_role("button", name="Start", exact=True)).to_have_count(1)
    await expect(lena.place).to_contain_text("This phone is asleep.")
    await expect(lena.place.get_by_role("button")).to_have_count(0)
    await ana.tap("Start", *WELCOME)
    await ana.sees("Here are three small steps.")
    await ana.say("/friend")
    await ana.tap("Someone I chose", "Send the link")
    await expect(lena.place).not_to_contain_text("This phone is asleep.", use_inner_text=True)
    await page.reload()
    await expect(lena.button("Start")).to_have_count(0)
    # By the keyboard, which goes on where the talk does.
    await lena.button("Open the link").press("Enter")
    await expect(lena.box).to_be_focused()
    await lena.sees("Hello. Ana would like to send you a short happy message")


async def test_three_lines_coach_until_each_is_done(chromium: Browser, room: str) -> None:
    async with window(chromium, room, reduced_motion="reduce") as page:
        ana, coach = Phone(page, "Ana"), page.get_by_role("list", name="To begin with")
        lines, done = coach.get_by_role("listitem"), coach.locator(".done")
        await expect(lines).to_have_count(3)
        await expect(done).to_have_count(0)
        await until_monday(page)
        await expect(done).to_have_text(["Turn the clock to the next message."])
        await ana.tap("Start", *WELCOME)
        await ana.sees("Here are three small steps.")
        await expect(done).to_have_count(1)
        await ana.tap(*PLAN, "Good")
        await expect(done).to_have_count(2)
        await page.reload()
        await expect(done).to_have_count(2)
        await ana.tap("Lock")
        await expect(coach).to_be_hidden()
        assert await page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_everything_can_be_read(
    chromium: Browser, room: str, scheme: str, width: int
) -> None:
    """By WCAG's level AA: a phone asleep, a talk, what is promised, a lock screen, each view."""
    how = {"viewport": {"width": width, "height": 860}, "color_scheme": scheme}
    async with window(chromium, room, reduced_motion="reduce", **how) as page:
        await until_monday(page)
        assert await page.evaluate(TOO_FAINT) == []
        ana = await planned(page)
        if width < 900:
            await page.get_by_text("More of the clock").click()
        assert await page.evaluate(TOO_FAINT) == []
        if width < 900:
            await page.keyboard.press("Escape")
        await ana.tap("Lock")
        await page.get_by_role("button", name="To the next message").click()
        await expect(ana.place.locator(".push").first).to_contain_text("One hello")
        await expect(page.locator("#clock[aria-busy]")).to_have_count(0)
        assert await page.evaluate(TOO_FAINT) == []
        for view in ("Story", "Faults"):
            await page.get_by_role("tab", name=view).click()
            assert await page.evaluate(TOO_FAINT) == []


async def test_the_head_is_one_row(page: Page) -> None:
    spots = [await part.bounding_box() for part in await page.locator(".top > *").all()]
    middles = [spot["y"] + spot["height"] / 2 for spot in spots if spot]
    assert len(middles) == 3
    assert max(middles) - min(middles) < 5


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_narrow_window_in_both_lights(
    chromium: Browser, room: str, scheme: str, tmp_path: Path
) -> None:
    small = {"width": 390, "height": 844}
    how = {"viewport": small, "color_scheme": scheme, "has_touch": True}
    async with window(chromium, room, **how) as page:
        await until_monday(page)
        await expect(page.get_by_label("Turn to")).to_be_hidden()
        await expect(page.locator("#further > summary")).to_be_focused()
        ana = await planned(page)
        wider = "document.documentElement.scrollWidth > innerWidth"
        assert not await page.evaluate(wider)
        box = await ana.place.bounding_box()
        assert box is not None
        assert box["width"] <= small["width"]
        # The phone has most of the window, the clock is a bar below it.
        clock = await page.get_by_label("The clock").bounding_box()
        assert clock is not None
        assert box["height"] > small["height"] * 0.6
        assert box["y"] + box["height"] <= clock["y"]
        assert clock["y"] + clock["height"] <= small["height"]
        assert clock["height"] < small["height"] / 10
        light = await page.evaluate(
            "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]"
        )
        assert (light > 128) == (scheme == "light")
        await ana.place.scroll_into_view_if_needed()
        await picture(page, f"narrow-{scheme}", tmp_path)
        await page.get_by_role("button", name="Dark").click()
        assert await page.evaluate("document.documentElement.dataset.theme") != scheme


async def test_the_clock_does_not_turn_back(page: Page) -> None:
    ana = await planned(page)
    await page.get_by_role("button", name="Now", exact=True).click()
    await expect(page.get_by_role("status").first).to_contain_text("only turns forward")
    await page.get_by_role("button", name="Play ×60").click()
    await expect(page.locator("#time")).not_to_have_text("14:05")
    await page.get_by_role("button", name="Rest", exact=True).click()
    await page.get_by_role("button", name="Tomorrow morning").click()
    await expect(page.locator("#time")).to_have_text("09:00")
    await page.get_by_role("button", name="+1 h").click()
    await expect(page.locator("#time")).to_have_text("10:00")
    assert await ana.chat.locator(".bubble").count() == 2


async def test_words_and_story(page: Page) -> None:
    ana = await planned(page)
    await ana.say("<img src=x onerror=alert(1)> & <b>bold</b>")
    await ana.sees("<img src=x onerror=alert(1)> & <b>bold</b>")
    await page.get_by_role("tab", name="Story").click()
    story = page.get_by_label("The story so far")
    await expect(story).to_contain_text("B Hello. I'm Small Steps.")
    await expect(story).to_contain_text("P <img src=x onerror=alert(1)> & <b>bold</b>")
    await page.get_by_role("button", name="Copy it").click()
    copied = await page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[0] == "T START"
    assert "[Yes, save them. I'm 18 or over]" in copied
    await page.get_by_role("tab", name="Words").click()
    await expect(page.locator(".chapter").first).to_contain_text("Hello. I'm Small Steps.")
    await page.get_by_role("searchbox", name="Find").fill("one hello is the whole")
    await expect(page.locator("article:visible").first).to_contain_text("One hello is the whole")


async def test_two_thousand_messages(chromium: Browser) -> None:
    """The page alone, with no bot behind it: what is new still shows, and opened spoilers stay."""
    async with StrictTelegram(limits=Limits(chat_rate=None, bot_rate=None)) as telegram:
        ana = telegram.person("Ana")
        ana.open_chat()
        board = GuestRoom(telegram, [ana])
        veil = [{"type": "spoiler", "offset": 0, "length": 4}]
        for number in range(2000):
            telegram.world.write(ana.chat, telegram.world.bot, text=f"word {number}")
        telegram.world.write(ana.chat, telegram.world.bot, text="dear Ana", entities=veil)
        async with window(chromium, telegram.url) as page:
            phone = Phone(page, "Ana")
            await phone.chat.get_by_role("button", name="Hidden words. Show them").click()
            await phone.sees("dear Ana")
            telegram.world.write(ana.chat, telegram.world.bot, text="the newest")
            await phone.sees("the newest")
            assert await phone.chat.locator(".bubble").count() == 2002
            await phone.sees("dear Ana")
            assert await phone.chat.evaluate(AT_END)
        board.close()
