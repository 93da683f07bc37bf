"""The person's cards about a friend: a line before it goes, what came, who they are, the end.

A line that is shown here is, byte for byte, what goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from urllib.parse import quote

from bot.core.records.effects import Choice, Rows
from bot.core.records.lines import Line, Typed, Veiled, line
from bot.core.records.model import Link, Look
from bot.core.records.turn import Card, Moment, choice, pairs
from bot.core.rules.friendship import A_MINUTE, befriended

CLOSE: Final = (choice("close", "friend-close"),)
LINES_YOU_GET: Final = choice("lines", "friend-lines-you-get")
_ASKED_ANEW: Final = {
    "signs": "friend-own-signs",
    "long": "friend-own-long",
    "link": "friend-own-link",
}
UNDO: Final[Rows] = ((choice("undo", "friend-undo"),),)


def preview(link: Link, text: str, before: Line | None = None, *, tomorrow: bool = False) -> Card:
    """The line, word for word; the tap is the consent. With enough for today, it is `tomorrow`."""
    friend = Typed(link.friend_name)
    words = line("friend-preview", friend=friend, text=Typed(text))
    send = Choice("send", line("friend-send-to", friend=friend), tap_only=True)
    if tomorrow:
        enough = line("friend-enough", friend=friend)
        words = line("friend-preview-after", before=enough, preview=words)
        send = choice("tomorrow", "friend-send-tomorrow", tap_only=True)
    if before is not None:
        words = line("friend-preview-after", before=before, preview=words)
    more = (choice("other", "friend-other-words"), choice("close", "friend-keep-mine"))
    return Card(words, ((send,), more))


def asks(
    moment: Moment,
    link: Link,
    text: str,
    before: Line | None,
    *,
    now: bool,
    start: datetime | None,
) -> Card:
    friend = Typed(link.friend_name)
    words = line("friend-preview", friend=friend, text=Typed(text))
    if not now:
        words = line(
            "friend-preview-after", before=line("friend-ask-later", friend=friend), preview=words
        )
    if before is not None:
        words = line("friend-preview-after", before=before, preview=words)
    ways = (choice("send", "friend-ask-now", tap_only=True),) if now else ()
    if start is not None:
        on, at = moment.weekday(start), moment.hour(start)
        then = line("friend-ask-at-start", day=on, time=at)
        ways = (*ways, Choice("start", then, tap_only=True))
    more = (choice("other", "friend-other-words"), choice("close", "friend-no"))
    return Card(words, (*((way,) for way in ways), more))


def whose(links: Sequence[Link]) -> Card:
    buttons = tuple(
        Choice(f"to.{n}", line("friend-name", friend=Typed(link.friend_name)))
        for n, link in enumerate(links)
    )
    return Card(line("friend-ask-whose"), (*pairs(buttons), CLOSE))


def offered(words: Line, links: Sequence[Link], key: str) -> Card:
    """A finished step, and a quiet button for each friend."""
    return Card(words, (_to_each(links, key),))


def told_to_whom(intro: str, links: Sequence[Link]) -> Card:
    """A milestone asks who shall hear of it."""
    mine = (choice("close", "friend-keep-mine"),)
    return Card(line("friend-to-whom", intro=Typed(intro)), (_to_each(links), mine))


def _to_each(links: Sequence[Link], key: str = "friend-to") -> tuple[Choice, ...]:
    return tuple(
        Choice(f"to.{n}", line(key, friend=Typed(link.friend_name))) for n, link in enumerate(links)
    )


def other_words(texts: Sequence[str], link: Link) -> Card:
    """Lines that are ready, or words of their own; these only if it was the person's idea."""
    buttons = tuple(
        Choice(f"words.{n}", line("friend-number", number=str(n + 1))) for n in range(len(texts))
    )
    own = (choice("own", "friend-own-words"),) if link.chosen else ()
    rows = (buttons, (*own, choice("back")))
    return Card(line("friend-which-words", lines=_numbered(texts)), rows)


def _numbered(texts: Sequence[str]) -> Line:
    listed = [
        line("friend-numbered", number=str(n), text=Typed(text))
        for n, text in enumerate(texts, start=1)
    ]
    words = listed[-1]
    for one in reversed(listed[:-1]):
        words = line("friend-below", first=one, rest=words)
    return words


def ask_own(why: str = "") -> Card:
    return Card(line(_ASKED_ANEW.get(why, "friend-ask-own")), ((choice("back"),),))


def leaving(moment: Moment, link: Link, at: datetime, *, with_step: bool = False) -> Card:
    friend = Typed(link.friend_name)
    if at <= moment.now + A_MINUTE and not with_step:
        return Card(line("friend-in-a-minute", friend=friend), UNDO)
    if moment.person.zone is None:
        return Card(line("friend-goes-within-a-day", friend=friend), UNDO)
    key = "friend-ask-waits" if with_step else "friend-goes-at"
    day, time = moment.weekday(at), moment.hour(at)
    return Card(line(key, friend=friend, day=day, time=time), UNDO)


def gone(key: str, link: Link) -> Card:
    return Card(line(key, friend=Typed(link.friend_name)))


