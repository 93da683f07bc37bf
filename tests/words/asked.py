"""What the code asks of the book: the keys it names, and the values it gives with them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MAKERS: Final = frozenset({"line", "Line", "choice", "Choice", "answered"})
"""What turns a key into a line. The caption of a choice comes second, or is its key."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One key named in the code, `{}` where it is put together.

    `values` is None when they are not written there; `alone` is false when the code chooses
    between keys.
    """

    key: str
    values: frozenset[str] | None
    where: str
    caption: bool = False
    alone: bool = True

    @property
    def whole(self) -> bool:
        return "{}" not in self.key


def asked(tree: ast.Module, name: str) -> Iterator[Asked]:
    """Every key given to one of the makers."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (maker := _name(node.func)) in MAKERS:
            caption = maker in {"choice", "Choice"}
            place = 1 if caption and len(node.args) > 1 else 0
            if len(node.args) <= place:
                continue
            keys = [key for key in _keys(node.args[place]) if key]
            values = frozenset[str]() if caption else _values(node)
            for key in keys:
                yield Asked(key, values, f"{name}:{node.lineno}", caption, len(keys) == 1)


def mentioned(tree: ast.Module) -> frozenset[str]:
    """Every string of the module that could be a key, wherever it stands."""
    pieces = {id(p) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for p in n.values}
    nodes = (node for node in ast.walk(tree) if id(node) not in pieces)
    said = frozenset(key for node in nodes for key in _keys(node))
    return frozenset(key for key in said if " " not in key and "\n" not in key)


def captions(tree: ast.Module) -> Iterator[str]:
    """The keys of buttons' words, also of those that are made as lines of their own."""
    yield from (found.key for found in asked(tree, "") if found.caption)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in {"choice", "Choice"}:
            inner = ast.Module([ast.Expr(argument) for argument in node.args[1:2]], [])
            yield from (found.key for found in asked(inner, ""))


def _keys(node: ast.AST) -> Iterator[str]:
    """The strings a node is, or chooses between."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in parts)
        case ast.IfExp(body=one, orelse=other):
            yield from _keys(one)
            yield from _keys(other)


def _values(call: ast.Call) -> frozenset[str] | None:
    if len(call.args) > 1 or any(keyword.arg is None for keyword in call.keywords):
        return None
    return frozenset(keyword.arg for keyword in call.keywords if keyword.arg)


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
