"""Answers that came another way than through a chat, as things: for the whole customer, moved by `answer_elsewhere`."""

from bot.kinds.thing import Kind, Thing, Told, recipient
from bot.work import Work
from flows.engine.events import Happened
from storage import elsewhere, ledger, people

NAME = "elsewhere"


def _find(work: Work, id: int) -> Thing | None:
    one = elsewhere.one(work.conn, id)
    customer = ledger.customer(work.conn, one.customer_id) if one else None
    if one is None or customer is None:
        return None
    bound = people.chat_of(work.conn, one.contact_id) if one.contact_id else None
    found = people.contact(work.conn, one.contact_id) if bound else recipient(work, customer.id)
    return Thing(NAME, id, one.state.value, customer, found[0] if found else None)


def _store(work: Work, thing: Thing, state: str, event: Happened) -> list[Told]:
    """The state, and on approval by whom."""
    by = {"approved_by": event.values.get("by")} if event.what == "approved" else {}
    elsewhere.change(work.conn, thing.id, state=state, **by)
    return []


def _touched(work: Work, id: int) -> None:
    work.cards.add((NAME, id))


ELSEWHERE = Kind(NAME, "answer_elsewhere", "answer_id", _find, _store, touched=_touched)
