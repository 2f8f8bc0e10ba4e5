"""Situations of a case's card and of what is said when cases change hands."""

from datetime import date
from typing import Final

from flows.facts.money import Money
from locales.samples.raise_dispute_details import DETAILS

_AT: Final = 1_793_000_000_000_000
_ALIKE: Final = {
    "number": "D-1007", "reason": "reason_price", "claimed": Money(20_000, "USD"), "upheld": Money(15_000, "USD"),
    "state": "desk_state_investigating", "closed": True,
}  # fmt: skip
_HANDS: Final = {"number": "D-1042", "to": "Mara", "mention": "<@U1>", "before": "Wei", "why": "given", "note": ""}
_BRIEF: Final = {
    "number": "D-1042", "reader": "Mara", "person": "Amara Okafor", "customer": "Okafor Foods", "closed": False,
    "reason": "reason_price", "claimed": Money(20_000, "USD"), "to_settle": Money(20_000, "USD"), "next_at": _AT,
    "documents": ["INV-1", "INV-2"], "wish": "remedy_credit_note", "answers": DETAILS,
}  # fmt: skip
_EVENT: Final = {"at": _AT, "what": "desk_event_registered", "who": "", "said": ""}
_WAY: Final = {"upheld": Money(20_000, "USD"), "not_upheld": None, "remedy": "remedy_credit_note"}
_RUNG: Final = {"number": "D-1042", "called": [("<@U1>", "Mara"), ("", "Jonas")]}
_STEPS: Final = ((75, "owner"), (100, "all"), (125, "lead"))
SAMPLES: Final = {
    "staff/hands_changed": (
        _HANDS,
        {**_HANDS, "mention": "", "why": "away", "note": "They call at noon."},
        {**_HANDS, "to": "", "mention": "", "why": "left"},
        {**_HANDS, "why": "agreed"},
        {**_HANDS, "why": "lead"},
        {**_HANDS, "before": ""},
    ),
    "staff/backup_asked": tuple({"mention": one, "backup": "Mei", "person": "Wei"} for one in ("<@U1>", "")),
    "staff/asks_to_take_over": tuple({"mention": one, "owner": "Mei", "person": "Wei"} for one in ("<@U1>", "")),
    "staff/case_kept": ({"person": "Mei", "number": "D-1042", "asker": "Wei"},),
    "staff/owner_asked": ({"person": "Mei"},),
    "staff/not_yours_to_give": ({"person": "Mei"}, {"person": ""}),
    "staff/cannot_have_it": tuple(
        {"person": "Mei", "why": why} for why in ("no_colleague", "away", "no_right", "decided_before", "has_it")
    ),
    "staff/brief_line": (_BRIEF,),
    "staff/brief_aim": (_BRIEF, {**_BRIEF, "closed": True, "documents": [], "answers": []}),
    "staff/brief_events": ({"events": [_EVENT, {**_EVENT, "who": "Mara", "said": "We look into it."}]},),
    "staff/brief_way": (
        {**_WAY, "key": "wished"},
        {**_WAY, "key": "usual"},
        {**_WAY, "key": "explained", "upheld": Money(0, "USD"), "not_upheld": Money(20_000, "USD")},
    ),
    "staff/head_wanted": ({"mention": "<@U1>", "person": "Mara"}, {"mention": "", "person": "Mara"}),
    "staff/head_lines": (
        {"lines": [("INV-1", Money(1, "USD")), ("", Money(2, "USD"))], "more": 0},
        {"lines": [("INV-1", Money(1, "USD"))], "more": 3},
    ),
    "staff/bank_entries": (
        {
            "found": [
                {"on": date(2026, 10, 5), "amount": Money(1, "USD"), "payer": "Okafor Foods", "text": "INV-2207"},
                {"on": date(2026, 10, 6), "amount": Money(2, "USD"), "payer": "", "text": ""},
            ]
        },
    ),
    "staff/head_clocks": (
        {"clocks": [("Decision", _AT, False), ("Carried out", _AT, True), ("To be taken", 0, False)]},
    ),
    "staff/clock_rung": (
        *({**_RUNG, "step": step, "clocks": [("desk_clock_decision", share, _AT)]} for share, step in _STEPS),
        {**_RUNG, "step": "all", "clocks": [("desk_clock_pick_up", 75, _AT), ("desk_clock_decision", 100, _AT)]},
        {**_RUNG, "step": "control", "clocks": [("desk_clock_execution", 200, _AT)], "called": []},
    ),
    "staff/home_clock": tuple(
        {"number": "D-1042", "customer": "Okafor Foods", "clock": "desk_clock_decision", "due": _AT, "late": late}
        for late in (False, True)
    ),
    "staff/case_silent": ({"number": "D-1042"},),
    "staff/head_alike": ({**_ALIKE, "cause": ""}, {**_ALIKE, "closed": False, "cause": "desk_cause_price_list"}),
}
