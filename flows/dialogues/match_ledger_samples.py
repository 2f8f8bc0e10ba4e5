"""Three rows of a ledger as they were understood, before anything is made of them."""

from flows.dialogues.match_ledger_view import ledger, money, read
from flows.engine.grammar import Scene
from flows.facts.ledger_shape import Column


def to_be_shown(scene: Scene) -> bool:
    """Whether nobody has looked at them yet: it is laid out like none before, and was not held against our books."""
    found = ledger(scene)
    return found is not None and not (found.kept_shape or found.sign or read(scene).shape.sign)


def samples(scene: Scene) -> dict[str, object]:
    """The rows, how many there are, in which currency, from when to when."""
    found, seen = ledger(scene), read(scene)
    return {
        "rows": found.row_count if found else 0,
        "currency": seen.shape.currency or "",
        "first": seen.first,
        "last": seen.last,
        "samples": [
            {"on": one.on, "number": one.number, "text": one.text} | _amount(scene, one.minor) for one in seen.samples
        ],
    }


def _amount(scene: Scene, minor: int) -> dict[str, object]:
    """The amount with its sign, or beside the name of its column where there are two of them."""
    if not {Column.DEBIT, Column.CREDIT} & set(read(scene).shape.columns):
        return {"side": "", "amount": money(scene, minor)}
    return {"side": "column_credit" if minor < 0 else "column_debit", "amount": money(scene, abs(minor))}
