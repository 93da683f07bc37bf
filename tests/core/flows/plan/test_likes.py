"""What they like: behind a button, never a question; steps that fit come first then."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.records.lines import line
from bot.core.records.model import Step, StepState
from bot.core.rules.ideas import library
from bot.core.rules.likes import INTERESTS, MOST, VALUES
from tests.core.play import Play, welcomed

LIKES = "likes-button"
OTHERS = "plan-other-ideas"


def at_ideas(**person: object) -> Play:
    """The first ideas of somebody who has done a step."""
    play = welcomed()
    before = play.now - timedelta(days=40)
    done = Step(1, StepState.DONE, idea="bench", at=before, settled_at=before, felt=5)
    who = replace(play.known.person, zone="Europe/Berlin", **person)  # type: ignore[arg-type]
    play.known = replace(play.known, person=who, steps=(done,))
    play.command("plan")
    return play


def opened() -> Play:
    play = at_ideas()
    play.tap(OTHERS, LIKES)
    return play


def choose(play: Play, *likes: str) -> None:
    """Turn the pages to each, and tap it."""
    for like in likes:
        while f"like-{like}" not in play.offered:
            play.tap("likes-more")
        play.tap(f"like-{like}")


def test_it_stands_under_other_ideas_and_not_at_the_first_plan_ever() -> None:
    play = at_ideas()
    assert LIKES not in play.offered
    play.tap(OTHERS)
    assert LIKES in play.offered
    new = welcomed()
    new.tap(OTHERS)
    assert LIKES not in new.offered


def test_no_card_has_more_than_seven_buttons() -> None:
    play = at_ideas()
    for name in (OTHERS, LIKES, *["likes-more"] * 6, "likes-done", "plan-even-smaller", OTHERS):
        assert len(play.offered) <= 7
        play.tap(name)


def test_every_interest_and_value_is_on_one_of_the_cards() -> None:
    play = opened()
    seen: list[str] = []
    for _ in range(6):
        assert play.key == ("likes-interests" if len(seen) < len(INTERESTS) else "likes-values")
        seen += [name for name in play.offered if name.startswith("like-")]
        play.tap("likes-more")
    assert seen == [f"like-{like}" for like in (*INTERESTS, *VALUES)]
    assert play.key == "likes-interests"


def test_a_tap_chooses_and_a_second_takes_it_off() -> None:
    play = opened()
    play.tap("like-music")
    assert line("likes-chosen", word=line("like-music")) in play.captions
    play.tap("likes-chosen")
    play.say("books")
    assert play.known.person.likes == ("books",)


def test_of_each_there_are_only_so_many() -> None:
    play = opened()
    choose(play, *INTERESTS[: MOST[INTERESTS]], *VALUES[: MOST[VALUES]])
    before = play.known.person.likes
    assert len(before) == MOST[INTERESTS] + MOST[VALUES]
    choose(play, VALUES[-1])
    assert play.known.person.likes == before
    assert "likes-values" in play.keys


def test_none_is_fine_and_the_ideas_are_there_again() -> None:
    play = opened()
    play.tap("likes-done")
    assert play.known.person.likes == ()
    assert play.key == "plan-ideas"


def test_from_the_settings_it_leads_back_there() -> None:
    play = at_ideas()
    play.command("settings")
    assert len(play.offered) <= 7
    play.tap(LIKES, "like-music", "likes-done")
    assert play.key == "settings-screen"
    assert play.known.person.likes == ("music",)


def test_a_plan_that_was_begun_is_still_there_afterwards() -> None:
    play = at_ideas()
    play.tap("idea-shop-hello", "tomorrow 17:30")
    play.command("settings")
    play.tap(LIKES, "like-music", "likes-done")
    play.command("plan")
    assert play.key == "plan-unfinished", "it is asked whether to go on with it"


def test_steps_that_fit_come_first_then() -> None:
    play = opened()
    choose(play, "curiosity")
    play.tap("likes-done")
    shown = [library()[n.removeprefix("idea-")] for n in play.offered if n.startswith("idea-")]
    assert any("curiosity" in idea.serves for idea in shown)
