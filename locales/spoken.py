"""A language's catalogues, one per dialogue, read into memory as one.

Promise: nothing compiled lies on disk that could be older than its source. English, the source, needs none.
"""

from gettext import GNUTranslations
from io import BytesIO
from itertools import chain
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from locales.culture import HOME, Culture


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
    every = Catalog(locale=culture.locale)
    every.mime_headers = [("Plural-Forms", culture.plural_forms)]
    for message in chain.from_iterable(
        read(path, culture.language) for path in catalogue_files(culture.language, home)
    ):
        if message.id and not message.fuzzy:
            every.add(message.id, message.string, context=message.context)
    compiled = BytesIO()
    write_mo(compiled, every)
    compiled.seek(0)
    return GNUTranslations(compiled)
