"""The file behind a statement that came back: what it is filed as, and which cases have it. Knows no conversation."""

from bot import desk_copies
from bot.work import Work
from flows.facts.figures_back import FiguresBack
from storage import cases

SLOT = "figures"  # until it is known what a table is
FLOW = "figures_back"


def go_with(work: Work, kept: FiguresBack, case_id: int) -> None:
    """The file is evidence of that case too; the first one has it by now, any other has a row of its own."""
    rows = cases.evidence(work.conn, id=kept.evidence_id)
    here = cases.evidence(work.conn, case_id=case_id)
    if not rows or rows[0]["state"] != "stored" or any(row["sha256"] == rows[0]["sha256"] for row in here):
        return
    same = {key: value for key, value in rows[0].items() if key not in {"id", "case_id"}}
    id_ = cases.announce(work.conn, **same | {"case_id": case_id, "slot": "own_calculation"})
    desk_copies.show(work, cases.evidence(work.conn, id=id_)[0])
    work.cases.add(case_id)
