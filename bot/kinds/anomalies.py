"""Anomalies as things: found in a customer's account, told to the whole customer, moved by the lifecycle `anomaly`."""

from types import MappingProxyType

from bot.kinds.thing import Kind, Thing, Told, recipient
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.matter_commands import ChangeMatter
from storage import anomalies, ledger


def _find(work: Work, id: int) -> Thing | None:
    one = anomalies.one(work.conn, id)
    customer = ledger.customer(work.conn, one.customer_id) if one else None
    if one is None or customer is None:
        return None
    found = recipient(work, customer.id)
    return Thing("anomaly", id, one.state, customer, found[0] if found else None)


def _store(work: Work, thing: Thing, state: str, _event: Happened) -> list[Told]:
    anomalies.change(work.conn, thing.id, state=state)
    return []


def _change(work: Work, thing: Thing, command: ChangeMatter) -> list[Told]:
    anomalies.change(work.conn, thing.id, **command.fields)
    return []


def _touched(work: Work, id: int) -> None:
    work.cards.add(("anomaly", id))


ANOMALY = Kind("anomaly", "anomaly", "anomaly_id", _find, _store, MappingProxyType({ChangeMatter: _change}), _touched)
