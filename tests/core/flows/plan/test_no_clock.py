"""While nobody has said what their clock shows, no hour is named: it would be another country's."""

from __future__ import annotations

import re

from bot.core.records.lines import line
from tests.core.pair import MINUTE, linked

HOUR = re.compile(r"\d\d:\d\d")


def test_a_line_for_tomorrow_names_no_hour() -> None:
    pair = linked()
    assert pair.ana.known.person.zone is None
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-send-to")
    pair.pass_time(2 * MINUTE)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to")
    pair.ana.tap("friend-send-tomorrow")
    assert pair.ana.line == line("friend-goes-within-a-day", friend="Lena")


def test_a_pause_and_an_invitation_name_no_hour() -> None:
    pair = linked()
    pair.ana.command("pause")
    pair.ana.tap("settings-a-day")
    assert pair.ana.key == "settings-paused"
    assert not [value for value in pair.ana.values if HOUR.search(str(value))]
    pair.ana.command("resume")
    pair.ana.command("friend")
    pair.ana.tap("friend-invite-another", "friend-chosen")
    pair.ana.command("friend")
    pair.ana.tap("friend-link-out")
    assert pair.ana.key == "friend-link-is-out-two-days"


def test_the_clock_is_there_to_be_set() -> None:
    ana = linked().ana
    ana.command("settings")
    ana.tap("settings-clock-and-quiet")
    assert "settings-clock-unset" in ana.offered
