"""The bot's undelivered updates: offsets, long polls, one poller at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.sandbox.bell import Bell
from bot.sandbox.contract import Json
from bot.sandbox.refusal import conflict

# These come only to a bot that asks for them by name.
ASKED_FOR = {"chat_member", "message_reaction", "message_reaction_count"}
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
HOOKED = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook "
    "first"
)
HOOK_CAME = "terminated by setWebhook request"
# Whose updates reach a webhook one after another: a chat's messages, a person's taps.
Line = tuple[str, object]


@dataclass(slots=True)
class _Waiting:
    update: Json
    twice: bool = False


class Mailbox:
    """What people did and the bot has not confirmed yet."""

    def __init__(self, first_id: int, bell: Bell) -> None:
        self.duplicates = 0
        self.reorders = 0
        self._queue: list[_Waiting] = []
        self._next_id = first_id
        self._allowed: set[str] | None = None
        self._bell = bell
        self._poll = 0
        self._hooked = False

    @property
    def allowed(self) -> set[str] | None:
        """The kinds of updates the bot asked for; None: those that come unasked."""
        return self._allowed

    @property
    def waiting(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self._queue)

    def post(self, kind: str, body: Json) -> int | None:
        """Queue one update; returns its id, or None when the bot does not want this kind."""
        if kind in ASKED_FOR if self._allowed is None else kind not in self._allowed:
            return None
        update_id = self._next_id
        self._next_id += 1
        twice = self.duplicates > 0
        self.duplicates -= twice
        self._queue.append(_Waiting({"update_id": update_id, kind: body}, twice))
        self._bell.ring()
        return update_id

    def drop(self) -> None:
        """Forget every undelivered update."""
        self._queue.clear()
        self._bell.ring()

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Queue only these kinds from now on; none named: the usual ones, None: as before."""
        if kinds is not None:
            self._allowed = set(kinds) or None

    def hook(self, on: bool) -> None:
        """Whether a webhook takes the updates; who polls then is sent away."""
        self._hooked = on
        self._poll += on
        self._bell.ring()

    def lines(self) -> set[Line]:
        """The lines in which updates wait."""
        return {_line(waiting.update) for waiting in self._queue}

    def first(self, line: Line) -> Json | None:
        """The oldest update of a line."""
        updates = (waiting.update for waiting in self._queue)
        return next((update for update in updates if _line(update) == line), None)

    def taken(self, update: Json) -> None:
        """A webhook took this update; one that is to come twice waits once more."""
        for waiting in self._queue:
            if waiting.update is update and not waiting.twice:
                self._queue.remove(waiting)
                break
            if waiting.update is update:
                waiting.twice = False
                break
        self._bell.ring()

    async def take(
        self,
        offset: int = 0,
        limit: int = 100,
        patience: int = 0,
        allowed_updates: Sequence[str] | None = None,
    ) -> list[Json]:
        """One getUpdates. Raises Refused 409 when a webhook is set or another poll comes."""
        if self._hooked:
            raise conflict(HOOKED)
        self.allow(allowed_updates)
        self._confirm(offset)
        self._poll = mine = self._poll + 1
        self._bell.ring()
        await self._bell.until(lambda: bool(self._queue) or self._poll != mine, patience)
        if self._poll != mine:
            raise conflict(HOOK_CAME) if self._hooked else conflict(OTHER_POLLER)
        return self._batch(min(max(limit, 1), 100))

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._queue = self._queue[offset:]
        elif offset:
            self._queue = [w for w in self._queue if w.update["update_id"] >= offset or w.twice]
            for waiting in self._queue:
                if waiting.update["update_id"] < offset:
                    waiting.twice = False

    def _batch(self, limit: int) -> list[Json]:
        batch = [waiting.update for waiting in self._queue[:limit]]
        if self.reorders and len(batch) > 1:
            self.reorders -= 1
            batch.reverse()
        return batch


def _line(update: Json) -> Line:
    kind, body = next((k, v) for k, v in update.items() if k != "update_id")
    return kind.removeprefix("edited_"), body.get("chat", body.get("from", {})).get("id")
