"""What is kept, and whose it is: the notice, the export, the erasing. It works for everybody."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Final

from bot.core.records.effects import Choice, Effect, Export, Forget, Revise, Rows
from bot.core.records.lines import Line, Typed, line
from bot.core.records.memories import DataMemory
from bot.core.records.model import Flow, Link, LinkState, Look, Standing
from bot.core.records.turn import SHOW, Card, Close, Moment, Turn, choice
from bot.core.rules import fading, friendship, unasked
from bot.core.talk.table import Conversation, Place, Words, card, fixed, places

KINDS: Final = ("txt", "json")
"""The files of an export: one to read, one for programs."""


class At(StrEnum):
    """Which question stands."""

    NOTICE = "notice"
    STAY = "stay"
    ERASE = "erase"
    HIDE = "hide"
    AS_A_FRIEND = "as_a_friend"


_HEARS: Final = frozenset({LinkState.ACTIVE, LinkState.AGREED})
"""Where a friend has said yes, and hears of the end."""
_SHOW: Final[Rows] = ((choice(SHOW, "hide-show-again"),),)
_ERASE: Final[Rows] = (
    (Choice("erase_now", line("data-erase-now"), tap_only=True, erases=True),),
    (choice("keep", "data-keep-it"), choice("export", "data-export-first")),
)


def _begun(moment: Moment) -> Turn:
    match DataMemory.of(moment.talk).to:
        case "export":
            return _exported(moment)
        case "erase":
            return Turn(at=At.ERASE)
        case "hide":
            return Turn(at=At.HIDE)
    return Turn(at=At.NOTICE)


def _answered(moment: Moment) -> Turn | None:
    """One tap. The second tap on "erase" is the last word."""
    match moment.choice:
        case "export":
            return _exported(moment)
        case "erase":
            return Turn(at=At.ERASE)
        case "erase_now":
            return _erased(moment)
        case "stay":
            return Turn(at=At.STAY)
        case "as_a_friend":
            return Turn(at=At.AS_A_FRIEND)
        case "back":
            return Turn(at=At.NOTICE)
        case "keep":
            return Turn(card=Card(line("data-kept")), then=Close(wordless=True))
        case "close":
            return Turn(card=Card(line("data-closed")), then=Close(wordless=True))
    return None


def _notice(moment: Moment) -> Card:
    ways: Rows = ((choice("export", "data-export"), choice("erase", "data-erase")),)
    if moment.person.standing is Standing.KEEPS:
        stays = line("data-words-stay", count=moment.person.words_stay)
        ways = (*ways, (Choice("stay", stays),))
    words = line("data-notice", notice=line("welcome-notice"))
    if _a_friend(moment):
        words = line("befriended-notice")
    elif friendship.befriended(moment.known):
        ways = (*ways, (choice("as_a_friend", "help-as-a-friend"),))
    return Card(words, (*ways, (choice("close", "data-close"),)))


def _as_a_friend() -> Card:
    return Card(line("befriended-notice"), ((choice("back"),),))


def _a_friend(moment: Moment) -> bool:
    """Whether somebody is only a friend, or about to be: another notice is theirs."""
    invited = any(link.friend == moment.person.id for link in moment.known.links)
    standing = moment.person.standing
    return standing is Standing.BEFRIENDED or (standing is Standing.NEW and invited)


def _stay() -> Card:
    """For how long what is written stays; nothing goes before the end of the week."""
    always, *days = (Choice(f"days.{n}", line("data-days", count=n)) for n in fading.STAYS)
    return Card(line("data-ask-stay"), ((always,), tuple(days), (choice("back"),)))


def _chosen_stay(moment: Moment) -> Turn | None:
    chosen = (moment.choice or "").removeprefix("days.")
    if chosen not in {str(days) for days in fading.STAYS}:
        return _answered(moment)
    person = replace(moment.person, words_stay=int(chosen))
    return Turn(at=At.NOTICE, person=person, effects=(unasked.plan_week_end(person, moment.now),))


def _erase(moment: Moment) -> Card:
    if _a_friend(moment):
        return Card(line("befriended-erase-sure"), _ERASE)
    both = (*friendship.friends(moment.known), *friendship.befriended(moment.known))
    known = moment.known.everything
    steps, notes = len(known.steps), len(known.notes)
    going = line("data-erase-sure", steps=steps, notes=notes, friends=len(both))
    words = _told(moment, going)
    if friendship.befriended(moment.known):
        words = line("data-senders-told", question=words)
    if any(link.state is LinkState.SILENT for link in moment.known.links if _mine(moment, link)):
        words = line("data-erase-and-quiet", question=words)
    return Card(words, _ERASE)


def _told(moment: Moment, question: Line) -> Line:
    links = moment.known.links
    mine = [link for link in links if _mine(moment, link) and link.state in _HEARS]
    for name in sorted({link.person_name for link in mine}):
        ended = line("befriended-ended", person=Typed(name))
        question = line("data-friends-told", question=question, ended=ended)
    return question


def _mine(moment: Moment, link: Link) -> bool:
    return link.person == moment.person.id and link.friend != moment.person.id


def _exported(moment: Moment) -> Turn:
    """The files are made when they are sent; somebody of whom nothing is kept has none."""
    if moment.person.standing not in (Standing.KEEPS, Standing.BEFRIENDED):
        return Turn(card=Card(line("data-nothing")), then=Close(wordless=True))
    files: tuple[Effect, ...] = tuple(Export(line("data-export-caption"), kind) for kind in KINDS)
    words = line("data-export-here")
    if moment.talk.at == At.ERASE:  # "first": the question stands
        question = _erase(moment)
        words = line("data-export-then", here=words, question=question.words)
        return Turn(card=Card(words, question.rows), effects=files)
    return Turn(card=Card(words), effects=files, then=Close(wordless=True))


def _erased(moment: Moment) -> Turn:
    """Everything goes at once, and whoever got lines hears one kind sentence."""
    effects = (*_buttons_gone(moment), *friendship.farewells(moment.known, moment.now), Forget())
    return Turn(card=Card(line("data-erased")), effects=effects, then=Close())


def _buttons_gone(moment: Moment) -> tuple[Effect, ...]:
    others = (talk for talk in moment.known.talks if talk.id != moment.talk.id and talk.offered)
    return tuple(Revise(None, message_id=talk.card) for talk in others if talk.card is not None)


# the chat says nothing any more: for everybody, in any state


def _hide(moment: Moment) -> Card:
    rows: Rows = ((choice("hide", "hide-now"), choice("not_now", "hide-not-now")),)
    if moment.person.look is Look.HIDDEN:
        return Card(line("hide-ask-again"), (*rows, (choice("short", "hide-no-more"),)))
    return Card(line("hide-ask"), rows)


def _hidden(moment: Moment) -> Turn | None:
    """The cards in the chat say nothing any more, and the lock screen neither from now on."""
    match moment.choice:
        case "hide":
            person = replace(moment.person, look=Look.HIDDEN)
            hidden, words = _cards(moment), Card(line("hide-done"))
            return Turn(card=words, person=person, effects=hidden, then=Close(wordless=True))
        case "short":
            person = replace(moment.person, look=Look.SHORT)
            return Turn(card=Card(line("hide-ended")), person=person, then=Close(wordless=True))
        case "not_now":
            return Turn(card=Card(line("settings-okay")), then=Close())
    return None


def _cards(moment: Moment) -> tuple[Effect, ...]:
    return tuple(
        Revise(line("hide-card"), _SHOW if talk.stands else (), talk.id, talk.at, talk.card)
        for talk in moment.known.talks
        if talk.id != moment.talk.id and talk.card is not None
    )


TABLE: Final = Conversation(
    Flow.DATA,
    _begun,
    places(
        At,
        Place(At.NOTICE, card(_notice), _answered, Words.PASS, offers=True),
        Place(At.STAY, fixed(_stay), _chosen_stay, Words.PASS, offers=True),
        Place(At.ERASE, card(_erase), _answered, Words.PASS, offers=True),
        Place(At.HIDE, card(_hide), _hidden, Words.PASS, offers=True),
        Place(At.AS_A_FRIEND, fixed(_as_a_friend), _answered, Words.PASS, offers=True),
    ),
    consent=False,
    no=("keep", "not_now", "close", "back"),
    yes=frozenset({"hide"}),
)
