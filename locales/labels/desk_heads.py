"""Words of a case's card: its list of further actions, its clocks, and where its priority comes from."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "desk_more": N_("More actions"),
    "desk_earlier_thread": N_("What was told before"),
    "desk_brief": N_("Brief me"),
    "desk_reassign": N_("Give to a colleague"),
    "desk_title_reassign": N_("Give it to a colleague"),
    "desk_reassign_to": N_("To whom"),
    "desk_reassign_note": N_("What they should know"),
    "desk_give_over": N_("Hand it over"),
    "desk_keep": N_("I keep it"),
    "desk_prepared": N_("Prepare this"),
    # clocks
    "desk_clock_pick_up": N_("To be taken"),
    "desk_clock_first_response": N_("First word by a person"),
    "desk_clock_next_response": N_("Answer to their last words"),
    "desk_clock_decision": N_("Decision"),
    "desk_clock_execution": N_("Carried out"),
    # where a priority comes from
    "desk_because_safety": N_("people may be in danger"),
    "desk_because_fraud": N_("perhaps a fraud with bank data"),
    "desk_because_privacy": N_("they were shown what is not theirs"),
    "desk_because_legal": N_("lawyers or a court are mentioned"),
    "desk_because_share": N_("much of the balance"),
    "desk_because_again": N_("taken up again twice"),
    "desk_because_anger": N_("very angry"),
    "desk_because_question": N_("a question only"),
    "desk_because_usual": N_("nothing that presses"),
    # what happened in a case, as a brief tells it
    "desk_event_registered": N_("raised by the customer"),
    "desk_event_asked_customer": N_("the customer was asked for something"),
    "desk_event_customer_answered": N_("the customer answered"),
    "desk_event_replied": N_("written to the customer"),
    "desk_alike": N_("Much the same before:"),
    "desk_event_paper": N_("a paper came"),
    "desk_event_proposed": N_("a proposal was made"),
    "desk_event_approved": N_("approved and sent to the customer"),
    "desk_event_returned_offer": N_("the proposal was sent back"),
    "desk_event_accepted": N_("the customer accepted"),
    "desk_event_countered": N_("the customer proposed something else"),
    "desk_event_declined": N_("the customer declined"),
    "desk_event_executed": N_("carried out"),
    "desk_event_failed": N_("could not be carried out"),
    "desk_event_solved": N_("settled, says the customer"),
    "desk_event_not_solved": N_("not settled, says the customer"),
    "desk_event_reopened": N_("taken up again"),
    "desk_event_came_back": N_("it came back"),
    "desk_event_appealed": N_("the customer appealed"),
    "desk_event_claim_changed": N_("the customer changed the claim"),
    "desk_event_asked_when": N_("the customer asked when"),
    "desk_event_withdrawn": N_("withdrawn by the customer"),
    "desk_event_snoozed": N_("put off to a day"),
    "desk_event_agreed": N_("agreed with the customer"),
}
