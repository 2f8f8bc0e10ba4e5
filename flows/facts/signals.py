"""Early signs that an account is going wrong, as the books can tell them: each with what it was seen by.

Promises: pure; a sign informs people and changes nothing by itself; it names what happened and never says why. Money is
never added across currencies. Whoever adds a sign adds a function to `_SIGNS`, its sentence in
templates/staff/signal/, and where its facts come from in storage/signals.py.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from flows.facts.money import Money

ROUNDS: Final = 3  # statements in a row that say more than one does
LEAST_SHARE: Final = 5  # per cent in question below which a rise is no sign
AGAIN: Final = 3  # the time at which the same reason is a pattern
BROKEN: Final = 2
PARTS: Final = 2
LINES: Final = 3
SLOWER: Final = 3  # days by which answers take longer than two rounds ago
HALF_A_YEAR, QUARTER, MONTH, WEEK = (timedelta(days=days) for days in (180, 90, 30, 7))
SHORTLY: Final = timedelta(days=5)  # before a due day
ROUND_SUM: Final = 100  # major units: whoever pays a part in hundreds has chosen it


@dataclass(frozen=True, slots=True)
class Issued:
    """A statement as it went: what of its closing balance was objected to (minor units), and how it was answered."""

    cut_off: date
    reply_by: date
    currency: str
    closing: int
    disputed: int = 0
    viewed: bool = False
    answered: bool = False
    issued_on: date | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Objected:
    """A case: why, when it was registered, and when each of its lines is due."""

    reason: str
    on: date
    due: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A payment that left its invoice open, and nobody had said why."""

    on: date
    paid: Money


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A balance agreed to, and by whom."""

    by: int
    on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class Confirmer:
    """Somebody who may confirm, in a chat since that day."""

    id: int
    name: str
    since: date


@dataclass(frozen=True, slots=True)
class Felt:
    """Somebody wrote in anger that day, or against a person."""

    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Account:
    """What the books hold of one customer; `theirs` and `ours` are days on which a promise was broken."""

    issued: tuple[Issued, ...] = ()
    objected: tuple[Objected, ...] = ()
    theirs: tuple[date, ...] = ()
    ours: tuple[date, ...] = ()
    parts: tuple[Part, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    confirmers: tuple[Confirmer, ...] = ()
    felt: tuple[Felt, ...] = ()


@dataclass(frozen=True, slots=True)
class Signal:
    """A sign: `kind` names its sentence, `on` is the day from which it stood in the books, `shows` what is told."""

    kind: str
    on: date
    shows: Mapping[str, object]


def signals(account: Account, today: date) -> tuple[Signal, ...]:
    """All signs there are on that day, the newest first."""
    found = [one for sign in _SIGNS for one in sign(account, today)]
    return tuple(sorted(found, key=lambda one: (-one.on.toordinal(), one.kind)))


def _rising_share(account: Account, today: date) -> Iterator[Signal]:
    """Each of the last statements of a currency had more of it in question than the one before."""
    by_currency: defaultdict[str, list[Issued]] = defaultdict(list)
    for one in sorted(account.issued, key=lambda one: one.cut_off):
        if one.closing > 0:
            by_currency[one.currency].append(one)
    for currency, all_of_it in by_currency.items():
        last = all_of_it[-ROUNDS:]
        shares = [100 * one.disputed // one.closing for one in last]
        rises = len(last) == ROUNDS and all(a.disputed * b.closing < b.disputed * a.closing for a, b in pairwise(last))
        if rises and shares[-1] >= LEAST_SHARE:
            newest = last[-1]
            shows = {"shares": shares, "amount": Money(newest.disputed, currency), "cut_off": newest.cut_off}
            yield Signal("rising_share", min(today, newest.reply_by), shows)


def _same_reason(account: Account, today: date) -> Iterator[Signal]:
    by_reason: defaultdict[str, list[date]] = defaultdict(list)
    for one in account.objected:
        if today - one.on <= HALF_A_YEAR:
            by_reason[one.reason].append(one.on)
    for reason, days in by_reason.items():
        if len(days) >= AGAIN:
            yield Signal("same_reason", max(days), {"reason": reason, "times": len(days)})


def _never_confirmed(account: Account, today: date) -> Iterator[Signal]:
    """They look, and say neither yes nor no: of each round, once its time to answer is over."""
    rounds: defaultdict[date, list[Issued]] = defaultdict(list)
    for one in account.issued:
        if one.reply_by < today:
            rounds[one.cut_off].append(one)
    last = sorted(rounds)[-ROUNDS:]
    silent = [day for day in last if any(one.viewed for one in rounds[day]) and not _any_answer(rounds[day])]
    if len(last) == ROUNDS and silent == last:
        over = max(one.reply_by for one in rounds[last[-1]]) + timedelta(days=1)
        yield Signal("never_confirmed", over, {"since": last[0], "rounds": ROUNDS})


def _any_answer(issued: Iterable[Issued]) -> bool:
    return any(one.answered for one in issued)


def _their_promises(account: Account, today: date) -> Iterator[Signal]:
    yield from _broken("their_promises", account.theirs, today)


def _our_promises(account: Account, today: date) -> Iterator[Signal]:
    yield from _broken("our_promises", account.ours, today)


def _broken(kind: str, days: Iterable[date], today: date) -> Iterator[Signal]:
    lately = [day for day in days if today - day <= QUARTER]
    if len(lately) >= BROKEN:
        yield Signal(kind, max(lately), {"times": len(lately), "last": max(lately)})


def _odd_parts(account: Account, today: date) -> Iterator[Signal]:
    """Nobody pays 3,127.45 of 4,000.00 without a reason: something was taken off, and not said."""
    odd = [one for one in account.parts if today - one.on <= QUARTER and one.paid.amount % ROUND_SUM]
    if len(odd) >= PARTS:
        newest = max(odd, key=lambda one: one.on)
        yield Signal("odd_parts", newest.on, {"times": len(odd), "amount": newest.paid, "last": newest.on})


def _new_confirmer(account: Account, today: date) -> Iterator[Signal]:
    """Somebody new, where others agreed before, and the balance is at least as large as any that was agreed to."""
    for one in account.confirmers:
        before = [each for each in account.confirmed if each.by != one.id]
        if not before or today - one.since > MONTH or any(each.on < one.since for each in _by(account, one.id)):
            continue
        agreed = [each.amount for each in _by(account, one.id)]
        waits = [Money(each.closing, each.currency) for each in account.issued if not each.answered]
        big = [amount for amount in (*agreed, *waits) if _as_large(amount, [each.amount for each in before])]
        if big:
            yield Signal("new_confirmer", one.since, {"person": one.name, "amount": big[0], "agreed": big[0] in agreed})


def _by(account: Account, contact: int) -> list[Confirmed]:
    return [one for one in account.confirmed if one.by == contact]


def _as_large(amount: Money, before: Iterable[Money]) -> bool:
    same = [one for one in before if one.currency == amount.currency]
    return bool(same) and max(one.minor for one in same) <= amount.minor


def _before_due(account: Account, today: date) -> Iterator[Signal]:
    """Many lines at once, days before they had to be paid."""
    late = [
        (one.on, due) for one in account.objected for due in one.due
        if timedelta(0) <= due - one.on <= SHORTLY and today - one.on <= MONTH
    ]  # fmt: skip
    if not late:
        return
    newest = max(on for on, _ in late)
    close = [due for on, due in late if newest - on <= WEEK]
    if len(close) >= LINES:
        yield Signal("before_due", newest, {"lines": len(close), "due": min(close)})


def _slower_answers(account: Account, _today: date) -> Iterator[Signal]:
    """Each of the last rounds was answered later than the one before; of several statements the slowest counts."""
    rounds: dict[date, list[tuple[date, int]]] = defaultdict(list)
    for one in account.issued:
        if one.issued_on and one.answered_on:
            rounds[one.cut_off].append((one.answered_on, (one.answered_on - one.issued_on).days))
    last = [max(rounds[day], key=lambda each: each[1]) for day in sorted(rounds)[-ROUNDS:]]
    days = [taken for _, taken in last]
    if len(days) == ROUNDS and all(a < b for a, b in pairwise(days)) and days[-1] - days[0] >= SLOWER:
        yield Signal("slower_answers", last[-1][0], {"days": days})


def _tone_change(account: Account, today: date) -> Iterator[Signal]:
    """Angry words of late from a customer whom nobody knew so, and with whom statements were exchanged before."""
    newest = max(account.felt, key=lambda one: one.on, default=None)
    if newest is None or today - newest.on > MONTH:
        return
    began = min(one.on for one in account.felt if newest.on - one.on <= WEEK)
    known = any(one.viewed and one.cut_off < began for one in account.issued)
    if known and all(one.on >= began for one in account.felt):
        yield Signal("tone_change", newest.on, {"person": newest.name, "last": newest.on})


_SIGNS: tuple[Callable[[Account, date], Iterator[Signal]], ...] = (
    _rising_share, _same_reason, _never_confirmed, _their_promises, _our_promises, _odd_parts, _new_confirmer,
    _before_due, _slower_answers, _tone_change,
)  # fmt: skip
KINDS: Final = MappingProxyType({sign.__name__.removeprefix("_"): sign for sign in _SIGNS})
