"""Promise to pay: what was told at once, what is read back and asked of the books, and where it leads otherwise.

Promise: pure; the promise that is noted is the one that was read back last.
"""

from flows.dialogues.case_view import written, zone
from flows.dialogues.promise_to_pay_cards import promise_of
from flows.dialogues.promise_to_pay_days import day_values, latest, the_day, way_values
from flows.dialogues.promise_to_pay_items import currency, most, offered, overdue, parts, promised_before
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.engine.told import told as happened_value
from flows.facts.amounts import Ambiguous, Amount, Several, Understood, read_amount
from flows.facts.bank_days import look_on
from flows.facts.cannot_pay import cannot_pay
from flows.facts.commands import Postpone
from flows.facts.contact_policy import end_of_working_day
from flows.facts.promise_commands import MakePromise

HOLD = 5  # working days that reminders rest while a person talks with somebody who cannot pay


# -- what was told at once ---------------------------------------------------------------------------------------------
def fresh_words(scene: Scene) -> str:
    """The words just written, in which a day or a sum may stand too."""
    return written(scene)


def only_line(scene: Scene) -> list[Value]:
    """The only line there is to promise."""
    free = offered(scene)
    return [free[0].line.document_id] if len(free) == 1 else []


def sum_told(scene: Scene) -> int:
    """The sum in the first words, when there is one reading and it can be promised."""
    match _sum_in(scene):
        case Understood(value=one):
            minor = one.minor
        case Several(values=(one,)):
            minor = one.minor
        case _:
            return 0
    return minor if 0 < minor <= most(scene).minor else 0


def sums_told(scene: Scene) -> list[Value]:
    """Both sums that the first words may mean."""
    read = _sum_in(scene)
    return [sum_.minor for sum_ in read.readings] if isinstance(read, Ambiguous) else []


def told_cannot_pay(scene: Scene) -> bool:
    """Whether the first words say that they cannot pay."""
    return cannot_pay(str(scene.notes.get("words", "")))


def enough_lines(scene: Scene) -> list[Value]:
    """What is overdue, where the sum fits on it; else everything."""
    late = overdue(scene)
    enough = sum(one.free for one in late) >= number(scene.notes.get("minor"))
    return [one.line.document_id for one in (late if late and enough else offered(scene))]


def _sum_in(scene: Scene) -> Amount:
    return read_amount(str(scene.notes.get("words", "")), currency(scene))


# -- guards ------------------------------------------------------------------------------------------------------------
def way_known(scene: Scene) -> bool:
    """Whether the way was told, and is not asked for anew."""
    return bool(scene.notes.get("way")) and not scene.conversation.top.correcting


def beyond_limit(scene: Scene) -> bool:
    """Whether the day lies further ahead than this sum may be promised without a colleague."""
    return the_day(scene) > latest(scene)


# -- what is shown -----------------------------------------------------------------------------------------------------
def about_day(scene: Scene) -> dict[str, object]:
    """The sum, the documents and the days."""
    return promise_of(scene) | day_values(scene)


def read_back(scene: Scene) -> dict[str, object]:
    """Everything that would be noted, and when we look."""
    return about_day(scene) | way_values(scene)


def noted(scene: Scene) -> dict[str, object]:
    """The same with its number, as it was noted."""
    return {
        "number": str(happened_value(scene, "number") or ""),
        "day": the_day(scene),
        "look": look_on(the_day(scene), str(scene.notes.get("way", "")), calendar=scene.books.calendar),
        "wished": scene.notes.get("wish") is True,
    }


def refused(scene: Scene) -> dict[str, object]:
    """Why it was not noted."""
    return {"why": str(happened_value(scene, "why") or "")}


def no_pressure(scene: Scene) -> dict[str, object]:
    """Who talks with them, and until when reminders rest."""
    contact, customer = scene.books.contact, scene.books.customer
    return {
        "company": scene.books.company.name,
        "person": contact.name if contact else "",
        "customer": customer.name if customer else "",
        "words": written(scene) or str(scene.notes.get("words", "")),
        "until": _rest_until(scene),
        "zone": zone(scene),
    }


# -- what is asked of the books ----------------------------------------------------------------------------------------
def promise(scene: Scene) -> MakePromise:
    """What was read back."""
    return MakePromise(
        currency(scene),
        the_day(scene).isoformat(),
        str(scene.notes.get("way", "other")),
        parts(scene),
        wished=scene.notes.get("wish") is True,
    )


def hold(scene: Scene) -> Postpone:
    """Reminders rest until somebody has talked with them."""
    return Postpone(_rest_until(scene))


def _rest_until(scene: Scene) -> int:
    return end_of_working_day(scene.now, HOLD, zone(scene), calendar=scene.books.calendar)


# -- where else it leads -----------------------------------------------------------------------------------------------
def its_promise(scene: Scene) -> dict[str, Value]:
    """The dialogue about the promise that stands already."""
    found = promised_before(scene)
    words = str(scene.notes.get("words", ""))
    return {"promise_id": found.id if found else 0} | ({"words": words} if words else {})


def sensitive(scene: Scene) -> dict[str, Value]:  # noqa: ARG001 - every maker is given the scene
    """What the person who takes over is told first."""
    return {"reason": "cannot_pay"}


def payment_notes(scene: Scene) -> dict[str, Value]:
    """What the search for a payment begins with."""
    kept = scene.notes.get("items")
    ids = [one for one in kept if isinstance(one, int)] if isinstance(kept, list) else []
    statement = next((s for s in scene.books.statements if ids and s.line(ids[0])), None)
    found: dict[str, Value] = {"reason": "payment_missing"}
    if statement:
        found["statement_id"] = statement.id
    return found | ({"document_id": ids[0]} if statement and len(ids) == 1 else {})
