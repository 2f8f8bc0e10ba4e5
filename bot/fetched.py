"""A piece of evidence was fetched and looked at: stored under its hash, or refused and said so."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot import customers, desk_copies, figures_back, things
from bot.doors import Fetched, Inbound
from bot.figures_kept import SLOT
from bot.work import Work
from flows.engine.events import Happened
from storage import cases


def take_fetched(work: Work, inbound: Inbound) -> None:
    """Write down what became of the file; a refusal is told to whoever sent it."""
    did = inbound.did
    assert isinstance(did, Fetched)  # noqa: S101 - the corridor's table leads here
    found = cases.evidence(work.conn, id=did.id)
    if found and found[0]["state"] in {"erasing", "withdrawn"}:
        _gone(work, found[0], did)
    if not found or found[0]["state"] != "announced":
        return
    row = found[0]
    twin = _twin(work, row, did)
    if twin:
        did = replace(did, why="duplicate", sha256="")
    state = "refused" if did.why else "stored"
    cases.change_evidence(
        work.conn,
        did.id,
        state=state,
        why=did.why,
        sha256=did.sha256 or None,
        size=did.size or row["size"],
        mime=did.mime or row["mime"],
    )
    if row["case_id"]:
        work.cases.add(row["case_id"])
    work.record(row["customer_id"], "house", f"evidence_{state}", f"evidence:{did.id}", sha256=did.sha256, why=did.why)
    if state == "stored":
        desk_copies.show(work, {**row, "sha256": did.sha256})
        figures_back.came(work, row, did)
    if did.why:
        _tell_why(work, row, did, twin)


def _tell_why(work: Work, row: Mapping[str, Any], did: Fetched, twin: Mapping[str, Any] | None) -> None:
    """To the desk where it was for a case, and to whoever sent it."""
    if row["case_id"]:
        shown = {"name": row["name"], "why": did.why}
        things.tell_desk(work, f"case:{row['case_id']}", "staff/paper_refused", shown)
    named = twin or row
    values = {"why": did.why, "name": named["name"], "at": named["received_at"], "size": did.size or row["size"]}
    if row["slot"] == SLOT:
        figures_back.refused(work, row["chat"], values, twin=int(twin["id"]) if twin else 0)
    else:
        customers.tell(work, row["chat"], Happened("evidence_refused", values=values))


def _twin(work: Work, row: Mapping[str, Any], did: Fetched) -> Mapping[str, Any] | None:
    """The same bytes, sent for the same case (or draft) before."""
    if not did.sha256:
        return None
    same = cases.evidence(work.conn, sha256=did.sha256, case_id=row["case_id"], chat=row["chat"], state="stored")
    return next((one for one in same if one["id"] != row["id"]), None)


def _gone(work: Work, row: Mapping[str, Any], did: Fetched) -> None:
    """Its bytes were destroyed; or it was fetched while it was being taken back, and they must be."""
    if did.sha256:
        wanted = row["why"] == "erased"
        cases.change_evidence(work.conn, row["id"], sha256=did.sha256, state="erasing" if wanted else "withdrawn")
        if wanted:
            work.fetch.append(int(row["id"]))
        return
    desk_copies.take_away(work, int(row["id"]))
    cases.change_evidence(work.conn, row["id"], sha256=None, state="withdrawn", name="–", caption="", size=0)
    work.record(row["customer_id"], "house", "evidence_erased", f"evidence:{row['id']}", was=row["sha256"])
