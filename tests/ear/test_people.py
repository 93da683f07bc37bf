"""Of whom somebody speaks: a role that people have, or a name that they gave us."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.records.model import ROLES
from bot.ear.languages import HOMES, table
from bot.ear.people import alone, named, nobody, role

ROLE_OF = {
    "call my aunt": "family",
    "ask Grandma how she is": "family",
    "my stepson": "family",
    "my mum's friend": "family",
    "coffee with a friend": "friend",
    "lunch with my flatmate": "friend",
    "say good morning to the team": "work",
    "ask a co-worker for a walk": "work",
    "thank somebody from work": "work",
    "nod to my neighbor": "neighbour",
    "greet the old lady next door": "neighbour",
    "sit at the back in the choir": "group",
    "call my sponsor": "group",
    "go to the baker": None,
    "be friendly to myself": None,
    "watch the classic film": None,
    "": None,
    "my aunt " * 60: None,
}


@pytest.mark.parametrize(("text", "of"), ROLE_OF.items(), ids=[text[:20] for text in ROLE_OF])
def test_the_first_role_that_is_named_decides(text: str, of: str | None) -> None:
    assert role(text) == of


def test_a_role_may_be_all_they_say() -> None:
    texts = ["aunt", "My aunt.", "a colleague of mine", "someone from work", "my best friend"]
    assert [text for text in texts if not alone(text)] == []
    more = ["call my aunt", "aunt Nina", "coffee with a colleague", "Nina", "", "aunt " * 99]
    assert [text for text in more if alone(text)] == []


def test_there_may_be_nobody() -> None:
    assert [text for text in ("Nobody.", "no one", "I don't know anyone") if not nobody(text)] == []
    assert not any(map(nobody, ("nobody minded", "a friend", "", "nobody " * 99)))


def test_a_name_is_heard_as_a_word_of_its_own() -> None:
    names = ["Nina", "Al", "Jo Ann"]
    said = {
        "coffee with nina": "Nina",
        "to Nina's place": "Nina",
        "ask Al": "Al",
        "call JO ANN!": "Jo Ann",
        "go to the mall": None,
        "meet Ninas": "Nina",
        "": None,
        "Nina " * 80: None,
    }
    assert {text: named(text, names) for text in said} == said
    assert named("anything", ["", "🙂"]) is None


def test_every_language_names_only_roles_that_there_are() -> None:
    for language in HOMES:
        assert set(table(language, "people").get("roles", {})) <= set(ROLES), language


@given(st.text(max_size=400), st.text(max_size=20))
def test_it_never_raises(text: str, name: str) -> None:
    role(text)
    alone(text)
    nobody(text)
    named(text, [name])


def test_a_name_that_is_a_word_as_well_is_meant_where_it_is_written_as_one() -> None:
    names = ["Will", "May", "Nina"]
    for text, meant in [
        ("I will call my aunt", None),
        ("call Will", "Will"),
        ("Will's party", "Will"),
        ("I may go for a walk", None),
        ("tea with nina", "Nina"),
        ("I will call nina", "Nina"),
    ]:
        assert named(text, names) == meant, text
