"""Two replicas behind a webhook: whichever dies, and whenever, the other goes on from there.

What stands for one process on a file stands for two on one PostgreSQL.
"""

from __future__ import annotations

import asyncio
import random
import re
import shutil
import signal
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from bot.engine.failpoints import POINTS
from bot.engine.flights import IN_FLIGHT
from bot.sandbox.people import Person
from bot.sandbox.transcript import Transcript
from tests.journeys.conftest import TRANSCRIPTS
from tests.journeys.counting import Counting
from tests.journeys.crowd import ASKED, CUE, Crowd
from tests.journeys.people import MOMENT, PLANNED, tap
from tests.journeys.replicas import BUSY, QUIETLY, TAKEN_OVER, Replicas, replicas
from tests.journeys.test_clock_set import FOUND
from tests.store.cluster import MIGRATED, Cluster, running

pytestmark = pytest.mark.journey

DEBRIEF = ("Done", "Uneasy", "It was short", "Walking in", "A quieter hour", "Yes, Thursday 10:00")
EVERY_STEP = ("START", *PLANNED, "cue", "I'm going", *DEBRIEF)
WHO = ("taker", "holder", "other")
"""Who dies: the replica that was given the post, the one that sends, the one that stands by."""
DONE = CUE.replace(minute=41)
WAITS = "another copy of the bot is at work; this one stands by"
SAID = "17:30, shop."
CUED = "One hello is the whole thing."
HELP = "Emergency: 112"
FOR_OTHERS_TOO = ("take-before-commit", "take-after-commit", "before-acknowledge")
"""The points that whoever stands by reaches as well."""
PAUSES = "SELECT count(*) FROM lease WHERE name = 'pause of a chat'"
FEW, MANY = 30, 200
POSTGRES, FAULTS = pytest.mark.postgres, pytest.mark.faults


def forms(short: int, long: int, name: str) -> pytest.MarkDecorator:
    """The short form with two replicas; the long one with one process on a file as well."""
    each = [
        pytest.param("postgres", FEW, short, marks=POSTGRES, id="short"),
        pytest.param("postgres", MANY, long, marks=[POSTGRES, FAULTS], id="two-replicas"),
        pytest.param("sqlite", MANY, long, marks=FAULTS, id="one-process"),
    ]
    return pytest.mark.parametrize(("several", "people", name), each, indirect=["several"])


@pytest.fixture
async def two(cluster: Cluster, tmp_path: Path) -> AsyncIterator[Replicas]:
    """Two on PostgreSQL, and Telegram's limits."""
    url = cluster.fresh(MIGRATED)
    async with replicas(tmp_path, url, 2, limited=True) as both:
        yield both
    cluster.drop(url)


@pytest.fixture
async def several(
    request: pytest.FixtureRequest, tmp_path: Path, migrated: Path
) -> AsyncIterator[Replicas]:
    """One on SQLite, two on PostgreSQL."""
    if request.param == "sqlite":
        file = tmp_path / "companion.db"
        shutil.copy(migrated, file)
        async with replicas(tmp_path, f"sqlite:///{file}", 1) as one:
            yield one
    else:
        cluster: Cluster = request.getfixturevalue("cluster")
        url = cluster.fresh(MIGRATED)
        async with replicas(tmp_path, url, 2) as both:
            yield both
        cluster.drop(url)


@pytest.fixture
def own(cluster: Cluster, tmp_path: Path) -> Iterator[Cluster]:
    """A server that only this test uses, and may stop."""
    with running(tmp_path, "own") as alone:
        yield alone


# One person's day


