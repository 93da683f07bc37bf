"""What a friend sent: one line or several, each to keep, and a wave back."""

from __future__ import annotations

from dataclasses import replace

from bot.core.flows.friend import cards, sharing
from bot.core.records import news
from bot.core.records.lines import line
from bot.core.records.memories import FriendMemory
from bot.core.records.model import Note
from bot.core.records.news import Wave
from bot.core.records.turn import Card, Close, Moment, Turn
from bot.core.rules.friendship import friends, tell


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


def answered(moment: Moment) -> Turn | None:
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
