"""The transcript: a story in the notation of our experience papers."""

from datetime import date, timedelta
from itertools import count

from bot.sandbox.people import Person
from bot.sandbox.transcript import Transcript
from tests.sandbox.conftest import Caller

STORY = """\
T START
B Hello.
| I'm Small Steps.
[Yes] [No]
[More]
T Yes
! Noted
E When?
P tomorrow
LB From Ana: ▒▒▒▒
LX From Ana: ▒▒▒▒
LP (voice)
# Thu 04 Jan 17:20
B 17:30, shop.
"""


async def test_a_story(ana: Person, call: Caller) -> None:
    lena = call.telegram.person("Lena")
    lena.open_chat()
    story = Transcript({"": ana, "L": lena}, zone="Europe/Berlin")
    to_ana, first = {"chat_id": ana.id}, {"chat_id": ana.id, "message_id": 2}
    rows = [["Yes", "No"], ["More"]]
    keys = [[{"text": label, "callback_data": label} for label in row] for row in rows]
    ana.start()
    text, keyboard = "Hello.\nI'm Small Steps.", {"inline_keyboard": keys}
    await call.result("sendMessage", **to_ana, text=text, reply_markup=keyboard)
    tap = ana.tap("Yes")
    await call.result("editMessageText", **first, text="When?")
    await call.result("answerCallbackQuery", callback_query_id=tap, text="Noted")
    # Edited in what nobody sees: not worth a line.
    silent = [{"type": "code", "offset": 0, "length": 4}]
    await call.result("editMessageText", **first, text="When?", entities=silent)
    ana.say("tomorrow")
    hidden = [{"type": "spoiler", "offset": 10, "length": 4}]
    line = {"chat_id": lena.id, "text": "From Ana: Yes!", "entities": hidden}
    sent = await call.result("sendMessage", **line)
    await call.result("deleteMessage", chat_id=lena.id, message_id=sent["message_id"])
    lena.send_voice()
    now = call.telegram.dial.now()
    # The next fourth of January that is a Thursday; 17:20 in Berlin.
    year = next(y for y in count(now.year + 1) if date(y, 1, 4).weekday() == 3)
    call.telegram.dial.set_(now.replace(year=year, month=1, day=4, hour=16, minute=20, second=1))
    await call.result("sendMessage", **to_ana, text="17:30, shop.")
    assert story.text() == STORY


async def test_a_turn_within_the_day_is_only_a_time(ana: Person, call: Caller) -> None:
    dial = call.telegram.dial
    dial.set_((dial.now() + timedelta(days=1)).replace(hour=9, minute=0, second=0))
    story = Transcript({"": ana})
    ana.say("good morning")
    dial.shift(timedelta(hours=2))
    ana.say("good day")
    assert story.text() == "P good morning\n# 11:00\nP good day\n"
