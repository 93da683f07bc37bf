"""The ideas: what stands in `ideas.toml` and what stands in `ideas.ftl` are the same ideas."""

from __future__ import annotations

import re
from typing import Final

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from bot.core.records.model import Path
from bot.core.rules.ideas import Idea, library, offered, tiniest
from bot.words.languages import sources
from tests.words.spoken import everything

IDEAS: Final = tuple(library().values())
WRITTEN: Final[dict[str, frozenset[str]]] = {
    entry.id.name: frozenset(attribute.id.name for attribute in entry.attributes)
    for entry in FluentParser().parse(dict(sources())["ideas.ftl"]).body
    if isinstance(entry, Message)
}
KINDS: Final = frozenset({"time", "place", "company", "length"})
AT_HAND: Final = 3
"""How many ideas are shown together at first."""
A_LITTLE_MORE: Final = 40 - len("A little more: ")
MOMENT: Final = 2
"""Minutes below which a step has no end of its own."""


def _says(idea: Idea) -> frozenset[str]:
    """What has to be written of an idea."""
    always = {"name", "more", "did", "sign", "short", "whole"}
    easy = {f"easy{n}" for n in range(1, idea.easy + 1)}
    hard = {f"hard{n}" for n in range(1, idea.hard + 1)}
    changes = {f"{word}{n + 1}" for word in ("change", "next") for n in range(len(idea.changes))}
    if idea.chips:
        easy = hard = changes = set[str]()
    where = {"where"} if idea.placed else set[str]()
    return frozenset(always | easy | hard | changes | where)


def test_both_files_hold_the_same_ideas_in_the_same_order() -> None:
    assert list(WRITTEN) == [f"idea-{idea.key}" for idea in IDEAS]


def test_every_idea_says_all_it_has_to_and_nothing_else() -> None:
    assert {f"idea-{idea.key}": _says(idea) for idea in IDEAS} == WRITTEN


def test_every_idea_has_chips_and_three_changes_that_rewrite_the_plan() -> None:
    for idea in IDEAS:
        assert min(idea.easy, idea.hard) >= 3, idea.key
        assert len(idea.changes) == 3, idea.key
        assert set(idea.changes) <= KINDS, idea.key
        assert idea.paths, idea.key
        assert set(idea.paths) <= {Path.ALONE, Path.AFTER}, idea.key


@pytest.mark.parametrize("path", list(Path))
def test_every_path_has_a_dozen_ideas_and_one_for_right_now(path: Path) -> None:
    ideas = offered(path)
    assert len(ideas) >= 12
    assert any(idea.now for idea in ideas[:AT_HAND])


OF_ONE_PATH: Final = {
    Path.ALONE: {"cafe", "online-group", "online-hello"},
    Path.AFTER: {"be-early", "say-when"},
}
"""What only one of the two meets; the reasons stand in `ideas.toml`."""


def test_each_path_meets_the_ideas_of_the_other_after_its_own() -> None:
    alone, after = offered(Path.ALONE), offered(Path.AFTER)
    assert {i.key for i in alone} - {i.key for i in after} == OF_ONE_PATH[Path.ALONE]
    assert {i.key for i in after} - {i.key for i in alone} == OF_ONE_PATH[Path.AFTER]
    for path, ideas in ((Path.ALONE, alone), (Path.AFTER, after)):
        own = [path in idea.paths for idea in ideas]
        assert own == sorted(own, reverse=True), path
        tiny = [path in idea.paths for idea in tiniest(path)]
        assert tiny == sorted(tiny, reverse=True), path
    assert {idea.key for idea in offered(Path.UNSAID)} == set(library())


def test_who_may_have_stopped_something_is_not_led_to_where_it_is() -> None:
    for path in (Path.AFTER, Path.BOTH):
        assert not {idea.key for idea in offered(path)} & OF_ONE_PATH[Path.ALONE]


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
