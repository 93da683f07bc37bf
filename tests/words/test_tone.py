"""The tone: no sentence of ours judges, counts, hurries or cheers, and each is easy to read."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from bot.core.arrivals.commands import COMMANDS
from bot.core.records.model import Known, Person
from bot.engine.export import document
from bot.words.samples import BOOK, VEIL
from tests.core.play import MONDAY
from tests.words.reading import measure, sentences, syllables, words
from tests.words.spoken import Spoken, caption_keys, everything

TONE: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("tone.toml").read_text(encoding="utf-8")
)
LIMITS: Final[dict[str, int]] = TONE["limits"]
CAPTIONS: Final = caption_keys()
LOCK_SCREEN: Final = re.compile(r"cue-(short|full|hidden|how-was-it|delayed|ended|five-over|away)")


def pattern(signs: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{signs})(?!\w)", re.IGNORECASE)


def _texts(*starts: str) -> list[Spoken]:
    return [line for line in everything() if line.key.startswith(starts)]


def test_no_line_says_what_we_avoid() -> None:
    ours = [line for line in everything() if line.key not in TONE["may"]]
    for rule in TONE["avoid"]:
        avoided = pattern(rule["words"])
        said = [str(line) for line in ours if avoided.search(line.text)]
        assert said == [], rule["why"]


def test_every_rule_says_why_and_what_instead() -> None:
    assert all(rule["why"] and rule["instead"] for rule in TONE["avoid"])
    assert all(TONE["may"].values())


def test_the_rules_hear_what_we_would_rather_not_say() -> None:
    sentences = [
        "You failed to complete this goal.",
        "We miss you! Come back!",
        "You broke your streak.",
        "You must enter a goal.",
        "You should have said no.",
        "Time to level up!",
        "Let's beat anxiety.",
        "30 days clean!",
        "Calm down.",
        "At least you tried.",
        "Great! Your anxiety is cured.",
        "I'm always here for you.",
        "Error: unsupported.",
        "Goal saved. Don't forget!",
        "I noticed you haven't checked in.",
        "Well done, you've got this",
        "I'll nudge you at 17:20.",
        "Your plan is on the shelf.",
        "A line for Ana?",
        "Rest it is.",
    ]
    assert [
        sentence
        for sentence in sentences
        if not any(pattern(rule["words"]).search(sentence) for rule in TONE["avoid"])
    ] == []


def test_nothing_on_a_lock_screen_tells_a_feeling_or_a_reason() -> None:
    avoided = pattern(TONE["lock_screen"]["words"])
    seen = [line for line in everything() if LOCK_SCREEN.match(line.key)]
    seen += [line for line in everything() if line.key.endswith((".short", ".whole"))]
    assert len(seen) > 40
    told = [str(line) for line in seen if avoided.search(line.text)]
    assert told == []


def test_a_step_in_a_cafe_is_not_a_drink_on_the_lock_screen() -> None:
    avoided = pattern(TONE["lock_screen"]["words"])
    assert [str(line) for line in _texts("idea-cafe.whole") if avoided.search(line.text)] == []


def test_what_shows_before_the_chat_is_open_tells_nothing_either() -> None:
    """The bot's page, its commands, the words of an invitation, and the names of its files."""
    avoided = pattern(TONE["lock_screen"]["words"])
    shown = _texts("about-", "command-", "friend-invitation")
    assert len(shown) > 10
    files = (document(BOOK, Known(Person(7)), kind, MONDAY)[0] for kind in ("txt", "json"))
    texts = [*(line.text for line in shown), *COMMANDS, *files]
    assert [text for text in texts if avoided.search(text)] == []


def test_courtesy_is_not_repeated() -> None:
    """No two moments of one evening are thanked for in the same words; often "Okay." is kinder."""
    thanked = [line.key for line in everything() if line.text.startswith("Thanks for telling me")]
    assert sorted(set(thanked)) == ["care-rough-day", "cue-heard-out"]


def test_nothing_shouts() -> None:
    assert [str(line) for line in everything() if "!" in line.text] == []
    assert [str(line) for line in everything() if re.search(r"\b[A-Z]{3,}\b", line.text)] == []


