"""The sender wakes by itself for what was put back, whoever stands behind it."""

from datetime import timedelta

from bot.engine.ports import InDoubt, Paused
from tests.engine.stage import ANA, BEN, House

CARLA = 15


async def test_what_was_put_back_leaves_though_another_waits_behind_it(house: House) -> None:
    house.messenger.answers(ANA, InDoubt())
    await house.say("One", "Two")
    await house.settle()
    house.clock.turn(seconds=2)
    await house.messenger.until(3)
    assert house.texts() == ["One", "One", "Two"]


async def test_more_than_a_chat_may_have_at_once_leaves_by_and_by(house: House) -> None:
    await house.say(*(str(n) for n in range(8)))
    await house.messenger.until(5)
    for count in (6, 7, 8):
        house.clock.turn(seconds=1)
        await house.messenger.until(count)
    assert house.texts() == [str(n) for n in range(8)]


async def test_a_care_card_in_doubt_does_not_wait_for_a_pause_to_end(house: House) -> None:
    house.engine.sender.budget.shut(300, house.clock.monotonic())
    house.messenger.answers(BEN, InDoubt())
    await house.say("Help Ben", chat=BEN)
    await house.messenger.until(1)
    await house.settle()
    house.clock.turn(seconds=2)
    await house.messenger.until(2)
    assert house.texts(BEN) == ["Help Ben"] * 2


async def test_being_told_to_wait_does_not_count_as_a_try(house: House) -> None:
    house.messenger.answers(CARLA, *[Paused(timedelta(seconds=5))] * 8, InDoubt())
    await house.say("Hello", chat=CARLA)
    for _ in range(8):
        await house.settle()
        house.clock.turn(seconds=5)
    await house.settle()
    house.clock.turn(seconds=2)
    await house.settle()
    assert len(house.texts(CARLA)) == 10
