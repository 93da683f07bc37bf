"""A row of the library that does not fit: it is named by its line, and the others are there."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rules.ideas import library, read
from bot.core.rules.rows import Fault, Why, of_file

LIBRARY: Final = """\
# A word before.

[nod]
paths = ["alone"]
act = "greet"
what = "nod"
minutes = 0
company = "new"
bigger = "hello"
energy = 1
changes = ["time", "place", "company"]
easy = 3
hard = 3

[hello]
paths = ["alone"]
act = "hello"
what = "hello"
minutes = 0
company = "new"
smaller = "nod"
bigger = "question"
energy = 2
chips = "nod"

[question]
paths = ["alone"]
act = "question"
what = "question"
minutes = 0
company = "new"
smaller = "hello"
top = true
energy = 3
chips = "nod"
"""
ALL: Final = ["nod", "hello", "question"]
NOD, HELLO, QUESTION = 3, 15, 26
"""The lines of the three heads."""


def _with(row: str, said: str, instead: str) -> str:
    """The library in which one row says something else."""
    head, begins, rest = LIBRARY.partition(f"[{row}]")
    own, ends, others = rest.partition("\n[")
    assert said in own
    return head + begins + own.replace(said, instead) + ends + others


def _left(text: str) -> tuple[list[str], list[Fault]]:
    steps, faults = read(text)
    return list(steps), list(faults)


def test_where_nothing_is_wrong_all_are_there() -> None:
    assert _left(LIBRARY) == (ALL, [])
    heads = [row for row in enumerate(LIBRARY.splitlines(), 1) if row[1].startswith("[")]
    assert heads == [(NOD, "[nod]"), (HELLO, "[hello]"), (QUESTION, "[question]")]


@pytest.mark.parametrize(
    ("said", "instead", "why", "about"),
    [
        ("minutes = 0", 'minutes = "ten"', Why.VALUE, "minutes"),
        ("minutes = 0", "minutes = -1", Why.VALUE, "minutes"),
        ("minutes = 0", "minutes = 9999", Why.VALUE, "minutes"),
        ("minutes = 0", "minutes = 0.5", Why.VALUE, "minutes"),
        ("minutes = 0", "minutes = true", Why.VALUE, "minutes"),
        ("minutes = 0", "minutes = 0\nminutes = 1", Why.UNREADABLE, None),
        ("minutes = 0\n", "", Why.LACKS, "minutes"),
        ("minutes = 0", "minute = 0", Why.UNKNOWN, "minute"),
        ("minutes = 0", 'minutes = 0\nkey = "nod"', Why.UNKNOWN, "key"),
        ('["alone"]', "[]", Why.VALUE, "paths"),
        ('["alone"]', '"alone"', Why.VALUE, "paths"),
        ('["alone"]', '["alone", "alone"]', Why.VALUE, "paths"),
        ('["alone"]', '["both"]', Why.VALUE, "paths"),
        ('["alone"]', '["nobody"]', Why.VALUE, "paths"),
        ('["alone"]', "[1]", Why.VALUE, "paths"),
        ('["alone"]', '["alone"', Why.UNREADABLE, None),
        ('["alone"]', '["alone"]\nnot_for = ["all"]', Why.VALUE, "not_for"),
        ('act = "hello"', 'act = ""', Why.VALUE, "act"),
        ('act = "hello"', "act = hello", Why.UNREADABLE, None),
        ('act = "hello"', "act = " + "[" * 5000, Why.UNREADABLE, None),
        ('act = "hello"', 'act = "he\x00llo"', Why.UNREADABLE, None),
        ('company = "new"', 'company = "dog"', Why.VALUE, "company"),
        ('company = "new"', 'company = ["new"]', Why.VALUE, "company"),
        ("energy = 2", "energy = 0", Why.VALUE, "energy"),
        ("energy = 2", "energy = 4", Why.VALUE, "energy"),
        ("energy = 2", "energy = true", Why.VALUE, "energy"),
        ("energy = 2", 'energy = 2\nserves = ["money"]', Why.VALUE, "serves"),
        ("energy = 2", 'energy = 2\nserves = "kindness"', Why.VALUE, "serves"),
        ("energy = 2", 'energy = 2\ntexts = "poems"', Why.VALUE, "texts"),
        ("energy = 2", 'energy = 2\ntexts = ["no"]', Why.VALUE, "texts"),
        ("energy = 2", 'energy = 2\ntop = "yes"', Why.VALUE, "top"),
        ("energy = 2", 'energy = 2\nnow = 1\ntexts = "no"', Why.VALUE, "now"),
        ("energy = 2", "energy = 2\nnow = true", Why.LACKS, "texts"),
        ("energy = 2", 'energy = 2\ninstead = "gone"', Why.NEIGHBOUR, "gone"),
        ("energy = 2", 'energy = 2\ninstead = "nod"', Why.CIRCLE, "instead"),
        ("energy = 2", "energy = 2\nplace = 7", Why.VALUE, "place"),
        ("energy = 2", "energy = 2\nearly = -5", Why.VALUE, "early"),
        ("energy = 2", "energy = 2\neasy = 9", Why.VALUE, "easy"),
        ("energy = 2", "energy = 2\nwarm = [9]", Why.VALUE, "warm"),
        ("energy = 2", "energy = 2\nwarm = 3", Why.VALUE, "warm"),
        ("energy = 2", 'energy = 2\nweekly = "often"', Why.VALUE, "weekly"),
        ("energy = 2", 'energy = 2\nchanges = ["weather"]', Why.VALUE, "changes"),
        ('chips = "nod"', 'chips = "gone"', Why.CHIPS, "gone"),
        ('chips = "nod"', 'chips = "question"', Why.CHIPS, "question"),
        ('chips = "nod"', 'chips = "hello"', Why.CHIPS, "hello"),
        ('chips = "nod"', "chips = 3", Why.CHIPS, "3"),
        ('chips = "nod"', "", Why.LACKS, "changes"),
        ('smaller = "nod"', 'smaller = "gone"', Why.NEIGHBOUR, "gone"),
        ('smaller = "nod"', "smaller = 1", Why.VALUE, "smaller"),
        ('smaller = "nod"', 'smaller = "hello"', Why.DIALS, "hello"),
        ('what = "hello"', 'what = "hello"\nplace = "shop"', Why.DIALS, "nod"),
    ],
)
def test_a_row_with_something_wrong_is_left_out_alone(
    said: str, instead: str, why: Why, about: str | None
) -> None:
    """Its neighbours have a link less, and no fault of their own."""
    text = _with("hello", said, instead)
    steps, (fault,) = read(text)
    assert list(steps) == ["nod", "question"]
    assert (steps["nod"].bigger, steps["question"].smaller) == (None, None)
    assert fault[:3] == (HELLO, "hello", why)
    assert about is None or fault.about[0] == about


def test_two_dials_at_once_are_named() -> None:
    _, (fault,) = read(_with("hello", 'what = "hello"', 'what = "hello"\nplace = "shop"'))
    assert fault == Fault(HELLO, "hello", Why.DIALS, ("nod", "what", "place"))


def test_of_two_that_differ_in_too_much_one_goes_and_the_other_stays() -> None:
    left, faults = _left(_with("question", 'what = "question"', 'what = "question"\nplace = "bus"'))
    assert left == ["nod", "hello"]
    assert faults == [(QUESTION, "question", Why.DIALS, ("hello", "what", "place"))]


def test_a_circle_is_opened_by_one_row() -> None:
    left, faults = _left(_with("question", "top = true", 'bigger = "nod"'))
    assert left == ["nod", "hello"]
    assert faults == [(QUESTION, "question", Why.CIRCLE, ("bigger",))]


def test_what_cannot_be_read_is_named_by_the_line_of_the_file() -> None:
    _, (fault,) = read(_with("hello", 'act = "hello"', "act = hello"))
    assert f"line {HELLO + 2}," in fault.about[0]


def test_whose_chips_cannot_be_read_takes_along_those_that_share_them() -> None:
    left, faults = _left(_with("nod", "easy = 3", "easy ="))
    assert left == []
    assert [(key, why) for _, key, why, _ in faults] == [
        ("nod", Why.UNREADABLE),
        ("hello", Why.CHIPS),
        ("question", Why.CHIPS),
    ]


@pytest.mark.parametrize(
    "head", ['["hel lo]', "[hello", "[[hello]]", "[Hello]", "[hello.there]", "[]", "[é]"]
)
def test_a_name_that_is_none_spoils_no_other_row(head: str) -> None:
    """Its neighbours name it as it was meant: that is no fault of theirs."""
    left, faults = _left(LIBRARY.replace("[hello]", head))
    assert left == ["nod", "question"]
    assert faults == [(HELLO, "", Why.HEAD, (head,))]


def test_a_name_that_is_too_long_for_a_button_is_none() -> None:
    left, faults = _left(LIBRARY.replace("[hello]", f"[{'hello-' * 9}you]"))
    assert left == ["nod", "question"]
    assert [why for _, _, why, _ in faults] == [Why.HEAD]


def test_a_name_may_stand_in_quotes_or_apart() -> None:
    for head in ('["hello"]', "  [ hello ]  # a word"):
        assert _left(LIBRARY.replace("[hello]", head)) == (ALL, [])


def test_a_row_that_is_there_twice_counts_once() -> None:
    again = LIBRARY[LIBRARY.index("[hello]") : LIBRARY.index("[question]")]
    left, faults = _left(LIBRARY + again)
    assert left == ALL
    assert [(key, why) for _, key, why, _ in faults] == [("hello", Why.TWICE)]


def test_what_stands_before_the_first_name_belongs_to_none() -> None:
    left, faults = _left(LIBRARY.replace("# A word before.", "# A word.\nminutes = 3"))
    assert left == ALL
    assert faults == [(2, "", Why.STRAY, ())]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("begins", ["", "\ufeff"])
def test_another_editor_is_fine(begins: str, end: str) -> None:
    assert _left(begins + LIBRARY.replace("\n", end)) == (ALL, [])


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing", "\ufeff"])
def test_nothing_is_an_empty_library(text: str) -> None:
    assert _left(text) == ([], [])


def test_a_file_that_is_no_text_of_ours_is_an_empty_library() -> None:
    text = LIBRARY.encode("utf-16").decode("utf-8", errors="replace")
    left, faults = _left(text)
    assert left == []
    assert faults


def test_a_file_that_is_not_there_says_nothing() -> None:
    assert of_file("nowhere.toml") == ""


def test_a_step_without_words_is_left_out_alone() -> None:
    steps, faults = read(LIBRARY, {"hello": ("idea-hello.sign",)})
    assert list(steps) == ["nod", "question"]
    assert steps["nod"].bigger is None
    assert faults == (Fault(HELLO, "hello", Why.WORDS, ("idea-hello.sign",)),)


SIGNS: Final = st.sampled_from(['"', "[", "]", "=", "#", "\n", "'", "\\", "{", "\r", "1", "\x00"])


@given(st.data())
def test_whatever_an_editor_does_to_it_is_read(data: st.DataObject) -> None:
    """A sign more or a piece less somewhere: never an exception, and no link leads nowhere."""
    at = data.draw(st.integers(0, len(LIBRARY)))
    less = data.draw(st.integers(0, 30))
    more = data.draw(st.text(SIGNS, max_size=4) | st.text(max_size=4))
    steps, _ = read(LIBRARY[:at] + more + LIBRARY[at + less :])
    for step in steps.values():
        assert {step.smaller, step.bigger} <= {None, *steps}


def test_every_row_of_ours_can_be_taken_away_alone() -> None:
    """Of the real file too: what is spoilt takes along only those that share its chips."""
    text = of_file("ideas.toml")
    for step in [*library().values()][::7]:
        spoilt = text.replace(f"\n[{step.key}]\npaths = ", f"\n[{step.key}]\npaths ")
        assert spoilt != text
        left, _ = read(spoilt)
        sharing = {other.key for other in library().values() if other.chips == step.key}
        assert left.keys() == library().keys() - {step.key} - sharing
