"""The file behind a statement that came back: what it is filed as, why it was refused, and which cases have it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot import desk_copies
from bot.work import Work
from storage import cases, figures_back, ledger_uploads
from storage.ports import Connection

SLOT = "figures"  # until it is known what a table is
FLOW = "figures_back"


def refusal(conn: Connection, why: Mapping[str, Any], twins: Sequence[int]) -> dict[str, Any]:
    """What a dialogue opens with for a table that was not taken: why; of one that came before, what was found then.

    `twins` are the same file's earlier rows of evidence.
    """
    before = next((one for twin in twins if (one := figures_back.of_evidence(conn, twin))), 0)
    if before:
        return {"figures_id": before, "statement_id": figures_back.statement_of(conn, before)}
    matched = next((one for twin in twins if (one := ledger_uploads.of_evidence(conn, twin))), 0)
    if matched:
        return {"ledger_id": matched, "again": True}
    return {"outcome": "refused", **{key: why.get(key, "") for key in ("why", "name", "size", "at")}}


def go_with(work: Work, evidence_id: int, case_id: int) -> None:
    """The file is evidence of that case too, with a row of its own unless the case has it by now."""
    rows = cases.evidence(work.conn, id=evidence_id)
    here = cases.evidence(work.conn, case_id=case_id)
    if not rows or rows[0]["state"] != "stored" or any(row["sha256"] == rows[0]["sha256"] for row in here):
        return
    same = {key: value for key, value in rows[0].items() if key not in {"id", "case_id"}}
    id_ = cases.announce(work.conn, **same | {"case_id": case_id, "slot": "own_calculation"})
    desk_copies.show(work, cases.evidence(work.conn, id=id_)[0])
    work.cases.add(case_id)
