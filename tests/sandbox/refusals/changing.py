"""What may not be changed, deleted, pinned, or answered."""

from tests.sandbox.refusals.case import TAP, absent, bad

SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
CHANGES = [
    bad("message to edit not found", "editMessageText", chat_id=1, text="x"),
    bad("message to edit not found", "editMessageText", chat_id=1, message_id=99, text="x"),
    bad("message can't be edited", "editMessageText", chat_id=1, message_id=3, text="x"),
    bad("message can't be edited", "editMessageText", chat_id=1, message_id=5, text="x"),
    bad("message text is empty", "editMessageText", chat_id=1, message_id=2),
    bad("text must be non-empty", "editMessageText", chat_id=1, message_id=2, text=" "),
    bad(
        "there is no text in the message to edit",
        "editMessageText",
        chat_id=1,
        message_id=4,
        text="x",
    ),
    bad(
        "there is no caption in the message to edit", "editMessageCaption", chat_id=1, message_id=2
    ),
    bad(SAME, "editMessageText", chat_id=1, message_id=1, text="old"),
    bad(SAME, "editMessageCaption", chat_id=1, message_id=4),
    bad(
        "inline keyboard expected",
        "editMessageReplyMarkup",
        chat_id=1,
        message_id=2,
        reply_markup={"keyboard": [[]]},
    ),
    bad("message to delete not found", "deleteMessage", chat_id=1, message_id=99),
    bad("message identifier is not specified", "deleteMessage", chat_id=1),
    bad("chat identifier is not specified", "deleteMessage", message_id=1),
    bad("message can't be deleted for everyone", "deleteMessage", chat_id=1, message_id=1),
    bad("message can't be deleted for everyone", "deleteMessages", chat_id=1, message_ids=[2, 1]),
    bad("message can't be deleted", "deleteMessage", chat_id=-101, message_id=7),
    bad("message identifiers are not specified", "deleteMessages", chat_id=1),
    bad("message identifiers are not specified", "deleteMessages", chat_id=1, message_ids=[]),
    bad(
        "too many message identifiers specified", "deleteMessages", chat_id=1, message_ids=[2] * 101
    ),
    bad("invalid message identifier specified", "deleteMessages", chat_id=1, message_ids=[0]),
    bad("expected an Array of message identifiers", "deleteMessages", chat_id=1, message_ids=5),
    bad("message identifier must be a Number", "deleteMessages", chat_id=1, message_ids=["x"]),
    bad("message to pin not found", "pinChatMessage", chat_id=1, message_id=99),
    bad("message to pin not found", "pinChatMessage", chat_id=1),
    bad("message to unpin not found", "unpinChatMessage", chat_id=1, message_id=99),
    bad("message to unpin not found", "unpinChatMessage", chat_id=1),
    bad("message to react not found", "setMessageReaction", chat_id=1, message_id=99),
    bad("message to react not found", "setMessageReaction", chat_id=1),
    bad(
        "REACTION_INVALID",
        "setMessageReaction",
        chat_id=1,
        message_id=3,
        reaction=[{"type": "emoji", "emoji": "🥦"}],
    ),
    bad(
        "REACTIONS_TOO_MANY",
        "setMessageReaction",
        chat_id=1,
        message_id=3,
        reaction=[{"type": "emoji", "emoji": "👍"}, {"type": "emoji", "emoji": "🔥"}],
    ),
    bad(
        "expected an Array of ReactionType",
        "setMessageReaction",
        chat_id=1,
        message_id=3,
        reaction={},
    ),
    bad(
        "can't parse reaction types JSON object",
        "setMessageReaction",
        chat_id=1,
        message_id=3,
        reaction="👍",
    ),
    bad(
        "can't parse ReactionType: expected an Object",
        "setMessageReaction",
        chat_id=1,
        message_id=3,
        reaction=["👍"],
    ),
    bad(
        "can't parse ReactionType: invalid reaction type specified",
        "setMessageReaction",
        chat_id=1,
        message_id=3,
        reaction=[{"type": "wave"}],
    ),
    absent(
        "paid as a ReactionType",
        "setMessageReaction",
        chat_id=1,
        message_id=3,
        reaction=[{"type": "paid"}],
    ),
    bad("wrong parameter action in request", "sendChatAction", chat_id=1),
    bad("wrong parameter action in request", "sendChatAction", chat_id=1, action="dancing"),
]

STALE = "query is too old and response timeout expired or query ID is invalid"
TAPS = [
    bad(STALE, "answerCallbackQuery"),
    bad(STALE, "answerCallbackQuery", callback_query_id="1"),
    bad("MESSAGE_TOO_LONG", "answerCallbackQuery", callback_query_id=TAP, text="x" * 201),
]
