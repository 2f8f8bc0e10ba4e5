"""Situations of an access that a colleague ends."""

from typing import Final

_WHO: Final = {"person": "Wei", "name": "Amara Okafor", "customer": "Okafor Foods", "company": "Okafor & Sons Supply"}
SAMPLES: Final = {
    "staff/no_access": (_WHO,),
    "staff/revoke_about": (_WHO,),
    "staff/access_ended": ({**_WHO, "why": "desk_revoke_left"},),
    "staff/slash_bound": (_WHO,),
    "our_people/told_revoked": (_WHO,),
}
