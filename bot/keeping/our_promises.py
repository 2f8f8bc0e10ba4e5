"""The book of times that we told customers: written at the end of every turn, out of what the turn did.

Theory of operation. A time is told where a matter sets one of the follow-ups of flows/tables/our_promises.py, and only
there. So nothing else has to say so: a turn notes which matters it touched (`Work.heard`), and `settle` compares the
time that stood with the one that stands and with the letters that leave. What became of it moves its own lifecycle.
"""

from collections.abc import Mapping
from typing import Any

from bot import things
from bot.kinds import KINDS
from bot.kinds.our_promises import NAME, owner_of, zone_of
from bot.work import Work
from flows.engine.events import Value
from flows.facts.our_promises import Heard, OurPromise, OurState, became, put_off
from flows.facts.times import DAY, HOUR, MINUTE
from flows.facts.wall_time import written
from flows.tables.our_promises import KINDS as NAMING
from flows.tables.our_promises import NAMED, NamedTime
from storage import cases, follow_ups, held_letters, our_promises, people, speaking
from storage.follow_ups import FollowUp
from storage.ports import Letter

LATE_WORD = "always/promise_late"
ENDED = frozenset({OurState.KEPT, OurState.KEPT_LATE})
_FOUR_DAYS = 4 * DAY


def promise(work: Work, subject: str, customer_id: int, due_at: int) -> None:
    """Tell a customer another time (µs UTC) about that matter: at it the matter speaks, as at every such time.

    Raises KeyError for a matter that keeps none.
    """
    row = NAMED[subject.partition(":")[0]]
    follow_ups.replace(work.conn, row.kind, subject, customer_id, 0, due_at, work.now)
    work.rings = True
    work.heard(subject, "promised", "house")


def keep(work: Work, id: int, how: OurState, **more: Value) -> None:
    """That is what became of it."""
    things.move(work, NAME, id, how.value, "house", more)


def fallen_due(work: Work, follow_up: FollowUp) -> Mapping[str, Value]:
    """What the matter is told when its time has come: how often it was put off, and what was said with it.

    The promise itself, when somebody is called: its moment, or the one for which its word waits.
    """
    name, _, number = follow_up.subject.partition(":")
    if name == NAME:
        own = our_promises.one(work.conn, int(number))
        return _moment(own, NAMED[own.subject.partition(":")[0]]) if own else {}
    one = our_promises.open_of(work.conn, follow_up.subject) if follow_up.kind in NAMING else None
    return {"times": one.times, "words": one.text} if one else {}


def _moment(one: OurPromise, row: NamedTime) -> dict[str, Value]:
    return {"due": one.held_until or one.due_at, "patience": row.patience * MINUTE, "called": row.called}


def settle(work: Work) -> None:
    """At the end of a turn: what became of the times about the matters that it touched, and which stand now."""
    for subject, heard in list(work.promised.items()):
        _settle(work, NAMED[subject.partition(":")[0]], subject, heard)


def _settle(work: Work, row: NamedTime, subject: str, heard: Heard) -> None:
    if row.holds and follow_ups.due_at(work.conn, row.holds, subject) is not None:
        return
    before = our_promises.open_of(work.conn, subject)
    then = follow_ups.due_at(work.conn, row.kind, subject)
    if before is None:
        if then is not None:
            _give(work, row, subject, _customer(work, subject), then, 0, heard.text)
        return
    letter = _word(work, before.customer_id)
    if letter is None and held_letters.waiting(work.conn, subject=subject, most=1):
        return  # the word lies on the desk: it counts when it leaves
    told = letter is not None or row.what == "call"  # whoever dialled has told the desk
    state = became(before, then, work.now, heard, told=told, patience=row.patience * MINUTE)
    if state is OurState.OPEN:
        return
    if state is OurState.KEPT_LATE and heard.by == "clock" and letter:
        _own_up(work, before, letter)
    kept = {"letter": letter.key} if letter and state in ENDED else {}
    # What the clock says is never a result.
    unsolved = {"unsolved": int(then is not None or heard.by == "clock")} if state in ENDED else {}
    keep(work, before.id, state, **kept, **unsolved)
    if then is not None:
        _give(work, row, subject, before.customer_id, then, put_off(before, state, then), heard.text)


def _give(work: Work, row: NamedTime, subject: str, customer_id: int, due_at: int, times: int, text: str) -> None:
    fields: dict[str, Any] = {"kind": row.what, "subject": subject, "customer_id": customer_id, "due_at": due_at}
    zone = zone_of(work, subject)
    fields |= {"text": text, "times": times, "owner": owner_of(work, subject), "made_at": work.now}
    fields |= {"local": written(due_at, zone, work.house.zones), "zone": zone}
    id_ = our_promises.give(work.conn, **fields)
    made = our_promises.one(work.conn, id_)
    if made:
        things.move(work, NAME, id_, "given", "house", _moment(made, row))


def _word(work: Work, customer_id: int) -> Letter | None:
    """What this turn says to that customer."""
    said = (one for one in work.letters if one.channel != "slack" and "text" in one.body)
    return next((one for one in said if one.customer_id == customer_id), None)


def _own_up(work: Work, one: OurPromise, letter: Letter) -> None:
    """The first line says how late it is."""
    found = people.contact_in(work.conn, letter.lane, letter.lane.partition(":")[2])
    language, zone = (found[0].language, found[0].zone) if found else (work.house.company.language, "UTC")
    late = work.now - one.due_at
    told = {
        "by": one.due_at,
        "days": late // DAY if late >= _FOUR_DAYS else 0,
        "hours": late // HOUR if HOUR <= late < _FOUR_DAYS else 0,
        "minutes": late // MINUTE,
    }
    said = work.house.speaker.speak(LATE_WORD, told, language, zone=zone)
    head, rest = "", str(letter.body["text"])
    if speaking.header(work.conn, letter.lane):  # the company stands above everything
        head, _, rest = rest.partition("\n")
        head += "\n"
    letter.body["text"] = f"{head}{said}\n\n{rest}"


def _customer(work: Work, subject: str) -> int:
    name, _, number = subject.partition(":")
    if name in KINDS:
        thing = things.find(work, name, int(number))
        return thing.customer.id if thing else 0
    row = cases.hand_over_by_id(work.conn, int(number))
    return int(row["customer_id"]) if row else 0
