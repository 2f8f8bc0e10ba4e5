"""A bot's own address for the webhook tests: it writes down what it gets and answers as it was told."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any


class Receiver:
    """The bot's own address, answering from a list, then with 200."""

    def __init__(self, *answers: str) -> None:
        """Take the answers to give before all is well: a status line, and more headers behind it."""
        self.answers = list(answers)
        self.got: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.arrived = asyncio.Condition()
        self.url = ""

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read one request and answer it."""
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
        self.got.append((headers, json.loads(await reader.readexactly(int(headers["content-length"])))))
        answer = self.answers.pop(0) if self.answers else "200 OK"
        writer.write(f"HTTP/1.1 {answer}\r\nContent-Length: 0\r\n\r\n".encode())
        await writer.drain()
        writer.close()
        async with self.arrived:
            self.arrived.notify_all()

    async def got_so_many(self, count: int) -> None:
        """Wait for so many requests."""
        async with asyncio.timeout(10):
            async with self.arrived:
                await self.arrived.wait_for(lambda: len(self.got) >= count)


@asynccontextmanager
async def receiving(*answers: str) -> AsyncIterator[Receiver]:
    """Open a receiver on a free port."""
    receiver = Receiver(*answers)
    server = await asyncio.start_server(receiver.take, "127.0.0.1", 0)
    receiver.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
    async with server:
        yield receiver
