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
        "who reads this?": Aside.SEES,
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
        "It was horrible. I panicked": Aside.HARD,
        "I cried laughing": None,
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


def test_what_became_of_something_they_asked() -> None:
    cases = {
        "Nina said yes": Aside.ACCEPTED,
        "she said yes!!": Aside.ACCEPTED,
        "my aunt finally said yes": Aside.ACCEPTED,
        "they agreed": Aside.ACCEPTED,
        "he wants to come": Aside.ACCEPTED,
        "I got a yes from Nina": Aside.ACCEPTED,
        "Nina wrote back yes": Aside.ACCEPTED,
        "Nina said no": Aside.DECLINED,
        "they said no thanks": Aside.DECLINED,
        "she doesn't want to come": Aside.DECLINED,
        "he declined": Aside.DECLINED,
        "my colleague can't come": Aside.DECLINED,
        "I said yes": None,
        "we said no": None,
        "say yes to the invitation": None,
        "I can't come": None,
        "no": None,
        "yes": None,
        "I said no to my boss": None,
        "no one wrote back": Aside.UNANSWERED,
        "she said yes to the dress and then we went for cake": None,
    }
    assert {text: heard(text, "en") for text in cases} == cases


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


AMONG_PEOPLE = {
    "what do i say": Aside.SAY,
    "What should I say to them?": Aside.SAY,
    "how do I say no": Aside.SAY_NO,
    "they keep asking": Aside.OFFERED,
    "my brother won't stop pushing me": Aside.OFFERED,
    "people keep insisting": Aside.OFFERED,
    "they keep asking about my past": Aside.ASKED_ABOUT,
    "a sentence to have ready": Aside.SENTENCES,
    "which sentences do I have": Aside.SENTENCES,
    "I have a hard talk tomorrow": Aside.SENTENCES,
    "I snapped at him": Aside.SHARP,
    "it got heated": Aside.SHARP,
    "I said something mean to my sister": Aside.SHARP,
}


def test_what_happens_among_people() -> None:
    assert {text: heard(text, "en") for text in AMONG_PEOPLE} == AMONG_PEOPLE


def test_steps_among_people_are_steps() -> None:
    texts = ["ask for the sentence", "say sorry to him", "they asked me to come", "keep asking"]
    assert [text for text in texts if heard(text, "en") is not None] == []


BEYOND_US = {
    "should I stop my antidepressants?": Aside.MEDICINE,
    "how much diazepam can I take": Aside.MEDICINE,
    "how many pills can I take a day": Aside.MEDICINE,
    "Can I mix Xanax and beer?": Aside.MEDICINE,
    "is it safe to take tramadol with alcohol": Aside.MEDICINE,
    "what dose of sertraline is right": Aside.MEDICINE,
    "stop taking my meds": Aside.MEDICINE,
    "come off my medication tomorrow": Aside.MEDICINE,
    "skip my pills tonight": Aside.MEDICINE,
    "what happens if I stop my lithium": Aside.MEDICINE,
    "stop drinking": Aside.DETOX,
    "I want to stop drinking today": Aside.DETOX,
    "quit heroin on monday": Aside.DETOX,
    "go cold turkey": Aside.DETOX,
    "detox at home by myself": Aside.DETOX,
    "get off the booze": Aside.DETOX,
    "stop using for good": Aside.DETOX,
    "text my ex who blocked me": Aside.OUTSIDE,
    "call my ex, there is a court order": Aside.OUTSIDE,
    "there is a restraining order but I want to see her": Aside.OUTSIDE,
    "can you send a report to the court": Aside.OUTSIDE,
    "could you tell my employer that I did it": Aside.OUTSIDE,
    "I need proof for my parole officer": Aside.OUTSIDE,
    "send my progress to my probation officer": Aside.OUTSIDE,
    f"{'I have thought about it for a long time and ' * 3}should I stop my meds": Aside.MEDICINE,
}
NOT_BEYOND_US = (
    *("ask my doctor if I should stop my antidepressants", "pick up my pills", "take my meds at 8"),
    *("ask the pharmacist how many tablets I can take", "bring mum her medicine", "buy tablets"),
    *(
        "stop drinking coffee",
        "not drink at the party",
        "stop at the shop",
        "have a drink of water",
    ),
    *("call the clinic about a detox", "stop using my phone at dinner", "go to the AA meeting"),
    *("text my ex about the kids", "call my ex", "see her at the café", "my ex blocked me"),
    *("call my probation officer", "write to my boss", "send Tom a letter", "report for duty"),
    *("be at court on time", "ask the police for the way", "tell my landlord about the tap"),
    *("quit the choir", "I stopped drinking two years ago", "send a certificate to mum"),
)


def test_what_this_is_not_for() -> None:
    assert {text: heard(text, "en") for text in BEYOND_US} == BEYOND_US


def test_steps_near_it_are_steps() -> None:
    assert [text for text in NOT_BEYOND_US if heard(text, "en") is not None] == []
