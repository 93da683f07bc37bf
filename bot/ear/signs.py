"""What anybody sees of a text: nothing, signs, or words."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category

_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0\U0001d159")
"""Letters and signs that are drawn as nothing: fillers of Hangul, a Braille cell without a dot."""
_TONES: Final = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
"""Colours of skin."""
_FACE: Final = re.compile(
    r"[:;=]['’]?-?[DPpOoSs3]+|[xX][DdPp]+|[DO]-?[:;=]|<+/?3+|[oO0]_+[oO0]|[Tt]_+[Tt]|[uU][wW][uU]"
)
"""Faces and hearts that are typed with letters."""


def shows(text: str) -> bool:
    """Whether anybody can see something of it. Marks are seen on what they stand on only."""
    return any(map(_drawn, text))


def says(text: str) -> bool:
    """Whether there is a word in it: a letter or a number that can be seen, and is no face."""
    return any(map(_is_word, text.split()))


def sign(text: str) -> str:
    """The signs of a text that has no word, each once: "?" of "???", and a thumb of two brown
    ones. Empty where there is a word."""
    if says(text):
        return ""
    return "".join(dict.fromkeys(one for one in text if _drawn(one) and one not in _TONES))


def _is_word(text: str) -> bool:
    written = any(category(one)[0] in "LN" and one not in _BLANK for one in text)
    return written and not _FACE.fullmatch(text)


def _drawn(one: str) -> bool:
    return category(one)[0] in "LNPS" and one not in _BLANK