def test_no_line_carries_an_emoji() -> None:
    """They are read aloud by name, and stand badly beside what is heavy."""
    emoji = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f]")
    bare = [(line, line.text.replace(VEIL, "")) for line in everything()]
    assert [str(line) for line, text in bare if emoji.search(text)] == []


def test_no_message_asks_two_questions() -> None:
    assert [str(line) for line in everything() if line.text.count("?") > 1] == []


def test_no_question_asks_why() -> None:
    why = re.compile(r"\bwhy\b[^.?!]*\?", re.IGNORECASE)
    assert [str(line) for line in everything() if why.search(line.text)] == []


def test_every_message_fits_one_glance() -> None:
    long = [
        f"{len(line.text)} {line}"
        for line in everything()
        if line.key not in TONE["long"] and len(line.text) > _longest(line)
    ]
    assert long == []


def test_only_what_is_longer_is_excused_for_being_long() -> None:
    excused = [line for line in everything() if line.key in TONE["long"]]
    assert {line.key for line in excused} == set(TONE["long"])
    assert all(LIMITS["message"] < len(line.text) <= 4096 for line in excused)


def test_a_notice_is_read_in_two_minutes() -> None:
    for notice in _texts("welcome-notice", "befriended-notice"):
        assert len(notice.text.split()) <= 350, notice.key


def test_every_card_of_help_names_a_number_or_where_to_find_one() -> None:
    cards = _texts("care-card-", "care-numbers", "care-helping", "care-stopped-sharing")
    assert len(cards) > 12
    for card in cards:
        named = "112" in card.text or "findahelpline.com" in card.text
        assert named or card.key == "care-helping-button", card


def _longest(line: Spoken) -> int:
    danger = line.key.startswith(("care-card-", "care-numbers", "help-helping"))
    return LIMITS["card_in_danger" if danger else "message"]


def test_every_caption_fits_its_button() -> None:
    assert len(CAPTIONS) > 100
    buttons = [line for line in everything() if line.key in CAPTIONS]
    long = [line for line in buttons if len(line.text) > LIMITS["caption"]]
    assert [str(line) for line in long] == []
    assert [str(line) for line in buttons if "\n" in line.text or line.text[-1] in ".:"] == []


def test_the_online_group_fits_its_button() -> None:
    assert len(_texts("idea-online-group")[0].text) <= LIMITS["caption"]


def test_short_words_fit_where_telegram_shows_them() -> None:
    limits = {"tap-passed": "notice", "about-short": "about", "care-words-text": "copied"}
    limits |= {line.key: "copied" for line in everything() if line.key.startswith("say-")}
    limits |= {line.key: "command" for line in _texts("command-")}
    limits |= {line.key: "short" for line in everything() if line.key.endswith(".short")}
    long = [
        str(line)
        for line in everything()
        if line.key in limits and len(line.text) > LIMITS[limits[line.key]]
    ]
    assert long == []


def test_no_sentence_is_long() -> None:
    long = [
        f"{line.key}: {sentence}"
        for line in everything()
        for sentence in sentences(line.text)
        if len(words(sentence)) > LIMITS["sentence"]
    ]
    assert long == []


def test_the_whole_voice_reads_easily() -> None:
    whole = measure(line.text for line in everything() if line.key not in CAPTIONS)
    assert whole.words > 1000
    assert whole.ease >= TONE["reading"]["ease"]
    assert whole.grade <= TONE["reading"]["grade"]


def test_no_long_line_is_hard_to_read() -> None:
    hard = [
        f"{round(measure([line.text]).ease)} {line}"
        for line in everything()
        if len(words(line.text)) > TONE["reading"]["long_line"]
        and measure([line.text]).ease < TONE["reading"]["ease_of_a_long_line"]
    ]
    assert hard == []


def test_the_measure_knows_easy_from_hard() -> None:
    easy = measure(["You went in and said hello. How did it feel?"])
    hard = measure(["Your anticipatory anxiety necessitates therapeutic intervention immediately."])
    assert easy.ease > 90 > 0 > hard.ease
    assert easy.grade < 2 < 15 < hard.grade
    assert [syllables(word) for word in ("hello", "the", "times", "walked", "little", "idea")] == [
        2,
        1,
        1,
        1,
        2,
        2,
    ]
