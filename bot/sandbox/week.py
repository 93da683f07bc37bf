"""A week of Marek's, after alcohol: a dinner, a hard evening, a promise kept, a friend's words.

Played through the real bot, as the month is. What his chat folds away is under Look back, and in
the page's story.
"""

from datetime import time, timedelta

from bot.sandbox.people import Person
from bot.sandbox.story import OUT_THERE, Story, Teller
from bot.sandbox.telegram import StrictTelegram

LENGTH = timedelta(days=7)
MORNING = time(10, 5)
LATE = time(21, 15)
DINNER = "dinner at my sister's, tomorrow 19:00"
PROMISE = "pick up Nina at 4, on time, tomorrow"
URGE = "I really want a drink"
WORDS = "Good that you wrote. Pasta at mine on Sunday?"


async def week(telegram: StrictTelegram, marek: Person, petr: Person) -> None:
    """Live seven days from the moment it is. Petr is Marek's friend."""
    story = Teller(telegram, telegram.dial.now().astimezone())
    await story.begin(marek, "after")
    await story.befriend(marek, petr)
    await story.on(1, MORNING)
    await _dinner(story, marek)
    await story.on(3, LATE)
    await _hard_evening(story, marek, petr)
    await story.on(4, MORNING)
    await _promise(story, marek)
    await story.end(LENGTH)
    await story.say(marek, "/look")


async def _dinner(story: Teller, marek: Person) -> None:
    """Tense, with a sentence ready; too much for a moment, and then he stays."""
    await story.say(marek, "/plan")
    await story.say(marek, DINNER)
    await story.tell_the_time(marek)
    await story.choose(marek, "tense", "sentence", "kind.no", "say.s1", "good", "close")
    await story.until(marek, "going")
    await story.choose(marek, "going")
    await story.rest(3 * OUT_THERE)
    await story.choose(marek, "too_much", "sentence", "back", "stay")
    await story.rest(5 * OUT_THERE)
    await story.choose(marek, "done", "uneasy", "laughed", "said_more", "enough", "not_now")
    await story.choose(marek, "close")


async def _hard_evening(story: Teller, marek: Person, petr: Person) -> None:
    """An urge, five minutes outside, and a hello that he asks for; Petr's words he keeps."""
    await story.say(marek, URGE)
    await story.choose(marek, "step_out", "five")
    await story.rest(timedelta(minutes=5))
    await story.choose(marek, "back_in")
    await story.say(marek, "/friend")
    await story.choose(marek, "one.0", "ask", "send")
    await story.rest(timedelta(minutes=2))
    await story.say(petr, WORDS)
    await story.choose(marek, "keep")


async def _promise(story: Teller, marek: Person) -> None:
    """Somebody waits for him: reminded twice, and there on time."""
    await story.say(marek, "/plan")
    await story.say(marek, PROMISE)
    await story.choose(marek, "yes", "good")
    await story.until(marek, "going")
    await story.choose(marek, "going")
    await story.rest(2 * OUT_THERE)
    await story.choose(marek, "done", "easy1", "hard1", "change1", "yes")


WEEK = Story("a week of Marek's, after alcohol", ("Marek", "Petr"), LENGTH, week)
