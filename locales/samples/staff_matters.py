"""Situations of the desk's lines about complaints, feedback, surveys and anomalies."""

from datetime import date
from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_000_000_000_000
_ONE: Final = {
    "number": "K-1001", "kind": "desk_kind_complaint", "topic": "topic_late", "words": "Nobody answered <b>", "by": _AT,
    "happened": "2026-11-02", "day": date(2026, 11, 2), "whom": "Wei", "everybody": False, "wish": "amends_apology",
    "late": 1, "customer": "Okafor Foods", "person": "Amara Okafor", "zone": "Africa/Lagos", "colleague": "Mara",
    "state": "desk_complaint_pending", "owner": "Mara", "weight": "desk_weight_serious", "next_at": _AT, "open": True,
    "papers": 1, "text": "The mail was lost.", "result": "Answered today.", "prevention": "Two people read it now.",
    "author": "Mara", "round": 1, "said": "That is not an answer.", "name": "mail.pdf", "caption": "",
}  # fmt: skip
_LITTLE: Final = {
    **_ONE, "topic": "", "words": "", "day": None, "happened": "", "whom": "", "everybody": True, "wish": "",
    "owner": "", "weight": "", "open": False, "papers": 0, "result": "", "prevention": "", "said": "", "late": 2,
}  # fmt: skip
_FREE: Final = {**_ONE, "day": None, "happened": "some weeks ago", "wish": "That somebody calls me."}
_REFUSED: Final = ({"second": False, "all": False}, {"second": True, "all": False}, {"second": False, "all": True})
_RATED: Final = {
    **_ONE, "number": "D-1001", "score": 2, "tags": ["tag_speed", "tag_clear"], "comment": "It took weeks.",
}  # fmt: skip
_FOUND: Final = {
    "number": "A-1001", "document": "INV-2207", "customer": "Okafor Foods", "person": "Jonas", "by": _AT,
    "said": "Why?", "cause": "A price list of last year was used.", "effect": "Billed too much.",
    "next_step": "A credit note follows.", "worth": Money(12_000, "USD"), "favour": "desk_favour_customer",
    "state": "desk_anomaly_told", "author": "Wei", "verifier": "Jonas",
}  # fmt: skip
_BARE: Final = {**_FOUND, "cause": "", "worth": None, "verifier": "", "by": 0, "said": "", "document": ""}
_COMPLAINT: Final = (
    "registered", "added", "withdrawn", "due", "assessed", "not_yours", "satisfied", "second_look", "closed_unanswered",
    "wants_approval", "approved", "returned", "kept_open", "paper", "title", "fields", "line", "answer",
)  # fmt: skip
_ANOMALY: Final = (
    "recorded", "own", "dropped", "withdrawn", "told", "due", "explain", "contested", "understood", "silent", "title",
    "line", "fields", "parts", "for",
)  # fmt: skip
SAMPLES: Final = {
    **{f"staff/complaint_{name}": (_ONE, _LITTLE, _FREE) for name in _COMPLAINT},
    "staff/complaint_about_you": _REFUSED,
    "staff/answer_not_yours_to_approve": ({},),
    "staff/answer_changed": ({},),
    **{
        f"staff/feedback_{name}": (_ONE, _LITTLE)
        for name in ("fields", "registered", "added", "reworded", "due", "thanked")
    },
    "staff/survey_low": (_RATED,),
    "staff/survey_words": (_RATED, {**_RATED, "tags": [], "comment": ""}),
    "staff/survey_call": (_RATED,),
    **{f"staff/anomaly_{name}": (_FOUND, _BARE) for name in _ANOMALY},
    "staff/anomaly_changed": ({},),
    "staff/anomaly_waits": ({**_FOUND, "round": True}, {**_FOUND, "round": False}),
    "staff/anomaly_told_now": ({**_FOUND, "colleague": "Mara"},),
    "staff/anomaly_alike": ({"found": [_FOUND, {**_FOUND, "number": "A-1000"}]},),
    "staff/findings_title": (_FOUND,),
    "staff/finding_decided": ({},),
    "staff/own_anomaly": ({},),
    "staff/no_such_document": (_FOUND,),
}
