"""Matters for a person only: registered if they can be, and the lead is called in the desk's channel.

Promise: an alarm is never refused and never lost in a thread; it is written down for the audit like a case.
"""

from collections.abc import Mapping
from typing import Any

from bot import desk_copies, things
from bot.keeping import claims
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened, Value
from flows.facts.alarm_commands import RaiseAlarm
from flows.facts.dispute import Case
from storage import cases


def raise_alarm(work: Work, chat: Chat, command: RaiseAlarm) -> list[Happened]:
    """See RaiseAlarm."""
    case = _registered(work, chat, command)
    _call(work, chat, command, case)
    work.record(
        chat.customer_id, chat.actor, "alarm_raised", f"case:{case.id}" if case else chat.lane, alarm=command.alarm
    )
    if command.claim is None:
        return []
    values: dict[str, Value] = {"case_id": case.id, "number": case.number} if case else {}
    return [Happened("alarm_raised", values=values)]


def _registered(work: Work, chat: Chat, command: RaiseAlarm) -> Case | None:
    """The case of the alarm: a new one, or the open one that it would repeat; None where there can be none."""
    if command.claim is None:
        return None
    told = claims.register(work, chat, command.claim)[0]
    case = cases.one(work.conn, int(str(told.values.get("case_id") or 0)))
    if case and told.what == "refused":
        cases.change(work.conn, case, answers={**case.answers, "alarm": command.alarm})
        cases.adopt(work.conn, chat.lane, case.id)
        desk_copies.show_all(work, case.id)
        work.cases.add(case.id)
    return case


def _call(work: Work, chat: Chat, command: RaiseAlarm, case: Case | None) -> None:
    contact, customer = chat.who or (None, None)
    about = {
        "person": contact.name if contact else chat.lane,
        "customer": customer.name if customer else "",
        "case": case.number if case else "",
        "alarm": f"alarm_{command.alarm}",
        "words": command.words,
    }
    things.tell_desk(work, "", "staff/urgent", about)


KEEPERS: Mapping[type, Any] = {RaiseAlarm: raise_alarm}
