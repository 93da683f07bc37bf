"""The cards of a line to a friend: what is shown here is, byte for byte, what goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.core import renewal
from bot.core.effects import Choice, Rows
from bot.core.lines import Line, Typed, Veiled, line
from bot.core.model import Link, Look
from bot.core.turn import Card, choice, pairs

CLOSE: Final = (choice("close", "friend-close"),)
UNDO: Final[Rows] = ((choice("undo", "friend-undo"),),)


def preview(link: Link, text: str, before: Line | None = None) -> Card:
    """The line, word for word; the tap is the consent."""
    words = line("friend-preview", friend=Typed(link.friend_name), text=Typed(text))
    if before is not None:
        words = line("friend-preview-after", before=before, preview=words)
    send = Choice("send", line("friend-send-to", friend=Typed(link.friend_name)))
    later = (choice("later", "friend-later-today"),)
    first = (send,) if link.chosen else later
    more = (choice("other", "friend-other-words"), choice("close", "friend-keep-mine"))
    return Card(words, (first, more, later) if link.chosen else (first, more))


def ahead(link: Link, text: str, before: Line | None = None) -> Card:
    """A hello asked ahead, word for word."""
    help = before or line("friend-around-help", friend=Typed(link.friend_name))
    words = line("friend-preview", friend=Typed(link.friend_name), text=Typed(text))
    send = Choice("send", line("friend-send-to", friend=Typed(link.friend_name)))
    more = (choice("other", "friend-other-words"), choice("close", "friend-no-need"))
    return Card(line("friend-preview-after", before=help, preview=words), ((send, *more),))


def whose(links: Sequence[Link]) -> Card:
    """Of whom a hello is asked."""
    buttons = tuple(
        Choice(f"to.{n}", line("friend-name", friend=Typed(link.friend_name)))
        for n, link in enumerate(links)
    )
    return Card(line("friend-around-whose"), (*pairs(buttons), CLOSE))


def offered(intro: str, links: Sequence[Link]) -> Card:
    """A finished step, and a quiet button for each friend."""
    buttons = tuple(
        Choice(f"to.{n}", line("friend-to", friend=Typed(link.friend_name)))
        for n, link in enumerate(links)
    )
    return Card(line("friend-said", text=Typed(intro)), (buttons,))


def other_words(texts: Sequence[str], link: Link) -> Card:
    """Lines that are ready, or words of their own; these only if it was the person's idea."""
    buttons = tuple(
        Choice(f"words.{n}", line("friend-number", number=str(n + 1))) for n in range(len(texts))
    )
    own = (choice("own", "friend-own-words"),) if link.chosen else ()
    rows = (buttons, (*own, choice("back")))
    return Card(line("friend-which-words", lines=_numbered(texts)), rows)


def _numbered(texts: Sequence[str]) -> Line:
    """Lines one below the other, each with its number."""
    listed = [
        line("friend-numbered", number=str(n), text=Typed(text))
        for n, text in enumerate(texts, start=1)
    ]
    words = listed[-1]
    for one in reversed(listed[:-1]):
        words = line("friend-below", first=one, rest=words)
    return words


def ask_own(why: str = "") -> Card:
    """Words of their own; `why` says what stood in the way of the last ones."""
    key = {"long": "friend-own-long", "link": "friend-own-link"}.get(why, "friend-ask-own")
    return Card(line(key), ((choice("back"),),))


def leaving(link: Link, *, soon: bool = True) -> Card:
    key = "friend-in-a-minute" if soon else "friend-later-it-is"
    return Card(line(key, friend=Typed(link.friend_name)), UNDO)


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
    return Card(words, pairs([choice("wave", "friend-wave-back"), *open, *told]))


def stays_here(name: str, shown: Card) -> Card:
    """Words typed under a friend's line do not travel; the line stands again."""
    words = line("friend-words-stay", friend=Typed(name), came=shown.words)
    return Card(words, (*shown.rows, (choice("note", "home-keep"),)))


def _quoted(name: str, texts: Sequence[str], look: Look) -> Line:
    said = line("friend-came", friend=Typed(name), text=Typed(texts[0]))
    if len(texts) > 1:
        said = line("friend-came-several", friend=Typed(name), lines=_numbered(texts))
    return line("friend-came-hidden", hidden=Veiled(said)) if look is Look.HIDDEN else said


def all_friends(links: Sequence[Link], more: bool) -> Card:
    """Who can get lines from me, on one tap."""
    buttons = tuple(
        Choice(f"one.{n}", line("friend-name", friend=Typed(link.friend_name)))
        for n, link in enumerate(links)
    )
    invite = (choice("invite", "friend-invite-another"),) if more else ()
    return Card(line("friend-list"), (*pairs(buttons), (*invite, *CLOSE)))


def go_on(link: Link, key: str) -> Card:
    """The question of consent, again."""
    rows = (
        (choice("go_on", "friend-keep-going"),),
        (choice("stop", "friend-stop"), choice("close", "friend-not-now")),
    )
    return Card(line(key, friend=Typed(link.friend_name)), rows)


def one(link: Link) -> Card:
    """One friend, with the values on the buttons."""
    words = "friend-own-words-on" if link.own_words else "friend-own-words-off"
    heard = "friend-muted" if link.muted else "friend-mute"
    around = (choice("around", "friend-around"),) if link.chosen else ()
    rows = (
        (Choice("line", line("friend-a-line-to", friend=Typed(link.friend_name))), *around),
        (choice("words_on", words), choice("mute", heard)),
        (choice("stop", "friend-stop"), *CLOSE),
    )
    about = "friend-about-asleep" if renewal.asleep(link) else "friend-about"
    return Card(line(about, friend=Typed(link.friend_name)), rows)


def stopping(link: Link) -> Card:
    """Quietly, or with a kind line."""
    return Card(
        line("friend-stop-how", friend=Typed(link.friend_name)),
        (
            (choice("quietly", "friend-quietly"), choice("kindly", "friend-kindly")),
            (choice("back"),),
        ),
    )
