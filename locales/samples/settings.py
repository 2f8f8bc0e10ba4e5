"""Situations of the settings."""

from typing import Final

_AT: Final = 1_793_894_400_000_000

SAMPLES: Final = {
    "settings/present": (
        {"language": "en", "called": "Ms Okafor", "city": "Lagos", "now": _AT, "stopped": False},
        {"language": "zh_Hans", "called": "李娜", "city": "Shanghai", "now": _AT, "stopped": True},
    ),
    "settings/language": ({},),
    "settings/language_set": ({"language": "zh_Hans"},),
    "settings/zone": ({"language": "en", "city": "Lagos", "now": _AT, "stopped": False},),
    "settings/no_such_zone": ({},),
    "settings/how_called": ({"called": "Ms Okafor"},),
    "settings/not_of_due": ({"company": "Harbourline Trading", "person": "Amara Okafor"},),
    "settings/of_due_again": ({"company": "Harbourline Trading", "person": "Amara Okafor"},),
    "settings/called_so": ({"called": "Ms Okafor"},),
    "settings/no_form_of_address": ({},),
    "settings/zone_set": ({"city": "New York", "now": _AT, "zone": "America/New_York"},),
}
