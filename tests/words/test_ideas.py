"""The ideas: what stands in `ideas.toml` and what stands in `ideas.ftl` are the same ideas."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from bot.core.records.model import Known, Path, Person
from bot.core.rules import lookback, wording
from bot.core.rules.ideas import Idea, library, met
from bot.core.rules.proposals import page
from bot.steps import said_of
from bot.words.languages import sources
from bot.words.samples import spoken
from tests.core.play import MONDAY
from tests.words.spoken import everything

IDEAS: Final = tuple(library().values())
WRITTEN: Final[dict[str, frozenset[str]]] = {
    entry.id.name: frozenset(attribute.id.name for attribute in entry.attributes)
    for entry in FluentParser().parse(dict(sources())["ideas.ftl"]).body
    if isinstance(entry, Message)
}
ROWS: Final = files("bot.core.rules").joinpath("ideas.toml").read_text(encoding="utf-8")
KINDS: Final = frozenset({"time", "place", "company", "length"})
A_LITTLE_MORE: Final = 40 - len("A little more: ")
WHERE_IT_IS: Final = re.compile(
    r"\b(cafés?|pubs?|bars?|bets?|betting|beers?|wines?|forums?|party|parties|casinos?)\b",
    re.IGNORECASE,
)
MOMENT: Final = 2
"""Minutes below which a step has no end of its own."""


def test_both_files_hold_the_same_ideas_in_the_same_order() -> None:
    assert list(WRITTEN) == [f"idea-{idea.key}" for idea in IDEAS]


def test_every_idea_says_all_it_has_to_and_nothing_else() -> None:
    assert {f"idea-{idea.key}": said_of(idea) for idea in IDEAS} == WRITTEN


def test_every_idea_has_chips_and_three_changes_that_rewrite_the_plan() -> None:
    for idea in IDEAS:
        assert min(idea.easy, idea.hard) >= 3, idea.key
        assert len(idea.changes) == 3, idea.key
        assert set(idea.changes) <= KINDS, idea.key
        assert idea.paths, idea.key
        assert set(idea.paths) <= {Path.ALONE, Path.AFTER}, idea.key


def test_every_idea_is_an_act_that_can_be_named() -> None:
    assert [idea.key for idea in IDEAS if idea.act not in lookback.ACTS] == []


@pytest.mark.parametrize("path", list(Path))
def test_every_path_has_a_dozen_ideas_and_one_for_right_now(path: Path) -> None:
    assert len(met(path)) >= 12
    assert any(idea.now for idea in page(Known(Person(7, path=path)), MONDAY))


def test_each_path_meets_the_ideas_of_the_other_after_its_own() -> None:
    for path in (Path.ALONE, Path.AFTER):
        assert {idea.key for idea in IDEAS if path not in idea.not_for} == {
            idea.key for idea in met(path)
        }
        first = [idea for n in range(3) for idea in page(Known(Person(7, path=path)), MONDAY, n)]
        assert [idea.key for idea in first if path not in idea.paths] == []
    assert {idea.key for idea in met(Path.UNSAID)} == set(library())


def test_what_a_path_never_meets_is_no_idea_of_its_own_and_has_its_reason() -> None:
    kept_away = [idea for idea in IDEAS if idea.not_for]
    assert [idea.key for idea in kept_away if set(idea.paths) & set(idea.not_for)] == []
    reasons = re.findall(r"^not_for = \[.+\]  # \w.+$", ROWS, re.MULTILINE)
    assert len(reasons) == ROWS.count("\nnot_for =") == len(kept_away) > 4


def test_no_ladder_leads_to_what_its_path_never_meets() -> None:
    for idea in IDEAS:
        for neighbour in filter(None, (idea.smaller, idea.bigger, idea.instead)):
            assert set(library()[neighbour].not_for) <= set(idea.not_for), idea.key


def test_who_may_have_stopped_something_is_not_led_to_where_it_is() -> None:
    assert any(where_it_is(idea) for idea in IDEAS)
    for path in (Path.AFTER, Path.BOTH):
        assert [idea.key for idea in met(path) if where_it_is(idea)] == []
    for idea in IDEAS:
        assert (Path.AFTER in idea.not_for) == (Path.BOTH in idea.not_for), idea.key


def where_it_is(idea: Idea) -> bool:
    """Whether a step leads to where people drink or bet."""
    keys = {f"idea-{idea.key}", *(f"idea-{idea.key}.{said}" for said in said_of(idea))}
    said = " ".join(line.text for line in everything() if line.key in keys)
    return idea.place == "cafe" or bool(WHERE_IT_IS.search(said))


def test_the_ladder_goes_down_to_ideas_that_exist_and_never_in_a_circle() -> None:
    for idea in IDEAS:
        for neighbour in (idea.smaller, idea.bigger):
            assert neighbour is None or neighbour in library(), idea.key
        seen, below = {idea.key}, idea.smaller
        while below is not None:
            assert below not in seen, idea.key
            seen.add(below)
            below = library()[below].smaller


def test_minutes_on_a_button_are_those_of_the_step() -> None:
    """What takes longer than a moment has an end that is cued: "· 10 min" keeps its word."""
    buttons = {line.key: line.text for line in everything() if line.key in WRITTEN}
    counted = 0
    for idea in IDEAS:
        stands = re.search(r"· (\d+) min", buttons[f"idea-{idea.key}"])
        if stands and (idea.minutes or int(stands[1]) > MOMENT):
            assert int(stands[1]) == idea.minutes, idea.key
            counted += 1
    assert counted > 4


def test_what_is_a_little_more_fits_its_button() -> None:
    ways = {line.key: line.text for line in everything() if line.key.endswith(".more")}
    assert len(ways) >= len(IDEAS)
    assert {key: text for key, text in ways.items() if len(text) > A_LITTLE_MORE} == {}
    raw = re.findall(r"^    \.more = (.+)$", dict(sources())["ideas.ftl"], re.MULTILINE)
    assert [text for text in raw if text[0].isupper() or text[-1] == "."] == []


def test_no_two_buttons_say_the_same() -> None:
    buttons = [line.text for line in everything() if line.key in WRITTEN]
    assert len(set(buttons)) == len(buttons)


def test_no_two_chips_of_a_question_say_the_same() -> None:
    texts = {line.key: line.text for line in everything()}
    for idea in IDEAS:
        owner = idea.chips or idea.key
        for question, count in (("easy", idea.easy), ("hard", idea.hard), ("change", 3)):
            chips = [texts[f"idea-{owner}.{question}{n}"] for n in range(1, count + 1)]
            assert len({*chips, texts["own-same-again"]}) == count + 1, (idea.key, question)


def test_what_is_warm_says_so_as_it_does_of_their_own_steps() -> None:
    warm = {*wording.WITH_CHIPS["easy"], *wording.GROUP_CHIPS["easy"]}
    says = {text for key in warm for text in spoken(f"own-step.{key}")}
    for idea in (idea for idea in IDEAS if not idea.chips):
        chips = {n: {*spoken(f"idea-{idea.key}.easy{n}")} for n in range(1, idea.easy + 1)}
        assert {*idea.warm} == {n for n, texts in chips.items() if texts & says}, idea.key
