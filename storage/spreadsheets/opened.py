"""Any file a customer sends as grids of cells: workbooks through calamine, text by its own measure.

Promises: a file is taken for what its bytes are; what cannot be opened is refused with a reason, nothing is filled in.
Who edits: developers.
"""

from storage.spreadsheets.grids import Grid, NotALedger
from storage.spreadsheets.texts import tables_in
from storage.spreadsheets.workbooks import sheets_of

__all__ = ["Grid", "NotALedger", "tables_of"]

_BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def tables_of(content: bytes) -> list[Grid]:
    """Every table of the file that holds anything, hidden sheets last. Raises NotALedger."""
    if not content.strip():
        raise NotALedger("empty")
    grids = sheets_of(content) if content.startswith(_BOOKS) else tables_in(content)
    if not grids:
        raise NotALedger("empty")
    return grids