@POSTGRES
@pytest.mark.parametrize(
    "kills",
    [
        pytest.param({"I'm going": "other", "It was short": "holder"}, id="twice"),
        *(
            pytest.param(
                {step: WHO[(n + turn) % 3] for n, step in enumerate(EVERY_STEP)},
                id=f"every-step-{turn}",
                marks=FAULTS,
            )
            for turn in range(3)
        ),
    ],
)
async def test_one_is_killed_at_a_step_and_the_day_reads_the_same(
    two: Replicas, kills: Mapping[str, str], counted: Counting
) -> None:
    await two.start_all()
    ana = two.telegram.person("Ana")
    story = Transcript({"": ana}, zone="Europe/Berlin")
    seconds: list[float] = []
    for step in EVERY_STEP:
        two.before.given.clear()
        holder = await two.in_office()
        _do(two, ana, step)
        if step in kills:
            seconds += await _killed(two, kills[step], holder, step)
        await two.telegram.dial.forward(MOMENT, within=BUSY)
        if step == "I'm going":
            await two.telegram.dial.to(DONE, within=BUSY)
    told, doubled = _once(_at_five_past(story.text()))
    counted("kill -9 at each step of a plan and a debrief", 2, len(kills), 0, doubled, seconds)
    expected, _ = _once(_at_five_past((TRANSCRIPTS / "ana_first_day.txt").read_text()))
    assert told == expected
    assert doubled <= 2, "the hello and the cue: what was in flight"
    assert max(seconds, default=0) < TAKEN_OVER
    for bot in two.all:
        assert await bot.stop() == 0


def _do(stage: Replicas, ana: Person, step: str) -> None:
    if step == "START":
        ana.start()
    elif step == "cue":
        stage.telegram.dial.set_(CUE)
    else:  # the hour of the phone, which may have gone on by a minute
        found = [label for m in ana.messages for label in m.buttons if _at_five_past(label) == step]
        ana.tap(found[-1] if found else step)


async def _killed(stage: Replicas, who: str, holder: int, step: str) -> list[float]:
    """Kill one in the middle of a step, and start it again; the seconds until the other sends."""
    if step == "cue":
        before = len(stage.telegram.accepted)
        await stage.telegram.world.bell.until(lambda: len(stage.telegram.accepted) > before, BUSY)
    else:
        await asyncio.wait_for(stage.before.given.wait(), BUSY)
    dead = 1 - holder if who == "other" else holder
    if who == "taker" and step != "cue":
        dead = stage.taker()
    await stage.kill(dead)
    after = [await stage.taken_over()] if dead == holder else []
    await stage.start(dead)
    return after


def _at_five_past(text: str) -> str:
    return re.sub(r"\b(05|08|13|14):0[5-9]\b", r"\1:05", text)


def _once(text: str) -> tuple[str, int]:
    """A story without what came twice at once, and how much that was."""
    blocks = re.findall(r"^[^|\[].*\n(?:[|\[].*\n)*", text, re.MULTILINE)
    again = [
        number
        for number, block in enumerate(blocks)
        if number and block.startswith("B ") and block == blocks[number - 1]
    ]
    return "".join(b for n, b in enumerate(blocks) if n not in again), len(again)


# Killed


@POSTGRES
@pytest.mark.parametrize(
    ("point", "in_office"),
    [
        pytest.param("take-after-commit", False, id="stands-by"),
        pytest.param("before-sent-mark", True, id="sends"),
        *(pytest.param(point, True, id=f"sends-{point}", marks=FAULTS) for point in POINTS),
        *(
            pytest.param(point, False, id=f"stands-by-{point}", marks=FAULTS)
            for point in FOR_OTHERS_TOO
        ),
    ],
)
async def test_killed_at_a_commit_point(
    two: Replicas, point: str, in_office: bool, counted: Counting
) -> None:
    crowd = _crowd(two, 1)
    [ana] = crowd.phones
    armed = 0 if in_office else 1
    settings = {armed: {"FAIL_POINT": point}}
    for number in (0, 1):
        await two.start(number, settings.get(number))
    for _ in range(2):  # the proxy gives one to each
        ana.say("/help")
    two.telegram.dial.set_(CUE)
    async with asyncio.timeout(BUSY):
        assert await two.all[armed].died() == -signal.SIGKILL, "the point was never reached"
    after = await two.taken_over()
    await two.telegram.dial.settle(within=BUSY)
    await two.start(armed)
    cues, helps = (sum(what in m.text for m in ana.messages) for what in (SAID, HELP))
    lost = max(0, 1 - cues) + max(0, 2 - helps)
    counted("kill -9 at a fail point", 2, 1, lost, cues + helps - 3, [after] if in_office else [])
    assert 1 <= cues <= 2
    assert 2 <= helps <= 3
    await two.telegram.dial.forward(MOMENT, within=BUSY)
    await tap(two.telegram, ana, "I'm going", "Done", "Uneasy")
    assert [message for message in ana.messages if ASKED in message.text]
    assert after < TAKEN_OVER


