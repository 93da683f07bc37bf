"""After the three questions: the next step, then one thing more at most, whoever somebody is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.records.effects import Say
from tests.core.pair import linked
from tests.core.play import Play, cued

NO = ("debrief-not-now-button", "friend-not-now", "friend-keep-mine", "quiet-no-hello")
"""How each thing that is offered is left."""


def back_from_the_shop(done: int, friend: bool) -> Play:
    """The hello in the shop is done; so many things were done before."""
    play = linked().ana if friend else cued()
    if friend:
        play.command("plan")
        play.tap("idea-thinking-of-you", "plan-did-it", "feel-okay")
    person = replace(play.known.person, done=done, zone="Europe/Berlin")
    play.known = replace(play.known, person=person)
    if not friend:
        play.tap("cue-im-going", "cue-done", "feel-uneasy")
    return play


def test_one_thing_more_at_most_and_each_is_left_by_one_tap() -> None:
    for done in [0, 1, 2, 3, 4, 9]:
        for friend in [False, True]:
            play = back_from_the_shop(done, friend)
            play.said.clear()
            play.tap("debrief-enough")
            offered = 0
            while play.offered:
                no = [name for name in play.offered if name in NO]
                if not no:
                    break  # a friend's quiet button asks nothing
                offered += 1
                play.tap(no[0])
            assert offered <= 2, f"the next step, and one thing more: {done}, {friend}"
            assert not [effect for effect in play.said if isinstance(effect, Say)], (
                f"all in one message: {done}, {friend}"
            )


@pytest.mark.parametrize("answer", ["quiet-no-hello", "quiet-one-hello"])
def test_a_friends_button_stands_under_the_answer_too(answer: str) -> None:
    pair = linked()
    for what in ("did-shop-hello", "did-call-two"):
        pair.ana.command("did")
        pair.ana.tap(what, "debrief-enough")
        for left in NO[:3]:
            if left in pair.ana.offered:
                pair.ana.tap(left)
    assert pair.ana.key == "quiet-asked"
    pair.ana.tap(answer)
    assert pair.ana.offered == ["friend-to"]
    pair.ana.tap("friend-to")
    assert pair.ana.key == "friend-preview"
    assert "Lena" in pair.ana.values
