"""A headless Chromium for tests of the page: opens an address, evaluates expressions, waits until one is true.

It speaks the browser's own debugging protocol, so no driver has to be installed. It is stopped when its block ends.
"""

import asyncio
import base64
import itertools
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_MOMENT = 0.05
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--remote-debugging-port=0",
)


class Browser:
    """One tab; `asked` lists the addresses it requested, `problems` what its console complained of."""

    def __init__(self, socket: ClientConnection) -> None:
        """Take an open debugging connection to one tab."""
        self.asked: list[str] = []
        self.problems: list[str] = []
        self._socket = socket
        self._numbers = itertools.count(1)

    async def go(self, address: str, *, width: int = 1440, height: int = 900) -> None:
        """Open an address in a window of this size."""
        for domain in ("Page", "Runtime", "Network", "Log"):
            await self.command(f"{domain}.enable")
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        await self.command("Emulation.setDeviceMetricsOverride", **size)
        await self.command("Page.navigate", url=address)

    async def value(self, expression: str) -> Any:
        """Evaluate a JavaScript expression and return its value; raises RuntimeError when it throws."""
        answer = await self.command(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True, userGesture=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"]["description"])
        return answer["result"].get("value")

    async def until(self, expression: str, seconds: float = 8.0) -> Any:
        """Wait until an expression is true, and return its value; raises TimeoutError."""
        # An element cannot be returned by value, so that it is there counts as true; before the page is, all is false.
        attempt = f"const it = {expression}; return it instanceof Node || it"
        tried = f"(() => {{ try {{ {attempt} }} catch {{ return null }} }})()"
        async with asyncio.timeout(seconds):
            # The page has no event to wait for, so it is asked again and again.
            while not (value := await self.value(tried)):  # noqa: ASYNC110
                await asyncio.sleep(_MOMENT)
        return value

    async def picture(self) -> bytes:
        """Return what is seen, as PNG."""
        answer = await self.command("Page.captureScreenshot", format="png")
        return base64.b64decode(answer["data"])

    async def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send one command of the debugging protocol and return its result."""
        number = next(self._numbers)
        await self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            frame = json.loads(await self._socket.recv())
            if frame.get("id") == number:
                result: dict[str, Any] = frame.get("result", {})
                return result
            self._note(frame)

    def _note(self, frame: dict[str, Any]) -> None:
        said = frame.get("params", {})
        if frame.get("method") == "Network.requestWillBeSent":
            self.asked.append(said["request"]["url"])
        elif frame.get("method") == "Runtime.exceptionThrown":
            self.problems.append(said["exceptionDetails"].get("text", ""))
        elif frame.get("method") == "Log.entryAdded" and said["entry"]["level"] == "error":
            self.problems.append(said["entry"]["text"])


@asynccontextmanager
async def browser(folder: Path) -> AsyncIterator[Browser]:
    """Start Chromium with its profile in `folder`, and end it after."""
    assert CHROMIUM, "This test needs Chromium; install it."
    quiet = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        CHROMIUM, *_FLAGS, f"--user-data-dir={folder}", "about:blank", stdout=quiet, stderr=quiet
    )
    try:
        async with connect(await _tab(folder), max_size=None, proxy=None) as socket:
            yield Browser(socket)
    finally:
        process.terminate()
        await process.wait()


async def _tab(folder: Path) -> str:
    """Return the debugging address of the first tab, once the browser has written down its port."""
    async with asyncio.timeout(15), httpx.AsyncClient() as client:
        while True:
            await asyncio.sleep(_MOMENT)
            if port := _port(folder):
                tabs = (await client.get(f"http://127.0.0.1:{port}/json")).json()
                pages = [str(tab["webSocketDebuggerUrl"]) for tab in tabs if tab["type"] == "page"]
                if pages:
                    return pages[0]


def _port(folder: Path) -> str:
    written = folder / "DevToolsActivePort"
    return written.read_text(encoding="utf-8").partition("\n")[0] if written.exists() else ""
