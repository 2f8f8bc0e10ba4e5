"""Papers as they are set: the same everywhere, never a source, never boxes; copies with a mark across every page."""

import os
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from shutil import which
from typing import Final

import pytest
import typst

from locales.papers.press import CannotSet, MissingGlyph, Press, stamped
from locales.papers.sheet import Sheet
from tests.locales.proof import CSV, NAMES, card, sheet

ROOT: Final = Path(__file__).parents[2]
BARE: Final = """
import sys
from hashlib import sha256
from locales.papers.press import pdf, png
from tests.locales.proof import CSV, card, sheet
for language in sys.argv[1:]:
    print(sha256(pdf(sheet(language, attached=(CSV,)))).hexdigest(), sha256(png(card(language))).hexdigest())
"""

PICTURE = bytes(
    typst.compile(b"#set page(width: 90pt, height: 60pt)\nDelivery note", format="png", ignore_system_fonts=True)
)


@pytest.fixture(scope="module")
def press() -> Press:
    """One for all: its fonts are read once."""
    return Press()


def said_in(pdf: bytes, folder: Path) -> str:
    """The words of a paper, as whoever copies them gets them."""
    if which("pdftotext") is None:
        if os.environ.get("CI"):
            pytest.fail("pdftotext is missing; install poppler-utils")
        pytest.skip("needs pdftotext; install poppler-utils")
    (folder / "paper.pdf").write_bytes(pdf)
    asked = ["pdftotext", "-layout", str(folder / "paper.pdf"), "-"]
    return subprocess.run(asked, capture_output=True, check=True, text=True).stdout


# -- papers ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", NAMES)
def test_a_paper_is_set_in_every_script(press: Press, language: str) -> None:
    """PDF/A with everything that stands in it, and nothing missing."""
    assert press.pdf(sheet(language, rows=2)).startswith(b"%PDF-")


def test_what_is_said_is_never_read_as_a_source(press: Press, tmp_path: Path) -> None:
    """A row of the ledger that looks like commands is set as it stands."""
    evil = '#read("/etc/passwd") *x* $y$ @z'

    assert evil in said_in(press.pdf(sheet(name=evil)), tmp_path)


def test_a_bare_machine_sets_the_same_bytes(press: Press, tmp_path: Path) -> None:
    """No fonts of the system, no home, another process: the same paper in Chinese and Arabic."""
    languages = ("zh_Hans", "ar")
    bare = {"HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", BARE, *languages]
    told = subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, check=True, text=True).stdout
    here = [
        (sha256(press.pdf(sheet(one, attached=(CSV,)))).hexdigest(), sha256(press.png(card(one))).hexdigest())
        for one in languages
    ]

    assert [tuple(line.split()) for line in told.splitlines()] == here


@pytest.mark.parametrize(
    "other", [replace(sheet(), code="7F3A-91C3"), replace(sheet(), made_at=0), replace(sheet(), number="S-2026-0002")]
)
def test_another_sheet_is_another_paper(press: Press, other: Sheet) -> None:
    """Code, day and number are in it."""
    assert press.pdf(other) != press.pdf(sheet())


def test_what_is_attached_is_inside_and_comes_out_again(press: Press, tmp_path: Path) -> None:
    """Byte for byte, under its name."""
    said_in(press.pdf(sheet(attached=(CSV,))), tmp_path)
    out = ["pdfdetach", "-saveall", "-o", str(tmp_path), str(tmp_path / "paper.pdf")]
    subprocess.run(out, check=True, capture_output=True)

    assert (tmp_path / CSV.name).read_bytes() == CSV.content


def test_a_long_paper_repeats_its_head_and_counts_its_pages(press: Press, tmp_path: Path) -> None:
    """Whoever holds one page knows what it belongs to."""
    pages = said_in(press.pdf(sheet(rows=120)), tmp_path).split("\f")[:-1]

    assert len(pages) == 3
    assert all("No." in page and "S-2026-0001" in page and "7F3A-91C2" in page for page in pages)
    assert all(f"{n}/3" in page.replace(" / ", "/") for n, page in enumerate(pages, start=1))


def test_a_long_number_stays_in_its_place_and_is_copied_whole(press: Press, tmp_path: Path) -> None:
    """It is broken where a line ends, without a sign that nobody wrote."""
    number = "0123456789abcdef" * 4
    said = said_in(press.pdf(sheet(rows=0, name=number)), tmp_path)

    assert number in "".join(said.split())
    assert "\u200b" not in said


