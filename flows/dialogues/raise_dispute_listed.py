"""Raise a dispute: the price that our books hold as agreed for the day of the invoice, beside the one that was billed.

Where the list agrees with the customer, it is said and the difference is offered; where it agrees with the invoice, it
is shown with its source and another agreement is asked for. Promise: every function is total and changes nothing; the
list is shown once for an objection.
"""

from decimal import Decimal

from flows.dialogues.asking import tries
from flows.dialogues.raise_dispute_figures import as_money, item, price_told, room
from flows.dialogues.raise_dispute_line import currency, the_line
from flows.dialogues.raise_dispute_view import item_values
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.effects import Button
from flows.engine.grammar import Scene
from flows.engine.words import arrived, ask, chose, close, each, forget, go_to, note, otherwise, say, seal, stage, when
from flows.facts.claims import by_price
from flows.facts.money import Money
from flows.facts.prices import AgreedPrice, price_on
from flows.facts.statement import Kind


def on_file(scene: Scene) -> AgreedPrice | None:
    """The price agreed for the item in question on the day of its invoice."""
    line, row = the_line(scene), item(scene)
    if line is None or row is None or line.kind is not Kind.INVOICE:
        return None
    return price_on(scene.books.prices, row.description, row.unit, currency(scene), line.on)


def price_listed(scene: Scene) -> bool:
    """Whether there is one to be shown: it was not yet, and it says the same as the invoice or less."""
    found, row = on_file(scene), item(scene)
    wanted = scene.notes.get("reason") == "price" and not scene.conversation.top.correcting
    return (
        wanted
        and "explained" not in scene.notes
        and found is not None
        and row is not None
        and (found.price <= row.unit_price)
    )


def listed_lower(scene: Scene) -> str | None:
    """That price in text, when less was agreed than was billed."""
    found, row = on_file(scene), item(scene)
    return str(found.price) if found and row and found.price < row.unit_price else None


def _listed(scene: Scene) -> Decimal | None:
    found = on_file(scene)
    return found.price if found else None


def said_price(scene: Scene) -> Decimal | None:
    """What the customer said was agreed, as far as they have."""
    told = scene.notes.get("price") or price_told(scene)
    return Decimal(str(told)) if told else None


def written_in(scene: Scene) -> str:
    """Where the price on file is written."""
    found = on_file(scene)
    return found.source if found else ""


def all_of_it(scene: Scene) -> str:
    """Everything that was billed, in text."""
    row = item(scene)
    return str(row.quantity) if row else "0"


def difference(scene: Scene) -> Money:
    """What the difference comes to for everything that was billed, at most what is free on the line."""
    line, row, found = the_line(scene), item(scene), on_file(scene)
    if line is None or row is None or found is None:
        return Money(0, currency(scene))
    made = by_price(line, found.price, currency(scene), row.quantity, line.items.index(row))
    return Money(min(made.minor, room(scene)), made.currency)


def listed_values(scene: Scene) -> dict[str, object]:
    """The item; the price on file with its source and first day; what they said; what the difference comes to."""
    found, said, code = on_file(scene), said_price(scene), currency(scene)
    listed = found.price if found else Decimal(0)
    return item_values(scene) | {
        "listed": as_money(listed, code),
        "listed_fine": listed,
        "source": found.source if found else "",
        "since": found.valid_from if found else scene.books.today,
        "said": as_money(said, code) if said else None,
        "said_fine": said,
        "agrees": said is not None and said == listed,
        "lower": listed_lower(scene) is not None,
        "difference": difference(scene),
    }


def listed_buttons(scene: Scene) -> list[Button]:
    """To take the listed price for everything or for a part, where it is lower; to name another, unless both agree."""
    another = [] if said_price(scene) == _listed(scene) else [Button("another_price")]
    if listed_lower(scene) is None:
        return [Button("timing_fine"), *another]
    return [Button("listed_all", values={"amount": difference(scene)}), Button("listed_part"), *another]


TO_THE_LIST = when(arrived(), price_listed).then(go_to("price_list"))
TAKEN = (
    note("price"), note("explained", value=True), note("where", written_in), note("proof", "told"), forget("amount"),
)  # fmt: skip
LISTED = (
    stage(
        "price_list",
        ask("price_list_says", each(listed_buttons, across=2), "back", "human", shows=listed_values),
        when(chose("listed_all"), listed_lower).then(*TAKEN, note("quantity", all_of_it), go_to("quantity")),
        when(chose("listed_part"), listed_lower).then(*TAKEN, go_to("quantity")),
        when(chose("timing_fine")).then(seal(), say("nothing_opened"), close()),
        when(chose("another_price")).then(note("explained", value=True), go_to("price")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
)  # fmt: skip
