"""The statement as a spreadsheet, in the reader's language, to be filled in and sent back."""

from collections.abc import Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import Any, Final

from bot.papers.printed import Printed, Setting
from locales.languages import PAPER
from locales.papers.words import PaperWords
from storage import statements
from storage.ports import Connection
from storage.sheets_out import HEADINGS, statement_workbook

_OF_THE_PAGE: Final = frozenset({"check_code"})


def made(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:  # noqa: ARG001 - as of every maker
    """`wanted`: the statement's `id` and the `language`. Raises LookupError where there is no such statement."""
    statement = statements.one(conn, int(wanted["id"]))
    if statement is None:
        msg = f"There is no statement {wanted['id']}."
        raise LookupError(msg)
    words = PaperWords(str(wanted["language"]))
    right_to_left = words.direction == "rtl"
    write = partial(statement_workbook, statement, headings(words.language), right_to_left=right_to_left)
    return Printed(f"{statement.number}.xlsx", content=write)


@cache
def headings(language: str) -> Mapping[str, str]:
    """The words of the file in that paper language."""
    words = PaperWords(language)
    said = {name: words.label(_label(name)) for name in HEADINGS if name != "page"}
    return MappingProxyType(said | {"page": words.label("paper_page_number", page="&P", pages="&N")})


@cache
def known_headings() -> Mapping[str, frozenset[str]]:
    """By field, what its column is headed in any language of papers: a file that comes back is read by these."""
    every = [headings(language) for language in PAPER]
    return MappingProxyType({name: frozenset(said[name] for said in every) for name in HEADINGS})


def _label(name: str) -> str:
    return f"paper_page_{name}" if name in _OF_THE_PAGE else f"paper_sheet_{name}"


PAPERS: Final = MappingProxyType({"statement": made})
