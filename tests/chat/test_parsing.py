"""What becomes of an update, from raw JSON as Telegram sends it."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.chat.parsing import event_of, group_joined, is_private, language_of, whole
from bot.core.records.events import (
    Blocked,
    Commanded,
    Edited,
    Event,
    Media,
    Returned,
    Said,
    Showed,
    Tapped,
)

Json = dict[str, Any]

ANA: Json = {"id": 7, "is_bot": False, "first_name": "Ana", "language_code": "en"}
BOT: Json = {"id": 42, "is_bot": True, "first_name": "Small Steps"}
CHAT: Json = {"id": 7, "type": "private", "first_name": "Ana"}
FILE: Json = {"file_id": "f", "file_unique_id": "u"}
SIZED: Json = FILE | {"width": 1, "height": 1}


def message(**what: object) -> Json:
    return {"message_id": 5, "date": 1_700_000_000, "chat": CHAT, "from": ANA} | what


def update(**what: object) -> Update:
    return Update.de_json({"update_id": 1} | what, None)


def heard(**what: object) -> Event | None:
    """The event of a message."""
    return event_of(update(message=message(**what)))


def tap(data: str, **what: object) -> Json:
    shown = message(text="?") | {"from": BOT}
    return {"id": "q", "from": ANA, "message": shown, "chat_instance": "1", "data": data} | what


def membership(before: str, after: str, chat: Json = CHAT) -> Json:
    def member(status: str) -> Json:
        return {"user": BOT, "status": status} | ({"until_date": 0} if status == "kicked" else {})

    return {
        "chat": chat,
        "from": ANA,
        "date": 1_700_000_000,
        "old_chat_member": member(before),
        "new_chat_member": member(after),
    }


def test_a_command() -> None:
    commands = {
        "/start": Commanded("start", "", 5),
        "/start AbC-_9": Commanded("start", "AbC-_9", 5),
        "/Plan@small_steps_bot": Commanded("plan", "", 5),
        "/HELP me please": Commanded("help", "me please", 5),
        "/help!": Commanded("help", "", 5),
        "/plan\nthe bakery\ntomorrow": Commanded("plan", "the bakery\ntomorrow", 5),
        "/nobody_knows_this": Commanded("nobody_knows_this", "", 5),
    }
    assert {text: heard(text=text) for text in commands} == commands


def test_what_only_looks_like_a_command_is_said() -> None:
    texts = [
        "/",
        "//",
        "/10",
        "/größe",
        "/r/python is kind",
        "/" + "a" * 33,
        "a /plan",
        " /plan",
        "*b* _i_",
    ]
    assert [text for text in texts if heard(text=text) != Said(text, 5)] == []


def test_a_forwarded_command_is_only_words() -> None:
    origin = {"type": "hidden_user", "sender_user_name": "B", "date": 1_700_000_000}
    assert heard(text="/erase", forward_origin=origin) == Said("/erase", 5)


def test_a_reply_names_what_it_replies_to() -> None:
    assert heard(text="yes", reply_to_message=message(message_id=3, text="?")) == Said("yes", 5, 3)


def test_any_text_arrives_as_typed() -> None:
    texts = ["x" * 4096, "مرحبا يا آنا", "👩‍👩‍👧 ok", "a\u202eb", "1\x002"]
    assert [text for text in texts if heard(text=text) != Said(text, 5)] == []


@given(st.text(st.characters(exclude_categories=[])))
def test_what_was_typed_can_always_be_encoded(text: str) -> None:
    assert whole(text).encode("utf-8").decode("utf-8") == whole(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whole_characters_are_left_alone(text: str) -> None:
    assert whole(text) == text


def test_half_a_character_is_replaced_everywhere() -> None:
    broken, mended = "so\ud83d", "so\ufffd"
    assert heard(text=broken) == Said(mended, 5)
    assert heard(text=f"/plan {broken}") == Commanded("plan", mended, 5)
    assert heard(voice=FILE | {"duration": 1}, caption=broken) == Showed(Media.VOICE, mended, 5)
    assert event_of(update(edited_message=message(text=broken))) == Edited(mended, 5)


PLACE: Json = {"latitude": 1.0, "longitude": 2.0}
POLL: Json = {
    "id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False,
    "is_anonymous": True, "type": "regular", "allows_multiple_answers": False,
    "allows_revoting": False, "members_only": False,
}  # fmt: skip


def test_what_cannot_be_read_is_shown() -> None:
    messages: list[tuple[Media, Json]] = [
        (Media.VOICE, {"voice": FILE | {"duration": 1}}),
        (Media.VOICE, {"audio": FILE | {"duration": 1}}),
        (Media.VOICE, {"video_note": FILE | {"duration": 1, "length": 1}}),
        (Media.PICTURE, {"photo": [SIZED]}),
        (Media.PICTURE, {"video": SIZED | {"duration": 1}}),
        (Media.PICTURE, {"animation": SIZED | {"duration": 1}, "document": FILE}),
        (
            Media.STICKER,
            {"sticker": SIZED | {"type": "regular", "is_animated": False, "is_video": False}},
        ),
        (Media.PLACE, {"location": PLACE}),
        (
            Media.PLACE,
            {"location": PLACE, "venue": {"location": PLACE, "title": "t", "address": "a"}},
        ),
        (Media.CONTACT, {"contact": {"phone_number": "1", "first_name": "B"}}),
        (Media.OTHER, {"document": FILE}),
        (Media.OTHER, {"poll": POLL}),
        (Media.OTHER, {"dice": {"emoji": "🎲", "value": 3}}),
        (Media.OTHER, {"story": {"chat": CHAT, "id": 1}}),
        (Media.OTHER, {"hologram": {"new": True}, "caption": "kind of media not known yet"}),
    ]
    for media, what in messages:
        shown = heard(**what)
        assert isinstance(shown, Showed), what
        assert (shown.media, shown.message_id) == (media, 5)


def test_all_that_is_written_in_what_is_shown_comes_along() -> None:
    options = [{"persistent_id": "1", "text": one, "voter_count": 0} for one in ("rope", "bridge")]
    task = {"id": 1, "text": "say goodbye"}
    written: list[tuple[Json, str]] = [
        ({"photo": [SIZED], "caption": "I did it"}, "I did it"),
        ({"contact": {"phone_number": "1", "first_name": "my", "last_name": "end"}}, "my\nend"),
        ({"location": PLACE, "venue": {"location": PLACE, "title": "t", "address": "a"}}, "t\na"),
        ({"poll": POLL | {"question": "which", "options": options}}, "which\nrope\nbridge"),
        ({"checklist": {"title": "tonight", "tasks": [task]}}, "tonight\nsay goodbye"),
        ({"document": FILE | {"file_name": "goodbye.txt"}, "caption": "x"}, "x\ngoodbye.txt"),
        ({"audio": FILE | {"duration": 1, "title": "last", "performer": "song"}}, "last\nsong"),
        (
            {
                "sticker": SIZED
                | {"type": "regular", "is_animated": False, "is_video": False, "emoji": "🪢"}
            },
            "🪢",
        ),
    ]
    for what, words in written:
        shown = heard(**what)
        assert isinstance(shown, Showed), what
        assert shown.caption == words


def test_what_telegram_says_by_itself_is_ignored() -> None:
    messages: list[Json] = [
        {"pinned_message": message(text="x")},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {"write_access_allowed": {}},
        {"chat_background_set": {"type": {"type": "chat_theme", "theme_name": "🐣"}}},
        {"something_telegram_invents_next_year": {}},
    ]
    assert [what for what in messages if heard(**what) is not None] == []


def test_edits_of_texts_and_captions() -> None:
    assert event_of(update(edited_message=message(text="at 5"))) == Edited("at 5", 5)
    edited = message(photo=[SIZED], caption="there")
    assert event_of(update(edited_message=edited)) == Edited("there", 5)
    dated = message(text="at 6", edit_date=1_764_510_000)
    when = datetime(2025, 11, 30, 13, 40, tzinfo=UTC)
    assert event_of(update(edited_message=dated)) == Edited("at 6", 5, at=when)


def test_a_moving_place_is_no_edit() -> None:
    assert event_of(update(edited_message=message(location=PLACE))) is None


def test_a_tap_is_read_back() -> None:
    assert event_of(update(callback_query=tap("2:1f:when:later"))) == Tapped(
        talk=31, at="when", choice="later", message_id=5, query_id="q", shape=2
    )


def test_bytes_we_never_made_are_a_tap_on_nothing() -> None:
    for data in ("", "x", "1:0:a:b", "9" * 64, "1:1:a:b\n", "1:ffff:s:\ud800"):
        event = event_of(update(callback_query=tap(data)))
        assert isinstance(event, Tapped), ascii(data)
        assert (event.talk, event.query_id, event.message_id) == (0, "q", 5), ascii(data)


def test_a_tap_on_a_message_telegram_no_longer_shows() -> None:
    query = tap("1:1f:when:later", message={"chat": CHAT, "message_id": 5, "date": 0})
    assert event_of(update(callback_query=query)) == Tapped(31, "when", "later", 5, "q", 1)
    assert is_private(update(callback_query=query))


def test_blocked_and_returned() -> None:
    assert event_of(update(my_chat_member=membership("member", "kicked"))) == Blocked()
    assert event_of(update(my_chat_member=membership("kicked", "member"))) == Returned()
    assert event_of(update(my_chat_member=membership("left", "member"))) is None


def test_the_language_of_the_app() -> None:
    languages = {"en": "en", "pt-BR": "pt", "zh-hans": "zh", "FIL": "fil", None: "en"}
    senders = {code: ANA | {"language_code": code} for code in languages}
    said = {code: message(text="x", **{"from": sender}) for code, sender in senders.items()}
    assert {code: language_of(update(message=one)) for code, one in said.items()} == languages


def test_groups_are_seen_and_left_alone_once_they_are_left() -> None:
    group = {"id": -9, "type": "supergroup", "title": "G"}
    joined = update(my_chat_member=membership("left", "member", group))
    assert not is_private(joined)
    assert group_joined(joined) == -9
    assert group_joined(update(message=message(chat=group, text="hi"))) == -9
    assert group_joined(update(my_chat_member=membership("member", "left", group))) is None
    assert group_joined(update(my_chat_member=membership("member", "kicked", group))) is None
    assert group_joined(update(message=message(text="hi"))) is None


def test_what_we_did_not_ask_for_is_nothing() -> None:
    assert event_of(update()) is None
    assert not is_private(update())
