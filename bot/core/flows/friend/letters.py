"""What a friend sent: one line or several, each to keep, a wave back, and no more of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.flows.friend import cards, sharing
from bot.core.flows.friend.sharing import At
from bot.core.records import news
from bot.core.records.effects import Plan, Remove
from bot.core.records.events import DueKind
from bot.core.records.lines import Typed, line
from bot.core.records.memories import FriendMemory
from bot.core.records.model import Note, Talk
from bot.core.records.news import Wave
from bot.core.records.turn import Card, Close, Moment, Turn
from bot.core.rules.friendship import friends, link_of, tell
from bot.ear import reply
from bot.ear.asides import Aside

_ENOUGH: Final = frozenset({Aside.STOP, Aside.PAUSE})
_NOT_NOW: Final = frozenset({"no", "not_now", "leave"})


def again(moment: Moment) -> Turn:
    return Turn(card=card(moment)) if FriendMemory.of(moment.talk).news else sharing.over()


def card(moment: Moment) -> Card:
    return _shown(moment, FriendMemory.of(moment.talk).kept)


def _shown(moment: Moment, kept: tuple[int, ...]) -> Card:
    # No friend is told where somebody else wants the sharing.
    name, texts = _lines(moment)
    link = sharing.link(moment)
    tells = bool(kept) and link is not None and link.chosen and link in friends(moment.known)
    return cards.came(name, texts, moment.person.look, kept, tells=tells)


def _lines(moment: Moment) -> tuple[str, list[str]]:
    told = FriendMemory.of(moment.talk).news
    return (told.friend, list(told.texts)) if isinstance(told, news.Letter) else ("", [])


def fold(moment: Moment) -> Turn:
    """What stays of it after a week: nothing of somebody who is no longer heard."""
    memory, over = FriendMemory.of(moment.talk), Turn(in_place=True, then=Close())
    link = link_of(moment.known, memory.link)
    if memory.news is not None and link is not None and link.muted:
        gone = Card(line("friend-came-gone", friend=Typed(memory.news.friend)))
        return replace(over, card=gone, effects=tuple(map(Remove, moment.talk.trail)))
    if memory.news is None or moment.talk.at == At.NO_MORE:
        return replace(
            over, card=Card(line("friend-over" if memory.news is None else "friend-okay"))
        )
    return replace(over, card=Card(card(moment).words))


def answered(moment: Moment) -> Turn | None:
    return _to_the_door(moment) or _kept_or_waved(moment)


def _kept_or_waved(moment: Moment) -> Turn | None:
    chosen, link, memory = moment.choice or "", sharing.link(moment), FriendMemory.of(moment.talk)
    if memory.news is None and chosen != "note":
        return sharing.over()
    if moment.text and not chosen:
        shown = cards.stays_here(_lines(moment)[0], card(moment))
        return Turn(card=shown, memory=replace(memory, note=moment.text))
    if chosen == "note":
        note = Note(moment.draw.ids[0], moment.now, memory.note)
        words = line("home-kept", count=moment.person.words_stay)
        return Turn(card=Card(words), notes=(note,), then=Close())
    if link is None:
        return sharing.over() if chosen else None
    if chosen == "wave":
        waved = cards.gone("friend-waved", link)
        return Turn(card=waved, effects=tell(link.friend, moment, Wave, link), then=Close())
    if chosen == "tell":
        return sharing.tell_kept(moment, link)
    name, texts = _lines(moment)
    number = 0 if chosen == "keep" else len(texts)
    if chosen.startswith("keep."):
        number = int(chosen.removeprefix("keep."))
    if number >= len(texts):
        return None
    note = Note(moment.draw.ids[0], moment.now, texts[number], link=link.id, sender=name)
    kept = (*memory.kept, number)
    return Turn(card=_shown(moment, kept), memory=replace(memory, kept=kept), notes=(note,))


# no more of it


def door(moment: Moment) -> Turn:
    """Offered by itself, without a word of what came."""
    name = _lines(moment)[0]
    return Turn(card=cards.no_more_offered(name, moment.person.look), at=At.NO_MORE)


def at_the_door(moment: Moment) -> Turn | None:
    okay = Turn(card=Card(line("friend-okay")), then=Close())
    return _to_the_door(moment) or (okay if moment.meant & _NOT_NOW else None)


def _to_the_door(moment: Moment) -> Turn | None:
    if moment.choice == "no_more":
        return _no_more(moment)
    return door(moment) if _is_enough(moment) else None


def _is_enough(moment: Moment) -> bool:
    """Whether they want no more of this; the door's own words only show it, for a tap."""
    if not moment.text:
        return False
    says = moment.stops or "stop" in moment.meant or moment.aside in _ENOUGH
    caption = moment.written(cards.no_more(_lines(moment)[0]).caption)
    return says or reply.same(moment.text, caption)


def _no_more(moment: Moment) -> Turn:
    """Nothing more of them comes, which they are never told; what came leaves the chat."""
    link = link_of(moment.known, FriendMemory.of(moment.talk).link)
    others = (talk for talk in moment.known.talks if _of_the_same(talk, moment.talk))
    folds = (Plan(DueKind.FOLD, talk.id, moment.now) for talk in others)
    words = line("friend-no-more", friend=Typed(_lines(moment)[0]))
    return Turn(
        card=Card(words),
        links=() if link is None else (replace(link, muted=True),),
        effects=(*map(Remove, moment.talk.trail), *folds),
        then=Close(),
    )


def _of_the_same(talk: Talk, this: Talk) -> bool:
    """Whether what another message shows came from the same friend."""
    here = talk.stands and talk.at in (At.CAME, At.NO_MORE) and talk.flow is this.flow
    same = FriendMemory.of(talk).link == FriendMemory.of(this).link
    return here and same and talk.id != this.id
