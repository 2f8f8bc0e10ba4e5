"""Raising a dispute about money and papers: a reason's own questions, and what our books answer first."""

from dataclasses import replace
from datetime import date

import pytest

from flows.engine.events import Asked
from flows.facts.commands import RegisterDispute, SendCopies
from flows.facts.dispute import Split
from flows.facts.money import Money
from flows.facts.objection_commands import LeaveToColleague, RegisterTogether
from flows.facts.parties import Role
from flows.tables.questions import EVERY, QUESTIONS, team_for
from flows.tables.reasons import REASONS
from locales.gather import gather
from locales.labels.cases import LABELS as NAMES
from locales.labels.raise_dispute_details import LABELS
from tests.flows.samples_dispute import AMARA, CASE, INVOICE, PAYMENT, PLAIN, STATEMENT, Chat, chat, page


def about(reason: str, document: int = 11, **books: object) -> Chat:
    """A chat in which that reason was just given for that line."""
    begun = chat("raise_dispute", page(**books), statement_id=5, document_id=document)
    while begun.button(f"reason_{reason}") is None:
        begun = begun.press("reasons_more")
    return begun.press(f"reason_{reason}")


def to_the_end(asked: Chat, wish: str = "wish_explanation") -> Chat:
    """From the question for a paper to the paraphrase."""
    said = asked.press("skip")
    return (said.press(wish) if said.button(wish) else said).press("rest_is_fine")


def registered(said: Chat) -> RegisterDispute:
    """What is registered once the paraphrase is confirmed."""
    (command,) = said.press("that_is_it").done
    assert isinstance(command, RegisterDispute)
    return command


# -- the questions -----------------------------------------------------------------------------------------------------
def test_questions_are_asked_one_a_turn_and_end_at_the_sum() -> None:
    """Each answer brings the next question."""
    asked = about("charge")
    next_one = asked.press("charge_freight")
    last = next_one.press("charge_never")

    assert last.stage == "raise_dispute/amount"
    assert last.conversation.notes["charge_kind"] == "charge_freight"


def test_back_goes_one_question_back_and_what_is_known_is_passed_over() -> None:
    """The answer is kept until another is given."""
    asked = about("charge").press("charge_freight").take(Asked("back"))

    assert asked.stage == "raise_dispute/charge_kind"
    assert asked.press("charge_packing").stage == "raise_dispute/charge_agreed"


def test_a_question_that_an_answer_makes_needless_is_not_asked() -> None:
    """Who signed is asked only where something was signed."""
    asked = about("return_not_credited").write("RN-1").write("20 Oct 2026").press("skip")

    moved = asked.press("return_on_way")

    assert moved.stage == "raise_dispute/amount"


def test_a_day_is_said_back_as_it_was_read() -> None:
    """In the form that cannot be misread."""
    asked = about("cancelled").write("yesterday")

    assert asked.stage == "raise_dispute/cancelled_with"
    assert asked.card["echo"] == date(2026, 11, 2)


def test_a_day_with_two_readings_is_asked_back() -> None:
    """The same question, both days on buttons."""
    asked = about("cancelled").write("3/4/2026")

    assert asked.stage == "raise_dispute/cancelled_on"
    assert asked.button("day_reading")


def test_one_answer_is_corrected_alone() -> None:
    """And only that one."""
    said = to_the_end(about("charge").press("charge_freight").press("charge_never").write("120.00"))
    fixed = said.press("correct_something").press("detail_charge_kind").press("charge_packing")

    assert fixed.stage == "raise_dispute/paraphrase"
    assert fixed.conversation.notes["charge_agreed"] == "charge_never"
    assert registered(fixed).answers["charge_kind"] == "charge_packing"


