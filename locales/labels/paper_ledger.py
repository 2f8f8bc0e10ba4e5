"""Words of a customer's own ledger that was matched with ours: the picture of the difference, its paper, its sheets."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    # the picture
    "paper_ledger_title": N_("Where the difference comes from"),
    "paper_ledger_matched": N_("Matched"),
    "paper_ledger_worked_out": N_("The file names no closing balance; it is worked out from its rows."),
    # what makes the difference: classes, and what is left
    "paper_ledger_opening": N_("Opening balances differ"),
    "paper_ledger_exact": N_("Identical"),
    "paper_ledger_one_to_many": N_("One entry against several"),
    "paper_ledger_many_to_one": N_("Several entries against one"),
    "paper_ledger_amount_diff": N_("Amounts differ"),
    "paper_ledger_ours_only": N_("Only in the supplier's books"),
    "paper_ledger_theirs_only": N_("Only in the customer's books"),
    "paper_ledger_timing": N_("Timing difference"),
    "paper_ledger_duplicate": N_("Duplicate"),
    "paper_ledger_tax": N_("The tax differs"),
    "paper_ledger_fee": N_("Bank fee"),
    "paper_ledger_fx": N_("Exchange rate"),
    "paper_ledger_needs_review": N_("Several ways to match"),
    "paper_ledger_tolerance": N_("Rounding"),
    "paper_ledger_unread": N_("Rows not read"),
    # by which rule it was found
    "paper_ledger_rule": N_("Matched by"),
    "paper_ledger_rule_exact": N_("same number and amount"),
    "paper_ledger_rule_number": N_("same number written otherwise, same amount"),
    "paper_ledger_rule_amount_day": N_("same amount, dates close"),
    "paper_ledger_rule_sum": N_("several amounts add up"),
    "paper_ledger_rule_tolerance": N_("amounts all but equal"),
    "paper_ledger_rule_number_alone": N_("same number, another amount"),
    "paper_ledger_rule_alike": N_("number and amount similar"),
    "paper_ledger_rule_chosen": N_("the customer's choice"),
    "paper_ledger_rule_none": N_("no counterpart"),
    # what was decided
    "paper_ledger_decision": N_("Decision"),
    "paper_ledger_open": N_("Still open"),
    "paper_ledger_ours_is_right": N_("The supplier's books are right"),
    "paper_ledger_case": N_("In question"),
    "paper_ledger_later": N_("To be decided later"),
    "paper_ledger_left": N_("Still to be settled: %(amount)s"),
    # tables
    "paper_ledger_finding": N_("Finding"),
    "paper_ledger_rate": N_("Rate"),
    "paper_ledger_count": N_("Count"),
    "paper_ledger_side": N_("%(what)s (supplier)"),
    "paper_ledger_other_side": N_("%(what)s (customer)"),
    "paper_ledger_row": N_("Row"),
    "paper_ledger_text": N_("Text"),
    "paper_ledger_file": N_("Customer's file"),
    "paper_ledger_differences": N_("All differences"),
    "paper_ledger_groups": N_("All entries"),
    "paper_ledger_more": N_("The spreadsheet lists the rest: %(count)s"),
    # what could not be read
    "paper_ledger_cell": N_("Cell"),
    "paper_ledger_quoted": N_("In the file"),
    "paper_ledger_why": N_("Problem"),
    "paper_ledger_not_a_day": N_("not a date"),
    "paper_ledger_not_an_amount": N_("not an amount"),
    "paper_ledger_ambiguous_day": N_("the date can be read in two ways"),
    "paper_ledger_ambiguous_amount": N_("the amount can be read in two ways"),
    "paper_ledger_no_value": N_("a formula without a stored result"),
    "paper_ledger_other_currency": N_("another currency"),
    "paper_ledger_too_many_decimals": N_("too many decimals"),
}
