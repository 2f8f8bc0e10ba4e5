"""The press: the one place that knows Typst. Bytes and words in, a paper's bytes out; the machine's fonts play no part.

Promises: the same input makes the same bytes, on any machine; a file that cannot be set is said to be so and nothing
else. It blocks for tens of milliseconds, so it belongs into a thread.
"""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

HOME: Final = Path(__file__).parent
STAMPED: Final = {".pdf": "pdf", ".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".webp": "webp", ".gif": "gif"}
MOST_PAGES: Final = 256
_LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)  # a date of making would make the same input other bytes


class CannotSet(Exception):
    """The file is damaged, locked or of a kind that cannot be set on a page."""


def stamped(content: bytes, suffix: str, mark: str) -> bytes:
    """A PDF of the picture or PDF with `mark` across every page. Raises CannotSet."""
    kind = STAMPED.get(suffix.lower())
    if kind is None:
        raise CannotSet(f"a {suffix} has no pages to stamp")
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / f"file.{kind}").write_bytes(content)
        (root / "main.typ").write_bytes((HOME / "stamped.typ").read_bytes())
        said = {"mark": mark, "file": f"file.{kind}", "kind": kind}
        if kind != "pdf":
            return _set(root, {**said, "pages": "1"})
        pages = _pages(root, said)
        return _set(root, {**said, "pages": str(pages)})


def _pages(root: Path, said: dict[str, str]) -> int:
    """How many pages the PDF has: it is asked for more and more of them until one is missing."""
    low, high = 1, 2
    _set(root, {**said, "pages": "1"})  # whatever else is wrong with it is said here
    while high <= MOST_PAGES and _holds(root, said, high):
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _holds(root, said, middle) else (low, middle)
    return low


def _holds(root: Path, said: dict[str, str], pages: int) -> bool:
    try:
        _set(root, {**said, "pages": str(pages)})
    except CannotSet:
        return False
    return True


def _set(root: Path, said: dict[str, str]) -> bytes:
    import typst  # noqa: PLC0415 - a large library, wanted by few letters

    try:
        made: Any = typst.compile(
            root / "main.typ", root=root, ignore_system_fonts=True, sys_inputs=said, timestamp=_LONG_AGO
        )
    except (typst.TypstError, RuntimeError) as error:
        raise CannotSet(str(error)) from error
    return bytes(made)
