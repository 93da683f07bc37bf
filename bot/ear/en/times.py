"""English words and patterns for points in time.

Patterns are tried in order, and what one takes is out of reach for the next, so that "half past
six" is never a "six". `FIRM` ones are heard inside a sentence, `LOOSE` ones only where nothing
but a time was typed. `{weekday}` stands for any word of a table, `{HOUR}` for a block, `{taken}`
for what an earlier pattern took; what the groups mean stands in `reckon.py`.
"""

from __future__ import annotations

from typing import Final

from bot.ear.tongue import Part, Tongue

_WEEKDAYS: Final = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6,
    # as people spell them
    "tuseday": 1, "wensday": 2, "wednsday": 2, "thrusday": 3, "saterday": 5,
}  # fmt: skip
_SHORT_WEEKDAYS: Final = {
    "mon": 0, "tues": 1, "tue": 1, "weds": 2, "wed": 2, "thurs": 3, "thur": 3, "thu": 3,
    "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
_MONTHS: Final = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12,
    "dec": 12,
}  # fmt: skip
_HOURS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_NUMBERS: Final = {
    **_HOURS, "fifteen": 15, "twenty": 20, "twenty five": 25, "thirty": 30, "forty": 40,
    "forty five": 45, "fifty": 50, "sixty": 60, "ninety": 90, "a couple of": 2, "a couple": 2,
    "a pair of": 2, "an": 1, "a": 1, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "half an": 0.5,
    "half a": 0.5, "half": 0.5, "a quarter of an": 0.25, "quarter of an": 0.25,
    "three quarters of an": 0.75, "three-quarters of an": 0.75,
}  # fmt: skip
_UNITS: Final = {
    "minutes": 1, "minute": 1, "mins": 1, "min": 1, "m": 1, "hours": 60, "hour": 60, "hrs": 60,
    "hr": 60, "h": 60,
}  # fmt: skip
_ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_RELATIVES: Final = {
    "the day after tomorrow": 2, "day after tomorrow": 2, "tomorrow": 1, "tomorow": 1,
    "tommorow": 1, "tommorrow": 1, "tomorro": 1, "tmrw": 1, "tmr": 1, "tmw": 1, "tmoro": 1,
    "2moro": 1, "2morrow": 1, "today": 0,
}  # fmt: skip
_PARTS: Final = {
    "morning": Part(5, 11, 10), "in the morning": Part(1, 11, 10), "am": Part(0, 11),
    "a": Part(0, 11), "pm": Part(12, 23), "p": Part(12, 23),
    "afternoon": Part(12, 18, 15), "in the afternoon": Part(12, 18, 15),
    "evening": Part(16, 23, 19), "in the evening": Part(16, 23, 19),
    "night": Part(18, 23, 19), "at night": Part(18, 23, 19), "tonight": Part(17, 23, 19),
    "tonite": Part(17, 23, 19),
}  # fmt: skip
_BLOCKS: Final = {
    "HOUR": r"(?P<hour>[0-9]{1,2}|{hour})",
    "DIGITS": r"(?P<hour>[0-9]{1,2})",
    "MINUTE": r"(?P<minute>[0-9]{2})",
    "HALF": r"(?: ?(?P<half>a\.?m(?!\w)\.?|p\.?m(?!\w)\.?|a m(?!\w)|p m(?!\w)|in the morning"
    r"|in the afternoon|in the evening|at night))",
    "ISH": r"(?: ?-?ish| approximately)?",
    "AT": r"(?:(?:at|around|@|~) ?)?",
    "DAY": r"(?P<day>[0-9]{1,2})",
    "TH": r"(?:st|nd|rd|th)",
    "YEAR": r"(?:,? (?P<year>(?:19|20)[0-9]{2})(?![:.0-9]))?",
    "N": r"(?P<n>[0-9]{1,3}(?:[.,]5)?|{number})",
    "LATER": r"(?: time| from now| or so)?",
    "WHICH": r"(?:(?P<which>this coming|this|next|coming) )",
    "PART": r"(?:,? (?:in the |at )?(?P<part>morning|afternoon|evening|night)(?!\w))?",
}
_LENGTHS: Final = (
    (
        r"{N} ?-?(?:more )?(?P<unit>{unit})"
        r"(?:,? (?:and )?(?P<n2>[0-9]{1,2}|{number}) ?(?P<unit2>{unit}))?"
    ),
    r"{N} and an? half (?P<and_half>hours?)",
    r"an? (?P<and_half>hour) and an? half",
    r"(?P<h>[0-9]{1,2})h(?P<m>[0-9]{2})",
)

