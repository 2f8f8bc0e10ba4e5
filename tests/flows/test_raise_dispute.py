"""Raising a dispute, as a customer lives it."""

from dataclasses import replace
from datetime import date

import pytest

from flows.all_flows import FLOWS
from flows.dialogues.raise_dispute_figures import claim
from flows.engine.events import Asked, Edited, Happened, SentFile
from flows.engine.grammar import Scene
from flows.facts.commands import KeepEvidence, PassOn, RegisterDispute
from flows.facts.dispute import Split
from flows.facts.due_commands import LeaveAlone
from flows.facts.money import Money
from flows.facts.parties import Role
from flows.facts.times import DAY
from flows.tables.reasons import REASONS, Reason
from flows.tables.remedies import REMEDIES
from locales.labels.cases import LABELS
from tests.flows.samples_dispute import (
    AMARA,
    CASE,
    NOW,
    STATEMENT,
    Chat,
    chat,
    page,
)  # fmt: skip


def at_price() -> Chat:
    """A chat asked for the agreed price of INV-2214."""
    return chat("raise_dispute", statement_id=5, document_id=11).press("reason_price")


def at_paraphrase() -> Chat:
    """A chat in which everything about a price was said."""
    said = at_price().write("18.40", 100).press("whole_quantity").press("skip").press("wish_credit")
    return said.press("rest_is_fine")


def at_payment() -> Chat:
    """A chat asked how much was paid, no line chosen."""
    return chat("raise_dispute").press("reason_payment_missing")


# -- the line ----------------------------------------------------------------------------------------------------------
def test_a_line_given_by_the_button_is_not_asked_for_again() -> None:
    """Whoever begins at a line says next what is wrong with it."""
    begun = chat("raise_dispute", statement_id=5, document_id=11)

    assert begun.stage == "raise_dispute/reason"


@pytest.mark.parametrize("words", ["INV-2214", "inv 2214", "2214", "4,800.00", "INV-2214 looks odd to us"])
def test_a_line_is_found_by_what_was_written(words: str) -> None:
    """Its number in any spelling, its end, its amount, or a sentence around it."""
    written = chat("raise_dispute").write(words)

    assert written.stage == "raise_dispute/reason"
    assert written.conversation.notes["document_id"] == 11


def test_a_sentence_around_the_number_is_kept_as_the_customers_words() -> None:
    """What was said once is not asked for again."""
    written = chat("raise_dispute").write("INV-2214 looks too high")

    assert written.conversation.notes["words"] == "INV-2214 looks too high"


def test_lines_that_may_all_be_meant_are_shown_alone() -> None:
    """An ambiguous amount narrows the list."""
    twin = replace(STATEMENT.lines[1], open=480_000, total=480_000)
    books = page(statements=(replace(STATEMENT, lines=(STATEMENT.lines[0], twin)),))

    narrowed = chat("raise_dispute", books).write("4800")

    assert narrowed.stage == "raise_dispute/line"
    assert narrowed.card["count"] == 2
    assert narrowed.button("lines_all")


def test_an_unknown_number_is_answered_helpfully() -> None:
    """Nobody is told that they are wrong."""
    lost = chat("raise_dispute").write("INV-9999")

    assert lost.said == ["raise_dispute/no_such_line"]


def test_a_viewer_is_told_who_may_and_nothing_is_recorded() -> None:
    """The others of the customer who may raise it are named."""
    looking = chat("raise_dispute", page(contact=replace(AMARA, role=Role.VIEWER)))

    assert looking.said == ["raise_dispute/only_looking"]
    assert looking.card["people"] == ["Tom Reyes"]
    assert not looking.done


def test_with_several_statements_the_right_one_is_asked_for() -> None:
    """Two currencies are never mixed."""
    books = page(statements=(STATEMENT, replace(STATEMENT, id=6, currency="EUR")))

    asked = chat("raise_dispute", books)
    chosen = asked.press("pick_statement", 6)

    assert asked.stage == "raise_dispute/line"
    assert chosen.conversation.notes["statement_id"] == 6


