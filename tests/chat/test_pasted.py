"""An invitation that somebody pastes as a text is the command that its link is."""

from __future__ import annotations

import pytest

from bot.chat.parsing import event_of
from bot.chat.reading import heard
from bot.core.records.events import Commanded, Event, Said
from bot.ear.languages import ENGLISH
from bot.engine.ports import Arrival
from tests.chat.test_parsing import message, update

TOKEN = "V3kF-0aZ_9qLmX2bT7yPwE5nRc8sUd1g"
WORDS = "May I send you a short happy message now and then? This little bot carries them."
PASTED = [
    "https://t.me/steps_bot?start={}",
    "http://t.me/steps_bot?start={}",
    "t.me/steps_bot?start={}",
    "T.me/Steps_Bot?start={}",
    "https://telegram.me/steps_bot?start={}",
    "https://www.t.me/steps_bot/?start={}",
    "https://steps_bot.t.me?start={}",
    "https://steps_bot.t.me/?start={}",
    "tg://resolve?domain=steps_bot&start={}",
    "tg://resolve?start={}&domain=steps_bot",
    "https://t.me/steps_bot?start={}&utm_source=chat",
    "https://t.me/steps_bot?ref=x&start={}",
    "<https://t.me/steps_bot?start={}>",
    "“https://t.me/steps_bot?start={}”.",
    "  \nhttps://t.me/steps_bot?start={} \n",
    "here: https://t.me/steps_bot?start={}",
    "from my friend t.me/steps_bot?start={}",
    "https://t.me/steps_bot?start={}\n" + WORDS,
    WORDS + "\nhttps://t.me/steps_bot?start={}",
    "{}",
    "/start {}",
    "start {}",
]
NOT_OURS = [
    f"https://t.me/other_bot?start={TOKEN}",
    f"https://t.me/steps_bot2?start={TOKEN}",
    f"https://evil.example/t.me/steps_bot?start={TOKEN}",
    f"https://t.me/steps_bot?startgroup={TOKEN}",
    f"https://t.me/steps_bot?start={TOKEN}{TOKEN}{TOKEN}",
    "https://t.me/steps_bot",
    "https://t.me/steps_bot?start=",
    f"please help me to open this one today https://t.me/steps_bot?start={TOKEN}",
    TOKEN[:-1],
    TOKEN.lower(),
    "a" * 32,
    "Rindfleischetikettierungsueberwac",
]


def pasted(text: str, name: str = "steps_bot") -> Event | None:
    return event_of(update(message=message(text=text)), name)


@pytest.mark.parametrize("text", PASTED)
def test_a_pasted_invitation_opens_it(text: str) -> None:
    event = pasted(text.format(TOKEN))
    assert isinstance(event, Commanded)
    assert (event.name, event.payload, event.message_id) == ("start", TOKEN, 5)


@pytest.mark.parametrize("text", NOT_OURS)
def test_no_other_link_and_no_word_is_one(text: str) -> None:
    assert isinstance(pasted(text), Said)


def test_a_bot_that_does_not_know_its_name_reads_no_link() -> None:
    assert isinstance(pasted(PASTED[0].format(TOKEN), name=""), Said)


def test_danger_beside_a_link_is_heard() -> None:
    event = pasted(f"https://t.me/steps_bot?start={TOKEN}\nI want to die")
    arrival = heard(Arrival(1, 7, ENGLISH, event, b"{}"))
    assert isinstance(arrival.event, Commanded)
    assert arrival.event.heard.tier is not None


def test_a_forwarded_invitation_opens_it_too() -> None:
    origin = {"type": "hidden_user", "date": 1_700_000_000, "sender_user_name": "Ana"}
    text = PASTED[0].format(TOKEN)
    event = event_of(update(message=message(text=text, forward_origin=origin)), "steps_bot")
    assert isinstance(event, Commanded)
    assert event.payload == TOKEN
