"""Which clock times the pieces of a text may mean.

An hour without am or pm is taken for the one that lies in the waking hours: "at 4" is the
afternoon, "at 10" the morning. "At 8" lies in both, so both are given.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from bot.ear.meant import Said, Unreadable, Why
from bot.ear.tongue import Part, Words


def hours(said: Said, words: Words, waking: Part) -> list[time]:
    """The times that may be meant, by the 24-hour clock; none when no hour was said."""
    if "midnight" in said:
        return [time(0)]
    if "noon" in said and "hour" not in said:
        return [_clock(12, words.noons[said["noon"]] + _past(said, words))]
    if "run" in said:
        return _halves(said, words, waking, said["run"][:-2], int(said["run"][-2:]))
    if "hour" not in said:
        return []
    if "noon" in said or ("bare" in said and not {"relative", "part", "year"} & said.keys()):
        raise Unreadable(Why.UNSURE)
    minute = int(said.get("minute", 0))
    if "tens" in said:
        minute = int(words.numbers[said["tens"]])
    if "dot" in said and not {"relative", "weekday", "month"} & said.keys():
        _never_a_date(said["hour"], minute)
    return _halves(said, words, waking, said["hour"], minute)


def minutes(word: str, words: Words) -> float:
    return words.numbers[word] if word in words.numbers else float(word.replace(",", "."))


def _past(said: Said, words: Words) -> int:
    if "count" not in said:
        return 0
    word = " ".join(word for word in said["count"].split() if word not in words.minutes)
    count = words.quarters[word] if word in words.quarters else int(minutes(word, words))
    if not 0 < count < 60:
        raise Unreadable(Why.IMPOSSIBLE)
    return -count if said["side"] in words.back else count


def _halves(said: Said, words: Words, waking: Part, written: str, minute: int) -> list[time]:
    hour = words.hours[written] if written in words.hours else int(written or 0)
    sure = hour > 12 or written.startswith("0") or not written
    if hour > 23 or minute > 59 or (hour > 12 and "half" in said):
        raise Unreadable(Why.IMPOSSIBLE)
    either = [hour] if sure else [hour % 12, hour % 12 + 12]
    parts = [words.parts[word] for word in _part_words(said, words)]
    for part in parts or ([] if sure else [waking]):
        either = [hour for hour in either if part.first <= hour <= part.last]
    if not either or (hour == 12 and 0 in either):  # which end of the day is "12 am"?
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
