"""A pressroom that sets nothing: for towns in which papers are sent and nobody looks at them."""

import json
from dataclasses import asdict, replace

from bot.pressroom import WIDTH, Pressroom
from locales.papers.press import CannotSet
from locales.papers.sheet import Sheet


class PlainPress(Pressroom):
    """A paper is its words as JSON inside the shell of a PDF; a picture cannot be had, so messages go without."""

    async def pdf(self, sheet: Sheet) -> bytes:
        """See Pressroom."""
        said = asdict(replace(sheet, attached=())) | {"attached": [file.name for file in sheet.attached]}
        return b"%PDF-1.7\n" + json.dumps(said, ensure_ascii=False, sort_keys=True).encode() + b"\n%%EOF\n"

    async def png(self, sheet: Sheet, width: int = WIDTH) -> bytes:
        """See Pressroom."""
        raise CannotSet(f"no picture of {sheet.number} is drawn here, {width} pixels wide or otherwise")

    async def warm(self) -> None:
        """See Pressroom."""

    async def stop(self) -> None:
        """See Pressroom."""