# -- joining an older case ---------------------------------------------------------------------------------------------
def test_the_same_reason_on_the_same_line_joins_the_older_case() -> None:
    """At most one open case per line and reason."""
    books = page(cases=(CASE,))

    again = chat("raise_dispute", books, statement_id=5, document_id=11).press("reason_price")

    assert again.stage == "raise_dispute/joined"
    assert again.card["number"] == "D-1042"


def test_words_added_to_the_older_case_are_passed_on() -> None:
    """They reach its thread, and the dialogue ends."""
    books = page(cases=(CASE,))
    joined = chat("raise_dispute", books, statement_id=5, document_id=11).press("reason_price")

    added = joined.write("the order is from March")

    assert added.done == [PassOn(42, "the order is from March")]
    assert added.stage == "home/at_rest"


def test_papers_for_the_older_case_end_both_dialogues() -> None:
    """Afterwards the customer is back where they came from."""
    joined = chat("raise_dispute", page(cases=(CASE,)), statement_id=5, document_id=11).press("reason_price")

    sent = joined.press("add_to_case").send().press("papers_done")

    assert sent.stage == "home/at_rest"


def test_another_reason_on_the_same_line_is_a_case_of_its_own() -> None:
    """Only what is left of the line can be claimed."""
    books = page(cases=(CASE,))

    other = chat("raise_dispute", books, statement_id=5, document_id=11).press("reason_other").write("freight was free")

    assert other.stage == "raise_dispute/amount"
    assert other.card["room"] == Money(460_000, "USD")


def test_a_line_claimed_in_full_has_nothing_left_to_object_to() -> None:
    """Invariant *claims fit*: the open case takes it up instead."""
    books = page(cases=(replace(CASE, split=Split(480_000)),))

    full = chat("raise_dispute", books, statement_id=5, document_id=11).press("reason_other")

    assert full.stage == "raise_dispute/joined"


# -- the price ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("words", ["18.40", "18,40", "USD 18.40", "we agreed 18.40 not 19.20", "１８.４０"])
def test_the_agreed_price_is_read_in_every_notation(words: str) -> None:
    """And the billed price beside it is not taken for it."""
    priced = at_price().write(words)

    assert priced.stage == "raise_dispute/quantity"
    assert priced.conversation.notes["price"] in {"18.40", "18.4"}


def test_a_price_that_can_be_read_in_two_ways_is_asked_back() -> None:
    """Both readings stand on buttons, and the question stays."""
    asked = at_price().write("1.234")

    assert asked.stage == "raise_dispute/price"
    assert asked.card["readings"] == [Money(123_400, "USD"), Money(123, "USD")]


def test_the_picked_reading_is_the_price() -> None:
    """One press settles it."""
    picked = at_price().write("1.234").press("reading", "1.23")

    assert picked.stage == "raise_dispute/quantity"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("20.00", "raise_dispute/not_lower"), ("EUR 18.40", "raise_dispute/other_currency"),
        ("-5", "raise_dispute/above_zero"),
        ("far too much", "raise_dispute/not_a_figure"),
    ],
    ids=["not lower", "another currency", "negative", "no figure"],
)  # fmt: skip
def test_a_price_that_cannot_be_is_asked_about(words: str, answer: str) -> None:
    """Each with its own question."""
    asked = at_price().write(words)

    assert asked.said[0] == answer
    assert asked.stage == "raise_dispute/price"


def test_the_claim_is_the_difference_times_the_quantity() -> None:
    """19.20 less 18.40, 250 cans: 200.00."""
    said = at_paraphrase()

    assert said.card["claimed"] == Money(20_000, "USD")
    assert said.card["rest"] == Money(460_000, "USD")


def test_a_part_of_the_quantity_makes_a_smaller_claim() -> None:
    """100 of the 250 cans: 80.00."""
    part = at_price().write("18.40").write("100").press("skip").press("wish_credit").press("rest_is_fine")

    assert part.card["claimed"] == Money(8_000, "USD")