def came(
    name: str, texts: Sequence[str], look: Look, kept: Sequence[int] = (), *, tells: bool = False
) -> Card:
    """What a friend sent; each line can be kept, and its friend told so where that `tells`.

    In the hidden look it lies under a spoiler.
    """
    words = _quoted(name, texts, look)
    if len(texts) == 1:
        keep = [choice("keep", "friend-keep-line")]
    else:
        keep = [
            Choice(f"keep.{n}", line("friend-keep-number", number=str(n + 1)))
            for n in range(len(texts))
        ]
    if kept:
        words = line("friend-kept", lines=words)
    open = (button for n, button in enumerate(keep) if n not in kept)
    told = (Choice("tell", line("friend-tell-kept", friend=Typed(name))),) if tells else ()
    ways = pairs([choice("wave", "friend-wave-back", tap_only=True), *open, *told])
    return Card(words, (*ways, (no_more(name),)))


def no_more(name: str) -> Choice:
    return Choice("no_more", line("friend-no-more-from", friend=Typed(name)), tap_only=True)


def no_more_offered(name: str, look: Look) -> Card:
    words = line("friend-no-more-offered", friend=Typed(name))
    return veiled(Card(words, ((no_more(name),),)), look)


def stays_here(name: str, shown: Card) -> Card:
    """Words typed under a friend's line do not travel; the line stands again."""
    words = line("friend-words-stay", friend=Typed(name), came=shown.words)
    return Card(words, (*shown.rows, (choice("note", "home-keep"),)))


def _quoted(name: str, texts: Sequence[str], look: Look) -> Line:
    said = line("friend-came", friend=Typed(name), text=Typed(texts[0]))
    if len(texts) > 1:
        said = line("friend-came-several", friend=Typed(name), lines=_numbered(texts))
    return _covered(said, look)


def veiled(card: Card, look: Look) -> Card:
    return Card(_covered(card.words, look), card.rows)


def _covered(words: Line, look: Look) -> Line:
    return line("friend-came-hidden", hidden=Veiled(words)) if look is Look.HIDDEN else words


def all_friends(links: Sequence[Link], *, more: bool, out: bool, theirs: bool) -> Card:
    """Who can get lines from me, on one tap; the link that is `out`, and `theirs` that I get."""
    invite = (choice("invite", "friend-invite-another"),) if more else ()
    link = ((choice("out", "friend-link-out"),),) if out else ()
    rows = (*_names(links), *link, (choice("stop", "friend-stop"), *invite))
    last = (*CLOSE, LINES_YOU_GET) if theirs else CLOSE
    return Card(line("friend-list"), (*rows, last))


def stop_whom(links: Sequence[Link]) -> Card:
    return Card(line("friend-stop-whom"), (*_names(links), CLOSE))


def _names(links: Sequence[Link]) -> Rows:
    buttons = (
        Choice(f"one.{n}", line("friend-name", friend=Typed(link.friend_name)))
        for n, link in enumerate(links)
    )
    return pairs(tuple(buttons))


def one(link: Link) -> Card:
    words = "friend-own-words-on" if link.own_words else "friend-own-words-off"
    heard = line("friend-muted" if link.muted else "friend-mute", friend=Typed(link.friend_name))
    able = link.chosen and not link.muted
    asks = (choice("ask", "next-hello"),) if able else ()
    rows = (
        (Choice("line", line("friend-a-line-to", friend=Typed(link.friend_name))), *asks),
        (choice("words_on", words), Choice("mute", heard)),
        (choice("stop", "friend-stop"), *CLOSE),
    )
    return Card(line("friend-about", friend=Typed(link.friend_name)), rows)


def stopping(link: Link) -> Card:
    ended = line("befriended-ended", person=Typed(link.person_name))
    return Card(
        line("friend-stop-how", friend=Typed(link.friend_name), ended=ended),
        (
            (
                choice("quietly", "friend-quietly", tap_only=True),
                choice("kindly", "friend-kindly", tap_only=True),
            ),
            (choice("back"),),
        ),
    )


# an invitation: two doors, the link, and "is that who you meant?"


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


def invitation(moment: Moment, made: Link, token: str) -> Card:
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


def link_is_out(moment: Moment, made: Link) -> Card:
    until, words = made.until or moment.now, line("friend-link-is-out-two-days")
    if moment.person.zone is not None:
        words = line("friend-link-is-out", **moment.wall(until))
    rows = ((choice("anew", "friend-new-link", tap_only=True), _END), _LEAVE)
    return Card(words, rows)


def meant(moment: Moment, made: Link) -> Card:
    """Where nothing tells who it is, they are asked to ask first."""
    nameless = made.friend_name == moment.written(line("befriended-nameless"))
    words = line("friend-is-it-them", friend=Typed(made.friend_name))
    card = Card(
        line("friend-is-it-them-nameless") if nameless else words,
        ((choice("yes", "friend-yes-them", tap_only=True),), (choice("no", "friend-no-close"),)),
    )
    return veiled(card, moment.person.look)


def enjoys(intro: str) -> Card:
    """Asked after the first step, and never again."""
    return Card(
        line("friend-would-enjoy", intro=Typed(intro)),
        ((choice("invite", "friend-invite"), choice("close", "friend-not-now")),),
    )


_END = choice("end", "friend-close-it", tap_only=True)
_LEAVE = (choice("close", "friend-not-now"),)
