"""A card that arrives when its next one is written already."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.records.effects import Remove, Revise, Say
from bot.core.records.events import Outrun
from bot.core.records.model import Look, Talk
from tests.core.play import Play, welcomed

DAY = timedelta(days=1)


def test_a_card_on_its_way_is_let_be_until_it_arrives() -> None:
    play = _planning()
    play.known = replace(play.known, talks=(replace(_talk(play), card=None),))
    play.said.clear()
    play.say("xyzzy")
    assert [type(e) for e in play.said if isinstance(e, Say | Revise)] == [Say]


def test_its_buttons_go_and_the_talk_goes_on() -> None:
    play = _planning()
    before = play.last
    play.say("xyzzy")
    card, offered = play.last, play.offered
    play.happen(Outrun(_talk(play).id, before.id))
    assert play.screen[before.id].rows == ()
    assert (play.last, play.offered) == (card, offered)


def test_it_leaves_a_hidden_chat_with_its_talk() -> None:
    play = _planning(Look.HIDDEN)
    talk = _talk(play)
    play.happen(Outrun(talk.id, _lost(play)))
    assert Remove(_lost(play)) not in play.said
    play.command("cancel")
    play.pass_time(DAY)
    assert Remove(_lost(play)) in play.said


def test_it_leaves_a_hidden_chat_that_was_tidied_before_it_came() -> None:
    play = _planning(Look.HIDDEN)
    talk = _talk(play)
    play.pass_time(DAY)
    play.calendar.clear()
    play.happen(Outrun(talk.id, _lost(play)))
    play.pass_time(DAY)
    assert Remove(_lost(play)) in play.said


def test_of_a_talk_that_is_over_it_leaves_a_hidden_chat_at_once() -> None:
    play = _planning(Look.HIDDEN)
    talk = _talk(play)
    play.command("cancel")
    play.pass_time(DAY)
    decision = play.happen(Outrun(talk.id, _lost(play)))
    assert decision.effects == (Remove(_lost(play)),)


def test_of_a_talk_that_is_over_it_stays_in_any_other_chat() -> None:
    play = _planning()
    talk = _talk(play)
    play.command("cancel")
    decision = play.happen(Outrun(talk.id, _lost(play)))
    assert decision.effects == (Revise(None, message_id=_lost(play)),)


def _planning(look: Look = Look.SHORT) -> Play:
    """Somebody who was asked for a time."""
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, look=look))
    play.tap("idea-shop-hello", "14:05")
    return play


def _talk(play: Play) -> Talk:
    (talk,) = play.known.talks
    return talk


def _lost(play: Play) -> int:
    """The message whose id nobody knew."""
    return 9999