def test_a_corrected_answer_brings_the_questions_that_follow_from_it() -> None:
    """What no longer belongs there is left out of the case."""
    tax = about("tax").press("tax_rate").write("7.5 %").write("100.00")
    said = to_the_end(tax, "wish_credit").press("correct_something").press("detail_tax_kind").press("tax_withheld")

    assert said.stage == "raise_dispute/tax_certificate"
    assert "tax_right" not in registered(said.press("skip")).answers


def test_a_paper_answers_the_question_for_one() -> None:
    """It is kept and the next question comes."""
    sent = about("credit_missing").send("credit.jpg")

    assert sent.conversation.notes["credit_number"] == "sent"
    assert sent.conversation.notes["files"] == ["credit.jpg"]


@pytest.mark.parametrize("key", EVERY)
def test_every_question_has_its_names(key: str) -> None:
    """On the buttons that correct it and on the desk."""
    labels = gather("locales.labels", "LABELS")

    assert {f"detail_{key}", *EVERY[key].choices} <= labels.keys()


def test_every_reason_with_questions_begins_with_them_or_before() -> None:
    """Otherwise nobody would be asked."""
    asked = {key for key in QUESTIONS if REASONS[key].starts_at == "words"}

    assert asked <= {"other"}


def test_an_answer_may_send_the_matter_to_another_team() -> None:
    """Goods that are on their way are a matter of logistics."""
    assert team_for("return_not_credited", {"return_arrived": "return_on_way"}) == "logistics team"
    assert team_for("return_not_credited", {}) == "receivables team"
    assert team_for("return_not_credited", {}) in NAMES.values()
    assert "flag_paid_part" in LABELS


# -- a payment ---------------------------------------------------------------------------------------------------------
def test_a_payment_that_stands_on_the_invoice_is_shown() -> None:
    """And what is open is the rest."""
    paid = replace(INVOICE, open=230_000, applied=(("RC-5510", date(2026, 9, 29), 250_000),))
    statements = (replace(STATEMENT, lines=(paid,)),)

    there = about("payment_missing", statements=statements, unapplied=()).write("2,500.00").press("skip").press("skip")

    assert there.said == ["raise_dispute/it_stands_there"]
    assert there.press("timing_fine").said == ["raise_dispute/nothing_opened"]


def test_a_small_rest_of_a_payment_turns_into_a_bank_fee() -> None:
    """Where it is exactly what did not arrive."""
    paid = replace(INVOICE, open=1_500, applied=(("RC-5510", date(2026, 9, 29), 478_500),))
    statements = (replace(STATEMENT, lines=(paid,)),)

    fee = (
        about("payment_missing", statements=statements, unapplied=())
        .write("4,800.00")
        .press("skip")
        .press("skip")
        .press("fee_yes")
    )

    assert fee.stage == "raise_dispute/fee_payment"
    assert fee.conversation.notes["amount"] == 1_500
    assert fee.conversation.notes["reason"] == "bank_fee"


def test_what_came_with_less_is_asked_about() -> None:
    """The gap is named, and kept with the case as true."""
    less = replace(PAYMENT, total=119_000, open=119_000)
    found = about("payment_missing", 13, unapplied=(less,)).write("1,200.00").press("skip").press("skip")
    gap = found.press("payment_yes")

    assert gap.stage == "raise_dispute/fee_gap"
    assert gap.card["gap"] == Money(1_000, "USD")


def test_one_payment_is_set_against_the_invoices_it_was_for() -> None:
    """In the order they were named, and what is left is said."""
    paid = chat("raise_dispute", page(unapplied=())).press("reason_payment_missing").write("6,000.00")
    told = paid.press("skip").press("skip").write("INV-2214 and INV-2230")

    assert told.stage == "raise_dispute/covered"
    assert [row["part"] for row in told.card["rows"]] == [  # type: ignore[attr-defined]
        Money(480_000, "USD"),
        Money(100_000, "USD"),
        Money(20_000, "USD"),
    ]


