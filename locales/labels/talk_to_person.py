"""Buttons of waiting for a person, what colleagues are to a customer, and why a person is wanted."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "stop_waiting": N_("Go on without waiting"),
    "call_instead": N_("Choose a time for a call"),
    "it_is_urgent": N_("It is urgent"),
    "urgent_safety": N_("People or goods in danger"),
    "urgent_supply_stop": N_("Deliveries have stopped"),
    "urgent_fraud": N_("Money may be lost"),
    "urgent_privacy": N_("Someone else sees our data"),
    "urgent_legal": N_("A legal deadline"),
    "not_that_urgent": N_("None of these"),
    # who has taken over, as customers know them
    "person_role_agent": N_("account team"),
    "person_role_accountant": N_("accounting"),
    "person_role_reviewer": N_("review"),
    "person_role_lead": N_("team lead"),
    "person_role_controller": N_("finance lead"),
    # why a person is wanted, for the desk
    "wanted_asked": N_("asked for a person"),
    "wanted_safety": N_("people or goods may be in danger"),
    "wanted_supply_stop": N_("deliveries have stopped"),
    "wanted_fraud": N_("money may be lost"),
    "wanted_privacy": N_("someone else may see their data"),
    "wanted_legal": N_("a legal step or deadline"),
    "wanted_threat": N_("a threat"),
    "wanted_self_harm": N_("somebody may harm themselves"),
    "wanted_anger": N_("angry about the matter"),
    "wanted_abuse": N_("abusive words"),
    "wanted_not_understood": N_("the assistant did not understand"),
    "wanted_setoff": N_("a counter-claim"),
    "wanted_quality_resale": N_("faulty goods that were sold on"),
    "wanted_over_limit": N_("over the limit"),
    "wanted_third_round": N_("third round of a proposal"),
    "wanted_appeal": N_("appeals against a decision"),
    "wanted_wrong_person": N_("not the right person"),
    "wanted_cannot_pay": N_("cannot pay"),
    "wanted_promise_broken": N_("a promise to pay was broken again"),
    "wanted_plan": N_("payment in instalments"),
    "wanted_complaint": N_("a complaint"),
    "wanted_low_rating": N_("was not satisfied"),
    "wanted_no_call": N_("calls found nobody"),
    "wanted_earlier": N_("answered a closed conversation"),
    "wanted_own_data": N_("about their own data"),
    "wanted_not_clear": N_("an explanation was not clear"),
}
