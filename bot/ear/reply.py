"""Short typed replies: "done", "not today", "7", "very tense".

Free text is welcome wherever buttons stand, so the commonest words for a button do what the
button does. Only a whole message counts: "done" is a reply, "I'm done with this" is not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

# One row a meaning; the key is that of the button. Each language adds its own words. A word may
# stand in two rows only when no card offers both buttons.
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "yes": ("yes", "y", "yeah", "yep", "yes please", "sure"),
    "no": ("no", "n", "nope", "no thanks", "no thank you", "nah"),
    "good": ("good", "ok", "okay", "fine", "looks good", "yes", "perfect"),
    "going": (
        *("im going", "i am going", "going", "going now", "im going now", "on my way", "omw"),
        *("im on my way", "leaving", "leaving now", "im leaving", "im leaving now", "here i go"),
        *("here goes", "heading out", "heading out now", "im heading out", "off i go", "im off"),
        *("i am off", "im doing it", "ok", "okay", "ok im going", "yes"),
    ),
    "done": (
        *("done", "its done", "all done", "done it", "ive done it", "i have done it", "finished"),
        *("i did", "i did it", "did it", "just did it", "i just did it", "yes i did", "yep i did"),
        *("yeah i did", "yes i did it", "yeah i did it", "yes done", "yes all done", "made it"),
        *("i made it", "i went", "did the thing", "i did the thing", "i managed it"),
        *("managed it", "i managed", "im done", "did it already", "already did it", "already done"),
        *("i already did it", "i did it already", "it went well", "went well", "it went fine"),
        *("it went ok", "it went okay", "i was there"),
    ),
    "part": (
        *("part", "part of it", "partly", "partially", "half", "half of it", "halfway", "a bit"),
        *("a bit of it", "a little", "a little bit", "some of it", "sort of", "sorta", "kind of"),
        *("kinda", "almost", "nearly", "not quite", "not all of it", "i tried", "tried"),
        *("i tried it", "at least i tried", "i left", "i left early", "left early", "had to leave"),
        *("i had to leave", "i ran away", "ran away", "i ran off", "only a bit"),
    ),
    "none": (
        *("it didnt happen", "it did not happen", "didnt happen", "did not happen", "i didnt"),
        *("i did not", "i didnt go", "i did not go", "didnt go", "i didnt do it", "didnt do it"),
        *("i did not do it", "no i didnt", "no i did not", "nope i didnt", "no i didnt go"),
        *("no i didnt do it", "no didnt go", "not done", "i couldnt", "couldnt do it"),
        *("i couldnt do it", "i couldnt go", "couldnt go", "no", "nope", "not this time"),
        *("didnt manage", "i didnt manage", "didnt make it", "i didnt make it", "i stayed home"),
    ),
    "later": (
        *("later", "not now", "in a bit", "in a while", "in a minute", "maybe later", "not yet"),
        *("remind me later", "ask me later", "later please", "a bit later", "snooze"),
    ),
    "not_now": (
        "not now",
        "not right now",
        "no thanks",
        "no thank you",
        "later",
        "maybe later",
        "ask me later",
        "not yet",
        "let me think",
        "let me think about it",
        "i need to think",
        "i need to think about it",
        "ill think about it",
        "i will think about it",
        "maybe",
    ),
    "smaller": ("smaller", "too big", "something smaller", "its too big", "make it smaller"),
    "not_today": (
        *(
            "not today",
            "cant today",
            "i cant today",
            "not going today",
            "no",
            "nope",
            "another day",
        ),
        *("im not going", "i am not going", "cant make it", "i cant make it", "tomorrow maybe"),
        *(
            "not going",
            "i cant go",
            "cant go",
            "im staying home",
            "staying home",
            "skip it",
            "skip",
            "skip today",
        ),
    ),
    "too_much": (
        *("its too much", "too much", "this is too much", "its all too much", "i cant", "i cannot"),
        *("i cant do this", "cant do this", "i cant do it", "cant do it", "im scared", "scared"),
        *(
            "i am scared",
            "im so scared",
            "too scared",
            "im too scared",
            "im afraid",
            "im panicking",
        ),
        *("panicking", "panic", "panic attack", "im having a panic attack", "i feel sick"),
        *("feeling sick", "feel sick", "im freaking out", "freaking out", "im shaking"),
        *("overwhelmed", "im overwhelmed", "its a lot"),
    ),
    "breathe": (
        *("breathe", "breath", "breathing", "help me breathe", "breathe with me", "lets breathe"),
        *("i cant breathe", "cant breathe", "i need to breathe"),
    ),
    "skip": (
        *(
            "skip",
            "pass",
            "next",
            "skip it",
            "skip this",
            "dont know",
            "i dont know",
            "do not know",
        ),
        *("i do not know", "dunno", "i dunno", "idk", "no idea", "ive no idea", "i have no idea"),
        *(
            "whenever",
            "any time",
            "anytime",
            "not sure",
            "im not sure",
            "cant think of anything",
            "i cant think of anything",
        ),
        *("nothing comes to mind", "no comment"),
    ),
    "nothing": (
        "nothing",
        "none",
        "nothing yet",
        "nothing really",
        "not a thing",
        "nothing at all",
    ),
    "weekly": ("weekly", "once a week", "each week", "every week please"),
    "fortnightly": (
        *("fortnightly", "every second week", "every other week", "every 2 weeks", "biweekly"),
        *("every fortnight", "twice a month", "once in two weeks"),
    ),
    "late": ("running late", "im running late", "late", "im late"),
    "cannot": (
        *("cant make it", "i cant make it", "cant go", "i cant go", "not going", "im not going"),
        *("i am not going", "not today"),
    ),
    "undo": (
        *("undo", "undo it", "undo that", "take it back", "take that back", "unsend", "unsend it"),
        *("dont send it", "dont send that", "dont send", "do not send it", "wait", "no wait"),
        *("wait no", "wait dont send it", "no dont send it"),
    ),
    "told": ("i told them", "told them"),
    "send_it": ("send", "send it", "send it please", "yes send it", "ok send it", "send that"),
    "next": ("next", "thats all", "thats it"),
    "enough": ("enough", "thats enough", "stop"),
    "stop": (
        *("stop", "stop it", "stop this", "stop lines", "stop the lines", "stop sharing"),
        *("stop these lines", "please stop", "i want to stop", "i want this to stop", "end it"),
        *("end this", "no more lines", "no more of this", "stop for good", "no more links"),
    ),
    "quietly": ("quietly", "stop quietly", "say nothing"),
    "out": ("out", "outside", "step out", "stepping out", "im stepping out", "i need air"),
    "stay": ("stay", "ill stay", "staying", "im staying", "i stay", "i want to stay"),
    "home": (
        "home",
        "go home",
        "im going home",
        "going home",
        "i want to go home",
        "take me home",
        "i went home",
        "went home",
        "im home",
        "i am home",
    ),
    "rest": ("rest", "rest today"),
    "both": ("both", "keep both", "yes", "y", "yeah", "yes please", "ok", "okay", "sure"),
    "instead": ("instead", "the new one", "a new one", "cancel the old one", "replace it"),
    "leave": (
        *("no", "nope", "no thanks", "no thank you", "not now", "never mind", "nevermind"),
        *("close", "nah", "not today", "forget it"),
        *("leave it", "leave it as it is", "later", "maybe later"),
    ),
    "cancel": ("cancel", "cancel it", "cancel that", "call it off"),
    "move": ("move", "move it", "another time", "another day"),
    "shelf": ("shelf", "on the shelf", "put it on the shelf", "shelve it"),
    "same": ("same", "same again", "the same", "the same again", "no change", "nothing new"),
    "change": ("change", "change it"),
    "back": ("back", "go back"),
    "back_in": (
        *("back in", "im back", "i am back", "im back in", "im back inside", "back inside"),
        *("going back in", "im going back in", "ill go back in"),
    ),
    "hello": ("hi", "hello", "hey", "good morning", "good evening", "hello there"),
    "thanks": ("thanks", "thank you", "thx", "ty", "thanks a lot", "thank you so much"),
}
_STOPS: Final = frozenset(
    {
        "stop",
        "cancel",
        "cancel it",
        "cancel that",
        "quit",
        "stop it",
        "leave me alone",
        "go away",
        "shut up",
        "fuck off",
    }
)
_FEELINGS: Final[Mapping[str, int]] = {
    "calm": 1,
    "okay": 3,
    "ok": 3,
    "fine": 3,
    "uneasy": 5,
    "tense": 7,
    "very tense": 9,
}
_OF_TEN = re.compile(r"(10|[0-9])(?:\s*(?:/|out of|of)\s*10)?\s*[.!]*", re.ASCII)
_NOT_A_WORD = re.compile(r"[^\w\s]|_")
_LONGEST = 30


def keys(text: str) -> frozenset[str]:
    """The button keys that a whole short message may stand for; empty for anything longer."""
    said = _plain(text)
    if not said or "/" in text:  # a forwarded "/cancel" is only words
        return frozenset()
    return frozenset(key for key, words in _WORDS.items() if said in words)


def declines(text: str) -> bool:
    """Whether a whole short message is a no, or a not now."""
    return bool({"no", "not_now", "leave"} & keys(text))


def same(text: str, words: str) -> bool:
    """Whether two texts are the same words, however they are written."""
    said = _bare(text)
    return bool(said) and said == _bare(words)


def stops(text: str) -> bool:
    """Whether a whole short message asks us to stop, however it is put."""
    return "/" not in text and _plain(text) in _STOPS


def feel(text: str) -> int | None:
    """A feeling between 0 (calm) and 10, from a number ("7", "7/10") or one of the five words."""
    number = _OF_TEN.fullmatch(text.strip().casefold())
    return int(number[1]) if number else _FEELINGS.get(_plain(text))


def _plain(text: str) -> str:
    return "" if len(text) > _LONGEST else _bare(text)


def _bare(text: str) -> str:
    straight = text.casefold().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    return " ".join(_NOT_A_WORD.sub(" ", straight).split())
