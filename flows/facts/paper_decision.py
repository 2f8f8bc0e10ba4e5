"""The letter about what became of a case: what it may say, in which order, and what it is bound to.

Promises: pure; there is a letter only about what its customer was told, in the words and sums that were shown to them
(the offer's own hash stands in it); good news comes first, a no comes with its reason, and regret admits nothing.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from flows.facts.dispute import Case, CaseState, Offer, OfferState, Option
from flows.facts.dispute_lines import carried_out_of, parts_of
from flows.facts.paper_code import bound
from flows.facts.times import DAY
from flows.facts.withheld import is_withheld

REOPENS_FOR: Final = 30 * DAY
# Where a no is led up to: the reason stands before the result.
REASON_FIRST: Final = frozenset({"zh_Hans", "zh_Hant", "ja", "ko", "th", "hi", "ar"})


class Result(StrEnum):
    """What the letter says; the value names its words."""

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"
    PART = "part"
    PROPOSED = "proposed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Row:
    """What becomes of one document; minor units of the case's currency."""

    document: str
    claimed: int
    granted: int
    refused: int
    dropped: int
    open: int


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of an offer that was sent: when (µs UTC), when answered, what the ledger made of it and when."""

    offer: Offer
    told_at: int
    answered_at: int = 0
    posted: str = ""
    posted_at: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """The letter's facts. `ways` are the options it tells of, one where it is decided; empty for a withdrawal."""

    case: Case
    result: Result
    ways: tuple[Option, ...]
    told: Told | None
    withdrawn_at: int = 0
    registered_at: int = 0

    @property
    def final(self) -> bool:
        """Whether this followed an appeal: our last word in the house."""
        return self.case.under_appeal

    @property
    def appeal_until(self) -> int:
        """Until when it can be looked at again under the same number (µs UTC); 0 while the case is open."""
        case = self.case
        return max(case.next_contact_at, case.registered_at) + REOPENS_FOR if case.closed else 0

    @property
    def waits_for_books(self) -> bool:
        """Whether it is agreed and still to be carried out."""
        return self.case.state is CaseState.EXECUTING and self.told is not None and not self.told.posted_at

    @property
    def made_at(self) -> int:
        """When the last thing happened that it tells of (µs UTC)."""
        told = self.told
        known = (told.told_at, told.answered_at, told.posted_at) if told else (0,)
        return max(self.registered_at, self.withdrawn_at, *known)

    @property
    def sha(self) -> str:
        """What its check code is made of."""
        told = self.told
        stands = [told.offer.sha, told.told_at, told.answered_at, told.posted, told.posted_at] if told else []
        rows = [[row.document, row.claimed] for way in self.ways for row in rows_of(self.case, way)]
        return bound({"case": self.case.number, "result": self.result.value, "offer": stands, "rows": rows})

    def order(self, language: str) -> tuple[str, ...]:
        """The names of its parts, as they follow each other for that reader."""
        if self.result is Result.REFUSED and language in REASON_FIRST:
            return ("why", *ORDER[Result.REFUSED][:2], *ORDER[Result.REFUSED][3:])
        return ORDER[self.result]


_DECIDED: Final = ("opening", "lines", "why", "settled", "appeal", "bound")
ORDER: Final = MappingProxyType(
    {
        **dict.fromkeys(Result, _DECIDED),
        Result.PROPOSED: ("opening", "ways", "appeal", "bound"),
        Result.WITHDRAWN: ("opening", "lines"),
    }
)


def has_letter(case: Case, offer: Offer | None) -> bool:
    """Whether there is something to write about."""
    return _result(case, offer) is not None


def decision(case: Case, told: Told | None, withdrawn_at: int) -> Decision | None:
    """The letter's facts; None while nothing was decided or proposed."""
    offer = told.offer if told else None
    result = _result(case, offer)
    if result is None:
        return None
    if result is Result.WITHDRAWN or told is None:
        return Decision(case, result, (), None, withdrawn_at, case.registered_at)
    ways = told.offer.options if told.offer.chosen < 0 else (carried_out_of(case, told.offer),)
    return Decision(case, result, ways, told, 0, case.registered_at)


def _result(case: Case, offer: Offer | None) -> Result | None:
    if is_withheld(case):
        return None
    if case.closed and case.outcome == "withdrawn":
        return Result.WITHDRAWN
    if offer is None or offer.state in {OfferState.AWAITING_APPROVAL, OfferState.RETURNED}:
        return None
    if offer.state is OfferState.ACCEPTED and offer.chosen >= 0:
        return Result.PART if offer.part else _of_option(carried_out_of(case, offer))
    grants = any(one.upheld or one.written_off for one in offer.options)
    if not grants and any(one.not_upheld for one in offer.options):
        return Result.REFUSED
    return Result.PROPOSED if offer.state is OfferState.SENT else None


def _of_option(option: Option) -> Result:
    if not option.not_upheld and not option.open:
        return Result.GRANTED
    return Result.PARTLY if option.upheld or option.written_off else Result.REFUSED


def rows_of(case: Case, option: Option) -> tuple[Row, ...]:
    """What becomes of each document with this option."""
    return tuple(
        Row(
            part.document,
            part.upheld + part.not_upheld + part.written_off + part.open,
            part.upheld,
            part.not_upheld,
            part.written_off,
            part.open,
        )
        for part in parts_of(case, option)
    )


def claimed_rows(case: Case) -> tuple[Row, ...]:
    """What was claimed on each document, where nothing was decided about it."""
    return tuple(
        Row(item.document, item.first_claimed or item.split.claimed, 0, 0, 0, 0)
        for item in case.items
        if item.first_claimed or item.split.claimed
    )


def sums(rows: tuple[Row, ...]) -> Row:
    """Their sums."""
    of = [(row.claimed, row.granted, row.refused, row.dropped, row.open) for row in rows]
    return Row("", *map(sum, zip(*of, strict=True))) if of else Row("", 0, 0, 0, 0, 0)
