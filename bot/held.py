"""Letters about money in words that only a machine has made: a colleague looks at them before they leave unasked.

Promises: what answers somebody's own press or words is never held; what is held is queued once, by a colleague's
decision or when the operator takes responsibility for the language, and what an answer has overtaken never leaves.
One that nobody decides on: bot/held_waits.py.
"""

from collections.abc import Mapping
from typing import Any, Final

from bot.doors import Ordered
from bot.work import Work
from flows.facts.times import HOUR
from flows.facts.working_time import Office, after
from flows.tables.held_messages import HELD
from storage import cases, follow_ups, held_letters, people
from storage.held_letters import HeldLetter
from storage.ports import HOURS, Letter
from storage.speaking import chat_of

ABOUT, KIND = "held", "held_letter"
ANSWERED: Final = 4 * HOUR  # of working time, within which somebody decides
UNREAD: Final = "machine"


def holds(work: Work, lane: str, message: str, language: str) -> bool:
    """Whether this message to that chat has to wait for a colleague."""
    if message not in HELD or work.inbound.chat == chat_of(lane):
        return False
    culture = work.house.speaker.culture(language)
    return culture.review == UNREAD and not held_letters.is_accepted(work.conn, culture.language)


def hold(work: Work, letter: Letter, message: str, language: str, english: Mapping[str, Any], shown: str) -> None:
    """Keep that letter, the last of this turn, back and put it before the desk."""
    who = people.contact_in(work.conn, letter.lane, letter.lane.partition(":")[2])
    if who is None:
        return
    work.letters.remove(letter)
    contact, customer = who
    of = {name: getattr(letter, name) for name in ("lane", "subject", "method", "kind", "on_uncertain", "body")}
    id_ = held_letters.add(
        work.conn, **of, customer_id=customer.id, contact_id=contact.id, message=message, english=dict(english),
        language=work.house.speaker.culture(language).language, shown=shown, held_at=work.now,
        owner=_owner(work, letter.subject, customer.account_manager),
    )  # fmt: skip
    work.record(customer.id, "house", "letter_held", letter.subject, message=message, language=language, letter=id_)
    work.cards.add((ABOUT, id_))
    await_decision(work, id_, customer.id, after(work.now, ANSWERED, _office(work)), 0)


def send(work: Work, letter: HeldLetter, state: str, by: int) -> bool:
    """Let it go in the reader's hours: as it is, or in English. False when somebody decided before."""
    if not _decided(work, letter, state, by):
        return False
    body = letter.english if state == "in_english" else letter.body
    about = {"subject": letter.subject, "customer_id": letter.customer_id, "on_uncertain": letter.on_uncertain}
    work.post(letter.lane, letter.method, body, letter.kind, **about, hours=HOURS)
    work.heard(letter.subject, "told", f"staff:{by}" if by else "operator")
    return True


def drop(work: Work, letter: HeldLetter, by: int) -> bool:
    """It never leaves. False when somebody decided before."""
    return _decided(work, letter, "dropped", by)


def overtaken(work: Work, subject: str, kind: str) -> None:
    """An answer came, or the matter is over: what waited about it has nothing to say any more."""
    for id_ in held_letters.overtake(work.conn, subject, kind, work.now):
        follow_ups.cancel(work.conn, f"{ABOUT}:{id_}", (KIND,), "moot", work.now)
        work.cards.add((ABOUT, id_))


def accept(work: Work, order: Ordered) -> None:
    """The operator takes responsibility for a language. values: language (as spoken), reviewer. Replies `done`."""
    language, reviewer = str(order.values["language"]), str(order.values["reviewer"])
    held_letters.accept(work.conn, language, reviewer, work.now)
    work.record(0, "operator", "words_accepted", f"words:{language}", reviewer=reviewer)
    waiting = held_letters.waiting(work.conn, language)
    for letter in waiting:
        send(work, letter, "accepted", 0)
    work.reply("done", count=len(waiting))


def _decided(work: Work, letter: HeldLetter, state: str, by: int) -> bool:
    if not held_letters.decide(work.conn, letter.id, state, by, work.now):
        return False
    follow_ups.cancel(work.conn, f"{ABOUT}:{letter.id}", (KIND,), "decided", work.now)
    actor = f"staff:{by}" if by else "operator"
    work.record(letter.customer_id, actor, "held_decided", letter.subject, letter=letter.id, decision=state)
    work.cards.add((ABOUT, letter.id))
    return True


def await_decision(work: Work, id: int, customer_id: int, due: int, count: int) -> None:
    """When the leads hear of it next."""
    follow_ups.replace(work.conn, KIND, f"{ABOUT}:{id}", customer_id, count, due, work.now)
    work.rings = True


def _office(work: Work) -> Office:
    return Office(work.house.company.zone, work.house_calendar())


def _owner(work: Work, subject: str, manager: int) -> int:
    """Whose it is to look at it: the case's owner, else whoever looks after the customer; 0: anybody's."""
    name, _, number = subject.partition(":")
    case = cases.one(work.conn, int(number)) if name == "case" else None
    return (case.owner if case else 0) or manager
