"""Short typed replies."""

from __future__ import annotations

from itertools import combinations

from bot.ear import reply
from bot.ear.care import hear
from bot.ear.languages import ENGLISH, listed, table

NUDGED = ("going", "later", "smaller", "not_today")
OUT_THERE = ("done", "part", "breathe", "too_much")
AFTERWARDS = ("done", "part", "none", "not_now")
A_LOT = ("out", "home", "stay")
ASKED = ("skip", "enough", "nothing")
WORDS = {key: {*listed(said)} for key, said in table(ENGLISH, "replies")["keys"].items()}
CARDS = (NUDGED, OUT_THERE, AFTERWARDS, A_LOT, ASKED, ("done", "stay"))

TYPED = {
    NUDGED: {
        "going": ["leaving now", "On my way!", "here i go", "I'm off", "im going", "ok", "omw"],
        "later": ["not now", "remind me later", "Later", "in a bit", "maybe later"],
        "smaller": ["smaller", "too big"],
        "not_today": ["not today", "no", "i can't today", "I'm not going"],
        None: ["i want to sleep", "coffee with Tom", "idk", "leaving now makes me nervous"],
    },
    OUT_THERE: {
        "done": [
            "done it",
            "i did",
            "Yes I did it",
            "made it",
            "did the thing",
            "all done",
            "done",
        ],
        "part": [
            "i tried",
            "I left.",
            "i left early",
            "sort of",
            "kind of",
            "i ran away",
            "a little",
        ],
        "breathe": ["breathe", "help me breathe", "i can't breathe"],
        "too_much": [
            *("I'm scared", "im scared", "i feel sick", "panicking", "panic", "i cant do this"),
            *("i can't do it", "too scared", "too much"),
        ],
        None: ["i did see her", "im done with this", "i left my keys", "it was a bit cold"],
    },
    AFTERWARDS: {
        "done": ["yes i did", "i made it", "finished"],
        "part": ["I tried", "half", "kinda"],
        "none": [
            *("it didn't happen", "didnt happen", "i didnt go", "I didn’t do it", "didnt go"),
            *("no i didnt", "No, I didn't.", "no", "not this time"),
        ],
        "not_now": ["not now", "later", "ask me later"],
        None: ["i didnt see her", "no idea", "good"],
    },
    A_LOT: {
        "out": ["step out", "out"],
        "home": ["home", "i want to go home", "going home"],
        "stay": ["stay", "I'll stay", "im staying"],
        None: ["i left", "home is far"],
    },
    ASKED: {
        "skip": ["dont know", "I don't know", "idk", "no idea", "nothing comes to mind", "skip"],
        "enough": ["that's enough", "stop"],
        "nothing": ["nothing", "none", "Nothing."],
        None: ["nothing went wrong", "i dont know her name", "the noise"],
    },
}


def test_a_feeling_is_heard() -> None:
    cases = {
        "7": 7,
        " 0 ": 0,
        "10": 10,
        "7.": 7,
        "7/10": 7,
        "7 out of 10": 7,
        "Very tense!": 9,
        "ok": 3,
        "7️⃣": 7,
    }
    assert {text: reply.feel(text, "en") for text in cases} == cases


def test_what_is_no_feeling_for_sure_is_not_guessed() -> None:
    texts = ["-3", "11", "7.5", "3-4", "7/5", "seven or so", "", "٧"]
    assert [text for text in texts if reply.feel(text, "en") is not None] == []


def test_a_whole_short_message_is_a_button() -> None:
    for card, rows in TYPED.items():
        meant = {text: {key} if key else set() for key, texts in rows.items() for text in texts}
        assert {text: reply.keys(text, "en") & set(card) for text in meant} == meant


def test_a_word_means_one_thing_on_a_card() -> None:
    for card in CARDS:
        for one, other in combinations(card, 2):
            assert WORDS[one] & WORDS[other] == set(), (one, other)


def test_no_word_for_a_button_is_heard_as_danger_or_too_long_to_be_read() -> None:
    words = {word for said in WORDS.values() for word in said}
    assert {word for word in words if hear(word).tier} == set()
    assert {word for word in words if not reply.keys(word, "en")} == set()


def test_a_command_in_a_text_is_only_words() -> None:
    assert not reply.keys("/cancel", "en")
    assert reply.keys("cancel", "en")
