"""How the workspace is spoken to: arguments as any client may send them, and refusals as Slack words them.

Edit here when Slack reads arguments in a further way; what a method does with them is the method's own file.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request

Json = dict[str, Any]
"""One JSON object, as it stands on the wire."""

_TRUE = frozenset({"1", "true", "True"})


class Refused(Exception):
    """A call is refused with Slack's own error word; `messages` are the lines of `response_metadata`."""

    def __init__(self, error: str, *messages: str, status: int = 200, headers: dict[str, str] | None = None) -> None:
        """Keep the error word, its explanation, and the HTTP status and headers to answer with."""
        super().__init__(error)
        self.error, self.messages, self.status, self.headers = error, messages, status, headers or {}

    def body(self) -> Json:
        """Return the answer's JSON."""
        body: Json = {"ok": False, "error": self.error}
        if self.messages:
            body["errors"] = list(self.messages)
            body["response_metadata"] = {"messages": [f"[ERROR] {line}" for line in self.messages]}
        return body


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a caller said, whether as query, form or JSON; values are strings or already parsed JSON."""

    said: Json = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """Return an argument as text; absent or null is the default."""
        value = self.said.get(name)
        return default if value is None else str(value)

    def needed(self, name: str, error: str = "invalid_arguments") -> str:
        """Return an argument as text; raises Refused when it is absent or empty."""
        value = self.text(name)
        if not value:
            raise Refused(error, f"missing required field: {name}")
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a yes or no, however the client spelled it."""
        value = self.said.get(name)
        return default if value is None else value is True or str(value) in _TRUE

    def whole(self, name: str, default: int) -> int:
        """Return a whole number; what is not one is the default."""
        value = self.text(name)
        return int(value) if value.isdigit() else default

    def names(self, name: str) -> list[str]:
        """Return a list that came with commas between its members or as a JSON list."""
        value = self.said.get(name)
        if isinstance(value, list):
            return [str(one) for one in value]
        return [one.strip() for one in str(value or "").split(",") if one.strip()]

    def structure(self, name: str, error: str = "invalid_arguments") -> Any:
        """Return a JSON value that came parsed or as text; None when absent. Raises Refused when it is no JSON."""
        value = self.said.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise Refused(error, f"not valid JSON [json-pointer:/{name}]") from None


async def read_arguments(request: Request) -> Arguments:
    """Return the arguments of a request: the query string first, then form or JSON over it."""
    said: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        said |= _object(await request.body())
    elif "form" in kind:
        said |= {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    return Arguments(said)


def _object(body: bytes) -> Json:
    try:
        parsed = json.loads(body or b"{}")
    except ValueError:
        raise Refused("invalid_json") from None
    if not isinstance(parsed, dict):
        raise Refused("json_not_object")
    return parsed
