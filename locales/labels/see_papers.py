"""Buttons of the papers that were sent; those of the slots stand with the names of papers."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "pick_paper": N_("No. %(n)s"),
    "paper_move": N_("Filed wrongly"),
    "paper_withdraw": N_("Withdraw it"),
    "paper_delete": N_("Delete it"),
    "paper_delete_yes": N_("Yes, delete it"),
    "paper_keep": N_("Keep it"),
    "paper_agreed_price": N_("where the price is written"),
    "paper_payment_slip": N_("the payment slip"),
    "paper_paper": N_("another paper"),
}
