"""A language's catalogues, one per dialogue, read into memory as one.

Promise: nothing compiled lies on disk that could be older than its source. English needs no catalogue: it is the source.
"""

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from locales.culture import HOME, Culture


def catalogue_files(language: str, home: Path = HOME) -> list[Path]:
    """The language's catalogues, in a fixed order."""
    return sorted((home / language / "LC_MESSAGES").glob("*.po"))


def read_spoken(culture: Culture, home: Path = HOME) -> GNUTranslations:
    """The language's words. Raises babel's PoFileError for a broken file."""
    every = Catalog(locale=culture.locale)
    for path in catalogue_files(culture.language, home):
        with path.open("rb") as file:
            for message in read_po(file, locale=culture.language, abort_invalid=True):
                if message.id and not message.fuzzy:
                    every.add(message.id, message.string, context=message.context)
    compiled = BytesIO()
    every.mime_headers = [*_but_plurals(every), ("Plural-Forms", culture.plural_forms)]
    write_mo(compiled, every)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _but_plurals(catalogue: Catalog) -> list[tuple[str, str]]:
    return [(name, value) for name, value in catalogue.mime_headers if name != "Plural-Forms"]
