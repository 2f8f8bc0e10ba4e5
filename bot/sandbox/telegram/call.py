"""One Bot API call as it came: method, parameters and files, whichever of the four ways they were sent in.

Values in a query or a form are always strings, those of a JSON body have types; the readers here make both alike.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.sandbox.telegram.refusals import bad_request

# What Telegram calls a parameter whose JSON is broken, and what it says when that is JSON of another shape.
_STRUCTURES = {
    "reply_markup": ("reply keyboard markup", "object expected as reply markup"),
    "reply_parameters": ("reply parameters", "object expected as reply parameters"),
    "media": ("media", "expected an Array of InputMedia"),
    "commands": ("commands", "expected an Array of BotCommand"),
    "scope": ("BotCommandScope", "can't parse BotCommandScope: BotCommandScope must be an Object"),
    "reaction": ("reaction types", "expected an Array of ReactionType"),
    "menu_button": ("menu button", "can't parse menu button: MenuButton must be an Object"),
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that travelled with a call."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """Method, parameters and files of one request."""

    method: str
    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a parameter as text, empty when it is absent."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """Return a parameter as a whole number; what is none counts as absent, as with Telegram."""
        try:
            return int(self.values[name])
        except (KeyError, TypeError, ValueError):
            return default

    def truth(self, name: str) -> bool:
        """Return a parameter as yes or no."""
        return str(self.values.get(name, "")).lower() in ("true", "1", "yes")

    def structure(self, name: str, shape: type = object) -> Any:
        """Return a parameter that holds JSON, decoded, None when absent.

        Raises RefusedError for broken JSON and for JSON of another shape than wanted.
        """
        value = self.values.get(name)
        known_as, expected = _STRUCTURES.get(name, (name.replace("_", " "), ""))
        unreadable = f"can't parse {known_as} JSON object"
        if isinstance(value, str):
            try:
                value = json.loads(value) if value else None
            except ValueError:
                raise bad_request(unreadable) from None
        if value is not None and not isinstance(value, shape):
            raise bad_request(expected or unreadable)
        return value

    def summary(self) -> dict[str, Any]:
        """Return the parameters with names and sizes in place of contents, for the list of calls."""
        files = {name: {"name": file.name, "size": len(file.content)} for name, file in self.files.items()}
        return {**{name: _decoded(value) for name, value in self.values.items()}, **files}


def _decoded(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


async def read_call(request: Request, method: str) -> Call:
    """Read query, form, multipart or JSON; the body wins over the query. Raises RefusedError for a broken body."""
    values: dict[str, Any] = dict(request.query_params)
    files: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/json":
        values |= await _json_body(request)
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        form = await request.form(max_files=100, max_fields=1000)
        files = {name: await _upload(name, value) for name, value in form.items() if isinstance(value, UploadFile)}
        values |= {name: value for name, value in form.items() if not isinstance(value, UploadFile)}
        await form.close()
    return Call(method, values, files)


async def _upload(name: str, file: UploadFile) -> Upload:
    return Upload(file.filename or name, file.content_type or "application/octet-stream", await file.read())


async def _json_body(request: Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.body() or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    return body if isinstance(body, dict) else {}