_FIRM: Final = (
    # dates that only a keyboard writes, and days gone
    r"(?P<year>20[0-9]{2})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})",
    r"(?P<gone>yesterday|earlier today|last (?:night|week|month|{weekday}|{short}))(?!'s)",
    r"(?P<gone>(?:[0-9]+|{number}) ?(?:{unit}|{span}) ago)",
    # from now on
    *(rf"in (?:about |around )?{length}{{LATER}}" for length in _LENGTHS),
    *(rf"{length} from now" for length in _LENGTHS),
    r"in {N} (?P<span>{span}){LATER}",
    r"{N} (?P<span>{span}) (?:from now|from today|hence)",
    # dates
    r"(?:on )?(?:the )?(?<!at ){DAY}{TH}?(?: of)? (?P<month>{month})(?!\w)\.?{YEAR}",
    r"(?:on )?(?:the )?(?P<ordinal>{ordinal}) of (?P<month>{month}){YEAR}",
    r"(?:on )?(?P<month>{month})\.? (?:the )?{DAY}{TH}?(?![:.][0-9]){YEAR}",
    r"(?:on )?(?P<month>{month}) (?:the )?(?P<ordinal>{ordinal}){YEAR}",
    r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>(?:20)?[0-9]{2})(?![:.0-9])",
    r"(?P<either>[0-9]{1,2})/(?P<other>[0-9]{1,2})/(?P<year>(?:20)?[0-9]{2})(?![:.0-9])",
    r"(?:on )?(?P<weekday>{weekday}|{short})(?!\w)\.?,? (?:the )?{DAY}{TH}",
    # hours
    (
        r"{AT}(?P<count>half|quarter|a quarter|(?:[0-9]{1,2}|{number}) minutes|five|ten|twenty"
        r"|twenty five) (?P<side>past|after|to|before) {HOUR}{HALF}?"
    ),
    r"{AT}(?P<count>5|10|15|20|25) (?P<side>past|after) {HOUR}{HALF}?",
    (
        r"{AT}(?P<count>half|quarter|a quarter|5|10|15|20|five|ten|twenty) (?P<side>past|to)"
        r" (?P<noon>noon|midday)"
    ),
    r"{AT}{DIGITS}[:.]{MINUTE}{HALF}",
    r"{AT}{DIGITS}:{MINUTE}(?![:0-9]){ISH}",
    r"(?:at|@) ?{DIGITS}[.h]{MINUTE}(?![.:/0-9])",
    r"(?:at|around|@) ?(?P<run>[012][0-9][0-5][0-9])(?![:0-9])",
    r"{AT}(?P<hour>{hour}) (?P<tens>fifteen|thirty|forty five){HALF}",
    r"{AT}{HOUR}{ISH}{HALF}{ISH}",
    r"{AT}{HOUR} ?o'? ?clock{HALF}?",
    r"(?:at )?(?P<noon>noon|midday)",
    r"(?:at )?(?P<midnight>midnight)",
    # days
    r"(?P<part>tonight|tonite)(?!'s)",
    r"(?P<today>this) (?P<part>morning|afternoon|evening)",
    r"(?P<relative>{relative})(?!'s){PART}",
    r"(?:on )?(?P<weekday>{weekday}) (?:of )?(?P<which>next|this) week",
    r"(?P<which>next) week,? (?:on )?(?P<weekday>{weekday}|{short})",
    r"(?:on )?{WHICH}?(?P<weekday>{weekday})(?!'s){PART}",
    r"(?:on |{WHICH})(?P<weekday>{short})(?!['\w])\.?{PART}",
    r"(?<!the )(?<!in )(?P<weekday>{short})(?!\w)\.?(?=,? ?(?:at |@)?(?:{taken}|[0-9]))",
    r"(?<={taken} )(?P<weekday>{short})(?!')",
    # a part or an hour that says little by itself
    r"in the (?P<part>morning|afternoon|evening)",
    (
        r"(?:at|@) ?{DIGITS}(?= ?(?:$|[,.;!?){taken}]|(?:with|in|on|to|and|by|near|for|outside|from"
        r"|then|but|so)(?!\w)))"
    ),
    r"at (?P<hour>{hour})(?<! one)(?= ?(?:$|[,.;!?){taken}]))",
)
_LOOSE: Final = (
    r"{N} ?-?(?P<unit>minutes?|mins?|hours?|hrs?)",
    *_LENGTHS[1:3],
    r"(?:the |on the )?{DAY}{TH}",
    r"(?P<either>[0-9]{1,2})/(?P<other>[0-9]{1,2})",
    r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?![0-9])",
    r"{DIGITS}(?::{MINUTE})? ?(?P<half>[ap])",
    r"(?P<hour>0[0-9]|1[3-9]|2[0-3])h{MINUTE}?",
    r"{DIGITS}(?P<dot>\.){MINUTE}",
    r"(?P<run>[012]?[0-9][0-9]{2}){ISH}{HALF}?",
    r"(?P<hour>{hour}) (?P<tens>fifteen|thirty|forty five)",
    r"(?P<noon>lunchtime|lunch)",
    r"(?P<weekday>{short})",
    r"(?P<part>morning|afternoon|evening|night)",
    r"(?:at|around) {HOUR}{ISH}",
    r"{HOUR} ?-?ish",
    r"(?P<hour>[0-9]{1,2}|{hour})(?P<bare>)",
)

