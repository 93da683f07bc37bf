"""A postcard: whatever the two of them do, only what was shown and tapped arrives, to the byte."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from bot.core.records.effects import Effect, Pass, Say
from bot.core.records.events import Blocked, Returned
from bot.core.records.lines import Line, Typed
from bot.core.records.news import Letter
from bot.core.rules.friendship import unfit
from tests.core.pair import Pair, previewed
from tests.core.play import Play, Shown
from tests.core.told import Written, within

SENDS = frozenset(
    {"friend-send-to", "friend-send-tomorrow", "friend-ask-now", "friend-ask-at-start"}
)
LEAVING = frozenset(
    {
        *("friend-in-a-minute", "friend-goes-at", "friend-goes-within-a-day"),
        "friend-ask-waits",
    }
)
QUOTES = frozenset(
    {
        *("friend-preview", "befriended-line", "befriended-line-reply"),
        "befriended-line-ready",
    }
)
DID = ("did-shop-hello", "did-neighbour", "did-thinking-of-you", "did-call-two")
REPLIES = ("later", "yes", "send it", "send", "undo", "no", "not now", "ok", "hello", "7")
OWN = ("I smiled at {} people", "sun, {} minutes of it\nand tea", "iPhone no {} is mended", "{}!")


@dataclass
class Walk:
    """Ana and Lena at random, but what makes a line go happens more often than the rest."""

    chance: Random
    pair: Pair = field(default_factory=lambda: previewed())
    agreed: dict[int | None, str] = field(default_factory=dict)
    came: list[str] = field(default_factory=list)
    _heard: int = 0
    _left: int = 0

    def go(self, acts: int) -> None:
        """So many acts and what follows from them; each line that came was agreed to by a tap."""
        for act in self.chance.choices([*ACTS], [*ACTS.values()], k=acts):
            with suppress(AssertionError):  # a button may be gone by now
                act(self)
            self.pair.settle()
            self._look()

    def _look(self) -> None:
        said, self._heard = self.pair.lena.said[self._heard :], len(self.pair.lena.said)
        left, self._left = self.pair.ana.said[self._left :], len(self.pair.ana.said)
        for text in _bytes(left):
            assert text in self.agreed.values(), (text, self.agreed)
        for text in _lines(said):
            assert text in self.agreed.values(), (text, self.agreed)
            del self.agreed[next(talk for talk, seen in self.agreed.items() if seen == text)]
            assert unfit(text) is None
            self.came.append(text)


def _bytes(said: Sequence[Effect]) -> list[str]:
    """What left for Lena, with the blanks that no phone shows."""
    news = (one.news for one in said if isinstance(one, Pass) and one.to == 8)
    return [one.text for one in news if isinstance(one, Letter)]


def _lines(said: Sequence[Effect]) -> list[str]:
    """The lines among what came to Lena, without what we say around them."""
    ours = (one for one in said if isinstance(one, Say) and one.once is not None)
    return [text for one in ours for text in _word_for_word(one.words)]


def _word_for_word(words: Line) -> list[str]:
    """What a message quotes to the byte: a preview, or a line that came."""
    quoted = (one.params.get("text") for one in within(words) if one.key in QUOTES)
    return [one.text for one in quoted if isinstance(one, Typed)]


def _sends(walk: Walk) -> None:
    """A tap that sends, on the newest card that has one; what stood on it is agreed to."""
    cards = reversed(walk.pair.ana.screen.values())
    shown = next(card for card in (*cards, None) if card is None or _can_go(card))
    assert shown is not None
    taps = [name for name in shown.offered if name in SENDS]
    walk.pair.ana.tap_on(shown, walk.chance.choice(taps))
    (seen,) = _word_for_word(shown.words)
    if _is_leaving(walk.pair.ana, shown.talk):
        walk.agreed[shown.talk] = seen


def _can_go(card: Shown) -> bool:
    return "friend-preview" in card.keys and not SENDS.isdisjoint(card.offered)


def _is_leaving(play: Play, talk: int | None) -> bool:
    return any(s.key in LEAVING for s in play.screen.values() if s.talk == talk)


def _takes_back(walk: Walk) -> None:
    shown = [card for card in walk.pair.ana.screen.values() if "friend-undo" in card.offered]
    card = walk.chance.choice(shown) if shown else walk.pair.ana.last
    walk.pair.ana.tap_on(card, "friend-undo")
    walk.agreed.pop(card.talk, None)


def _finishes(walk: Walk) -> None:
    """Something happened, and its line is looked at when its button stands there."""
    _taps(walk, "ana", "did", walk.chance.choice(DID), "debrief-enough", "friend-to")


def _in_own_words(walk: Walk) -> None:
    _taps(
        walk, "ana", "friend", "Lena", "friend-a-line-to", "friend-other-words", "friend-own-words"
    )
    walk.pair.ana.say(walk.chance.choice(OWN).format(len(walk.pair.ana.said)))


def _in_ready_words(walk: Walk) -> None:
    _taps(walk, "ana", "friend", "Lena", "friend-a-line-to", "friend-other-words", "2")


def _asks_for_a_hello(walk: Walk) -> None:
    _taps(walk, "ana", "friend", "Lena", "next-hello")


def _moves_a_step(walk: Walk) -> None:
    _taps(walk, "ana", "next")
    ana = walk.pair.ana
    ana.tap(ana.offered[0], walk.chance.choice(["next-move", "cue-shelf"]))
    if ana.offered:
        ana.tap(walk.chance.choice(ana.offered))


def _taps(walk: Walk, who: str, command: str, *names: str) -> None:
    play: Play = getattr(walk.pair, who)
    if not play.forgotten:
        play.command(command)
        play.tap(*names)


def _types(walk: Walk) -> None:
    """Words that send nothing, however much they sound like it."""
    walk.pair.ana.say(walk.chance.choice(REPLIES))


def _rests(walk: Walk) -> None:
    """Words that we answer with a card, or a pause."""
    if walk.chance.random() < 0.5:
        walk.pair.ana.say("I want to die")
    else:
        _taps(walk, "ana", "pause", "settings-a-day")


def _answers(walk: Walk) -> None:
    lena = walk.pair.lena
    if lena.forgotten:
        return
    if walk.chance.random() < 0.5:
        lena.say(walk.chance.choice(("how is she doing?", "see http://x.org", "tea?", "no")))
    else:
        lena.tap(walk.chance.choice(lena.offered or ["befriended-glad"]))


def _any_button(walk: Walk) -> None:
    """Any button on Ana's screen but those that send, which are looked at closely."""
    cards = [card for card in walk.pair.ana.screen.values() if not _can_go(card)]
    card = walk.chance.choice(cards)
    walk.pair.ana.tap_on(card, walk.chance.choice(card.offered or ["none"]))
    if card.talk in walk.agreed and not _is_leaving(walk.pair.ana, card.talk):
        del walk.agreed[card.talk]


