"""Where each lifecycle's things stand: the column that holds their state, and a state that got another name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, Table, update
from sqlalchemy.sql.elements import ColumnElement

from flows.facts.complaints import COMPLAINT as A_COMPLAINT
from storage.tables.anomalies import ANOMALY
from storage.tables.call_backs import CALL_BACK
from storage.tables.cases import CASE, STATEMENT
from storage.tables.complaints import COMPLAINT
from storage.tables.consults import CONSULT
from storage.tables.contact_checks import CONTACT_CHECK
from storage.tables.corrective import CORRECTIVE_ACTION
from storage.tables.cycles import CYCLE
from storage.tables.elsewhere import ANSWER
from storage.tables.our_promises import OUR_PROMISE
from storage.tables.promises import PLAN, PROMISE
from storage.tables.surveys import SURVEY

# By the lifecycle's name; two of them share a table where a condition tells their things apart.
TABLES: Final[Mapping[str, Table]] = MappingProxyType({
    "anomaly": ANOMALY, "answer_elsewhere": ANSWER, "call_back_life": CALL_BACK, "complaint": COMPLAINT,
    "consult": CONSULT, "corrective_action": CORRECTIVE_ACTION, "dispute": CASE, "feedback": COMPLAINT,
    "payment_plan": PLAN, "our_promise": OUR_PROMISE, "promise": PROMISE, "statement": STATEMENT, "survey": SURVEY,
    "reconciliation_cycle": CYCLE, "contact": CONTACT_CHECK,
})  # fmt: skip
STATELESS: Final = frozenset({"due"})  # the things of these have one state, which stands nowhere
_ONLY: Final[Mapping[str, ColumnElement[bool]]] = MappingProxyType(
    {"complaint": COMPLAINT.c.kind == A_COMPLAINT, "feedback": COMPLAINT.c.kind != A_COMPLAINT}
)


def rename(conn: Connection, renamed: Mapping[str, Mapping[str, str]]) -> int:
    """Give the things of those lifecycles the present name of their state. Returns how many there were."""
    kept = {name: states for name, states in renamed.items() if name not in STATELESS}
    return sum(_one(conn, name, old, new) for name, states in kept.items() for old, new in states.items())


def _one(conn: Connection, name: str, old: str, new: str) -> int:
    table = TABLES[name]
    those = update(table).where(table.c.state == old)
    if name in _ONLY:
        those = those.where(_ONLY[name])
    return conn.execute(those.values(state=new)).rowcount
