"""Raising a dispute about goods: fewer arrived than billed, or the same billed twice; and the pages of reasons."""

from dataclasses import replace
from decimal import Decimal

import pytest

from flows.engine.events import Asked, Chose
from flows.facts.claims import by_quantity
from flows.facts.commands import RegisterDispute
from flows.facts.money import Money
from flows.tables.papers import PAPERS
from flows.tables.question_rows import Kind, Question
from flows.tables.questions import EVERY
from flows.tables.reasons import LABELS, PAGE, REASONS, Reason
from flows.tables.remedies import REMEDIES
from locales.labels.cases import LABELS as NAMES
from tests.flows.samples_dispute import INVOICE, STATEMENT, Chat, chat, page

TWIN = replace(INVOICE, position=5, document_id=15, number="INV-2299", order="PO-1")
WITH_TWIN = page(statements=(replace(STATEMENT, lines=(replace(INVOICE, order="PO-1"), *STATEMENT.lines[1:], TWIN)),))


def at_received() -> Chat:
    """A chat asked how many of the 250 cans of INV-2214 arrived."""
    return chat("raise_dispute", statement_id=5, document_id=11).press("reason_quantity")


def at_twin() -> Chat:
    """A chat asked which invoice billed INV-2214 already."""
    return chat("raise_dispute", WITH_TWIN, statement_id=5, document_id=11).press("reason_duplicate")


# -- the pages of reasons ----------------------------------------------------------------------------------------------
def test_every_reason_stands_on_one_of_three_pages() -> None:
    """Nobody presses through more."""
    menu, seen = chat("raise_dispute", statement_id=5, document_id=11), list[str]()
    for _ in range(3):
        seen += [label for label in LABELS if menu.button(label)]
        menu = menu.press("reasons_more") if menu.button("reasons_more") else menu

    assert seen == list(LABELS)


def test_the_likeliest_reasons_and_the_way_out_stand_first() -> None:
    """Who finds nothing that fits need not turn a page."""
    first = LABELS[:PAGE]

    assert {"reason_price", "reason_payment_missing", "reason_other"} <= set(first)


def test_back_on_a_later_page_turns_one_page_back() -> None:
    """By the button and by the word alike; on the first page it leaves the question."""
    later = chat("raise_dispute", statement_id=5, document_id=11).press("reasons_more").press("reasons_more")

    pressed = later.press("reasons_back").take(Asked("back"))

    assert pressed.stage == "raise_dispute/reason"
    assert pressed.button("reason_price")


REGISTERED = [row for row in REASONS.values() if row.key != "wrong_customer"]  # that one stops at once


@pytest.mark.parametrize("row", REGISTERED, ids=lambda row: row.key)
def test_every_reason_can_be_raised_from_its_button_to_its_case(row: Reason) -> None:
    """Whatever it asks in between."""
    menu = chat("raise_dispute", WITH_TWIN, statement_id=5, document_id=11)
    while menu.button(row.label) is None:
        menu = menu.press("reasons_more")
    said = answer(menu.press(row.label))

    (command,) = said.press("that_is_it").done
    assert isinstance(command, RegisterDispute)
    assert command.reason == row.key
    assert command.remedy == row.wishes[0]


WRITTEN = {"words": "it was wrong", "tell_it": "it was wrong", "price": "18", "received": "200"}
WRITTEN |= {"payment_day": "28 Sep 2026"}
BY_KIND = {Kind.WORDS: "USD", Kind.DOCUMENT: "A-1", Kind.DAY: "28 Sep 2026", Kind.NUMBER: "10", Kind.AMOUNT: "100"}
PRESSED = (
    "none_of_these", "whole_line", "whole_quantity", "pick_line", "one_delivery", "rest_missing", "payment_no",
    "register_it", "not_ordered", "skip",
)  # fmt: skip


def written(row: Question) -> str:
    """A plain answer to that question."""
    return "28 Dec 2026" if row.ahead else BY_KIND[row.kind]


def answer(asked: Chat) -> Chat:
    """Every question answered by its first button or a plain word, up to the paraphrase."""
    while asked.stage != "raise_dispute/paraphrase":
        name = asked.stage.partition("/")[2]
        row = EVERY.get(name)
        wishes = [remedy.wish for remedy in REMEDIES.values() if remedy.wish and asked.button(remedy.wish)]
        if name in WRITTEN:
            asked = asked.write(WRITTEN[name])
        elif row and not row.own:
            asked = asked.press(row.choices[0]) if row.choices else asked.write(written(row))
        elif wishes:
            reason = REASONS[str(asked.conversation.notes["reason"])]
            asked = asked.press(REMEDIES[reason.wishes[0]].wish)
        else:
            asked = asked.press(next(choice for choice in (*PRESSED, "rest_is_fine") if asked.button(choice)))
    return asked


# -- too few arrived ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "claimed"),
    [("230", 38_400), ("only 230 of 250 cans came", 38_400), ("0", 480_000), ("249.5", 960)],
    ids=["a number", "a sentence", "none", "a part"],
)
def test_what_is_missing_times_the_price_is_in_question(words: str, claimed: int) -> None:
    """Never more than the item was billed at."""
    asked = at_received().write(words)

    assert asked.stage == "raise_dispute/rest"
    assert asked.card["claimed"] == Money(claimed, "USD")


