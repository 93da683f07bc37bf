"""Records to JSON and back: what is sealed into a row.

Fields at their defaults are left out, unknown fields are ignored and missing ones take their
defaults, so that rows of earlier releases load. A dataclass carries its name under "@".
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, Final, TypeVar, cast

from bot.core.records import effects, lines, memories, model, news
from bot.store.sealing import WrongKey

T = TypeVar("T")
_NAMED: Final[Mapping[str, type]] = {
    kind.__name__: kind
    for kind in (
        model.Chip,
        model.Given,
        model.Step,
        lines.Line,
        lines.Typed,
        lines.Hour,
        lines.Day,
        lines.Country,
        lines.Veiled,
        effects.Choice,
        effects.Say,
        effects.Revise,
        effects.Remove,
        model.Consent,
        model.Somebody,
        model.Sentence,
        effects.Export,
        *typing.get_args(news.News),
        *memories.MEMORIES.values(),
    )
}
_TIMES: Final = (datetime, date, time)
_PLAIN: Final = frozenset({type(None), str, int, float, bool})
_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
UNREADABLE: Final = (WrongKey, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What opening and reading a row may raise: it was spoilt, or another release wrote it."""


def to_bytes(record: object, **more: Any) -> bytes:
    return _JSON.encode(dumped(record) | more).encode()


def whole(record: Any) -> dict[str, Any]:
    """A record as a JSON object with every field, also those at their defaults."""
    return {one.name: dumped(getattr(record, one.name)) for one in dataclasses.fields(record)}


def from_bytes(kind: type[T], data: bytes, **known: Any) -> T:
    """The record that was written; `known` are the fields that stand in clear in the row.

    Raises ValueError for a value that today's release no longer knows.
    """
    return read(kind, json.loads(data), **known)


def read(kind: type[T], said: Mapping[str, Any], **known: Any) -> T:
    readers = _readers(cast(type, kind))
    fields = {name: readers[name](value) for name, value in said.items() if name in readers}
    return kind(**{**fields, **known})


def dumped(value: Any) -> Any:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, _TIMES):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: dumped(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [dumped(inner) for inner in value]
    said = {"@": kind.__name__}
    for name, default in _defaults(cast(Any, kind)):
        inner = getattr(value, name)
        if inner is not default and inner != default:
            said[name] = inner if type(inner) in _PLAIN else dumped(inner)
    return said


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    """The fields of a record; what has no default equals nothing."""
    return tuple((field.name, field.default) for field in dataclasses.fields(kind))


@cache
def _readers(kind: type) -> dict[str, Callable[[Any], Any]]:
    hints = typing.get_type_hints(kind)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(kind)}


def _reader(hint: Any) -> Callable[[Any], Any]:
    if isinstance(hint, type) and not typing.get_args(hint):
        return _plain_reader(hint)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple and arguments[-1] is Ellipsis:
        inner = _reader(arguments[0])
        return lambda value: tuple(inner(one) for one in value)
    if origin is tuple:
        each = [_reader(argument) for argument in arguments]
        return lambda value: tuple(read(one) for read, one in zip(each, value, strict=True))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        inner = _reader(arguments[1])
        return lambda value: {key: inner(one) for key, one in value.items()}
    if origin in (typing.Union, types.UnionType):
        return _union_reader(arguments)
    return lambda value: value


def _plain_reader(kind: type) -> Callable[[Any], Any]:
    if issubclass(kind, _TIMES):
        return cast(Callable[[Any], Any], kind.fromisoformat)
    if dataclasses.is_dataclass(kind):
        return lambda value: read(_kind(kind, value), value)
    return kind if issubclass(kind, Enum) else lambda value: value


def _kind(kind: type, value: Mapping[str, Any]) -> type:
    """Which record was written where one of this kind is wanted. Raises LookupError."""
    named = _NAMED[value.get("@", kind.__name__)]
    if not issubclass(named, kind):
        raise LookupError(f"{named.__name__} where {kind.__name__} is wanted")
    return named


def _union_reader(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    records = (kind for kind in kinds if isinstance(kind, type) and dataclasses.is_dataclass(kind))
    named = {kind.__name__: kind for kind in records}
    times = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, _TIMES)]
    enums = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Enum)]

    def reading(value: Any) -> Any:
        if isinstance(value, dict):
            return read(named[value["@"]], value)
        if isinstance(value, str) and times:
            return times[0].fromisoformat(value)
        return enums[0](value) if enums and value is not None else value

    return reading
