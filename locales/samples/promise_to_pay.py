"""Situations of promising to pay, of changing a promise and of agreeing to a plan."""

from datetime import date
from typing import Final

from flows.facts.money import Money

_DAY: Final = date(2026, 11, 13)
_LOOK: Final = date(2026, 11, 16)
_BY: Final = 1_793_955_600_000_000
_SUM: Final = Money(270_000, "USD")
_ITEMS: Final = [("INV-2201", Money(270_000, "USD"))]
_WHO: Final[tuple[dict[str, object], ...]] = ({"people": ["Amara Okafor", "Chidi Eze"]}, {"people": []})
_DUE: Final = {
    "lines": [
        ("INV-2201", date(2026, 9, 13), _SUM, True),
        ("INV-2214", date(2026, 11, 20), Money(480_000, "USD"), False),
        ("INV-2215", None, Money(1_000, "USD"), False),
    ],
    "more": 0,
    "overdue": _SUM,
}
_ABOUT: Final = {
    "total": _SUM, "room": _SUM, "items": _ITEMS, "picked": 1, "meant": 0, "day": _DAY, "latest": _LOOK,
    "why": "no_day", "company": "Okafor & Sons Supply",
}  # fmt: skip
_BACK: Final = {**_ABOUT, "way": "by_transfer", "look": _LOOK, "leaves": _DAY, "wished": False}
_NOTED: Final = {"number": "P-1001", "day": _DAY, "look": _LOOK, "wished": False}
_OPENLY: Final = {
    "company": "Okafor & Sons Supply", "person": "Amara Okafor", "customer": "Okafor Foods",
    "words": "we cannot pay <now>", "until": _BY,
}  # fmt: skip
_PLAN: Final = {
    "total": _SUM, "documents": ["INV-2201"], "rows": [(_DAY, Money(135_000, "USD")), (_LOOK, Money(135_000, "USD"))],
    "latest": _LOOK, "company": "Okafor & Sons Supply", "count": 12, "number": "PL-1001", "by": _BY,
    "state": "approved",
    "comment": "", "customer": "Okafor Foods", "person": "Amara Okafor", "look": _LOOK, "why": "", "people": [],
}  # fmt: skip
_STANDING: Final = {
    **_ABOUT, "number": "P-1001", "missing": _SUM, "arrived": Money(0, "USD"), "look": _LOOK, "way": "by_transfer",
    "state": "made", "changes": 0, "broken": 0, "customer": "Okafor Foods", "person": "Amara Okafor", "by": _BY,
    "new_day": None, "new_look": None, "again": _LOOK, "why": "late_none", "refused": "",
}  # fmt: skip
_MOVED: Final = {**_STANDING, "new_day": _LOOK, "new_look": _LOOK}
_WHYS: Final = ("no_day", "vague", "holiday", "past", "refused")

SAMPLES: Final = {
    "promise_to_pay/who_may": _WHO,
    "promise_to_pay/nothing_left": (
        {"promised": [("P-1001", _SUM, _DAY)], "disputed": False, "owed": True},
        {"promised": [], "disputed": True, "owed": True},
        {"promised": [], "disputed": False, "owed": False},
    ),
    "promise_to_pay/in_question": ({"number": "INV-2201"},),
    "promise_to_pay/currency": ({},),
    "promise_to_pay/which": (_DUE, {**_DUE, "more": 1}, {**_DUE, "more": 3}),
    "promise_to_pay/lines": (_ABOUT, {**_ABOUT, "picked": 0}),
    "promise_to_pay/pick_first": ({},),
    "promise_to_pay/sum": (_ABOUT,),
    "promise_to_pay/too_much": (_ABOUT,),
    "promise_to_pay/day": (_ABOUT, {**_ABOUT, "meant": 2}),
    "promise_to_pay/past_day": (_ABOUT,),
    "promise_to_pay/not_a_day": tuple({**_ABOUT, "why": why} for why in _WHYS),
    "promise_to_pay/too_late": (_ABOUT,),
    "promise_to_pay/way": ({},),
    "promise_to_pay/check": (_BACK, {**_BACK, "day": date(2026, 11, 14), "leaves": _LOOK}),
    "promise_to_pay/noting": ({},),
    "promise_to_pay/promised": (_NOTED, {**_NOTED, "wished": True}),
    "promise_to_pay/moved_meanwhile": ({},),
    "promise_to_pay/refused": tuple({"why": why} for why in ("role", "promised_before", "too_late", "no_room")),
    "promise_to_pay/no_pressure": (_OPENLY,),
    "promise_to_pay/plan_count": (_PLAN,),
    "promise_to_pay/plan_first": (_ABOUT, {**_ABOUT, "meant": 2}),
    "promise_to_pay/plan_rhythm": ({},),
    "promise_to_pay/plan_own": (_PLAN,),
    "promise_to_pay/plan_not_read": (
        {"total": _SUM, "come_to": Money(100_000, "USD"), "count": 12},
        {"total": _SUM, "come_to": None, "count": 1},
    ),
    "promise_to_pay/plan_check": (_PLAN, {**_PLAN, "documents": []}),
    "promise_to_pay/plan_asked": (_PLAN,),
    "promise_to_pay/status": (
        {
            "promises": [{**_STANDING, "state": state} for state in ("made", "broken", "with_person")],
            "plans": [("PL-1001", _SUM, "approved"), ("PL-1002", _SUM, "asked")],
        },
    ),
    "change_promise/who_may": _WHO,
    "change_promise/over": tuple({**_STANDING, "state": s} for s in ("kept", "withdrawn", "with_person", "made", "")),
    "change_promise/standing": (_STANDING, {**_STANDING, "state": "broken"}, {**_STANDING, "state": "partly"}),
    "change_promise/changed_before": (_STANDING,),
    "change_promise/left_so": (_STANDING,),
    "change_promise/day": (_STANDING, {**_STANDING, "meant": 2}, {**_STANDING, "why": "late_forgot"}),
    "change_promise/too_late": (_STANDING,),
    "change_promise/check": (_MOVED, _STANDING),
    "change_promise/moved": (_STANDING, {**_STANDING, "why": "late_on_its_way"}),
    "change_promise/moving": ({},),
    "change_promise/sure": (_STANDING,),
    "change_promise/taken_back": (_STANDING,),
    "agree_plan/who_may": _WHO,
    "agree_plan/over": tuple({**_PLAN, "state": state} for state in ("agreed", "asked", "lapsed")),
    "agree_plan/table": (_PLAN,),
    "agree_plan/instead": (_PLAN,),
    "agree_plan/agreeing": ({},),
    "agree_plan/agreed": (_PLAN,),
    "agree_plan/refused": (_PLAN,),
    "agree_plan/dropped": (_PLAN,),
}
