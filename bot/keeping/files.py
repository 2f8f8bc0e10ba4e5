"""Evidence announced, and copies of documents asked for. The file itself is fetched after the commit."""

from collections.abc import Mapping
from typing import Any

from bot import desk_copies, things
from bot.address import send_file
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened, SentFile, Value
from flows.facts.commands import FileUnder, KeepEvidence, SendCopies
from flows.facts.dispute import Case, CaseState
from flows.facts.sensitive import doubt_about, masked
from storage import cases, statements

LEGIBLE = 600  # pixels of the longer side below which print in a photo can hardly be read
LARGEST = 20_000_000  # what the platform lets a bot download
TYPES = frozenset(
    {
        "application/pdf",
        "image/jpeg",
        "image/png",
        "image/heic",
        "text/csv",
        "text/plain",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.ms-excel",
        "application/vnd.oasis.opendocument.spreadsheet",
        "audio/ogg",
        "audio/mpeg",
        "audio/mp4",
        "video/mp4",
        "video/quicktime",
    }
)
RECORDED = ("audio/", "video/")  # kept for a person, and nothing that we can read


def keep(work: Work, chat: Chat, command: KeepEvidence) -> list[Happened]:
    """Write the file down as announced, or say why it cannot be taken. It is fetched and looked at after the commit."""
    sent = work.inbound.did
    return take(work, chat, command, sent) if isinstance(sent, SentFile) else []


def take(work: Work, chat: Chat, command: KeepEvidence, sent: SentFile) -> list[Happened]:
    """The same of a file at hand: what happened, always one thing."""
    case = cases.one(work.conn, command.case_id) if command.case_id else None
    if command.case_id and (case is None or case.customer_id != chat.customer_id):
        return [Happened("refused", values={"why": "not_yours"})]
    known = cases.evidence(work.conn, customer_id=chat.customer_id, case_id=command.case_id)
    twin = next((row for row in known if sent.unique and row["channel_unique"] == sent.unique and _stands(row)), None)
    if twin:
        before = {"name": twin["name"], "at": twin["received_at"], "size": sent.size}
        return [Happened("evidence_refused", values={"why": "duplicate", **before})]
    why = _refused(sent)
    if why:
        return [Happened("evidence_refused", values={"why": why, "name": sent.name, "size": sent.size})]
    row = _announce(work, chat, command, sent)
    if case:
        _report(work, chat, case, command.slot, sent)
    values: dict[str, Value] = {"id": row, "name": masked(sent.name), "slot": command.slot, "at": work.now}
    return [Happened("evidence_kept", values=values | {"album": sent.album, "doubt": _doubt(sent)})]


def _stands(row: Mapping[str, Any]) -> bool:
    return row["state"] in {"announced", "stored"}


def _doubt(sent: SentFile) -> str:
    """What should be said about it beside the receipt: nobody can read it, or it should not have been sent."""
    if sent.mime.startswith(RECORDED):
        return "spoken"
    return doubt_about(sent.name, sent.caption) or ("small" if 0 < sent.pixels < LEGIBLE else "")


def _announce(work: Work, chat: Chat, command: KeepEvidence, sent: SentFile) -> int:
    """The file's row; it is fetched after the commit."""
    row = cases.announce(
        work.conn,
        customer_id=chat.customer_id,
        case_id=command.case_id,
        chat=chat.lane,
        slot=command.slot,
        channel_ref=sent.ref,
        channel_unique=sent.unique,
        name=masked(sent.name)[:200],
        mime=sent.mime,
        size=sent.size,
        caption=masked(sent.caption),
        forwarded=int(sent.forwarded),
        received_at=work.now,
    )
    work.fetch.append(row)
    return row


def _report(work: Work, chat: Chat, case: Case, slot: str, sent: SentFile) -> None:
    """The desk hears of it; a case that waited for the customer goes on."""
    work.cases.add(case.id)
    values = {"name": masked(sent.name), "slot": slot, "caption": masked(sent.caption)}
    things.tell_desk(work, f"case:{case.id}", "staff/evidence_came", values)
    if case.state is CaseState.AWAITING_CUSTOMER:
        things.move_case(work, case.id, "customer_answered", chat.actor)


def _refused(sent: SentFile) -> str:
    """Why the platform's own description already rules it out; empty when it does not."""
    if sent.size > LARGEST:
        return "too_large"
    if sent.size == 0 and not sent.photo:
        return "empty"
    return "" if sent.photo or sent.mime in TYPES else "wrong_type"


def file_under(work: Work, chat: Chat, command: FileUnder) -> list[Happened]:
    """Papers that came before anybody said what they are about now belong to that case."""
    case = cases.one(work.conn, command.case_id)
    if case is None or case.customer_id != chat.customer_id:
        return [Happened("refused", values={"why": "not_yours"})]
    for row in cases.draft_papers(work.conn, chat.lane):
        values = {"name": row["name"], "slot": command.slot, "caption": row["caption"]}
        things.tell_desk(work, f"case:{case.id}", "staff/evidence_came", values)
    cases.adopt(work.conn, chat.lane, case.id, command.slot)
    desk_copies.show_all(work, case.id)
    work.cases.add(case.id)
    if case.state is CaseState.AWAITING_CUSTOMER:
        things.move_case(work, case.id, "customer_answered", chat.actor)
    return []


def send_copies(work: Work, chat: Chat, command: SendCopies) -> list[Happened]:
    """Queue the copies on file of these lines as one download; says so when there are none."""
    statement = statements.one(work.conn, command.statement_id)
    if statement is None or statement.customer_id != chat.customer_id:
        return [Happened("refused", values={"why": "not_yours"})]
    copies = [sha for line in statement.lines if line.document_id in command.document_ids for sha in line.files]
    if not copies:
        return [Happened("no_copies")]
    enclosed: dict[str, Any] = {"kind": "copies", "id": statement.id, "documents": list(command.document_ids)}
    if command.case_number:
        enclosed["stamp"] = command.case_number
    send_file(work, chat, enclosed, "statement", f"statement:{statement.id}")
    return []


KEEPERS: Mapping[type, Any] = {FileUnder: file_under, KeepEvidence: keep, SendCopies: send_copies}
