"""A person leaves the records: what stands beside the links about them goes, every chain stays whole.

Promise: gone with it are the salts, so that nobody can find out by guessing what a hash stood for. Whoever adds a
matter that one person begins adds its table here, by the word with which its subjects begin.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, Table, select

from storage import audit
from storage.tables.call_backs import CALL_BACK
from storage.tables.cases import CASE, EVIDENCE, HAND_OVER
from storage.tables.complaints import COMPLAINT
from storage.tables.elsewhere import ANSWER
from storage.tables.promises import PLAN, PROMISE
from storage.tables.surveys import SURVEY

_OWN: Final = ("contact", "mood", "draft", "erasure")  # whose number is the contact's
_BEGUN: Final[Mapping[str, Table]] = MappingProxyType(
    {
        "case": CASE,
        "complaint": COMPLAINT,
        "feedback": COMPLAINT,
        "promise": PROMISE,
        "plan": PLAN,
        "survey": SURVEY,
        "call_back": CALL_BACK,
        "elsewhere": ANSWER,
    }
)
_IN_CHAT: Final[Mapping[str, Table]] = MappingProxyType({"hand_over": HAND_OVER, "evidence": EVIDENCE})


def forget(conn: Connection, customer_id: int, contact_id: int, lanes: Iterable[str]) -> int:
    """Take that person's words and names out of the records; `lanes` are all their chats. Returns of how many links."""
    return audit.forget(conn, customer_id, {*_subjects(conn, contact_id, list(lanes))})


def _subjects(conn: Connection, contact_id: int, lanes: list[str]) -> Iterator[str]:
    yield from (f"{sort}:{contact_id}" for sort in _OWN)
    for lane in lanes:
        yield from (lane, f"chat:{lane}")
    for sort, table in _BEGUN.items():
        mine = select(table.c.id).where(table.c.contact_id == contact_id)
        yield from (f"{sort}:{id_}" for id_ in conn.execute(mine).scalars())
    for sort, table in _IN_CHAT.items():
        there = select(table.c.id).where(table.c.chat.in_(lanes))
        yield from (f"{sort}:{id_}" for id_ in conn.execute(there).scalars())
