"""Whoever edits the library is told what is wrong, and has a page of all its ladders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import pytest

from bot import doctor, steps
from bot.core.rules import ideas, kinds, rows
from bot.core.rules.rows import Fault, Why
from bot.settings import Settings, WrongSetting
from tests.house import tree

PAGE: Final = tree.text("docs/steps.md")
Edit = Callable[..., None]


@pytest.fixture
def edit(monkeypatch: pytest.MonkeyPatch) -> Iterator[Edit]:
    """Let a file say something else."""
    texts = {name: rows.of_file(name) for name in (steps.FILE, steps.SENTENCES)}

    def say(said: str, instead: str, file: str = steps.FILE) -> None:
        assert said in texts[file]
        texts[file] = texts[file].replace(said, instead, 1)
        _anew()

    monkeypatch.setattr(rows, "of_file", lambda name: texts[name])
    yield say
    monkeypatch.undo()
    _anew()


def _anew() -> None:
    kinds._read.cache_clear()
    ideas._read.cache_clear()
    ideas.leave_out({})


def _line(head: str) -> int:
    return rows.of_file(steps.FILE).splitlines().index(head) + 1


def test_of_ours_none_is_left_out() -> None:
    assert steps.settle() == ()
    assert doctor._steps(Settings()) == f"{len(ideas.library())} to choose from"


def test_a_row_is_named_by_file_and_line_with_what_to_do(edit: Edit) -> None:
    edit("[shop-hello]\npaths", '[shop-hello]\nbigger = "gone"\npaths')
    (told,) = steps.settle()
    line = _line("[shop-hello]")
    assert told.startswith(
        f"ideas.toml, line {line}: [shop-hello] cannot be read: Cannot overwrite"
    )
    assert "shop-hello" not in ideas.library()
    with pytest.raises(doctor.Ailing, match=rf"line {line}: \[shop-hello\]"):
        doctor._steps(Settings())


def test_a_neighbour_that_is_not_there_is_named(edit: Edit) -> None:
    edit('smaller = "shop-nod"', 'smaller = "shop-knot"')
    (told,) = steps.settle()
    assert told.startswith(f"ideas.toml, line {_line('[shop-hello]')}: [shop-hello] ")
    assert told.endswith("has the neighbour shop-knot, which is not there.")


def test_a_row_without_words_is_left_out_and_says_which(edit: Edit) -> None:
    edit("[shop-hello]\n", "[bakery-hello]\n")
    told = [one for one in steps.settle() if "[bakery-hello]" in one]
    assert "has no plain words for idea-bakery-hello, " in told[0]
    assert told[0].endswith("Write them in bot/words/en.")
    assert "bakery-hello" not in ideas.library()


@pytest.mark.parametrize("why", list(Why))
def test_every_fault_is_said_in_one_sentence(why: Why) -> None:
    told = steps._told(steps.FILE, Fault(7, "shop-hello", why, ("one", "two")))
    assert told.startswith("ideas.toml, line 7: [shop-hello] ")
    assert told.endswith(".")
    assert "{" not in told


def test_several_faults_stand_below_each_other(edit: Edit) -> None:
    edit("[shop-nod]\n", "minutes = \n[shop-nod\n")
    with pytest.raises(doctor.Ailing) as ailing:
        doctor._steps(Settings())
    named = str(ailing.value).splitlines()
    assert [one.strip().partition(",")[0] for one in named[:-1]] == ["ideas.toml"] * (
        len(named) - 1
    )
    assert len(named) >= 3


def test_without_any_step_nothing_starts(edit: Edit) -> None:
    edit(rows.of_file(steps.FILE), "")
    with pytest.raises(WrongSetting, match=r"^ideas\.toml: no steps are left"):
        steps.settle()


def test_a_path_without_a_step_of_its_own_is_told_too(edit: Edit) -> None:
    """What only some may meet is no library for the others."""
    cafe = rows.of_file(steps.FILE).partition("[cafe]")[2].partition("\n[")[0]
    edit(rows.of_file(steps.FILE), f"[cafe]{cafe}")
    with pytest.raises(WrongSetting):
        steps.settle()


@pytest.mark.parametrize(
    ("said", "instead", "says"),
    [
        ("count = 4", "count = four", "cannot be read"),
        ("count = 4", "count = 99", "has a value that cannot be: count"),
        ("count = 4", "", "lacks count"),
        ("count = 4", "count = 9", "has no plain words for say-thinking.s5"),
        ("[thinking]", "[of-you]", "has no plain words for say-of-you"),
    ],
)
def test_a_kind_of_sentences_that_cannot_be_used_stops_the_start(
    edit: Edit, said: str, instead: str, says: str
) -> None:
    """Conversations know them by name."""
    edit(said, instead, steps.SENTENCES)
    with pytest.raises(WrongSetting, match=says):
        steps.settle()


# the page


def test_the_page_is_that_of_the_library() -> None:
    assert PAGE.splitlines() == [*steps.page()], "make steps"


def test_the_page_names_every_step_once_and_why_it_is_not_for_a_path() -> None:
    for key in ideas.library():
        assert PAGE.count(f"(`{key}`)") == 1
    assert "no reason is given" not in PAGE


def test_the_page_says_which_dial_leads_to_the_next_rung() -> None:
    for one in ideas.library().values():
        if one.bigger:
            above = steps._turned(one, ideas.library()[one.bigger])
            assert f"| {above} |" in PAGE, one.key
