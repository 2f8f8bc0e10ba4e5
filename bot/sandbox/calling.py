"""How a pretend platform calls the bot's own address: one POST over a line of its own, read to its end.

Only loopback addresses are called, by plain HTTP, unlike the real platforms, which want HTTPS. Edit here when a
platform needs to know more of an answer.
"""

import asyncio
import http.client
import io
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

_LOOPBACK = frozenset({"127.0.0.1", "localhost"})


@dataclass(frozen=True, slots=True)
class Answered:
    """What the bot answered; the names of `headers` are in small letters."""

    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes


class UnansweredError(Exception):
    """Nobody answered; `kind` is "timeout" or "connection"."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class _Received:
    """Bytes in the place of the socket that the standard library's parser wants to read from."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    def makefile(self, *_: object) -> io.BytesIO:
        return io.BytesIO(self._raw)


def loopback_address(url: str) -> SplitResult:
    """Return an address taken apart; raises ValueError for one that is not plain HTTP on this machine."""
    address = urlsplit(url)
    if address.scheme != "http" or address.hostname not in _LOOPBACK:
        raise ValueError("the sandbox calls only http://127.0.0.1 and http://localhost")
    return address


async def post(address: SplitResult, headers: Mapping[str, str], body: bytes, seconds: float) -> Answered:
    """Call once and return the answer; raises UnansweredError without one after so many seconds."""
    try:
        async with asyncio.timeout(seconds):
            return _parsed(await _exchange(address, _head(address, headers, len(body)) + body))
    except TimeoutError:
        raise UnansweredError("timeout") from None
    except (OSError, ValueError, http.client.HTTPException):
        raise UnansweredError("connection") from None


async def _exchange(address: SplitResult, request: bytes) -> bytes:
    reader, writer = await asyncio.open_connection(address.hostname, address.port or 80)
    try:
        writer.write(request)
        await writer.drain()
        return await reader.read()
    finally:
        writer.close()


def _head(address: SplitResult, headers: Mapping[str, str], length: int) -> bytes:
    path = (address.path or "/") + (f"?{address.query}" if address.query else "")
    own = {"Host": address.netloc, "Content-Length": str(length), "Connection": "close"}
    lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in {**own, **headers}.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1")


def _parsed(raw: bytes) -> Answered:
    answer = http.client.HTTPResponse(_Received(raw))  # type: ignore[arg-type]  # it asks a socket for its file only
    answer.begin()
    headers = {name.lower(): value for name, value in answer.getheaders()}
    return Answered(answer.status, answer.reason, headers, answer.read())
