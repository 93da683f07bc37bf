"""Which clock times the pieces of a text may mean.

An hour without am or pm is taken for the one that lies in the waking hours: "at 4" is the
afternoon, "at 10" the morning. "At 8" lies in both, so both are given.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import Final

from bot.ear.meant import Said, Unreadable, Why
from bot.ear.tongue import Part, Words

HOURS: Final = frozenset({"hour", "run", "noon", "midnight", "half_of"})
"""What says an hour, by the names of the pieces."""
_SMALLEST_HOURS: Final = 4
"""After midnight an evening goes on so long."""


def hours(said: Said, words: Words, waking: Part) -> list[time]:
    """The times that may be meant, by the 24-hour clock; none when no hour was said."""
    if "midnight" in said:
        return [time(0)]
    if "noon" in said and "hour" not in said:
        return [_clock(12, words.noons[said["noon"]] + _past(said, words))]
    if "half_of" in said:
        return _half_before_or_after(said, words, waking)
    if "run" in said:
        return _halves(said, words, waking, said["run"][:-2], int(said["run"][-2:]))
    if "hour" not in said:
        return []
    if "noon" in said or ("bare" in said and not {"relative", "part", "year"} & said.keys()):
        raise Unreadable(Why.UNSURE)
    minute = int(said.get("minute", 0))
    if "tens" in said:
        minute = sum(int(words.numbers[word]) for word in said["tens"].split())
    if "dot" in said and not {"relative", "weekday", "month"} & said.keys():
        _never_a_date(said["hour"], minute)
    return _halves(said, words, waking, said["hour"], minute)


def small_hours(said: Said, words: Words) -> bool:
    """Whether an evening's hour is one after midnight: "tonight at 1", "friday night at 12"."""
    hour = _number(said["hour"], words) if "hour" in said else 24
    parts = [words.parts[word] for word in _part_words(said, words)]
    begin = [part.first for part in parts if part.first]
    late = 12 not in begin and max(begin, default=0) > 12
    return late and hour <= 12 and hour % 12 <= _SMALLEST_HOURS and hour % 12 + 12 < min(begin)


def minutes(word: str, words: Words) -> float:
    return words.numbers[word] if word in words.numbers else float(word.replace(",", "."))


def _half_before_or_after(said: Said, words: Words, waking: Part) -> list[time]:
    """ "Half six" is 6:30 to some, and 5:30 to others."""
    hour = _number(said["half_of"], words)
    before = (hour - 2) % 12 + 1 if hour <= 12 else hour - 1
    return [at for one in (before, hour) for at in _halves(said, words, waking, str(one), 30)]


def _number(hour: str, words: Words) -> int:
    return words.hours[hour] if hour in words.hours else int(hour or 0)


def _past(said: Said, words: Words) -> int:
    if "count" not in said:
        return 0
    word = " ".join(word for word in said["count"].split() if word not in words.minutes)
    count = words.quarters[word] if word in words.quarters else int(minutes(word, words))
    if not 0 < count < 60:
        raise Unreadable(Why.IMPOSSIBLE)
    return -count if said["side"] in words.back else count


def _halves(said: Said, words: Words, waking: Part, written: str, minute: int) -> list[time]:
    hour = _number(written, words)
    if small_hours(said, words):
        return [_clock(hour % 12, minute + _past(said, words))]
    sure = hour > 12 or written.startswith("0") or not written
    if hour > 23 or minute > 59 or (hour > 12 and "half" in said):
        raise Unreadable(Why.IMPOSSIBLE)
    either = [hour] if sure else [hour % 12, hour % 12 + 12]
    parts = [words.parts[word] for word in _part_words(said, words)]
    for part in parts or ([] if sure else [waking]):
        either = [hour for hour in either if part.first <= hour <= part.last]
    both_ends = parts and hour == 12 and (0 in either or "half" not in said)
    if not either or both_ends:  # which end of the day is "12 am"?
        raise Unreadable(Why.UNSURE)
    return [_clock(hour, minute + _past(said, words)) for hour in either]


def _part_words(said: Said, words: Words) -> Iterator[str]:
    if "half" in said:
        half = said["half"]
        yield half if half in words.parts else half.replace(".", "").replace(" ", "")
    if "part" in said:
        yield said["part"]


def _never_a_date(first: str, second: int) -> None:
    """ "18.10" could be the 18th of October; "18.30" and "6.00" could not."""
    if 1 <= second <= 12 and 1 <= int(first) <= 31:
        raise Unreadable(Why.UNSURE)


def _clock(hour: int, minute: int) -> time:
    whole = (hour * 60 + minute) % (24 * 60)
    return time(whole // 60, whole % 60)
