"""A colleague names a time to a customer: chosen or written in words, read back, shown as it will be read, then told.

Promises: no time is named outside the hours in which a promised answer may arrive; what is sent was shown before, and
at that minute something true arrives (bot/keeping/our_promises.py).
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot import hand_overs
from bot.desk import weighing
from bot.desk.case_actions import fitting_case, move
from bot.desk.deed import Deed
from bot.desk.hand_over_actions import theirs
from bot.desk.promise_forms import promise_time
from bot.desk.reply_forms import Shown
from bot.manners import manner_to
from flows.engine.events import Happened, Value
from flows.facts.our_promises import may_be_promised, moments, named
from flows.facts.parties import Contact, Customer
from flows.facts.statement import fingerprint
from locales.speak import CannotSay, unmarked
from storage import follow_ups, our_promises, people


@dataclass(frozen=True, slots=True)
class Matter:
    """Whom the time is told, about which case (empty number: about none), and what was told before (0: nothing)."""

    reader: Contact
    customer: Customer
    number: str
    before: int


def for_case(deed: Deed) -> None:
    """The date on which the customer of a case hears of it."""
    case = fitting_case(deed)
    if case is None:
        return
    reader, customer = people.contact(deed.work.conn, case.contact_id)
    told = our_promises.open_of(deed.work.conn, f"case:{case.id}")
    matter = Matter(reader, customer, case.number, told.due_at if told else 0)
    asked = _asked(deed, matter)
    if asked is None:
        return
    at, note = asked
    move(deed, case, "promised", until=at, before=matter.before, text=note, name=deed.by.name)
    deed.work.cases.add(case.id)
    deed.work.reply("form_done")


def for_talk(deed: Deed) -> None:
    """By when somebody answers a customer who waits for a person."""
    row = theirs(deed)
    who = people.contact_in(deed.work.conn, row["chat"], row["chat"].partition(":")[2]) if row else None
    if row is None:
        return
    if who is None:
        deed.whisper("not_reachable")
        return
    asked = _asked(deed, Matter(*who, "", 0))
    if asked is None:
        return
    at, note = asked
    work, subject = deed.work, f"hand_over:{row['id']}"
    work.heard(subject, "promised", deed.actor, note)
    # Whoever was told a time is no longer waited for by the minute.
    follow_ups.cancel(work.conn, subject, ("unread", "person_idle", "queue_note"), "promised", work.now)
    told: dict[str, Value] = {"until": at, "text": note, "name": deed.by.name}
    hand_overs.tell(work, row["chat"], Happened("promised", deed.actor, told))
    work.record(row["customer_id"], deed.actor, "promised", subject, until=at, text=note)
    deed.tell("time_promised", by=at, said=note)
    work.reply("form_done")


def _asked(deed: Deed, matter: Matter) -> tuple[int, str] | None:
    """The time and the words about it, once they were shown and sent; None while the form is still open."""
    calendar = deed.work.calendar(matter.customer)
    offered = moments(deed.work.now, matter.reader.zone, calendar)
    about = deed.plainly(
        "promise_about", number=matter.number, to=f"{matter.reader.name}, {matter.customer.name}",
        before=matter.before, zone=matter.reader.zone,
    )  # fmt: skip
    if not deed.acted.form:
        deed.open(promise_time(deed, matter.reader, about, offered))
        return None
    at = _moment(deed, matter)
    shown = _shown(deed, matter, at) if at else None
    if shown is None:
        return None
    if deed.said("seen") != shown.seen:
        deed.open(promise_time(deed, matter.reader, about, offered, shown, at))
        return None
    return at, deed.said("note")


def _moment(deed: Deed, matter: Matter) -> int:
    """What was written, else what was chosen; 0 when it cannot be promised or may mean two times, which is said."""
    now, zone, calendar = deed.work.now, matter.reader.zone, deed.work.calendar(matter.customer)
    words, chosen = deed.said("words"), deed.said("moment")
    if words:
        meant = named(words, now, zone, calendar)
        if len(meant) == 1:
            return meant[0]
        deed.complain({"words": deed.plainly("promise_not_then", meant=list(meant), zone=zone)})
        return 0
    at = int(chosen) if chosen.isdecimal() else 0
    if may_be_promised(at, now, zone, calendar):
        return at
    deed.complain({"words": deed.plainly("promise_not_then", meant=[], zone=zone)})
    return 0


def _shown(deed: Deed, matter: Matter, at: int) -> Shown | None:
    """How it will read; None when something must be changed first, which is said at its field."""
    note, reader = deed.said("note"), matter.reader
    message = "talk_to_person/time_promised"
    if matter.number:
        message = "dispute/put_off" if 0 < matter.before < at else "dispute/time_promised"
    said = {"number": matter.number, "by": at, "said": note, "person": deed.by.name}
    try:
        manner = manner_to(deed.work, reader)
        words = deed.work.house.speaker.speak(message, said, reader.language, zone=reader.zone, **manner)
    except CannotSay:
        deed.complain({"note": deed.label("too_long")})
        return None
    remarks = weighing.remarks(deed, note, reader) if note else []
    return Shown(unmarked(words), fingerprint("\x1f".join((words, *remarks)).encode()), remarks)


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("case", "promise_time"): for_case,
    ("hand_over", "promise_time"): for_talk,
}
