"""The two ledgers on one table while they are matched: what is free, what was grouped, what was learnt on the way.

Promises: every row and every document is free or in exactly one group, and nothing depends on the order they came in.
What is learnt: how many days lie between the two dates of one thing, and whether the numbers in their file are ours.
Who edits: developers.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from operator import or_
from typing import Final

from flows.facts.document_numbers import normalised
from flows.facts.ledger_rows import Ours, Theirs
from flows.facts.match_groups import Alternative, Class, Group, Rule, Tolerances
from flows.facts.matching_numbers import SPEAKS, ends_like, folded, mistyped, named, stem
from flows.facts.statement import Kind

MONTHS: Final = 12
RARE: Final = 50
CROWD: Final = 100  # rows of one amount in both ledgers together that are a crowd, unless they are few for their time
SPARSE: Final = 2  # days for each of them from which on they are few: a fee of every week is none
SURE: Final = 5  # pairs from which on their delays are a habit
VOICES: Final = 8  # numbered rows from which on it can be said that their numbers are not ours
HEARD: Final = 3  # one in so many of their numbered rows found by number: the numbers are ours
SILENT: Final = 20  # one in so many found by number, or fewer: the numbers are not ours


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of either side. `key` is its id or its row, `day` counts from the year 1 and is 0 where none is given."""

    key: int
    minor: int
    day: int
    kind: Kind | None
    full: str
    folded: frozenset[str]
    stem: str
    said: frozenset[str]  # further numbers, and those that its text mentions
    names: frozenset[str]  # these and its own
    words: frozenset[str] = frozenset()
    turned: int = 0  # the day as it is when day and month were taken for each other; 0 where that cannot be

    def speaks(self) -> bool:
        """Whether its number has enough digits to tell documents apart."""
        return len(self.stem) >= SPEAKS

    def mentions(self) -> bool:
        """Whether it or its text has a number that does."""
        return bool(self.names)


def entry_of(one: Ours | Theirs) -> Entry:
    """The same with its number taken apart."""
    digits, forms = stem(one.number, one.on.year if one.on else 0), folded(one.number)
    names = named(one.text, *one.other_numbers)
    whole = frozenset(f"={form}" for form in forms if len(form) > SPEAKS and not form.isdigit())
    return Entry(
        key=one.id if isinstance(one, Ours) else one.row,
        minor=one.minor,
        day=one.on.toordinal() if one.on else 0,
        kind=one.kind,
        full=normalised(one.number),
        folded=forms,
        stem=digits,
        said=names,
        names=names | whole | {digits} if len(digits) >= SPEAKS else names | whole,
        words=frozenset(one.text.casefold().split()) if one.text else frozenset(),
        turned=one.on.replace(month=one.on.day, day=one.on.month).toordinal() if one.on and one.on.day <= MONTHS else 0,
    )


def same_number(one: Entry, other: Entry) -> bool:
    """Whether both numbers are one, prefixes, zeros and marks aside."""
    return bool((one.stem and one.stem == other.stem) or one.folded & other.folded)


def mentioned(one: Entry, other: Entry) -> bool:
    """Whether a text or a further number of one has the number of the other, or both have a further one in common."""
    return not one.names.isdisjoint(other.said) or not one.said.isdisjoint(other.names)


def lag(one: Entry, other: Entry) -> int:
    """Days from ours to theirs; 0 where a day is not known."""
    return other.day - one.day if one.day and other.day else 0


def in_turn(ours: Entry, theirs: Entry, window: int) -> bool:
    """Whether the days would be near if day and month of theirs were taken for each other."""
    return bool(theirs.turned and ours.day) and abs(theirs.turned - ours.day) <= window


def kinds_differ(ours: Entry, theirs: Entry) -> bool:
    """Whether both tell what they are, and are not the same."""
    return bool(ours.kind and theirs.kind and ours.kind is not theirs.kind)


