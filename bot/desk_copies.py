"""Copies of a customer's papers in the thread that they are about, so that colleagues see them where they work.

Promises: only what was looked at and kept is shown, under the ending its bytes deserve; a paper that is taken back or
erased is taken out of the thread too. Edit here when copies belong somewhere else.
"""

from collections.abc import Mapping
from typing import Any

from bot.work import Work
from storage import cases, outbox


def show(work: Work, row: Mapping[str, Any]) -> None:
    """Put the copy of a kept paper into the thread of its case, or of whoever speaks with its sender."""
    waiting = None if row["case_id"] else cases.hand_over(work.conn, row["chat"])
    above = f"case:{row['case_id']}" if row["case_id"] else f"hand_over:{waiting['id']}" if waiting else ""
    subject = f"evidence:{row['id']}"
    shown = outbox.remote(work.conn, subject, "copy") or outbox.on_its_way(work.conn, subject, "copy")
    if not above or not row["sha256"] or shown:
        return
    enclosed = {"kind": "file", "sha256": row["sha256"], "name": row["name"]}
    body = {"enclose": enclosed, "title": row["name"], "under": above}
    work.post(f"slack:{work.house.desk}", "files.upload", body, "copy", subject=subject)


def show_all(work: Work, case_id: int) -> None:
    """Those of a case that came before anybody knew what they were about."""
    for row in cases.evidence(work.conn, case_id=case_id, state="stored"):
        show(work, row)


def take_away(work: Work, evidence_id: int) -> None:
    """Its bytes are gone here: they go there as well."""
    subject = f"evidence:{evidence_id}"
    outbox.withdraw(work.conn, subject, "copy", "taken back", work.now)
    shown = outbox.remote(work.conn, subject, "copy")
    if shown:
        work.post(shown[1], "files.delete", {"file": shown[0]}, "uncopy", subject=subject)
