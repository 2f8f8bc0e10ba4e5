"""What time does to a conversation that a person is wanted in: the queue, the unread word, the idle colleague.

Promises: what happens is told to the customer's dialogue of the person wherever it lies, and the question they are
being asked meanwhile stays; nothing here is said twice, and a promised time is kept or owned up to. In office hours an
idle colleague is backed up; out of them, or when the colleague is gone, the conversation goes back to the queue with a
summary. Whoever adds a follow-up of a hand-over adds its line to `_DUE`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from bot import customers, routed, things
from bot.keeping import persons
from bot.mentions import calling, mention
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened
from flows.facts import contact_policy
from flows.facts.parties import Colleague, StaffRole
from flows.facts.times import MINUTE
from flows.tables.our_promises import THIRD, UNANSWERED
from storage import cases, conversations, follow_ups, our_promises, people

Row = Mapping[Any, Any]
SECOND_NOTE = 8 * MINUTE  # from the first note in the queue to the second


def fell_due(work: Work, id: int, what: str, _by: str, values: Mapping[str, object]) -> bool:
    """A follow-up of that hand-over. False when it has ended meanwhile."""
    row = cases.hand_over_by_id(work.conn, id)
    if row is None or row["ended_at"]:
        return False
    work.heard(_subject(row), what, "clock")
    _DUE[what](work, row, int(str(values.get("count") or 0)))
    return True


def tell(work: Work, lane: str, event: Happened, *, stays: bool = False) -> None:
    """Tell the dialogue of the person in that chat; with `stays` it speaks from now on, else what spoke goes on."""
    chat = open_chat(work, lane)
    before = chat.standing.conversation
    at, asked = persons.place(before), chat.standing.asked
    chat.standing.conversation = persons.lift(work, before, "waiting")
    lifted = chat.standing.conversation is not before
    customers.go_on(work, chat, event)
    after = chat.standing.conversation
    if stays or not lifted or after.top.flow != persons.DIALOGUE:
        return
    down = len(before.frames) if at < 0 else at
    frames = (*after.frames[:down], after.top, *after.frames[down:-1]) if at >= 0 else after.frames
    chat.standing.conversation = after._replace(frames=frames)
    chat.standing.asked = asked
    chat.standing.version += 1  # it has just been stored
    conversations.save(work.conn, lane, chat.standing, work.now)


def open_chat(work: Work, lane: str) -> Chat:
    """That chat as it stands now."""
    return customers.open_chat(work, lane, lane.partition(":")[2], "")


def hand_on(work: Work, row: Row, *, gone: bool = False, text: str = "", why: str = "") -> None:
    """Back to the queue, with a summary; the customer is told at once. See `persons.back_to_queue`."""
    chat = open_chat(work, row["chat"])
    (event,) = persons.back_to_queue(work, chat, row, gone=gone, text=text, why=why)
    chat.standing.conversation = persons.lift(work, chat.standing.conversation, "with_person")
    customers.go_on(work, chat, event)


# -- what has fallen due -----------------------------------------------------------------------------------------------
def _promise(work: Work, row: Row, _count: int) -> None:
    """An answer by a person was promised by now, and none has gone out: the customer and the desk hear the truth."""
    taker = _taker(work, row)
    if taker and not taker.active:
        hand_on(work, row, gone=True)
        return
    standing = our_promises.open_of(work.conn, _subject(row))
    times, days = standing.times if standing else 0, unanswered(work, row)
    if days >= UNANSWERED:
        _call_a_lead(work, row, "staff/hand_over_given_up", days=days)
    elif times == THIRD:
        _call_a_lead(work, row, "staff/hand_over_third")
    else:
        things.tell_desk(work, _subject(row), "staff/promise_due", {"person": taker.name if taker else ""})
    tell(work, row["chat"], Happened("promise_due", values={"times": times, "days": days}))


def unanswered(work: Work, row: Row) -> int:
    """For how many of our working days that customer has waited for an answer."""
    since = row["waits_since"] or row["asked_at"]
    return contact_policy.working_days_between(since, work.now, work.house.company.zone, work.house_calendar())


def _call_a_lead(work: Work, row: Row, message: str, **values: object) -> None:
    """Once each: afterwards it stands on everybody's home (bot/desk/home_waits.py)."""
    lead, taker = routed.lead_of_today(work), _taker(work, row)
    who = people.contact_in(work.conn, row["chat"], row["chat"].partition(":")[2])
    told = {
        "person": taker.name if taker else "",
        "customer": who[0].name if who else row["chat"],
        "lead": lead.name if lead else "",
        "mention": mention(lead),
        **values,
    }
    letter = things.tell_desk(work, _subject(row), message, told)
    letter.body["text"] = calling(letter.body["text"], lead)


