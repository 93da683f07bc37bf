"""Words that are a button's own words: whoever types them means that button.

A button that sends something to somebody, or agrees to something, is only tapped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.core.befriended import cards
from bot.core.events import Said
from bot.core.flows import CONVERSATIONS
from bot.core.friends.sharing import At
from bot.core.model import Flow
from bot.core.turn import Moment
from bot.ear import reply

FOR_THEM: Final = frozenset({cards.At.LINE, cards.At.HELLO, cards.At.SURE})
"""Where a friend's words are for somebody else, and only a tap sends them."""
_BY_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    At.PREVIEW: ("other", "close"),
    At.WORDS: ("words.", "own", "back"),
    At.LIST: ("one.", "stop", "out", "lines", "close"),
    At.ONE: ("line", "ask", "words_on", "mute", "stop", "close"),
    At.STOPPING: ("quietly", "back"),
}
"""What may be said by words where a friend is concerned: nothing that sends or agrees."""
_DECLINES: Final[Mapping[Flow, tuple[str, ...]]] = {
    Flow.FRIEND: ("close",),
    Flow.DATA: ("keep", "not_now", "close", "back"),
    Flow.SETTINGS: ("close", "back"),
    Flow.NEXT: ("leave", "back"),
    Flow.DID: ("enough",),
    Flow.SETTLE: ("leave", "back"),
}
"""The buttons that a plain no stands for, the nearest first; a yes is only tapped."""
_ASIDE: Final = " · "
"""Behind it a caption says how long something takes."""


def understood(moment: Moment, said: Said) -> Said:
    """The same words, with the button whose words they are, if there is one."""
    here = (moment.talk.flow, moment.talk.step)
    if here == (Flow.FRIEND, At.STOPPING) and "stop" in reply.keys(said.text):
        return replace(said, button="stop")
    theirs = here[0] is Flow.BEFRIENDED and here[1] in FOR_THEM
    declines = (key for key in _DECLINES.get(here[0], ()) if key in moment.talk.offered)
    if reply.declines(said.text) and (no := next(declines, None)) is not None:
        return replace(said, button=no)
    offered = moment.talk.offered
    if here[0] is Flow.FRIEND:
        offered = tuple(key for key in offered if key.startswith(_BY_WORDS.get(here[1], ())))
    if not offered or theirs:
        return said
    card = CONVERSATIONS[moment.talk.flow].again(moment).card
    for button in (button for row in (card.rows if card else ()) for button in row):
        caption = moment.written(button.caption)
        if button.key in offered and _names(said.text, caption):
            return replace(said, button=button.key)
    return said


def _names(text: str, caption: str) -> bool:
    return any(reply.same(text, words) for words in (caption, caption.partition(_ASIDE)[0]))
