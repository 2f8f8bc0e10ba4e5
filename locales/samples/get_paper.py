"""Situations in which a paper about a balance is asked for: on its way, or not there yet."""

from datetime import date
from typing import Final

_HEAD: Final = {"number": "ST-2610-7", "version": 1, "cut_off": date(2026, 10, 31), "company": "Harbourline Trading"}

SAMPLES: Final = {
    "get_paper/confirmation_coming": ({},),
    "get_paper/record_coming": ({},),
    "get_paper/form_coming": ({},),
    "get_paper/reconciliation_coming": ({},),
    "get_paper/not_confirmed": (_HEAD,),
    "staff/comparing_balances": (_HEAD,),
}
