"""Promise to pay: what can be promised, what was picked of it, and how much.

Promises: only documents the customer has seen on a statement, with what the ledger says is open now, less what is in
question and less what is promised already; currencies are never added up. Notes hold document ids (`items`) and minor
units (`minor`).
"""

from dataclasses import dataclass
from datetime import date

from flows.dialogues.asking import carried, role_allows
from flows.dialogues.case_view import written
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.amounts import Ambiguous, Understood, read_amount
from flows.facts.cannot_pay import cannot_pay
from flows.facts.dispute import claimed_before
from flows.facts.document_numbers import named_in
from flows.facts.money import Money
from flows.facts.parties import Role
from flows.facts.promises import PaymentPromise, PromisedItem, shared_out, standing_on, waited_on
from flows.facts.statement import Line


@dataclass(frozen=True, slots=True)
class Owed:
    """A line, the statement's currency, what is open on it now and how much of that may be promised (minor units)."""

    line: Line
    currency: str
    open: int
    free: int

    @property
    def amount(self) -> Money:
        """What may be promised."""
        return Money(self.free, self.currency)


# -- what there is -----------------------------------------------------------------------------------------------------
def listed(scene: Scene) -> tuple[Owed, ...]:
    """Every debit of the statements that is open now, in all currencies, the longest due first."""
    found: dict[int, Owed] = {}
    claims = [case for case in scene.books.cases if not case.closed]
    taken = {item.document_id for promise in scene.books.promises if promise.standing for item in promise.items}
    for statement in scene.books.statements:
        for line in statement.lines:
            if line.kind.credit or line.document_id in found:
                continue
            still = min(line.open, scene.books.still_open(line.document_id))
            room = 0 if line.document_id in taken else max(0, still - claimed_before(claims, line.document_id))
            if still > 0:
                found[line.document_id] = Owed(line, statement.currency, still, room)
    return tuple(sorted(found.values(), key=lambda one: (one.line.due or date.max, one.line.number)))


def currencies(scene: Scene) -> tuple[str, ...]:
    """The currencies in which something may be promised."""
    return tuple(sorted({one.currency for one in listed(scene) if one.free}))


def currency(scene: Scene) -> str:
    """The currency that is spoken about: the one noted, or the only one."""
    noted = scene.notes.get("currency")
    if isinstance(noted, str) and noted:
        return noted
    known = currencies(scene)
    return known[0] if known else scene.books.company.currency


def offered(scene: Scene) -> tuple[Owed, ...]:
    """What may be promised in that currency."""
    code = currency(scene)
    return tuple(one for one in listed(scene) if one.free and one.currency == code)


def overdue(scene: Scene) -> tuple[Owed, ...]:
    """What of it is past its due date today."""
    return tuple(one for one in offered(scene) if one.line.due and one.line.due < scene.books.today)


def picked(scene: Scene) -> tuple[Owed, ...]:
    """What the promise is about."""
    kept = scene.notes.get("items")
    chosen = kept if isinstance(kept, list) else []
    return tuple(one for one in offered(scene) if one.line.document_id in chosen)


def room(scene: Scene) -> Money:
    """The most that can be promised on what was picked."""
    return Money(sum(one.free for one in picked(scene)), currency(scene))


def total(scene: Scene) -> Money:
    """What is promised: the sum that was named, else all of what was picked."""
    named = number(scene.notes.get("minor"))
    return Money(min(named, room(scene).minor), currency(scene)) if named else room(scene)


def parts(scene: Scene) -> tuple[PromisedItem, ...]:
    """The sum laid on the documents, the longest due first."""
    rows = [(one.line.document_id, one.line.number, one.free, one.open) for one in picked(scene)]
    return shared_out(total(scene).minor, rows)


# -- guards ------------------------------------------------------------------------------------------------------------
def may_not(scene: Scene) -> bool:
    """Whether the contact may only look."""
    return not role_allows(scene, Role.DISPUTANT)


def nothing_left(scene: Scene) -> bool:
    """Whether there is nothing that could be promised."""
    return not currencies(scene)


