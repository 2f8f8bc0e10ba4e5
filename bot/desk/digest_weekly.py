"""The week of a lead and of whoever looks after customers: the round, clocks, promises, what a rule settled, signs.

Promise: as in digest.py; how a whole house stands is for leads and controllers, how a customer stands for whoever looks
after them. What is a sign stands in flows/facts/signals.py.
"""

from collections import Counter, defaultdict
from collections.abc import Collection

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from bot.desk.digest import MOST, Digest, customer_row, made, part
from bot.desk.home import of_round, round_counted
from flows.facts.cycles import Cycle
from flows.facts.money import Money
from flows.facts.our_promises import OurState
from flows.facts.signals import Signal, signals
from flows.facts.times import day_in_zone
from flows.tables.reasons import REASONS
from flows.tables.roles import may
from storage import approvals, cycles, digest_accounts, digests, our_promises
from storage import signals as held
from storage.desk_home import Due

HOUSE = "see_week"  # the right to read of all customers together


def weekly(deed: Deed, since: int) -> Digest | None:
    """What happened since then (µs UTC), and how it stands; None for whoever has neither."""
    if not may(deed.by.role.value, "see_case"):
        return None
    leads, managed = may(deed.by.role.value, HOUSE), digest_accounts.looked_after(deed.work.conn, deed.by.id)
    of = None if leads else managed
    whole = [*_round(deed), *_clocks(deed, since)] if leads else []
    wide = leads or bool(managed)
    body = [
        *whole,
        *(_promises(deed, since, of) if wide else []),
        *(_by_rule(deed, since) if leads else []),
        *(part(deed, "signals", sign_rows(deed, since, of), "more") if wide else []),
        *_standing(deed, managed, since),
    ]
    began = day_in_zone(since, deed.work.house.company.zone)
    return made(deed.plainly("digest_title", person=deed.by.name, day=None, since=began), body)


def signs_of(deed: Deed, customer: int) -> list[Block]:
    """A line for each sign there is at one customer."""
    work = deed.work
    found = held.accounts(work.conn, work.now, work.house.company.zone, [customer]).get(customer)
    today = day_in_zone(work.now, work.house.company.zone)
    return [blocks.small(sign(deed, one)) for one in signals(found, today)[:MOST]] if found else []


def sign_rows(deed: Deed, since: int, of: Collection[int] | None) -> list[Block]:
    """The signs that have stood since then (µs UTC), at these customers (None: at all), the newest first."""
    work = deed.work
    zone = work.house.company.zone
    today, began = day_in_zone(work.now, zone), day_in_zone(since, zone)
    all_of_it = held.accounts(work.conn, work.now, zone, of)
    found = [(id_, one) for id_, account in all_of_it.items() for one in signals(account, today) if one.on >= began]
    found = sorted(found, key=lambda each: (-each[1].on.toordinal(), each[0], each[1].kind))[:MOST]
    names = digest_accounts.names(work.conn, {id_ for id_, _ in found})
    return [
        blocks.words(deed.plainly("digest_signal", customer=names.get(id_, ""), said=sign(deed, one)))
        for id_, one in found
    ]


def sign(deed: Deed, one: Signal) -> str:
    """The sentence of a sign, plain."""
    shows = dict(one.shows)
    if "reason" in shows:
        shows["reason"] = f"reason_{shows['reason'] if shows['reason'] in REASONS else 'other'}"
    return deed.plainly(f"signal/{one.kind}", **shows)


def _round(deed: Deed) -> list[Block]:
    """Bars where blocks are shown; the same in numbers where they are not. Nothing once everybody has answered.

    Beneath them, of each round that is under way, what is still in our hands.
    """
    rounds = [_cycle(deed, one) for one in cycles.open_cycles(deed.work.conn)[:MOST]]
    found = round_counted(deed)
    if found is None or not any(found[1][name] for name in ("issued", "viewed", "no_reply")):
        return part(deed, "round", rounds)
    _, bars = of_round(deed)
    cut_off, counted = found
    shown = {"silent" if name == "no_reply" else name: number for name, number in counted.items()}
    said = deed.plainly("digest_round", total=sum(counted.values()), cut_off=cut_off, **shown)
    return [blocks.header(deed.label("digest_round")), blocks.words(said), bars, *rounds]


def _cycle(deed: Deed, one: Cycle) -> Block:
    counts = one.counts
    ours = {"unprepared": counts.unprepared, "reviewing": counts.reviewing}
    rest = {"left": counts.left, "handed": counts.handed, "rhythm": f"desk_rhythm_{one.rhythm.value}"}
    return blocks.words(deed.plainly("digest_cycle", cut_off=one.cut_off, **ours, **rest))


def _clocks(deed: Deed, since: int) -> list[Block]:
    found = digests.breaches(deed.work.conn, since)
    return part(
        deed,
        "breaches",
        [
            blocks.words(deed.plainly("digest_clock", clock=f"desk_clock_{key}", out=out, twice=twice))
            for key, (out, twice) in sorted(found.items(), key=lambda each: (-each[1][0], each[0]))
        ],
    )


def _promises(deed: Deed, since: int, of: Collection[int] | None) -> list[Block]:
    """Ours, of the whole house, and theirs that were not kept."""
    work, zone = deed.work, deed.work.house.company.zone
    ours: Counter[str] = Counter()
    for _, state, _, count in our_promises.counted(work.conn, since, work.now) if of is None else ():
        ours[state] += count
    late, broken = ours[OurState.KEPT_LATE], ours[OurState.BROKEN]
    kept = {"kept": ours[OurState.KEPT], "late": late, "broken": broken}
    rows = [blocks.words(deed.plainly("digest_ours", **kept))] if late or broken else []
    days = day_in_zone(since, zone), day_in_zone(work.now, zone)
    missed = digests.not_paid(work.conn, *days, MOST, of)
    return part(deed, "promises", [*rows, *(_not_paid(deed, one) for one in missed)], "more")


def _not_paid(deed: Deed, one: Due) -> Block:
    amount = Money(one.amount, one.currency)
    shown = {"customer": one.customer, "number": one.number, "amount": amount, "day": one.day}
    return blocks.words(deed.plainly("digest_theirs", **shown))


def _by_rule(deed: Deed, since: int) -> list[Block]:
    """What no colleague approved, by currency."""
    sums: defaultdict[str, list[int]] = defaultdict(list)
    for one in approvals.granted_since(deed.work.conn, since):
        if one["approvers"] == [0]:
            sums[one["currency"]].append(one["granted"])
    return part(
        deed,
        "by_rule",
        [
            blocks.words(deed.plainly("digest_by_rule", count=len(found), amount=Money(sum(found), currency)))
            for currency, found in sorted(sums.items())
        ],
    )


def _standing(deed: Deed, managed: list[int], since: int) -> list[Block]:
    found = [one for one in digest_accounts.standing(deed.work.conn, managed, since) if one.open or one.news]
    found.sort(key=lambda one: (-one.cases, one.name))
    return part(deed, "standing", [customer_row(deed, one, one.statements) for one in found[:MOST]], "more")
