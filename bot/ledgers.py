"""A customer's own ledger: taken in, read, matched; whoever sent it and the desk are told what was found.

Promises: what a job found counts only for the run it was asked for with; a ledger goes to whoever sent it and to nobody
else. While a person speaks with them, only the desk is told.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from bot import customers, ledgers_kept, ledgers_told
from bot.address import say_to
from bot.doors import Fetched, Inbound, LedgerDone
from bot.ledgers_kept import FLOW
from bot.scene import Chat
from bot.work import Work
from flows.dialogues.drafts import entered
from flows.engine.effects import Button, Say
from flows.engine.events import Opened, Value
from flows.facts.ledger_shape import Doubt
from flows.facts.ledgers import LedgerState
from storage import cases, ledger_uploads
from storage.cases import LEDGER_SLOT
from storage.ledger_bodies import Body, opened

PASTED: Final = "pasted.txt"


def came(work: Work, row: Mapping[str, Any], did: Fetched) -> None:
    """A table was fetched that is no statement of ours: it is read, if whoever sent it may still be told."""
    chat = _chat(work, str(row["chat"]))
    if chat.who is None or chat.customer_id != row["customer_id"]:
        ledgers_kept.destroy(work, int(row["id"]))
        return
    cases.change_evidence(work.conn, row["id"], slot=LEDGER_SLOT)
    of_file = {"evidence_id": int(row["id"]), "sha256": did.sha256, "name": str(row["name"])}
    ledgers_kept.begin(work, chat.customer_id, chat.who[0].id, chat=chat.lane, **of_file)


def take_done(work: Work, inbound: Inbound) -> None:
    """Write down what a job found, and go on from there."""
    did = inbound.did
    assert isinstance(did, LedgerDone)  # noqa: S101 - the corridor's table leads here
    row = ledger_uploads.row(work.conn, did.id)
    if row is None or row["run"] != did.run or row["state"] != did.state.value:
        return  # given up meanwhile, or asked for anew
    if not row["sha256"] and not _of_text(work, row, did):
        return
    if did.why:
        _failed(work, row, did)
    elif did.state is LedgerState.READING:
        _was_read(work, row, did)
    else:
        _was_matched(work, row, did)


def _of_text(work: Work, row: Mapping[str, Any], did: LedgerDone) -> bool:
    """What was pasted is a file now, kept like any; False when the same had come before, which is told instead."""
    before = ledger_uploads.same_as(work.conn, did.id, row["customer_id"], did.sha256)
    if before:
        ledgers_kept.drop(work, did.id)
        _open(work, row, {"ledger_id": before, "again": True})
        return False
    if row["evidence_id"]:
        ledgers_kept.destroy(work, row["evidence_id"])
    paper = {"case_id": 0, "slot": LEDGER_SLOT, "channel_ref": "", "name": PASTED, "mime": "text/plain"}
    id_ = cases.announce(
        work.conn, customer_id=row["customer_id"], chat=row["chat"], state="stored", sha256=did.sha256, size=did.size,
        received_at=work.now, **paper,
    )  # fmt: skip
    ledger_uploads.change(work.conn, did.id, evidence_id=id_, sha256=did.sha256)
    return True


def _failed(work: Work, row: Mapping[str, Any], did: LedgerDone) -> None:
    """It is no ledger: said so, and kept as a paper that may be for a case."""
    ledger_uploads.change(work.conn, did.id, state=LedgerState.FAILED.value, why=did.why, body=b"", whole=b"")
    known = ledger_uploads.row(work.conn, did.id) or row
    if known["evidence_id"]:
        cases.change_evidence(work.conn, known["evidence_id"], slot="paper")
    work.record(row["customer_id"], "house", "ledger_refused", f"evidence:{known['evidence_id']}", why=did.why)
    notes = {"outcome": "refused", "why": did.why, "detail": did.detail, "name": row["name"], "ledger_id": did.id}
    _open(work, row, notes)


def _was_read(work: Work, row: Mapping[str, Any], did: LedgerDone) -> None:
    """It is talked about: what is left to ask, three rows of it, or at once which statement it is matched with."""
    ledger_uploads.undecided(work.conn, did.id)
    state = LedgerState.READ.value
    ledger_uploads.change(work.conn, did.id, state=state, why="", body=did.body, whole=did.whole)
    ledger = ledger_uploads.one(work.conn, did.id)
    assert ledger is not None  # noqa: S101 - written a line above
    assert ledger.read is not None  # noqa: S101 - it was read
    told = {"rows": ledger.row_count, "unread": len(ledger.read.unread), "skipped": ledger.read.skipped}
    work.record(row["customer_id"], "house", "ledger_read", f"evidence:{ledger.evidence_id}", **told)
    if Doubt.NAMES in ledger.read.doubts:
        ledgers_told.stranger(work, ledger)
    _open(work, row, {"ledger_id": did.id})


def _was_matched(work: Work, row: Mapping[str, Any], did: LedgerDone) -> None:
    """The outcome is told; where the totals proved neither sign, that is asked."""
    found, before = opened(Body, did.body), ledger_uploads.one(work.conn, did.id)
    state = LedgerState.MATCHED if found.matched else LedgerState.READ
    if found.matched:
        ledger_uploads.matched_anew(work.conn, did.id, found.matched)
    ledger_uploads.change(work.conn, did.id, state=state.value, why="", body=did.body, whole=did.whole)
    if found.matched and found.read and found.sign:
        shape = replace(found.read.shape, sign=found.sign.sign)
        ledger_uploads.keep_shape(work.conn, row["customer_id"], shape, work.now)
        ledger = ledger_uploads.one(work.conn, did.id)
        assert ledger is not None  # noqa: S101 - written a few lines above
        ledgers_told.matched(work, ledger, before.matched if before else None)
    _open(work, row, {"ledger_id": did.id})


# -- to whoever sent it ------------------------------------------------------------------------------------------------
def _chat(work: Work, lane: str) -> Chat:
    return customers.open_chat(work, lane, lane.partition(":")[2], "")


def _mine(work: Work, row: Mapping[str, Any]) -> Chat | None:
    """The chat it came through, while it is still that contact's, and no person speaks there."""
    chat = _chat(work, str(row["chat"]))
    same = chat.who is not None and chat.who[0].id == row["contact_id"]
    return chat if same and cases.hand_over(work.conn, chat.lane) is None else None


def _open(work: Work, row: Mapping[str, Any], notes: Mapping[str, Value]) -> None:
    """It is talked about at once, or offered where something else is being entered."""
    chat = _mine(work, row)
    if chat is None:
        return
    top = chat.standing.conversation.top
    if top.flow == FLOW or not entered(top):
        customers.tell(work, chat.lane, Opened(FLOW, notes))
        return
    button = Button("look_at_ledger", opens=FLOW, notes=notes)
    _say(work, row, Say(f"{FLOW}/ready", {"name": str(row["name"])}, ((button,),)))


def _say(work: Work, row: Mapping[str, Any], said: Say) -> None:
    chat = _mine(work, row)
    if chat:
        say_to(work, chat.lane, chat.person, chat.language, chat.zone, said, "", customer_id=chat.customer_id)
