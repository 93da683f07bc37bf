"""A country that somebody names."""

from __future__ import annotations

from collections.abc import Mapping

from bot.ear.languages import listed, table, tried
from bot.ear.plain import readings


def named(text: str, names: Mapping[str, str], language: str) -> str | None:
    """The code of the country that the whole text names: one of these, or as people call it."""
    said = {form.strip() for form in readings(text)} - {""}
    found = (code for code, name in names.items() if said & _forms(name))
    return next(found, None) or _by_custom(said, language)


def _by_custom(said: set[str], language: str) -> str | None:
    for one in tried(language):
        for code, names in table(one, "countries").get("names", {}).items():
            if any(said & _forms(name) for name in listed(names)):
                return str(code)
    return None


def _forms(name: str) -> set[str]:
    return {form.strip() for form in readings(name)}
