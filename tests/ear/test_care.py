"""How worried the ear is: the lines it was written with, and lines it was not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ear.care import SLIP, SUBSTANCE, Tier, hear, says_minor
from bot.ear.languages import HOMES, filled, sets, table
from bot.ear.phrases import Phrase, Sought, all_phrases

LINES = json.loads((Path(__file__).parent / "care_lines.json").read_text(encoding="utf-8"))
WRITTEN_WITH = LINES["written_with"]
TYPED_TIRED = LINES["typed_tired"]
_INNERMOST: Final = re.compile(r"\([^][()]*\)|\[[^][()]*\]")
SHOWN_A_NUMBER = {Tier.C1, Tier.C2, Tier.C4}


def tier(text: str) -> Tier | None:
    return hear(text).tier


def test_direct_words_are_always_shown_a_number() -> None:
    assert [
        text for text in WRITTEN_WITH["C1"] + WRITTEN_WITH["C4"] if tier(text) not in SHOWN_A_NUMBER
    ] == []


@pytest.mark.parametrize("name", ["C2", "C3", "C4", "C5", "L"])
def test_every_other_card_is_found(name: str) -> None:
    assert {text: tier(text) for text in WRITTEN_WITH[name]} == {
        text: Tier(name) for text in WRITTEN_WITH[name]
    }


@pytest.mark.parametrize("name", ["C1", "C2", "C3", "L", "G", "none"])
def test_words_of_tired_people_on_phones(name: str) -> None:
    meant = Tier(name) if name != "none" else None
    assert {text: tier(text) for text in TYPED_TIRED[name]} == dict.fromkeys(
        TYPED_TIRED[name], meant
    )


def test_the_notation_leaves_nothing_unread() -> None:
    """Brackets in brackets, two gaps, or an end among the choices would stay as written."""
    found = (pattern.pattern for sought in _all_sought() for _, pattern in sought)
    assert [one for one in found if set("[.") & set(one)] == []


def test_a_phrase_is_found_wherever_it_is_said() -> None:
    """Also where what may be left out is, and whatever is chosen."""
    chance = Random(7)
    for sought in _all_sought():
        for phrase, pattern in sought:
            texts = {_one_way_to_say(phrase, chance) for _ in range(8)}
            assert [text for text in texts if not pattern.search(text)] == [], phrase
            tried = [any(phrase is one for one, _ in sought.likely(text)) for text in texts]
            assert all(tried), phrase


def _all_sought() -> tuple[Sought, ...]:
    known = all_phrases()
    return known.dangers, known.idioms, known.minor, known.grown


def _one_way_to_say(phrase: Phrase, chance: Random) -> str:
    written = filled(phrase.written, sets(table(phrase.language, "danger")["words"]))
    while found := _INNERMOST.search(written):
        said = chance.choice(found[0][1:-1].split("|"))
        left_out = found[0][0] == "[" and chance.random() < 0.5
        written = written[: found.start()] + ("" if left_out else said) + written[found.end() :]
    written = written.replace(" ... ", chance.choice((" ", " x ", " x y z "))).removesuffix(" .")
    written = written.replace("*", "x").replace("#", "12").replace("\\d", "3")
    return f" {' '.join(written.split())} "


def test_danger_to_somebody_near_is_shown_a_number_too() -> None:
    texts = [
        "my friend wants to kill herself",
        "I think Ana wants to kill herself",
        "my mate is going to kill himself",
        "Ana might hurt herself",
        "she said she's going to cut herself tonight",
        "i'm scared she will hurt herself",
        "he keeps hurting himself",
        "they're cutting themselves again",
        "she doesn't want to live",
        "he does not want to be here anymore",
        "she wants to end her life",
        "he tried to take his own life",
        "my brother killed himself",
        "she cuts herself",
    ]
    assert [text for text in texts if tier(text) not in SHOWN_A_NUMBER] == []


def test_what_people_do_to_themselves_every_day_is_not_heard() -> None:
    texts = [
        "he cut himself shaving",
        "she hurt herself at training",
        "she killed herself laughing",
        "she introduced herself",
        "he doesn't want to come",
        "they enjoyed themselves",
        "she cut herself a slice of cake",
        "he might treat himself",
    ]
    assert [text for text in texts if tier(text) is not None] == []


def test_everyday_idioms_are_not_heard() -> None:
    assert {text for text in WRITTEN_WITH["none"] if tier(text)} == set()


@pytest.mark.parametrize(("name", "share"), [("held_out", 0.85), ("grown_with", 0.95)])
def test_worrying_lines_are_shown_a_number(name: str, share: float) -> None:
    lines = LINES[name]["worrying"]
    shown = [text for text in lines if tier(text) in SHOWN_A_NUMBER]
    assert len(shown) >= share * len(lines)


@pytest.mark.parametrize("name", ["held_out", "grown_with"])
def test_harmless_lines_are_seldom_alarming(name: str) -> None:
    """Far inside the bars of 10 % and 30 %, for a needless card costs trust."""
    heard = [tier(text) for text in LINES[name]["harmless"]]
    assert heard.count(Tier.C1) + heard.count(Tier.C4) <= 0.03 * len(heard)
    assert heard.count(Tier.C2) <= 0.1 * len(heard)


def test_disguises_do_not_help() -> None:
    texts = [
        "k1ll myself",
        "k!ll   MYSELF",
        "k*ll myself",
        "k i l l myself",
        "kiiiill myself",
        "killlll myself",
        "i want to dieeee!now",
        "sui\u200bcide",
        "ｓｕｉｃｉｄｅ",
        "I’M SUÏCIDAL",
        "i want to di\N{CYRILLIC SMALL LETTER IE}",
        "sui\N{CYRILLIC SMALL LETTER ES}ide",
        "k\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}ll mysel\u200bf",
        "я xoчу умepeть",
    ]
    assert [text for text in texts if tier(text) is not Tier.C1] == []


def test_letters_that_changed_places_are_put_back() -> None:
    assert tier("i wnat to kill mysefl") is Tier.C1
    assert tier("cnat tkae ths lief") is Tier.C2
    assert tier("a sacred form, sued in beta on the trail") is None


def test_pictures_stand_for_words() -> None:
    assert tier("\U0001faa2\U0001f309 tonight") is Tier.C2
    assert tier("the bridge \U0001f309 tonight was lovely") is None
    assert tier("\U0001f48a with breakfast") is None


def test_an_idiom_hides_only_itself() -> None:
    assert tier("I killed it at the book club") is None
    assert tier("killed it at the club but i still want to die") is Tier.C1
    assert tier("I want to die laughing. I want to die") is Tier.C1


def test_somebody_who_was_found_in_time_is_not_asked_who_hurts_them() -> None:
    assert tier("they found me in time two years ago, i wish they hadn't") is Tier.C2


def test_a_negation_lowers_and_never_silences() -> None:
    assert tier("I would never hurt myself") is Tier.C2
    assert tier("i am not going to overdose") is Tier.C2
    assert tier("it does not matter anymore i want to die") is Tier.C1


def test_the_most_pressing_comes_first() -> None:
    assert tier("he hits me and i took too many pills because i want to die") is Tier.C4
    assert tier("he hits me and i want to die") is Tier.C1
    assert tier("he hits me and i feel hopeless") is Tier.C3
    assert tier("i drank again last night and i feel hopeless") is Tier.C2


def test_a_phrase_keeps_to_whole_words() -> None:
    assert tier("the skms file") is None
    assert tier("she was dieting and wanted to diet") is None


def test_what_is_heard_holds_no_words() -> None:
    assert repr(hear("i want to die")) == "Heard(tier=<Tier.C1: 'C1'>, sure=True, faint=False)"


@pytest.mark.parametrize("language", HOMES)
def test_the_dangers_of_a_language_stand_in_order(language: str) -> None:
    dangers = (phrase for phrase, _ in all_phrases().dangers)
    names = [*dict.fromkeys(one.heading for one in dangers if one.language == language)]
    assert names == [*Tier, SLIP, SUBSTANCE]


def test_other_languages_do_no_harm() -> None:
    assert [
        text for text in LINES["other_languages"] if tier(text) not in {None, Tier.C1, Tier.C2}
    ] == []


@given(st.text(max_size=4096))
def test_nothing_typed_raises(text: str) -> None:
    hear(text)
    says_minor(text)


@pytest.mark.parametrize(
    "text", ["\U0001f469\u200d\U0001f467" * 1365, "\u202eمرحبا" * 600, "\0" * 4096]
)
def test_strange_texts_are_heard_calmly(text: str) -> None:
    assert tier(text) is None


def test_who_says_they_are_young() -> None:
    cases = {
        "i'm 15": True,
        "Im 16 and i want friends": True,
        "I am 17. Is that ok?": True,
        "im only ten years old": True,
        "i am in 9th grade": True,
        "I'm in year 10": True,
        "i'm not 18": True,
        "i'm 15 minutes late": False,
        "I'm 18": False,
        "im 17th in the queue": False,
        "im 10": False,
        "i'm 12 stops away": False,
        "I was 15 when we moved": False,
        "my son is 15": False,
        "im 16 years old": True,
        "I am only 14": True,
        "I'm in 9th grade": True,
        "im in year 9 at school": True,
        "im a 15 year old girl": True,
        "hi im 15f": True,
        "15f here": True,
        "I'm 15. I feel like I'm 12": True,
        "i think my mum hates me and im 15": True,
        "I feel like I'm 12": False,
        "sometimes i feel like im only 12 years old": False,
        "he treats me like I'm 15": False,
        "I live alone since I'm 16": False,
        "I've smoked since I was 16": False,
        "I'm in year 10 of my job": False,
        "im in year 10 at work": False,
        "when I was 15": False,
        "my son is 12": False,
        "i have a 12 year old boy": False,
        "I'm 15 minutes away": False,
        "I'm 15 min late": False,
        "I'm 16 days sober": False,
        "im 14 weeks clean": False,
        "I'm 10 minutes early": False,
        "im 16 and a half months sober": False,
        "im 15yo": True,
        "i am 16yrs old": True,
        "im 16yrs clean": False,
    }
    assert {text: says_minor(text) for text in cases} == cases


SPOKEN = json.loads((Path(__file__).parent / "care_languages.json").read_text(encoding="utf-8"))


def spoken(by_language: dict[str, list[str]]) -> list[str]:
    """The lines of the languages that have words of danger."""
    return [text for name in by_language if name in HOMES for text in by_language[name]]


@pytest.mark.parametrize("name", ["C1", "C4"])
def test_direct_words_in_any_language_are_shown_a_number(name: str) -> None:
    for text in spoken(SPOKEN["tiers"][name]) + spoken(SPOKEN["worrying"]):
        assert tier(text) in SHOWN_A_NUMBER, text


@pytest.mark.parametrize("name", ["C2", "C3", "C5", "L", "G"])
def test_every_other_tier_is_heard_in_any_language(name: str) -> None:
    for text in spoken(SPOKEN["tiers"][name]):
        assert tier(text) is Tier(name), text


def test_harmless_lines_of_many_languages_are_seldom_alarming() -> None:
    heard = [tier(text) for text in spoken(SPOKEN["tiers"]["none"])]
    assert heard.count(Tier.C1) + heard.count(Tier.C4) <= 0.1 * len(heard)
    assert heard.count(Tier.C2) <= 0.3 * len(heard)


def test_ordinary_talk_in_any_language_stays_silent() -> None:
    for text in spoken(SPOKEN["ordinary"]):
        assert tier(text) is None, text


KINDS = json.loads((Path(__file__).parent / "care_kinds.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", KINDS["kinds"])
def test_each_kind_of_danger_is_heard(kind: str) -> None:
    for name, lines in KINDS["kinds"][kind].items():
        for text in lines:
            assert tier(text) is Tier(name), text


def test_what_people_say_every_day_stays_silent() -> None:
    for text in KINDS["ordinary"]:
        assert tier(text) is None, text


def test_danger_is_heard_whatever_its_kind() -> None:
    for text in KINDS["mixed"]:
        assert tier(text) is not None, text


def test_other_worries_are_heard_in_any_language() -> None:
    for text in spoken(SPOKEN["heard"]):
        assert tier(text) is not None, text


@pytest.mark.parametrize("text", ["x" * 4096, "9 " * 2048, "i " * 2048, "x\u0430" * 2048])
def test_no_text_takes_long(text: str) -> None:
    """A pattern that tries again and again would take minutes here, and everybody would wait."""
    hear(text)
