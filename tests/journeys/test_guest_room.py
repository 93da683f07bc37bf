"""The guest room as a newcomer meets it, in a real browser, with the real bot behind it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from bot.sandbox.story import NOTE
from tests.journeys.browser import (
    PLAN,
    WELCOME,
    Phone,
    guest_room,
    next_message,
    picture,
    planned,
    window,
)

pytestmark = [
    pytest.mark.journey,
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
]
LINE = "Ana said hello to someone today and wanted you to know."
CHEER = "Yes!! Cake on Sunday, my treat"


async def test_the_first_five_minutes(page: Page, tmp_path: Path) -> None:
    ana, lena = Phone(page, "Ana"), Phone(page, "Lena")
    await ana.tap("Start", *WELCOME, *PLAN)
    await ana.sees("Tomorrow at 17:30, in the shop: you say hello once.")
    await picture(page, "plan", tmp_path)
    await ana.tap("Good")

    await ana.say("/friend")
    await ana.tap("Someone I chose", "Send the link")
    await expect(lena.place).to_contain_text("May I send you a short happy message now and then?")
    await lena.tap("Open the link", "Happy to. I'm 18 or over", "Every week")
    await ana.tap("Yes, that's who I meant")
    await ana.sees("Lena can get your messages now")

    await expect(page.locator("#owed")).to_contain_text("Ana: the reminder")
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
    await ana.tap("Keep this message")
    await ana.sees("Kept. You'll find it under Look back.")
    await picture(page, "friend", tmp_path)


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
    await ana.sees("Okay, a rest today.")


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
    await there.sees("Tomorrow at 17:30, in the shop: you say hello once.")


async def test_the_bot_dies_and_comes_back(page: Page) -> None:
    ana = Phone(page, "Ana")
    await ana.tap("Start", *WELCOME)
    await ana.sees("Here are three small steps.")  # else it may die before it answers
    await page.get_by_role("tab", name="Faults").click()
    await page.get_by_role("button", name="Kill the bot").click()
    await expect(page.locator("#broken")).to_contain_text("the bot is down")
    await page.get_by_role("tab", name="Phones").click()
    await ana.tap("Say hello in a shop · 1 min")
    await page.get_by_role("tab", name="Faults").click()
    await expect(page.locator("#broken")).to_contain_text("1 wait for it")
    await page.get_by_role("button", name="Start the bot again").click()
    await page.get_by_role("tab", name="Phones").click()
    await ana.sees("What time is it for you now?")


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
    await ana.sees("Here are three small steps.")


async def test_what_a_phone_can_send_and_who_can_be_added(page: Page) -> None:
    ana = await planned(page)
    for deed, answer in (
        ("Send a voice note", "I can't listen."),
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


async def test_a_seeded_month_has_something_to_look_back_on(
    chromium: Browser, tmp_path: Path
) -> None:
    async with guest_room(tmp_path, "--story") as url, window(chromium, url) as page:
        ana, lena = Phone(page, "Ana"), Phone(page, "Lena")
        page.set_default_timeout(60_000)
        await page.locator(".bubble", has_text=NOTE).wait_for()
        await ana.sees("Kept. You'll find it")
        await expect(lena.chat).to_contain_text("From Ana:")
        await ana.say("/look")
        await ana.tap("Last steps")
        await ana.sees("You guessed")
        await picture(page, "month", tmp_path)


async def test_a_seeded_week_ends_with_a_look_at_it(chromium: Browser, tmp_path: Path) -> None:
    async with guest_room(tmp_path, "--story", "week") as url, window(chromium, url) as page:
        marek, petr = Phone(page, "Marek"), Phone(page, "Petr")
        page.set_default_timeout(60_000)
        await page.locator(".bubble", has_text="Promises kept: 1.").wait_for()
        await expect(petr.chat).to_contain_text("Marek would be glad of a hello from you.")
        await expect(page.locator("#owed")).to_contain_text(
            "Marek: the early reminder of a promise"
        )
        await marek.tap("Last steps")
        await marek.sees("You guessed tense. It turned out uneasy.")
        await picture(page, "week", tmp_path)