def test_more_than_was_billed_is_asked_about() -> None:
    """The quantity billed is named."""
    asked = at_price().write("18.40").write("300")

    assert asked.said == ["raise_dispute/more_than_billed"]


def test_of_several_items_the_right_one_is_asked_for() -> None:
    """Before any price."""
    asked = chat("raise_dispute", statement_id=5, document_id=12).press("reason_price")
    named = asked.write("soap")

    assert named.stage == "raise_dispute/price"
    assert named.card["billed"] == Money(800, "USD")


def test_without_prices_on_file_the_sum_is_asked_for() -> None:
    """Nothing can be computed, so it is named."""
    asked = chat("raise_dispute", statement_id=5, document_id=13).press("reason_price")

    assert asked.stage == "raise_dispute/amount"


# -- amounts -----------------------------------------------------------------------------------------------------------
def test_more_than_the_line_is_asked_back_with_what_is_possible() -> None:
    """The whole line, or another one."""
    over = (
        chat("raise_dispute", statement_id=5, document_id=13)
        .press("reason_other")
        .write("broken goods")
        .write("1,200.00")
    )

    assert over.stage == "raise_dispute/over"
    assert over.card["room"] == Money(100_000, "USD")


def test_the_whole_line_is_what_is_left_of_it() -> None:
    """And never more."""
    over = (
        chat("raise_dispute", statement_id=5, document_id=13)
        .press("reason_other")
        .write("broken goods")
        .write("1,200.00")
    )

    whole = over.press("whole_line")

    assert whole.stage == "raise_dispute/evidence"
    assert whole.conversation.notes["amount"] == 100_000


def test_what_is_not_listed_can_be_raised_without_an_amount() -> None:
    """A missing invoice has no figure yet."""
    missing = chat("raise_dispute").press("not_listed").press("reason_other").write("INV-77 is missing here")
    said = missing.press("no_amount").press("skip").press("wish_correction").press("rest_is_fine").press("that_is_it")

    (command,) = said.done
    assert isinstance(command, RegisterDispute)
    assert (command.document_id, command.claimed) == (0, 0)


# -- a payment ---------------------------------------------------------------------------------------------------------
def test_a_payment_of_exactly_that_sum_is_shown_masked() -> None:
    """Enough to know it again."""
    found = at_payment().write("45,000.00").write("28 Sep 2026").press("skip")

    assert found.stage == "raise_dispute/payment_found"
    assert found.card["exact"]
    assert found.card["payments"] == [{"amount": Money(4_500_000, "USD"), "on": date(2026, 9, 29), "mark": "**18"}]


def test_the_recognised_payment_is_registered_with_the_claim() -> None:
    """And nobody asks for a slip any more."""
    found = at_payment().write("45,000.00").press("skip").press("skip").press("payment_yes")

    registered = found.press("rest_is_fine").press("that_is_it")

    (command,) = registered.done
    assert isinstance(command, RegisterDispute)
    assert command.answers["payment_id"] == 91
    assert command.remedy == "apply_payment"


def test_a_similar_payment_is_asked_about_as_similar() -> None:
    """A bank fee may have gone off."""
    found = at_payment().write("45,015.00").write("28 Sep 2026").press("skip")

    assert found.stage == "raise_dispute/payment_found"
    assert not found.card["exact"]


def test_a_payment_that_is_not_the_one_leads_to_the_slip() -> None:
    """With a slip it is found soonest."""
    asked = at_payment().write("45,000.00").press("skip").press("skip").press("payment_no").press("skip")
    slip = asked.press("way_cheque").press("payer_us")

    assert slip.stage == "raise_dispute/evidence"
    assert slip.card["slot"] == "payment_slip"


def test_a_payment_after_the_cut_off_is_a_matter_of_dates() -> None:
    """It is explained, no case is opened, and nobody reminds of it while the money finds its way."""
    late = at_payment().write("45,000.00").write("2 Nov 2026").press("skip")
    explained = late.said
    fine = late.press("timing_fine")

    assert explained == ["raise_dispute/after_cut_off"]
    assert fine.said == ["raise_dispute/timing_noted"]
    assert fine.stage == "home/at_rest"
    assert fine.done == [LeaveAlone(0, "2026-11-09")]


