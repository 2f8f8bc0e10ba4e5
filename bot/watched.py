"""Cases that were put right and are watched: told of each new statement, and of what their customer raises anew.

Promise: reads one index and tells; what a case makes of it stands in flows/lifecycles/dispute_watch.py.
"""

from bot.work import Work
from flows.engine.events import Happened, Value
from flows.lifecycles.dispute_watch import WATCH
from storage import follow_ups

Told = tuple[str, int, Happened]  # which kind of thing, its id, what it hears


def statement_came(work: Work, customer_id: int, id: int) -> list[Told]:
    """A statement was issued."""
    return _tell(work, customer_id, "statement_came", {"statement": id})


def raised(work: Work, customer_id: int, case_id: int) -> list[Told]:
    """A case was registered, or its cause was found."""
    return _tell(work, customer_id, "seen_elsewhere", {"other": case_id})


def _tell(work: Work, customer_id: int, what: str, values: dict[str, Value]) -> list[Told]:
    watched = (subject.partition(":")[2] for subject in follow_ups.subjects(work.conn, WATCH, customer_id))
    return [("case", int(id_), Happened(what, "house", values)) for id_ in watched]
