"""Anomalies put down by a colleague or an operator, to be verified by another colleague before anybody is told."""

from collections.abc import Mapping
from typing import Any

from bot import things
from bot.doors import Ordered
from bot.work import Work
from flows.facts.anomalies import AnomalyState
from storage import anomalies


def put_down(work: Work, actor: str, fields: Mapping[str, Any]) -> int:
    """Keep it and put its card before the desk; `fields` as in flows.facts.anomalies.Anomaly. Returns its id."""
    id_ = anomalies.record(work.conn, **fields, state=AnomalyState.NOTED.value, recorded_at=work.now)
    things.move(work, "anomaly", id_, "recorded", actor)
    return id_


def order(work: Work, did: Ordered) -> None:
    """An operator's. values: the fields. Replies `done` with its number."""
    id_ = put_down(work, f"staff:{did.by}", {**did.values, "recorded_by": did.by})
    one = anomalies.one(work.conn, id_)
    work.reply("done", number=one.number if one else "")
