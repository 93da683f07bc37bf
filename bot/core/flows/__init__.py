"""The conversations: a folder or a file each, with its table (see `bot.core.talk.table`)."""

from __future__ import annotations

from typing import Final

from bot.core.flows import data, did, greeting, help, home, sentences, settle, welcome
from bot.core.flows.befriended.table import TABLE as BEFRIENDED
from bot.core.flows.care import TABLE as CARE
from bot.core.flows.coming import TABLE as COMING
from bot.core.flows.cue.table import TABLE as CUE
from bot.core.flows.debrief.table import TABLE as DEBRIEF
from bot.core.flows.friend.table import TABLE as FRIEND
from bot.core.flows.look import TABLE as LOOK
from bot.core.flows.plan.table import TABLE as PLAN
from bot.core.flows.settings import TABLE as SETTINGS
from bot.core.records.memories import WelcomeMemory
from bot.core.rules import lookback
from bot.core.talk.table import registry

CONVERSATIONS: Final = registry(
    *(welcome.TABLE, PLAN, CUE, DEBRIEF, CARE, help.TABLE, home.TABLE, did.TABLE, COMING, LOOK),
    *(settle.TABLE, SETTINGS, data.TABLE, FRIEND, BEFRIENDED, greeting.TABLE),
    sentences.TABLE,
    door=WelcomeMemory(),
    record=lookback.record,
)
