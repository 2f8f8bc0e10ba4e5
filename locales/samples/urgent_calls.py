"""Situations of a call that cannot wait: what the colleague has at hand, and what the desk is told."""

from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_610_000_000_000
_CALL: Final = {"contact": "Li Na", "phone": "+8613800005678", "person": "Wei", "lines": ["One.", "Two."]}
_SCRIPT: Final = {
    "number": "D-1007", "document": "INV-7001", "claimed": Money(100_000, "USD"), "reason": "reason_price",
    "state": "desk_state_investigating", "next_at": _AT, "wish": "remedy_credit_note", "papers": 0, "approved": False,
    "waits": False,
}  # fmt: skip
SAMPLES: Final = {
    "staff/call_script": (
        _SCRIPT, {**_SCRIPT, "papers": 2}, {**_SCRIPT, "waits": True}, {**_SCRIPT, "approved": True},
    ),
    "staff/call_urgent": (_CALL,),
    "staff/call_still": (_CALL,),
    "staff/call_noted": ({**_CALL, "letter": ""}, {**_CALL, "person": "", "letter": "CL-1001"}),
    "staff/call_open": ({"number": "D-1007"},),
}  # fmt: skip
