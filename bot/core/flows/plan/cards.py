"""The cards of a plan: ideas, the clock, the time, the guess, the read-back and its changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Final

from bot.core.flows.debrief.cards import feel_rows
from bot.core.flows.sentences import OFFER
from bot.core.records.calendar import instant, quiet, usual_zones, zone
from bot.core.records.effects import Choice, Rows
from bot.core.records.lines import Day, Hour, Line, Param, Typed, line
from bot.core.records.model import Look, Person, Sentence, Step
from bot.core.records.turn import Card, Moment, choice, pairs
from bot.core.rules import guesses, people, sentences, wording
from bot.core.rules.ideas import Idea, library
from bot.core.rules.moves import MOST_TIMES, first_nudge, first_times, head_start, nudge_at
from bot.core.rules.whereabouts import THERE, label
from bot.ear.cities import Place
from bot.ear.when import Unread, When

HOURS_SHOWN: Final = 4
HOURS: Final = (10, 13, 15, 17, 18, 19, 20)
"""The hours of a day from which the first few are offered that are still to come."""
MOST_COPIED: Final = 256
"""Telegram's button copies no more signs; a longer text is copied by hand."""
_NOT_NOW: Final = choice("not_now", "plan-not-now")
_BACK_OR_NOT_NOW: Final = (choice("back"), _NOT_NOW)


def may_wait(card: Card) -> Card:
    """The same card with [Not now] below all else."""
    return Card(card.words, (*card.rows, (_NOT_NOW,)))


def ideas(
    shown: Sequence[Idea],
    below: tuple[Choice, ...] = (),
    *,
    smaller: bool = False,
    then: str = "",
    whom: Param | None = None,
) -> Card:
    """Three ideas, each a button; typing one's own is always welcome. `then` is a time they typed
    for whichever it will be, `whom` says with whom, and `below` stands what leads elsewhere."""
    buttons = tuple((Choice(f"idea.{idea.key}", Line(f"idea-{idea.key}")),) for idea in shown)
    more: tuple[Choice, ...] = (choice("others", "plan-other-ideas"),)
    if smaller:
        more = (*more, choice("smaller", "plan-even-smaller"))
    words = line("plan-ideas-then", text=Typed(then)) if then else line("plan-ideas")
    if whom is not None and not then:
        words = line("with-whom", who=whom, count=len(buttons))
    return Card(words, (*buttons, more, *((way,) for way in below)))


def to_do_now(said: Sentence) -> Card:
    """A text to copy by a button, where the button can hold it."""
    text = sentences.words(said)
    copy = Choice("copy", line("plan-copy"), copies=text)
    copies = (copy,) if len(said.text) <= MOST_COPIED else ()
    let_go = ((choice("let_go", "with-let-go"),),) if said.text else ()
    rows: Rows = (
        (*copies, choice("other_words", "promise-other-words")),
        *let_go,
        (choice("did_it", "plan-did-it"), choice("later", "plan-for-later")),
        _BACK_OR_NOT_NOW,
    )
    return Card(line("plan-now-own" if said.text else "plan-now", text=text), rows)


def clock(moment: Moment) -> Card:
    times = tuple(
        Choice(f"zone.{n}", line("plan-clock-reads", time=_reads(moment, name)))
        for n, name in enumerate(usual_zones(moment.language))
    )
    return Card(line("plan-clock"), (*pairs(times), (choice("another", "plan-another-hour"),)))


def clock_typed() -> Card:
    return Card(line("plan-clock-typed"), (_BACK_OR_NOT_NOW,))


def which_clock(moment: Moment, places: Sequence[Place]) -> Card:
    rows = tuple(
        (Choice(f"{THERE}{n}", _there(moment, place, places)),) for n, place in enumerate(places)
    )
    return Card(line("plan-which-clock"), (*rows, _BACK_OR_NOT_NOW))


def _there(moment: Moment, place: Place, among: Sequence[Place]) -> Line:
    time = _reads(moment, place.zone)
    return line("plan-clock-there", place=label(place, among), time=time)


def clock_now(moment: Moment, person: Person, then: Card) -> Card:
    """What we take for their clock, above what comes next: a wrong one is seen."""
    time = _reads(moment, person.zone or "")
    return replace(then, words=line("plan-clock-now", time=time, question=then.words))


def when(moment: Moment) -> Card:
    times = tuple(
        Choice(f"at.{n}", line("plan-at", **moment.wall(at)))
        for n, at in enumerate(first_times(moment))
    )
    buttons = (*times, choice("another", "plan-another-time"))
    return may_wait(Card(line("plan-when"), pairs(buttons)))


