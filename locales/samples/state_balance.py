"""Situations in which a customer states their own balance first: asked, read back, the same, different."""

from datetime import date
from typing import Final

from flows.facts.money import Money

_ASKED: Final = {
    "company": "Okafor & Sons Supply",
    "customer": "上海晨光贸易",
    "cut_off": date(2026, 10, 31),
    "currency": "USD",
    "readings": 0,
}
_SAID: Final = {**_ASKED, "figure": Money(2_950_000, "USD"), "below": False}
_BOTH: Final = {
    "ours": Money(2_995_000, "USD"),
    "theirs": Money(2_515_000, "USD"),
    "favour": False,
    "difference": Money(480_000, "USD"),
    "more": True,
    "cut_off": date(2026, 10, 31),
    "number": "INV-2214",
    "stated": True,
}
_NOTICE: Final = {
    "person": "Amara Okafor",
    "company": "Harbourline Trading",
    "cut_off": date(2026, 10, 31),
    "reply_by": date(2026, 11, 16),
}

SAMPLES: Final = {
    "state_balance/nothing_to_state": ({},),
    "state_balance/who_may_state": (
        {"confirmers": ["Chidi Eze", "李敏"], "company": "Okafor & Sons Supply"},
        {"confirmers": [], "company": "Okafor & Sons Supply"},
    ),
    "state_balance/your_figure": (_ASKED, {**_ASKED, "readings": 2}, {**_ASKED, "readings": 1}),
    "state_balance/not_a_balance": (_ASKED,),
    "state_balance/is_that_it": (_SAID, {**_SAID, "below": True}, {**_SAID, "figure": Money(0, "USD")}),
    "state_balance/one_moment": ({},),
    "state_balance/the_same": (_BOTH,),
    "state_balance/stated_before": ({},),
    "state_balance/both_figures": (
        _BOTH,
        {**_BOTH, "favour": True, "number": ""},
        {**_BOTH, "more": False, "number": "", "stated": False},
    ),
    "statement/asked_first": (_NOTICE, {**_NOTICE, "person": ""}),
    "statement/asked_first_again": (_NOTICE,),
    "staff/confirmation_taken_back": (
        {
            "customer": "Okafor Foods",
            "person": "Amara Okafor",
            "record": "BC-00001",
            "words": "We forgot a return.",
            "signed": "TB-00001",
            "code": "7F3A-91C2",
        },
        {"customer": "Okafor Foods", "person": "Amara Okafor", "record": "BC-00001", "words": "No.", "signed": ""},
    ),
    "staff/balance_stated": (
        {
            "customer": "Okafor Foods",
            "person": "Amara Okafor",
            "number": "ST-2610-7",
            "theirs": Money(2_515_000, "USD"),
            "ours": Money(2_995_000, "USD"),
            "difference": Money(480_000, "USD"),
        },
        {
            "customer": "Okafor Foods",
            "person": "Amara Okafor",
            "number": "ST-2610-7",
            "theirs": Money(2_995_000, "USD"),
            "ours": Money(2_995_000, "USD"),
            "difference": Money(0, "USD"),
        },
    ),
}
