"""Words of the desk about times that customers are told."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "desk_promise_time": N_("Promise a time"),
    "desk_title_promise_time": N_("Promise a time"),
    "desk_promise_when": N_("By when (their time)"),
    "desk_promise_words": N_("Or in words, such as: tomorrow 15:00"),
    "desk_promise_note": N_("How far it is: the customer reads it as written"),
    "desk_event_promised": N_("another time was promised"),
}
