"""Words of the letter about what became of a case."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "paper_decision_title": N_("Decision on your objection"),
    "paper_decision_title_proposed": N_("Our proposal on your objection"),
    "paper_decision_title_withdrawn": N_("Your objection is withdrawn"),
    "paper_decision_customer": N_("Customer"),
    "paper_decision_case": N_("Case"),
    "paper_decision_about": N_("Documents"),
    "paper_decision_reason": N_("Reason you gave"),
    "paper_decision_registered": N_("Registered on"),
    "paper_decision_decided": N_("Told to you on"),
    "paper_decision_answered": N_("Your answer of"),
    "paper_decision_result": N_("Result"),
    "paper_decision_result_granted": N_("Granted in full"),
    "paper_decision_result_partly": N_("Granted in part"),
    "paper_decision_result_refused": N_("Not granted"),
    "paper_decision_result_part": N_("A part is agreed, the rest goes on"),
    "paper_decision_result_proposed": N_("Awaits your answer"),
    "paper_decision_result_withdrawn": N_("Withdrawn by you"),
    "paper_decision_opens_granted": N_("We grant your objection in full."),
    "paper_decision_opens_partly": N_("We grant your objection in part."),
    "paper_decision_opens_refused": N_("We have looked at everything you sent and cannot grant your objection."),
    "paper_decision_opens_part": N_("You have accepted the part below. About the rest we go on talking."),
    "paper_decision_opens_proposed": N_(
        "This is what we propose. It holds until %(until)s; nothing is decided before you answer."
    ),
    "paper_decision_opens_withdrawn": N_(
        "You have withdrawn your objection. Nothing was decided against you, and you can take it up again."
    ),
    "paper_decision_regret": N_("We are sorry that this is not the answer you hoped for."),
    "paper_decision_regret_partly": N_("We are sorry that it is not the whole answer you hoped for."),
    "paper_decision_lines": N_("What was objected to, and what comes of it"),
    "paper_decision_option": N_("Option %(n)s"),
    "paper_decision_line": N_("Document"),
    "paper_decision_claimed": N_("Claimed"),
    "paper_decision_granted": N_("Granted"),
    "paper_decision_refused": N_("Stays as billed"),
    "paper_decision_dropped": N_("Let go"),
    "paper_decision_open": N_("Still open"),
    "paper_decision_total": N_("Total"),
    "paper_decision_not_listed": N_("Not listed"),
    "paper_decision_why": N_("Why"),
    "paper_decision_settled": N_("How it is settled"),
    "paper_decision_remedy": N_("Settled by"),
    "paper_decision_posted": N_("On your account as"),
    "paper_decision_posted_on": N_("Carried out on"),
    "paper_decision_by": N_("You hear of it by"),
    "paper_decision_payable": N_("Open on %(document)s then"),
    "paper_decision_payable_now": N_("Payable again"),
    "paper_decision_appeal": N_("If you see it otherwise"),
    "paper_decision_appeal_how": N_(
        "Write in the chat that you want it looked at again. Somebody who had no part in this decision does "
        "so, and you hear the result with its reasons."
    ),
    "paper_decision_appeal_until": N_("This is possible until %(until)s under the same number."),
    "paper_decision_final": N_(
        "Somebody who had no part in the first decision has looked at everything again. This is our last word"
        " in the house; the ways outside it, such as arbitration or the courts, remain open to you."
    ),
    "paper_decision_bound": N_("How this was decided"),
    "paper_decision_two": N_("Proposed by one colleague and approved by another."),
    "paper_decision_rule": N_("Granted by the rule for small differences."),
    "paper_decision_code": N_("Code of the wording shown to you"),
}
