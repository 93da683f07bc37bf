"""A line in the person's own words: heard, checked, and shown back before anything goes."""

from __future__ import annotations

from dataclasses import replace

from bot.core.flows.friend import cards, sharing
from bot.core.flows.friend.sharing import At
from bot.core.records.events import Edited, Said
from bot.core.records.model import Json, Link
from bot.core.records.turn import Moment, Turn
from bot.core.rules.friends.friendship import LONGEST_OWN, unfit


def own_words(moment: Moment) -> Turn | None:
    """A line of their own, shown back word for word before anything goes."""
    friend = sharing.link(moment)
    if friend is None:
        return sharing.over()
    if moment.choice == "back":
        return sharing.as_it_stands(moment, friend)
    if not moment.text or not isinstance(moment.event, Said):
        return None
    memory: dict[str, Json] = {**moment.talk.memory, "typed": moment.event.message_id}
    heard = replace(moment, talk=replace(moment.talk, memory=memory))
    return _checked(heard, friend, moment.text)


def changed(moment: Moment, link: Link, event: Edited) -> Turn | None:
    """Their own words were mended in the message itself, before they went: shown anew."""
    if event.message_id != moment.talk.memory.get("typed"):
        return None
    return _checked(moment, link, event.text)


def _checked(moment: Moment, link: Link, text: str) -> Turn:
    """What cannot travel is asked for anew; all else is shown as it would go."""
    why = unfit(text, LONGEST_OWN)
    if why is not None:
        return Turn(card=cards.ask_own(why), step=At.OWN, memory=moment.talk.memory)
    return sharing.written(moment, link, " ".join(text.split()))
