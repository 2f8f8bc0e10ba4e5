"""The press in a process of its own: sheets come in on stdin, papers go out on stdout, one after another.

Promises: an order is answered with the paper, or with why there is none; the process ends when nobody orders any more,
and says with an answer that it ends because it has set enough or grown. Theory: setting keeps memory, so it is not done
where the bot lives. Messages are a length, a line of JSON, and the bytes that it counts.
"""

import json
import os
import signal
import struct
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Final

from locales.papers.press import CannotSet, MissingGlyph, Press
from locales.papers.sheet import Attached, Sheet

LENGTH: Final = struct.Struct(">I")
MB: Final = 1 << 20


def message(said: Mapping[str, Any], *blobs: bytes) -> bytes:
    """What travels either way."""
    head = json.dumps({**said, "blobs": [len(blob) for blob in blobs]}, default=dict, ensure_ascii=False).encode()
    return b"".join((LENGTH.pack(len(head)), head, *blobs))


def order(sheet: Sheet, width: int) -> bytes:
    """`sheet` as it travels; a picture so many pixels wide."""
    plain = {name: getattr(sheet, name) for name in Sheet.__slots__ if name != "attached"}
    attached = [{"name": file.name, "mime": file.mime, "description": file.description} for file in sheet.attached]
    return message({"sheet": plain, "attached": attached, "width": width}, *(file.content for file in sheet.attached))


def paper(said: Mapping[str, Any], blobs: list[bytes]) -> bytes:
    """What an answer brings. Raises what kept the worker from it."""
    if "missing" in said:
        raise MissingGlyph(*said["missing"])
    if "cannot" in said:
        raise CannotSet(said["cannot"])
    return blobs[0]


def work(orders: BinaryIO, papers: BinaryIO, press: Press, most: int, grown: int) -> None:
    """Answer until nobody orders, `most` papers are set, or the process has taken `grown` bytes."""
    _send(papers, {"ready": True})
    for done, (said, blobs) in enumerate(_orders(orders), start=1):
        leaving = done >= most
        answer, made = _answer(press, said, blobs)
        leaving = leaving or _taken() >= grown
        _send(papers, {**answer, "leaving": leaving}, *made)
        if leaving:
            return


def _answer(press: Press, said: Mapping[str, Any], blobs: list[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    attached = tuple(Attached(content=blob, **file) for file, blob in zip(said["attached"], blobs, strict=True))
    sheet = Sheet(**said["sheet"], attached=attached)
    try:
        made = press.png(sheet, said["width"]) if sheet.draws == "png" else press.pdf(sheet)
    except MissingGlyph as error:
        return {"missing": [error.character, error.where, error.said]}, []
    except CannotSet as error:
        return {"cannot": str(error)}, []
    return {}, [made]


def _orders(stream: BinaryIO) -> Iterator[tuple[dict[str, Any], list[bytes]]]:
    while len(length := stream.read(LENGTH.size)) == LENGTH.size:
        said = json.loads(stream.read(LENGTH.unpack(length)[0]))
        yield said, [stream.read(size) for size in said["blobs"]]


def _send(stream: BinaryIO, said: Mapping[str, Any], *blobs: bytes) -> None:
    stream.write(message(said, *blobs))
    stream.flush()


def _taken() -> int:
    """The most memory this process has had, in bytes; 0 where the system does not tell.

    What `getrusage` says begins with what the process had that made us, so it is only asked where nothing else is told.
    """
    with suppress(OSError):
        told = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return next((int(line.split()[1]) * 1024 for line in told.splitlines() if line.startswith("VmHWM:")), 0)
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def main(own_fonts: str, most: str, grown: str) -> None:
    """Run until stdin ends; nothing but answers is written to what was stdout."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is for the bot, which ends us in order
    papers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    press = Press(Path(own_fonts) if own_fonts else None)
    with suppress(BrokenPipeError):  # the bot is gone, and whoever waited with it
        work(sys.stdin.buffer, papers, press, int(most), int(grown))


if __name__ == "__main__":
    main(*sys.argv[1:])
