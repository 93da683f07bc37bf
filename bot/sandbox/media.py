"""What people send besides text, as the Bot API describes it."""

from bot.sandbox.contract import Json


def _file(name: str, **more: object) -> Json:
    return {"file_id": f"{name}-file", "file_unique_id": f"{name}-unique", "file_size": 4096} | more


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
