"""Objections about goods: what our ledger knows is shown first; the answers decide the sum and the wishes."""

from dataclasses import replace
from datetime import date

from flows.facts.commands import RegisterDispute
from flows.facts.delivery import Delivery
from flows.facts.statement import Line
from tests.flows.samples_dispute import INVOICE, PLAIN, STATEMENT, TWO_ITEMS, Chat, chat, page

DELIVERED = Delivery("PO-1", "Tom Reyes", "DN-7", date(2026, 10, 6), "Ikeja", "B. Adeyemi")
KNOWN = page(deliveries={INVOICE.document_id: DELIVERED})


def about(reason: str, line: Line = INVOICE, books: object = KNOWN) -> Chat:
    """A chat that has said which line it is about and why."""
    talk = chat("raise_dispute", books, statement_id=STATEMENT.id, document_id=line.document_id)  # type: ignore[arg-type]
    while not talk.button(reason):
        talk.press("reasons_more")
    return talk.press(reason)


def at_the_end(talk: Chat) -> Chat:
    """Nothing else is said: no paper, the first wish, the rest is fine."""
    while talk.stage != "raise_dispute/paraphrase":
        wishes = [b.choice for b in (talk.button("wish_unsure"),) if b]
        talk.press(next(c for c in ("skip", *wishes, "rest_is_fine") if talk.button(c)))
    return talk


def test_an_unknown_invoice_is_shown_with_what_the_ledger_tells_of_it() -> None:
    """Who sees the order and the signature often remembers."""
    card = about("reason_unknown_invoice").card

    assert (card["order"], card["delivery"], card["signed_by"]) == ("PO-1", "DN-7", "B. Adeyemi")


def test_what_the_ledger_does_not_tell_is_left_empty() -> None:
    """Nothing is guessed about somebody's order."""
    card = about("reason_unknown_invoice", PLAIN).card

    assert (card["order"], card["delivery"], card["receiver"], card["delivered_on"]) == ("", "", "", None)


def test_an_invoice_that_is_recognised_opens_nothing() -> None:
    """A look was all that was needed."""
    talk = about("reason_unknown_invoice").press("recognised")

    assert talk.done == []
    assert talk.stage == "home/at_rest"


def test_a_sister_companys_invoice_is_moved_and_not_credited() -> None:
    """The debt is right, its owner is not."""
    talk = about("reason_unknown_invoice").press("other_company").write("Okafor Beverages, Mrs Bello")
    command = next(c for c in at_the_end(talk).press("that_is_it").done if isinstance(c, RegisterDispute))

    assert (command.remedy, command.claimed) == ("move_item", INVOICE.open)


def test_our_proof_of_delivery_is_shown_only_after_they_were_asked() -> None:
    """Whoever is shown an address first agrees to it too easily."""
    talk = about("reason_not_received")
    asked = talk.stage
    talk.press("skip").press("skip").press("skip")

    assert asked == "raise_dispute/goes_to"
    assert talk.stage == "raise_dispute/delivery_proof"


def test_without_a_proof_of_delivery_none_is_claimed() -> None:
    """An empty paper proves nothing."""
    talk = about("reason_not_received", PLAIN).press("skip").press("skip").press("skip")

    assert talk.stage == "raise_dispute/amount"


def test_a_signature_that_nobody_knows_goes_into_the_case() -> None:
    """It is what logistics will look at first."""
    talk = about("reason_not_received").press("skip").press("skip").press("skip").press("signature_unknown")
    talk.press("whole_line")
    command = next(c for c in at_the_end(talk).press("that_is_it").done if isinstance(c, RegisterDispute))

    assert command.answers["delivery_proof"] == "signature_unknown"


def test_the_sum_follows_from_how_many_are_affected_and_is_corrected_with_it() -> None:
    """Nobody should have to multiply, twice."""
    talk = about("reason_quality").write("it is rancid").press("usable_no").write("40").press("skip").press("skip")
    talk = at_the_end(talk.press("in_production").press("no_sample"))
    before = talk.card["claimed"]
    talk.press("correct_something").press("detail_affected").write("30")

    assert (str(before), str(talk.card["claimed"])) == ("USD 768.00", "USD 576.00")


