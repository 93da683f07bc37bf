"""Asking somebody: a yes leads to a step that is there, with the same people."""

from __future__ import annotations

from bot.core.rules.ideas import library

INVITES = [idea for idea in library().values() if idea.act == "invite"]


def test_what_somebody_is_asked_for_is_a_step_with_the_same_people() -> None:
    steps = {(idea.what, idea.company) for idea in library().values() if not idea.now}
    assert len(INVITES) > 8
    for idea in INVITES:
        assert (idea.texts.removeprefix("invite-"), idea.company) in steps, idea.key


def test_asking_can_be_done_now_in_words_that_are_an_invitation() -> None:
    assert all(idea.now and idea.texts.startswith("invite-") for idea in INVITES)
