"""Only a tap sends, agrees or erases: seen of every button at every place, and of what is typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.core.flows.befriended import cards
from bot.core.flows.friend import sharing
from bot.core.records.effects import Decision, Forget, Pass
from bot.core.records.events import Said, Tapped
from bot.core.records.model import Flow, Known, LinkState, Standing, Talk
from bot.core.records.news import Closed, Declined, Letter
from tests.core.test_decide import asked, decided
from tests.core.told import BOOK

YES = ("yes", "Yes please", "ok", "y", "send", "send it", "stop", "quietly", "👍")
TIES = frozenset({LinkState.AGREED, LinkState.ACTIVE, LinkState.SILENT})
A_NO = (Declined, Closed)
"""News of what did not begin: a no is heard in any words."""


@pytest.mark.parametrize("flow", list(Flow))
def test_every_button_that_sends_agrees_or_erases_is_only_tapped(flow: Flow) -> None:
    for known, talk, rows in asked(flow):
        for button in (b for row in rows for b in row if not (b.copies or b.opens)):
            tap = Tapped(talk.id, talk.at, button.key, 4, "q", 1)
            if weighs := _weight(known, talk, decided(known, tap)):
                assert button.tap_only, (talk.at, button.key, weighs)


@pytest.mark.parametrize("flow", list(Flow))
def test_nothing_that_is_typed_sends_agrees_or_erases(flow: Flow) -> None:
    for known, talk, rows in asked(flow):
        captions = [BOOK.caption("en", b.caption) for row in rows for b in row]
        for text in (*YES, *captions):
            for said in (Said(text, 11), Said(text, 11, reply_to=4)):
                weighs = _weight(known, talk, decided(known, said), typed=text)
                assert not weighs, (talk.at, text, weighs)


def _weight(known: Known, talk: Talk, decision: Decision, typed: str = "") -> list[str]:
    """What was sent, agreed or erased. The words that a friend writes under a line are sent as
    they were typed; whoever says no, or is under 18, is forgotten, however they say it."""
    passed = [effect.news for effect in decision.effects if isinstance(effect, Pass)]
    theirs = (talk.flow, talk.at) == (Flow.BEFRIENDED, cards.At.LINE)
    minor = decision.person is not None and decision.person.standing is Standing.MINOR
    if minor or any(isinstance(news, A_NO) for news in passed):
        return []
    return [
        *(
            str(news)
            for news in passed
            if not (theirs and typed and isinstance(news, Letter) and news.text == typed)
        ),
        *(["sends"] if _sends(known, decision) else []),
        *(["consents"] if decision.person and _consents(known, decision) else []),
        *_untied(known, decision),
        *("erased" for effect in decision.effects if isinstance(effect, Forget)),
        *("removed" for id in decision.unkept if not _told(known, id)),
    ]


def _told(known: Known, id: int) -> bool:
    """Whether it was told without a plan: said to be no step after all, it is taken back."""
    step = known.step(id)
    return step is not None and step.unprompted


def _sends(known: Known, decision: Decision) -> bool:
    """Whether a line waits for its minute that did not before."""
    waited = {talk.id for talk in known.talks if talk.at == sharing.At.LEAVING}
    return any(t.at == sharing.At.LEAVING and t.id not in waited for t in decision.talks)


def _consents(known: Known, decision: Decision) -> bool:
    return decision.person is not None and decision.person.consents != known.person.consents


def _untied(known: Known, decision: Decision) -> Iterator[str]:
    """Links that two people have from now on, or have no more."""
    before = {link.id: link.state for link in known.links}
    for link in decision.links:
        was = before.get(link.id)
        if link.state is not was and (was in TIES or link.state in TIES):
            yield f"link {was} {link.state}"
