"""Situations of the desk's messages about who speaks for a customer."""

from typing import Final

_WHO: Final = {"person": "Amara Okafor", "customer": "Okafor Foods"}
_NAMED: Final = {**_WHO, "name": "Tom Reyes", "role": "desk_role_confirmer"}

SAMPLES: Final = {
    "staff/people_invited": (_NAMED,),
    "staff/people_changed": (_NAMED,),
    "staff/people_removed": (_NAMED,),
    "staff/session_ended": tuple(
        {**_WHO, "begun": begun, "asked": asked} for begun, asked in ((True, True), (True, False), (False, True))
    ),
    "staff/stranger_wrote": ({"chat": "telegram:4711", "text": "I am the new accountant of Okafor Foods"},),
    "staff/link_void": (_WHO,),
    "staff/link_by_another": ({**_WHO, "opener": "Tom Reyes"},),
}
