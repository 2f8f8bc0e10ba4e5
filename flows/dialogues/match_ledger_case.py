"""A difference becomes a case: what the objection begins with, so that nothing is asked that stands in the two ledgers.

Promise: pure. Where the customer says that their books are right, the reason follows from what they have and we have
not; where they only say that something is wrong, the reason is asked.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from flows.dialogues.match_ledger_statement import statement, that_statement
from flows.dialogues.match_ledger_view import ledger_id, matched, money
from flows.dialogues.match_ledger_walk import at_hand, ours_of, passed_by, theirs_of
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.dispute import Case
from flows.facts.ledger_commands import DecideGroup
from flows.facts.ledger_rows import Theirs
from flows.facts.match_groups import Class, Decided, Group
from flows.facts.statement import Kind

Told = dict[str, Value]


def raising(scene: Scene) -> int:
    """The difference for which a case is being raised."""
    one = at_hand(scene)
    return one.id if one else 0


def begun(scene: Scene) -> int:
    """When it was begun (µs UTC)."""
    return scene.now


def not_begun(scene: Scene) -> bool:
    """Whether it has not been begun yet."""
    return "begun" not in scene.notes


def _raised(scene: Scene) -> Group | None:
    found, id_ = matched(scene), number(scene.notes.get("raising"))
    return next((one for one in found.differences if one.id == id_), None) if found else None


# -- what it begins with -----------------------------------------------------------------------------------------------
def for_the_case(scene: Scene) -> Told:
    """The line, the sum in question, their figure; and the reason, where it follows from what the two ledgers hold."""
    one = _raised(scene)
    if one is None:
        return that_statement(scene)
    told = that_statement(scene) | (_of_theirs(scene, one) if one.theirs and not one.ours else _of_ours(scene, one))
    if scene.notes.get("mine") is True:
        return told
    return {key: value for key, value in told.items() if key in {"statement_id", "document_id", "amount", "words"}}


def _of_ours(scene: Scene, one: Group) -> Told:
    """A document of ours that they have otherwise, twice less, or not at all."""
    line, twin = _listed(scene, one)
    told: Told = {"document_id": line}
    if 0 < one.less <= one.ours_minor and line:
        told["amount"] = one.less
    if not line or one.less <= 0:
        told["words"] = _in_words(scene, one)
    reason = _REASONS.get(one.klass, "")
    if one.klass is Class.OURS_ONLY and (not line or _kind(scene, one) is not Kind.INVOICE):
        reason = ""
    if one.klass is Class.DUPLICATE:
        told |= {"twin": twin} if twin else {}
        reason = reason if twin else ""
    if one.theirs:
        told["their_figure"] = one.theirs_minor
    return told | ({"reason": reason} if reason else {})


_REASONS: Mapping[Class, str] = MappingProxyType({
    Class.OURS_ONLY: "unknown_invoice", Class.DUPLICATE: "duplicate", Class.TAX: "tax", Class.FX: "currency",
    Class.FEE: "bank_fee",
})  # fmt: skip


def _listed(scene: Scene, one: Group) -> tuple[int, int]:
    """The last of its documents that stands on the statement and is owed, and the one before it; 0 for none."""
    this = statement(scene)
    lines = [line for id_ in one.ours if (line := this.line(id_))] if this else []
    owed = [line.document_id for line in lines if not line.kind.credit]
    return (owed[-1] if owed else 0), (owed[-2] if len(owed) > 1 else 0)


def _kind(scene: Scene, one: Group) -> Kind | None:
    return next((own.kind for own in ours_of(scene, one)), None)


def _in_words(scene: Scene, one: Group) -> str:
    """The document and both figures, for whoever reads the case: in figures and names, which need no language."""
    numbers = ", ".join(own.number for own in ours_of(scene, one))
    figures = [money(scene, one.ours_minor)] + ([money(scene, one.theirs_minor)] if one.theirs else [])
    return f"{numbers}: {' / '.join(map(str, figures))}"


# -- what only they have -----------------------------------------------------------------------------------------------
def _of_theirs(scene: Scene, one: Group) -> Told:
    """A row of theirs that we have not: a payment, a credit note, or an invoice of ours that is left out."""
    rows = theirs_of(scene, one)
    if not rows:
        return {"document_id": 0}
    told = _BY_KIND.get(_kind_of(rows[0]), _omitted)(rows[0])
    words = " · ".join(filter(None, (rows[0].number, rows[0].text)))
    told |= {"document_id": 0, "words": words}
    return told


def _kind_of(row: Theirs) -> Kind | None:
    return row.kind or (Kind.PAYMENT if row.minor < 0 else Kind.INVOICE)


def _payment(row: Theirs) -> Told:
    """Nothing of it is asked again; where no day stands in their books, that."""
    reference = row.number or next(iter(row.other_numbers), "")
    told: Told = {"reason": "payment_missing", "paid": abs(row.minor), "reference": reference}
    return told | ({"paid_on": row.on.isoformat()} if row.on else {})


def _credit(row: Theirs) -> Told:
    told: Told = {"reason": "credit_missing", "amount": abs(row.minor), "credit_number": row.number}
    return told | ({"credit_on": row.on.isoformat()} if row.on else {})


def _omitted(row: Theirs) -> Told:
    told: Told = {"reason": "omitted", "amount": abs(row.minor)}
    told |= {"omitted_number": row.number} if row.number else {}
    return told | ({"omitted_on": row.on.isoformat()} if row.on else {})


_BY_KIND: Mapping[Kind | None, Callable[[Theirs], Told]] = MappingProxyType({
    Kind.PAYMENT: _payment, Kind.CREDIT_NOTE: _credit,
})  # fmt: skip


# -- what came of it ---------------------------------------------------------------------------------------------------
def new_case(scene: Scene) -> Case | None:
    """The case that was raised; None when it was left."""
    since, one = number(scene.notes.get("begun")), _raised(scene)
    ours = one.ours if one else ()
    fresh = (case for case in scene.books.cases if case.registered_at >= since)
    return next((case for case in fresh if not case.document_id or any(map(case.concerns, ours))), None)


def case_raised(scene: Scene) -> DecideGroup | None:
    """The file goes with it."""
    one, case = _raised(scene), new_case(scene)
    if one is None or case is None:
        return None
    return DecideGroup(ledger_id(scene), (one.id,), Decided.CASE, case.id)


def with_raised(scene: Scene) -> list[Value]:
    """What was gone through, with that difference."""
    return [*passed_by(scene), number(scene.notes.get("raising"))]
