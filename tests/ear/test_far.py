"""What nobody can do within an hour is heard as such; whatever could be a step is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ear.far import Far, heard

WISHES = {
    "I want my daughter to trust me again": Far.HER,
    "my mum to forgive me": Far.HER,
    "I want my wife back": Far.HER,
    "earn back my sister's trust": Far.HER,
    "win my girlfriend back": Far.HER,
    "rebuild the relationship with my daughter": Far.HER,
    "I want my son to talk to me": Far.HIM,
    "make up with my brother": Far.HIM,
    "reconnect with my dad": Far.HIM,
    "I'd like my kids to love me again": Far.THEM,
    "be a better dad for my kids": Far.THEM,
    "be a better father": Far.THEM,
    "save my marriage": Far.THEM,
    "get my family back": Far.THEM,
    "make new friends": Far.PEOPLE,
    "I want to make friends": Far.PEOPLE,
    "find a friend": Far.PEOPLE,
    "meet new people": Far.PEOPLE,
    "get my life back": Far.PEOPLE,
    "get my life back on track": Far.PEOPLE,
    "I want my old life back": Far.PEOPLE,
    "sort my life out": Far.PEOPLE,
    "be less shy": Far.PEOPLE,
    "I want to be more confident": Far.PEOPLE,
    "I don't want to be so lonely": Far.PEOPLE,
    "not be lonely any more": Far.PEOPLE,
    "stop being afraid of people": Far.PEOPLE,
    "feel normal again": Far.PEOPLE,
    "overcome my social anxiety": Far.PEOPLE,
    "get out of my shell": Far.PEOPLE,
    "go out more": Far.PEOPLE,
    "find a girlfriend": Far.PEOPLE,
    "find love": Far.PEOPLE,
    "trust people again": Far.PEOPLE,
    "have more self-confidence": Far.PEOPLE,
    "a bit harder": Far.MORE,
    "A little harder, please": Far.MORE,
    "something bigger": Far.MORE,
    "a bigger step": Far.MORE,
    "a little more": Far.MORE,
}
STEPS = (
    *("call my daughter", "ask my daughter how she is", "write to my son", "meet my friend"),
    *("make a friend laugh", "make friends a cake", "meet friends for tea", "see my kids"),
    *("have tea with a friend", "find a friend's number", "be ten minutes early", "be on time"),
    *("go out for bread", "go out", "talk to my wife", "find a seat near people"),
    *("say hello to somebody new", "ask for a job form at the desk", "bring my mum her book back"),
    *("pick up my kids at four", "call my sister back", "get my coat back from Tom", "a bit"),
    *("more", "help Tom with the shelf", "trust Lena with the key", "be in the library at two"),
    *("smile more at the baker", "get my bike back", "tell my dad I love him", "the harder walk"),
    *("be nice to the neighbour", "stop at the shop", "have lunch with my family", "", "x" * 200),
    *("go for a longer walk", "be brave and say hello", "meet two people at the club"),
)


def test_what_is_too_far_for_an_hour() -> None:
    assert {text: heard(text, "en") for text in WISHES} == WISHES


@pytest.mark.parametrize("text", STEPS)
def test_a_step_is_none_of_it(text: str) -> None:
    assert heard(text, "en") is None


@given(st.text(max_size=200))
def test_it_never_raises(text: str) -> None:
    heard(text, "en")
