"""After the three questions: the next step, then one thing more at most, whoever somebody is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.records.effects import Say
from tests.core.pair import Pair
from tests.core.play import Play, cued

NO = ("Not now", "Keep it private", "No need", "Nothing")
"""How each thing that is offered is left."""


def back_from_the_shop(done: int, friend: bool) -> Play:
    """The hello in the shop is done; so many things were done before."""
    play = Pair().linked().ana if friend else cued()
    if friend:
        play.command("plan")
        play.tap("Send “thinking of you” · now", "Done")
    person = replace(play.known.person, done=done, zone="Europe/Berlin")
    play.known = replace(play.known, person=person)
    if not friend:
        play.tap("I'm going", "Done", "Uneasy")
    return play


@pytest.mark.parametrize("friend", [False, True], ids=["nobody", "lena"])
@pytest.mark.parametrize("done", [0, 1, 2, 3, 4, 9])
def test_one_thing_more_at_most_and_each_is_left_by_one_tap(done: int, friend: bool) -> None:
    play = back_from_the_shop(done, friend)
    play.said.clear()
    play.tap("That's enough")
    offered = 0
    while play.buttons:
        no = [caption for caption in play.buttons if caption in NO]
        if not no:
            break  # a friend's quiet button asks nothing
        offered += 1
        play.tap(no[0])
    assert offered <= 2, "the next step, and one thing more"
    assert not [effect for effect in play.said if isinstance(effect, Say)], "all in one message"


@pytest.mark.parametrize("answer", ["Nothing", "One hello after a week"])
def test_a_friends_button_stands_under_the_answer_too(answer: str) -> None:
    pair = Pair().linked()
    for what in ("Said hello in a shop", "Called someone"):
        pair.ana.command("did")
        pair.ana.tap(what, "That's enough")
        for left in NO[:2]:
            if left in pair.ana.buttons:
                pair.ana.tap(left)
    assert pair.ana.text.endswith("If it goes quiet one day, what would be kind?")
    pair.ana.tap(answer)
    assert pair.ana.buttons == ["To Lena"]
    pair.ana.tap("To Lena")
    assert pair.ana.text.startswith("To Lena, word for word")
