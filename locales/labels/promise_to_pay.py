"""Buttons of promises to pay, of changing one, and of payment plans.

A label that is nothing but values has no words to translate and therefore no mark.
"""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "all_overdue": N_("All that is overdue: %(amount)s"),
    "pick_due": "%(number)s · %(amount)s",
    "several_lines": N_("Several of them"),
    "due_add": "☐ %(number)s · %(amount)s",
    "due_drop": "☑ %(number)s · %(amount)s",
    "lines_done": N_("That is all"),
    "in_currency": "%(amount)s",
    "this_sum": "%(amount)s",
    "part_only": N_("Only a part"),
    "instalments": N_("In instalments"),
    "cannot_pay": N_("We cannot pay"),
    "paid_already": N_("It is paid already"),
    "on_latest": N_("By %(day)s"),
    "ask_colleague": N_("Ask for my day"),
    "by_transfer": N_("Bank transfer"),
    "by_sepa": N_("SEPA transfer"),
    "by_abroad": N_("Transfer from abroad"),
    "by_cheque": N_("Cheque"),
    "by_draft": N_("Bank draft"),
    "by_card": N_("Card"),
    "by_debit": N_("Direct debit"),
    "by_other": N_("Another way"),
    "yes_promise": N_("Yes, note it"),
    "yes_and_remind": N_("Yes, and remind me before"),
    "other_day": N_("Another day"),
    "other_sum": N_("Another sum"),
    "other_way": N_("Another way to pay"),
    "see_promise": N_("Change %(number)s"),
    # instalments
    "so_many_parts": N_("%(count)s × %(amount)s"),
    "own_dates": N_("My own dates"),
    "weekly": N_("Every week"),
    "fortnightly": N_("Every two weeks"),
    "monthly": N_("Every month"),
    "ask_plan": N_("Yes, ask for it"),
    "other_plan": N_("Other instalments"),
    "another_promise": N_("Promise another way"),
    "see_plan": N_("See it and agree"),
    "agree_in_name": N_("Yes, in the name of %(customer)s"),
    "no_longer": N_("Not like this"),
    "drop_plan": N_("We do not need it"),
    "other_table": N_("Other dates"),
    # a promise that stands
    "take_back": N_("Take it back"),
    "leave_so": N_("Keep it so"),
    "yes_move": N_("Yes, that day"),
    "yes_take_back": N_("Yes, take it back"),
    "rest_day": N_("Name a day for the rest"),
    # why it did not come
    "late_paid": N_("It is paid already"),
    "late_on_its_way": N_("The bank has it"),
    "late_approval": N_("It waits for a signature"),
    "late_forgot": N_("It slipped through"),
    "late_short_of_money": N_("Money is short"),
    "late_differs": N_("Something is wrong with it"),
    "late_none": N_("no reason given"),
}
