"""The signed records about one statement, with what somebody needs to check them without us.

Promise: the same records, the same bytes; the statement lies beside them as it was hashed, and the verifier as it is in
this house. A person who was taken out is in none of them.
"""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from bot.papers.printed import Printed, Setting
from bot.proofs import VERIFIER
from flows.facts.statement import canonical
from storage import records, statements
from storage.ports import Connection

SAME_DAY = (2000, 1, 1, 0, 0, 0)


def record(conn: Connection, _setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """What the ZIP holds is named by record and statement. Raises LookupError where nothing was signed."""
    statement, kept = statements.one(conn, int(wanted["id"])), records.of_statement(conn, int(wanted["id"]))
    if statement is None or not kept:
        msg = f"There is no signed record about statement {wanted['id']}."
        raise LookupError(msg)
    public = "".join(f"{key}\n" for key in sorted({one.said["key"] for one in kept}))
    files = {
        **dict(one.file for one in kept),
        f"{statement.number}.json": canonical(statement),
        "key.txt": public.encode(),
        VERIFIER.name: VERIFIER.read_bytes(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, SAME_DAY), content)
    return Printed(f"{kept[0].number}.zip", content=out.getvalue())


PAPERS = {"record": record}
