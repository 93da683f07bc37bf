"""What the mind decides on a few hundred seeded walks is what it decided before.

`digest.txt` holds a line a walk, two signs a deed. A change that means to decide otherwise
writes it anew, UPDATE_DIGEST=1, and says in its commit what changed.
"""

from __future__ import annotations

import os
from itertools import zip_longest
from pathlib import Path
from typing import Final

import pytest

from bot.core.records.events import DueKind
from bot.core.records.model import Flow
from tests.core.walks import walked

FILE: Final = Path(__file__).with_name("digest.txt")
WALKS: Final = 240
AT_ONCE: Final = 20


@pytest.mark.parametrize("first", range(0, WALKS, AT_ONCE))
def test_what_is_decided_is_what_was_decided_before(first: int) -> None:
    walks = [walked(seed) for seed in range(first, first + AT_ONCE)]
    lines = FILE.read_text(encoding="ascii").splitlines() if FILE.exists() else []
    lines += [""] * (WALKS - len(lines))
    if os.environ.get("UPDATE_DIGEST"):
        for walk in walks:
            lines[walk.seed] = "".join(walk.signs)
        FILE.write_text("\n".join(lines) + "\n", encoding="ascii")
    for walk in walks:
        assert walk.signs, f"walk {walk.seed} led nowhere"
        before = [lines[walk.seed][at : at + 2] for at in range(0, len(lines[walk.seed]), 2)]
        pairs = enumerate(zip_longest(walk.signs, before))
        differs = next((at for at, (now, then) in pairs if now != then), None)
        assert differs is None, f"walk {walk.seed} decides otherwise from its deed {differs} on"


def test_the_walks_meet_every_conversation_and_every_moment() -> None:
    left: set[object] = {*Flow, *DueKind}
    for seed in range(WALKS):
        walk = walked(seed)
        left -= {flow for flow, _ in walk.places} | walk.moments
        if not left:
            return
    raise AssertionError(f"no walk meets {left}")
