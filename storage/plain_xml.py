"""XML from outside, element by element, without what makes XML dangerous.

Promises: a document type, and with it every entity a file could define, is refused before anything of it is expanded;
nothing outside the file is ever read; memory does not grow with the file. Who edits: developers.
"""

from collections.abc import Callable, Mapping
from typing import IO
from xml.parsers import expat

Start = Callable[[str, Mapping[str, str]], None]
Text = Callable[[str], None]
End = Callable[[str], None]


class NotPlainXml(Exception):
    """Broken XML, or XML with a document type."""


def walk(stream: IO[bytes], start: Start, text: Text | None = None, end: End | None = None) -> None:
    """Call `start`, `text` and `end` as elements come; tags as written, prefix and all. Raises NotPlainXml."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.EndElementHandler = end
    try:
        parser.ParseFile(stream)
    except (expat.ExpatError, ValueError) as error:  # ValueError: an encoding that Python does not know
        raise NotPlainXml(str(error)) from error


def local(tag: str) -> str:
    """The tag without its prefix."""
    return tag.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise NotPlainXml("a document type is declared")
