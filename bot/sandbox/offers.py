"""Further questions the page may ask of whoever started the sandbox: each an address, answered with JSON.

The sandbox itself knows the platforms only; what lies behind them (the books, the tours) is offered from outside.
A LookupError or ValueError of an offer becomes one sentence with status 404 or 400.
"""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

Answer = Callable[[Mapping[str, Any]], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Offer:
    """What is answered at `path`: `ask` gets the query's parameters, `tell` the JSON body of a POST."""

    path: str
    ask: Answer | None = None
    tell: Answer | None = None

    def routes(self) -> list[BaseRoute]:
        """Return the routes of this offer."""
        made: list[BaseRoute] = []
        if self.ask is not None:
            made.append(Route(self.path, _asked(self.ask), methods=["GET"]))
        if self.tell is not None:
            made.append(Route(self.path, _told(self.tell), methods=["POST"]))
        return made


def _asked(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def ask(request: Request) -> Response:
        return await _answered(answer, dict(request.query_params))

    return ask


def _told(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def tell(request: Request) -> Response:
        try:
            said = json.loads(await request.body() or b"{}")
        except ValueError:
            return _sentence(400, "The body is not JSON.")
        return await _answered(answer, said if isinstance(said, dict) else {})

    return tell


async def _answered(answer: Answer, said: Mapping[str, Any]) -> Response:
    try:
        return JSONResponse(await answer(said))
    except KeyError as missing:
        return _sentence(400, f"This needs {missing}.")
    except LookupError as problem:
        return _sentence(404, str(problem))
    except ValueError as problem:
        return _sentence(400, str(problem))


def _sentence(status: int, text: str) -> Response:
    return JSONResponse({"error": text}, status_code=status)