def test_who_wants_it_looked_for_all_the_same_is_not_held_up() -> None:
    """The explanation may be wrong."""
    still = at_payment().write("45,000.00").write("2 Nov 2026").press("skip").press("timing_still")

    assert still.stage == "raise_dispute/payment_found"


def test_a_day_that_can_be_read_in_two_ways_is_asked_back() -> None:
    """Day first or month first."""
    asked = at_payment().write("45,000.00").write("3/4/2026")

    assert asked.stage == "raise_dispute/payment_day"
    assert asked.button("day_reading")


def test_of_a_payment_for_several_invoices_only_the_line_is_claimed() -> None:
    """Invariant *claims fit*."""
    paid = chat("raise_dispute", statement_id=5, document_id=13).press("reason_payment_missing").write("45,000.00")
    scene = Scene(paid.conversation, Happened("looked"), paid.books, NOW)

    assert claim(scene) == 100_000


# -- papers ------------------------------------------------------------------------------------------------------------
def test_a_paper_is_kept_for_the_draft_under_its_slot() -> None:
    """It moves to the case when that is registered."""
    sent = at_price().write("18.40").press("whole_quantity").send("order.pdf")

    assert sent.stage == "raise_dispute/evidence"
    assert sent.card["files"] == 1
    assert sent.button("papers_done")


def test_an_album_gets_one_receipt() -> None:
    """Three photos, one answer."""
    asked = at_price().write("18.40").press("whole_quantity")

    first = asked.send("1.jpg", "album").said
    second = asked.send("2.jpg", "album").said

    assert (len(first), len(second)) == (1, 0)
    assert asked.conversation.notes["files"] == ["1.jpg", "2.jpg"]


def test_a_paper_sent_in_the_middle_is_kept_and_the_question_stands() -> None:
    """Nothing entered is lost."""
    asked = at_price()
    kept = asked.send("order.pdf")

    assert kept.said == ["send_evidence/receipt", "raise_dispute/agreed_price"]


def test_a_refused_file_is_explained() -> None:
    """With the reason and the way out."""
    refused = at_price().take(Happened("evidence_refused", values={"why": "too_large", "size": 34_000_000}))

    assert refused.said == ["send_evidence/refused"]


def test_the_file_goes_to_the_slot_of_the_reason() -> None:
    """A slip for a payment, a price paper for a price."""
    asked = at_price()
    asked.take(SentFile("a.pdf", "application/pdf", 10, "ref"))

    assert asked.done == [KeepEvidence(0, "agreed_price")]


# -- saying it back ----------------------------------------------------------------------------------------------------
def test_nothing_is_registered_before_the_paraphrase_is_confirmed() -> None:
    """The mandatory read-back."""
    said = at_paraphrase()

    assert said.stage == "raise_dispute/paraphrase"
    assert not said.done


def test_what_is_registered_is_what_was_said_back() -> None:
    """To the cent and the word."""
    registered = at_paraphrase().press("that_is_it")

    (command,) = registered.done
    assert isinstance(command, RegisterDispute)
    assert (command.document, command.claimed, command.currency, command.reason) == ("INV-2214", 20_000, "USD", "price")
    assert command.answers["price"] == "18.40"


def test_one_answer_is_corrected_and_leads_straight_back() -> None:
    """Everything else stays."""
    fixing = at_paraphrase().press("correct_something").press("fix_quantity")
    fixed = fixing.write("100")

    assert fixed.stage == "raise_dispute/paraphrase"
    assert fixed.card["claimed"] == Money(8_000, "USD")


def test_another_reason_asks_only_its_own_questions_again() -> None:
    """Wish and papers are kept."""
    fixing = at_paraphrase().press("correct_something").press("fix_reason").press("reason_other")
    fixed = fixing.write("it was a gift").press("whole_line")

    assert fixed.stage == "raise_dispute/paraphrase"
    assert fixed.card["claimed"] == Money(480_000, "USD")