def several_currencies(scene: Scene) -> bool:
    """Whether it must be asked which currency is meant."""
    return "currency" not in scene.notes and len(currencies(scene)) > 1


def nothing_picked(scene: Scene) -> bool:
    """Whether nothing of what was picked can be promised any more."""
    return not picked(scene)


def says_cannot_pay(scene: Scene) -> bool:
    """Whether the words say that they cannot pay."""
    return cannot_pay(written(scene))


def promised_before(scene: Scene) -> PaymentPromise | None:
    """The promise on the document that was named, if one stands or its money did not come."""
    named = number(scene.notes.get("document_id"))
    return standing_on(scene.books.promises, named) or waited_on(scene.books.promises, named)


def in_question(scene: Scene) -> bool:
    """Whether the document that was named is under an objection as a whole."""
    document = number(scene.notes.get("document_id"))
    return any(one.line.document_id == document and not one.free for one in listed(scene))


# -- what was picked or written ----------------------------------------------------------------------------------------
def told(scene: Scene) -> str:
    """The words that the dialogue was begun with, else what was just written."""
    return str(scene.notes.get("words", "")) or written(scene)


def items_told(scene: Scene) -> list[Value]:
    """The documents that the dialogue was begun with, by id or in words."""
    document = number(scene.notes.get("document_id"))
    if document:
        return [one.line.document_id for one in listed(scene) if one.free and one.line.document_id == document]
    return items_named(scene)


def items_named(scene: Scene) -> list[Value]:
    """The documents whose numbers the words name."""
    free = [one for one in listed(scene) if one.free]
    named = named_in(told(scene), [one.line for one in free])
    found = [one for one in free if one.line in named]
    return [one.line.document_id for one in found if one.currency == found[0].currency]


def their_currency(scene: Scene) -> str:
    """The currency of what was found."""
    ids = scene.found if isinstance(scene.found, list) else []
    return next((one.currency for one in listed(scene) if one.line.document_id in ids), currency(scene))


def all_overdue(scene: Scene) -> list[Value]:
    """Everything that is overdue; where nothing is, everything."""
    return [one.line.document_id for one in overdue(scene) or offered(scene)]


def this_line(scene: Scene) -> list[Value]:
    """The line whose button was pressed."""
    return [one.line.document_id for one in offered(scene) if one.line.document_id == carried(scene)]


def this_currency(scene: Scene) -> str:
    """The currency whose button was pressed."""
    return str(carried(scene)) if carried(scene) in currencies(scene) else ""


def toggled(scene: Scene) -> list[Value]:
    """What was picked with the pressed line added, or taken out."""
    now: list[Value] = [one.line.document_id for one in picked(scene)]
    one = number(carried(scene))
    return [other for other in now if other != one] if one in now else [*now, one]


def sum_written(scene: Scene) -> int:
    """The sum that was written or picked, when there is one reading and it is not more than can be promised."""
    pressed = carried(scene)
    if isinstance(pressed, int) and not isinstance(pressed, bool):
        minor = pressed
    else:
        read = read_amount(written(scene), currency(scene))
        minor = read.value.minor if isinstance(read, Understood) else 0
    return minor if 0 < minor <= most(scene).minor else 0


def sums_meant(scene: Scene) -> list[Value]:
    """Both sums that the words may mean."""
    read = read_amount(written(scene), currency(scene))
    sums = [sum_.minor for sum_ in read.readings] if isinstance(read, Ambiguous) else []
    return [*sums] if all(minor <= most(scene).minor for minor in sums) else []


def too_much(scene: Scene) -> bool:
    """Whether a sum was written that is more than can be promised."""
    match read_amount(written(scene), currency(scene)):
        case Understood(value=one):
            return one.minor > most(scene).minor
        case Ambiguous(readings=some):
            return some[0].minor > most(scene).minor
    return False


def most(scene: Scene) -> Money:
    """The most that can be promised: on what was picked, else on everything."""
    return room(scene) if picked(scene) else Money(sum(one.free for one in offered(scene)), currency(scene))
