"""Which key signs in our name: noted in the books at each start, so that a change of it is written down.

Promise: a key that signed once stays known, so that its records can be checked after it was lost or replaced.
"""

from pathlib import Path
from typing import Final

from bot.signing import Signer, known
from storage import audit, records
from storage.ports import Connection

FOLDER: Final = "keys"  # below the data folder


def ours(conn: Connection, folder: Path) -> dict[str, bytes]:
    """Every key that ever signed in our name, by name: those in the books and those in `folder`."""
    return {name: public for name, (public, _since) in records.keys(conn).items()} | known(folder)


def note(conn: Connection, signer: Signer, now: int) -> None:
    """It signs from now on; that it took another's place is a link of the house's chain."""
    before = records.note_key(conn, signer.name, signer.public, now)
    if before:
        audit.record(conn, 0, now, "house", "signing_key_changed", f"key:{signer.name}", {"before": before})
