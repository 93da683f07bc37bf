"""A postcard: whatever the two of them do, only what was shown and tapped arrives, to the byte."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from bot.core.records.effects import Effect, Pass, Say
from bot.core.records.events import Blocked, Returned
from bot.core.records.news import Letter
from bot.core.rules.friendship import unfit
from tests.core.pair import Pair, done
from tests.core.play import BOOK, Play, Shown

SENDS = frozenset({"send", "tomorrow", "start"})
DID = ("Said hello in a shop", "Greeted a neighbour", "Wrote to someone", "Called someone")
REPLIES = ("later", "yes", "send it", "send", "undo", "no", "not now", "ok", "hello", "7")
OWN = ("I smiled at {} people", "sun, {} minutes of it\nand tea", "iPhone no {} is mended", "{}!")


@dataclass
class Walk:
    """Ana and Lena at random, but what makes a line go happens more often than the rest."""

    chance: Random
    pair: Pair = field(default_factory=lambda: done(Pair().linked()))
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
    texts = (BOOK.render("en", one.words).text for one in ours)
    return [t.partition('"')[2].rpartition('"\n')[0] for t in texts if t.startswith("From Ana")]


def _sends(walk: Walk) -> None:
    """A tap that sends, on the newest card that has one; what stood on it is agreed to."""
    cards = reversed(walk.pair.ana.screen.values())
    shown = next(card for card in (*cards, None) if card is None or _can_go(card))
    assert shown is not None
    taps = [caption for caption, key in shown.buttons.items() if key in SENDS]
    walk.pair.ana.tap_on(shown, walk.chance.choice(taps))
    seen = shown.text.partition(', word for word: "')[2].removesuffix('"')
    if _stands(walk.pair.ana, shown.talk, "It goes to Lena"):
        walk.agreed[shown.talk] = seen


def _can_go(card: Shown) -> bool:
    return ", word for word: " in card.text and not SENDS.isdisjoint(card.buttons.values())


def _stands(play: Play, talk: int | None, words: str) -> bool:
    return any(words in s.text for s in play.screen.values() if s.talk == talk)


def _takes_back(walk: Walk) -> None:
    shown = [card for card in walk.pair.ana.screen.values() if "Undo" in card.buttons]
    card = walk.chance.choice(shown) if shown else walk.pair.ana.last
    walk.pair.ana.tap_on(card, "Undo")
    walk.agreed.pop(card.talk, None)


def _finishes(walk: Walk) -> None:
    """Something happened, and its line is looked at when its button stands there."""
    _taps(walk, "ana", "did", walk.chance.choice(DID), "That's enough", "To Lena")


def _in_own_words(walk: Walk) -> None:
    _taps(walk, "ana", "friend", "Lena", "A message to Lena", "Other words", "My own words")
    walk.pair.ana.say(walk.chance.choice(OWN).format(len(walk.pair.ana.said)))


def _in_ready_words(walk: Walk) -> None:
    _taps(walk, "ana", "friend", "Lena", "A message to Lena", "Other words", "2")


def _asks_for_a_hello(walk: Walk) -> None:
    _taps(walk, "ana", "friend", "Lena", "Ask for a hello")


def _moves_a_step(walk: Walk) -> None:
    _taps(walk, "ana", "next")
    ana = walk.pair.ana
    ana.tap(ana.buttons[0], walk.chance.choice(["Move", "Save it for later"]))
    if ana.buttons:
        ana.tap(walk.chance.choice(ana.buttons))


def _taps(walk: Walk, who: str, command: str, *captions: str) -> None:
    play: Play = getattr(walk.pair, who)
    if not play.forgotten:
        play.command(command)
        play.tap(*captions)


def _types(walk: Walk) -> None:
    """Words that send nothing, however much they sound like it."""
    walk.pair.ana.say(walk.chance.choice(REPLIES))


def _rests(walk: Walk) -> None:
    """Words that we answer with a card, or a pause."""
    if walk.chance.random() < 0.5:
        walk.pair.ana.say("I want to die")
    else:
        _taps(walk, "ana", "pause", "A day")


def _answers(walk: Walk) -> None:
    lena = walk.pair.lena
    if lena.forgotten:
        return
    if walk.chance.random() < 0.5:
        lena.say(walk.chance.choice(("how is she doing?", "see http://x.org", "tea?", "no")))
    else:
        lena.tap(walk.chance.choice(list(lena.last.buttons) or ["So glad you told me"]))


def _any_button(walk: Walk) -> None:
    """Any button on Ana's screen but those that send, which are looked at closely."""
    cards = [card for card in walk.pair.ana.screen.values() if not _can_go(card)]
    card = walk.chance.choice(cards)
    walk.pair.ana.tap_on(card, walk.chance.choice([*card.buttons] or ["none"]))
    if card.talk in walk.agreed and not _stands(walk.pair.ana, card.talk, "goes to Lena"):
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
    assert any("a hello from you" in text for text in came)
    assert len(came) > 100  # otherwise nothing was looked at
