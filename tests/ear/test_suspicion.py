"""The learned ear: it only ever asks, and goes on with less where something is missing."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from bench import hearing, learning
from bot.ear import ngrams, suspicion
from bot.ear.care import Heard, Tier
from bot.ear.suspicion import CLASSES, NGRAMS, Head, Suspicion, everyday

HELD_OUT = learning.read(Path(__file__).parent / "held_out.tsv")
LINES = learning.read()


@pytest.fixture(scope="module")
def judged() -> list[hearing.Line]:
    return hearing.judged(HELD_OUT, hearing.hearing(Suspicion()))


def in_english(lines: Sequence[hearing.Line]) -> Iterator[hearing.Line]:
    return (line for line in lines if line.language == "en")


def in_others(lines: Sequence[hearing.Line]) -> Iterator[hearing.Line]:
    return (line for line in lines if line.language != "en")


def danger(lines: Iterator[hearing.Line]) -> list[hearing.Line]:
    return [line for line in lines if line.tier not in learning.HARMLESS]


def test_the_heads_were_learned_from_the_lines_that_are_there() -> None:
    """Run `make ear` after a line has changed."""
    for name in (NGRAMS, "encoder"):
        head = suspicion.read(name)
        assert head is not None
        assert head.lines == LINES.digest, name


def test_half_of_the_lines_are_harmless_and_a_third_of_these_ordinary() -> None:
    harmless = [tier for tier in LINES.tiers if tier in learning.HARMLESS]
    assert 0.4 < len(harmless) / len(LINES.tiers) < 0.6
    assert 0.3 < harmless.count("ordinary") / len(harmless) < 0.5
    assert len(LINES.tiers) > 3000


def test_no_line_that_is_learned_is_held_out() -> None:
    assert {t.casefold() for t in LINES.texts} & {t.casefold() for t in HELD_OUT.texts} <= {
        text.casefold()
        for text, tier in zip(HELD_OUT.texts, HELD_OUT.tiers, strict=True)
        if tier == "ordinary" or len(text.split()) < 5  # what everybody says
    }


def test_most_of_what_nobody_wrote_phrases_for_is_shown_a_number(
    judged: list[hearing.Line],
) -> None:
    """A little below what was measured, so that a change that hears less is seen."""
    for lines, card, number in ((in_english, 0.75, 0.85), (in_others, 0.72, 0.85)):
        found = danger(lines(judged))
        assert hearing.share(found, lambda line: line.card).found >= card * len(found)
        assert hearing.share(found, lambda line: line.number).found >= number * len(found)


def test_harmless_lines_are_seldom_asked_about(judged: list[hearing.Line]) -> None:
    for kind, most in (("tempting", 0.08), ("ordinary", 0.01)):
        lines = [line for line in judged if line.tier == kind]
        assert hearing.share(lines, lambda line: line.card).found <= most * len(lines), kind
    harmless = [line for line in judged if line.tier in learning.HARMLESS]
    urgent = [line for line in harmless if line.heard.sure and line.heard.tier is not None]
    assert len(urgent) <= 0.02 * len(harmless)


def test_it_is_never_sure_and_says_nobody_wants_to_die() -> None:
    heard = [Suspicion().of(text) for text in LINES.texts[::7]]
    assert {one.sure for one in heard if one.tier is not None} == {False}
    assert Tier.C1 not in {one.tier for one in heard}
    assert len({one.tier for one in heard}) > 5


@pytest.mark.parametrize("text", ["skip", "Not today", "done", "thank you!", "I did it!!", "help"])
def test_what_a_button_says_is_everyday(text: str) -> None:
    assert everyday(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        *("I want my daughter to trust me again", "I want my son to forgive me"),
        *("i want to be a better father", "I want to get my life back"),
    ],
)
def test_a_wish_that_is_cut_small_is_everyday(text: str) -> None:
    found = Suspicion().of(text)
    assert found.tier is not None or found.faint, "there would be no need"
    assert everyday(text, "en")


@pytest.mark.parametrize("text", ["he scares me", "call mum friday at 5", "he took my keys"])
def test_other_words_are_not(text: str) -> None:
    assert not everyday(text, "en")


class Numbers:
    """An encoder that counts."""

    name = "numbers-1"

    def encode(self, text: str) -> Sequence[float]:
        return [float(bool(text)), len(text) / 100]


def head(over: str, *, danger: int, asks: float = 0.5, adds: float = 0.3) -> Head:
    """One that suspects C3 of all that has the first number."""
    columns = [array("b", [0, 0]) for _ in CLASSES]
    columns[CLASSES.index(Tier.C3)] = array("b", [danger, 0])
    return Head(over, tuple(columns), 1.0, (0.0,) * len(CLASSES), asks, adds, "")


def test_a_head_outlives_its_file() -> None:
    there = head("numbers-1", danger=5)
    said, _, weights = suspicion.written(there).partition(b"\n")
    assert suspicion._parsed(json.loads(said), weights) == there


def test_the_bars_decide_between_a_question_a_quiet_line_and_nothing() -> None:
    likely = head("numbers-1", danger=5)
    shares = likely.of_vector([1.0, 0.0])
    assert likely.heard(shares) == Heard(Tier.C3, sure=False)
    assert replace(likely, asks=1.0, adds=0.9).heard(shares) == Heard(None, faint=True)
    assert replace(likely, asks=1.0, adds=1.0).heard(shares) == Heard(None)


def test_an_encoder_is_only_weighed_by_what_was_learned_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heads = {"encoder": head("numbers-1", danger=5), NGRAMS: None}
    monkeypatch.setattr(suspicion, "read", heads.get)
    monkeypatch.setattr(suspicion, "pieces", lambda: None)
    assert Suspicion(Numbers()).of("x").tier is Tier.C3
    assert Suspicion().of("x") == Heard(None), "phrases alone"
    heads["encoder"] = head("numbers-2", danger=5)
    assert Suspicion(Numbers()).of("x") == Heard(None)
    assert not Suspicion(Numbers()).slow


def test_what_only_the_pieces_suspect_is_faint_beside_an_encoder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calm = head("numbers-1", danger=-5, asks=0.99, adds=0.98)
    monkeypatch.setattr(suspicion, "read", {"encoder": calm}.get)
    assert Suspicion(Numbers()).of("i just want to die") == Heard(None, faint=True)


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"{}\n", b"[]\n\0", b"\xff\n", b'{"classes": []}\n', b'{"over": "ngrams-1"}\nabc'],
)
def test_a_file_that_was_spoilt_is_no_head(
    spoilt: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ngrams.head").write_bytes(spoilt)
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    assert suspicion.read.__wrapped__("ngrams") is None
    assert suspicion.read.__wrapped__("none") is None


def test_a_head_that_was_cut_short_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = suspicion.written(head("ngrams-1", danger=5))
    (tmp_path / "ngrams.head").write_bytes(whole[:-3])
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    assert suspicion.read.__wrapped__("ngrams") is None


@pytest.mark.parametrize(
    "text", ["", " ", "\0" * 4096, "\u202eمرحبا" * 600, "\U0001f469\u200d" * 2000, "死" * 4096]
)
def test_strange_texts_are_weighed_calmly(text: str) -> None:
    assert Suspicion().of(text).tier is None


def test_disguises_make_no_other_pieces() -> None:
    assert ngrams.buckets("he t00k my p\u200bassport") == ngrams.buckets("HE TOOK my passport")


def test_a_long_text_is_weighed_by_its_beginning() -> None:
    words = "a quiet walk with my aunt along the river " * 100
    assert ngrams.buckets(words) == ngrams.buckets(words[: len(words) // 2])


def test_what_was_learned_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole way, from lines to a head in a file, with few of them and of their pieces."""
    monkeypatch.setattr(ngrams, "BUCKETS", 256)
    places = [
        [n for n, at in enumerate(LINES.tiers) if at == tier][:10]
        for tier in (*Tier, *learning.HARMLESS)
    ]
    chosen = [n for one in places for n in one]
    few = replace(
        LINES,
        languages=tuple(LINES.languages[n] for n in chosen),
        tiers=tuple(LINES.tiers[n] for n in chosen),
        texts=tuple(LINES.texts[n] for n in chosen),
    )
    heads = learning.learn(few, Numbers())
    assert {name: made.over for name, made in heads.items()} == {
        NGRAMS: "ngrams-1",
        "encoder": "numbers-1",
    }
    learning.keep(heads, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["encoder.head", "ngrams.head"]


@pytest.mark.parametrize("row", ["en\tC1", "en\tC9\thello", "en\tC1\t ", "en\tC1\ta\nde\tC1\tA"])
def test_a_row_that_is_none_is_named(row: str, tmp_path: Path) -> None:
    (tmp_path / "lines.tsv").write_text(row + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^row \d: "):
        learning.read(tmp_path / "lines.tsv")