def _blocks(walk: Walk) -> None:
    """Somebody has us blocked for a moment; a friend who does is one no more."""
    play = walk.pair.ana if walk.chance.random() < 0.8 else walk.pair.lena
    if not play.forgotten:
        play.happen(Blocked())
        play.happen(Returned())


def _a_while(walk: Walk) -> None:
    walk.pair.pass_time(timedelta(minutes=walk.chance.choice((1, 1, 1, 90, 600))))


def _days(walk: Walk) -> None:
    walk.pair.pass_time(timedelta(hours=walk.chance.choice((17, 26, 49))))


ACTS: dict[Callable[[Walk], None], float] = {
    _sends: 9,
    _in_own_words: 4,
    _in_ready_words: 2,
    _finishes: 3,
    _asks_for_a_hello: 2,
    _moves_a_step: 1,
    _types: 3,
    _takes_back: 1,
    _answers: 2,
    _any_button: 2,
    _rests: 0.5,
    _blocks: 0.3,
    _a_while: 4,
    _days: 6,
}


def test_nothing_reaches_the_friend_that_was_not_shown_and_tapped() -> None:
    came: list[str] = []
    for seed in range(25):
        walk = Walk(Random(seed))
        walk.go(70)
        came += walk.came
    lines = [text.line.key for text in came if isinstance(text, Written)]
    assert "friend-ask-glad" in lines
    assert len(came) > 100  # otherwise nothing was looked at
