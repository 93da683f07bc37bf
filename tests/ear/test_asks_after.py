"""Asking how somebody is: heard however it is put, and never taken for words meant for them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.ear.asides import about_this, asks_after, for_another, speaks_of, who_it_is, worries

ASKED = """
how is she doing
how is she doing?
How's she?
hows he
how are they
how are they getting on
How is Ana
hows ana doing
How's Ana?
how did she do
is she ok
Is he okay?
are they alright
is ana ok
Is she doing all right?
any news from Ana
any news from Ana?
Any news of her?
any news
any update on him
did she do it
Did Ana go?
has he been out
did they manage to go
is Ana there
what is she up to
whats ana doing
where is Ana
when is he going
how did it go
how did it go?
How's it going with Ana?
how is it going
did it go well?
how are things with her
I wonder how she is
tell me how ana is
so, how is he?
have you heard from Ana
heard anything from her?
HOW IS SHE
how is she today
is she still using this?
what has she done this week
when did she last write
is she online
why is she so quiet
why is Ana so quiet?
is she ignoring me
why doesn't she write
has she seen my line
what are her steps
can I see her progress
how many steps has she done
how often does she use this
when will she write
whats her next step
how was her day
and Ana?
Ana good?
when does she next go out
will she come
did she see it?
did she get my line?
""".strip().splitlines()
MEANT = """
Did the cake go well?
Is it ok to call you at five?
Cake on Sunday?
Tea soon?
How are you?
how are you doing, Ana
Are you okay?
What a day, Ana
How lovely, Ana!
Is it ok to call at five, Ana?
How was the cake?
so glad
What shall I bring?
Where shall we meet?
When is good for you?
well done, Ana
Do you like pie?
Is Sunday okay?
How about a walk?
Ana, thinking of you
They were kind to you, how nice
My mum says hello, she is well
Are the shops open?
Did they like the cake?
Is the dog with her?
Hello Ana
no news is good news
""".strip().splitlines()


def test_it_is_heard() -> None:
    assert [text for text in ASKED if not asks_after(text, ["Ana"], "en")] == []


def test_other_words_travel() -> None:
    assert [text for text in MEANT if asks_after(text, ["Ana"], "en")] == []


def test_a_name_is_only_a_name() -> None:
    assert asks_after("how is A.B. (work)?", ["A.B. (work)"], "en")
    assert asks_after("any news from Anna Maria", ["Anna Maria"], "en")
    assert not asks_after("is Tom coming too?", ["Ana", ""], "en")


@given(st.text(max_size=80), st.lists(st.text(max_size=8), max_size=3))
def test_it_never_raises(text: str, names: list[str]) -> None:
    asks_after(text, names, "en")


def test_who_is_afraid_for_somebody_is_heard() -> None:
    texts = [
        "I'm worried about Ana",
        "i am scared for her",
        "how can I help Ana?",
        "How to help someone",
        "what should I do?",
        "what can i do for her",
        "Ana is not answering, I'm worried",
        "she hasn't replied for days",
        "I'm really worried",
        "I think she's in danger",
        "she said she wants to disappear",
        "she talks about dying",
        "she wants to end it",
        "Ana took some pills",
        "he hits her",
        "I'm scared he will hurt her",
        "I'm afraid she does something stupid",
        "what if she dies",
        "Ana sounds desperate",
        "something is wrong with Ana",
        "she wrote a goodbye letter",
        "I think Ana needs help",
        "should I call the police",
        "who can I call?",
        "can you check on her",
        "how can I be there for her",
        "she should not be alone tonight",
        "is he ok?",
        "Is Ana all right?",
        "is everything okay with her",
        "I think she wants to hurt herself",
        "what's wrong with Ana?",
        "nobody has heard from her",
    ]
    assert [text for text in texts if not worries(text, ["Ana"], "en")] == []


def test_words_for_the_person_are_no_such_fear() -> None:
    texts = [
        *("I'm worried about you", "Can I help you on Sunday?", "What should I bring?"),
        *("Don't worry", "I'm worried about my exam", "I'm scared of flying", "Ana, I need help"),
        *("The sun hits my desk", "Should I call you on Sunday?", "They need a hand with the cake"),
        *("She said goodbye to her old job", "Who can I bring?", "Tom sounds like you"),
        *("Is Ana okay with Sunday?", "Are they ok with cake?", "She wants to do something nice"),
    ]
    assert [text for text in texts if worries(text, ["Ana"], "en")] == []


def test_danger_of_somebody_else_is_told_from_ones_own() -> None:
    theirs = [
        *("I think she wants to hurt herself", "Ana told me she wants to die", "he is suicidal"),
        *("I'm worried he will kill himself", "she doesn't want to live anymore"),
        *(
            "my friend wants to die",
            "Ana wants to end her life",
            "I'm afraid she might do something",
        ),
    ]
    own = [
        *("I want to die", "she knows I want to die", "Ana, I can't go on", "I feel suicidal"),
        *("Ana wants to die and so do I", "I'm worried about Ana and I want to die"),
        *("she left and I don't want to live anymore", "they'd all be better off without me"),
        *("she said I should kill myself", "I'm worried about Ana", ""),
    ]
    assert [text for text in theirs if not for_another(text, ["Ana"], "en")] == []
    assert [text for text in own if for_another(text, ["Ana"], "en")] == []


def test_what_is_asked_about_this_is_heard() -> None:
    texts = [
        *("can she see what I write?", "can Ana see this?", "does Ana read that", "who sees this"),
        *("will she know it's me?", "what is this?", "is it safe", "will they read my answer"),
    ]
    assert [text for text in texts if not about_this(text, ["Ana"], "en")] == []


def test_other_questions_are_not_about_this() -> None:
    texts = [
        "Can you see the moon?",
        "Can she come too?",
        "Does Ana know the cake shop?",
        "Read this book",
    ]
    assert [text for text in texts if about_this(text, ["Ana"], "en")] == []


def test_who_somebody_is_can_be_asked() -> None:
    texts = ["who is Ana?", "Who's Ana", "who is she", "do I know Ana?"]
    assert [text for text in texts if not who_it_is(text, ["Ana"], "en")] == []


def test_who_somebody_else_is_is_none_of_it() -> None:
    texts = ["who is coming?", "who is Tom", "Ana who", "who is that with Ana"]
    assert [text for text in texts if who_it_is(text, ["Ana"], "en")] == []


def test_speaking_of_somebody_is_not_speaking_to_them() -> None:
    texts = ["Tell Ana I love her", "please check on him", "Ana has relapsed", "She will love this"]
    assert [text for text in texts if not speaks_of(text, ["Ana"], "en")] == []


def test_their_own_name_is_how_they_are_called() -> None:
    texts = ["Well done, Ana", "Ana, you're great", "So happy for you", "Hello Ana", "Bravo Ana!"]
    assert [text for text in texts if speaks_of(text, ["Ana"], "en")] == []
