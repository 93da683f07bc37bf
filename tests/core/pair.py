"""Two people on the stage of the pure core: Ana, her friend Lena, and what passes between them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Self
from urllib.parse import parse_qs, urlparse

from bot.core.records.effects import Bar, Choice, Rows
from bot.core.records.events import Commanded, Due, DueKind, TimeCame
from bot.core.records.lines import line
from bot.core.records.model import Known, Link, LinkState, Person
from tests.core.play import Play, played_once, welcomed

SHOP = "idea-shop-hello"
FIRST = line("friend-line-hello", name="Ana", day=line("friend-today"))
"""What her first step may say to a friend on its day."""
UNDATED = line("friend-line-hello", name="Ana", day=line("nothing"))
MINUTE = timedelta(minutes=1)
CHOSEN = "friend-chosen"
HAPPY = "befriended-happy-to"
THEM = "friend-yes-them"


def stranger(id: int, display: str) -> Play:
    """Somebody who has never met the bot."""
    return Play(Known(Person(id), display=display), first_id=id * 10**6)


def _named(play: Play, id: int, display: str) -> Play:
    person = replace(play.known.person, id=id)
    play.known = replace(play.known, person=person, display=display)
    return play


@dataclass
class Pair:
    """News go from one to the other; links are shared; time passes for both."""

    ana: Play = field(default_factory=lambda: _named(welcomed(), 7, "Ana B."))
    lena: Play = field(
        default_factory=lambda: Play(Known(Person(8), display="Lena K."), first_id=10**6)
    )
    tokens: dict[str, Link] = field(default_factory=dict)

    def again(self) -> Self:
        """The same story, to go on from here in another way."""
        return replace(self, ana=self.ana.again(), lena=self.lena.again(), tokens=dict(self.tokens))

    @property
    def people(self) -> dict[int, Play]:
        return {play.known.person.id: play for play in (self.ana, self.lena)}

    def link(self) -> str:
        """Ana makes a link; its token."""
        self.ana.command("friend")
        self.ana.tap(CHOSEN)
        return self.token()

    def token(self) -> str:
        share = _share(self.ana.last.rows)
        address = parse_qs(urlparse(share).query)["url"][0]
        token = parse_qs(urlparse(address).query)["start"][0]
        self.tokens[token] = self.ana.known.links[-1]
        return token

    def open(self, token: str, by: Play | None = None) -> None:
        """Somebody follows a link."""
        play = by or self.lena
        link = self.tokens.get(token)
        now = {one.id: one for one in (*self.ana.known.links, *self.lena.known.links)}
        invite = now.get(link.id) if link is not None else None
        bars = (effect for effect in play.said if isinstance(effect, Bar))
        barred = any(bar.until > play.now for bar in bars if bar.inviter == 7)
        play.known = replace(play.known, invite=invite, barred=barred)
        play.happen(Commanded("start", token, 900))
        self.settle()

    def linked(self) -> Pair:
        """Ana and Lena, as after a yes from both."""
        self.open(self.link())
        self.lena.tap(HAPPY, "befriended-no")
        self.settle()
        self.ana.tap(THEM)
        self.settle()
        return self

    def settle(self) -> None:
        """Links are the same for both, and news arrive, until there are none."""
        while True:
            self._share_links()
            waiting = [(play, news) for play in self.people.values() for news in play.passed]
            there = [(play, news) for play, news in waiting if news.to in self.people]
            due = [(p, news) for p, news in there if news.at <= self.people[news.to].now]
            if not due:
                return
            other = self.people[due[0][1].to]
            mine = [(p, news) for p, news in due if self.people[news.to] is other]
            for play, news in mine:
                play.passed.remove(news)
            moments = [Due(DueKind.NEWS, news.subject, news.at, news.news) for _, news in mine]
            if not other.forgotten:
                other.happen(TimeCame(tuple(sorted(moments, key=lambda due: due.at))))

    def pass_time(self, step: timedelta) -> None:
        """Time passes for both, news included, minute by minute where something is due."""
        end = self.ana.now + step
        while True:
            self.settle()
            instants = [at for play in self.people.values() for at in play.calendar.values()]
            instants += [news.at for play in self.people.values() for news in play.passed]
            nearest = min((at for at in instants if at > self.ana.now), default=end)
            self._to(min(nearest, end))
            self.settle()
            if self.ana.now >= end:
                return

    def _to(self, instant: datetime) -> None:
        for play in self.people.values():
            play.pass_time(instant - play.now)
            self._share_links()

    def _share_links(self) -> None:
        """What the newest decision said of a link counts for both."""
        for play in self.people.values():
            for link in play.changed:
                for other in self.people.values():
                    rest = tuple(one for one in other.known.links if one.id != link.id)
                    theirs = other.known.person.id in (link.person, link.friend)
                    kept = (link,) if theirs and link.state is not LinkState.ENDED else ()
                    other.known = replace(other.known, links=(*rest, *kept))
            play.changed.clear()


def _share(rows: Rows) -> str:
    buttons: list[Choice] = [button for row in rows for button in row]
    return next(button.opens for button in buttons if button.opens is not None)


def done(pair: Pair) -> Pair:
    """Ana's first step is done, and its next one is planned."""
    pair.ana.command("plan")
    pair.ana.tap(SHOP, "14:05", "tomorrow 17:30", "feel-tense", "plan-good")
    pair.pass_time(datetime(2026, 12, 1, 16, 20, tzinfo=UTC) - pair.ana.now)
    pair.ana.tap("cue-im-going", "cue-done", "feel-uneasy")
    pair.ana.tap(f"{SHOP}.easy1", f"{SHOP}.hard1", f"{SHOP}.change1", "debrief-yes")
    return pair


@played_once
def linked() -> Pair:
    """Ana and her friend Lena."""
    return Pair().linked()


@played_once
def previewed() -> Pair:
    """Ana looks at her first line to Lena."""
    return done(linked())


@played_once
def sent() -> Pair:
    """Her first line is with Lena."""
    pair = previewed()
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    return pair


def at(*taps: str) -> Pair:
    """Her first line is with Lena, who taps these a little later, if any."""
    pair = sent()
    if taps:
        pair.pass_time(MINUTE)
        pair.lena.command("start")
        pair.lena.tap(*taps)
    return pair
