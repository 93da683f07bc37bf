"""From one database into another: all of it or nothing, and never a bot on both."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import create_engine, text

from bot import copies, migrating
from bot.engine.failpoints import FailPoints
from bot.moving import move
from bot.settings import Settings, WrongSetting
from bot.store import transfer
from bot.store.diagnosis import WrongDatabase
from bot.store.memory import Memory
from tests.store.cluster import MIGRATED, Cluster
from tests.store.scene import BOT, MAREK, MASTER_KEY, NOW, at_work, claim, deliver, enrol, put, said
from tests.store.test_canaries import _live
from tests.store.test_copying import _rows

pytestmark = pytest.mark.postgres

NOTHING_ARMED = FailPoints("")


class _Power(Exception):
    """It fails, at a point at which a process would die."""


class _FailsAt(FailPoints):
    def __init__(self, point: str) -> None:
        super().__init__("")
        self._point = point

    def hit(self, point: str) -> None:
        if point == self._point:
            raise _Power


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("migrated") / "companion.db"
    migrating.upgrade(Settings(database_url=f"sqlite:///{file}"))
    return file


@pytest.fixture
def settings(empty_place: Path, migrated_file: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A file with something in every table, where everything lies by default."""
    file = empty_place / "data" / "companion.db"
    file.parent.mkdir(mode=0o700)
    shutil.copy(migrated_file, file)
    key = base64.b64encode(MASTER_KEY).decode()
    monkeypatch.setenv("MASTER_KEY", key)
    made = Settings(database_url="sqlite:///data/companion.db", master_key=SecretStr(key))
    with closing(_opened(made.database_url)) as memory:
        _live(memory)
        enrol(memory, MAREK)
        put(memory, said("it has left"), to=MAREK)
        (_, parcel) = claim(memory)
        deliver(memory, parcel)
        memory.transact(lambda t: t.lease.release("canary-clear"))
        memory.transact(lambda t: t.tally.alarm(NOW))
    return made


@pytest.fixture
def there(cluster: Cluster) -> Iterator[str]:
    """A new database on a server."""
    url = cluster.fresh()
    yield url
    cluster.drop(url)


def _opened(url: str) -> Memory:
    memory = Memory(url, MASTER_KEY)
    memory.open(BOT)
    return memory


def _moved(settings: Settings, to: str, failpoints: FailPoints = NOTHING_ARMED) -> str:
    return move(settings, to, NOW, failpoints)