def test_an_edited_message_changes_the_answer_it_gave() -> None:
    """And comes straight back."""
    edited = at_paraphrase().take(Edited("18.00", 100))

    assert edited.stage == "raise_dispute/paraphrase"
    assert edited.card["claimed"] == Money(30_000, "USD")


def test_back_keeps_what_was_entered() -> None:
    """One step back and one press forward lead to the same paraphrase."""
    back = at_paraphrase().take(Asked("back"))
    forth = back.press("rest_is_fine")

    assert forth.card["claimed"] == Money(20_000, "USD")


def test_start_again_forgets_everything() -> None:
    """The first question stands."""
    again = at_paraphrase().press("correct_something").press("fix_nothing").press("start_again")

    assert again.stage == "raise_dispute/line"
    assert not again.conversation.notes


def test_someone_else_registering_the_same_meanwhile_is_joined() -> None:
    """Invariant *one case per reason*, also between two people of one customer."""
    waiting = at_paraphrase().press("correct_something").press("fix_quantity")
    waiting.books = page(cases=(CASE,))

    joined = waiting.write("100")

    assert joined.stage == "raise_dispute/joined"


# -- afterwards --------------------------------------------------------------------------------------------------------
def test_the_number_and_the_date_are_told_and_the_rest_can_be_confirmed() -> None:
    """The rest is the closing balance less every open claim."""
    registered = at_paraphrase().press("that_is_it")
    registered.happens("registered", case_id=43, number="D-1043", next=NOW + 2 * DAY)
    button = registered.button("confirm_rest")

    assert registered.card["by"] == NOW + 2 * DAY
    assert button is not None
    assert button.values["amount"] == Money(STATEMENT.closing.minor - 20_000, "USD")
    assert button.notes == {"statement_id": 5}


def test_who_may_not_confirm_is_not_offered_it() -> None:
    """A disputant raises, a confirmer confirms."""
    books = page(contact=replace(AMARA, role=Role.DISPUTANT))
    said = chat("raise_dispute", books, statement_id=5, document_id=11).press("reason_price").write("18.40")
    done = said.press("whole_quantity").press("skip").press("wish_credit").press("rest_is_fine").press("that_is_it")

    done.happens("registered", case_id=43, number="D-1043", next=NOW + DAY)

    assert done.button("confirm_rest") is None


def test_something_else_wrong_is_taken_up_right_after() -> None:
    """The hidden objection gets its own case."""
    more = at_price().write("18.40").press("whole_quantity").press("skip").press("wish_credit").press("more_is_wrong")
    more.press("that_is_it").happens("registered", case_id=43, number="D-1043", next=NOW + DAY)

    assert more.said == ["raise_dispute/registered", "raise_dispute/which_line"]


def test_a_refused_registration_shows_the_paraphrase_again() -> None:
    """Nothing is lost and nothing doubled."""
    refused = at_paraphrase().press("that_is_it").happens("refused", why="closed")

    assert refused.said == ["raise_dispute/not_registered", "raise_dispute/say_it_back"]


# -- the tables --------------------------------------------------------------------------------------------------------
def test_every_reason_begins_at_a_stage_that_asks() -> None:
    """A row of the table is enough for a reason without questions of its own."""
    starts = {row.starts_at for row in REASONS.values()}

    assert starts <= FLOWS["raise_dispute"].stages.keys()


def test_every_wish_is_a_remedy_with_a_button() -> None:
    """Nobody is offered what does not exist."""
    wishes = {wish for row in REASONS.values() for wish in row.wishes}

    assert all(REMEDIES[wish].wish for wish in wishes)


@pytest.mark.parametrize("row", REASONS.values(), ids=REASONS)
def test_the_names_in_the_tables_are_the_ones_that_are_translated(row: Reason) -> None:
    """Otherwise they would be said in English everywhere."""
    names = set(LABELS.values())

    assert {row.name, row.department, *(REMEDIES[wish].name for wish in row.wishes)} <= names
