"""Messages about money: where only a machine has made their words, a colleague looks at them before they leave unasked.

Promise: keys are names of messages to customers. An answer to what somebody pressed or wrote is never held, whatever
stands here. Finance may edit the list.
"""

from typing import Final

HELD: Final = frozenset(
    {
        # statements, and what reminds of them
        "statement/issued", "statement/changed_now", "statement/withdrawn", "statement/reminder", "statement/unopened",
        "due/reminder", "due/early_talk", "unasked/which_one",
        # what is offered, refused and booked
        "dispute/offer", "dispute/offer_reminder", "dispute/offer_over", "dispute/offer_forwarded",
        "dispute/carried_out", "dispute/part_carried_out", "dispute/cleared_in_books", "dispute/could_not",
        "dispute/decided_outside", "dispute/late_yes_stands", "dispute/recoded", "dispute/split",
        "dispute/opened_for_you", "dispute/withdrawn_for_you", "dispute/merged", "dispute/came_again",
        # what somebody told or confirmed another way, and what is put before a second person
        "answer_elsewhere/confirmation_noted", "answer_elsewhere/promise_noted", "confirm_balance/second_wanted",
        "confirm_balance/second_came",
        # promises and plans
        "promise/soon", "promise/kept", "promise/partly", "promise/broken", "promise/with_person",
        "payment_plan/approved", "payment_plan/declined", "payment_plan/agree_still",
        # what was found in the books
        "anomaly/notice", "anomaly/explained", "anomaly/withdrawn",
    }
)  # fmt: skip
