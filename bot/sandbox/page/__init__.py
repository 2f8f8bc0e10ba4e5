"""The demo page: the customer's phone, the story behind it and the staff's Slack, as plain files of this folder.

The page asks nothing of any other host and runs no script but its own; its policy header says so to the browser.
Edit the files beside this one to change what is seen; this module only serves them.
"""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

_HERE = Path(__file__).parent
_SHOWN = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
}


def routes(sandbox: object) -> list[BaseRoute]:
    """Return the page's routes; the page itself talks to the control routes of the sandbox that serves it."""
    del sandbox
    files = {path.relative_to(_HERE).as_posix(): path for path in _HERE.rglob("*") if path.suffix in _SHOWN}
    files[""] = files["index.html"]

    async def page_file(request: Request) -> Response:
        path = files.get(request.path_params["path"])
        if path is None:
            return Response("The page has no such part.", 404, media_type="text/plain")
        # Read anew, so that an edit shows at the next reload; a file this small is not worth a thread of its own.
        return Response(path.read_bytes(), headers=_HEADERS, media_type=_SHOWN[path.suffix])

    return [Route("/{path:path}", page_file)]
