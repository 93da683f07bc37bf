"""Words that are a button's own words: whoever types them means that button.

A button that sends, agrees or erases is only tapped (`Choice.tap_only`): words never count as it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.core.records.events import Said
from bot.core.records.model import Talk
from bot.core.records.turn import Moment
from bot.core.talk.table import Conversation, Words
from bot.ear import reply

_YES: Final = reply.YES | {"send_it"}
_ASIDE: Final = " · "
"""Behind it a caption says how long something takes."""


def understood(it: Conversation, moment: Moment, said: Said) -> Said:
    """The same words, with the button whose words they are, if there is one."""
    declines = (key for key in it.no if key in moment.by_words)
    if said.meaning.keys & reply.NO and (no := next(declines, None)) is not None:
        return replace(said, button=no)
    first = moment.talk.offered[:1]
    if said.meaning.keys & reply.YES and it.yes & {*first}:
        return replace(said, button=first[0])
    if it.places[moment.talk.at].words is Words.THEIRS:
        return said
    named = next((key for key in _named(it, moment, said) if key in moment.by_words), None)
    return said if named is None else replace(said, button=named)


def needs_a_tap(it: Conversation, moment: Moment, said: Said) -> bool:
    """Whether words mean a button that is only tapped: its own words, or a yes to the card."""
    talk = moment.talk
    if not talk.tap_only or it.places[talk.at].words is Words.THEIRS:
        return False
    meant = said.meaning.keys
    if only_tapped(talk) and meant & _YES:
        return True
    return bool((meant | {*_named(it, moment, said)}) & {*talk.tap_only})


def only_tapped(talk: Talk) -> bool:
    """Whether the plain yes to a card, its first button, is only tapped."""
    return talk.offered[:1] == talk.tap_only[:1] != ()


def _named(it: Conversation, moment: Moment, said: Said) -> Iterator[str]:
    if not moment.talk.offered:
        return
    words = reply.bare(said.text)
    card = it.again(moment).card if words else None
    for button in (button for row in (card.rows if card else ()) for button in row):
        if button.key in moment.talk.offered and _says(words, moment.written(button.caption)):
            yield button.key


def _says(words: str, caption: str) -> bool:
    whole, _, aside = caption.partition(_ASIDE)
    return words == reply.bare(whole) or (bool(aside) and words == reply.bare(caption))
