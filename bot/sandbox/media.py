"""What people send besides text, as the Bot API describes it; and how large a picture is."""

import struct

from bot.sandbox.chats import File
from bot.sandbox.contract import Json

BYTES = bytes(4096)
FILES: list[File] = []
"""What is behind the files that people send."""

MOST_PIXELS = 10_000
"""Of a photo's width and height together."""
STEEPEST = 20
"""How many times wider than high a photo may be, or higher than wide."""
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
# Start-of-frame segments of a JPEG, which hold its size; C4, C8 and CC are others.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG; None for what is neither."""
    if data.startswith(PNG) and len(data) >= 24:
        return struct.unpack(">II", data[16:24])
    place = len(JPEG)
    while data.startswith(JPEG) and len(data) >= place + 9 and data[place] == 0xFF:
        if data[place + 1] in FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + int.from_bytes(data[place + 2 : place + 4])
    return None


def _file(name: str, **more: object) -> Json:
    about = {"file_id": f"{name}-file", "file_unique_id": f"{name}-unique", "file_size": len(BYTES)}
    FILES.append(File(name, about | more, BYTES))
    return about | more


VOICE: Json = {"voice": _file("voice", duration=3, mime_type="audio/ogg")}
PHOTO: Json = {"photo": [_file("photo", width=320, height=240)]}
STICKER: Json = {
    "sticker": _file(
        "sticker",
        type="regular",
        width=512,
        height=512,
        is_animated=False,
        is_video=False,
        emoji="👍",
    )
}
CONTACT: Json = {"contact": {"phone_number": "+10005550100", "first_name": "Sam"}}
DOCUMENT: Json = {"document": _file("document", file_name="a.pdf", mime_type="application/pdf")}
VIDEO_NOTE: Json = {"video_note": _file("round", length=240, duration=3)}
POLL: Json = {
    "poll": {
        "id": "5000000000000000001",
        "question": "Tea?",
        "options": [
            {"persistent_id": "1", "text": "Yes", "voter_count": 0},
            {"persistent_id": "2", "text": "No", "voter_count": 0},
        ],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    }
}
