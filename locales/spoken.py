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

from locales import bidi
from locales.bidi import translation_in_order
from locales.culture import HOME, Culture, read_culture
from locales.pseudo import PSEUDO, Pretended, manners
from locales.worked_out import kept

PAPERS: Final = "paper_"  # how the files of papers' words begin; no message says these words
DESK: Final = ("staff", "desk_")  # how those of the desk begin

# Whoever changes the making edits one of these files.
_HOW: Final = version("babel").encode() + Path(__file__).read_bytes() + Path(bidi.__file__).read_bytes()


def of_papers(name: str) -> bool:
    """Whether the file or module of that name holds words of papers."""
    return name.startswith(PAPERS)


def of_desk(name: str) -> bool:
    """Whether the file or module of that name holds words of the desk."""
    return name.startswith(DESK)


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


def read_voice(language: str, home: Path = HOME, *, papers: bool = False) -> tuple[Culture, GNUTranslations]:
    """The manners and the words of a language, or of a pretended one (pseudo.py). Raises ValueError."""
    if language in PSEUDO:
        return manners(language), Pretended(language)
    culture = read_culture(language, home)
    return culture, read_spoken(culture, home, papers=papers)


def _in_order(said: str | list[str] | tuple[str, ...] | None) -> str | tuple[str, ...]:
    return translation_in_order(said) if isinstance(said, str) else tuple(map(translation_in_order, said or ()))


def _compiled(culture: Culture, files: Iterable[Path]) -> bytes:
    every = Catalog(locale=culture.locale)
    every.mime_headers = [("Plural-Forms", culture.plural_forms)]
    for message in chain.from_iterable(read(file, culture.language) for file in files):
        if message.id and not message.fuzzy:
            every.add(message.id, _in_order(message.string) if culture.rtl else message.string, context=message.context)
    compiled = BytesIO()
    write_mo(compiled, every)
    return compiled.getvalue()