def _queue_note(work: Work, row: Row, count: int) -> None:
    """Somebody waits and nobody has taken it: said to them, and where it is urgent to the desk once more."""
    if row["taken_by"]:
        return
    if row["urgent"]:
        _urge_again(work, row)
    if not _office_open(work):
        return
    chat = open_chat(work, row["chat"])
    if persons.place(chat.standing.conversation) == len(chat.standing.conversation.frames) - 1:
        customers.go_on(work, chat, Happened("queue_note", values={"count": count}))
    if count == 1:
        follow_ups.replace(
            work.conn, "queue_note", _subject(row), row["customer_id"], count + 1, work.now + SECOND_NOTE, work.now
        )
        work.rings = True


def _urge_again(work: Work, row: Row) -> None:
    who = people.contact_in(work.conn, row["chat"], row["chat"].partition(":")[2])
    told = {
        "person": who[0].name if who else row["chat"],
        "customer": who[1].name if who else "",
        "why": f"wanted_{row['why']}",
        "again": True,
    }
    things.tell_desk(work, "", "staff/hand_over_urgent", told)


def _unread(work: Work, row: Row, _count: int) -> None:
    """What the customer wrote has met no sign of life: said so, or handed on when nobody can be there."""
    taker = _taker(work, row)
    if taker is None:
        return
    if not taker.active or not _office_open(work):
        hand_on(work, row, gone=not taker.active)
        return
    cases.change_hand_over(work.conn, row["id"], receipted=1)
    tell(work, row["chat"], Happened("unread", values={"name": taker.name}))


def _idle(work: Work, row: Row, _count: int) -> None:
    """A colleague has it, the customer waits, and nothing has come: others may step in, and the customer is told."""
    taker = _taker(work, row)
    if taker is None or not row["waits_since"]:
        return
    if not taker.active or not _office_open(work):
        hand_on(work, row, gone=not taker.active)
        return
    cases.change_hand_over(work.conn, row["id"], backup_at=work.now)
    work.hand_overs.add(row["id"])
    backup = routed.backup_of(work, taker)
    leads = [one.name for one in people.staff(work.conn) if one.active and one.role is StaffRole.LEAD]
    who = people.contact_in(work.conn, row["chat"], row["chat"].partition(":")[2])
    told = {
        "person": taker.name,
        "customer": who[0].name if who else row["chat"],
        "since": row["waits_since"],
        "zone": work.house.company.zone,
        "leads": leads,
        "backup": backup.name if backup else "",
        "mention": mention(backup),
    }
    letter = things.tell_desk(work, _subject(row), "staff/person_idle", told)
    letter.body["text"] = calling(letter.body["text"], backup)
    tell(work, row["chat"], Happened("idle", values={"name": taker.name}))


_DUE: Mapping[str, Callable[[Work, Row, int], None]] = {
    "due:pick_up": _promise,
    "due:queue_note": _queue_note,
    "due:unread": _unread,
    "due:person_idle": _idle,
}


def _taker(work: Work, row: Row) -> Colleague | None:
    found = people.staff(work.conn, id=row["taken_by"]) if row["taken_by"] else []
    return found[0] if found else None


def _office_open(work: Work) -> bool:
    return contact_policy.next_opening(work.now, work.house.company.zone, calendar=work.house_calendar()) == work.now


def _subject(row: Row) -> str:
    return f"hand_over:{row['id']}"
