"""The cards of an invitation: two doors, the link, and "is that who you meant?"."""

from __future__ import annotations

from urllib.parse import quote

from bot.core.flows.friend import cards
from bot.core.records.effects import Choice, Rows
from bot.core.records.lines import Line, Typed, line
from bot.core.records.model import Link, Look
from bot.core.records.turn import Card, Moment, choice
from bot.core.rules.friends.friendship import befriended


def doors(moment: Moment) -> Card:
    theirs = befriended(moment.known)
    lines = ((choice("lines", "friend-lines-you-get"),),) if theirs else ()
    return Card(
        line("friend-who"),
        (
            (choice("chosen", "friend-chosen"),),
            (choice("asked", "friend-asked"),),
            (choice("list", "friend-what-they-see"), choice("close", "friend-not-now")),
            *lines,
        ),
    )


def what_they_see() -> Card:
    return Card(line("friend-sees"), ((choice("back"),),))


def asked_to(words: Line | None = None) -> Card:
    return Card(
        words or line("friend-asked-to"),
        (
            (choice("wait", "friend-wait"), choice("go_on", "friend-go-on")),
            (choice("numbers", "friend-someone-to-talk-to"), choice("close", "friend-no")),
        ),
    )


def ask_name(key: str = "friend-ask-name") -> Card:
    return Card(line(key), ((choice("close", "friend-not-now"),),))


def link(moment: Moment, made: Link, token: str) -> Card:
    address = moment.written(line("friend-address", token=token))
    text = moment.written(line("friend-invitation"))
    share = f"https://t.me/share/url?url={quote(address, safe='')}&text={quote(text, safe='')}"
    send = Choice("send", line("friend-send-link"), opens=share)
    copy = Choice("copy", line("friend-copy-link"), copies=line("friend-address", token=token))
    rows: Rows = (
        (send, choice("name", "friend-another-name")),
        (copy, _END),
    )
    return Card(line("friend-link", name=Typed(made.person_name)), rows)


def out(moment: Moment, made: Link) -> Card:
    until, words = made.until or moment.now, line("friend-link-is-out-two-days")
    if moment.person.zone is not None:
        words = line("friend-link-is-out", day=moment.day(until), time=moment.hour(until))
    rows = ((choice("anew", "friend-new-link", tap_only=True), _END), _LEAVE)
    return Card(words, rows)


def meant(made: Link, look: Look) -> Card:
    card = Card(
        line("friend-is-it-them", friend=Typed(made.friend_name)),
        ((choice("yes", "friend-yes-them", tap_only=True),), (choice("no", "friend-no-close"),)),
    )
    return cards.veiled(card, look)


def enjoys(intro: str) -> Card:
    return Card(
        line("friend-would-enjoy", intro=Typed(intro)),
        ((choice("invite", "friend-invite"), choice("close", "friend-not-now")),),
    )


_END = choice("end", "friend-close-it", tap_only=True)
_LEAVE = (choice("close", "friend-not-now"),)
