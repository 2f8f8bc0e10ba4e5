"""Situations of talking to a person."""

from typing import Final

_AT: Final = 1_793_000_000_000_000
_WAITING: Final = {
    "by": _AT,
    "open_now": True,
    "opens": _AT,
    "late": False,
    "company": "Okafor & Sons Supply",
    "ahead": 0,
    "unreachable": False,
    "long": False,
    "urgent": False,
    "earlier": False,
    "given_up": False,
    "days": 0,
}
_PERSON: Final = {"person": "Zhou Min", "role": "person_role_agent", "agreed": []}
_NOBODY: Final = {"person": "", "role": "", "agreed": []}
_BUSY: Final = ({**_WAITING, **_PERSON, "gone": False}, {**_WAITING, **_NOBODY, "gone": False})
_POINTS: Final = ["The price is for one can.", "A credit note follows by Friday."]

SAMPLES: Final = {
    "talk_to_person/somebody_will_answer": (
        _WAITING,
        {**_WAITING, "ahead": 1},
        {**_WAITING, "ahead": 3},
        {**_WAITING, "long": True},
        {**_WAITING, "earlier": True},
        {**_WAITING, "unreachable": True},
        {**_WAITING, "open_now": False},
        {**_WAITING, "open_now": False, "urgent": True},
        {**_WAITING, "late": True},
        {**_WAITING, "by": 0, "given_up": True},
    ),
    "talk_to_person/still_looking": (_WAITING, {**_WAITING, "ahead": 1}, {**_WAITING, "ahead": 2}),
    "talk_to_person/desk_away": (_WAITING,),
    "talk_to_person/what_is_urgent": ({},),
    "talk_to_person/passed_on_at_once": ({"danger": True}, {"danger": False}),
    "talk_to_person/not_at_night": (_WAITING, {**_WAITING, "by": 0}),
    "talk_to_person/going_on": ({},),
    "talk_to_person/speaking_with": (_PERSON, {**_PERSON, "role": ""}, _NOBODY),
    "talk_to_person/not_yet": (_WAITING,),
    "talk_to_person/no_answer_yet": ({**_WAITING, "person": "Zhou Min"},),
    "talk_to_person/nobody_came": tuple({**busy, "days": days} for busy in _BUSY for days in (1, 6)),
    "talk_to_person/not_read_yet": _BUSY,
    "talk_to_person/backup_asked": _BUSY,
    "talk_to_person/handed_on": (
        *_BUSY,
        {**_WAITING, **_PERSON, "gone": True},
        {**_WAITING, **_PERSON, "gone": False, "open_now": False},
    ),
    "talk_to_person/passed_on": (_WAITING, {**_WAITING, "by": 0}),
    "talk_to_person/returned": (
        _PERSON,
        _NOBODY,
        {**_PERSON, "agreed": _POINTS},
        {**_NOBODY, "agreed": _POINTS},
    ),
    "talk_to_person/words_or_papers": ({},),
}
