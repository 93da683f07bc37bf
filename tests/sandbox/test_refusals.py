"""Every refusal in its whole wording, and none in the code without a call that provokes it."""

import ast
import importlib
import re
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import aiohttp
import pytest
import pytest_asyncio

from bot.sandbox import refusal
from bot.sandbox.contract import load
from bot.sandbox.limits import Limits
from bot.sandbox.methods import METHODS
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.sandbox.conftest import Caller, Json
from tests.sandbox.refusals import CASES
from tests.sandbox.refusals.case import PNG, TAP, Case

PHOTO = PNG + bytes((0, 0, 0, 8, 0, 0, 0, 8))
ELSEWHERE = {
    "Unauthorized": "test_a_wrong_token",
    "Too Many Requests: retry after 1": "test_limits",
    "Conflict: terminated by setWebhook request": "test_webhook",
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is "
    "running": "test_mailbox",
    "Bad Request: unsupported content type": "test_bodies",
    "Bad Request: can't parse JSON object": "test_bodies",
    "Bad Request: JSON object expected": "test_bodies",
    "Bad Request: file is too big": "test_files",
    "Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is "
    "10485760 bytes": "test_files",
}


class Stage(NamedTuple):
    """What refusals/case.py tells of."""

    call: Caller
    tap: str


@pytest_asyncio.fixture
async def stage() -> AsyncIterator[Stage]:
    free = Limits(chat_rate=None, bot_rate=None)
    async with StrictTelegram(limits=free) as telegram, aiohttp.ClientSession() as http:
        call = Caller(telegram, http)
        ana, lena, _, tom = (telegram.person(id=number) for number in (1, 2, 3, 4))
        for person in (ana, lena, tom):
            person.open_chat()
        lena.block()
        tom.deactivate()
        await call.result("sendMessage", chat_id=1, text="old")
        telegram.dial.shift(timedelta(hours=48, seconds=1))
        button = {"inline_keyboard": [[{"text": "One", "callback_data": "x"}]]}
        await call.result("sendMessage", chat_id=1, text="button", reply_markup=button)
        ana.say("mine")
        await call.uploaded("sendPhoto", "photo", PHOTO, chat_id=1)
        keys = {"keyboard": [[{"text": "Key"}]]}
        await call.result("sendMessage", chat_id=1, text="keys", reply_markup=keys)
        ana.add_to_group()
        ana.say("hers", group=-101)
        await call.result("leaveChat", chat_id=ana.add_to_group())
        yield Stage(call, ana.tap("One") or "")


async def told(stage: Stage, case: Case) -> Json:
    """The whole answer to the call of a case."""
    params = {name: stage.tap if value == TAP else value for name, value in case.params.items()}
    if case.upload:
        name, data = case.upload
        return await stage.call.uploaded(case.method, name, data, **params)
    return await stage.call(case.method, **params)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.method}: {case.description}"[:90])
async def test_it_is_refused_in_these_words(case: Case, stage: Stage) -> None:
    for one in case.before:
        assert (await told(stage, one))["ok"]
    before = len(stage.call.telegram.accepted)
    answer = await told(stage, case)
    assert answer == {
        "ok": False,
        "error_code": answer["error_code"],
        "description": case.description,
    }
    assert len(stage.call.telegram.accepted) == before


def wordings() -> Iterator[tuple[str, str]]:
    """Where a refusal is worded, and a pattern of what it says."""
    for path in sorted(Path(refusal.__file__).parent.glob("*.py")):
        module = importlib.import_module(f"bot.sandbox.{path.stem}")
        for node in ast.walk(ast.parse(path.read_text())):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            name = node.func.id
            if path.stem == "refusal" or name not in SAID | SAID_IN.get(path.stem, set()):
                continue
            for argument in node.args:
                for template in templates(argument, vars(module)):
                    yield f"{path.name}:{node.lineno}", pattern(name, template)
    yield from (("bot_api.json", pattern("Complaint", words)) for words in described(load()))


SAID = {"bad_request", "forbidden", "conflict", "not_here", "Refused", "Complaint", "_fit"}
SAID_IN = {"links": {"ValueError"}}
LED = {"Complaint", "_fit", "ValueError"}
"""What these say may stand behind something else."""
GAP = "\0"


def templates(node: ast.expr, names: dict[str, object]) -> Iterator[str]:
    """The texts an expression may be, a gap for each part that is only known when it is said."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else GAP for p in parts)
        case ast.Name(id=name) if isinstance(names.get(name), str):
            yield str(names[name])
        case ast.IfExp(body=one, orelse=other):
            yield from templates(one, names)
            yield from templates(other, names)
        case ast.BoolOp(values=values):
            for value in values:
                yield from templates(value, names)


def pattern(name: str, template: str) -> str:
    says = getattr(refusal, name, refusal.bad_request)
    said = template if name == "Refused" else says(template).description
    if name in LED:
        said = GAP + said.removeprefix("Bad Request: ")
    return re.escape(said).replace(re.escape(GAP), ".*")


def described(spec: object) -> Iterator[str]:
    """The wordings that stand in the description of the Bot API."""
    for name, value in spec.items() if isinstance(spec, dict) else ():
        if name in ("missing", "object", "items", "wrong") and isinstance(value, str):
            yield value
        else:
            yield from described(value)


def test_no_refusal_is_without_a_case() -> None:
    known = {case.description for case in CASES} | ELSEWHERE.keys()
    silent = [
        (where, what)
        for where, what in wordings()
        if not any(re.fullmatch(what, one, re.IGNORECASE) for one in known)
    ]
    assert silent == []


def test_every_described_method_is_here() -> None:
    assert METHODS.keys() | {"getUpdates"} == load()["methods"].keys()


async def test_a_wrong_token(call: Caller) -> None:
    async with call.http.get(f"{call.telegram.url}/bot42:another/getMe") as answer:
        assert answer.status == 401
        assert (await answer.json())["description"] == "Unauthorized"


async def test_a_tap_is_answered_once_and_in_time(ana: Person, call: Caller) -> None:
    markup = {"inline_keyboard": [[{"text": "One", "callback_data": "x"}]]}
    await call.result("sendMessage", chat_id=ana.id, text="x", reply_markup=markup)
    first, second = ana.tap("One"), ana.tap("x")
    await call.refusal("answerCallbackQuery", callback_query_id=first, text="x" * 201)
    await call.result("answerCallbackQuery", callback_query_id=first, text="noted")
    assert ana.alerts == ["noted"]
    await call.refusal("answerCallbackQuery", callback_query_id=first)
    call.telegram.dial.shift(timedelta(minutes=16))
    await call.refusal("answerCallbackQuery", callback_query_id=second)
