"""One plain form of a text, so that disguises, accents and typing habits do not hide words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_APOSTROPHES: Final = frozenset("'\u2018\u2019\u201b\u02bc\u0060\u00b4\u2032")
_LETTERS: Final = {"ł": "l", "ı": "i", "ё": "е", "đ": "d", "ø": "o"}
_LEET: Final = str.maketrans("1!03", "iioe")
_INSIDE_A_WORD: Final = re.compile(r"(?<=[a-z])[1!03]+(?=[a-z])")
_CENSORED: Final = re.compile(r"(?<=[a-z])[*#@$%](?=[a-z])")
_STRETCHED: Final = re.compile(r"([^\W\d_])\1{2,}")
_SPELT_OUT: Final = re.compile(r"(?<!\w)\w(?: \w){2,}(?!\w)")


def readings(text: str) -> frozenset[str]:
    """The plain forms of a text: words between single spaces, with one space at either end.

    There may be several: "k1ll" is read with and without its digit, "k*ll" with each vowel, and
    of a stretched letter one stays ("diiie") or two ("killll").
    """
    bare = "".join(character for character in text if not _unseen(character))
    folded = unicodedata.normalize("NFKC", bare).casefold()
    forms = {folded, _INSIDE_A_WORD.sub(lambda found: found[0].translate(_LEET), folded)}
    if _CENSORED.search(folded):
        forms |= {_CENSORED.sub(vowel, folded) for vowel in "aeiou"}
    return frozenset(
        f" {_STRETCHED.sub(kept, _words(form))} " for form in forms for kept in (r"\1", r"\1\1")
    )


def _words(text: str) -> str:
    words = " ".join("".join(map(_plain, text)).split())
    return _SPELT_OUT.sub(lambda found: found[0].replace(" ", ""), words)


@lru_cache(maxsize=4096)
def _unseen(character: str) -> bool:
    return character in _APOSTROPHES or unicodedata.category(character) == "Cf"


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """A Latin letter without its accent; a space for what is neither letter, mark nor digit."""
    if character in _LETTERS:
        return _LETTERS[character]
    if "\u0300" <= character <= "\u036f":  # a mark that stayed alone; other scripts keep theirs
        return ""
    if unicodedata.category(character)[0] in "CPSZ":
        return " "
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else character