def test_only_papers_that_can_be_heard_line_by_line_are_tagged(press: Press) -> None:
    """Above two hundred lines tags would make it ten times as big."""
    assert b"/StructTreeRoot" in press.pdf(sheet(rows=200))
    assert b"/StructTreeRoot" not in press.pdf(sheet(rows=201))


def test_a_picture_is_as_wide_as_is_asked_for(press: Press) -> None:
    """In pixels, as its head says."""
    assert [int.from_bytes(press.png(card(), width)[16:20], "big") for width in (720, 360)] == [720, 360]


@pytest.mark.parametrize("rare", ["㛃", "𬭎", "䶮", "𠮷", "堃", "髙", "﨑"])
def test_a_rare_character_of_a_name_is_there(press: Press, rare: str) -> None:
    """In a paper of any language."""
    assert press.pdf(sheet("en", rows=0, name=f"{rare}记")).startswith(b"%PDF-")


def test_a_character_that_no_font_holds_stops_the_paper(press: Press) -> None:
    """It is named, with where it stands and what to do; no box is ever sent."""
    wrong = replace(sheet(), body={**sheet().body, "rows": [["INV-1", "", "Okafor \U0001f92f Foods", ""]]})
    with pytest.raises(MissingGlyph) as stopped:
        press.pdf(wrong)

    assert (stopped.value.character, stopped.value.where) == ("\U0001f92f", "body.rows.0.2")
    assert "U+1F92F" in str(stopped.value)
    assert "Okafor" in str(stopped.value)


def test_invisible_marks_cannot_turn_an_amount_round(press: Press, tmp_path: Path) -> None:
    """They are taken out; what our own words isolate stays, and is closed where it was opened."""
    turned = press.pdf(sheet(rows=0, name="A \u202e100.00\u202c \u2067B\u2069 \u200fC"))
    plain = press.pdf(sheet(rows=0, name="A 100.00 B C"))

    assert turned == plain
    assert said_in(press.pdf(sheet("ar", rows=0, name="\u2066-25,408.29")), tmp_path)


def test_a_layout_that_is_not_there_is_said_to_be_so(press: Press) -> None:
    """And nothing else is tried."""
    with pytest.raises(CannotSet, match="no layout"):
        press.pdf(replace(sheet(), layout="../stamped"))


# -- copies with a mark ------------------------------------------------------------------------------------------------
def paper(pages: int) -> bytes:
    """A PDF of so many pages."""
    return bytes(typst.compile("#pagebreak()\n".join(f"Page {n}" for n in range(pages)).encode()))


def pages_of(content: bytes) -> int:
    """How many pages a PDF says it has."""
    return content.count(b"/Type/Page/") + content.count(b"/Type /Page\n")


@pytest.mark.parametrize("pages", [1, 2, 3, 7])
def test_every_page_of_a_paper_is_there_and_marked(pages: int) -> None:
    """None is lost and none is added."""
    found = stamped(paper(pages), ".pdf", "D-1001")

    assert found.startswith(b"%PDF-")
    assert pages_of(found) == pages


def test_a_picture_becomes_a_page_with_the_mark() -> None:
    """What it was sent for cannot be cut off without a trace."""
    found = stamped(PICTURE, ".png", "D-1001")

    assert found != stamped(PICTURE, ".png", "D-1002")
    assert pages_of(found) == 1


def test_the_same_copy_for_the_same_case_is_the_same_bytes() -> None:
    """No date of making creeps in."""
    assert stamped(PICTURE, ".png", "D-1001") == stamped(PICTURE, ".png", "D-1001")


def test_a_mark_is_never_read_as_a_source() -> None:
    """Whatever stands in it is set as it stands."""
    assert stamped(PICTURE, ".png", '#read("/etc/passwd") *x* $y$').startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("content", "suffix"), [(b"%PDF-1.4 nonsense", ".pdf"), (b"", ".pdf"), (b"x", ".xlsx"), (b"x", ".png")]
)
def test_what_cannot_be_set_is_said_to_be_so(content: bytes, suffix: str) -> None:
    """A damaged file, an empty one, a table, a picture that is none."""
    with pytest.raises(CannotSet):
        stamped(content, suffix, "D-1001")
