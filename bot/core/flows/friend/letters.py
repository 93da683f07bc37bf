"""What a friend sent: one line or several, each to keep, and a wave back."""

from __future__ import annotations

from bot.core.flows.friend import cards, sharing
from bot.core.records import news
from bot.core.records.lines import line
from bot.core.records.model import Json, Note
from bot.core.records.news import Wave
from bot.core.records.turn import Card, Close, Moment, Turn
from bot.core.rules.friends.friendship import friends, tell


def again(moment: Moment) -> Turn:
    return Turn(card=card(moment)) if "news" in moment.talk.memory else sharing.over()


def card(moment: Moment) -> Card:
    return _shown(moment, _kept(moment))


def _shown(moment: Moment, kept: list[int]) -> Card:
    # No friend is told where somebody else wants the sharing.
    name, texts = _lines(moment)
    link = sharing.link(moment)
    tells = bool(kept) and link is not None and link.chosen and link in friends(moment.known)
    return cards.came(name, texts, moment.person.look, kept, tells=tells)


def _lines(moment: Moment) -> tuple[str, list[str]]:
    told = news.unpacked(moment.talk.memory["news"])
    return told.friend, list(told.texts) if isinstance(told, news.Letter) else []


def _kept(moment: Moment) -> list[int]:
    kept = moment.talk.memory.get("kept", [])
    return [number for number in kept if isinstance(number, int)] if isinstance(kept, list) else []


def answered(moment: Moment) -> Turn | None:
    chosen, link = moment.choice or "", sharing.link(moment)
    if "news" not in moment.talk.memory and chosen != "note":
        return sharing.over()
    if moment.text and not chosen:
        memory: dict[str, Json] = {**moment.talk.memory, "typed": moment.text}
        shown = cards.stays_here(_lines(moment)[0], card(moment))
        return Turn(card=shown, memory=memory)
    if chosen == "note":
        note = Note(moment.draw.ids[0], moment.now, str(moment.talk.memory.get("typed", "")))
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
    kept: list[Json] = [*_kept(moment), number]
    memory = {**moment.talk.memory, "kept": kept}
    return Turn(card=_shown(moment, [*_kept(moment), number]), memory=memory, notes=(note,))
