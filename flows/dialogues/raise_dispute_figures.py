"""Raise a dispute: prices, quantities and amounts as they were written, and the sum in question that follows.

Promises: a figure that can be read in two ways is asked back with both readings; a claim never exceeds what is still
free on the line. Notes hold figures as minor units (`amount`, `paid`) or exact decimals in text (`price`, `quantity`).
"""

from decimal import Decimal

from flows.dialogues.asking import carried, pressed
from flows.dialogues.case_view import written
from flows.dialogues.raise_dispute_line import currency, registered_id, the_line
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Condition, Scene
from flows.engine.told import number
from flows.facts.amounts import (
    Ambiguous,
    Amount,
    Negative,
    NotAnAmount,
    OtherCurrency,
    Several,
    Understood,
    Unreadable,
    read_amount,
    read_quantity,
)
from flows.facts.claims import by_price, by_quantity
from flows.facts.dispute import room_on
from flows.facts.money import Money, exponent, money
from flows.facts.statement import Item, Line


def answered(key: str) -> Condition:
    """Whether `key` is known and its stage was not asked for again: then the question is passed over."""

    def known(scene: Scene) -> bool:
        return key in scene.notes and not scene.conversation.top.correcting

    known.__name__ = f"answered_{key}"
    return known


# -- the item of the line ----------------------------------------------------------------------------------------------
def item(scene: Scene) -> Item | None:
    """The item in question: the one noted, or the only one on the line."""
    line, index = the_line(scene), number(scene.notes.get("item"))
    return line.items[index] if line and index < len(line.items) else None


def several_items(scene: Scene) -> bool:
    """Whether it must be asked which item is meant."""
    line = the_line(scene)
    return line is not None and len(line.items) > 1


def no_items(scene: Scene) -> bool:
    """Whether no prices are on file for the line, so that only a sum can be named."""
    line = the_line(scene)
    return line is None or not line.items


def item_buttons(scene: Scene) -> list[Button]:
    """One button for each item of the line."""
    line = the_line(scene)
    return [
        Button("pick_item", index, {"item": _short(row.description), "price": _shown(row.unit_price, currency(scene))})
        for index, row in enumerate(line.items if line else ())
    ]


def named_item(scene: Scene) -> int | None:
    """The only item whose description or row number was written; remembered from 1 so that 0 is an answer too."""
    line, said = the_line(scene), written(scene).casefold()
    hits = [
        index
        for index, row in enumerate(line.items if line else ())
        if said and (said in row.description.casefold() or said == str(row.number))
    ]
    return hits[0] + 1 if len(hits) == 1 else None


def item_found(scene: Scene) -> int:
    """The index of that item."""
    return number(scene.found) - 1


# -- what was written --------------------------------------------------------------------------------------------------
def the_price(scene: Scene) -> Decimal | None:
    """The unit price that was written or picked, when there is exactly one."""
    if picked := _picked(scene):
        return Decimal(picked)
    read, row = _amount_read(scene), item(scene)
    if isinstance(read, Several) and len(read.values) > 1 and row:
        others = [value.amount for value in read.values if value.amount != row.unit_price]
        return others[0] if len(others) == 1 else None
    if isinstance(read, Understood):
        return read.value.amount
    if read == NotAnAmount(Unreadable.TOO_MANY_DECIMALS):
        fine = read_quantity(written(scene))
        return fine.value if isinstance(fine, Understood) else None
    return None


def lower_price(scene: Scene) -> str | None:
    """That price in text, when it is lower than the billed one."""
    price, row = the_price(scene), item(scene)
    return str(price) if price is not None and row and price < row.unit_price else None


def price_told(scene: Scene) -> str | None:
    """The agreed price that earlier words named, when one figure in them is lower; not while it is corrected."""
    row = item(scene)
    if row is None or scene.conversation.top.correcting:
        return None
    match read_amount(str(scene.notes.get("words", "")), currency(scene)):
        case Understood(value=one):
            figures = [one.amount]
        case Several(values=several):
            figures = [one.amount for one in several]
        case _:
            return None
    others = [figure for figure in figures if figure != row.unit_price]
    return str(others[0]) if len(others) == 1 and 0 < others[0] < row.unit_price else None


def both_prices_told(scene: Scene) -> str | None:
    """The agreed price, when the first words name it beside the billed one: then they are about the price."""
    row, read = item(scene), read_amount(str(scene.notes.get("words", "")), currency(scene))
    if row is None or several_items(scene) or "understood" in scene.notes or not isinstance(read, Several):
        return None
    figures = {one.amount for one in read.values}
    return price_told(scene) if row.unit_price in figures and len(figures) == 2 else None  # noqa: PLR2004 - billed, agreed


def price_not_lower(scene: Scene) -> bool:
    """Whether that price is the billed one or higher."""
    return the_price(scene) is not None


def the_amount(scene: Scene) -> int | None:
    """The amount that was written or picked, in minor units, when there is exactly one above zero."""
    if picked := _picked(scene):
        return money(Decimal(picked), currency(scene)).minor
    read = _amount_read(scene)
    return read.value.minor if isinstance(read, Understood) else None


def the_quantity(scene: Scene) -> str | None:
    """How many are affected, in text, when it is a number between zero and what was billed."""
    count, row = quantity_written(scene), item(scene)
    return str(count) if count is not None and row and 0 < count <= row.quantity else None


