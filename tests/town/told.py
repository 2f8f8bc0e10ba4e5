"""Times that customers are told, remembered as they are spoken: each has to stand in the books at that moment.

A moment that a message shows as our next word is one that we have promised ourselves, or at which something is set to
happen. Messages that show other times stand in a list below, with the reason.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from flows.facts.dispute import CaseState
from flows.facts.to_move import Party, to_move
from locales.culture import HOME
from locales.speak import Speaker
from storage.ports import Connection

WHAT_IF = frozenset({  # what would be promised if they pressed: said back before it is
    "answer_offer/you_accept", "answer_offer/you_accept_a_part", "answer_offer/you_propose", "appeal/you_appeal",
    "dispute/came_again",
})  # fmt: skip
THEIRS = frozenset({"dispute/please_send"})  # by when something of theirs would be good
NOT_OURS = frozenset(state.value for state in CaseState if to_move(state) is not Party.SUPPLIER) | {
    "answered", "final", "external",  # a complaint that waits for its customer's word
}  # fmt: skip
_SUBJECTS = tuple(
    f"SELECT '{name}:' || id FROM {table} WHERE number = ?"  # noqa: S608 - constants
    for name, table in (
        ("case", "dispute_case"),
        ("complaint", "complaint"),
        ("feedback", "complaint"),
        ("anomaly", "anomaly"),
    )
)
_STOOD = (
    "SELECT 1 FROM our_promise WHERE due_at = ? AND made_at <= ? AND (ended_at IS NULL OR ended_at >= ?)",
    "SELECT 1 FROM follow_up WHERE due_at = ? AND made_at <= ? AND (closed_at IS NULL OR closed_at >= ?)",
)
_SHOWN = re.compile(r"\b(by|next_at|next) *\| *moment")
_TAKES_IN = re.compile(r'{% (?:include|from) "([^"]+)"')


@dataclass(frozen=True, slots=True)
class Told:
    """`by` (µs UTC) was told in that message at the moment `at`; `number` is the matter's, where it has one."""

    at: int
    message: str
    number: str
    by: int


class Hearing(Speaker):
    """A speaker that remembers which times of ours it told, and when by `clock` (µs UTC)."""

    told: list[Told]
    clock: Callable[[], int]

    def __init__(self, *args: Any, **given: Any) -> None:
        """See Speaker."""
        super().__init__(*args, **given)
        self.begin(int)

    def begin(self, clock: Callable[[], int]) -> None:
        """Nothing has been told yet."""
        self.told, self.clock = [], clock

    def speak(self, message: str, values: Mapping[str, object], language: str, **how: Any) -> str:
        """See Speaker."""
        now = self.clock()
        for name in () if values.get("state") in NOT_OURS else shown(message):
            by = values.get(name)
            if isinstance(by, int) and by > now:
                self.told.append(Told(now, message, str(values.get("number") or ""), by))
        return super().speak(message, values, language, **how)


@cache
def words(figures_at: str = "") -> Hearing:
    """All words, compiled once for all towns of a process."""
    made = Hearing.load(figures_at=figures_at)
    assert isinstance(made, Hearing)
    return made


@cache
def shown(message: str) -> tuple[str, ...]:
    """The values that this message shows a customer as the moment of our next word."""
    if message.startswith("staff/") or message in WHAT_IF | THEIRS:
        return ()
    source = _source(message)
    taken_in = "".join(_source(name) for name in _TAKES_IN.findall(source))
    return tuple(dict.fromkeys(_SHOWN.findall(source + taken_in)))


def _source(message: str) -> str:
    path = HOME / "templates" / f"{message}.txt.j2"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def in_vain(conn: Connection, told: Iterable[Told]) -> list[Told]:
    """Those of them for which nothing was promised, nor set to happen, when they were told."""
    return [one for one in told if not _stands(conn, one)]


def _stands(conn: Connection, one: Told) -> bool:
    whose = [found[0] for found in (_row(conn, sql, one.number) for sql in _SUBJECTS) if found]
    about = f" AND subject IN ({', '.join('?' * len(whose))})" if whose else ""
    return any(_row(conn, sql + about, one.by, one.at, one.at, *whose) for sql in _STOOD)


def _row(conn: Connection, sql: str, *values: object) -> Any:
    return conn.exec_driver_sql(sql, values).first()
