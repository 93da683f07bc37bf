"""A start waits for the database's server, tells it once, and gives up in the end."""

from __future__ import annotations

from itertools import count

import pytest

from bot.store import connecting
from bot.store.connecting import once_there
from bot.store.diagnosis import NotThere, WrongDatabase
from bot.store.memory import Memory
from tests.store.scene import MASTER_KEY

NOWHERE = "postgresql+psycopg://me:c4nary@127.0.0.1:1/x"


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "PAUSE", 0.0)


def test_it_is_tried_again_until_it_goes_well_and_told_once() -> None:
    tries, told = count(1), list[str]()

    def work() -> str:
        if next(tries) < 4:
            raise NotThere("The server is away.")
        return "in"

    assert once_there(work, told.append, lambda: 0.0) == "in"
    assert told == ["The server is away. It is tried again for ten minutes."]


def test_after_ten_minutes_it_is_given_up() -> None:
    told, seconds = list[str](), count(0, 100)

    def work() -> None:
        raise NotThere("The server is away.")

    with pytest.raises(NotThere, match=r"^The server is away\.$"):
        once_there(work, told.append, lambda: float(next(seconds)))
    assert next(seconds) == 800
    assert len(told) == 1


def test_what_does_not_pass_by_itself_is_told_at_once() -> None:
    def work() -> None:
        raise WrongDatabase("The password is wrong.")

    with pytest.raises(WrongDatabase, match="password"):
        once_there(work, pytest.fail, lambda: 0.0)


@pytest.mark.postgres
def test_a_server_that_is_not_there_is_one_to_wait_for() -> None:
    memory = Memory(NOWHERE, MASTER_KEY)
    with pytest.raises(NotThere, match="cannot be reached"):
        memory.open(None)
