"""What counts as a sign of feeling, how much, and what each level means; the words stand beside it, by language.

Promise: every sign is something a colleague can point at in the text or its history, and is named with what was found.
Anger about the matter is never abuse. Finance changes weights and levels here; whoever adds a language adds its words.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from flows.tables import abuse_en, abuse_zh, feelings_en, feelings_zh


class Sign(StrEnum):
    """A sign of feeling; stored and never renamed."""

    MILD = "mild"
    STRONG = "strong"
    EXTREME = "extreme"
    FACE = "face"
    STRESSED = "stressed"
    AGAIN = "again"
    TIMES = "times"
    CAPITALS = "capitals"
    MARKS = "marks"
    TWICE = "twice"
    SILENCE = "silence"


class Abuse(StrEnum):
    """What goes against a person, and the hint that somebody may harm themselves; stored and never renamed."""

    HARM = "harm"
    THREAT = "threat"
    HATE = "hate"
    SEXUAL = "sexual"
    INSULT = "insult"


GRAVE: Final = frozenset({Abuse.THREAT, Abuse.HATE, Abuse.SEXUAL})  # to the lead at once, whatever went before

POINTS: Final[Mapping[Sign, int]] = MappingProxyType(
    {
        Sign.MILD: 1,
        Sign.STRONG: 3,
        Sign.EXTREME: 6,
        Sign.FACE: 3,
        Sign.STRESSED: 2,
        Sign.AGAIN: 1,
        Sign.TIMES: 2,
        Sign.CAPITALS: 1,
        Sign.MARKS: 1,
        Sign.TWICE: 2,
        Sign.SILENCE: 1,
    }
)
LEVELS: Final = (1, 3, 6)  # points from which unease, anger and fury begin
CALM, UNEASE, ANGER, FURY = range(4)

# Every language's words, by what they are a sign of; and what is no sign though it looks like one.
_LANGUAGES: Final = ((feelings_en, abuse_en), (feelings_zh, abuse_zh))
WORDS: Final[tuple[Mapping[str, tuple[str, ...]], ...]] = tuple(
    {
        "harmless": feelings.HARMLESS,
        "polite": feelings.POLITE,
        "corrects": feelings.NOT_ANGRY,
        **feelings.SIGNS,
        **abuse.ABUSE,
    }
    for feelings, abuse in _LANGUAGES
)

# Words in capitals that are names or codes and nobody's raised voice.
QUIET: Final = frozenset({
    "INV", "PDF", "VAT", "GST", "TAX", "USD", "EUR", "GBP", "CNY", "NGN", "SAR", "JPY", "INR", "AED", "CHF",
    "ASAP", "FYI", "ETA", "POD", "CEO", "CFO", "ERP", "CMR", "IBAN", "SWIFT", "BIC", "SEPA", "LTD", "LLC", "GMBH",
    "PLC", "INC", "PTY", "BHD", "FOB", "CIF", "EXW", "DDP", "DHL", "UPS", "SKU", "QTY", "UTC", "GMT", "XLSX",
    "CSV", "SOA", "COD", "AWB", "BOL", "LCL", "FCL", "RMA", "NDA", "MSA", "LED", "USB", "PVC", "MDF", "HDPE",
    "EAN", "UPC", "GTIN", "DUNS", "TIN", "EORI", "OEM", "ISO", "DIN", "FIFO", "KPI", "NET", "EOM", "HQ", "UK",
    "USA",
})  # fmt: skip

# Messages after which silence means something: what somebody hoped for did not come, or came only in part.
BAD_NEWS: Final = frozenset(
    {
        "dispute/could_not",
        "dispute/going_on_without",
        "dispute/offer_over",
        "dispute/closed_unanswered",
        "talk_to_person/not_yet",
        "talk_to_person/no_answer_yet",
    }
)

# Emergency numbers. 112: European Union (Directive (EU) 2018/1972, article 109), and by national decision in the other
# countries of its row. The rest are the numbers that each country's own services publish. A country that is not here
# is told of no number: better none than a wrong one.
_BY_NUMBER: Final = {
    "112": "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK CH TR IN NG ZA"
    " KE GH",
    "911": "US CA MX PH",
    "999": "GB HK SG MY",
    "120": "CN",
    "119": "JP KR TW",
    "000": "AU",
    "111": "NZ",
}
EMERGENCY: Final[Mapping[str, str]] = MappingProxyType(
    {country: number for number, countries in _BY_NUMBER.items() for country in countries.split()}
)
