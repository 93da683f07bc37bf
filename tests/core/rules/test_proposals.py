"""The three steps that are proposed: by energy, as somebody stands, over many made-up lives."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count
from random import Random
from typing import Final

import pytest

from bot.core.records.model import (
    Chip,
    Company,
    Feel,
    Known,
    NeedsEverything,
    Path,
    Person,
    Somebody,
    Standing,
    Step,
    StepState,
)
from bot.core.rules.ideas import Idea, library, met
from bot.core.rules.proposals import AT_ONCE, DECLINED_FOR, fitting, page
from tests.core.play import MONDAY

DAY: Final = timedelta(days=1)
LIVES: Final = range(150)
DECLINED: Final = (StepState.LET_GO, StepState.NOT_TODAY, StepState.NOT_THIS_TIME)
_ids = count(1)


def lived(path: Path, *steps: Step, **person: object) -> Known:
    who = Person(7, Standing.KEEPS, path=path)
    return Known(replace(who, **person), steps=steps)  # type: ignore[arg-type]


def did(
    idea: str, days_ago: int = 1, felt: int | None = Feel.CALM, state: StepState = StepState.DONE
) -> Step:
    at = MONDAY - days_ago * DAY
    return Step(next(_ids), state, idea=idea, at=at, settled_at=at, felt=felt)


def a_life(seed: int) -> Known:
    """Weeks of steps: done or not, ours or in their own words, whatever they felt like."""
    chance = Random(seed)
    path = chance.choice([*Path])
    steps = []
    for days_ago in sorted(chance.sample(range(1, 70), chance.randrange(25)), reverse=True):
        states = (*[StepState.DONE] * 4, StepState.PART, StepState.QUIET, *DECLINED)
        step = did(chance.choice(met(path)).key, days_ago, None, chance.choice(states))
        if step.state in (StepState.DONE, StepState.PART):
            step = replace(step, felt=chance.choice([None, *Feel]))
        if chance.random() < 0.2:
            step = replace(step, idea=None, text="own", company=chance.choice([*Company]))
        if chance.random() < 0.2:
            step = replace(step, answers={"change": Chip("same")})
        steps.append(step)
    return lived(path, *steps)


def keys(known: Known, number: int = 0, **how: object) -> list[str]:
    return [idea.key for idea in page(known, MONDAY, number, **how)]  # type: ignore[arg-type]


def done(known: Known) -> list[Step]:
    return [step for step in known.steps if step.state in (StepState.DONE, StepState.PART)]


def tense(step: Step) -> bool:
    return step.felt is not None and step.felt >= Feel.TENSE


def above(idea: Idea) -> set[str]:
    """What is further up the same ladder, counted from below and from above."""
    found: set[str] = set()
    bigger = idea.bigger
    while bigger:
        found, bigger = found | {bigger}, library()[bigger].bigger
    for other in library().values():
        smaller = other.smaller
        while smaller:
            found |= {other.key} if smaller == idea.key else set()
            smaller = library()[smaller].smaller
    return found


def height(idea: Idea) -> int:
    return 0 if idea.smaller is None else 1 + height(library()[idea.smaller])


@pytest.mark.parametrize("seed", LIVES)
def test_always_three_from_a_little_to_more_energy_and_all_for_this_path(seed: int) -> None:
    known = a_life(seed)
    for number in range(4):
        three = page(known, MONDAY, number)
        assert len({idea.key for idea in three}) == AT_ONCE
        assert [idea.energy for idea in three] == sorted(idea.energy for idea in three)
        assert not any(known.person.path in idea.not_for for idea in three)


@pytest.mark.parametrize("seed", LIVES)
def test_no_step_comes_twice_before_all_were_shown(seed: int) -> None:
    known = a_life(seed)
    all_of_them = fitting(known, MONDAY)
    assert len(set(all_of_them)) == len(all_of_them)
    pages = -(-len(all_of_them) // AT_ONCE)
    seen = [key for number in range(pages) for key in keys(known, number)]
    assert len(set(seen[: pages * AT_ONCE - AT_ONCE])) == pages * AT_ONCE - AT_ONCE
    assert set(seen) == {idea.key for idea in all_of_them}
    assert keys(known, pages) == keys(known)


@pytest.mark.parametrize("seed", LIVES)
def test_nothing_harder_follows_what_was_tense(seed: int) -> None:
    known = a_life(seed)
    last = next(reversed(done(known)), None)
    if last is None:
        return
    hard = replace(last, felt=Feel.TENSE)
    known = replace(known, steps=tuple(hard if s is last else s for s in known.steps))
    before = library().get(hard.idea or "")
    most = 2 if before is None else before.energy
    ideas = fitting(known, MONDAY)
    assert all(idea.energy <= most for idea in ideas)
    if before is not None:
        assert not above(before) & {idea.key for idea in ideas}
        turned_down = {s.idea for s in known.steps if s.state in DECLINED}
        if before.smaller in {idea.key for idea in ideas} - turned_down:
            assert before.smaller in keys(known)


@pytest.mark.parametrize("seed", LIVES)
def test_what_was_turned_down_is_on_no_first_page(seed: int) -> None:
    known = a_life(seed)
    newest = {step.idea: step for step in known.steps if step.idea and step.settled_at}
    turned_down = {
        idea
        for idea, step in newest.items()
        if step.state in DECLINED and MONDAY - (step.settled_at or MONDAY) < DECLINED_FOR
    }
    order = [idea.key in turned_down for idea in fitting(known, MONDAY)]
    first = order[: 5 * AT_ONCE]
    assert not any(first[: order.count(False)])


@pytest.mark.parametrize("seed", LIVES)
def test_the_same_again_is_always_there(seed: int) -> None:
    known = a_life(seed)
    ours = [step for step in done(known) if step.idea]
    if not ours:
        return
    last = replace(ours[-1], settled_at=MONDAY, felt=Feel.CALM)
    known = replace(known, steps=(*(s for s in known.steps if s is not ours[-1]), last))
    assert last.idea in keys(known)


@pytest.mark.parametrize("seed", LIVES)
def test_nothing_is_far_above_where_somebody_has_been(seed: int) -> None:
    known = a_life(seed)
    was = [(library().get(s.idea or ""), s) for s in done(known)]
    for idea in fitting(known, MONDAY):
        if (height(idea) <= 1 and idea.energy <= 2) or any(one is idea for one, _ in was):
            continue
        met_it = any(
            step.company is idea.company
            or (
                one is not None
                and height(idea) <= height(one) + 1
                and (one.company is idea.company or (one.place and one.place == idea.place))
            )
            or (one is not None and idea.key in (one.smaller, one.bigger))
            for one, step in was
        )
        assert met_it, idea.key


@pytest.mark.parametrize("path", list(Path))
def test_somebody_new_meets_low_rungs_of_which_one_can_be_done_now(path: Path) -> None:
    known = lived(path)
    assert any(idea.now for idea in page(known, MONDAY))
    assert all(idea.energy <= 2 and height(idea) <= 1 for idea in fitting(known, MONDAY))


def test_the_first_three_of_whoever_was_alone() -> None:
    assert keys(lived(Path.ALONE)) == ["shop-nod", "thinking-of-you", "shop-hello"]


def test_what_went_well_leads_to_the_next_rung_and_a_tense_one_to_the_one_below() -> None:
    calm = lived(Path.ALONE, did("shop-hello"))
    days = [[idea.key for idea in page(calm, MONDAY + n * DAY)][1:] for n in range(2)]
    assert ["shop-hello", "shop-question"] in days
    hard = lived(Path.ALONE, did("shop-hello", felt=Feel.TENSE))
    assert "shop-nod" in keys(hard)
    assert "shop-question" not in {idea.key for idea in fitting(hard, MONDAY)}
    skipped = lived(Path.ALONE, did("shop-hello", felt=None))
    assert "shop-question" not in {idea.key for idea in fitting(skipped, MONDAY)}


def test_after_something_tense_what_gives_comes_first() -> None:
    gives = [idea.gives for idea in page(lived(Path.AFTER, did("call-two", felt=9)), MONDAY)]
    assert any(gives)
    assert not any(i.gives for i in page(lived(Path.AFTER), MONDAY))


def test_own_words_with_somebody_open_what_is_with_them() -> None:
    own = replace(did("", felt=Feel.OKAY), idea=None, text="met Tom", company=Company.FRIEND)
    with_a_friend = {
        idea.key for idea in fitting(lived(Path.AFTER, own), MONDAY) if idea.energy == 3
    }
    assert with_a_friend
    assert all(library()[key].company is Company.FRIEND for key in with_a_friend)


def test_whoever_repeats_a_step_for_weeks_always_finds_it() -> None:
    weeks = [did("sit-near", 7 * n, Feel.UNEASY) for n in (3, 2, 1)]
    known = lived(Path.ALONE, *weeks, did("thinking-of-you", 1, Feel.UNEASY))
    for days in range(7):
        assert "sit-near" in [idea.key for idea in page(known, MONDAY + days * DAY)]


def test_what_was_done_or_planned_lately_steps_back() -> None:
    known = lived(Path.ALONE, did("wave", 2), did("bench", 3), did("shop-hello"))
    ahead = Step(next(_ids), idea="thinking-of-you", at=MONDAY + DAY)
    known = replace(known, steps=(*known.steps, ahead))
    for days in range(7):
        shown = {idea.key for idea in page(known, MONDAY + days * DAY)}
        assert not shown & {"wave", "bench", "thinking-of-you"}
    third = page(known, MONDAY, 2)
    assert {"wave", "bench", "thinking-of-you"} & {idea.key for idea in third}


def test_another_day_brings_other_steps() -> None:
    known = lived(Path.ALONE, did("bench", 40, Feel.UNEASY))
    assert len({page(known, MONDAY + n * DAY) for n in range(5)}) > 3


def test_what_somebody_likes_comes_first_and_hides_nothing() -> None:
    before = lived(Path.ALONE, did("bench", 40))
    liked = replace(before, person=replace(before.person, likes=("reliability", "service")))
    fit = {idea.key for idea in fitting(before, MONDAY)}
    assert {idea.key for idea in fitting(liked, MONDAY)} == fit
    after = lived(Path.AFTER, did("smile", 40), likes=("curiosity",))
    for days in range(5):
        assert any("curiosity" in i.serves for i in page(after, MONDAY + days * DAY))


def test_steps_at_work_come_first_only_where_there_is_work() -> None:
    known = lived(Path.AFTER)
    works = lived(Path.AFTER, people=(Somebody(1, Company.WORK),))
    before, after = ([idea.company for idea in fitting(who, MONDAY)] for who in (works, known))
    assert before.index(Company.WORK) < after.index(Company.WORK)
    assert Company.WORK not in after[: 3 * AT_ONCE]


@pytest.mark.parametrize("path", list(Path))
@pytest.mark.parametrize("company", [Company.FRIEND, Company.NEIGHBOUR, Company.NEW])
def test_with_a_company_all_are_with_it(path: Path, company: Company) -> None:
    three = page(lived(path), MONDAY, company=company)
    assert {idea.company for idea in three} == {company}
    assert [idea.energy for idea in three] == sorted(idea.energy for idea in three)


@pytest.mark.parametrize("path", [Path.ALONE, Path.AFTER])
@pytest.mark.parametrize(
    ("company", "first"),
    [
        (Company.FRIEND, ["thinking-of-you", "ask-walk", "call-two"]),
        (Company.FAMILY, ["text-family", "ask-call", "call-family"]),
        (Company.WORK, ["thank-work", "ask-tea-work"]),
        (Company.GROUP, ["message-group", "ask-walk-group", "talk-after-two"]),
    ],
)
def test_with_known_people_it_begins_with_a_text(
    path: Path, company: Company, first: list[str]
) -> None:
    assert keys(lived(path), company=company)[: len(first)] == first


@pytest.mark.parametrize("seed", LIVES)
def test_even_smaller_are_the_tiniest(seed: int) -> None:
    for idea in page(a_life(seed), MONDAY, tiny=True):
        assert idea.energy == 1
        assert idea.smaller is None


def test_one_can_be_left_out() -> None:
    known = lived(Path.ALONE)
    assert "shop-nod" not in keys(known, but="shop-nod")
    assert len(keys(known, but="shop-nod")) == AT_ONCE


def test_whoever_knows_less_than_all_asks_for_it() -> None:
    with pytest.raises(NeedsEverything):
        page(replace(lived(Path.ALONE), whole=False), MONDAY)
