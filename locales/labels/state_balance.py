"""Buttons where a customer states their own balance."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "state_balance": N_("State our balance"),
    "nothing_open": N_("Our books show nothing open"),
    "that_figure": "%(amount)s",
    "we_owe_that": N_("We owe it to you"),
    "in_our_favour": N_("You owe it to us"),
    "nothing_either_way": N_("Yes, nothing is open"),
    "another_figure": N_("Another figure"),
    "that_line": N_("Look at %(number)s"),
    "a_payment_is_missing": N_("A payment is missing"),
    "a_line_is_wrong": N_("A line is wrong"),
    "yours_is_right": N_("Your figure is right"),
}
