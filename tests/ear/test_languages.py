"""Every language that there is: its files can be read, and bring nothing that is not heard."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.ear import asides, discreet, far, people, promise, reply, risky, steps, wishes
from bot.ear.languages import ENGLISH, HOMES, either, filled, listed, sets, table
from bot.ear.tongue import tongue
from bot.ear.when import find, read

NOW = datetime(2026, 11, 30, 13, 5, tzinfo=UTC)
TEXT = "tomorrow at 5"


@pytest.mark.parametrize("language", sorted(HOMES))
def test_it_brings_nothing_that_the_ear_does_not_know(language: str) -> None:
    for file in HOMES[language].iterdir():
        name = file.name.removesuffix(".toml")
        assert set(table(language, name)) <= set(table(ENGLISH, name)), file.name
    keys, known = (table(one, "replies").get("keys", {}) for one in (language, ENGLISH))
    assert set(keys) <= set(known)


@pytest.mark.parametrize("language", sorted(HOMES))
def test_all_of_it_can_be_read(language: str) -> None:
    assert tongue(language).patterns.loose
    assert read(TEXT, NOW, UTC, language)
    find(TEXT, NOW, UTC, language)
    asides.asks_after(TEXT, ["Ana"], language)
    reply.keys(TEXT, language)
    promise.heard(TEXT, language)
    far.heard(TEXT, language)
    risky.heard(TEXT, language)
    wishes.wished(TEXT, language)
    discreet.sensitive(TEXT)
    steps.alike(TEXT, TEXT, language)
    people.role(TEXT)
    assert steps.minutes("walk 20 minutes") == 20


def test_words_stand_between_commas_on_one_line_or_several() -> None:
    assert listed("\none, two of them,\nthree\n") == ("one", "two of them", "three")
    assert listed("") == ()


def test_a_set_may_name_those_above_it() -> None:
    made = sets({"a": "(?:x|y)", "b": "{a} {who}{0,4}"}, who="{who}")
    assert made["b"] == "(?:x|y) {who}{0,4}"
    with pytest.raises(KeyError):
        filled("{nobody}", made)


def test_no_pattern_at_all_matches_nothing() -> None:
    assert either(()) == "(?!)"
