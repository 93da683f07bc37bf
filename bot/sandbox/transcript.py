"""A story as two phones saw it, in the notation of our experience transcripts.

T tap, P typed, B new message (| goes on), E edited message, [buttons] a row a line, X deleted,
! a note in answer to a tap, # the dial moved. A second phone's lines begin with its prefix.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.sandbox.chats import Happening
from bot.sandbox.people import Person

SIGNS = {
    "came": "B", "edited": "E", "deleted": "X", "said": "P", "tapped": "T", "did": "P", "alert": "!"
}  # fmt: skip
BY_PEOPLE = frozenset({"said", "tapped", "did"})
Told = tuple[int, str, Happening]
# What real time passes while a story is played is not worth a line.
MOVED = timedelta(seconds=45)


class Transcript:
    """Writes down what happens from now on, on one phone or several.

    phones: prefix to person, such as {"": ana, "L": lena}. zone: whose local time stands in
    the lines that tell of the dial. whole: what happened before belongs to it too.
    """

    def __init__(
        self, phones: Mapping[str, Person], zone: str = "UTC", *, whole: bool = False
    ) -> None:
        self._phones = phones
        self._zone = ZoneInfo(zone)
        self._from = {
            prefix: 0 if whole else len(person.happenings) for prefix, person in phones.items()
        }

    def text(self) -> str:
        """All of it so far, one line a line, ending in a line break."""
        happenings = _phone_by_phone(
            sorted(
                (happening.number, prefix, happening)
                for prefix, person in self._phones.items()
                for happening in person.happenings[self._from[prefix] :]
            )
        )
        lines: list[str] = []
        shown: dict[int, tuple[str, list[list[str]]]] = {}
        before: datetime | None = None
        for _, prefix, happening in happenings:
            if before and happening.at - before > MOVED:
                lines.append(self._time(before, happening.at))
            before = happening.at
            if happening.message and happening.kind in ("came", "edited"):
                look = (happening.text, happening.rows)
                if shown.get(happening.message.id) == look:
                    continue
                shown[happening.message.id] = look
            lines += _lines(prefix, happening)
        return "".join(f"{line}\n" for line in lines)

    def _time(self, before: datetime, now: datetime) -> str:
        """The local time, with its day when that is another one."""
        then, local = before.astimezone(self._zone), now.astimezone(self._zone)
        return f"# {local:%H:%M}" if then.date() == local.date() else f"# {local:%a %d %b %H:%M}"


def _phone_by_phone(happenings: list[Told]) -> list[Told]:
    """What the bot does on several phones at one time has no order: there, phone after phone.

    Nor has a note in answer to a tap, which is sent beside all else: it comes first.
    """
    ordered: list[Told] = []
    run: list[Told] = []
    for told in happenings:
        theirs = told[2].kind in BY_PEOPLE
        if run and (theirs or told[2].at - run[-1][2].at > MOVED):
            ordered += sorted(run, key=_place)
            run = []
        if theirs:
            ordered.append(told)
        else:
            run.append(told)
    return ordered + sorted(run, key=_place)


def _place(told: Told) -> tuple[str, bool]:
    _, prefix, happening = told
    return prefix, happening.kind != "alert"


def _lines(prefix: str, happening: Happening) -> list[str]:
    first, *rest = happening.text.split("\n")
    return [
        f"{prefix}{SIGNS[happening.kind]} {first}",
        *(f"| {line}" for line in rest),
        *(" ".join(f"[{label}]" for label in row) for row in happening.rows),
    ]
