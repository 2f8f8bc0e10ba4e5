"""Raise a dispute: a price that looks like one for another unit than we billed, a box instead of a piece.

It is asked about and put into our unit, so that like is compared with like. Promise: every function is total and
changes nothing; `told_price` is the price as written, an exact decimal in text.
"""

from decimal import Decimal

from flows.dialogues.asking import tries
from flows.dialogues.case_view import written
from flows.dialogues.raise_dispute_figures import as_money, item, the_price
from flows.dialogues.raise_dispute_line import currency, the_statement
from flows.dialogues.raise_dispute_view import item_values
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.grammar import Scene
from flows.engine.words import (
    ask,
    chose,
    close,
    forget,
    go_to,
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)
from flows.facts.amounts import Understood, read_quantity

MUCH = 2  # times the billed price, or the part of it, from which another unit is likelier than another price


def another_unit(scene: Scene) -> str | None:
    """The price that was written, when it is so far from the billed one that it may be for another unit."""
    price, row = the_price(scene), item(scene)
    if price is None or row is None or price <= 0:
        return None
    return str(price) if price >= MUCH * row.unit_price or price * MUCH * MUCH <= row.unit_price else None


def _told(scene: Scene) -> Decimal:
    return Decimal(str(scene.notes.get("told_price") or 0))


def _larger(scene: Scene) -> bool:
    row = item(scene)
    return row is not None and _told(scene) > row.unit_price


def in_our_unit(scene: Scene) -> Decimal | None:
    """The price for one unit as we billed it, by how many pieces go into the larger of both."""
    read, row = read_quantity(written(scene)), item(scene)
    if not isinstance(read, Understood) or row is None or read.value <= 1:
        return None
    made = _told(scene) / read.value if _larger(scene) else _told(scene) * read.value
    return made.quantize(Decimal("0.000001")).normalize()


def lower_in_our_unit(scene: Scene) -> str | None:
    """That price in text, when it is lower than the billed one."""
    made, row = in_our_unit(scene), item(scene)
    return f"{made:f}" if made is not None and row and made < row.unit_price else None


def as_billed(scene: Scene) -> str | None:
    """That price in text, when it is the billed one or higher."""
    made = in_our_unit(scene)
    return f"{made:f}" if made is not None else None


def told_lower(scene: Scene) -> str | None:
    """The price as written, when it is lower than the billed one after all."""
    return None if _larger(scene) else str(_told(scene))


def unit_values(scene: Scene) -> dict[str, object]:
    """The item, the price as it was written, whether the larger unit is theirs, and the price in our unit."""
    code = currency(scene)
    made = Decimal(str(scene.notes.get("unit_price") or 0))
    return item_values(scene) | {
        "told": as_money(_told(scene), code),
        "told_fine": _told(scene),
        "larger": _larger(scene),
        "made": as_money(made, code),
        "made_fine": made,
    }


def billed_before(scene: Scene) -> dict[str, object]:
    """Where the same goods stand on the statement at another price: the invoice, its day and that price, or nothing."""
    row, statement, code = item(scene), the_statement(scene), currency(scene)
    for line in statement.lines if statement and row else ():
        for one in line.items:
            if row and one.description == row.description and one.unit_price < row.unit_price and one.unit == row.unit:
                shown = {"elsewhere": line.number, "elsewhere_on": line.on}
                return shown | {"elsewhere_price": as_money(one.unit_price, code), "elsewhere_fine": one.unit_price}
    return {"elsewhere": "", "elsewhere_on": scene.books.today, "elsewhere_price": None, "elsewhere_fine": Decimal(0)}


def price_values(scene: Scene) -> dict[str, object]:
    """The item, and where it stands at another price."""
    return item_values(scene) | billed_before(scene)


UNIT = (
    stage(
        "unit",
        ask("for_which_unit", "for_one", "back", "human", shows=unit_values),
        when(chose("for_one"), told_lower).then(note("price"), forget("amount"), go_to("quantity")),
        when(chose("for_one")).then(say("not_lower", shows=item_values), go_to("price")),
        when(wrote(), lower_in_our_unit).then(note("price"), note("unit_price"), forget("amount"), go_to("quantity")),
        when(wrote(), as_billed).then(note("unit_price"), go_to("unit_explained")),
        PAPERS_BY_THE_WAY,
        otherwise(say("not_a_figure", shows=tries)),
    ),
    stage(
        "unit_explained",
        ask("same_in_our_unit", "timing_fine", "another_price", "back", "human", shows=unit_values),
        when(chose("timing_fine")).then(seal(), say("nothing_opened"), close()),
        when(chose("another_price")).then(forget("told_price"), forget("unit_price"), go_to("price")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
)