def when_typed(key: str = "plan-when-typed") -> Card:
    return Card(line(key), (_BACK_OR_NOT_NOW,))


def when_unread(moment: Moment, said: Unread) -> Card:
    """What may be meant, each a button: times, or days that lack their hour."""
    meant = (_reading(moment, n, when) for n, when in enumerate(said.readings[:MOST_TIMES]))
    return Card(line(f"plan-when-{said.why}"), (*pairs(tuple(meant)), _BACK_OR_NOT_NOW))


def _reading(moment: Moment, number: int, when: When) -> Choice:
    if when.at is None:
        day = Day(when.day, moment.local.date())
        return Choice(f"on.{when.day.isoformat()}", line("plan-on", day=day))
    words = line("plan-at", **moment.wall(when.at))
    return Choice(f"meant.{number}", words)


def gone_by(moment: Moment, following: datetime) -> Card:
    words = line("plan-gone-by", **moment.wall(following))
    return Card(words, ((choice("meant.0", "plan-yes"),), _BACK_OR_NOT_NOW))


def which_hour(moment: Moment, on: date) -> Card:
    words = line("plan-which-hour", day=Day(on, moment.local.date()))
    at = {h: instant(datetime.combine(on, time(h)), moment.zone) for h in HOURS}
    able = [h for h in HOURS if at[h] > moment.now and not quiet(moment.person, at[h])]
    hours = [Choice(f"hour.{h}", line("plan-clock-reads", time=Hour(time(h)))) for h in able]
    first = (tuple(hours[:HOURS_SHOWN]),) if hours else ()
    return Card(words, (*first, _BACK_OR_NOT_NOW))


def guess(step: Step, asked: str = "plan-guess") -> Card:
    """The five words; whoever comes back to them may say it in their own, too."""
    again: Rows = () if step.guess is None else ((choice("in_words", "ahead-in-words"),),)
    return may_wait(Card(line(asked), (*feel_rows(), *again)))


def big() -> Card:
    ways = (choice("keep", "plan-as-it-is"), choice("smaller", "plan-a-smaller-piece"))
    return may_wait(Card(line("plan-big"), (ways,)))


def risk() -> Card:
    ways = (choice("yes", "plan-risk-safer"), choice("no", "plan-risk-keep"))
    return may_wait(Card(line("plan-risk"), (ways,)))


def what_together() -> Card:
    """Somebody said yes, and nothing of ours fits what they were asked for."""
    return may_wait(Card(line("with-yes-what")))


def what_promise(then: str = "", *, gone_by: bool = False) -> Card:
    """A promise is told in their own words; `then` is the time that they wrote before, and
    `gone_by` that it was over."""
    if gone_by:
        return may_wait(Card(line("plan-promise-gone-by")))
    if then:
        return may_wait(Card(line("plan-promise-what-then", text=Typed(then))))
    return may_wait(Card(line("plan-promise-what")))


def to_someone(moment: Moment, step: Step) -> Card:
    at, name = step.at or moment.now, wording.name(step)
    words = line("plan-promise-ask", day=moment.date(at), time=moment.hour(at), name=name)
    ways = (choice("yes", "plan-promise-yes"), choice("no", "plan-promise-no"))
    return may_wait(Card(words, (ways,)))


def _promise(moment: Moment, step: Step) -> Line:
    at = step.at or moment.now
    first, nudge = head_start(step, moment.now), nudge_at(step, moment.now)
    values: dict[str, Param] = {
        **moment.wall(at),
        "name": people.name(step, moment.person),
        "change": wording.change(step),
        "nudge": moment.hour(nudge),
        "quiet": line("plan-inside-quiet") if quiet(moment.person, at) else wording.NO_LINE,
        "lock": _lock(moment, replace(step, at=nudge)) if _hidden(moment) else _lock(moment, step),
    }
    if first is not None:
        return line("plan-promise-both", ahead=moment.hour(first), **values)
    return line("plan-promise-one" if nudge > moment.now else "plan-promise-soon", **values)


def stands(moment: Moment, step: Step) -> Card:
    nudge = first_nudge(step, moment.now)
    on = moment.day(nudge)
    if nudge <= moment.now:
        return Card(line("plan-set-soon"))
    if step.promise and on.on != on.today:
        return Card(line("plan-set-promise", day=on))
    return Card(line("plan-set", day=on, time=moment.hour(nudge)))


