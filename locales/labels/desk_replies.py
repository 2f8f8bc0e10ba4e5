"""Words on the buttons and fields of a message to a customer."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "desk_correct_reply": N_("Correct"),
    "desk_withdraw_reply": N_("Withdraw"),
    "desk_cancel_reply": N_("Call off"),
    "desk_title_correct_reply": N_("Correct"),
    "desk_send_anyway": N_("Send all the same"),
    "desk_send_later": N_("Send in the morning"),
    "desk_snippet": N_("A reviewed text to go with yours"),
    "desk_files": N_("Files that go with it"),
    "desk_from_copy": N_("Our copy: %(name)s"),
    "desk_from_shared": N_("From this thread: %(name)s"),
    "desk_next_word": N_("When they hear from us next"),
    "desk_when": N_("When it goes"),
    "desk_when_now": N_("Now"),
    "desk_when_later": N_("At 09:00 their time, on their next working day"),
    "desk_why_now": N_("Now: why it cannot wait"),
    "desk_say_why_now": N_("Say why it cannot wait until their morning."),
}