def test_an_account_they_were_told_of_stops_everything() -> None:
    """Nothing is asked any more before the lead is called."""
    paid = chat("raise_dispute", page(unapplied=())).press("reason_payment_missing").write("6,000.00")
    stopped = paid.press("skip").press("skip").press("skip").press("way_transfer").press("to_new")

    assert stopped.stage == "raise_dispute/fraud"


# -- a price -----------------------------------------------------------------------------------------------------------
def test_a_price_for_a_pack_is_put_into_our_unit() -> None:
    """441.60 for 24 is 18.40 each."""
    priced = about("price").write("441.60").write("24")

    assert priced.stage == "raise_dispute/quantity"
    assert priced.conversation.notes["price"] == "18.4"


def test_a_price_for_a_piece_is_put_into_our_unit() -> None:
    """0.92 for a litre, 20 of them in a can."""
    priced = about("price").write("0.92").write("20")

    assert priced.conversation.notes["price"] == "18.4"


def test_the_same_price_in_our_unit_is_explained() -> None:
    """Nothing is opened for who sees it so."""
    same = about("price").write("460.80").write("24")

    assert same.said == ["raise_dispute/same_in_our_unit"]
    assert same.press("timing_fine").stage == "home/at_rest"


def test_a_price_in_another_currency_may_be_about_the_currency() -> None:
    """What was named is not asked for again."""
    wrong = about("price").write("EUR 17.00").press("currency_is_wrong")

    assert wrong.stage == "raise_dispute/amount"
    assert wrong.conversation.notes["currency_right"] == "EUR"


def test_a_price_that_stands_nowhere_is_asked_about() -> None:
    """With whom it was agreed."""
    asked = about("price").write("18.40").press("whole_quantity").press("no_paper")

    assert asked.stage == "raise_dispute/agreed_with"


# -- what the books answer ---------------------------------------------------------------------------------------------
def test_a_due_date_is_computed_both_ways() -> None:
    """45 days from the delivery of 9 Oct."""
    both = about("terms").press("basis_delivery").write("9 Oct 2026").write("45")

    assert both.said == ["raise_dispute/both_due_dates"]
    assert (both.card["ours"], both.card["theirs"]) == (date(2026, 11, 2), date(2026, 11, 23))


def test_copies_on_file_are_sent_at_once() -> None:
    """Nobody waits for what we have."""
    filed = replace(INVOICE, files=("ab" * 32,))
    sent = about("docs_missing", statements=(replace(STATEMENT, lines=(filed,)),)).press("doc_invoice")

    assert sent.done == [SendCopies(5, (11,))]
    assert sent.stage == "raise_dispute/copies"
    assert sent.press("copies_enough").stage == "home/at_rest"


def test_a_credit_that_is_there_is_proposed() -> None:
    """No more of it than is open on the invoice."""
    found = about("credit_missing").write("CN-0300")
    said = registered(found.press("pick_line").press("rest_is_fine"))

    assert (said.claimed, said.remedy) == (10_000, "apply_credit")


def test_a_document_that_is_listed_is_shown() -> None:
    """Before anybody looks for it."""
    listed = chat("raise_dispute").press("not_listed").press("reasons_more").press("reasons_more")

    shown = listed.press("reason_omitted").write("INV-2230")

    assert shown.said == ["raise_dispute/it_is_listed"]
    assert shown.card["number"] == PLAIN.number


def test_a_rebate_that_is_not_reached_is_a_matter_of_time() -> None:
    """And registered only for who wants that."""
    asked = about("discount").press("discount_rebate").write("2026").press("reached_no")

    assert asked.said == ["raise_dispute/rebate_comes_later"]
    assert asked.press("register_it").stage == "raise_dispute/amount"


def test_the_right_total_makes_the_claim() -> None:
    """4,800.00 billed, 4,600.00 right."""
    said = to_the_end(about("extension").press("extension_sum").write("4,600.00"), "wish_credit")

    assert registered(said).claimed == 20_000


