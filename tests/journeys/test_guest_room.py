"""The guest room as a newcomer meets it, in a real browser, with the real bot behind it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.sandbox.limits import Limits
from bot.sandbox.page import Page as GuestRoom
from bot.sandbox.story import NOTE
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.browser import (
    Phone,
    browser,
    guest_room,
    picture,
    until_monday,
)

pytestmark = [pytest.mark.journey, pytest.mark.browser]
WELCOME = ("Yes, keep them. I'm 18 or over", "I've been on my own a lot")
PLAN = ("Say hello in a shop · 1 min", "14:05", "Tomorrow 17:30", "Tense")
LINE = "Ana said hello to someone today and wanted you to know."
AT_END = "(chat) => chat.scrollHeight - chat.scrollTop - chat.clientHeight < 5"
CHEER = "Yes!! Cake on Sunday, my treat"


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[str]:
    """The address of a guest room."""
    async with guest_room(tmp_path) as url:
        yield url


@pytest.fixture
async def page(room: str) -> AsyncIterator[Page]:
    """The page, on a Monday afternoon."""
    async with browser(room) as page:
        await until_monday(page)
        yield page


async def next_message(page: Page) -> None:
    await page.get_by_role("button", name="To the next message").click()


async def planned(page: Page) -> Phone:
    """Ana's hello in the shop is planned for tomorrow."""
    ana = Phone(page, "Ana")
    await ana.tap("Start", *WELCOME, *PLAN, "Good")
    await ana.sees("See you tomorrow at 17:20.")
    return ana


async def test_the_first_five_minutes(page: Page, tmp_path: Path) -> None:
    ana, lena = Phone(page, "Ana"), Phone(page, "Lena")
    await ana.tap("Start", *WELCOME, *PLAN)
    await ana.sees("Tomorrow at 17:30, in the shop, I say hello once.")
    await picture(page, "plan", tmp_path)
    await ana.tap("Good")

    await ana.say("/friend")
    await ana.tap("Someone I chose", "Send the link")
    await expect(lena.place).to_contain_text("May I send you a small happy line now and then?")
    await lena.tap("Open the link", "Happy to. I'm 18 or over", "Every week")
    await ana.tap("Yes, that's her or him")
    await ana.sees("Lena can get your lines now")

    await expect(page.locator("#owed")).to_contain_text("Ana: the nudge")
    await next_message(page)
    await ana.sees("17:30, shop. One hello is the whole thing.")
    await expect(page.locator("#time")).to_have_text("17:20")
    await ana.tap("I'm going")
    await page.get_by_role("button", name="+15 min").click()
    await ana.tap("Done", "Uneasy", "It was short", "Walking in", "A quieter hour")
    await ana.sees("You guessed tense. It turned out uneasy.")
    await ana.tap("Yes, Thursday 10:00")
    await ana.sees(f'To Lena, word for word: "{LINE}"')
    await ana.tap("Send to Lena")
    await next_message(page)
    await lena.sees(f'From Ana: "{LINE}"')
    await lena.say(CHEER)
    await ana.sees(f'Lena: "{CHEER}"')
    await ana.tap("Keep this line")
    await ana.sees("Kept. You'll find it under /look.")
    await picture(page, "friend", tmp_path)


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


async def test_a_lock_screen_shows_what_others_would_see(page: Page, tmp_path: Path) -> None:
    ana = await planned(page)
    await ana.tap("Lock")
    await expect(ana.place).to_contain_text("Nothing since it was locked")
    await next_message(page)
    push = ana.place.locator(".push").first
    await expect(push).to_contain_text("17:30, shop. One hello is the whole thing.")
    await picture(page, "lock", tmp_path)
    await push.click()
    await ana.tap("Not today", "Rest today")
    await ana.sees("Rest it is.")


