"""What takes long about a customer's ledger: reading its file, and holding it against our books. No books, no clock.

Promises: both are plain functions of their arguments, so that they may run in a thread or in a process of their own;
what they give is packed already (storage/ledger_bodies.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from flows.facts.ledger_extent import extent_of
from flows.facts.ledger_rows import Extent, OurSide, Theirs
from flows.facts.ledger_shape import Doubt, Hints, LedgerRead, LedgerWords, Shape, Sign
from flows.facts.ledger_sign import sign_of, turned
from flows.facts.match_groups import Matched
from flows.facts.matching import match
from locales.ledger_words import ledger_words
from storage.ledger_bodies import Body, Whole, opened, packed
from storage.spreadsheets.grids import NotALedger
from storage.spreadsheets.reading import read_ledger


@dataclass(frozen=True, slots=True)
class Found:
    """What a job found: both packed parts; or why the file is no ledger, with a detail for whoever sent it."""

    body: bytes = b""
    whole: bytes = b""
    why: str = ""
    detail: str = ""


def read_it(content: bytes, hints: Hints) -> Found:
    """The file's rows as they were understood."""
    try:
        read = read_ledger(content, _words(), hints)
    except NotALedger as error:
        return Found(why=error.why, detail=error.detail)
    kept = hints.told is None and _is_kept(read.shape, hints.kept)
    body = Body(replace(read, rows=()), len(read.rows), kept_shape=kept)
    return Found(packed(body), packed(Whole(read.rows)))


def match_it(body: bytes, whole: bytes, open_items: OurSide, movements: OurSide | None) -> Found:
    """Its rows held against our books; the same with the sign in doubt where the totals prove neither."""
    was, rows = opened(Body, body), opened(Whole, whole).rows
    assert was.read is not None  # noqa: S101 - only what was read is matched
    read = replace(was.read, rows=rows)
    ours = open_items
    if movements and extent_of(rows, open_items, movements) is Extent.MOVEMENTS:
        ours = movements
    sign = sign_of(read, ours, kept=was.kept_shape)
    settled = replace(was, read=_without(was.read, sign.sign is None), sign=sign, matched=None)
    if sign.sign is None:
        return Found(packed(replace(settled, rows=MappingProxyType({}), entries=MappingProxyType({}))), whole)
    theirs = turned(rows, sign.sign)
    matched = match(ours, theirs, _turned(read.opening, sign.sign), _turned(read.closing, sign.sign))
    told = _differing(replace(settled, matched=matched), theirs, ours, matched)
    return Found(packed(told), packed(Whole(rows, ours.entries + ours.after)))


def _differing(body: Body, theirs: Sequence[Theirs], ours: OurSide, matched: Matched) -> Body:
    """With the rows and documents that the differences are about."""
    rows = {number for group in matched.differences for number in group.theirs}
    documents = {number for group in matched.differences for number in group.ours}
    return replace(
        body,
        rows=MappingProxyType({row.row: row for row in theirs if row.row in rows}),
        entries=MappingProxyType({one.id: one for one in ours.entries + ours.after if one.id in documents}),
    )


def _without(read: LedgerRead, unsure: bool) -> LedgerRead:  # noqa: FBT001 - whether it must be asked
    """Once it is matched, nothing is in doubt but perhaps the sign."""
    return replace(read, doubts=(Doubt.SIGN,) if unsure else ())


def _turned(minor: int | None, sign: Sign) -> int | None:
    return minor if minor is None or sign is Sign.OWED else -minor


def _is_kept(shape: Shape, kept: Sequence[Shape]) -> bool:
    """Whether it is laid out as an earlier one that the customer found right."""
    return any(shape.headings and shape.headings == one.headings and shape.columns == one.columns for one in kept)


@cache
def _words() -> LedgerWords:
    return ledger_words()