ENGLISH: Final = Tongue(
    language="en",
    weekdays=_WEEKDAYS,
    short_weekdays=_SHORT_WEEKDAYS,
    months=_MONTHS,
    hours=_HOURS,
    numbers=_NUMBERS,
    ordinals=_ORDINALS,
    minutes=_UNITS,
    days={"days": 1, "day": 1, "weeks": 7, "week": 7},
    relatives=_RELATIVES,
    one_day_gone=frozenset({"yesterday", "last night"}),
    parts=_PARTS,
    noons={"noon": 0, "midday": 0, "lunchtime": 30, "lunch": 30},
    quarters={"quarter": 15, "a quarter": 15, "half": 30},
    back=frozenset({"to", "before"}),
    next_one=frozenset({"next"}),
    coming=frozenset({"coming", "this coming"}),
    blocks=_BLOCKS,
    firm=_FIRM,
    loose=_LOOSE,
    # Words that may stand around a time without changing it.
    joiners=(
        "at", "on", "the", "for", "around", "about", "approximately", "approx", "roughly", "say",
        "please", "pls", "ok", "okay", "yes", "lets", "let's", "maybe", "how", "and", "early",
    ),
    # A time just after one of these is not when the step is: "buy cake for Friday", "by 5 pm".
    not_after=(
        "about", "for", "since", "until", "till", "til", "by", "before", "after", "from",
        "every", "each", "last", "past", "not", "between", "or", "to", "than", "per", "except",
        "through", "as", "the", "my", "our", "his", "her", "their", "a", "this", "next", "of",
    ),
    # Nor is one that goes on like this: "at 5 or 6", "4pm to 6pm".
    not_before=("to", "or", "and", "until", "till", "-", "–", "/"),
)  # fmt: skip
