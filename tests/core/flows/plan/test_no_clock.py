"""While nobody has said what their clock shows, no hour is named: it would be another country's."""

from __future__ import annotations

import re

from tests.core.pair import MINUTE, Pair

HOUR = re.compile(r"\d\d:\d\d")


def test_a_line_for_tomorrow_names_no_hour() -> None:
    pair = Pair().linked()
    assert pair.ana.known.person.zone is None
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena", "Send to Lena")
    pair.pass_time(2 * MINUTE)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena")
    pair.ana.tap("Send it tomorrow")
    assert pair.ana.text == "It goes to Lena within a day."


def test_a_pause_and_an_invitation_name_no_hour() -> None:
    pair = Pair().linked()
    pair.ana.command("pause")
    pair.ana.tap("A day")
    assert pair.ana.text.startswith("The pause begins now.")
    assert not HOUR.search(pair.ana.text)
    pair.ana.command("resume")
    pair.ana.command("friend")
    pair.ana.tap("Invite someone", "Someone I chose")
    pair.ana.command("friend")
    pair.ana.tap("My open link")
    assert pair.ana.text.endswith("for two days.")


def test_the_clock_is_there_to_be_set() -> None:
    ana = Pair().linked().ana
    ana.command("settings")
    ana.tap("Clock, quiet hours 21:00-09:00")
    assert "My clock" in ana.buttons
