"""The demo page: the customer's phone beside the staff's Slack, served as three files from this folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

if TYPE_CHECKING:
    from starlette.requests import Request

_HERE = Path(__file__).parent
_FILES = {"/": "index.html", "/page.js": "page.js", "/page.css": "page.css"}


def routes(sandbox: object) -> list[BaseRoute]:
    """Return the page's routes; the page itself talks to the sandbox's control routes only."""
    del sandbox

    async def page_file(request: Request) -> Response:
        return FileResponse(_HERE / _FILES[request.url.path], headers={"Cache-Control": "no-store"})

    return [Route(path, page_file) for path in _FILES]
