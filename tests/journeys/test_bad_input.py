"""What nobody expects to be typed or sent: a kind answer, or a safe silence.

After each of it the plan in the making is still there, and can be finished.
"""

from __future__ import annotations

import pytest

from bot.sandbox.telegram import StrictTelegram
from tests.journeys.people import (
    MOMENT,
    PLANNED,
    SET,
    asked_for_a_time,
    each_taps,
    plans_to_the_end,
    say,
    start,
    tap,
)
from tests.journeys.stage import BotProcess

pytestmark = pytest.mark.journey

FOUND = {"url", "bot_command"}
"""What Telegram marks by itself, whatever a bot wants."""
FAMILY = "👨‍👩‍👧‍👦 🏳️‍🌈 👩🏽‍🚒"
SAID_BACK = {
    "*b* _i_ <b>x</b> [a](http://a.b) `c` ||s|| &amp; \\": None,
    '{ $n } %s {name} %(x)s ${HOME} { -term } {""}': None,
    "'; DROP TABLE people; --": None,
    f"a walk with {FAMILY}": None,
    "שלום לדנה": "\u2068שלום לדנה\u2069",
    "مرحبا 12 shop": "\u2068مرحبا 12 shop\u2069",
    "open \u202egnp.exe\u202c now": "open gnp.exe now",
    "first\nsecond\n\n\tthird": "first second third",
    "nul \x00 and bell \x07": "nul and bell",
    "   spaced   ": "spaced",
    "x" * 4096: "x" * 299 + "…",
}
"""Own words for a step, and how the plan repeats them; None is letter by letter."""
TIMES = {
    "yesterday 5pm": "That time is over.",
    "today 13:30": "That time is over.",
    "1990": "I can't find that day or hour.",
    "12 May 1990 10:00": "That time is over.",
    "31 February": "I can't find that day or hour.",
    "31 February 10:00": "I can't find that day or hour.",
    "25:00": "I can't find that day or hour.",
    "in 99999999999999999999 min": "I'm not sure which time you mean.",
    "9999-12-31 23:59": "I'm not sure which time you mean.",
    "٩٩:٩٩": "I'm not sure which time you mean.",
    "{ $n } %s": "I'm not sure which time you mean.",
    "tomorrow " * 400: "I'm not sure which time you mean.",
}
MEDIA = {
    "voice": "I can't listen.",
    "photo": "I can't see pictures or files.",
    "sticker": "I can only read words.",
    "location": "I can't use places, and I don't keep it.",
    "contact": "I can't use contacts, and I don't keep it.",
    "document": "I can't read that.",
    "video_note": "I can't listen.",
    "poll": "I can't read that.",
}


async def test_what_is_typed_is_never_parsed_and_comes_back_as_it_is(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    typists = {text: telegram.person(f"Ana {n}") for n, text in enumerate(SAID_BACK)}
    people = list(typists.values())
    for person in people:
        person.start()
    await telegram.dial.forward(MOMENT)
    await each_taps(telegram, people, *PLANNED[:2])
    for text, person in typists.items():
        person.say(text)
    await telegram.dial.forward(MOMENT)
    await telegram.dial.forward(MOMENT)
    await each_taps(telegram, people, "14:05", "Tomorrow 17:30", "Okay")
    for text, person in typists.items():
        shown = SAID_BACK[text] or text
        assert person.last.text.startswith(f"Tomorrow at 17:30: {shown}. Then it's done.\n")
        assert not {entity["type"] for entity in person.last.entities} - FOUND - {"date_time"}
    await each_taps(telegram, people, "Good")
    assert {person.last.text for person in people} == {SET}


@pytest.mark.parametrize("typed", ["\u202e\u2066", "\u3164\u2800", FAMILY, "👍", "..."])
async def test_a_step_without_a_word_is_no_step(
    telegram: StrictTelegram, bot: BotProcess, typed: str
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED[:2])
    await say(telegram, ana, typed)
    assert ana.last.text.startswith("I can only read words.")
    assert "Here are three small steps." in ana.last.text


async def test_times_that_cannot_be_are_answered_kindly(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await asked_for_a_time(telegram)
    for typed, answer in TIMES.items():
        await say(telegram, ana, typed)
        assert ana.last.text.startswith(answer), typed
        assert "Try one like" in ana.last.text or "Write one" in ana.last.text
        assert ana.last.buttons[-2:] == ["Back", "Not now"]
    await plans_to_the_end(telegram, ana)


async def test_what_is_not_words_is_named_and_the_question_stays(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await asked_for_a_time(telegram)
    question = ana.last.text
    for what, answer in MEDIA.items():
        getattr(ana, f"send_{what}")()
        await telegram.dial.forward(MOMENT)
        assert ana.last.text.startswith(answer), what
        assert question in ana.last.text
        assert ana.last.buttons[0] == "Back"
    ana.send_photo("")
    ana.send_photo(" \n ")
    ana.send_voice("{ $n } tomorrow 17:30")
    await telegram.dial.forward(MOMENT)
    assert question in ana.last.text, "a caption is heard for danger, and is no answer"
    await plans_to_the_end(telegram, ana)


async def test_a_forwarded_command_is_only_words(telegram: StrictTelegram, bot: BotProcess) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED[:2])
    ana.forward("/cancel")
    await telegram.dial.forward(MOMENT)
    await telegram.dial.forward(MOMENT)
    await tap(telegram, ana, "14:05", "Tomorrow 17:30", "Okay")
    assert ana.last.text.startswith("Tomorrow at 17:30: /cancel. Then it's done.")
    await tap(telegram, ana, "Good")
    assert ana.last.text == SET
