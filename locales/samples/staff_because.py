"""Situations of why something was not sent."""

from datetime import date
from typing import Final

from flows.tables.withholding import WITHHOLDING

_AT: Final = 1_793_955_600_000_000
_SHOWN: Final = {"customer": "Fu Tong (Shenzhen) Trading", "until": _AT, "zone": "Africa/Lagos", "kind": "survey"}
_MORE: Final = {
    "contact_stop": (
        {"reason": "their accountant is on leave", "last": None},
        {"reason": "asked by mail", "last": date(2026, 11, 20)},
    ),
    "dunning_block": (
        {"reason": "we talk about new terms", "last": None},
        {"reason": "talks", "last": date(2026, 11, 20)},
    ),
    "complaint": ({"number": "K-1001"},),
    "too_late": ({"due": _AT},),
    "day_off": ({"name": "Eid al-Fitr (estimated)"},),
}
_PEACE: Final = tuple(
    {"customer": "Fu Tong (Shenzhen) Trading", "kind": kind, "said": said, "last": last}
    for kind, said, last in (
        ("dunning_block", "we talk about new terms", None),
        ("contact_stop", "their accountant is on leave", date(2026, 11, 20)),
        ("none", "", None),
    )
)

SAMPLES: Final = {
    **{f"staff/because/{key}": tuple(_SHOWN | more for more in _MORE.get(key, ({},))) for key in WITHHOLDING},
    "staff/peace_stands": _PEACE,
    "staff/peace_set": tuple(one | {"person": "Omar Haddad"} for one in _PEACE),
    "staff/because/other": (_SHOWN | {"because": "parked"},),
    "staff/because/deputy": (_SHOWN | {"person": "Tom Reyes", "before": "Amara Okafor"},),
    "staff/because/sent": (_SHOWN | {"person": "Amara Okafor"},),
}
