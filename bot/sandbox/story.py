"""A month of Ana's steps, played through the real bot before the page is looked at.

Everything is done as a person would do it, by the choices behind the buttons and not by their
words, so that the story outlives a rewording.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.sandbox.chats import Message
from bot.sandbox.links import invitation
from bot.sandbox.people import NotThere, Person
from bot.sandbox.telegram import StrictTelegram

LENGTH = timedelta(days=28)
MOMENT = timedelta(seconds=3)
"""What passes between two deeds of a person."""
PATIENCE = 60.0
"""Real seconds that the bot may take over one thing; the first of them is its start."""
OUT_THERE = timedelta(minutes=18)
MORNING = time(11, 10)
MOST_TRIES = 60
FEELINGS = ("calm", "okay", "uneasy", "tense", "very_tense")
CHEER = "Yes!! Cake on Sunday, my treat"
NOTE = "The man at the till said hello back"


@dataclass(frozen=True, slots=True)
class Outing:
    """One step of the month: planned on a day, by the idea's name, guessed and felt 0-4."""

    day: int
    idea: str
    guess: int
    felt: int
    done: str = "done"
    easy: int = 1
    hard: int = 1
    change: str = "enough"


FIRST = Outing(0, "shop-hello", 3, 2, change="change1")
OUTINGS = (
    Outing(4, "shop-hello", 3, 3, easy=2, hard=2),
    Outing(6, "sit-near", 2, 2, done="part"),
    Outing(9, "shop-hello", 3, 2, easy=3, hard=3, change="same"),
    Outing(12, "neighbour", 2, 0, easy=2, hard=2),
    Outing(16, "sit-near", 3, 1, easy=3),
    Outing(19, "shop-question", 3, 2, easy=1, hard=2),
    Outing(23, "sit-near", 2, 1, easy=2, hard=3),
    Outing(26, "shop-hello", 1, 1),
)


@dataclass(frozen=True, slots=True)
class Story:
    """What can be played before the page is looked at; it ends now, and began `length` ago."""

    about: str
    people: tuple[str, str]
    length: timedelta
    play: Callable[[StrictTelegram, Person, Person], Awaitable[None]]


async def month(telegram: StrictTelegram, ana: Person, lena: Person) -> None:
    """Live four weeks from the moment it is. Lena is Ana's friend, and sends a word or two."""
    story = Teller(telegram, telegram.dial.now().astimezone())
    await story.begin(ana, "alone")
    await story.choose(ana, f"idea.{FIRST.idea}")
    await story.tell_the_time(ana)
    await story.choose(ana, "at.2", FEELINGS[FIRST.guess], "good")
    await story.befriend(ana, lena)
    await _first_step(story, ana, lena)
    for outing in OUTINGS:
        await _outing(story, ana, outing)
    await story.say(ana, NOTE)
    await story.choose(ana, "keep")
    await story.end(LENGTH)


async def _first_step(story: "Teller", ana: Person, lena: Person) -> None:
    """The first hello, its line to Lena, and her words back."""
    await story.until(ana, "going")
    await _go(story, ana, FIRST)
    await story.choose(ana, "send")
    await story.rest(timedelta(minutes=5))
    await story.say(lena, CHEER)
    await story.choose(ana, "keep")
    await story.until(ana, "going")
    await story.choose(ana, "not_today", "rest")


async def _outing(story: "Teller", ana: Person, outing: Outing) -> None:
    """A step planned in the morning; what was planned before has its day first."""
    await story.on(outing.day, MORNING)
    await story.say(ana, "/plan")
    for _ in range(MOST_TRIES):
        if not offered(ana, f"idea.{outing.idea}"):
            await story.choose(ana, "others")
    await story.choose(ana, f"idea.{outing.idea}", "at.0", FEELINGS[outing.guess], "good")
    await story.until(ana, "going")
    await _go(story, ana, outing)