async def test_a_hidden_look_covers_the_words(page: Page) -> None:
    ana = Phone(page, "Ana")
    await ana.tap("Start", *WELCOME, *PLAN, "Hide it on the lock screen", "Good", "Lock")
    await next_message(page)
    push = ana.place.locator(".push").first
    await expect(push).to_contain_text("A note for you, 17:30. ▒▒▒▒")
    await push.click()
    veil = ana.chat.get_by_role("button", name="Hidden words. Show them")
    await veil.click()
    await ana.sees("One hello is the whole thing.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_narrow_window_in_both_lights(room: str, scheme: str, tmp_path: Path) -> None:
    small = {"width": 390, "height": 844}
    async with browser(room, viewport=small, color_scheme=scheme, has_touch=True) as page:
        await until_monday(page)
        ana = await planned(page)
        wider = "document.documentElement.scrollWidth > innerWidth"
        assert not await page.evaluate(wider)
        box = await ana.place.bounding_box()
        assert box is not None
        assert box["width"] <= small["width"]
        light = await page.evaluate(
            "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]"
        )
        assert (light > 128) == (scheme == "light")
        await ana.place.scroll_into_view_if_needed()
        await picture(page, f"narrow-{scheme}", tmp_path)
        await page.get_by_role("button", name="Dark").click()
        assert await page.evaluate("document.documentElement.dataset.theme") != scheme


async def test_reloaded_in_mid_talk_and_seen_in_two_windows(page: Page) -> None:
    ana = Phone(page, "Ana")
    await ana.tap("Start", *WELCOME)
    await page.reload()
    await ana.tap("Say hello in a shop · 1 min")
    other = await page.context.new_page()
    await other.goto(page.url)
    there = Phone(other, "Ana")
    await there.tap("14:05")
    await ana.sees("When?")
    await ana.tap("Tomorrow 17:30")
    await there.sees("How do you think it will feel?")
    # Tapped in both at once: one of them counts, and nothing breaks.
    buttons = [await phone.button("Tense").element_handle() for phone in (ana, there)]
    await asyncio.gather(*(button.dispatch_event("click") for button in buttons))
    await there.sees("Tomorrow at 17:30, in the shop, I say hello once.")


async def test_the_bot_dies_and_comes_back(page: Page) -> None:
    ana = Phone(page, "Ana")
    await ana.tap("Start", *WELCOME)
    await page.get_by_role("tab", name="Faults").click()
    await page.get_by_role("button", name="Kill the bot").click()
    await expect(page.locator("#broken")).to_contain_text("the bot is down")
    await page.get_by_role("tab", name="Phones").click()
    await ana.tap("Say hello in a shop · 1 min")
    await page.get_by_role("tab", name="Faults").click()
    await expect(page.locator("#broken")).to_contain_text("1 wait for it")
    await page.get_by_role("button", name="Start the bot again").click()
    await page.get_by_role("tab", name="Phones").click()
    await ana.sees("So I get the hour right: what does your clock say?")


async def test_what_can_be_broken_is_mended(page: Page) -> None:
    ana = Phone(page, "Ana")
    await ana.tap("Start", WELCOME[0])
    await page.get_by_role("tab", name="Faults").click()
    for name in ("An error of Telegram's (500), three times", "An update that comes twice"):
        await page.get_by_role("button", name=name).click()
    await page.get_by_role("button", name="An update nobody can read").click()
    await expect(page.locator("#broken")).to_contain_text("error 500")
    await page.get_by_role("button", name="All well again").click()
    await expect(page.locator("#broken")).to_have_text("Nothing.")
    await page.get_by_role("tab", name="Phones").click()
    await ana.tap(WELCOME[1])
    await ana.sees("Here are three small ones.")


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
    assert "[Yes, keep them. I'm 18 or over]" in copied
    await page.get_by_role("tab", name="Words").click()
    await expect(page.locator(".chapter").first).to_contain_text("Hello. I'm Small Steps.")
    await page.get_by_role("searchbox", name="Find").fill("one hello is the whole")
    await expect(page.locator("article:visible").first).to_contain_text("One hello is the whole")


async def test_what_a_phone_can_send_and_who_can_be_added(page: Page) -> None:
    ana = await planned(page)
    for deed, answer in (
        ("Send a voice note", "I can't listen to voice notes."),
        ("Send a photo", "I can't see pictures"),
        ("Share a place", "I can't use places"),
    ):
        await ana.place.locator("summary").click()
        await ana.tap(deed)
        await ana.sees(answer)
    await ana.place.locator("summary").click()
    await ana.tap("Block the bot")
    await ana.tap("Unblock")
    await page.get_by_role("button", name="Add a phone").click()
    await page.get_by_role("textbox", name="Whose phone is it?").fill("Marek")
    await page.get_by_role("button", name="Add", exact=True).click()
    await Phone(page, "Marek").tap("Start", WELCOME[0])


async def test_everything_begins_anew(page: Page) -> None:
    await planned(page)
    await page.get_by_role("button", name="Start over").click()
    await page.get_by_role("dialog").get_by_role("button", name="Start over").click()
    ana = Phone(page, "Ana")
    await expect(ana.button("Start")).to_be_visible()
    await expect(page.locator("#time")).not_to_have_text("14:05")
    await ana.tap("Start", WELCOME[0])


async def test_a_seeded_month_has_something_to_look_back_on(tmp_path: Path) -> None:
    async with guest_room(tmp_path, "--story") as url, browser(url) as page:
        ana, lena = Phone(page, "Ana"), Phone(page, "Lena")
        page.set_default_timeout(60_000)
        await page.locator(".bubble", has_text=NOTE).wait_for()
        await ana.sees("Kept. You'll find it under Look back.")
        await expect(lena.chat).to_contain_text("From Ana:")
        await ana.say("/look")
        await ana.tap("Last steps")
        await ana.sees("You guessed")
        await picture(page, "month", tmp_path)


async def test_two_thousand_messages(tmp_path: Path) -> None:
    """The page alone, with no bot behind it: what is new still shows, and opened spoilers stay."""
    async with StrictTelegram(limits=Limits(chat_rate=None, bot_rate=None)) as telegram:
        ana = telegram.person("Ana")
        ana.open_chat()
        board = GuestRoom(telegram, [ana])
        veil = [{"type": "spoiler", "offset": 0, "length": 4}]
        for number in range(2000):
            telegram.world.write(ana.chat, telegram.world.bot, text=f"word {number}")
        telegram.world.write(ana.chat, telegram.world.bot, text="dear Ana", entities=veil)
        async with browser(telegram.url) as page:
            phone = Phone(page, "Ana")
            await phone.chat.get_by_role("button", name="Hidden words. Show them").click()
            await phone.sees("dear Ana")
            telegram.world.write(ana.chat, telegram.world.bot, text="the newest")
            await phone.sees("the newest")
            assert await phone.chat.locator(".bubble").count() == 2002
            await phone.sees("dear Ana")
            assert await phone.chat.evaluate(AT_END)
        board.close()
