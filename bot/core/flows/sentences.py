"""A sentence to have ready: for which moment, which words, and one's own.

What is chosen is kept. A plan that it was opened from gets it on its reminder, and stands again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import reduce
from typing import Final

from bot.core.records.effects import Choice, Rows
from bot.core.records.lines import Line, Typed, line
from bot.core.records.memories import PlanMemory, SentencesMemory
from bot.core.records.model import Flow, Sentence
from bot.core.records.turn import Card, Close, Go, Moment, Turn, choice, pairs
from bot.core.rules import sentences, wording
from bot.core.rules.kinds import kinds
from bot.core.talk.table import (
    A_WHILE,
    ANOTHER_DAY,
    Conversation,
    Place,
    Resumes,
    Words,
    card,
    fixed,
    places,
)

AT_ONCE: Final = 3
"""So many are shown together."""
ON_A_BUTTON: Final = 40
"""Signs that a button shows whole: longer ones stand above the buttons, by number."""
ABOUT: Final = "about"
"""Of three sizes: each is a kind, and waits for a night."""
_FIRST: Final = ("no", "leave", "minute")
_MORE: Final = ("late", "repair", "hard", "red-line")


class At(StrEnum):
    """Where it stands."""

    MENU = "menu"
    MORE = "more"
    SIZES = "sizes"
    KIND = "kind"
    OWN = "own"
    PART = "part"
    READY = "ready"
    REVIEW = "review"


_BACK: Final[Rows] = ((choice("back"),),)
_DONE: Final = choice("done", "sentence-done")
_REVIEW: Final[Rows] = (
    (choice("stays", "sentence-keep"), choice("own", "sentence-change")),
    (choice("stays_now", "sentence-not-now"),),
)


def _of(moment: Moment) -> SentencesMemory:
    return SentencesMemory.of(moment.talk)


def _begun(moment: Moment) -> Turn:
    memory = _of(moment)
    memory = replace(memory, back=memory.back or _interrupted(moment))
    if memory.kind:
        return _opened(moment.remembering(memory), memory.kind)
    looked_at = sentences.to_look_at(moment.person, moment.now)
    if looked_at is None:
        return Turn(at=At.MENU, memory=memory)
    return Turn(at=At.REVIEW, memory=replace(memory, one=looked_at.id, kind=looked_at.of))


def _interrupted(moment: Moment) -> PlanMemory | None:
    """The plan of the talk whose place this one takes: nothing of it is lost."""
    others = (talk.memory for talk in moment.known.talks if talk.id != moment.talk.id)
    backs = (other.back for other in others if isinstance(other, SentencesMemory))
    return next((back for back in backs if isinstance(back, PlanMemory)), None)


def _opened(moment: Moment, kind: str) -> Turn:
    memory = SentencesMemory(kind, back=_of(moment).back)
    if kind == ABOUT:
        return Turn(at=At.SIZES, memory=memory)
    if sentences.of(moment.person, kind):
        return Turn(at=At.KIND, memory=memory)
    return _own(moment.remembering(memory))


def _heard(moment: Moment) -> Turn | None:
    key = moment.choice or ""
    if key in _WAYS:
        return _WAYS[key](moment)
    if key.startswith("kind."):
        return _opened(moment, key.removeprefix("kind."))
    if key.startswith("say."):
        said = (one for one in _there(moment) if _key(one) == key)
        return next((_chosen(moment, one) for one in said), None)
    at = At(moment.talk.at)
    takes_words = at in (At.OWN, At.PART) or (at is At.KIND and not moment.meant)
    return _written(moment, moment.text) if moment.text and takes_words else None


# what is chosen or written


def _chosen(moment: Moment, one: Sentence) -> Turn:
    if moment.talk.at == At.PART:
        return _part(moment, moment.written(sentences.words(one)))
    return _ready(moment, one)


def _ready(moment: Moment, one: Sentence) -> Turn:
    """It is kept from now on; a plan gets it, and is read back again."""
    memory = _of(moment)
    if not one.id:
        one = replace(one, id=moment.draw.ids[0], at=moment.now)
    person = sentences.keeping(moment.person, one)
    if isinstance(memory.back, PlanMemory) and memory.back.step is not None:
        step = replace(memory.back.step, sentence=one.id)
        return Turn(person=person, then=Go(replace(memory.back, step=step)))
    return Turn(at=At.READY, person=person, memory=replace(memory, one=one.id, parts=()))


def _written(moment: Moment, text: str) -> Turn:
    memory = _of(moment)
    most = sentences.LONGEST_PART if moment.talk.at == At.PART else sentences.LONGEST
    if len(text) > most:
        return _asked_anew(moment, "sentence-too-long")
    if moment.talk.at == At.PART:
        return _part(moment, text)
    if memory.one is None and sentences.full(moment.person, memory.kind):
        return _asked_anew(moment, "sentence-full")
    return _ready(moment, _new(moment, text))


def _new(moment: Moment, text: str) -> Sentence:
    """One of their own; what is changed keeps its number, and so stays on its step."""
    memory = _of(moment)
    id = moment.draw.ids[0] if memory.one is None else memory.one
    return Sentence(id, memory.kind, text=text, at=moment.now)


def _asked_anew(moment: Moment, key: str) -> Turn:
    if moment.talk.at == At.PART:
        return Turn(card=Card(line(key), _part_card(moment).rows))
    return Turn(card=Card(line(key), _BACK), at=At.OWN)


def _part(moment: Moment, said: str) -> Turn:
    """One part after another; those that were skipped are empty."""
    memory = _of(moment)
    parts = (*memory.parts, said)
    if len(parts) < len(kinds()[memory.kind].parts):
        return Turn(at=At.PART, memory=replace(memory, parts=parts))
    text = " ".join(filter(None, parts))
    if text:
        return _ready(moment, _new(moment, text))
    return Turn(card=Card(line("sentence-nothing"), _BACK), at=At.READY, memory=memory)


def _own(moment: Moment) -> Turn:
    memory = _of(moment)
    parts = kinds()[memory.kind].parts
    return Turn(at=At.PART if parts else At.OWN, memory=replace(memory, parts=()))


def _reviewed(moment: Moment) -> Turn:
    """It is looked at again in a month, whether it stays or they have no time for it."""
    memory = _of(moment)
    one = sentences.kept(moment.person, memory.one)
    again = SentencesMemory(back=memory.back)
    if one is None:
        return Turn(at=At.MENU, memory=again)
    person = sentences.keeping(moment.person, replace(one, at=moment.now))
    return Turn(at=At.MENU, person=person, memory=again)


def _let_go(moment: Moment) -> Turn:
    memory = _of(moment)
    person = sentences.without(moment.person, memory.one)
    return replace(_opened(moment.knowing(person), memory.kind), person=person)


def _back(moment: Moment) -> Turn:
    memory = _of(moment)
    menu = SentencesMemory(back=memory.back)
    match At(moment.talk.at):
        case At.MENU:
            return over(moment)
        case At.MORE | At.SIZES:
            return Turn(at=At.MENU, memory=menu)
        case At.KIND if memory.kind in _about_me():
            return Turn(at=At.SIZES, memory=replace(menu, kind=ABOUT))
        case At.KIND:
            return Turn(at=At.MORE if memory.kind in _MORE else At.MENU, memory=menu)
    if sentences.of(moment.person, memory.kind):
        return Turn(at=At.KIND, memory=replace(menu, kind=memory.kind))
    return Turn(at=At.MORE, memory=menu)


def over(moment: Moment) -> Turn:
    back = _of(moment).back
    if back is not None:
        return Turn(then=Go(back))
    return Turn(card=Card(line("sentence-left")), then=Close())


_WAYS: Final[Mapping[str, Callable[[Moment], Turn]]] = {
    "back": _back,
    "done": over,
    "more": lambda _: Turn(at=At.MORE),
    "others": lambda m: Turn(at=At.KIND, memory=replace(_of(m), page=_of(m).page + 1)),
    "own": _own,
    "skip": lambda m: _part(m, ""),
    "let_go": _let_go,
    "stays": _reviewed,
    "stays_now": _reviewed,
}


# the cards


def _kinds(*keys: str) -> tuple[Choice, ...]:
    return tuple(Choice(f"kind.{key}", Line(f"say-{key}")) for key in keys)


def _about_me() -> tuple[str, ...]:
    return tuple(kind.key for kind in kinds().values() if kind.night)


def _menu(moment: Moment) -> Card:
    about = choice(f"kind.{ABOUT}", "sentence-about")
    last = choice("more", "sentence-more"), _DONE if _of(moment).back is None else choice("back")
    return Card(line("sentence-which"), pairs((*_kinds(*_FIRST), about, *last)))


def _more() -> Card:
    return Card(line("sentence-which"), (*pairs(_kinds(*_MORE)), *_BACK))


def _sizes() -> Card:
    return Card(line("sentence-sizes"), pairs((*_kinds(*_about_me()), *_BACK[0])))


def _there(moment: Moment) -> tuple[Sentence, ...]:
    """Those that may be chosen where the talk stands."""
    memory = _of(moment)
    if moment.talk.at == At.PART:
        part = kinds()[memory.kind].parts[len(memory.parts)]
        return sentences.of(moment.person, part)
    return sentences.of(moment.person, memory.kind)


def _kind(moment: Moment) -> Card:
    memory, said = _of(moment), _there(moment)
    start = memory.page * AT_ONCE % max(1, len(said))
    here = said[start : start + AT_ONCE]
    others = (choice("others", "promise-other-words"),) if len(said) > AT_ONCE else ()
    more: Rows = ((*others, choice("own", "sentence-my-own")), *_BACK)
    if _on_buttons(moment, here):
        rows = tuple((Choice(_key(one), sentences.words(one)),) for one in here)
        return Card(line("sentence-tap"), (*rows, *more))
    listed = [
        line("look-numbered", number=str(n), text=sentences.shown(moment, one))
        for n, one in enumerate(here, start=1)
    ]
    lines = reduce(lambda rest, one: line("look-lines", first=one, rest=rest), reversed(listed))
    numbers = (
        Choice(_key(one), line("look-number", number=str(n))) for n, one in enumerate(here, start=1)
    )
    return Card(line("sentence-tap-number", lines=lines), (tuple(numbers), *more))


def _on_buttons(moment: Moment, said: Sequence[Sentence]) -> bool:
    if any(sentences.kind_of(one).private for one in said):
        return False
    return all(len(moment.written(sentences.words(one))) <= ON_A_BUTTON for one in said)


def _key(one: Sentence) -> str:
    return f"say.{one.id or one.key}"


def _own_card(moment: Moment) -> Card:
    kind = kinds()[_of(moment).kind]
    if kind.private:
        return Card(line("sentence-ask-red-line"), _BACK)
    return Card(line("sentence-ask-night" if kind.night else "sentence-ask"), _BACK)


def _part_card(moment: Moment) -> Card:
    memory = _of(moment)
    part = kinds()[memory.kind].parts[len(memory.parts)]
    rows = tuple((Choice(_key(one), sentences.words(one)),) for one in _there(moment))
    asked = "sentence-part" if memory.parts else "sentence-part-first"
    ways = ((choice("skip", "debrief-skip"), choice("back")),)
    return Card(line(asked, question=Line(f"say-{part}")), (*rows, *ways))


def _ready_card(moment: Moment) -> Card:
    one = sentences.kept(moment.person, _of(moment).one)
    if one is None:
        return Card(line("sentence-nothing"), _BACK)
    rows: Rows = ((choice("let_go", "sentence-let-go"), choice("back")), (_DONE,))
    if not sentences.slept_on(moment.person, one, moment.now):
        return Card(line("sentence-tomorrow", said=sentences.shown(moment, one)), rows)
    return Card(line("sentence-ready", said=sentences.shown(moment, one)), (copies(one), *rows))


def _review(moment: Moment) -> Card:
    one = sentences.kept(moment.person, _of(moment).one)
    said = wording.NO_LINE if one is None else sentences.shown(moment, one)
    return Card(line("sentence-review", said=said), _REVIEW)


# for other conversations


OFFER: Final = choice("sentence", "sentence-to-have-ready")


def copies(one: Sentence, *more: Choice) -> tuple[Choice, ...]:
    return (Choice("copy", line("plan-copy"), copies=sentences.words(one)), *more)


def button(moment: Moment, said: Sequence[Sentence]) -> Choice:
    """What they keep stands on the button itself."""
    if not said[0].id:
        return OFFER
    text = wording.beginning(moment.written(sentences.words(said[0])), ON_A_BUTTON)
    return choice("sentence", line("sentence-mine", text=Typed(text)))


def large(moment: Moment, said: Sequence[Sentence], number: int, *more: Choice) -> Card:
    """One of them to read and to copy, with a way to the next."""
    one = said[number % len(said)]
    others = choice("other_words", "promise-other-words")
    words = line("sentence-say", said=sentences.shown(moment, one))
    return Card(words, (copies(one, others), (*more, choice("back"))))


TABLE: Final = Conversation(
    Flow.SENTENCES,
    _begun,
    places(
        At,
        Place(At.MENU, card(_menu), _heard, offers=True),
        Place(At.MORE, fixed(_more), _heard, offers=True),
        Place(At.SIZES, fixed(_sizes), _heard, offers=True),
        Place(At.KIND, card(_kind), _heard, offers=True),
        Place(At.OWN, card(_own_card), _heard, Words.ASKED),
        Place(At.PART, card(_part_card), _heard, Words.ASKED),
        Place(At.READY, card(_ready_card), _heard, offers=True, leaves=A_WHILE),
        Place(At.REVIEW, card(_review), _heard, offers=True),
    ),
    resumes=Resumes.ASKED,
    no=("own",),
    yes=frozenset({"stays"}),
    leaves=ANOTHER_DAY,
    put_by=over,
)
