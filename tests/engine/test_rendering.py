"""From an effect to a message: words, spoilers, buttons and what they carry."""

import pytest

from bot.core.records import taps
from bot.core.records.effects import Choice, Revise, Rows, Say
from bot.core.records.lines import Line, Typed, Veiled, line
from bot.core.records.model import SHAPE
from bot.engine import rendering
from bot.engine.ports import Button, Message
from bot.words.book import Incomplete, Unwritten
from tests.engine.stage import BOOK

NEXT = Choice("next", line("next"))
BACK = Choice("back", line("back"))


def rendered(said: Say | Revise) -> Message:
    return rendering.message(BOOK, "en", said)


def test_a_line_becomes_a_sentence_and_a_spoiler() -> None:
    message = rendered(Say(line("own-name", text=Veiled(Typed("wave to Mia")))))
    assert message == Message("Wave to Mia", veils=((0, 11),))


def test_silence_is_passed_on() -> None:
    assert rendered(Say(line("tidied"), silent=True)).silent
    assert not rendered(Say(line("tidied"))).silent
    assert not rendered(Revise(line("tidied"))).silent


def test_a_button_knows_its_talk_its_step_and_its_choice() -> None:
    rows: Rows = ((NEXT, BACK), (NEXT,))
    message = rendered(Say(line("tidied"), rows, talk=255, at="when"))
    assert [[button.caption for button in row] for row in message.rows] == [
        ["Next", "Back"],
        ["Next"],
    ]
    button = message.rows[0][1]
    assert button.data is not None
    assert taps.read(button.data) == taps.Tap(SHAPE, 255, "when", "back")
    assert (button.copies, button.opens) == (None, None)


def test_a_button_that_copies_or_opens_tells_us_nothing_and_needs_no_talk() -> None:
    copies = Choice("copy", line("next"), copies=line("own-name", text=Typed("Hi Mia")))
    opens = Choice("open", line("back"), opens="https://example.org")
    message = rendered(Say(line("tidied"), ((copies, opens),)))
    assert message.rows == (
        (Button("Next", copies="Hi Mia"), Button("Back", opens="https://example.org")),
    )


def test_a_button_without_a_talk_is_an_error() -> None:
    with pytest.raises(ValueError, match="talk"):
        rendered(Say(line("tidied"), ((NEXT,),)))


def test_a_line_that_is_not_in_the_book_is_never_half_written() -> None:
    with pytest.raises(Unwritten):
        rendered(Say(Line("no-such-line")))
    with pytest.raises(Incomplete):
        rendered(Say(line("own-name")))


def test_only_buttons_are_written_for_a_card_that_keeps_its_words() -> None:
    rows = rendering.buttons(BOOK, "en", Revise(None, ((NEXT,),), talk=1, at="at"))
    assert [[button.caption for button in row] for row in rows] == [["Next"]]
    assert rendering.buttons(BOOK, "en", Revise(None, talk=1)) == ()


def test_one_button_leads_the_first_that_a_typed_yes_would_press() -> None:
    def leading(*choices: Choice) -> list[str]:
        rows = rendering.buttons(BOOK, "en", Revise(None, (choices, choices), talk=1, at="at"))
        return [button.data or "" for row in rows for button in row if button.leads]

    good, yes = Choice("good", line("next")), Choice("yes", line("back"))
    [only] = leading(NEXT, good, yes)[:1]
    assert only == taps.write(taps.Tap(SHAPE, 1, "at", "good"))
    sends = Choice("yes", line("next"), tap_only=True)
    assert leading(NEXT, BACK, sends) == [], "what agrees, sends or erases is nobody's plain yes"


def test_the_last_tap_of_erasing_is_shown_as_what_it_is() -> None:
    erases = Choice("erase_now", line("next"), tap_only=True, erases=True)
    [[button]] = rendering.buttons(BOOK, "en", Revise(None, ((erases,),), talk=1, at="at"))
    assert (button.erases, button.leads) == (True, False)


def test_what_passes_between_two_people_is_marked_also_where_it_is_sent_anew() -> None:
    assert rendered(Say(line("tidied"), between=True)).between
    assert rendered(Revise(line("tidied"), or_say=True, between=True)).between
    assert not rendered(Say(line("tidied"))).between
