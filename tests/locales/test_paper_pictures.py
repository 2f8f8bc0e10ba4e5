"""Papers as they look: pictures taken of them stay as they were, every font and every file is inside.

The pictures are of the sample books (tests/screens/paper_books.py). When a layout or words were changed on purpose,
look at `python -m tests.screens papers` and keep new ones with `python -m tests.screens papers --keep`.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from locales.languages import PAPER
from locales.papers.press import LAYOUTS, Press
from locales.papers.sheet import Sheet
from locales.samples.papers.readers import readers
from tests.locales.pixels import apart, read
from tests.screens.paper_books import Books, books_of
from tests.screens.papers import KEPT, KEPT_AT, KEPT_IN, picture_of

TOLERANCE = 0.01  # another machine may shade an edge otherwise
GET_IT = "pdffonts and pdfdetach are missing; install poppler-utils (Debian, Homebrew: poppler)"
LARGEST, ALTOGETHER = 60_000, 700_000  # bytes


@pytest.fixture(scope="module")
def press() -> Press:
    """One for all: its fonts are read once."""
    return Press()


@pytest.fixture(scope="module", params=KEPT_IN)
def books(request: pytest.FixtureRequest) -> Iterator[Books]:
    """The books of a reader of each language that pictures are kept in."""
    with books_of(next(one for one in readers() if one.language == request.param)) as made:
        yield made


@pytest.fixture(scope="module")
def arabic() -> Iterator[Books]:
    """Those of one of them."""
    with books_of(next(one for one in readers() if one.language == "ar")) as made:
        yield made


@pytest.mark.parametrize("name", KEPT)
def test_a_paper_looks_as_it_did(press: Press, books: Books, name: str) -> None:
    """Its layout, its fonts, its words, its direction."""
    kept = (KEPT_AT / f"{name}-{books.reader.language}.png").read_bytes()
    taken = picture_of(press, books, name)

    assert apart(kept, taken) <= TOLERANCE


def test_the_kept_pictures_are_small_and_all_of_them_are_looked_at() -> None:
    """They are in everybody's copy of the project."""
    sizes = {path.stem: path.stat().st_size for path in KEPT_AT.iterdir()}

    assert set(sizes) == {f"{name}-{language}" for name in KEPT for language in KEPT_IN}
    assert max(sizes.values()) < LARGEST
    assert sum(sizes.values()) < ALTOGETHER


@pytest.mark.parametrize(
    ("says", "then"),
    [
        ("margin: 18pt", "margin: 19pt"),
        ("size: 9.5pt", "size: 9.2pt"),
        ('weight: "bold"', 'weight: "light"'),
        ("luma(94%)", "luma(80%)"),
    ],
)
def test_a_changed_layout_is_seen(
    press: Press, arabic: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, then: str
) -> None:
    """A point of margin, a third of a point of type, another weight, another grey."""
    kept = (KEPT_AT / "statement_card-ar.png").read_bytes()
    for file in LAYOUTS.glob("*.typ"):
        (tmp_path / file.name).write_text(file.read_text("utf-8").replace(says, then), "utf-8")
    monkeypatch.setattr("locales.papers.press.LAYOUTS", tmp_path)

    assert apart(kept, picture_of(press, arabic, "statement_card")) > TOLERANCE


def test_another_direction_is_far_away(press: Press, arabic: Books) -> None:
    """A mirrored card fails by far."""
    sheet = arabic.made("statement_card").sheet
    assert sheet is not None

    assert apart(press.png(sheet, 240), press.png(replace(sheet, language="en"), 240)) > 10 * TOLERANCE


def test_a_picture_is_read_as_it_was_drawn(press: Press) -> None:
    """White at its corner, ink within, as many rows as its height."""
    with books_of(readers()[0]) as made:
        drawn = read(picture_of(press, made, "statement_card"))

    assert len(drawn.rows) == drawn.height
    assert {len(row) for row in drawn.rows} == {drawn.width * drawn.channels}
    assert drawn.rows[0][:3] == b"\xff\xff\xff"
    assert min(map(min, drawn.rows)) < 60


def test_there_is_a_reader_for_every_language_of_papers() -> None:
    """In the order in which they are offered."""
    assert {one.language for one in readers()} == set(PAPER)


@pytest.mark.parametrize("reader", readers(), ids=lambda one: one.language)
def test_every_paper_is_made_for_every_reader(press: Press, reader: Any) -> None:
    """Long names, two scripts in a line, rare characters, no decimals and three: nothing is missing."""
    with books_of(reader) as made:
        sheets = {name: made.made(name).sheet for name in made.wanted}

    assert all(sheets.values())
    assert {sheet.language for sheet in sheets.values() if sheet} == {reader.language}
    assert all(_shown(press, sheet) for sheet in sheets.values() if sheet)


def _shown(press: Press, sheet: Sheet) -> bool:
    """Whether every character of it can be drawn, looked up without drawing; raises MissingGlyph."""
    return bool(press._said(sheet))


# -- what others find in the files -------------------------------------------------------------------------------------
def _poppler(tool: str, *arguments: str) -> str:
    if which(tool) is None:
        if os.environ.get("CI"):
            pytest.fail(GET_IT)
        pytest.skip(GET_IT)
    return subprocess.run([tool, *arguments], capture_output=True, check=True, text=True).stdout


@pytest.fixture(scope="module")
def paper(press: Press, arabic: Books, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Sheet]:
    """A confirmation in Arabic with everything attached, as a file."""
    sheet = arabic.made("confirmation").sheet
    assert sheet is not None
    path = tmp_path_factory.mktemp("papers") / "paper.pdf"
    path.write_bytes(press.pdf(sheet))
    return path, sheet


def test_every_font_is_inside_and_no_more_of_it_than_is_used(paper: tuple[Path, Sheet]) -> None:
    """So that it looks the same wherever it is opened."""
    rows = _poppler("pdffonts", str(paper[0])).splitlines()[2:]
    flags = [re.search(r"(yes|no) +(yes|no) +(yes|no) +\d+ +\d+$", row) for row in rows]

    assert len(rows) >= 2
    assert all(found and found[1] == found[2] == "yes" for found in flags), rows
    assert any("Arabic" in row for row in rows)


def test_every_attached_file_comes_out_with_its_bytes(paper: tuple[Path, Sheet], tmp_path: Path) -> None:
    """The lines and the signed record."""
    path, sheet = paper
    listed = _poppler("pdfdetach", "-list", str(path))
    _poppler("pdfdetach", "-saveall", "-o", str(tmp_path), str(path))

    assert len(sheet.attached) >= 2
    assert listed.startswith(f"{len(sheet.attached)} embedded files")
    assert {file.name: (tmp_path / file.name).read_bytes() for file in sheet.attached} == {
        file.name: file.content for file in sheet.attached
    }
