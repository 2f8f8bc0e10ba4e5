"""Copies with a mark across every page: pictures, papers of many pages, damaged ones, kinds that have no page."""

import pytest
import typst

from locales.papers.press import CannotSet, stamped

PICTURE = bytes(
    typst.compile(b"#set page(width: 90pt, height: 60pt)\nDelivery note", format="png", ignore_system_fonts=True)
)


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
