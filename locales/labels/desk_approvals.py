"""Words of the desk about who approves what, and what carrying it out needs."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    # who has to agree, as it stands after "approved by"
    "desk_level_P0": N_("a rule"),
    "desk_level_L0": N_("any other colleague who reviews or keeps the ledger"),
    "desk_level_L1": N_("a reviewer"),
    "desk_level_L2": N_("a lead"),
    "desk_level_L3": N_("the controller"),
    "desk_level_L4": N_("the controller and a second controller or legal"),
    "desk_role_responder": N_("responder"),
    "desk_role_controller": N_("controller"),
    "desk_role_legal": N_("legal"),
    "desk_role_privacy_officer": N_("privacy officer"),
    "desk_role_auditor": N_("auditor"),
    "desk_role_administrator": N_("administrator"),
    # fields of forms
    "desk_booker": N_("Who booked the error, if known"),
    "desk_paper_agreement": N_("Signed agreement, its reference"),
    "desk_paper_budget": N_("Budget it is taken from"),
    "desk_paper_delivery": N_("Delivery note of what was sent"),
    "desk_paper_other_side": N_("Who checked both accounts, and the other one"),
    "desk_paper_proof_of_loss": N_("Proof of the loss, its reference"),
    "desk_paper_return_note": N_("Return note"),
    "desk_paper_slip": N_("Payment slip, where it was not identified"),
    "desk_paper_swap_order": N_("Order of the replacement"),
    "desk_paper_tax_paper": N_("Tax paper, where one is needed"),
    "desk_paper_terms": N_("Terms agreed: days and sums"),
    "desk_paper_needed": N_("This remedy is not carried out without it."),
    # what a customer reads as the reason when a rule settles a small difference
    "small_fix_reason": N_("The sum is small, so we let it go at once."),
}