@dataclass(slots=True)
class Pool:
    """Both sides by key; `free_ours` and `free_theirs` hold what no group has yet."""

    ours: Mapping[int, Entry]
    theirs: Mapping[int, Entry]
    limits: Tolerances
    free_ours: dict[int, Entry] = field(default_factory=dict)
    free_theirs: dict[int, Entry] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    delays: dict[Kind, tuple[int, int]] = field(default_factory=dict)  # least and most days, once learnt
    numbered: dict[Kind, tuple[int, int]] = field(default_factory=dict)  # rows with a number, and found by it
    named: dict[Kind, tuple[int, int]] = field(default_factory=dict)  # the same with a number anywhere, in a text too
    known: dict[Kind, tuple[int, int]] = field(default_factory=dict)  # all rows, and those found by a number anywhere
    rates: list[tuple[int, int]] = field(default_factory=list)  # exchange rates that several pairs showed, as fractions
    open_items: bool = False
    voices: Mapping[Kind, tuple[int, int, int]] = field(default_factory=dict)
    common: frozenset[int] = frozenset()  # amounts that recur
    crowded: frozenset[int] = frozenset()  # amounts of so many that a missing one hides among the others
    written: frozenset[str] = frozenset()  # every number of ours in full
    ours_numbers: frozenset[tuple[bool, str]] = frozenset()  # by sign: a payment may well bear its invoice's number
    theirs_numbers: frozenset[tuple[bool, Kind | None, str]] = (
        frozenset()
    )  # of what is free: the others have found whom they name
    theirs_said: frozenset[tuple[bool, Kind | None, str]] = frozenset()

    @classmethod
    def of(
        cls, ours: Iterable[Ours], theirs: Iterable[Theirs], limits: Tolerances, *, open_items: bool = False
    ) -> "Pool":
        """Everything free."""
        mine = {one.id: entry_of(one) for one in sorted(ours, key=lambda one: one.id)}
        yours = {one.row: entry_of(one) for one in sorted(theirs, key=lambda one: one.row)}
        amounts = Counter(one.minor for one in (*mine.values(), *yours.values()))
        days = [one.day for one in (*mine.values(), *yours.values()) if one.day]
        span = max(days, default=0) - min(days, default=0)
        pool = cls(
            mine, yours, limits, dict(mine), dict(yours), open_items=open_items,
            common=frozenset(minor for minor, times in amounts.items() if times > 2),  # noqa: PLR2004 (once a side)
            crowded=frozenset(minor for minor, times in amounts.items() if times > max(CROWD, span // SPARSE)),
            written=frozenset(one.full for one in mine.values()),
            ours_numbers=frozenset((one.minor < 0, one.stem) for one in mine.values() if one.speaks()),
            voices=_voices(mine.values(), yours.values()),
        )  # fmt: skip
        pool.listen()
        return pool

    def take(
        self,
        klass: Class,
        rule: Rule,
        ours: Iterable[int] = (),
        theirs: Iterable[int] = (),
        *,
        rate: str = "",
        alternatives: tuple[Alternative, ...] = (),
    ) -> None:
        """Group them: they are free no longer."""
        mine, yours = tuple(sorted(ours)), tuple(sorted(theirs))
        ours_minor = sum(self.free_ours.pop(key).minor for key in mine)
        theirs_minor = sum(self.free_theirs.pop(key).minor for key in yours)
        self.groups.append(Group(0, klass, rule, mine, yours, ours_minor, theirs_minor, rate, alternatives))

    def pair(self, ours: int, theirs: int) -> None:
        """Group two that have the same amount, by the best rule there is."""
        self.take(Class.EXACT, rule_of(self.ours[ours], self.theirs[theirs]), (ours,), (theirs,))

    def free(self, theirs: Container[int]) -> None:
        """Take back the groups that have one of these rows of theirs."""
        kept = []
        for one in self.groups:
            if any(key in theirs for key in one.theirs):
                self.free_ours |= {key: self.ours[key] for key in one.ours}
                self.free_theirs |= {key: self.theirs[key] for key in one.theirs}
            else:
                kept.append(one)
        self.groups = kept

    def in_reach(self, ours: Entry, theirs: Entry) -> bool:
        """Whether the days fit, by what was learnt or else by the window; what has none fits."""
        window = self.limits.window
        least, most = self.delays.get(ours.kind, (-window, window)) if ours.kind else (-window, window)
        return not (ours.day and theirs.day) or least <= theirs.day - ours.day <= most

    def at_odds(self, ours: Entry, theirs: Entry) -> bool:
        """Whether the numbers say that these are two different things, or the kinds do."""
        if ours.kind and theirs.kind and ours.kind is not theirs.kind and Kind.PAYMENT in {ours.kind, theirs.kind}:
            return True
        if same_number(ours, theirs) or mentioned(ours, theirs):
            return False
        foreign = self.foreign(ours.kind)
        told = theirs.said if foreign or not theirs.speaks() else theirs.said | {theirs.stem}
        if self._names_another(ours, told, foreign=foreign):
            return True
        if not ours.speaks() or not told or not (theirs.speaks() or self.ours_indeed(ours.kind)):
            return False
        return not any(mistyped(ours.stem, name) or ends_like(ours.stem, name) for name in told)

    def _names_another(self, ours: Entry, told: Iterable[str], *, foreign: bool) -> bool:
        """Whether one of the numbers is that of another document, so that it is no slip for this one."""
        credit = ours.minor < 0
        if any((credit, name) in self.ours_numbers for name in told):
            return True
        mine = {
            (credit, kind, ours.stem) for kind in (None, ours.kind)
        }  # a row that tells its kind names no other kind
        return ours.speaks() and bool(mine & self.theirs_said or (not foreign and mine & self.theirs_numbers))

    def doubtful(self, ours: Entry, theirs: Entry) -> bool:
        """Whether the same amount proves too little: a crowd has it, or it recurs and that kind is known by number."""
        recurs = ours.minor in self.crowded or (ours.minor in self.common and self._by_numbers(ours.kind))
        return recurs and rule_of(ours, theirs) in {Rule.AMOUNT_DAY, Rule.ALIKE}

    def _by_numbers(self, kind: Kind | None) -> bool:
        """Whether most of that kind are known by number."""
        rows, heard = self.known.get(kind, (0, 0)) if kind else (0, 0)
        return heard * 2 > rows

    def listen(self) -> None:
        """Which numbers the rows name that are still free."""
        rows = self.free_theirs.values()
        self.theirs_numbers = frozenset((one.minor < 0, one.kind, one.stem) for one in rows if one.speaks())
        self.theirs_said = frozenset((one.minor < 0, one.kind, name) for one in rows for name in one.said)

    def learn(self) -> None:
        """From the pairs that are certain: their delays, and whether rows are found by number at all."""
        self.listen()
        pairs = [
            (self.ours[one.ours[0]], self.theirs[one.theirs[0]]) for one in self.groups if one.klass is Class.EXACT
        ]
        for kind in Kind:
            both = [(o, t) for o, t in pairs if o.kind is kind]
            days = [lag(o, t) for o, t in both if o.day and t.day and abs(lag(o, t)) <= self.limits.window]
            if len(days) >= SURE:
                few = len(days) // RARE  # a strange delay or two make no habit
                self.delays[kind] = sorted(days)[few], sorted(days)[-1 - few]
            found, told = [same_number(o, t) for o, t in both], [mentioned(o, t) for o, t in both]
            self.numbered[kind] = self.voices[kind][1], sum(found)
            self.named[kind] = self.voices[kind][2], sum(map(or_, found, told))
            self.known[kind] = self.voices[kind][0], sum(map(or_, found, told))

    def foreign(self, kind: Kind | None) -> bool:
        """Whether the numbers in their file are known not to be ours, where it has documents of that kind."""
        voices, heard = self.numbered.get(kind, (0, 0)) if kind else (0, 0)
        return voices >= VOICES and heard * SILENT <= voices

    def numbers_foreign(self, *, credit: bool) -> bool:
        """The same for all documents of a sign."""
        return all(self.foreign(kind) for kind in Kind if kind.credit is credit and kind in self.numbered)

    def numbers_ours(self, kind: Kind | None) -> bool:
        """Whether the column of numbers is known to hold ours."""
        voices, heard = self.numbered.get(kind, (0, 0)) if kind else (0, 0)
        return 0 < heard * HEARD >= voices

    def ours_indeed(self, kind: Kind | None) -> bool:
        """Whether the numbers in such rows, wherever they stand, are known to be ours."""
        voices, heard = self.named.get(kind, (0, 0)) if kind else (0, 0)
        return 0 < heard * HEARD >= voices


def _voices(ours: Iterable[Entry], theirs: Iterable[Entry]) -> dict[Kind, tuple[int, int, int]]:
    """How many rows of a kind there can be in both ledgers: all, those with a number, those with one anywhere."""
    mine = {kind: [one for one in ours if one.kind is kind] for kind in Kind}
    yours = {credit: [one for one in theirs if (one.minor < 0) is credit] for credit in (False, True)}
    return {
        kind: (
            min(len(rows), len(yours[kind.credit])),
            min(sum(map(Entry.speaks, rows)), sum(map(Entry.speaks, yours[kind.credit]))),
            min(sum(map(Entry.mentions, rows)), sum(map(Entry.mentions, yours[kind.credit]))),
        )
        for kind, rows in mine.items()
    }


def rule_of(ours: Entry, theirs: Entry) -> Rule:
    """Which rule explains a pair of the same amount."""
    if ours.full and ours.full == theirs.full:
        return Rule.EXACT
    if same_number(ours, theirs) or mentioned(ours, theirs) or ends_like(ours.stem, theirs.stem):
        return Rule.NUMBER
    return Rule.ALIKE if mistyped(ours.stem, theirs.stem) else Rule.AMOUNT_DAY
