"""Situations in which only a person may go on."""

from collections.abc import Mapping
from typing import Final

from flows.facts.money import Money
from flows.tables.alarms import ALARMS

_STOPPED: Final = ({"case": "D-1042", "company": "Harbourline"}, {"case": "", "company": "Harbourline"})
_URGENT: Final = {
    "case": "D-1042", "customer": "Okafor Foods", "person": "Amara Okafor", "alarm": "alarm_fraud", "words": "a <mail>",
}  # fmt: skip
SAMPLES: Final[Mapping[str, tuple[Mapping[str, object], ...]]] = {
    **{f"raise_dispute_stops/{name}": _STOPPED for name in ("fraud", "safety", "legal", "do_you_know_it", "not_yours")},
    "raise_dispute_stops/with_a_person": (
        {"case": "D-1042", "claimed": Money(20_000, "USD"), "more": False},
        {"case": "D-1042", "claimed": Money(0, "USD"), "more": True},
    ),
    "staff/urgent": (
        *({**_URGENT, "alarm": f"alarm_{key}"} for key in ALARMS), {**_URGENT, "case": "", "customer": "", "words": ""},
    ),
    "staff/person_writes": ({},),
    "staff/knows_the_company": ({"knows": True}, {"knows": False}),
}  # fmt: skip
