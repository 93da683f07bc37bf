"""The worst moments, typed where people happen to be, and what must hold at each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.people import MOMENT, PLANNED, SET, say, start, tap
from tests.journeys.stage import MONDAY, BotProcess
from tests.journeys.test_first_month import until
from tests.journeys.test_friend import HAPPY, linked, token_in

Compare = Callable[[str, Transcript], None]
DAY = timedelta(days=1)
LATER = timedelta(minutes=40)
"""So much later that no card of help is the same again."""
THANKED = "Thank you for saying that."
NO_ANSWERS_TO = ("Plan it", "Good", "Done", "Lovely", "It's kept", "Kept.", "is fine", "are fine")
"""What nobody reads who is in danger."""
pytestmark = pytest.mark.journey


def helped(person: Person, number: str = "112", *, asked: bool = False) -> str:
    """Human help stands in the last message; nothing is asked but where it only seems so, nothing
    is planned or praised, and nothing is called fine."""
    shown = person.last
    assert number in shown.text, shown.text
    assert ("?" in shown.text) is asked, shown.text
    read = (shown.text, *shown.buttons)
    assert not [one for one in NO_ANSWERS_TO if any(one in text for text in read)], read
    assert "Not what I meant" in shown.buttons or "/help" in shown.text
    return shown.text


async def test_ana_is_alone_at_night(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)
    story = Transcript({"": ana}, zone="Europe/Berlin")

    await telegram.dial.to(MONDAY.replace(hour=19, minute=40))
    await say(telegram, ana, "someone please help")
    assert "112" in ana.last.text
    assert "findahelpline.com" in ana.last.text

    # The gentle question, a yes to it, and what is asked and said below the card.
    await until(telegram, telegram.dial.now() + LATER)
    await say(telegram, ana, "i just can't go on")
    helped(ana, asked=True)
    await say(telegram, ana, "yes")
    assert helped(ana).startswith(THANKED)
    await say(telegram, ana, "how do i call")
    assert helped(ana).startswith("Open the phone app.")
    await say(telegram, ana, "nobody is here")
    assert helped(ana).startswith("You can talk to a person now")
    await say(telegram, ana, "leave me alone")
    assert helped(ana).startswith("Okay, no more questions now.")

    # A danger in two messages.
    await until(telegram, telegram.dial.now() + LATER)
    ana.say("/settings")
    await telegram.dial.forward(MOMENT)
    await say(telegram, ana, "i want")
    await say(telegram, ana, "to die")
    assert helped(ana).startswith(THANKED)

    # An overdose; an hour later it feels fine, and that is no answer to be glad about.
    await until(telegram, telegram.dial.now() + LATER)
    await say(telegram, ana, "I took too many pills")
    assert helped(ana).startswith("Call 112")
    await tap(telegram, ana, "I'm safe for now")
    assert "It can feel fine and get worse" in ana.last.text
    await tap(telegram, ana, "Yes, one hello")
    helped(ana)
    felt = ("i feel fine now", "i threw up and made some tea")
    pushed = len(ana.notifications) + len(felt)
    for text in felt:
        await until(telegram, telegram.dial.now() + timedelta(hours=1))
        await say(telegram, ana, text)
        assert helped(ana).startswith("It can feel fine and get worse hours later.")

    # The step of Tuesday is not spoken of; what comes is the hello.
    await until(telegram, (MONDAY + DAY).replace(hour=23))
    assert len(ana.notifications) == pushed + 1
    assert ana.notifications[-1].text == "Hello. Just that. You don't need to answer."
    committed("worst_ana_alone", story)


async def test_ana_says_it_in_other_ways(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)
    story = Transcript({"": ana}, zone="Europe/Berlin")

    # In German, and the numbers of her own country.
    await telegram.dial.to(MONDAY.replace(hour=15, minute=20))
    await say(telegram, ana, "Ich will nicht mehr leben")
    assert helped(ana, "112, 911").startswith(THANKED)
    await tap(telegram, ana, "More numbers")
    await say(telegram, ana, "I'm in Germany")
    assert ana.last.text.startswith("Emergency in Germany: 112.")

    # In Spanish.
    await until(telegram, telegram.dial.now() + LATER)
    await say(telegram, ana, "me quiero morir")
    assert helped(ana, "call 112 now").startswith(THANKED)

    # A note that an edit turns into a danger.
    await until(telegram, telegram.dial.now() + LATER)
    note = ana.say("had tea alone today")
    await telegram.dial.forward(MOMENT)
    await tap(telegram, ana, "Keep as a note")
    ana.edit(note, "had tea alone today and i want to die")
    await telegram.dial.forward(MOMENT)
    assert helped(ana).startswith(THANKED)

    # Words below a photo.
    await until(telegram, telegram.dial.now() + LATER)
    ana.send_photo("i cut myself again")
    await telegram.dial.forward(MOMENT)
    assert helped(ana).startswith(THANKED)

    # Something only suspected: asked, and when it was not meant, the words are where they were.
    await until(telegram, telegram.dial.now() + LATER)
    await say(telegram, ana, "/plan")
    await tap(telegram, ana, "Keep both")
    await say(telegram, ana, "write a long letter to my mum and say everything")
    assert helped(ana, asked=True).startswith("I'm a simple program and may have read that wrong.")
    await tap(telegram, ana, "Not what I meant")
    assert any("Okay, thanks for telling me. If it ever is: 112" in m.text for m in ana.messages)
    assert "When?" in ana.last.text
    await tap(telegram, ana, "Tomorrow 10:00", "Okay")
    assert "write a long letter to my mum and say everything" in ana.last.text
    committed("worst_ana_in_other_ways", story)


async def test_marek_at_the_party(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    marek = telegram.person("Marek")
    await start(telegram, marek)
    await tap(telegram, marek, PLANNED[0], "After alcohol, drugs or gambling")
    await say(telegram, marek, "go to Eva's party today at 8pm")
    await tap(telegram, marek, "14:05", "Okay", "Good")
    story = Transcript({"": marek}, zone="Europe/Berlin")

    # An urge, under the card of the step.
    await until(telegram, MONDAY.replace(hour=19, minute=50, second=1))
    await tap(telegram, marek, "I'm going")
    await until(telegram, MONDAY.replace(hour=20, minute=20))
    await say(telegram, marek, "I really want a drink")
    assert marek.last.text.startswith("That's a hard minute.")
    assert "A person to talk to" in marek.last.buttons
    await tap(telegram, marek, "Step out", "Five minutes")
    await until(telegram, telegram.dial.now() + timedelta(minutes=6))
    assert "time outside" not in marek.notifications[-1].text, "it says nothing on the lock screen"

    # A slip. All that is said about it stands under a spoiler.
    await say(telegram, marek, "I drank again")
    assert "matter as much as yesterday" in marek.last.text
    assert "112" in marek.last.text
    assert "Nothing here is lost" not in marek.notifications[-1].text
    await tap(telegram, marek, "A person to talk to")
    assert "findahelpline.com" in marek.last.text
    shown = marek.last

    # Somebody takes his phone: one word, one tap. Half an hour later no word of his is left.
    await until(telegram, telegram.dial.now() + timedelta(minutes=10))
    assert marek.last is shown, "beside it nobody asks how the party was"
    await say(telegram, marek, "i feel sick, i want to die")
    assert "A note for you." in marek.notifications[-1].text
    assert "112" not in marek.notifications[-1].text
    assert helped(marek)
    card = marek.last
    await say(telegram, marek, "/hide")
    assert marek.last.text == "Do you want to hide this chat now?"
    await tap(telegram, marek, "Hide it")
    assert card.text == "A note for you."
    await until(telegram, telegram.dial.now() + timedelta(minutes=31))
    typed = [m.text for m in marek.messages if not m.from_bot]
    assert not [t for t in typed if "drink" in t or "drank" in t or "die" in t], typed

    # A slip at gambling, the next day.
    await until(telegram, (MONDAY + DAY).replace(hour=12))
    await say(telegram, marek, "I gambled again")
    assert "The money can wait." in marek.last.text
    assert "findahelpline.com" in marek.last.text
    assert "?" not in marek.last.text
    await tap(telegram, marek, "Rest today")
    await until(telegram, (MONDAY + 2 * DAY).replace(hour=12))
    assert not [m.text for m in marek.messages if "gambl" in m.text]
    committed("worst_marek", story)


async def test_ana_on_idle_days(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED[:3])
    story = Transcript({"": ana}, zone="Europe/Berlin")

    # Scared, inside the question about the clock.
    await say(telegram, ana, "I'm scared")
    assert ana.last.text.startswith("That's a lot to carry.")
    assert "What time is it for you now?" in ana.last.text
    await tap(telegram, ana, *PLANNED[3:])
    assert ana.last.text == SET

    # "I can't today", before the reminder: other days are offered, and nothing of today.
    tuesday, wednesday = MONDAY + DAY, MONDAY + 2 * DAY
    await until(telegram, tuesday.replace(hour=12))
    await say(telegram, ana, "actually I can't today")
    assert ana.last.text.startswith("Okay.")
    await tap(telegram, ana, "Another day")
    assert not [one for one in ana.last.buttons if "Today" in one]
    await tap(telegram, ana, "Tomorrow 17:30")

    # Harsh words about herself, in the three questions.
    await until(telegram, wednesday.replace(hour=17, minute=20, second=1))
    await tap(telegram, ana, "I'm going")
    await until(telegram, wednesday.replace(hour=17, minute=40))
    await tap(telegram, ana, "Done", "Uneasy")
    await say(telegram, ana, "nothing, i was so awkward, i always mess up")
    assert ana.last.text.startswith("Those are hard words to carry.")
    await tap(telegram, ana, "That's enough")
    assert "Next: " not in ana.last.text, "after hard words nothing is planned"
    await tap(telegram, ana, "Rest today")

    # Joy, out of the blue.
    await until(telegram, (MONDAY + 3 * DAY).replace(hour=12))
    await say(telegram, ana, "I did it!!")
    assert ana.last.text.startswith("Lovely. What was it?")

    # Eighteen days away: nothing is owed, and nothing of it was done.
    await until(telegram, (MONDAY + 21 * DAY).replace(hour=12))
    await say(telegram, ana, "hi, sorry I was away")
    assert ana.last.text == "Good that you're here. Nothing is lost, and nothing is owed."
    await tap(telegram, ana, "A tiny step")

    # A wish that is too big for an hour is cut small, and no danger is seen in it.
    await say(telegram, ana, "I want my daughter to trust me again")
    assert ana.last.text.startswith("That's a big one.")
    await tap(telegram, ana, "Not now")

    # What a doctor is asked.
    await until(telegram, telegram.dial.now() + LATER)
    await say(telegram, ana, "should I stop my antidepressants")
    assert ana.last.text.startswith("I can't help with medicines.")
    assert "112" in ana.last.text
    committed("worst_ana_idle", story)


async def test_lena_and_petr_write(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana, lena, petr = (telegram.person(name) for name in ("Ana", "Lena", "Petr"))
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)
    await linked(telegram, ana, lena)
    ana.say("/friend")
    await telegram.dial.forward(MOMENT)
    await tap(telegram, ana, "Invite someone", "Someone I chose")
    petr.start(token_in(ana))
    await telegram.dial.forward(MOMENT)
    await tap(telegram, petr, HAPPY, "Every week")
    await tap(telegram, ana, "Yes, that's who I meant")
    await until(telegram, telegram.dial.now() + LATER)
    story = Transcript({"": ana, "L": lena, "P": petr}, zone="Europe/Berlin")

    # A message that hurts: a stop below it opens its own door, quietly.
    await say(telegram, petr, "/hello")
    await say(telegram, petr, "why haven't you gone out?")
    await tap(telegram, petr, "Send it")
    await until(telegram, telegram.dial.now() + timedelta(minutes=10))
    assert ana.last.text.startswith("Petr:")
    assert "No more from Petr" in ana.last.buttons
    told = len(petr.happenings)
    await say(telegram, ana, "stop")
    assert ana.last.buttons == ["No more from Petr"]
    await tap(telegram, ana, "No more from Petr")
    assert not [m for m in ana.messages if "gone out" in m.text], "his words leave the chat"
    assert len(petr.happenings) == told, "Petr is told nothing"
    await say(telegram, ana, "everyone hates me")
    assert ana.last.text.startswith("Thank you for saying it.")
    assert "112" in ana.last.text

    # Lena fears for Ana, and learns how to help; Ana is told nothing of it.
    told = len(ana.happenings)
    await say(telegram, lena, "I'm worried about Ana, she wrote that she wants to die")
    assert lena.last.text.startswith("If it's about someone near you: stay with them")
    assert "112" in lena.last.text
    assert len(ana.happenings) == told

    # Petr has a bad night of his own: it is no message to Ana.
    await say(telegram, petr, "i cant do this anymore, i want to die")
    assert helped(petr).startswith(THANKED)
    assert "How to help someone" in petr.last.buttons
    assert len(ana.happenings) == told
    committed("worst_friends", story)
