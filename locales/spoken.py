"""A language's catalogues, one per dialogue, read into memory as one.

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

_HOW: Final = version("babel").encode() + Path(__file__).read_bytes()  # whoever changes the making edits this file


def catalogue_files(language: str, home: Path = HOME) -> list[Path]:
    """The language's catalogues, in a fixed order."""
    return sorted((home / language / "LC_MESSAGES").glob("*.po"))


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


def read_spoken(culture: Culture, home: Path = HOME) -> GNUTranslations:
    """The language's words. Raises ValueError for a broken file."""
    files = catalogue_files(culture.language, home)
    whole = b"\0".join((_HOW, repr(culture).encode(), *(file.read_bytes() for file in files)))
    return GNUTranslations(BytesIO(kept(f"words {culture.language}", whole, lambda: _compiled(culture, files))))


def _compiled(culture: Culture, files: Iterable[Path]) -> bytes:
    every = Catalog(locale=culture.locale)
    every.mime_headers = [("Plural-Forms", culture.plural_forms)]
    for message in chain.from_iterable(read(file, culture.language) for file in files):
        if message.id and not message.fuzzy:
            every.add(message.id, message.string, context=message.context)
    compiled = BytesIO()
    write_mo(compiled, every)
    return compiled.getvalue()