def _execute(url: str, statement: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _newest(url: str) -> int:
    """The number of the newest message."""
    return max(row[0] for row in _rows(url)["outbox"] if isinstance(row[0], int))


# what comes over


def test_every_row_is_the_same_and_numbers_go_on(settings: Settings, there: str) -> None:
    before, highest = _rows(settings.database_url), _newest(settings.database_url)
    assert all(before[name] for name in ("person", "talk", "step", "outbox", "due", "aside"))
    said_then = _moved(settings, there)
    after = _rows(there)
    assert {**after, "lease": 0} == {**before, "lease": 0}
    assert "Put this into .env, then start the bot" in said_then
    with closing(_opened(there)) as memory:
        put(memory, said("one more"), to=MAREK)
    assert _newest(there) == highest + 1


def test_a_number_that_a_message_had_is_not_given_again(settings: Settings, there: str) -> None:
    """Other rows may name it still, though the message is gone."""
    highest = _newest(settings.database_url)
    _execute(settings.database_url, "DELETE FROM outbox")
    _moved(settings, there)
    with closing(_opened(there)) as memory:
        put(memory, said("one more"), to=MAREK)
    assert _newest(there) == highest + 1


def test_who_holds_no_lease_goes_on_with_the_next_term(settings: Settings, there: str) -> None:
    _moved(settings, there)
    old = next(row for row in _rows(f"{settings.database_url}.moved")["lease"] if row[2])
    with closing(_opened(there)) as memory:
        term = memory.transact(lambda t: t.lease.hold("a bot", timedelta(seconds=10)))
    assert term == int(str(old[2])) + 1


def test_the_way_back_into_a_file(settings: Settings, there: str) -> None:
    _moved(settings, there)
    before = _rows(there)
    back = settings.model_copy(update={"database_url": there})
    _moved(back, "sqlite:///data/back.db")
    after = _rows("sqlite:///data/back.db")
    assert {**after, "lease": 0} == {**before, "lease": 0}
    with closing(_opened("sqlite:///data/back.db")) as memory:
        put(memory, said("one more"), to=MAREK)
    for start in (lambda: _opened(there), lambda: migrating.upgrade(back)):
        with pytest.raises(WrongDatabase, match="was moved to another"):
            start()


# the old one


def test_no_bot_starts_by_mistake_on_the_file_that_was_moved(
    settings: Settings, there: str
) -> None:
    told = _moved(settings, there)
    assert "The old database is now data/companion.db.moved. The bot deletes it after" in told
    for start in (lambda: _opened(settings.database_url), lambda: migrating.upgrade(settings)):
        with pytest.raises(WrongDatabase, match=r"rename data/companion\.db\.moved to companion"):
            start()
    names = {file.name for file in Path("data").glob("*.db*")}
    assert names == {"companion.db.lock", "companion.db.moved"}
    Path("data/companion.db.moved").rename("data/companion.db")
    _opened(settings.database_url).close()


def test_the_old_file_is_kept_as_long_as_a_copy(settings: Settings, there: str) -> None:
    _moved(settings, there)
    aside = Path("data/companion.db.moved")
    copies.forget_moved(Path("data"), NOW + timedelta(days=29))
    assert aside.exists()
    copies.forget_moved(Path("data"), NOW + timedelta(days=30))
    assert not aside.exists()


def test_what_lay_beside_a_file_elsewhere_is_found_again(
    settings: Settings, there: str, empty_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With PostgreSQL everything else lies in the folder `data`."""
    elsewhere = empty_place / "elsewhere"
    Path("data").rename(elsewhere)
    monkeypatch.delenv("MASTER_KEY")
    (elsewhere / "master.key").write_bytes(base64.b64encode(MASTER_KEY))
    (elsewhere / "erased.list").write_text("= 2026-11-01T00:00:00 2026-11-30T00:00:00\n")
    there_now = Settings(database_url=f"sqlite:///{elsewhere}/companion.db")
    told = _moved(there_now, there)
    assert f"MASTER_KEY_FILE={elsewhere}/master.key\n" in told
    assert f"BACKUP_FOLDER={elsewhere}/backups\n" in told
    assert "Delete it within 30 days" in told
    assert Path("data/erased.list").read_text() == (elsewhere / "erased.list").read_text()


def test_a_list_of_another_database_is_not_overwritten(
    settings: Settings, there: str, empty_place: Path
) -> None:
    elsewhere = empty_place / "elsewhere"
    Path("data").rename(elsewhere)
    Path("data").mkdir()
    (elsewhere / "erased.list").write_text("= 2026-11-01T00:00:00 2026-11-30T00:00:00\n")
    Path("data/erased.list").write_text("= 2026-10-01T00:00:00 2026-11-30T00:00:00\n")
    there_now = settings.model_copy(update={"database_url": f"sqlite:///{elsewhere}/companion.db"})
    with pytest.raises(WrongSetting, match=r"data/erased\.list.* is there already"):
        _moved(there_now, there)
    assert (elsewhere / "companion.db").exists()


# nothing at all


def _one_person(url: str) -> None:
    _execute(url, "INSERT INTO seen VALUES (1, 1)")


def _another_program(url: str) -> None:
    _execute(url, "CREATE TABLE theirs (id INTEGER)")


def _older_release(url: str) -> None:
    _one_person(url)
    _execute(url, "UPDATE alembic_version SET version_num = '0001'")


@pytest.mark.parametrize("filled", [_one_person, _another_program, _older_release])
def test_a_database_that_is_not_empty_is_left_alone(
    settings: Settings, cluster: Cluster, filled: Callable[[str], None]
) -> None:
    url = cluster.fresh(MIGRATED if filled is not _another_program else "template1")
    filled(url)
    held = _everything(url)
    with pytest.raises(WrongDatabase, match=r"^--to: the database there is not empty\. Nothing"):
        _moved(settings, url)
    assert _everything(url) == held
    _opened(settings.database_url).close()
    cluster.drop(url)


def _everything(url: str) -> dict[str, list[str]]:
    """All tables of a PostgreSQL, whosever they are."""
    engine = create_engine(url)
    with engine.connect() as connection:
        named = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        names = list(connection.execute(text(named)).scalars())
        found = {
            name: [str(row) for row in connection.execute(text(f"SELECT * FROM {name}"))]
            for name in names
        }
    engine.dispose()
    return found


def test_a_row_that_is_not_the_same_undoes_everything(
    settings: Settings, there: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    carry = transfer.carry

    def spoiling(*both: object) -> None:
        carry(*both)  # type: ignore[arg-type]
        both[1].exec_driver_sql("UPDATE step SET shape = shape + 1")  # type: ignore[attr-defined]

    monkeypatch.setattr(transfer, "carry", spoiling)
    with pytest.raises(WrongDatabase, match=r"not the same\. Nothing was kept"):
        _moved(settings, there)
    assert not any(_rows(there).values())


@pytest.mark.parametrize("lost", ["DELETE FROM step", "INSERT INTO seen VALUES (99, 1)"])
def test_a_row_too_few_or_too_many_is_noticed(settings: Settings, there: str, lost: str) -> None:
    _moved(settings, there)
    _execute(there, lost)
    source = create_engine(f"{settings.database_url}.moved")
    target = create_engine(there)
    with source.connect() as old, target.connect() as new:
        assert not transfer.same(old, new, lease=False)
    source.dispose()
    target.dispose()


def test_what_fails_before_the_commit_leaves_both_as_they_were(
    settings: Settings, there: str
) -> None:
    before = _rows(settings.database_url)
    with pytest.raises(_Power):
        _moved(settings, there, _FailsAt("move-before-commit"))
    assert not any(_rows(there).values())
    after = _rows(settings.database_url)
    assert {**after, "lease": 0} == {**before, "lease": 0}
    _moved(settings, there)
    assert _rows(there)["person"] == before["person"]


def test_what_fails_after_the_commit_is_finished_by_the_next_try(
    settings: Settings, there: str
) -> None:
    with pytest.raises(_Power):
        _moved(settings, there, _FailsAt("move-after-commit"))
    assert Path("data/companion.db").exists(), "nobody knows yet that it came to its end"
    held = _everything(there)
    _moved(settings, there)
    assert not Path("data/companion.db").exists()
    assert _everything(there) == held


def test_what_has_gone_on_after_a_move_is_not_taken_for_it(settings: Settings, there: str) -> None:
    with pytest.raises(_Power):
        _moved(settings, there, _FailsAt("move-after-commit"))
    with closing(_opened(settings.database_url)) as memory:
        put(memory, said("the old bot went on"), to=MAREK)
    with pytest.raises(WrongDatabase, match="is not empty"):
        _moved(settings, there)
    assert Path("data/companion.db").exists()


def test_no_bot_may_be_at_work(settings: Settings, there: str) -> None:
    with (
        closing(_opened(settings.database_url)),
        pytest.raises(WrongDatabase, match="is using this database"),
    ):
        _moved(settings, there)


def test_no_bot_may_be_at_work_on_a_server_either(settings: Settings, there: str) -> None:
    _moved(settings, there)
    here = settings.model_copy(update={"database_url": there})
    memory = _opened(there)
    with (
        closing(memory),
        at_work(memory),
        pytest.raises(WrongDatabase, match="The bot is running"),
    ):
        _moved(here, "sqlite:///data/back.db")


@pytest.mark.parametrize(
    ("to", "says"),
    [
        ("sqlite:///data/companion.db", "--to: this is the database that you have"),
        ("sqlite:///data/../data/companion.db", "--to: this is the database that you have"),
        ("postgres://me:c4nary@there/x", "^--to: begin it with postgresql\\+psycopg://"),
        ("postgresql+psycopg://me:c4nary@127.0.0.1:1/x", "cannot be reached.* port in --to"),
    ],
)
def test_an_address_that_is_none(settings: Settings, to: str, says: str) -> None:
    with pytest.raises((WrongSetting, WrongDatabase), match=says) as refused:
        _moved(settings, to)
    assert "c4nary" not in str(refused.value)
    _opened(settings.database_url).close()


def test_there_is_something_to_move_and_a_key(
    settings: Settings, there: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    none = settings.model_copy(update={"database_url": "sqlite:///data/none.db"})
    with pytest.raises(WrongSetting, match="there is no database to move"):
        _moved(none, there)
    assert not Path("data/none.db").exists()
    with pytest.raises(WrongSetting, match="there is no key"):
        _moved(settings.model_copy(update={"master_key": None}), there)
    other = SecretStr(base64.b64encode(bytes(32)).decode())
    with pytest.raises(WrongDatabase, match="The master key does not fit"):
        _moved(settings.model_copy(update={"master_key": other}), there)
    assert not any(_everything(there).values())
