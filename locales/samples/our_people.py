"""Situations of a customer's own people."""

from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_894_400_000_000
_LIMIT: Final = Money(5_000_000, "USD")
_COMPANY: Final = {"company": "Harbourline Trading"}
_PERSON: Final = {
    "name": "Tom Reyes",
    "role": "as_confirmer",
    "limit": _LIMIT,
    "state": "here",
    "until": 0,
    "oneself": False,
    "last": False,
}
_ENTERED: Final = {
    **_COMPANY,
    "name": "Tom Reyes",
    "role": "as_confirmer",
    "limit": _LIMIT,
    "confirms": True,
    "example": _LIMIT,
    "new": True,
    "colleague": True,
}
_TOLD: Final = {"by": "Amara Okafor", "name": "Tom Reyes", "role": "as_viewer"}
_MAY: Final = {**_COMPANY, "admins": ["Amara Okafor"], "waits": False}
_ENDED: Final = {**_COMPANY, "customer": "Okafor Foods"}

SAMPLES: Final = {
    "our_people/who_may": (_MAY, {**_MAY, "admins": []}, {**_MAY, "waits": True}),
    "our_people/list": (
        {
            "customer": "Okafor Foods",
            "people": [
                ("Amara Okafor", "as_admin", None, "here", 0, True, True),
                ("Tom Reyes", "as_confirmer", _LIMIT, "here", 0, False, False),
                ("Chidi Eze", "as_viewer", None, "invited", _AT, True, False),
                ("Ngozi Ade", "as_viewer", None, "known", 0, True, False),
            ],
        },
    ),
    "our_people/person": (
        _PERSON,
        {**_PERSON, "limit": None},
        {**_PERSON, "state": "known"},
        {**_PERSON, "state": "invited", "until": _AT},
        {**_PERSON, "role": "as_admin", "oneself": True},
        {**_PERSON, "role": "as_admin", "oneself": True, "last": True},
    ),
    "our_people/name": ({},),
    "our_people/not_a_name": ({},),
    "our_people/here_already": (_PERSON,),
    "our_people/role": (_ENTERED,),
    "our_people/limit": (_ENTERED,),
    "our_people/not_a_limit": ({},),
    "our_people/read_back": (
        _ENTERED,
        {**_ENTERED, "limit": None, "colleague": False},
        {**_ENTERED, "new": False},
        {**_ENTERED, "new": False, "role": "as_viewer", "limit": None, "confirms": False, "colleague": False},
    ),
    "our_people/link": (
        {**_COMPANY, "link": "https://t.me/harbourline_bot?start=kH3vQ", "name": "Tom Reyes", "until": _AT},
    ),
    "our_people/changed": (
        {**_COMPANY, "name": "Tom Reyes", "role": "as_confirmer", "limit": _LIMIT, "colleague": True},
        {**_COMPANY, "name": "Tom Reyes", "role": "as_viewer", "limit": None, "colleague": False},
    ),
    "our_people/take_off": (_PERSON,),
    "our_people/removed": ({"name": "Tom Reyes"},),
    "our_people/refused": tuple({**_MAY, "why": why} for why in ("last_admin", "oneself", "here", "role", "gone")),
    "our_people/told_invited": (_TOLD,),
    "our_people/told_changed": (_TOLD,),
    "our_people/told_removed": (_TOLD,),
    "our_people/yours_changed": (
        {**_COMPANY, **_TOLD, "colleague": True},
        {**_COMPANY, **_TOLD, "colleague": False},
    ),
    "our_people/session_ended": (_ENDED,),
    "our_people/moved_elsewhere": (_ENDED,),
    "our_people/link_refused": ({"name": "Tom Reyes"},),
    "our_people/link_void": ({"name": "Tom Reyes"},),
}
