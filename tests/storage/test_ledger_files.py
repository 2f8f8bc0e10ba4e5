"""Awkward spreadsheets, each read as an accountant reads it."""

from pathlib import Path

import pytest

from tests.storage.ledgers.cases import case, cases, read


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.stem)
def test_a_spreadsheet_is_read_as_it_is_written_beside_it(path: Path) -> None:
    """What stands beside each file was checked by eye; `python -m tests.storage.ledgers` writes it anew."""
    one = case(path)

    assert read(one) == one.reading
