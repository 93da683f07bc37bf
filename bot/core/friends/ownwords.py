"""A line in the person's own words: heard, checked, and shown back before anything goes."""

from __future__ import annotations

from dataclasses import replace

from bot.core.events import Edited, Said
from bot.core.friends import postcard, sharing
from bot.core.friends.friendship import LONGEST_OWN, unfit
from bot.core.friends.sharing import At
from bot.core.lines import line
from bot.core.model import Json, Link
from bot.core.turn import Moment, Turn
from bot.ear import discreet, mentions


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


def changed(moment: Moment, link: Link) -> Turn | None:
    """Their own words were mended in the message itself, before they went: shown anew."""
    event = moment.event
    if not isinstance(event, Edited) or event.message_id != moment.talk.memory.get("typed"):
        return None
    return _checked(moment, link, event.text)


def _checked(moment: Moment, link: Link, text: str) -> Turn:
    """What cannot travel, or tells more than it may mean to, is asked about."""
    why = unfit(text, LONGEST_OWN)
    if why is not None:
        return Turn(card=postcard.ask_own(why), step=At.OWN, memory=moment.talk.memory)
    found = mentions.mentioned(text, (link.person_name, link.friend_name))
    if found:
        memory: dict[str, Json] = {**moment.talk.memory, "own": text, "found": [*found]}
        return Turn(card=postcard.mentions(text, found), step=At.MENTIONS, memory=memory)
    before = line("friend-telling") if discreet.sensitive(text) else None
    return sharing.written(moment, link, _plain(text), before)


def _plain(text: str) -> str:
    """Their own words as they are, on one line."""
    return " ".join(text.split())


def mentioned(moment: Moment) -> Turn | None:
    """Names, times, places or health in their own words: kept as they are, or written anew."""
    friend = sharing.link(moment)
    if friend is None:
        return sharing.over()
    if isinstance(moment.event, Edited):
        return changed(moment, friend)
    match moment.choice:
        case "keep":
            return sharing.written(moment, friend, _plain(str(moment.talk.memory["own"])))
        case "trim":
            return Turn(card=postcard.ask_own(), step=At.OWN)
    return own_words(moment) if moment.text else None
