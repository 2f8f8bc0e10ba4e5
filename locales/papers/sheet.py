"""A sheet: everything that one paper or picture says, before it is set. Whoever draws a new paper fills one of these.

Promise: two equal sheets are set as the same bytes. Edit here when every paper needs something more than it has.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside the paper: its plain name, its bytes, what it is for (`description`, in the paper's language)."""

    name: str
    content: bytes
    mime: str
    description: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is set: `layout` names a file of layouts/, `language` is one that papers come in.

    `body` goes to the layout as JSON: words as its reader sees them, whole numbers for lengths and shares. `code` is
    the check code, `made_at` (µs UTC) comes from what is committed, never from a clock. `draws` is "pdf" for pages or
    "png" for a picture. `words` are those of the page itself; the press finds them where they are not given.
    """

    layout: str
    language: str
    title: str
    number: str
    code: str
    body: Mapping[str, Any]
    made_at: int
    attached: tuple[Attached, ...] = ()
    draws: str = "pdf"
    company: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
