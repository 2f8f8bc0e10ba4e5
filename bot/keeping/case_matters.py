"""What a customer does with a case that is registered: changes the claim, asks when, moves or withdraws a paper.

Promise: every refusal is asked of the rows as they are now and told to the conversation.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot import things
from bot.address import say_to
from bot.keeping.promises import make_room
from bot.scene import Chat
from bot.work import Work
from flows.engine.conversation import Conversation, Frame
from flows.engine.effects import Button, Say
from flows.engine.events import Happened
from flows.engine.grammar import Scene
from flows.facts.case_commands import AskWhen, ChangeClaim, ForwardOffer, MovePaper, WithdrawPaper
from flows.facts.dispute import Case, CaseState, Item, OfferState, claimed_before
from flows.facts.parties import Contact, Customer
from flows.facts.sensitive import masked
from flows.lifecycles.dispute_view import offer, offer_buttons
from storage import cases, people, statements

NOT_YOURS = Happened("refused", values={"why": "not_yours"})


def change_claim(work: Work, chat: Chat, command: ChangeClaim) -> list[Happened]:
    """Another sum on one line, where there is room for it; what was claimed first stays beside it."""
    case = _theirs(work, chat, command.case_id)
    if case is None or command.line >= len(case.items):
        return [NOT_YOURS]
    item, claimed = case.items[command.line], command.claimed
    if not item.decided <= claimed <= _room(work, case, item) or not (claimed or _goes_on_without(case, item)):
        return [Happened("refused", values={"why": "too_much"})]
    cases.change_claim(work.conn, case, _with(case, command.line, _claiming(item, claimed)))
    values = {
        "before": item.split.claimed,
        "claimed": claimed,
        "text": masked(command.words),
        "document": item.document if len(case.items) > 1 else "",
    }
    if not things.move_case(work, case.id, "claim_changed", chat.actor, values):
        now = cases.one(work.conn, case.id)
        if now:
            cases.change_claim(work.conn, now, _with(now, command.line, item))
        return [Happened("refused", values={"why": "moved_on", "state": case.state.value})]
    make_room(work, case.customer_id, item.document_id)
    after = cases.one(work.conn, case.id)
    return [Happened("claim_changed", values={"claimed": claimed, "next": after.next_contact_at if after else 0})]


def _claiming(item: Item, claimed: int) -> Item:
    split = replace(item.split, claimed=claimed)
    return replace(item, split=split, first_claimed=item.first_claimed or item.split.claimed)


def _with(case: Case, place: int, item: Item) -> tuple[Item, ...]:
    return (*case.items[:place], item, *case.items[place + 1 :])


def _goes_on_without(case: Case, item: Item) -> bool:
    """Whether something is in question still when that line is taken back."""
    return any(other.to_settle for other in case.items if other is not item)


def _room(work: Work, case: Case, item: Item) -> int:
    """The most that can be claimed on the line (minor units); where none is listed, anything."""
    statement = statements.one(work.conn, case.statement_id)
    line = statement.line(item.document_id) if statement else None
    if line is None:
        return 10**15
    others = [one for one in cases.of_customer(work.conn, case.customer_id) if one.id != case.id]
    return max(item.split.claimed, line.open - claimed_before(others, item.document_id))


def ask_when(work: Work, chat: Chat, command: AskWhen) -> list[Happened]:
    """Whoever has the case learns of it; asked again before the customer heard from us, it is an alarm."""
    case = _theirs(work, chat, command.case_id)
    if case is None:
        return [NOT_YOURS]
    times = case.asked_when + 1
    cases.change(work.conn, case, asked_when=times)
    owner = people.staff(work.conn, id=case.owner) if case.owner else []
    shown: dict[str, object] = {
        "number": case.number,
        "person": chat.who[0].name if chat.who else "",
        "by": case.next_contact_at,
    }
    shown["zone"] = chat.zone
    message = "staff/case_asked_again" if times > 1 else "staff/case_asked_when"
    told = shown | {"owner": owner[0].name if owner else "", "times": times}
    things.tell_desk(work, f"case:{case.id}", message, told)
    work.record(chat.customer_id, chat.actor, "asked_when", f"case:{case.id}", times=times)
    return []


def forward(work: Work, chat: Chat, command: ForwardOffer) -> list[Happened]:
    """The open offer, with its buttons, to the chats of those who may accept it."""
    case = _theirs(work, chat, command.case_id)
    made = cases.offer(work.conn, command.case_id) if case else None
    if case is None or made is None or made.state not in {OfferState.SENT, OfferState.EXPIRED}:
        return []
    for contact_id in command.contacts:
        contact, customer = people.contact(work.conn, contact_id)
        if customer.id == chat.customer_id:
            _put_before(work, case, (contact, customer), chat.who[0].name if chat.who else "")
    work.record(chat.customer_id, chat.actor, "forwarded", f"case:{case.id}", to=list(command.contacts))
    return []


def _put_before(work: Work, case: Case, who: tuple[Contact, Customer], sender: str) -> None:
    contact, customer = who
    found = people.chat_of(work.conn, contact.id)
    if found is None:
        return
    frame = Frame("dispute", work.house.flows["dispute"].version, case.state.value, {"case_id": case.id})
    scene = Scene(Conversation((frame,)), Happened("forwarded"), work.page(contact, customer), work.now)
    made = offer_buttons(scene)
    rows = tuple(tuple(made[at : at + 2]) for at in range(0, len(made), 2))
    said = Say(
        "dispute/offer_forwarded",
        dict(offer(scene)) | {"sender": sender},
        (*rows, (Button("human", command="human"),)),
    )
    more = {"subject": f"case:{case.id}", "customer_id": customer.id, "kind": "decision"}
    say_to(work, found[0], found[1], contact.language, contact.zone, said, "", **more)


# -- papers ------------------------------------------------------------------------------------------------------------
def move_paper(work: Work, chat: Chat, command: MovePaper) -> list[Happened]:
    """Filed elsewhere: another slot, or another case; both threads learn of it."""
    row = _paper(work, chat, command.paper_id)
    case = _theirs(work, chat, command.case_id) if command.case_id else None
    if row is None or (command.case_id and case is None):
        return [NOT_YOURS]
    cases.change_evidence(work.conn, row["id"], case_id=command.case_id, slot=command.slot)
    told = {"name": row["name"], "number": case.number if case else "", "slot": command.slot}
    for case_id in {row["case_id"], command.case_id} - {0}:
        things.tell_desk(work, f"case:{case_id}", "staff/paper_moved", told)
        work.cases.add(case_id)
    work.record(
        chat.customer_id, chat.actor, "paper_moved", f"evidence:{row['id']}", case=command.case_id, slot=command.slot
    )
    return [Happened("paper_moved", values={"name": row["name"], "slot": command.slot, "case_id": command.case_id})]


def withdraw_paper(work: Work, chat: Chat, command: WithdrawPaper) -> list[Happened]:
    """Not used any more; with `erase` the bytes are destroyed after the commit, and only the row remains."""
    row = _paper(work, chat, command.paper_id)
    if row is None:
        return [NOT_YOURS]
    stored = command.erase and row["state"] == "stored"
    why = "erased" if command.erase else "withdrawn"
    fields: dict[str, Any] = {"state": "erasing" if stored else "withdrawn", "why": why}
    cases.change_evidence(work.conn, row["id"], **fields)
    if stored:
        work.fetch.append(int(row["id"]))
    told = Happened("paper_withdrawn", values={"name": row["name"], "erased": command.erase})
    if row["case_id"]:
        message = "staff/paper_erased" if command.erase else "staff/paper_withdrawn"
        things.tell_desk(work, f"case:{row['case_id']}", message, {"name": row["name"]})
        work.cases.add(row["case_id"])
    work.record(chat.customer_id, chat.actor, f"paper_{why}", f"evidence:{row['id']}")
    return [told]


def _paper(work: Work, chat: Chat, paper_id: int) -> Mapping[str, Any] | None:
    rows = cases.evidence(work.conn, id=paper_id)
    case = cases.one(work.conn, rows[0]["case_id"]) if rows else None
    held = case is not None and case.state is CaseState.EXTERNAL  # lawyers or a court have it: nothing of it changes
    standing = rows and rows[0]["state"] not in {"withdrawn", "erasing"} and not held
    return rows[0] if standing and rows[0]["customer_id"] == chat.customer_id else None


def _theirs(work: Work, chat: Chat, case_id: int) -> Case | None:
    case = cases.one(work.conn, case_id)
    return case if case and case.customer_id == chat.customer_id else None


KEEPERS: Mapping[type, Any] = {
    AskWhen: ask_when,
    ChangeClaim: change_claim,
    ForwardOffer: forward,
    MovePaper: move_paper,
    WithdrawPaper: withdraw_paper,
}
