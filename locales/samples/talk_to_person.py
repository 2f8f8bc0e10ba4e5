"""Situations of talking to a person."""

from typing import Final

_AT: Final = 1_793_000_000_000_000
_WAITING: Final = {"by": _AT, "open_now": True, "late": False, "company": "Okafor & Sons Supply"}
SAMPLES: Final = {
    "talk_to_person/somebody_will_answer": (_WAITING, {**_WAITING, "open_now": False}, {**_WAITING, "late": True}),
    "talk_to_person/going_on": ({},),
    "talk_to_person/speaking_with": ({"person": "Zhou Min"}, {"person": ""}),
    "talk_to_person/not_yet": (_WAITING,),
    "talk_to_person/no_answer_yet": ({**_WAITING, "person": "Zhou Min"},),
    "talk_to_person/passed_on": (_WAITING,),
    "talk_to_person/returned": ({"person": "Zhou Min"}, {"person": ""}),
    "talk_to_person/words_or_papers": ({},),
}
