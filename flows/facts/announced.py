"""Whether words only say that there is something to say. Promise: pure; the phrases stand in flows/tables."""

import re
import unicodedata
from functools import cache

from flows.tables.announced import ANNOUNCED


def announced(text: str) -> str | None:
    """The kind of feedback that `text` announces without giving it; "" for an unnamed kind, None for anything else."""
    said = " ".join(re.sub(r"[^\w\s]+", " ", unicodedata.normalize("NFKC", text).casefold()).split())
    joined = said if said.isascii() else said.replace(" ", "")
    return next((kind for kind, pattern in _patterns().items() if pattern.fullmatch(joined)), None)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile("|".join(phrases)) for kind, phrases in ANNOUNCED.items()}
