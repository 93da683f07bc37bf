"""Holds every call against the Bot API's own description: names, presence and types.

Stricter than Telegram in one way: an unknown parameter is refused instead of ignored.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from bot.sandbox.refusal import Refused, bad_request, not_here

Json = dict[str, Any]

SCALARS: dict[str, type] = {"Integer": int, "String": str, "Boolean": bool}
EMPTY = {"text": "message text is empty", "chat_id": "chat_id is empty"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a multipart call."""

    name: str
    kind: str
    data: bytes


@cache
def load() -> Json:
    """The trimmed description: methods, types, and the methods that are not here."""
    text = files("bot.sandbox").joinpath("bot_api.json").read_text(encoding="utf-8")
    description: Json = json.loads(text)
    return description


def read(method: str, given: Mapping[str, object]) -> Json:
    """The parameters of one call, checked and typed; strings of a form become what they mean.

    Raises Refused: 404 for a method no Bot API has, 501 for one that is not here, 400 else.
    """
    spec = load()["methods"].get(method)
    if spec is None:
        if method in load()["not_here"]:
            raise not_here(f"method {method}")
        raise Refused(404, "Not Found")
    for name in given.keys() - spec["fields"].keys():
        if name in spec.get("not_here", ()):
            raise not_here(f"parameter {name} of {method}")
        raise bad_request(f'unknown parameter "{name}"')
    params: Json = {}
    for name, field in spec["fields"].items():
        if name in given:
            params[name] = _fit(_plain(given[name], field["types"], name), field, name)
        elif field.get("required"):
            raise bad_request(EMPTY.get(name, f'parameter "{name}" is required'))
    return params


def _plain(value: object, types: list[str], name: str) -> object:
    """What a form's string stands for, by the types its field may have."""
    if not isinstance(value, str) or types == ["String"]:
        return value
    if "Integer" in types and value.removeprefix("-").isdecimal():
        return int(value)
    if types == ["Boolean"]:
        return {"true": True, "false": False}.get(value.lower(), value)
    if "String" in types or "Integer" in types:
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {name} JSON object") from None


def _fit(value: object, field: Json, where: str) -> object:
    """The value, if it is of one of the field's types."""
    complaints: list[Refused] = []
    for kind in _likely(value, field["types"]):
        try:
            _check(value, kind, where)
        except Refused as refused:
            complaints.append(refused)
        else:
            break
    else:
        raise complaints[0]
    if "values" in field and value not in field["values"]:
        raise bad_request(f'wrong value of "{where}": one of {", ".join(field["values"])} expected')
    return value


def _likely(value: object, kinds: list[str]) -> list[str]:
    """The types, those first whose required fields are all there: their complaint tells most."""
    if len(kinds) == 1 or not isinstance(value, dict):
        return kinds
    return sorted(kinds, key=lambda kind: not _required(kind) <= value.keys())


@cache
def _required(kind: str) -> frozenset[str]:
    fields = load()["types"].get(kind, {}).get("fields", {})
    return frozenset(name for name, field in fields.items() if field.get("required"))


def _check(value: object, kind: str, where: str) -> None:
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            raise _wrong(where, kind)
        for item in value:
            _check(item, kind.removeprefix("Array of "), where)
    elif kind in SCALARS:
        # By exact type: a bool is an int to Python, not to Telegram.
        if type(value) is not SCALARS[kind]:
            raise _wrong(where, kind)
    elif kind == "InputFile":
        if not isinstance(value, Upload):
            raise _wrong(where, kind)
    else:
        _check_object(value, load()["types"][kind], kind, where)


def _check_object(value: object, spec: Json, kind: str, where: str) -> None:
    if not isinstance(value, dict):
        raise _wrong(where, kind)
    if "any_of" in spec:
        _fit(value, {"types": spec["any_of"]}, where)
        return
    for name, item in value.items():
        if name not in spec["fields"]:
            raise bad_request(f'unknown field "{name}" of {kind} in "{where}"')
        _fit(item, spec["fields"][name], name)
    for name, field in spec["fields"].items():
        if field.get("required") and name not in value:
            raise bad_request(f'field "{name}" of {kind} in "{where}" is required')


def _wrong(where: str, kind: str) -> Refused:
    return bad_request(f'wrong type of "{where}": {kind} expected')