def test_of_several_items_it_is_asked_which_before_any_sum_is_made() -> None:
    """Forty boxes of soap are not forty cans of oil."""
    talk = about("reason_damaged", TWO_ITEMS).write("crushed")
    asked = talk.stage
    talk.press("pick_item", 1).press("usable_no").write("10").press("skip").press("skip")

    assert asked == "raise_dispute/which_goods"
    assert str(at_the_end(talk).card["claimed"]) == "USD 80.00"


def test_what_may_be_wished_for_depends_on_how_far_the_goods_have_gone() -> None:
    """What was eaten cannot be sent back."""
    offered = {}
    for used in ("not_used", "in_production", "resold"):
        talk = about("reason_quality").write("it is rancid").press("usable_no").write("40").press("skip").press("skip")
        talk.press(used)
        while not talk.button("wish_unsure"):
            talk.press("skip")
        offered[used] = {c for c in ("wish_take_back", "wish_compensation") if talk.button(c)}

    assert offered == {
        "not_used": {"wish_take_back"}, "in_production": {"wish_take_back"}, "resold": {"wish_compensation"},
    }  # fmt: skip


def test_damage_told_late_is_taken_up_and_flagged() -> None:
    """The assistant refuses nothing; whoever decides must see the date."""
    talk = about("reason_damaged").write("dented").press("usable_no").write("5").write("6 October").press("not_noted")
    said = talk.said
    command = next(c for c in at_the_end(talk).press("that_is_it").done if isinstance(c, RegisterDispute))

    assert said[0] == "raise_dispute_goods/told_late"
    assert command.answers["told_late"] is True


def test_damage_noted_on_the_delivery_note_is_never_late() -> None:
    """It was told on the day."""
    talk = about("reason_damaged").write("dented").press("usable_no").write("5").write("6 October")
    talk.press("noted_on_paper")

    assert "raise_dispute_goods/told_late" not in talk.said


def test_of_missing_goods_only_what_does_not_come_is_in_question() -> None:
    """The line is split between what is late and what is lost."""
    talk = about("reason_quantity").write("230").press("rest_partly").write("12").write("10 November")

    assert str(at_the_end(talk).card["claimed"]) == "USD 153.60"


def test_all_of_the_missing_is_no_part_of_them() -> None:
    """Then it is a matter of dates, and there is a button for that."""
    talk = about("reason_quantity").write("230").press("rest_partly").write("20")

    assert talk.said == ["raise_dispute_goods/a_part_of_them"]


def test_more_than_was_billed_is_registered_without_any_sum() -> None:
    """Honesty must not cost them a question about money."""
    talk = about("reason_quantity").write("260").press("bill_it_too")
    command = next(c for c in at_the_end(talk).press("that_is_it").done if isinstance(c, RegisterDispute))

    assert (command.reason, command.claimed, command.remedy) == ("other", 0, "bill_surplus")
    assert (command.answers["surplus"], command.answers["surplus_came"]) == ("bill_it_too", "260")


def test_an_answer_corrected_to_danger_stops_too() -> None:
    """A second thought about safety counts as much as a first one."""
    talk = at_the_end(about("reason_damaged").write("dented").press("usable_no").write("5").press("skip").press("skip"))
    talk.press("correct_something").press("detail_usable").press("usable_danger")

    assert [type(command).__name__ for command in talk.done] == ["RaiseAlarm"]


def test_a_line_without_a_price_list_of_items_is_asked_for_its_sum() -> None:
    """What cannot be worked out is asked."""
    bare = page(statements=(replace(STATEMENT, lines=(PLAIN,)),))
    talk = about("reason_quality", PLAIN, bare).write("rancid").press("usable_no").write("5").press("skip")
    talk.press("skip").press("in_production").press("no_sample")

    assert talk.stage == "raise_dispute/amount"
