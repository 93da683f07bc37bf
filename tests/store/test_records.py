"""Every record comes back as it was written, and rows of other releases still load."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime, time
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.records.effects import Choice, Lane, Remove, Revise, Say
from bot.core.records.lines import Day, Hour, Line, Typed, Veiled
from bot.core.records.memories import MEMORIES, HomeMemory
from bot.core.records.model import (
    Chip,
    Consent,
    Look,
    Path,
    Person,
    Phase,
    Standing,
    Step,
    StepState,
    Talk,
    TalkMemory,
)
from bot.store import records

TEXT = st.text(max_size=12)
IDS = st.integers(1, 2**62)
INSTANTS = st.datetimes(timezones=st.just(UTC))
TIMES = st.times()
PLAIN = st.one_of(
    TEXT,
    st.integers(),
    st.builds(Typed, TEXT),
    st.builds(Hour, TIMES),
    st.builds(Day, st.dates(), st.dates()),
)
PARAMS = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.builds(Veiled, inner), st.builds(Line, TEXT, st.dictionaries(TEXT, inner, max_size=2))
    ),
    max_leaves=3,
)
LINES = st.builds(Line, TEXT, st.dictionaries(TEXT, PARAMS, max_size=2))
ROWS = st.lists(
    st.lists(st.builds(Choice, TEXT, LINES, st.none() | LINES, st.none() | TEXT), max_size=2).map(
        tuple
    ),
    max_size=2,
).map(tuple)
LANES = st.sampled_from(Lane)
PEOPLE = st.builds(
    Person,
    id=IDS,
    standing=st.sampled_from(Standing),
    language=TEXT,
    zone=st.none() | TEXT,
    path=st.sampled_from(Path),
    look=st.sampled_from(Look),
    quiet_from=TIMES,
    quiet_to=TIMES,
    reachable=st.booleans(),
    held_until=st.none() | INSTANTS,
    done=st.integers(0, 99),
    unanswered=st.integers(0, 9),
    asked=st.dictionaries(TEXT, INSTANTS, max_size=2),
    consents=st.lists(
        st.builds(Consent, TEXT, st.integers(), st.booleans(), INSTANTS), max_size=2
    ).map(tuple),
)
ANSWERS = TEXT | st.builds(Chip, TEXT)
STEPS = st.builds(
    Step,
    id=IDS,
    state=st.sampled_from(StepState),
    idea=st.none() | TEXT,
    text=TEXT,
    sign=TEXT,
    short=TEXT,
    minutes=st.integers(0, 90),
    at=st.none() | INSTANTS,
    change=ANSWERS,
    guess=st.none() | st.integers(0, 10),
    felt=st.none() | st.integers(0, 10),
    answers=st.dictionaries(TEXT, ANSWERS, max_size=2),
    moves=st.integers(0, 9),
    settled_at=st.none() | INSTANTS,
)
st.register_type_strategy(datetime, INSTANTS)
st.register_type_strategy(Step, STEPS)


def remembered(kind: type[TalkMemory]) -> st.SearchStrategy[TalkMemory]:
    """Records of one conversation, with anything in every field."""
    hints = get_type_hints(kind)
    anything: dict[str, Any] = {f.name: st.from_type(hints[f.name]) for f in fields(kind)}
    return st.builds(kind, **anything)


TALKS = st.builds(
    Talk,
    id=IDS,
    memory=st.one_of(*(remembered(kind) for kind in MEMORIES.values())),
    at=TEXT,
    offered=st.lists(TEXT, max_size=2).map(tuple),
    floor=st.booleans(),
    phase=st.sampled_from(Phase),
    subject=st.none() | IDS,
    resumes=st.none() | IDS,
    parts=st.lists(st.tuples(IDS, TEXT), max_size=2).map(tuple),
    parts_at=st.none() | INSTANTS,
    trail=st.lists(IDS, max_size=2).map(tuple),
    card=st.none() | IDS,
    touched=st.none() | INSTANTS,
)
MESSAGES = st.one_of(
    st.builds(Say, LINES, ROWS, st.none() | IDS, TEXT, LANES, st.booleans(), st.none() | INSTANTS),
    st.builds(
        Revise,
        st.none() | LINES,
        ROWS,
        st.none() | IDS,
        TEXT,
        st.none() | IDS,
        st.booleans(),
        LANES,
    ),
    st.builds(Remove, IDS),
)


@given(st.one_of(PEOPLE, STEPS, TALKS, MESSAGES))
def test_every_record_comes_back_as_it_was_written(record: object) -> None:
    assert records.from_bytes(type(record), records.to_bytes(record)) == record


def test_a_bare_record_comes_back_and_says_little() -> None:
    talk = Talk(1, HomeMemory(), "home")
    bare = (Person(1), Step(1), talk, Say(Line("a")), Revise(None), Remove(1))
    for record in bare:
        written = records.to_bytes(record)
        assert records.from_bytes(type(record), written) == record
        assert len(written) < 120, record


def test_a_lines_word_that_looks_like_a_moment_stays_a_word() -> None:
    record = Say(Line("a", {"day": "2026-11-30", "time": "09:00"}))
    assert records.from_bytes(Say, records.to_bytes(record)) == record


def test_what_stands_in_clear_in_the_row_wins_over_what_was_sealed() -> None:
    written = records.to_bytes(Talk(1, HomeMemory(), "home", card=5))
    assert records.from_bytes(Talk, written, card=6).card == 6


def test_a_field_of_a_later_release_is_passed_over() -> None:
    written = records.to_bytes(Person(1, done=3), moon="full")
    assert records.from_bytes(Person, written) == Person(1, done=3)


def test_a_value_of_a_later_release_is_refused_by_name() -> None:
    said = json.loads(records.to_bytes(Person(1))) | {"standing": "guest"}
    with pytest.raises(ValueError, match="guest"):
        records.read(Person, said)


FIRST_DEFAULTS: dict[type, dict[str, Any]] = {
    Person: {
        "standing": "new",
        "language": "en",
        "zone": None,
        "path": "unsaid",
        "look": "short",
        "quiet_from": time(21),
        "quiet_to": time(9),
        "reachable": True,
        "held_until": None,
        "done": 0,
        "unanswered": 0,
        "consents": (),
    },
    Step: {
        "state": "planned",
        "idea": None,
        "text": "",
        "sign": "",
        "short": "",
        "minutes": 0,
        "at": None,
        "change": "",
        "guess": None,
        "felt": None,
        "moves": 0,
        "settled_at": None,
    },
    Talk: {
        "offered": (),
        "floor": True,
        "phase": Phase.OPEN,
        "subject": None,
        "resumes": None,
        "parts": (),
        "trail": (),
        "card": None,
        "touched": None,
        "shape": 1,
    },
    Say: {"rows": (), "talk": None, "at": "", "lane": 1, "silent": False, "until": None},
    Revise: {
        "rows": (),
        "talk": None,
        "at": "",
        "message_id": None,
        "or_say": False,
        "lane": 1,
    },
    Choice: {"copies": None, "opens": None},
}


def test_what_the_first_release_left_out_still_means_the_same() -> None:
    # A default is not written, so a changed default would change every row of old.
    for kind, defaults in FIRST_DEFAULTS.items():
        today = {field.name: field.default for field in fields(kind)}
        for name, meant in defaults.items():
            assert today[name] is not MISSING, (kind, name)
            assert today[name] == meant, (kind, name)


def test_dates_and_hours_keep_their_grain() -> None:
    record = Line("a", {"day": Day(date(2026, 12, 4), date(2026, 11, 30)), "at": Hour(time(9, 5))})
    assert json.loads(records.to_bytes(record))["params"] == {
        "day": {"@": "Day", "on": "2026-12-04", "today": "2026-11-30"},
        "at": {"@": "Hour", "at": "09:05:00"},
    }