def record(moment: Moment, step: Step) -> Line:
    """What the card of a plan rests as once its reminder is there."""
    at = step.at or moment.now
    return line(
        "plan-record",
        day=moment.date(at),
        time=moment.hour(at),
        name=people.name(step, moment.person),
        change=wording.change(step),
    )


def readback(moment: Moment, step: Step, more: Rows = ()) -> Card:
    """The plan in one breath; `more` may be done before it stands."""
    if step.promise:
        return _with_sentence(moment, step, _promise(moment, step))
    key, values = "plan-readback-own", {**moment.wall(step.at), "sign": wording.sign(step)}
    place = wording.place(step)
    if step.idea:
        key = "plan-readback"
        values["sign"] = people.beside(wording.sign(step), step, moment.person)
        if place is not None:
            key, values["place"] = "plan-readback-place", place
    else:
        values["name"] = people.name(step, moment.person)
    plan = line(key, **values, change=wording.change(step))
    at, nudge = step.at or moment.now, nudge_at(step, moment.now)
    words = line(
        "plan-readback-nudge" if nudge > moment.now else "plan-readback-soon",
        plan=plan,
        more=_more(moment, step),
        nudge=moment.hour(nudge),
        lock=_lock(moment, step),
        quiet=line("plan-inside-quiet") if quiet(moment.person, at) else wording.NO_LINE,
    )
    return _with_sentence(moment, step, words, more)


def _more(moment: Moment, step: Step) -> Line:
    """That it is a try-out, where that helps: in the first plan, and before something tense; and
    when they mean to leave."""
    first = not (moment.known.steps or moment.person.done)
    tried = line("plan-try-out") if first or guesses.tense(step.guess) else wording.NO_LINE
    if not step.stays:
        return tried
    say = sentences.shown(moment, sentences.leaving(moment.person))
    return line("ahead-stays", tried=tried, minutes=step.stays, say=say)


def _with_sentence(moment: Moment, step: Step, words: Line, more: Rows = ()) -> Card:
    """Read back with the sentence that is on it, and a way to one where that fits."""
    one, rows = sentences.on(moment.person, step), (*_readback_rows(moment), *more)
    if one is not None:
        words = line("plan-with-ready", plan=words, said=sentences.shown(moment, one))
    if one is not None or sentences.fits(moment.person, step):
        rows = (*rows, (OFFER,))
    return may_wait(Card(words, rows))


def _readback_rows(moment: Moment) -> Rows:
    rows: Rows = ((choice("good", "plan-good"), choice("change", "plan-change")),)
    return rows if _hidden(moment) else (*rows, (choice("hide", "plan-hide"),))


def _hidden(moment: Moment) -> bool:
    return moment.person.look is Look.HIDDEN


def changes() -> Card:
    keys = ("time", "step", "sign", "feel", "words", "look")
    buttons = tuple(choice(f"to_{key}", f"plan-change-{key}") for key in keys)
    return Card(line("plan-what-to-change"), (*pairs(buttons), (choice("back"),)))


def looks(moment: Moment, step: Step) -> Card:
    at = moment.hour(step.at)
    words = line(
        "plan-looks",
        short=_short(step, at),
        hidden=line("plan-lock-hidden", time=at),
    )
    buttons = tuple(choice(f"look.{look}", f"plan-look-{look}") for look in Look)
    return Card(words, (buttons, (choice("back"),)))


def ask_typed(key: str) -> Card:
    return Card(line(key), (_BACK_OR_NOT_NOW,))


def already(moment: Moment, step: Step) -> Card:
    words = line("plan-already", name=wording.name(step), **moment.wall(step.at))
    rows = (
        (choice("both", "plan-keep-both"), choice("instead", "plan-instead")),
        (choice("leave", "plan-leave-it"),),
    )
    return Card(words, rows)


def unfinished(step: Step) -> Card:
    rows: Rows = ((choice("go_on", "plan-go-on"), choice("afresh", "plan-afresh")),)
    return may_wait(Card(line("plan-unfinished", name=wording.name(step)), rows))


def idea_of(key: str) -> Idea | None:
    return library().get(key.removeprefix("idea."))


def _reads(moment: Moment, name: str) -> Hour:
    return Hour(moment.now.astimezone(zone(name)).time().replace(tzinfo=None))


def _lock(moment: Moment, step: Step) -> Line:
    time = moment.hour(step.at)
    match moment.person.look:
        case Look.SHORT:
            return _short(step, time)
        case Look.HIDDEN:
            return line("plan-lock-hidden", time=time)


def _short(step: Step, time: Hour) -> Line:
    key = "plan-lock-short" if step.idea else "plan-lock-short-own"
    return line(key, time=time, short=wording.short(step))
