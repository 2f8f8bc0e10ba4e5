"""A piece of evidence was fetched and looked at: stored under its hash, or refused and said so."""

from bot import customers
from bot.doors import Fetched, Inbound
from bot.work import Work
from flows.engine.events import Happened
from storage import cases


def take_fetched(work: Work, inbound: Inbound) -> None:
    """Write down what became of the file; a refusal is told to whoever sent it."""
    did = inbound.did
    assert isinstance(did, Fetched)  # noqa: S101 - the corridor's table leads here
    found = cases.evidence(work.conn, id=did.id)
    if not found or found[0]["state"] != "announced":
        return
    row = found[0]
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
    if did.why:
        values = {"why": did.why, "name": row["name"], "size": did.size or row["size"]}
        customers.tell(work, row["chat"], Happened("evidence_refused", values=values))