def whole_count(scene: Scene) -> str:
    """Everything that was billed, in text."""
    row = item(scene)
    return str(row.quantity) if row else "0"


def too_many(scene: Scene) -> bool:
    """Whether more was named than was billed."""
    count, row = quantity_written(scene), item(scene)
    return count is not None and row is not None and count > row.quantity


def readings(scene: Scene) -> list[Value] | None:
    """What the words may mean when there is more than one way to read them, as decimals in text."""
    match _amount_read(scene):
        case Ambiguous(readings=several) | Several(values=several):
            return list[Value](str(value.amount) for value in several)[:3]
    return None


def named_currency(scene: Scene) -> str | None:
    """The currency of an amount in another one (ISO 4217)."""
    read = _amount_read(scene)
    return read.value.currency if isinstance(read, OtherCurrency) else None


def told_currency(scene: Scene) -> str | None:
    """The same, as it was named before."""
    return str(scene.notes.get("told_currency") or "") or None


def not_above_zero(scene: Scene) -> bool:
    """Whether zero or less was named."""
    read = _amount_read(scene)
    return isinstance(read, Negative) or (isinstance(read, Understood) and not read.value)


def no_quantity(scene: Scene) -> bool:
    """Whether zero or fewer were named."""
    read = read_quantity(written(scene))
    return isinstance(read, Negative) or (isinstance(read, Understood) and read.value == 0)


def reading_buttons(scene: Scene) -> list[Button]:
    """One button for each way to read the last figure, and one for none of them."""
    kept = scene.notes.get("readings")
    if not isinstance(kept, list):
        return []
    made = [Button("reading", text, {"amount": money(Decimal(str(text)), currency(scene))}) for text in kept]
    return [*made, Button("none_of_these")]


def asked_back(scene: Scene) -> list[Money]:
    """The ways to read the last figure, as the card shows them."""
    kept = scene.notes.get("readings")
    return [money(Decimal(str(text)), currency(scene)) for text in kept] if isinstance(kept, list) else []


# -- the sum in question -----------------------------------------------------------------------------------------------
def room(scene: Scene) -> int:
    """Minor units of the line that no other open case claims; 0 when nothing listed is meant."""
    line = the_line(scene)
    others = [case for case in scene.books.cases if case.id != registered_id(scene)]
    return room_on(line, others) if line else 0


def claim(scene: Scene) -> int | None:
    """The sum in question in minor units, as the answers so far make it; None while one of them is missing."""
    notes, line = scene.notes, the_line(scene)
    if "amount" in notes:
        return number(notes["amount"])
    if whole := number(notes.get("paid")) or number(notes.get("counter_sum")):
        return min(whole, room(scene)) if line else whole
    if line and number(notes.get("right_total")):
        return max(0, line.total - number(notes["right_total"]))
    return _of_items(scene, line) if line and line.items else None


def _of_items(scene: Scene, line: Line) -> int | None:
    """The same by price or by quantity; None while one of them is missing."""
    notes, index = scene.notes, _index(scene, line)
    if "price" in notes and "quantity" in notes:
        return _price_difference(scene, line)
    if "received" in notes:
        there = Decimal(str(notes["received"])) + Decimal(str(notes.get("still_coming") or 0))
        return by_quantity(line, there, currency(scene), index).minor
    if notes.get("affected") and ("item" in notes or len(line.items) == 1):
        good = max(Decimal(0), line.items[index].quantity - Decimal(str(notes["affected"])))
        return by_quantity(line, good, currency(scene), index).minor
    return None


def over_room(scene: Scene) -> bool:
    """Whether more is claimed than is left on the line."""
    return the_line(scene) is not None and (claim(scene) or 0) > room(scene)


def no_claim(scene: Scene) -> bool:
    """Whether no sum is known although a line is meant."""
    return the_line(scene) is not None and not claim(scene) and "surplus" not in scene.notes


def _price_difference(scene: Scene, line: Line) -> int:
    price, count = Decimal(str(scene.notes["price"])), Decimal(str(scene.notes["quantity"]))
    return by_price(line, price, currency(scene), count, _index(scene, line)).minor


def _index(scene: Scene, line: Line) -> int:
    return min(number(scene.notes.get("item")), len(line.items) - 1)


def _picked(scene: Scene) -> str:
    """The reading that was pressed, when it is one of those asked back."""
    kept = scene.notes.get("readings")
    offered = isinstance(kept, list) and pressed(scene) == "reading" and carried(scene) in kept
    return str(carried(scene)) if offered else ""


def _amount_read(scene: Scene) -> Amount:
    return read_amount(written(scene), currency(scene))


def quantity_written(scene: Scene) -> Decimal | None:
    """The quantity written; of two readings the only one that is not more than was billed."""
    row = item(scene)
    match read_quantity(written(scene)):
        case Understood(value=count):
            return count
        case Ambiguous(readings=several) if row:
            fit = [count for count in several if count <= row.quantity]
            return fit[0] if len(fit) == 1 else None
    return None


def as_money(price: Decimal, code: str) -> Money | None:
    """A unit price as Money, or None when it is finer than the currency's minor unit."""
    return money(price, code) if price == round(price, exponent(code)) else None


def _shown(price: Decimal, code: str) -> Money | Decimal:
    """A unit price as it stands on a button."""
    return as_money(price, code) or price


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29].rstrip()}…"  # noqa: PLR2004 - with its price it fits a button
