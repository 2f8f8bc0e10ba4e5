"""Situations of complaining, of the answer to a complaint, and of its way."""

from datetime import date
from typing import Final

_AT: Final = 1_793_000_000_000_000
_STATES: Final = ("received", "in_work", "pending", "answered", "second_look", "final", "external", "closed")
_ONE: Final = {
    "number": "K-1001", "by": _AT, "state": "in_work", "words": "Nobody answered for a week <b>", "text": "We looked.",
}  # fmt: skip
_TOLD: Final = {
    "topic": "topic_late", "words": "Nobody answered for days.", "day": date(2026, 11, 2), "happened": "2026-11-02",
    "whom": "Wei", "everybody": False, "wish": "amends_apology", "choosing": False,
}  # fmt: skip
_LITTLE: Final = {
    **_TOLD, "topic": "", "words": "", "day": None, "happened": "", "whom": "", "everybody": True, "wish": "",
}  # fmt: skip
_FREE: Final = {**_TOLD, "day": None, "happened": "some weeks ago", "wish": "That somebody calls me."}
_KEPT: Final = {**_TOLD, "number": "K-1001", "by": _AT, "both": False, "files": 0, "company": "Okafor & Sons Supply"}
_LIFE: Final = {
    "number": "K-1001", "by": _AT, "zone": "Africa/Lagos", "colleague": "Mara", "closes": _AT, "text": "It was lost.",
    "result": "It was answered today.", "prevention": "Two people read that mailbox now.",
}  # fmt: skip
_STANDING: Final[dict[str, object]] = {
    "said": [
        {"number": "K-1001", "kind": "complaint", "state": "in_work", "by": _AT},
        {"number": "K-1002", "kind": "complaint", "state": "answered", "by": _AT},
        {"number": "F-1001", "kind": "suggestion", "state": "received", "by": _AT},
    ],
    "found": [
        {"number": "A-1001", "kind": "anomaly", "document": "INV-2207", "state": "told", "by": 0},
        {"number": "A-1002", "kind": "anomaly", "document": "INV-2214", "state": "owing", "by": _AT},
    ],
}
SAMPLES: Final = {
    "complain/already_open": (_ONE,),
    "complain/what_happened": ({},),
    "complain/in_your_words": ({},),
    "complain/amount_or_treatment": ({"document": "INV-2214"},),
    "complain/when_was_it": ({},),
    "complain/day_to_come": ({},),
    "complain/which_day": ({},),
    "complain/with_whom": ({},),
    "complain/what_would_help": ({},),
    "complain/say_it_back": (_TOLD, _LITTLE, _FREE, {**_TOLD, "choosing": True}),
    "complain/one_moment": ({},),
    "complain/paper_kept": ({"at": _AT, "name": "chat.pdf"},),
    "complain/registered": (_KEPT, {**_KEPT, "everybody": True, "both": True, "files": 2}, {**_KEPT, "whom": ""}),
    "complain/not_registered": ({},),
    "complain/one": tuple({**_ONE, "state": state} for state in _STATES),
    "complain/status": (_STANDING, {"said": [], "found": _STANDING["found"]}),
    "complain/what_to_add": (_ONE,),
    "complain/added": (_ONE, {**_ONE, "state": "answered"}),
    "complain/sure_to_withdraw": (_ONE,),
    "complain/withdrawn": (_ONE,),
    "complaint/progress": (_LIFE,),
    "complaint/assessed": (_LIFE,),
    "complaint/answer": (_LIFE, {**_LIFE, "result": "", "prevention": ""}),
    "complaint/final_answer": (_LIFE, {**_LIFE, "result": "", "prevention": ""}),
    "complaint/are_you_content": (_LIFE,),
    "complaint/closed_unanswered": (_LIFE,),
    "weigh_answer/no_such_complaint": ({},),
    "weigh_answer/thank_you": (_ONE, {**_ONE, "state": "final"}),
    "weigh_answer/not_asked": tuple({**_ONE, "state": state} for state in _STATES),
    "weigh_answer/is_it_good": (_ONE,),
    "weigh_answer/what_is_missing": (_ONE,),
    "weigh_answer/second_look": (_ONE,),
    "weigh_answer/your_last_word": (_ONE,),
    "weigh_answer/stays_open": (_ONE,),
}
