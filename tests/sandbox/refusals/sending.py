"""What may not be sent: to whom, by which call, which text, which file."""

from tests.sandbox.refusals.case import PNG, Case, absent, bad, entity, file, nobody, text

WHO = [
    nobody("Forbidden: bot was blocked by the user", 2),
    nobody("Forbidden: bot can't initiate conversation with a user", 3),
    nobody("Forbidden: user is deactivated", 4),
    nobody("Forbidden: bot is not a member of the group chat", -102),
    nobody("Bad Request: chat not found", 7),
    nobody("Bad Request: chat not found", "@nobody"),
    bad("chat_id is empty", "sendMessage", text="x"),
    bad("chat member status can't be changed in private chats", "leaveChat", chat_id=1),
]

WHAT = [
    Case("Not Found: method not found", "sendMesage", {}),
    absent("method copyMessage", "copyMessage"),
    absent("method forwardMessage", "forwardMessage"),
    absent("method editMessageMedia", "editMessageMedia"),
    absent("parameter parse_mode of sendMessage", "sendMessage", parse_mode="HTML"),
    absent("parameter certificate of setWebhook", "setWebhook", url="", certificate="x"),
    absent("parameter ip_address of setWebhook", "setWebhook", url="", ip_address="x"),
    text('unknown parameter "txet"', text="x", txet="x"),
    text('wrong type of "text": String expected', text=5),
    text(
        'wrong type of "disable_notification": Boolean expected', text="x", disable_notification=1
    ),
    bad('wrong type of "photo": InputFile or String expected', "sendPhoto", chat_id=1, photo=5),
    bad('parameter "url" is required', "setWebhook"),
    bad('parameter "commands" is required', "setMyCommands"),
]

TEXTS = [
    text("message text is empty"),
    text("message text is empty", text=""),
    text("text must be non-empty", text=" \n "),
    text("message is too long", text="x" * 4097),
    text("message is too long", text="😀" * 2049),
    text("text is too long", text="x" * 32769),
    text("text must be encoded in UTF-8", text="\ud83d"),
    text("can't parse entities JSON object", text="x", entities="spoiler"),
    text('wrong type of "entities": Array of MessageEntity expected', text="x", entities={}),
    text("can't parse MessageEntity: expected an Object", text="x", entities=["spoiler"]),
    text(
        "too many message entities",
        text="abc",
        entities=[{"type": "bold", "offset": 0, "length": 1}] * 101,
    ),
    entity(
        "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 4",
        length=4,
    ),
    entity("entity begins after the end of the text at UTF-16 offset 4", offset=4),
    entity("receive an entity with incorrect offset -1", offset=-1),
    entity("receive an entity with incorrect length 0", length=0),
    entity(
        "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5",
        "a😀b",
    ),
    entity(
        "entity begins in a middle of a UTF-16 symbol at byte offset 5", "a😀b", offset=2, length=1
    ),
    entity("can't parse MessageEntity: Unsupported type specified", type="blink"),
    entity("can't parse MessageEntity: Can't find field \"url\"", type="text_link"),
    entity('can\'t parse MessageEntity: Field "length" must be a Number', length="2"),
    entity("can't parse MessageEntity: Can't find field \"unix_time\"", type="date_time"),
    entity(
        "can't parse MessageEntity: the time is too far in the future",
        type="date_time",
        unix_time=2**32,
    ),
    text("message thread not found", text="x", message_thread_id=5),
    bad(
        "message thread not found",
        "sendChatAction",
        chat_id=1,
        action="typing",
        message_thread_id=5,
    ),
    absent(
        "custom_emoji as a MessageEntity",
        "sendMessage",
        chat_id=1,
        text="x",
        entities=[{"type": "custom_emoji", "offset": 0, "length": 1}],
    ),
    text("message to be replied not found", text="x", reply_parameters={"message_id": 99}),
    text("can't parse reply parameters JSON object", text="x", reply_parameters="{"),
    text("object expected as reply parameters", text="x", reply_parameters=[]),
    text('can\'t find field "message_id"', text="x", reply_parameters={}),
    text('field "message_id" must be a Number', text="x", reply_parameters={"message_id": "1"}),
    absent(
        "field quote of ReplyParameters",
        "sendMessage",
        chat_id=1,
        text="x",
        reply_parameters={"message_id": 2, "quote": "x"},
    ),
    text(
        'unknown field "disabled" of LinkPreviewOptions',
        text="x",
        link_preview_options={"disabled": True},
    ),
    text(
        'field "is_disabled" must be of type Boolean',
        text="x",
        link_preview_options={"is_disabled": 1},
    ),
    text("object expected as link preview options", text="x", link_preview_options=[]),
    text("can't parse link preview options JSON object", text="x", link_preview_options="{"),
]

FILES = [
    bad("there is no photo in the request", "sendPhoto", chat_id=1),
    bad("there is no document in the request", "sendDocument", chat_id=1),
    bad("wrong file identifier/HTTP URL specified", "sendPhoto", chat_id=1, photo="some-id"),
    bad("can't use file of type Document as Photo", "sendPhoto", chat_id=1, photo="document-file"),
    absent("sending of what lies at a URL", "sendPhoto", chat_id=1, photo="https://example.org/a"),
    file("file must be non-empty", "document", b""),
    file("IMAGE_PROCESS_FAILED", "photo", b"GIF89a"),
    file("PHOTO_INVALID_DIMENSIONS", "photo", PNG + bytes((0, 0, 0, 21, 0, 0, 0, 1))),
    file("PHOTO_INVALID_DIMENSIONS", "photo", PNG + bytes((0, 0, 32, 0, 0, 0, 32, 0))),
    bad(
        "message caption is too long",
        "sendPhoto",
        chat_id=1,
        photo="photo-file",
        caption="x" * 1025,
    ),
    bad("file_id not specified", "getFile"),
    bad("file_id not specified", "getFile", file_id=""),
    bad("invalid file_id", "getFile", file_id="some-id"),
]
