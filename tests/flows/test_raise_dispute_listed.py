"""The price on file for the day of the invoice, beside the one that was billed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from flows.facts.commands import RegisterDispute
from flows.facts.money import money
from flows.facts.prices import AgreedPrice
from tests.flows.samples_dispute import INVOICE, Chat, chat, page

ROW = INVOICE.items[0]
BILLED = ROW.unit_price
LOWER = BILLED - Decimal("0.80")
OF_THE_YEAR = AgreedPrice(ROW.description, ROW.unit, BILLED, "USD", date(2026, 1, 1), None, "Contract 7")


def agreed(price: Decimal, **other: object) -> AgreedPrice:
    """That price for the goods of the invoice, on file since long before it."""
    return replace(OF_THE_YEAR, price=price, **other)  # type: ignore[arg-type]


def price_doubted(*prices: AgreedPrice) -> Chat:
    """Somebody has said that the price of the invoice is wrong, and nothing more."""
    begun = chat("raise_dispute", page(prices=prices), statement_id=5, document_id=INVOICE.document_id)
    return begun.press("reason_price")


def test_a_lower_price_on_file_is_shown_before_anything_is_asked() -> None:
    """With its source, and what the difference comes to."""
    asked = price_doubted(agreed(LOWER))

    assert asked.stage == "raise_dispute/price_list"
    assert asked.card["difference"] == money((BILLED - LOWER) * ROW.quantity, "USD")
    assert asked.card["source"] == "Contract 7"


def test_the_difference_is_taken_with_one_press_and_needs_no_paper() -> None:
    """The paper is ours."""
    taken = price_doubted(agreed(LOWER)).press("listed_all")

    assert taken.stage == "raise_dispute/remedy"
    assert (taken.conversation.notes["price"], taken.conversation.notes["where"]) == (str(LOWER), "Contract 7")


def test_only_a_part_is_asked_for_its_number() -> None:
    """Perhaps not everything was billed wrongly."""
    asked = price_doubted(agreed(LOWER)).press("listed_part")

    assert asked.stage == "raise_dispute/quantity"


def test_a_price_on_file_that_was_billed_asks_for_another_agreement() -> None:
    """It is shown, not argued with."""
    asked = price_doubted(agreed(BILLED))

    assert asked.card["lower"] is False
    assert asked.button("listed_all") is None
    assert asked.press("another_price").stage == "raise_dispute/price"


def test_who_is_satisfied_with_the_price_on_file_opens_no_case() -> None:
    """Nothing stays behind."""
    left = price_doubted(agreed(BILLED)).press("timing_fine")

    assert not [command for command in left.done if isinstance(command, RegisterDispute)]
    assert left.stage == "home/at_rest"


def test_the_price_on_file_is_shown_once() -> None:
    """Who has another agreement is not asked again."""
    asked = price_doubted(agreed(LOWER)).press("another_price").write(str(LOWER - Decimal("0.10")))

    assert asked.stage == "raise_dispute/quantity"


def test_what_is_not_on_file_or_higher_changes_nothing() -> None:
    """Other goods, another day, or a price that would be to the customer's loss."""
    none = [
        (),
        (agreed(LOWER, description="Something else"),),
        (agreed(LOWER, valid_until=date(2026, 1, 31)),),
        (agreed(BILLED + 1),),
    ]

    assert {price_doubted(*prices).stage for prices in none} == {"raise_dispute/price"}
