"""The optional encoder: there or not, it never keeps anybody from being heard."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from bench import hearing, learning
from bot import doctor, encoder
from bot.ear import suspicion
from bot.ear.suspicion import Encoder, Suspicion
from bot.settings import Settings

HELD_OUT = learning.read(Path(__file__).parent / "ear" / "held_out.tsv")


@pytest.fixture(scope="module")
def model() -> Encoder:
    found = encoder.load()
    assert found is not None, "requirements-dev.txt brings it"
    return found


def test_it_makes_near_numbers_of_near_meanings(model: Encoder) -> None:
    first, same, other = (
        model.encode(text)
        for text in ("he took my keys", "er hat mir die Schlüssel weggenommen", "a nice cake")
    )
    assert len(first) == 384

    def near(a: Sequence[float], b: Sequence[float]) -> float:
        return sum(x * y for x, y in zip(a, b, strict=True))

    assert near(first, same) > near(first, other)


def test_threads_take_turns(model: Encoder) -> None:
    texts = [f"a walk at {n}" for n in range(12)]
    alone = [model.encode(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert [*pool.map(model.encode, texts)] == alone


def test_most_of_what_nobody_wrote_phrases_for_is_asked_about(model: Encoder) -> None:
    """An eighth of the lines; below what was measured with all of them."""
    chosen = learning.Lines(
        HELD_OUT.languages[::8], HELD_OUT.tiers[::8], HELD_OUT.texts[::8], HELD_OUT.digest
    )
    judged = hearing.judged(chosen, hearing.hearing(Suspicion(model)))
    danger = [line for line in judged if line.tier not in learning.HARMLESS]
    harmless = [line for line in judged if line.tier in learning.HARMLESS]
    assert hearing.share(danger, lambda line: line.card).found >= 0.7 * len(danger)
    assert hearing.share(danger, lambda line: line.number).found >= 0.9 * len(danger)
    assert hearing.share(harmless, lambda line: line.card).found <= 0.12 * len(harmless)


@pytest.mark.parametrize("wrong", [ImportError, OSError, ValueError])
def test_one_that_is_not_there_or_does_not_run_is_done_without(
    wrong: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise wrong(name)

    monkeypatch.setattr(encoder, "import_module", missing)
    assert encoder.load() is None


def test_the_doctor_says_what_the_ear_works_with(
    model: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert model.name in doctor._ear(Settings())
    assert "no encoder" in doctor._ear(Settings(encoder="off"))
    monkeypatch.setattr(suspicion, "read", lambda name: None)
    with pytest.raises(doctor.Ailing, match="requirements-encoder"):
        doctor._ear(Settings())
    monkeypatch.setattr(suspicion, "pieces", lambda: None)
    with pytest.raises(doctor.Ailing, match="spoilt"):
        doctor._ear(Settings())


def test_another_version_is_not_weighed_by_what_was_learned_with_this_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(metadata, "version", lambda name: "9.9")
    real = importlib.import_module(encoder.PACKAGE)
    monkeypatch.setattr(encoder, "import_module", lambda name: SimpleNamespace(E5=real.E5))
    other = encoder.load()
    assert other is not None
    assert not Suspicion(other).slow
