"""The parameters of a call, from whichever of Telegram's body formats they came in."""

import json
from email.message import Message as Headers
from urllib.parse import parse_qsl

from bot.sandbox.contract import Upload
from bot.sandbox.refusal import bad_request
from bot.sandbox.wire import Request

ATTACHED = "attach://"


def given(request: Request) -> dict[str, object]:
    """The query's and the body's parameters. Raises Refused for a body nobody can read."""
    params: dict[str, object] = dict(request.query) if "?" in request.target else {}
    if not request.body:
        return params
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        return params | _json(request.body)
    if kind.startswith("application/x-www-form-urlencoded"):
        return params | dict(parse_qsl(request.body.decode(), keep_blank_values=True))
    if kind.startswith("multipart/form-data"):
        return params | _multipart(request.body, _option(kind, "boundary"))
    raise bad_request("unsupported content type")


def _json(body: bytes) -> dict[str, object]:
    try:
        value = json.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("JSON object expected")
    return value


def _multipart(body: bytes, boundary: str) -> dict[str, object]:
    parts: dict[str, object] = {}
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode())[1:-1]:
        head, _, data = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        headers = dict(_header(line) for line in head.decode().split("\r\n") if line)
        where = headers.get("content-disposition", "")
        name, file = _option(where, "name"), _option(where, "filename")
        if file:
            parts[name] = Upload(file, headers.get("content-type", ""), data)
        else:
            parts[name] = data.decode()
    return _attached(parts)


def _attached(parts: dict[str, object]) -> dict[str, object]:
    """Where a parameter names a file of the same body, the file itself."""
    named: set[str] = set()
    for name, value in parts.items():
        if isinstance(value, str) and value.startswith("{") and ATTACHED in value:
            parts[name] = {
                key: _file(parts, one, named) for key, one in _json(value.encode()).items()
            }
    return {name: value for name, value in parts.items() if name not in named}


def _file(parts: dict[str, object], value: object, named: set[str]) -> object:
    name = value.removeprefix(ATTACHED) if isinstance(value, str) else ""
    file = parts.get(name)
    if name == value or not isinstance(file, Upload):
        return value
    named.add(name)
    return file


def _header(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip().lower(), value.strip()


def _option(header: str, name: str) -> str:
    """One option of a header such as `form-data; name="photo"; filename="a.png"`."""
    headers = Headers()
    headers["content-type"] = header.replace("form-data", "multipart/form-data", 1)
    value = headers.get_param(name, "")
    return value if isinstance(value, str) else value[2]
