"""Situations of the mail to operators while Slack cannot be reached."""

from typing import Final

_AT: Final = 1_793_000_000_000_000
_ONE: Final = {"since": _AT, "now": _AT, "people": 1, "cases": 0, "letters": 1, "company": "Okafor & Sons Supply"}
SAMPLES: Final = {
    "staff/mail_alarm_title": (_ONE,),
    "staff/mail_alarm": (_ONE, {**_ONE, "people": 3, "cases": 1, "letters": 7}, {**_ONE, "people": 0, "cases": 2}),
}
