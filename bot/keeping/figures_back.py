"""Tables that may be statements filled in, and what a customer decides about a difference in one."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from bot import ledgers_kept
from bot.figures_kept import FLOW, SLOT, go_with, refusal
from bot.keeping import files
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened, Opened, SentFile
from flows.facts.commands import KeepEvidence
from flows.facts.figures_commands import DecideFigure, KeepTable
from storage import cases, figures_back
from storage.evidence_files import ODS, XLS, XLSX

# What a table is by its name, since platforms tell its type by what is installed on the sender's machine.
NAMED = {".csv": "text/csv", ".tsv": "text/csv", ".xlsx": XLSX, ".xls": XLS, ".ods": ODS}
WITH_MACROS = frozenset({".xlsm", ".xlsb", ".xltm"})


def keep(work: Work, chat: Chat, _: KeepTable) -> list[Happened]:
    """Announce it; what it turns out to be is told once it has been looked at. A refusal is told in this turn."""
    sent = work.inbound.did
    if not isinstance(sent, SentFile):
        return []
    ending = PurePath(sent.name).suffix.casefold()
    typed = replace(sent, mime=NAMED.get(ending, sent.mime))
    told = files.take(work, chat, KeepEvidence(0, SLOT), typed)
    if told[0].what == "evidence_refused":
        values = dict(told[0].values)
        if ending in WITH_MACROS and values["why"] == "wrong_type":
            values["why"] = "macros"
        notes = _refused(work, chat, sent, values)
        flow = FLOW if "figures_id" in notes else ledgers_kept.FLOW
        work.afterwards.append((chat.lane, Opened(flow, notes)))
    return []


def _refused(work: Work, chat: Chat, sent: SentFile, values: Mapping[str, Any]) -> dict[str, Any]:
    """Why it was not taken; what was found in it, when the very same file had come before."""
    known = cases.evidence(work.conn, customer_id=chat.customer_id)
    same = values["why"] == "duplicate" and sent.unique
    return refusal(work.conn, values, [row["id"] for row in known if same and row["channel_unique"] == same])


def decide(work: Work, chat: Chat, command: DecideFigure) -> list[Happened]:
    """Write the decision down; the file goes along with the case that was raised."""
    kept = figures_back.one(work.conn, command.figures_id, chat.customer_id)
    if kept is None or not any(one.document_id == command.document_id for one in kept.compared.differ):
        return []
    figures_back.change(work.conn, kept.id, kept.compared.decide(command.document_id, command.decided))
    case = cases.one(work.conn, command.case_id) if command.case_id else None
    if case and case.customer_id == chat.customer_id:
        go_with(work, kept.evidence_id, case.id)
    subject = f"statement:{kept.compared.statement_id}"
    values = {"document": command.document_id, "decided": command.decided.value}
    work.record(chat.customer_id, chat.actor, "figure_decided", subject, **values)
    return []


KEEPERS: Mapping[type, Any] = {KeepTable: keep, DecideFigure: decide}
