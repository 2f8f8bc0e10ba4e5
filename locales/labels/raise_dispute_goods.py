"""Buttons and answers of objections about goods, and of a counter-claim."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    # the short names of the questions, as they stand before an answer and on the button that corrects it
    "detail_known": N_("The order"),
    "detail_other_company": N_("The other company"),
    "detail_goes_to": N_("Where to"),
    "detail_consignee": N_("For whom"),
    "detail_due_there": N_("Due there on"),
    "detail_delivery_proof": N_("Our proof of delivery"),
    "detail_usable": N_("Still usable"),
    "detail_affected": N_("How many are affected"),
    "detail_batch": N_("The batch"),
    "detail_noticed_on": N_("Noticed on"),
    "detail_used": N_("Noticed when"),
    "detail_sample": N_("A look at them"),
    "detail_look_on": N_("Day for it"),
    "detail_arrived_on": N_("Arrived on"),
    "detail_noted": N_("Noted on arrival"),
    "detail_ordered_item": N_("Ordered"),
    "detail_came_item": N_("What came"),
    "detail_still_there": N_("Still there"),
    "detail_still_coming": N_("Still on their way"),
    "detail_part_on": N_("Expected on"),
    "detail_surplus": N_("What came too much"),
    "detail_surplus_came": N_("How many came"),
    "detail_counter_for": N_("Your claim"),
    "detail_counter_sum": N_("Your claim comes to"),
    "detail_counter_paper": N_("The paper about it"),
    "flag_told_late": N_("told more than a week after delivery"),
    # an invoice they do not know
    "recognised": N_("Yes, now I do"),
    "not_ordered": N_("We did not order it"),
    "other_company": N_("A sister company's"),
    "not_ours": N_("Not our company"),
    "see_the_copy": N_("Show me the copy"),
    # goods that did not come, by our papers
    "found_it": N_("We have found them"),
    "signature_unknown": N_("Unknown signature"),
    "wrong_address": N_("Not our address"),
    "still_missing": N_("Still not here"),
    # poor, damaged, wrong
    "several_of_them": N_("More than one item"),
    "usable_yes": N_("Yes, they can"),
    "usable_partly": N_("Only in part"),
    "usable_no": N_("No, they cannot"),
    "usable_danger": N_("No, somebody could be hurt"),
    "not_used": N_("Before use"),
    "in_production": N_("In production"),
    "resold": N_("After they were sold on"),
    "sample_sent": N_("You can have a sample"),
    "visit_us": N_("Come and see them"),
    "no_sample": N_("There are none left"),
    "noted_on_paper": N_("On the delivery note"),
    "told_the_driver": N_("Only said to the driver"),
    "not_noted": N_("No, seen later"),
    "there_all": N_("All are still here"),
    "there_partly": N_("A part is left"),
    "there_none": N_("None is left"),
    # too few, too many
    "rest_partly": N_("A part is coming"),
    "send_it_back": N_("Collect them"),
    "bill_it_too": N_("Keep them, bill them"),
    "another_count": N_("I meant another number"),
}
