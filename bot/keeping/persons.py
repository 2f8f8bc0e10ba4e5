"""Conversations handed to a person, and taken back."""

from collections.abc import Mapping
from typing import Any

from bot import things
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened
from flows.facts import contact_policy
from flows.facts.commands import AskForPerson, EndWaiting
from storage import cases


def ask(work: Work, chat: Chat, command: AskForPerson) -> list[Happened]:
    """Queue for a person; asking again while one is coming changes nothing."""
    if chat.customer_id == 0:
        return [Happened("refused", values={"why": "not_bound"})]
    due = contact_policy.next_opening(work.now, work.house.company.zone, contact_policy.REMINDERS)
    if cases.hand_over(work.conn, chat.lane) is None:
        case = cases.one(work.conn, command.case_id) if command.case_id else None
        row = cases.ask_person(
            work.conn,
            chat=chat.lane,
            customer_id=chat.customer_id,
            reason=command.reason,
            asked_at=work.now,
            case_id=case.id if case and case.customer_id == chat.customer_id else 0,
        )
        work.hand_overs.add(row)
    if chat.standing.control == "bot":
        chat.standing.control = "queued"
    return [Happened("person_waiting", values={"opens": due, "now": due <= work.now})]


def end(work: Work, chat: Chat, command: EndWaiting) -> list[Happened]:  # noqa: ARG001 - every keeper is given its command
    """The customer goes on without a person."""
    row = cases.hand_over(work.conn, chat.lane)
    if row:
        cases.change_hand_over(work.conn, row["id"], ended_at=work.now)
        work.hand_overs.add(row["id"])
        things.tell_desk(
            work,
            f"hand_over:{row['id']}",
            "staff/waiting_ended",
            {"person": chat.who[0].name if chat.who else chat.lane},
        )
    chat.standing.control = "bot"
    return []


KEEPERS: Mapping[type, Any] = {AskForPerson: ask, EndWaiting: end}