def test_wrong_particulars_want_a_corrected_invoice() -> None:
    """Which is not asked for again."""
    said = about("tax").press("tax_name").write("Okafor Foods Ltd").press("whole_line").press("skip")

    assert said.stage == "raise_dispute/anything_else"
    assert registered(said.press("rest_is_fine")).answers["reissue"] is True


def test_a_matter_that_has_its_case_joins_it() -> None:
    """By the number that was given."""
    joined = about("already_disputed", 12, cases=(CASE,)).write("it was D-1042")

    assert joined.stage == "raise_dispute/joined"
    assert joined.card["number"] == "D-1042"


def test_an_old_invoice_is_flagged_and_never_refused() -> None:
    """The desk sees it."""
    old = replace(INVOICE, on=date(2026, 3, 1), due=date(2026, 4, 1))
    asked = about("other", statements=(replace(STATEMENT, lines=(old,)),)).write("broken").press("whole_line")

    assert registered(to_the_end(asked)).answers["late_claim"] is True


def test_a_small_difference_may_be_rounding() -> None:
    """It is kept with the case."""
    said = to_the_end(about("currency").press("currency_rounding").write("0.40"))

    assert registered(said).answers["tolerance"] is True


# -- several, paid, promised, left -------------------------------------------------------------------------------------
def test_several_lines_of_one_reason_are_one_case() -> None:
    """Each with what is free on it."""
    found = chat("raise_dispute").write("INV-2214 and INV-2230").press("all_together")
    said = to_the_end(found.press("reason_other"))

    command = registered(said)
    assert [(item.document, item.split.claimed) for item in command.items] == [
        ("INV-2214", 480_000),
        ("INV-2230", 100_000),
    ]
    assert command.claimed == 580_000


def test_a_line_that_is_taken_already_is_not_taken_again() -> None:
    """Of several, those without room are left out."""
    books = page(cases=(replace(CASE, document_id=13, split=Split(100_000)),))
    found = chat("raise_dispute", books).write("INV-2214 and INV-2230").press("all_together")

    said = to_the_end(found.press("reason_other"))

    assert said.card["further"] == []


def test_what_lies_in_the_paid_part_and_wants_another_remedy_is_a_case_of_its_own() -> None:
    """No line is charged with it, and it says what is wished."""
    over = about("other", 13).write("broken goods").write("1,200.00").press("paid_too")

    (command,) = to_the_end(over).press("that_is_it").done
    assert isinstance(command, RegisterTogether)
    assert [(case.document_id, case.claimed, case.remedy) for case in command.cases] == [
        (13, 100_000, "explanation"),
        (0, 20_000, "refund"),
    ]


def test_what_lies_in_the_paid_part_and_wants_the_same_remedy_is_in_the_same_case() -> None:
    """As an item that no line is charged with."""
    over = about("other", 13).write("broken goods").write("1,200.00").press("paid_as_credit")
    command = registered(to_the_end(over, "wish_credit"))

    assert [(item.document_id, item.split.claimed) for item in command.items] == [(13, 100_000), (0, 20_000)]


def test_who_may_only_look_can_leave_it_to_a_colleague() -> None:
    """In their own words."""
    left = chat("raise_dispute", page(contact=replace(AMARA, role=Role.VIEWER))).write("INV-2214 is too high")

    assert left.done == [LeaveToColleague("INV-2214 is too high")]


def test_words_that_name_a_line_begin_at_it() -> None:
    """Whoever left them need not be asked for it."""
    begun = chat("raise_dispute", words="INV-2214 is odd")

    assert begun.stage == "raise_dispute/reason"


def test_a_reason_in_free_words_is_asked_back() -> None:
    """And taken only once it was pressed."""
    meant = chat("raise_dispute", statement_id=5, document_id=11).write("you charged freight, that was never agreed")

    assert "reason" not in meant.conversation.notes
    assert meant.press("reason_charge").stage == "raise_dispute/charge_kind"