@forms(2, 20, "kills")
async def test_killed_at_random_under_load(
    several: Replicas, people: int, kills: int, counted: Counting
) -> None:
    chance = random.Random(kills)
    crowd = _crowd(several, people)
    await several.start_all(QUIETLY)
    several.telegram.dial.set_(CUE)
    seconds: list[float] = []
    for _ in range(kills):
        crowd.answer()  # what was asked before the last kill may be answered by now
        assert await crowd.goes_on(), "nobody goes on"
        crowd.answer()
        await crowd.goes_on(chance.randrange(1, 16), within=0.3)
        holder = await several.in_office()
        dead = chance.randrange(len(several.all))
        await several.kill(dead)
        await several.launch(dead, QUIETLY)
        if dead == holder and len(several.all) > 1:
            seconds.append(await several.taken_over())
    await several.in_office()
    await crowd.answers_to_the_end(BUSY)
    _count(counted, several, "kill -9 at random, under load", kills, crowd, seconds)
    assert crowd.doubled <= kills * IN_FLIGHT
    assert max(seconds, default=0) < TAKEN_OVER


# Stopped


@forms(1, 5, "rounds")
async def test_restarted_in_turn_under_load_nothing_is_lost_or_doubled(
    several: Replicas, people: int, rounds: int, counted: Counting
) -> None:
    crowd = _crowd(several, people)
    await several.start_all(QUIETLY)
    several.telegram.dial.set_(CUE)
    seconds: list[float] = []
    for _ in range(rounds):
        for number, bot in enumerate(several.all):
            holder = await several.in_office()
            crowd.answer()
            await crowd.goes_on(5)
            assert await bot.stop() == 0
            if number == holder and len(several.all) > 1:
                seconds.append(await several.taken_over())
            await several.start(number, QUIETLY)
    await crowd.answers_to_the_end(BUSY)
    times = rounds * len(several.all)
    _count(counted, several, "SIGTERM in turn, under load", times, crowd, seconds)
    assert crowd.doubled == 0


