"""The cards of a cue: what is shown at the promised minute and on the way through the step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.core.flows.plan.cards import MOST_COPIED
from bot.core.flows.sentences import OFFER, button, large
from bot.core.records.effects import Choice, Rows
from bot.core.records.lines import Line, Param, Typed, Veiled, line
from bot.core.records.memories import CueMemory
from bot.core.records.model import Look, Step
from bot.core.records.turn import Card, Moment, choice, pairs
from bot.core.rules import guesses, ladder, people, sentences, wording
from bot.core.rules.helplines import if_heavy
from bot.core.rules.ideas import library
from bot.core.rules.sentences import at_hand


class At(StrEnum):
    """Where the cue stands."""

    NUDGED = "nudged"
    LATER = "later"
    GOING = "going"
    ENDED = "ended"
    BREATHING = "breathing"
    A_LOT = "a_lot"
    TOO_MUCH = "too_much"
    SAY = "say"
    OUT = "out"
    NOT_TODAY = "not_today"
    ASKED = "asked"
    FOLDED = "folded"
    GOODNIGHT = "goodnight"
    AWAY = "away"
    KEEPS_MOVING = "keeps_moving"
    SET_OFF = "set_off"
    LATE = "late"
    TOLD = "told"
    CANNOT = "cannot"
    RELEASED = "released"


TOO_MUCH: Final = choice("too_much", "cue-too-much")
"""Within reach of one tap wherever a cue stands; nothing is counted when it is taken."""
_BREATHE: Final = choice("breathe", "cue-breathe")
_HELD: Final = (_BREATHE, TOO_MUCH)
"""Both stay on every card out there, until the step is closed."""
_POSTED: Final = (choice("late", "promise-running-late"), choice("cannot", "promise-cannot"))
NUDGE_ROWS: Final[Rows] = (
    (choice("going", "cue-im-going"),),
    (
        choice("later", "cue-later"),
        choice("smaller", "cue-smaller"),
        choice("not_today", "cue-not-today"),
    ),
    (TOO_MUCH,),
)
PROMISE_ROWS: Final[Rows] = (
    (choice("going", "promise-on-my-way"),),
    _POSTED,
    (TOO_MUCH,),
)
SET_OFF_ROWS: Final[Rows] = ((choice("done", "cue-done"),), _POSTED, _HELD)
OUTCOME_ROWS: Final[Rows] = (
    (choice("done", "cue-done"), choice("part", "cue-part")),
    (choice("none", "cue-no-step"), choice("not_now", "cue-not-now")),
)


def nudge(moment: Moment, step: Step, delayed: bool = False) -> Card:
    rest = _with_sentence(moment, step, _rest(moment, step))
    words = _seen(moment, step, rest, guesses.lately(moment.known))
    rows = PROMISE_ROWS if step.promise else NUDGE_ROWS
    return Card(line("cue-delayed", cue=words) if delayed else words, rows)


def _rest(moment: Moment, step: Step) -> Line:
    """How little it takes; or their own sign, which no lock screen shows, nor what to ask."""
    rest = wording.whole(step)
    if step.sign:
        rest = line("cue-sign", sign=_covered(moment, Typed(step.sign)))
    ask = people.to_ask(people.of(step, moment.person))
    if ask is None:
        return rest
    return line("with-rest-and-ask", rest=rest, ask=_covered(moment, ask))


def _with_sentence(moment: Moment, step: Step, rest: Line) -> Line:
    """One to have ready: it tells of them, so no lock screen shows it."""
    one = sentences.on(moment.person, step)
    if one is None or not sentences.slept_on(moment.person, one, moment.now):
        return rest
    ready = line("cue-ready", said=sentences.words(one))
    return line("cue-with-ready", rest=rest, ready=_covered(moment, ready))


def how_was_it(moment: Moment, step: Step) -> Card:
    return Card(_seen(moment, step, line("cue-how-was-it")), OUTCOME_ROWS)


def _seen(moment: Moment, step: Step, rest: Line, lately: Line | None = None) -> Line:
    """What is pushed, in the look that the person chose; `lately` tells of feelings, so no lock
    screen shows it."""
    if lately is not None:
        rest = line("cue-with-lately", rest=rest, lately=_covered(moment, lately))
    time, short = moment.hour(step.at), wording.short(step)
    match moment.person.look:
        case Look.SHORT:
            return line("cue-short", time=time, short=wording.pushed(step), rest=rest)
        case Look.HIDDEN if step.promise:
            named = line("cue-named", time=time, name=wording.name(step), rest=rest)
            return line("cue-hidden", time=moment.hour(moment.now), hidden=Veiled(named))
        case Look.HIDDEN:
            what = short if step.idea else wording.name(step)
            hidden = line("cue-veiled", short=what, rest=rest)
            return line("cue-hidden", time=time, hidden=Veiled(hidden))


def _covered(moment: Moment, words: Line | Typed) -> Line | Typed | Veiled:
    """Under a spoiler of its own; in the Hidden look all of it lies under one."""
    return words if moment.person.look is Look.HIDDEN else Veiled(words)


def minutes_over(moment: Moment, step: Step) -> Card:
    over = line("cue-ended", minutes=step.lasts)
    if step.stays:
        say = sentences.words(sentences.leaving(moment.person))
        over = line("ahead-over", over=over, say=_covered(moment, say))
    words = veiled(moment, over)
    ways = (choice("done", "cue-done"), choice("stay", "cue-staying"))
    return Card(words, (ways, _HELD))


def going() -> Card:
    return Card(
        line("cue-going"),
        (
            (choice("done", "cue-done"), choice("part", "cue-part")),
            _HELD,
        ),
    )


def on_the_way(moment: Moment, step: Step) -> Card:
    """With the text to copy, where there is one to send."""
    idea, card = library().get(step.idea or ""), going()
    text = next(iter(sentences.of(moment.person, idea.texts)), None) if idea and idea.now else None
    if text is None or len(text.text) > MOST_COPIED:
        return card
    said = sentences.words(text)
    copy = Choice("copy", line("plan-copy"), copies=said)
    return Card(line("cue-going-to-send", text=said), ((copy,), *card.rows))


def fine() -> Card:
    return Card(line("home-okay"), going().rows)


def staying() -> Card:
    return Card(line("cue-stay-on"), going().rows)


def heard(moment: Moment, card: Card) -> Card:
    return Card(line("cue-heard", question=card.words, heavy=if_heavy(moment)), card.rows)


def heard_out_there(moment: Moment) -> Card:
    words = line("cue-heard-out", heavy=if_heavy(moment))
    return Card(words, (*going().rows, (choice("home", "cue-go-home"),)))


def any_size(step: Step) -> Card:
    return Card(ladder.any_size(step), NUDGE_ROWS)


def a_lot(moment: Moment, step: Step) -> Card:
    ways: Rows = (
        (choice("smaller", "cue-smaller-one"), choice("not_today", "cue-not-today")),
        (choice("back"),),
    )
    if step.promise:
        ways = (_POSTED, (choice("back"),))
    words = line("promise-a-lot" if step.promise else "cue-a-lot-ahead")
    mine = _sentence(moment, step)
    rows = ((_BREATHE,), *(() if mine == OFFER else ((mine,),)), *ways)
    return Card(_with_own(words, moment.person.later), rows)


def too_much(moment: Moment, step: Step) -> Card:
    out, home = choice("out", "cue-step-out"), choice("home", "cue-go-home")
    told: Rows = (_POSTED[1:],) if step.promise else ()
    ways = (out, home, choice("stay", "cue-stay"))
    rows = (ways, (_sentence(moment, step),), (_BREATHE,), *told)
    return Card(_with_own(line("cue-a-lot"), moment.person.later), rows)


def _sentence(moment: Moment, step: Step) -> Choice:
    return button(moment, at_hand(moment.person, sentences.TOO_MUCH, step))


def say(moment: Moment) -> Card:
    said = at_hand(moment.person, sentences.TOO_MUCH, moment.about)
    return large(moment, said, CueMemory.of(moment.talk).wording)


def _with_own(words: Line, own: str) -> Line:
    return line("own-line-after", outcome=words, text=Typed(own)) if own else words


def out() -> Card:
    return Card(
        line("cue-out"),
        ((choice("back_in", "cue-back-in"), choice("home", "cue-head-home")), _HELD),
    )


def five_over(moment: Moment) -> Card:
    return Card(veiled(moment, line("cue-five-over")), out().rows)


def veiled(moment: Moment, words: Line) -> Line:
    if moment.person.look is not Look.HIDDEN:
        return words
    return line("cue-hidden", time=moment.hour(moment.now), hidden=Veiled(words))


def later(moment: Moment, times: Sequence[datetime], back: bool, words: Line) -> Card:
    """The times it can move to, each as it would be; or the shelf."""
    last = (choice("shelf", "cue-shelf"), *((choice("back"),) if back else ()))
    return Card(words, (*at_times(moment, times), last))


def at_times(moment: Moment, times: Sequence[datetime]) -> Rows:
    ways = [Choice(f"at{n}", line("cue-at", **moment.wall(at))) for n, at in enumerate(times)]
    return pairs(ways)


def keeps_moving(step: Step) -> Card:
    smaller = () if ladder.smaller(step) is None else (choice("smaller", "cue-smaller"),)
    swap = () if step.promise else (choice("swap", "next-swap"),)
    rows = ((*smaller, *swap, choice("shelf", "cue-shelf")), (choice("move", "next-just-move"),))
    return Card(line("next-keeps-moving"), rows)


def not_today() -> Card:
    return Card(
        line("cue-good-to-know"),
        (
            (choice("smaller", "cue-smaller-one"), choice("another_day", "cue-another-day")),
            (choice("rest", "cue-rest"),),
        ),
    )


def folded() -> Card:
    return Card(line("cue-folded"), ((choice("bring_back", "cue-bring-back"),),))


def goodnight(plans: int, promises: Line) -> Card:
    words = line("cue-goodnight", promises=promises)
    if plans:
        words = line("cue-goodnight-shelf", count=plans, promises=promises)
    return Card(
        words,
        (
            (choice("here", "cue-im-here"), choice("tiny", "cue-a-tiny-one")),
            (choice("pause", "cue-pause"),),
        ),
    )


def away(moment: Moment, step: Step, *, quiet: bool) -> Card:
    words = line("cue-quiet-over" if quiet else "cue-away", time=moment.hour(step.at))
    rows = (
        (choice("done", "cue-i-did-it"), choice("another_time", "cue-another-time")),
        (choice("leave", "cue-leave"),),
    )
    return Card(words, rows)


def away_from_several(count: int, *, quiet: bool) -> Card:
    rows: Rows = ((choice("plan", "cue-plan-one"), choice("leave", "cue-leave")),)
    key = "cue-quiet-several" if quiet else "cue-away-several"
    return Card(line(key, count=count), rows)


def moved(moment: Moment, at: datetime) -> Card:
    return answered("cue-moved", **moment.wall(at))


def answered(key: str, **when: Param) -> Card:
    return Card(Line(key, when))
