"""Words that are a button's own words: whoever types them means that button.

A button that sends, agrees or erases is only tapped (`Choice.tap_only`): words never count as it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from bot.core.befriended import cards
from bot.core.events import Said
from bot.core.flows import CONVERSATIONS
from bot.core.friends.sharing import At
from bot.core.model import Flow, Talk
from bot.core.turn import Moment
from bot.ear import reply

_FOR_THEM: Final = frozenset(
    {
        (Flow.BEFRIENDED, cards.At.LINE),
        (Flow.BEFRIENDED, cards.At.HELLO),
        (Flow.FRIEND, At.CAME),
    }
)
"""Where what is typed may be words for somebody else, also when a button says the same."""
_DECLINES: Final[Mapping[Flow, tuple[str, ...]]] = {
    Flow.FRIEND: ("close",),
    Flow.DATA: ("keep", "not_now", "close", "back"),
    Flow.SETTINGS: ("close", "back"),
    Flow.NEXT: ("leave", "back"),
    Flow.DID: ("enough",),
    Flow.SETTLE: ("leave", "back"),
}
"""The buttons that a plain no stands for, the nearest first."""
_YES: Final = frozenset({"yes", "good", "send_it"})
_ASIDE: Final = " · "
"""Behind it a caption says how long something takes."""


def understood(moment: Moment, said: Said) -> Said:
    """The same words, with the button whose words they are, if there is one."""
    here = (moment.talk.flow, moment.talk.step)
    if here == (Flow.FRIEND, At.STOPPING) and "stop" in reply.keys(said.text, moment.language):
        return replace(said, button="stop")
    declines = (key for key in _DECLINES.get(here[0], ()) if key in moment.by_words)
    if reply.declines(said.text, moment.language) and (no := next(declines, None)) is not None:
        return replace(said, button=no)
    if here in _FOR_THEM:
        return said
    named = next((key for key in _named(moment, said) if key in moment.by_words), None)
    return said if named is None else replace(said, button=named)


def needs_a_tap(moment: Moment, said: Said) -> bool:
    """Whether words mean a button that is only tapped: its own words, or a yes to the card."""
    talk = moment.talk
    if not talk.tap_only or (talk.flow, talk.step) in _FOR_THEM:
        return False
    meant = reply.keys(said.text, moment.language)
    agrees = only_tapped(talk) and meant & _YES
    return bool(agrees or meant & {*talk.tap_only} or {*_named(moment, said)} & {*talk.tap_only})


def only_tapped(talk: Talk) -> bool:
    """Whether the plain yes to a card, its first button, is only tapped."""
    return talk.offered[:1] == talk.tap_only[:1] != ()


def _named(moment: Moment, said: Said) -> Iterator[str]:
    """The buttons that say what was said."""
    if not moment.talk.offered:
        return
    card = CONVERSATIONS[moment.talk.flow].again(moment).card
    for button in (button for row in (card.rows if card else ()) for button in row):
        if button.key in moment.talk.offered and _says(said.text, moment.written(button.caption)):
            yield button.key


def _says(text: str, caption: str) -> bool:
    return any(reply.same(text, words) for words in (caption, caption.partition(_ASIDE)[0]))
