"""Buttons of complaining and of weighing our answer."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "topic_late": N_("No answer, or too late"),
    "topic_manner": N_("The way I was spoken to"),
    "topic_wrong": N_("Wrong or changing information"),
    "topic_effort": N_("Too complicated"),
    "the_amount": N_("The amount is wrong"),
    "the_treatment": N_("How I was treated"),
    "both_of_it": N_("Both"),
    "day_today": N_("Today"),
    "day_yesterday": N_("Yesterday"),
    "that_colleague": "%(colleague)s",
    "nobody_special": N_("Nobody in particular"),
    "all_of_you": N_("All of you"),
    "amends_apology": N_("An apology"),
    "amends_explanation": N_("An explanation"),
    "amends_other_person": N_("Another contact person"),
    "amends_not_again": N_("That it does not recur"),
    "amends_unsure": N_("I do not know yet"),
    "complaint_right": N_("Yes, that is right"),
    "complaint_mend": N_("Change something"),
    "mend_words": N_("What happened"),
    "mend_when": N_("When"),
    "mend_whom": N_("Who it is about"),
    "mend_wish": N_("What would help"),
    "mend_nothing": N_("Nothing, leave it"),
    "see_matter": "%(number)s",
    "add_to_it": N_("Add something"),
    "a_new_one": N_("A new complaint"),
    "take_it_back": N_("Take it back"),
    "withdraw_yes": N_("Yes, take it back"),
    "withdraw_no": N_("No, leave it"),
    "answer_good": N_("Yes, that settles it"),
    "answer_not_good": N_("No, it does not"),
}
