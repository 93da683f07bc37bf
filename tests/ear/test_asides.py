"""What is said to us and answers no question; whatever could be a step or a note is left alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.ear.asides import Aside, harsh, heard


def test_what_is_said_besides() -> None:
    cases = {
        "help": Aside.HELP,
        "I need help!": Aside.HELP,
        "pause": Aside.PAUSE,
        "Stop bothering me": Aside.PAUSE,
        "are you a human?": Aside.HUMAN,
        "Are you real": Aside.HUMAN,
        "who reads this?": Aside.HUMAN,
        "unsubscribe": Aside.STOP,
        "how do I stop this": Aside.STOP,
        "How can I stop these?": Aside.STOP,
        "make it stop": Aside.STOP,
        "Stop sending me these": Aside.STOP,
        "please stop sending me these messages": Aside.STOP,
        "how do I turn this off": Aside.STOP,
        "turn off these lines": Aside.STOP,
        "I want to unsubscribe": Aside.STOP,
        "I don't want any more of these": Aside.STOP,
        "remove me": Aside.STOP,
        "take me off this": Aside.STOP,
        "what is this?": Aside.WHAT,
        "How do I reply": Aside.WHAT,
        "tell me more": Aside.MORE,
        "settings": Aside.MENU,
        "quiet hours": Aside.MENU,
        "reminders": Aside.REMINDERS,
        "how do I pause this": Aside.PAUSE,
        "mute": Aside.PAUSE,
        "I am back": Aside.BACK,
        "I'm ashamed": Aside.HARD,
        "i am back, i'm ashamed": Aside.HARD,
        "I feel awful today": Aside.HARD,
        "I feel so lonely": Aside.HARD,
        "bad day": Aside.HARD,
        "i'm so stupid": Aside.HARD,
    }
    assert {text: heard(text, "en") for text in cases} == cases


def test_a_step_or_a_note_is_none_of_it() -> None:
    texts = [
        "help Tom with the shelf",
        "ask for help at the desk",
        "pause at the baker's",
        "the baker knew my name",
        "I'm not ashamed",
        "I am not sad",
        "back to the shop",
        "I went in and it was good",
        "call mum",
        "I was alone in the shop",
        "how can I stop crying, I'm so happy",
        "I want to stop by on Sunday",
        "stop at the baker's",
        "I don't want you to worry",
        "what is this cake called?",
        "leave this to me",
        "how do I get to the lake?",
        "turn left at the church",
        "quiet here without you",
        "I'm down for bowling",
        "x" * 200,
        "",
    ]
    assert [text for text in texts if heard(text, "en") is not None] == []


def test_a_harsh_word_about_oneself() -> None:
    texts = [
        "i'm so stupid",
        "nothing was easy, I am such a loser",
        "I was too ashamed, I always ruin everything",
        "they all laughed at me",
    ]
    assert [text for text in texts if not harsh(text, "en")] == []


def test_no_harsh_word_about_oneself() -> None:
    texts = ["the man was stupid", "I'm not stupid", "it was awkward", ""]
    assert [text for text in texts if harsh(text, "en")] == []


@given(st.text(max_size=400))
def test_it_never_raises(text: str) -> None:
    heard(text, "en")
    harsh(text, "en")
