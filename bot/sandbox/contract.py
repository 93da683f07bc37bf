"""Holds every call against the Bot API's own description: names, presence and types.

Stricter than Telegram, which takes a number for a text and ignores what it does not know. What
both refuse is refused in Telegram's words. Those of a parameter or type stand in the description:
missing (it is not there), object (it is none), items (of a list's items), wrong (it is not one
there is), and what leads them (called, parsed).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from bot.sandbox.refusal import Refused, bad_request, not_here

Json = dict[str, Any]

ARRAY = "Array of "
SCALARS: dict[str, type] = {"Integer": int, "String": str, "Boolean": bool}
TO_BE = {
    "Integer": "must be a Number",
    "String": "must be of type String",
    "Boolean": "must be of type Boolean",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a multipart call."""

    name: str
    kind: str
    data: bytes


class Complaint(Exception):
    """What is wrong with a parameter."""


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
        raise Refused(404, "Not Found: method not found")
    for name in given.keys() - spec["fields"].keys():
        if name in spec.get("not_here", ()):
            raise not_here(f"parameter {name} of {method}")
        raise bad_request(f'unknown parameter "{name}"')
    params: Json = {}
    for name, field in spec["fields"].items():
        if name in given:
            params[name] = _parameter(given[name], field, name)
        elif field.get("required"):
            raise bad_request(field.get("missing") or f'parameter "{name}" is required')
    return params


def _parameter(given: object, field: Json, name: str) -> object:
    value = _plain(given, field, name)
    kinds = field["types"]
    try:
        _fit(
            value,
            kinds,
            field.get("wrong") or f'wrong type of "{name}": {" or ".join(kinds)} expected',
            field.get("items"),
        )
    except Complaint as complaint:
        raise bad_request(str(complaint)) from None
    return value


def _plain(value: object, field: Json, name: str) -> object:
    """What a form's string stands for, by the types its field may have."""
    types = field["types"]
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
        raise bad_request(f"can't parse {field.get('called', name)} JSON object") from None


def _fit(value: object, kinds: list[str], wrong: str, items: str | None = None) -> None:
    """Raises Complaint unless the value is of one of the kinds; items is said of a list's items."""
    for kind in kinds:
        if kind.startswith(ARRAY) and isinstance(value, list):
            for item in value:
                _fit(item, [kind.removeprefix(ARRAY)], items or wrong, items)
            return
        # By exact type: a bool is an int to Python, not to Telegram.
        if type(value) is SCALARS.get(kind) or (kind == "InputFile" and type(value) is Upload):
            return
    objects = [kind for kind in kinds if kind in load()["types"]]
    if not objects:
        raise Complaint(wrong)
    _object(value, _likely(value, objects))


def _likely(value: object, kinds: list[str]) -> str:
    """The kind whose required fields are all there, else the first."""
    there = value.keys() if isinstance(value, dict) else set()
    return next((kind for kind in kinds if _required(kind) <= there), kinds[0])


@cache
def _required(kind: str) -> frozenset[str]:
    fields = load()["types"][kind].get("fields", {})
    return frozenset(name for name, field in fields.items() if field.get("required"))


def _object(value: object, kind: str) -> None:
    spec = load()["types"][kind]
    try:
        if not isinstance(value, dict):
            raise Complaint(spec["object"])
        if "any_of" in spec:
            _object(value, _named(value, kind, spec))
        else:
            _fields(value, kind, spec)
    except Complaint as complaint:
        raise Complaint(spec.get("parsed", "") + str(complaint)) from None


def _named(value: Json, kind: str, spec: Json) -> str:
    """Which of its kinds an object is, by its type."""
    _field(value, "type", {"types": ["String"], "required": True})
    if value["type"] in spec.get("not_here", ()):
        raise not_here(f"{value['type']} as a {kind}")
    for one in spec["any_of"]:
        if value["type"] in load()["types"][one]["fields"]["type"]["values"]:
            return str(one)
    raise Complaint(spec["wrong"])


def _fields(value: Json, kind: str, spec: Json) -> None:
    for name, field in spec["fields"].items():
        _field(value, name, field)
        if name in value and value[name] in field.get("not_here", ()):
            raise not_here(f"{value[name]} as a {kind}")
        if name in value and value[name] not in field.get("values", [value[name]]):
            raise Complaint(spec["wrong"])
    for name in value.keys() - spec["fields"].keys():
        if name in spec.get("not_here", ()):
            raise not_here(f"field {name} of {kind}")
        raise Complaint(f'unknown field "{name}" of {kind}')


def _field(value: Json, name: str, field: Json) -> None:
    if name in value:
        to_be = TO_BE.get(field["types"][-1], "must be of type Array")
        _fit(value[name], field["types"], f'Field "{name}" {to_be}', field.get("items"))
    elif field.get("required"):
        raise Complaint(field.get("missing") or f'Can\'t find field "{name}"')