@forms(0, 40, "still")
async def test_one_that_stands_still_comes_back_and_says_nothing(
    several: Replicas, people: int, still: int, counted: Counting
) -> None:
    crowd = _crowd(several, people)
    await several.start_all(QUIETLY)
    several.telegram.dial.set_(CUE)
    await crowd.goes_on(people // 2)
    holder = await several.in_office()
    several.signal(holder, signal.SIGSTOP)
    ends = asyncio.get_running_loop().time() + still
    seconds = [await several.taken_over(but=holder)] if len(several.all) > 1 else []
    while asyncio.get_running_loop().time() < ends:
        if not several.telegram.world.mailbox.waiting:  # else they would tap in vain
            crowd.answer()
        await crowd.goes_on(within=1)
    before, waits = len(several.calls_of(holder)), _stood_by(several, holder)
    several.signal(holder, signal.SIGCONT)
    if seconds:
        await _until(lambda: _stood_by(several, holder) > waits)
    await crowd.answers_to_the_end(BUSY)
    _count(counted, several, f"SIGSTOP for {still or 12} s, under load", 1, crowd, seconds)
    assert crowd.doubled <= IN_FLIGHT
    assert max(seconds, default=0) < TAKEN_OVER
    if seconds:
        assert await several.in_office() != holder
        said = set(several.calls_of(holder)[before:])
        assert not {"sendMessage", "editMessageText", "deleteMessage", "getUpdates"} & said


# The database


@POSTGRES
@pytest.mark.parametrize(
    ("people", "times"),
    [(FEW, 1), pytest.param(MANY, 5, marks=FAULTS)],
)
async def test_the_database_is_restarted_under_load(
    own: Cluster, tmp_path: Path, people: int, times: int, counted: Counting
) -> None:
    url = own.fresh(MIGRATED)
    own.keep_commits(url)
    seconds: list[float] = []
    loop = asyncio.get_running_loop()
    async with replicas(tmp_path, url, 2) as two:
        crowd = _crowd(two, people)
        await two.start_all(QUIETLY)
        two.telegram.dial.set_(CUE)
        for _ in range(times):
            crowd.answer()
            await crowd.goes_on(10)
            await asyncio.to_thread(own.restart)
            began = loop.time()
            crowd.answer()
            await crowd.goes_on(IN_FLIGHT + 1, within=BUSY)
            seconds.append(loop.time() - began)
        await crowd.answers_to_the_end(BUSY)
        _count(counted, two, "the database restarted, under load", times, crowd, seconds)
        assert crowd.doubled <= times * IN_FLIGHT
        _nobody_stumbled(two)


@POSTGRES
@pytest.mark.parametrize(
    ("people", "times"),
    [(FEW, 3), pytest.param(MANY, 50, marks=FAULTS)],
)
async def test_connections_are_lost_in_the_middle_of_commits(
    cluster: Cluster, tmp_path: Path, people: int, times: int, counted: Counting
) -> None:
    chance = random.Random(times)
    url = cluster.fresh(MIGRATED)
    cut = 0
    async with replicas(tmp_path, url, 2) as two:
        crowd = _crowd(two, people)
        await two.start_all(QUIETLY)
        two.telegram.dial.set_(CUE)
        for _ in range(times):
            crowd.answer()
            await crowd.goes_on(chance.randrange(1, 8), within=5)
            cut += cluster.cut(url)
        await crowd.answers_to_the_end(BUSY)
        what = "connections ended by the database in transactions"
        _count(counted, two, what, cut, crowd, [])
        assert crowd.doubled <= cut
        _nobody_stumbled(two)
    cluster.drop(url)


# Clocks, the budget and pauses


@POSTGRES
@pytest.mark.counts
@pytest.mark.skipif(not FOUND, reason="libfaketime is not installed: apt install libfaketime")
async def test_machines_whose_clocks_are_a_minute_apart_keep_the_minute(
    two: Replicas, counted: Counting
) -> None:
    two.telegram.dial.offset = timedelta()
    now = two.telegram.dial.now
    [ana] = Crowd(two.telegram, two.all[0], 1, now() + timedelta(days=1)).phones
    await two.launch(0, _clock_of("-30s"))
    await two.launch(1, _clock_of("+30s"))
    await asyncio.gather(two.ready(0), two.ready(1))
    soon = now() + timedelta(seconds=6)
    [bo] = Crowd(two.telegram, two.all[0], 1, soon).phones
    for _ in range(2):  # the proxy gives one to each
        ana.say("/next")
        await ana.until("This is what's coming.", within=10)
    assert len(two.before.carried) == 2
    await bo.until(CUED, within=BUSY)
    [came] = [push.at for push in bo.notifications if CUED in push.text]
    late = (came - soon).total_seconds()
    counted("two clocks a minute apart: a cue", 2, 1, 0, 0, [late])
    assert 0 <= late < 5


@POSTGRES
@pytest.mark.parametrize("people", [FEW, pytest.param(MANY, marks=FAULTS)])
async def test_they_share_one_budget(two: Replicas, people: int, counted: Counting) -> None:
    crowd = _crowd(two, people)
    await two.start_all({"LOG_LEVEL": "WARNING"})
    two.telegram.dial.set_(CUE)
    await crowd.goes_on()  # a clock that is turned on in the middle of a send leaves it in doubt
    for phone in crowd.phones:
        phone.say("/help")
    await crowd.goes_on(people // 2)
    if people == MANY:
        await two.all[await two.in_office()].stop()
    await crowd.answers_to_the_end(BUSY)
    refused = [call for call in two.telegram.calls if call.outcome.startswith("Too Many")]
    helped = [sum(HELP in m.text for m in phone.messages) for phone in crowd.phones]
    counted("busy at Telegram's limits: refusals", 2, len(refused), crowd.lost, 0)
    assert helped == [1] * people
    assert not crowd.lost, crowd.told()
    assert len(two.before.carried) == 2, "both were busy"
    assert not refused


@POSTGRES
@pytest.mark.counts
async def test_a_pause_that_one_was_told_is_kept_by_the_next(
    two: Replicas, cluster: Cluster, counted: Counting
) -> None:
    crowd = _crowd(two, 1)
    [ana] = crowd.phones
    await two.start_all()
    holder = await two.in_office()
    told = {"method": "sendMessage", "times": 1, "seconds": 300.0}
    with two.telegram.faults.start("too_many", **told):  # type: ignore[arg-type]
        two.telegram.dial.set_(CUE)
        await _until(lambda: _sends(two) == 1 and cluster.ask(two.url, PAUSES) == (1,))
        await two.kill(holder)
    after = await two.taken_over()
    await two.start(holder)
    await two.telegram.dial.forward(timedelta(seconds=200), within=BUSY)
    assert _sends(two) == 1, "nobody asks before the pause is over"
    await two.telegram.dial.forward(timedelta(seconds=100), within=BUSY)
    await ana.until(SAID, within=BUSY)
    counted("a pause told to one that dies", 2, 1, 0, 0, [after])
    assert _sends(two) == 2


def _clock_of(ahead: str) -> dict[str, str]:
    """The environment of a machine whose clock is so much ahead; it follows no dial."""
    return {
        "LD_PRELOAD": str(FOUND[-1]),
        "FAKETIME": ahead,
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        # Else whoever waits by the monotonic clock looks at it without a pause.
        "FAKETIME_FORCE_MONOTONIC_FIX": "0",
        "DIAL": "0",
    }


def _crowd(stage: Replicas, people: int) -> Crowd:
    """People with a cue in a minute."""
    crowd = Crowd(stage.telegram, stage.all[0], people)
    stage.telegram.dial.set_(CUE - timedelta(minutes=1))
    return crowd


def _count(
    counted: Counting,
    stage: Replicas,
    what: str,
    times: int,
    crowd: Crowd,
    seconds: list[float],
) -> None:
    """Put it into the table; nothing may be lost."""
    counted(what, len(stage.all), times, crowd.lost, crowd.doubled, seconds)
    assert not crowd.lost, crowd.told()


def _sends(stage: Replicas) -> int:
    return sum(call.method == "sendMessage" for call in stage.telegram.calls)


def _stood_by(stage: Replicas, number: int) -> int:
    return stage.all[number].log.read_text().count(WAITS)


def _nobody_stumbled(stage: Replicas) -> None:
    for bot in stage.all:
        log = bot.log.read_text()
        assert "could not be handled" not in log
        assert "laid aside" not in log


async def _until(done: Callable[[], bool]) -> None:
    """A file rings no bell, so it is looked at now and then."""
    async with asyncio.timeout(BUSY):
        while not done():  # noqa: ASYNC110
            await asyncio.sleep(0.05)
