"""One plain form of a text, so that disguises, accents and typing habits do not hide words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

_APOSTROPHES: Final = frozenset("'\u2018\u2019\u201b\u02bc\u0060\u00b4\u2032")
_LATIN: Final = {"ł": "l", "ı": "i", "đ": "d", "ø": "o", "œ": "oe", "æ": "ae"}
_CYRILLIC: Final = {"ё": "е"}
_ARABIC: Final = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": ""}
_LETTERS: Final = _LATIN | _CYRILLIC | _ARABIC
_MARKS: Final = re.compile(r"[\u0300-\u036f\u064b-\u0652\u0670\ufe0f]")
"""Marks that may as well be left out, in Latin and Arabic; other scripts keep theirs."""
_PICTURES: Final = frozenset(
    {0x1FAA2, 0x1F309, 0x1F48A, 0x1F52A, 0x1F52B, 0x1FA78, 0x26B0, 0x1FAA6}
)
"""Knot, bridge, pill, knife, pistol, blood, coffin, headstone stand for words; others do not."""
_NO_SPACES: Final = "\u3040-\u30ff\u3400-\u9fff"
_BETWEEN_SIGNS: Final = re.compile(rf"(?<=[{_NO_SPACES}])(?=\S)|(?<=\S)(?=[{_NO_SPACES}])")
"""Where a script has no spaces, each sign is a word."""
_LEET: Final = str.maketrans("1!03", "iioe")
_INSIDE_A_WORD: Final = re.compile(r"(?<=[a-z])[1!03]+(?=[a-z])")
_CENSORED: Final = re.compile(r"(?<=[a-z])[*#@$%](?=[a-z])")
_WORD: Final = re.compile(r"\w+")
_LATIN_SIGN: Final = re.compile(r"[a-z]")
_OTHER_SIGN: Final = re.compile(r"[\u0370-\u052f]")
"""Greek and Cyrillic: in a Latin word they stand in for letters that look the same."""
_LOOK_ALIKE: Final = ("асеһіјӏокрѕтухԁѵвнм", "αβεικνορτυχ")
_LATIN_FOR: Final = ("acehijlokpstyxdvbhm", "abeikvoptux")
_IN_LATIN: Final = str.maketrans("".join(_LOOK_ALIKE), "".join(_LATIN_FOR))
_IN_CYRILLIC: Final = str.maketrans("aceijkopstyx", "асеіјкорѕтух")
_STRETCHED: Final = re.compile(r"([^\W\d_])\1{2,}")
_REMEMBERED: Final = 4096
_SPELT_OUT: Final = re.compile(r"(?<!\w)\w(?: \w){2,}(?!\w)")


def readings(text: str) -> frozenset[str]:
    """The plain forms of a text: words between single spaces, with one space at either end.

    There may be several: "k1ll" is read with and without its digit, "k*ll" with each vowel, and
    of a stretched letter one stays ("diiie") or two ("killll"), and a word of two scripts is read
    in either.
    """
    folded = unicodedata.normalize("NFKC", text.translate(_SEEN)).casefold()
    forms = {folded, _INSIDE_A_WORD.sub(lambda found: found[0].translate(_LEET), folded)}
    if _is_mixed(folded):
        forms |= {_unmixed(form, _IN_LATIN) for form in forms} | {
            _unmixed(form, _IN_CYRILLIC) for form in forms
        }
    if _CENSORED.search(folded):
        forms |= {_CENSORED.sub(vowel, folded) for vowel in "aeiou"}
    return frozenset(f" {said} " for form in forms for said in _stretched(_words(form)))


def _stretched(words: str) -> tuple[str, ...]:
    """With one letter where many of a kind stand in a row, and with two."""
    short = _STRETCHED.sub(r"\1", words)
    return (words,) if short == words else (short, _STRETCHED.sub(r"\1\1", words))


def _is_mixed(text: str) -> bool:
    return bool(_OTHER_SIGN.search(text) and _LATIN_SIGN.search(text))


def _unmixed(text: str, letters: dict[int, int]) -> str:
    """Each word of two scripts in one of them."""
    return _WORD.sub(lambda w: w[0].translate(letters) if _is_mixed(w[0]) else w[0], text)


def _words(text: str) -> str:
    words = " ".join(text.translate(_PLAIN).split())
    joined = _SPELT_OUT.sub(lambda found: found[0].replace(" ", ""), words)
    return joined if joined.isascii() else _BETWEEN_SIGNS.sub(" ", joined)


def _seen(character: str) -> str:
    unseen = character in _APOSTROPHES or unicodedata.category(character) == "Cf"
    return "" if unseen else character


def _plain(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    if ord(character) in _PICTURES:
        return f" {character} "
    if _MARKS.match(character):
        return ""
    if unicodedata.category(character)[0] in "CPSZ":
        return " "
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else character


class _Table(dict[int, str]):
    """What becomes of each character; the first that are met are worked out once."""

    def __init__(self, form: Callable[[str], str]) -> None:
        self._form = form

    def __missing__(self, code: int) -> str:
        form = self._form(chr(code))
        if len(self) < _REMEMBERED:
            self[code] = form
        return form


_SEEN: Final = _Table(_seen)
_PLAIN: Final = _Table(_plain)
