"""Situations of letters that wait for a colleague's look."""

from typing import Final

_HELD: Final = {
    "person": "Amara Okafor", "customer": "Okafor Foods", "language": "Deutsch", "owner": "Mara", "by": "",
    "state": "desk_held_waiting", "waits": True,
}  # fmt: skip
_SENT: Final = {**_HELD, "state": "desk_held_in_english", "waits": False, "by": "Jonas"}
_LATE: Final = {**_HELD, "mention": "<@U1>", "at": 1_793_610_000_000_000}

SAMPLES: Final = {
    "staff/held_title": (_HELD,),
    "staff/held_fields": (_HELD, _SENT, {**_HELD, "owner": ""}),
    "staff/held_line": (_HELD, _SENT),
    "staff/held_waits": (_LATE, {**_LATE, "mention": ""}),
    "staff/held_decided": (_SENT, _HELD),
}
