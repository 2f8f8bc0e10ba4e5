"""A small mail server on loopback: it takes what is handed in, and refuses or breaks off when told to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class MailBox:
    """What arrived (whole mails) and how the server behaves: `says` is its answer to a command, by its first word."""

    port: int = 0
    mails: list[str] = field(default_factory=list)
    says: dict[str, str] = field(default_factory=dict)
    breaks_at: str = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One conversation."""
        try:
            await self._talk(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _say(writer, "220 here")
        while line := (await reader.readline()).decode().strip():
            word = line.split()[0].upper()
            if word == self.breaks_at:
                return
            if word in self.says:
                await _say(writer, self.says[word])
            elif word == "DATA":
                await _say(writer, "354 go on")
                mail = await reader.readuntil(b"\r\n.\r\n")
                self.mails.append(mail.decode())
                if self.breaks_at == "AFTER":
                    return
                await _say(writer, "250 taken")
            else:
                await _say(writer, "221 bye" if word == "QUIT" else "250 fine")
            if word == "QUIT":
                return


async def _say(writer: asyncio.StreamWriter, words: str) -> None:
    writer.write(f"{words}\r\n".encode())
    await writer.drain()


@asynccontextmanager
async def a_mail_server(port: int = 0) -> AsyncIterator[MailBox]:
    """One on that port, or on a free one, until the end of the block."""
    box = MailBox()
    server = await asyncio.start_server(box.serve, "127.0.0.1", port)
    box.port = server.sockets[0].getsockname()[1]
    try:
        yield box
    finally:
        server.close()
        await server.wait_closed()