def test_none_of_it_is_one_press() -> None:
    """And the whole item is in question."""
    none = at_received().press("none_came").press("rest_missing")

    assert none.stage == "raise_dispute/evidence"
    assert none.card["slot"] == "delivery_note"


def test_as_many_as_billed_is_asked_about() -> None:
    """Then nothing would be missing."""
    asked = at_received().write("250")

    assert asked.said == ["raise_dispute/not_fewer"]


def test_what_the_first_words_said_is_not_asked_again() -> None:
    """Both quantities stood in the sentence that named the invoice."""
    told = chat("raise_dispute").write("INV-2214: billed 250, only 230 came").press("reason_quantity")

    assert told.stage == "raise_dispute/rest"
    assert told.conversation.notes["received"] == "230"


def test_a_rest_that_is_on_its_way_is_a_matter_of_dates() -> None:
    """It is explained, and no case is opened."""
    late = at_received().write("230").press("rest_coming").write("12 November")
    fine = late.press("wait_for_it")

    assert fine.said == ["raise_dispute/rest_noted"]
    assert fine.stage == "home/at_rest"
    assert not fine.done


def test_the_day_can_be_written_at_once() -> None:
    """Without saying first that it is on its way."""
    late = at_received().write("230").write("12 November")

    assert late.stage == "raise_dispute/rest_timing"


def test_a_day_that_is_over_is_no_day_to_wait_for() -> None:
    """What did not come then is missing."""
    asked = at_received().write("230").press("rest_coming").write("1 October")
    said = asked.said

    assert said == ["raise_dispute/day_gone_by"]
    assert asked.take(Chose("skip")).stage == "raise_dispute/evidence"


def test_of_several_items_the_missing_one_is_asked_for() -> None:
    """Before how many came."""
    asked = chat("raise_dispute", statement_id=5, document_id=12).press("reason_quantity")
    named = asked.write("soap").write("90")

    assert named.card["claimed"] == Money(8_000, "USD")


def test_without_items_on_file_it_is_said_in_words() -> None:
    """Nothing could be computed."""
    asked = chat("raise_dispute", statement_id=5, document_id=13).press("reason_quantity")

    assert asked.stage == "raise_dispute/words"


def test_the_corrected_quantity_leads_straight_back() -> None:
    """With the sum anew."""
    said = answer(at_received()).press("correct_something").press("fix_received").write("235")

    assert said.stage == "raise_dispute/paraphrase"
    assert said.card["claimed"] == Money(28_800, "USD")


def test_goods_billed_below_their_price_are_missed_at_what_they_were_billed() -> None:
    """An item with a discount of its own."""
    cheap = replace(INVOICE, items=(replace(INVOICE.items[0], amount=400_000),))

    assert by_quantity(cheap, Decimal(0), "USD") == Money(400_000, "USD")
    assert by_quantity(cheap, Decimal(260), "USD") == Money(0, "USD")


# -- billed twice ------------------------------------------------------------------------------------------------------
def test_the_invoice_most_alike_is_offered_first() -> None:
    """Same sum, same order."""
    button = at_twin().button("pick_line")

    assert button is not None
    assert button.value == 15


def test_both_invoices_are_shown_side_by_side() -> None:
    """With what is alike, so that it can be judged."""
    shown = at_twin().write("INV-2299")

    assert shown.stage == "raise_dispute/deliveries"
    assert (shown.card["same_order"], shown.card["same_goods"], shown.card["apart"]) == ("PO-1", True, Money(0, "USD"))


def test_the_invoice_itself_is_no_other_one() -> None:
    """It is asked again."""
    asked = at_twin().write("INV-2214")

    assert asked.said == ["raise_dispute/that_is_itself"]


def test_two_deliveries_alike_are_explained_and_nothing_is_opened() -> None:
    """Unless the customer wants it looked into."""
    two = at_twin().press("pick_line").press("two_deliveries")

    assert two.said == ["raise_dispute/an_invoice_each"]
    assert two.press("timing_fine").said == ["raise_dispute/nothing_opened"]


def test_an_invoice_that_the_statement_does_not_list_is_kept_as_it_was_written() -> None:
    """It may be paid already."""
    kept = answer(at_twin().write("INV-1999"))

    assert kept.card["twin_told"] == "INV-1999"
    assert kept.card["claimed"] == Money(480_000, "USD")


# -- the tables --------------------------------------------------------------------------------------------------------
def test_every_paper_has_a_name_that_is_translated() -> None:
    """Those with sentences of their own aside."""
    slots = {slot for row in REASONS.values() for slot in row.slots}

    assert slots - {"agreed_price", "payment_slip", "paper"} == PAPERS.keys()
    assert {f"paper_{key}": name for key, name in PAPERS.items()}.items() <= NAMES.items()


def test_every_remedy_has_its_name_and_its_button() -> None:
    """Under its own key."""
    assert {f"remedy_{key}": row.name for key, row in REMEDIES.items()}.items() <= NAMES.items()
    assert {row.wish for row in REMEDIES.values() if row.wish} <= NAMES.keys()
