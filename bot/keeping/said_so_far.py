"""Everything a customer said before a person takes over, as one note for the desk.

Promise: every dialogue that stands open is told with all its answers, not only the one that speaks; what is merely
bookkeeping is left out. A new kind of answer needs nothing here unless it is money or a name of ours.
"""

from collections.abc import Mapping
from typing import Any

from bot import things
from bot.scene import Chat
from bot.work import Work
from flows.engine.conversation import Frame
from flows.facts.money import Money
from flows.facts.statement import Statement
from flows.tables.reasons import REASONS
from flows.tables.remedies import REMEDIES
from storage import cases, statements

NOT_TOLD = frozenset({"home", "talk_to_person", "cancel", "settings", "call_back", "feelings"})
KNOWN = frozenset({"reason", "remedy", "words", "text", "counter"})
SUMS = frozenset({"amount", "paid", "claimed", "counter_amount"})
BOOKKEEPING = frozenset({
    "album", "in_album", "files", "kept_at", "page", "readings", "meant", "said_so", "tries", "by", "passed_on", "long",
    "person", "role", "asked", "case_chosen", "priority", "key", "offer_id", "option", "items", "except",
})  # fmt: skip
LONGEST = 200  # characters of an answer


def tell_what_was_said(work: Work, chat: Chat, subject: str) -> None:
    """Into the subject's thread: what the customer was in the middle of, their papers and last words."""
    open_ = [frame for frame in chat.standing.conversation.frames if frame.flow not in NOT_TOLD]
    told = [one for frame in reversed(open_) if (one := _frame(work, frame))]
    papers = [str(row["name"]) for row in cases.draft_papers(work.conn, chat.lane)]
    said = list(chat.standing.said)
    if told or papers or said:
        person = chat.who[0].name if chat.who else chat.lane
        values = {"person": person, "frames": told, "papers": papers, "said": said}
        things.tell_desk(work, subject, "staff/hand_over_about", values)


def _frame(work: Work, frame: Frame) -> dict[str, Any] | None:
    """One dialogue: what it was about, and every answer given in it."""
    notes = frame.notes
    case = cases.one(work.conn, _id(notes.get("case_id")))
    statement = statements.one(work.conn, _id(notes.get("statement_id")) or (case.statement_id if case else 0))
    line = statement.line(_id(notes.get("document_id"))) if statement else None
    told = {
        "doing": frame.flow,
        "case": case.number if case else "",
        "statement": statement.number if statement else "",
        "document": line.number if line else "",
        "reason": f"reason_{notes['reason']}" if notes.get("reason") in REASONS else "",
        "remedy": f"remedy_{notes['remedy']}" if notes.get("remedy") in REMEDIES else "",
        "sums": _sums(notes, statement),
        "answers": _answers(notes),
        "words": str(notes.get("words") or notes.get("text") or notes.get("counter") or "")[:LONGEST],
    }
    return told if any(value for name, value in told.items() if name != "doing") else None


def _sums(notes: Mapping[str, Any], statement: Statement | None) -> list[tuple[str, Money]]:
    if statement is None:
        return []
    given = {name: _id(notes[name]) for name in notes if name in SUMS}
    return [(_said(name), Money(minor, statement.currency)) for name, minor in given.items() if minor]


def _answers(notes: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Whatever else was answered, under the name it is kept by."""
    left = {k: v for k, v in notes.items() if k not in KNOWN | SUMS | BOOKKEEPING and not k.endswith(("_id", "_at"))}
    return [(_said(name), str(value)[:LONGEST]) for name, value in left.items() if _tellable(value)]


def _tellable(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool) and value not in {"", 0}


def _said(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _id(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
