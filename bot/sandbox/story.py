"""A month of Ana's steps, played through the real bot before the page is looked at.

Everything is done as a person would do it, by the choices behind the buttons and not by their
words, so that the story outlives a rewording.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.sandbox.links import invitation
from bot.sandbox.people import NotThere, Person
from bot.sandbox.telegram import StrictTelegram

LENGTH = timedelta(days=28)
MOMENT = timedelta(seconds=3)
"""What passes between two deeds of a person."""
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


def wind_back(telegram: StrictTelegram) -> None:
    """Let it be four weeks ago; to be done before a bot follows the dial."""
    telegram.dial.offset = -LENGTH


async def month(telegram: StrictTelegram, ana: Person, lena: Person) -> None:
    """Live four weeks from the moment it is. Lena is Ana's friend, and sends a word or two."""
    start = telegram.dial.now().astimezone()
    now = start + LENGTH
    story = _Story(telegram, start)
    await story.begin(ana)
    await story.befriend(ana, lena)
    await story.first_step(ana, lena)
    for outing in OUTINGS:
        await story.outing(ana, outing)
    await story.note(ana)
    await telegram.dial.pass_time(max(now - telegram.dial.now(), timedelta()))


class _Story:
    """What people do, one deed after another. `start`: the first moment, in local time."""

    def __init__(self, telegram: StrictTelegram, start: datetime) -> None:
        self._telegram, self._start = telegram, start

    async def begin(self, ana: Person) -> None:
        """Hello, and a first plan for tomorrow."""
        ana.start()
        await self._rest()
        await self._choose(ana, "keep", "alone", f"idea.{FIRST.idea}")
        await self._tell_the_time(ana)
        await self._choose(ana, "at.2", FEELINGS[FIRST.guess], "good")

    async def befriend(self, ana: Person, lena: Person) -> None:
        """An invitation, opened on Lena's phone."""
        await self._say(ana, "/friend")
        await self._choose(ana, "chosen")
        lena.start(_payload(ana))
        await self._rest()
        await self._choose(lena, "yes", "weekly")
        await self._until(ana, "yes")  # at night it waits for the morning
        await self._choose(ana, "yes")

    async def first_step(self, ana: Person, lena: Person) -> None:
        """The first hello, its line to Lena, and her words back."""
        await self._until(ana, "going")
        await self._go(ana, FIRST)
        await self._choose(ana, "send")
        await self._rest(timedelta(minutes=5))
        await self._say(lena, CHEER)
        await self._choose(ana, "keep")
        await self._until(ana, "going")
        await self._choose(ana, "not_today", "rest")

    async def outing(self, ana: Person, outing: Outing) -> None:
        """A step planned in the morning; what was planned before has its day first."""
        morning = datetime.combine(
            self._start.date() + timedelta(days=outing.day), MORNING, self._start.tzinfo
        )
        dial = self._telegram.dial
        await dial.pass_time(max(morning - dial.now(), timedelta()))
        await self._say(ana, "/plan")
        for _ in range(MOST_TRIES):
            if not _offered(ana, f"idea.{outing.idea}"):
                await self._choose(ana, "others")
        await self._choose(ana, f"idea.{outing.idea}", "at.0", FEELINGS[outing.guess], "good")
        await self._until(ana, "going")
        await self._go(ana, outing)

    async def note(self, ana: Person) -> None:
        """Something worth keeping that was no step."""
        await self._say(ana, NOTE)
        await self._choose(ana, "keep")

    async def _go(self, ana: Person, outing: Outing) -> None:
        """From the door to the three questions; what is offered after them is answered too."""
        await self._choose(ana, "going")
        await self._rest(OUT_THERE)
        chips = (f"easy{outing.easy}", f"hard{outing.hard}", outing.change)
        await self._choose(ana, outing.done, FEELINGS[outing.felt], *chips)
        for choice in ("yes",) if outing.change.startswith("change") else ("not_now", "send"):
            if _offered(ana, choice):
                await self._choose(ana, choice)

    async def _tell_the_time(self, person: Person) -> None:
        """What their clock says: this machine's time, tapped or written."""
        clock = f"{self._telegram.dial.now().astimezone(self._start.tzinfo):%H:%M}"
        if clock in person.last.buttons:
            person.tap(clock)
            await self._rest()
        else:
            await self._choose(person, "another")
            await self._say(person, clock)

    async def _choose(self, person: Person, *choices: str) -> None:
        """Tap one button after another. Raises NotThere with the screen."""
        for choice in choices:
            found = _offered(person, choice)
            if found is None:
                raise NotThere(f"{person.name} is not offered {choice!r}:\n{person.screen()}")
            person.tap(found)
            await self._rest()

    async def _say(self, person: Person, text: str) -> None:
        person.say(text)
        # A text may have a second part, so an answer takes its time.
        await self._rest()
        await self._rest()

    async def _until(self, person: Person, choice: str) -> None:
        """Let time pass until a message with this choice has come."""
        world = self._telegram.world
        for _ in range(MOST_TRIES):
            if _offered(person, choice):
                return
            if not await world.dial.to_next(lambda: len(world.accepted)):
                break
        raise NotThere(f"{person.name} was never offered {choice!r}:\n{person.screen()}")

    async def _rest(self, step: timedelta = MOMENT) -> None:
        await self._telegram.dial.settle()
        await self._telegram.dial.pass_time(step)
        await self._telegram.dial.settle()


def _offered(person: Person, choice: str) -> str | None:
    """The data of the button for a choice on the newest message, if it is there."""
    data = (button.get("callback_data", "") for button in person.last.keys)
    return next((one for one in data if one.rpartition(":")[2] == choice), None)


def _payload(person: Person) -> str:
    """What the link on a person's screen carries."""
    return invitation(next(button["url"] for button in person.last.keys if "url" in button))[0]
