"""A language's catalogues, one per dialogue, read into memory as one; those of papers as another.

Promise: what is compiled is kept for exactly these files, so that it is never older than its source. English, the
source, needs none.
"""

from collections.abc import Iterable
from gettext import GNUTranslations
from importlib.metadata import version
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from locales.culture import HOME, Culture
from locales.worked_out import kept

PAPERS: Final = "paper_"  # how the files of papers' words begin; no message says these words

_HOW: Final = version("babel").encode() + Path(__file__).read_bytes()  # whoever changes the making edits this file


def of_papers(name: str) -> bool:
    """Whether the file or module of that name holds words of papers."""
    return name.startswith(PAPERS)


def catalogue_files(language: str, home: Path = HOME, *, papers: bool = False) -> list[Path]:
    """The language's catalogues of messages, or of `papers`, in a fixed order."""
    every = sorted((home / language / "LC_MESSAGES").glob("*.po"))
    return [file for file in every if of_papers(file.name) == papers]


def read(path: Path, language: str) -> Catalog:
    """The catalogue at `path`; an empty one when there is none yet. Raises ValueError for a broken file."""
    if not path.exists():
        return Catalog(locale=language)
    try:
        with path.open("rb") as file:
            return read_po(file, locale=language, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(
            f"{language}/LC_MESSAGES/{path.name} is no good catalogue: {error}; mend that line."
        ) from error


def read_spoken(culture: Culture, home: Path = HOME, *, papers: bool = False) -> GNUTranslations:
    """The language's words of messages, or of `papers`. Raises ValueError for a broken file."""
    files = catalogue_files(culture.language, home, papers=papers)
    whole = b"\0".join((_HOW, repr(culture).encode(), *(file.read_bytes() for file in files)))
    name = f"words {'of papers ' if papers else ''}{culture.language}"
    return GNUTranslations(BytesIO(kept(name, whole, lambda: _compiled(culture, files))))


def _compiled(culture: Culture, files: Iterable[Path]) -> bytes:
    every = Catalog(locale=culture.locale)
    every.mime_headers = [("Plural-Forms", culture.plural_forms)]
    for message in chain.from_iterable(read(file, culture.language) for file in files):
        if message.id and not message.fuzzy:
            every.add(message.id, message.string, context=message.context)
    compiled = BytesIO()
    write_mo(compiled, every)
    return compiled.getvalue()
