"""Both books side by side, sent to whoever asked for it: as a paper and as a spreadsheet."""

from collections.abc import Mapping
from typing import Any

from bot import reconciling
from bot.address import read_by, send_file
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.reconciliation_commands import SendReconciliation
from storage import statements


def send(work: Work, chat: Chat, command: SendReconciliation) -> list[Happened]:
    """Queue both files, with the figures as they stand in this turn."""
    statement = statements.one(work.conn, command.statement_id)
    if chat.who is None or statement is None or statement.customer_id != chat.customer_id or not statement.issued_at:
        return [Happened("refused", values={"why": "not_yours"})]
    contact, customer = chat.who
    both = reconciling.enclosed(work, statement, read_by(contact, customer), command.owed)
    for enclosed in both[: 1 if _elsewhere(work) else None]:
        send_file(work, chat, enclosed, "paper", f"statement:{statement.id}")
    return []


def _elsewhere(work: Work) -> bool:
    """Where chats may hold no figures, one word of where to look is enough."""
    return bool(work.house.figures_at)


KEEPERS: Mapping[type, Any] = {SendReconciliation: send}
