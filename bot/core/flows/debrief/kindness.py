"""Asked once, after a good step: what would be kind when it goes quiet?"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.records.effects import Rows
from bot.core.records.lines import Line, line
from bot.core.records.turn import Card, Moment, Turn, choice

ASKED: Final = "hello_back"
"""The question, among those asked once."""
ASKED_AFTER: Final = 2
"""How many steps done it is asked after."""
KIND: Final[Rows] = (
    (choice("one_hello", "quiet-one-hello"),),
    (choice("no_word", "quiet-no-hello"),),
)


def asks(moment: Moment) -> bool:
    """Whether this is the good minute to ask, once, what would be kind."""
    person = moment.person
    fresh = person.hello_back is None and ASKED not in person.asked
    return person.done >= ASKED_AFTER and fresh


def question(moment: Moment, said: Line) -> Turn:
    """The question, below what was `said`."""
    asked = {**moment.person.asked, ASKED: moment.now}
    return Turn(
        card=Card(line("quiet-asked", said=said), KIND),
        memory={**moment.talk.memory, "if_quiet": True},
        person=replace(moment.person, asked=asked),
    )


def chosen(moment: Moment, *, hello: bool) -> Turn:
    words = line("quiet-hello-chosen" if hello else "quiet-nothing-chosen")
    person = replace(moment.person, hello_back=hello)
    return Turn(card=Card(words), person=person, closed=True)
