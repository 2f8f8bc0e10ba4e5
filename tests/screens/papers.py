"""`python -m tests.screens papers [--out FOLDER] [PAPER…]`: every paper in every language, to be looked at.

A picture of each page, NAME-LANGUAGE-PAGE.png, and for each paper one sheet of all languages side by side, NAME.png.
The books are those of paper_books.py, so that pictures of two days can be compared. With `--keep` the few small ones
that the tests compare are taken anew, and no others.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import typst

from locales.papers.press import Press
from locales.samples.papers.readers import Reader, readers
from tests.screens.paper_books import Books, books_of

OUT: Final = Path("var/screens/papers")
WIDTH: Final = 900  # pixels
ACROSS: Final = 4  # languages side by side
ON_A_SHEET: Final = 330  # points of each there

KEPT_AT: Final = Path(__file__).parents[1] / "locales" / "pictures"
KEPT: Final = ("statement_pdf", "confirmation", "statement_card", "ledger_card")
KEPT_IN: Final = ("en", "zh_Hans", "ar", "ja")
KEPT_WIDTH: Final = 420  # pixels


def picture_of(press: Press, books: Books, name: str) -> bytes:
    """A small one of the first page, as it is kept."""
    sheet = books.made(name).sheet
    assert sheet is not None, name
    return press.png(sheet, KEPT_WIDTH)


def keep(press: Press) -> None:
    """Take those anew that the tests compare."""
    KEPT_AT.mkdir(exist_ok=True)
    for reader in readers():
        if reader.language in KEPT_IN:
            with books_of(reader) as books:
                for name in KEPT:
                    (KEPT_AT / f"{name}-{reader.language}.png").write_bytes(picture_of(press, books, name))


def take(press: Press, reader: Reader, folder: Path, only: Sequence[str]) -> dict[str, list[Path]]:
    """All papers of one reader; the pictures of each paper's pages."""
    taken: dict[str, list[Path]] = {}
    with books_of(reader) as books:
        for name in only or books.wanted:
            sheet = books.made(name).sheet
            assert sheet is not None, name
            taken[name] = []
            for page, picture in enumerate(press.pictures(sheet, WIDTH), start=1):
                path = folder / f"{name}-{reader.language}-{page}.png"
                path.write_bytes(picture)
                taken[name].append(path)
    return taken


def side_by_side(pictures: Sequence[Path], target: Path) -> None:
    """One picture of them all."""
    images = ", ".join(f'image("{picture.name}", width: 100%)' for picture in pictures)
    page = f"#set page(width: {ACROSS * ON_A_SHEET}pt, height: auto, margin: 6pt, fill: luma(75%))"
    source = target.with_suffix(".typ")
    source.write_text(f"{page}\n#grid(columns: {ACROSS}, gutter: 6pt, {images})", encoding="utf-8")
    try:
        typst.compile(source, root=target.parent, output=target, format="png", ppi=100.0, ignore_system_fonts=True)
    finally:
        source.unlink()


def main(arguments: list[str]) -> None:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.screens papers", description=__doc__)
    parser.add_argument("paper", nargs="*", help="names of papers; all of them when none is named")
    parser.add_argument("--out", type=Path, default=OUT, help=f"where the pictures go; {OUT} otherwise")
    parser.add_argument("--keep", action="store_true", help="take only those anew that the tests compare")
    given = parser.parse_args(arguments)
    if given.keep:
        keep(Press())
        return
    given.out.mkdir(parents=True, exist_ok=True)
    press, of_paper = Press(), dict[str, list[Path]]()
    for reader in readers():
        for name, pages in take(press, reader, given.out, given.paper).items():
            of_paper.setdefault(name, []).extend(pages[:1])
        sys.stdout.write(f"{reader.language}\n")
    for name, pictures in of_paper.items():
        side_by_side(pictures, given.out / f"{name}.png")
    sys.stdout.write(f"The pictures are in {given.out}: {', '.join(of_paper)}.\n")