async def _go(story: "Teller", ana: Person, outing: Outing) -> None:
    """From the door to the three questions; what is offered after them is answered too."""
    await story.choose(ana, "going")
    await story.rest(OUT_THERE)
    chips = (f"easy{outing.easy}", f"hard{outing.hard}", outing.change)
    await story.choose(ana, outing.done, FEELINGS[outing.felt], *chips)
    for choice in ("yes",) if outing.change.startswith("change") else ("not_now", "send"):
        if offered(ana, choice):
            await story.choose(ana, choice)


class Teller:
    """What people do, one deed after another. `start`: the first moment, in local time."""

    def __init__(self, telegram: StrictTelegram, start: datetime) -> None:
        self._telegram, self._start = telegram, start

    async def begin(self, person: Person, path: str) -> None:
        """Hello, and the path that is closest."""
        person.start()
        await self.rest()
        await self.choose(person, "keep", path)

    async def befriend(self, person: Person, friend: Person) -> None:
        """An invitation, opened on the friend's phone."""
        await self.say(person, "/friend")
        await self.choose(person, "chosen")
        friend.start(_payload(person))
        await self.rest()
        await self.choose(friend, "yes", "weekly")
        await self.until(person, "yes")  # at night it waits for the morning
        await self.choose(person, "yes")

    async def on(self, day: int, at: time) -> None:
        """Let time pass until that hour of a day of the story; the first day is 0."""
        date = self._start.date() + timedelta(days=day)
        await self._until(datetime.combine(date, at, self._start.tzinfo))

    async def end(self, length: timedelta) -> None:
        """Let time pass until the story has lasted so long."""
        await self._until(self._start + length)

    async def _until(self, instant: datetime) -> None:
        dial = self._telegram.dial
        await dial.pass_time(max(instant - dial.now(), timedelta()), PATIENCE)
        # What is said next is said at the bot's new time too.
        await dial.settle(PATIENCE)

    async def tell_the_time(self, person: Person) -> None:
        """What their clock says: this machine's time, tapped or written."""
        clock = f"{self._telegram.dial.now().astimezone(self._start.tzinfo):%H:%M}"
        if clock in person.last.buttons:
            person.tap(clock)
            await self.rest()
        else:
            await self.choose(person, "another")
            await self.say(person, clock)

    async def choose(self, person: Person, *choices: str) -> None:
        """Tap one button after another. Raises NotThere with the screen."""
        for choice in choices:
            cards = (message for message in reversed(person.messages) if message.from_bot)
            found = next(filter(None, (_data(card, choice) for card in cards)), None)
            if found is None:
                raise NotThere(f"{person.name} is not offered {choice!r}:\n{person.screen()}")
            person.tap(found)
            await self.rest()

    async def say(self, person: Person, text: str) -> None:
        person.say(text)
        # A text may have a second part, so an answer takes its time.
        await self.rest()
        await self.rest()

    async def until(self, person: Person, choice: str) -> None:
        """Let time pass until a message with this choice has come."""
        world = self._telegram.world
        for _ in range(MOST_TRIES):
            if offered(person, choice):
                return
            if not await world.dial.to_next(lambda: len(world.accepted), PATIENCE):
                break
        raise NotThere(f"{person.name} was never offered {choice!r}:\n{person.screen()}")

    async def rest(self, step: timedelta = MOMENT) -> None:
        await self._telegram.dial.settle(PATIENCE)
        await self._telegram.dial.pass_time(step, PATIENCE)
        await self._telegram.dial.settle(PATIENCE)


def offered(person: Person, choice: str) -> bool:
    """Whether there is a button for a choice on the bot's newest message."""
    return _data(person.last, choice) is not None


def _data(card: Message, choice: str) -> str | None:
    """The data of a message's button for a choice."""
    data = (button.get("callback_data", "") for button in card.keys)
    return next((one for one in data if one.rpartition(":")[2] == choice), None)


def _payload(person: Person) -> str:
    """What the link on a person's screen carries."""
    return invitation(next(button["url"] for button in person.last.keys if "url" in button))[0]


MONTH = Story("a month of Ana's steps", ("Ana", "Lena"), LENGTH, month)
