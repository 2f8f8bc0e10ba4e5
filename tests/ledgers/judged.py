"""A matching held against the truth, with a customer who answers every question rightly.

`wrong` is a match without a question that is not the truth. `misnamed` is a difference put together without one that is
not the truth either: the customer decides about it before anything is done. `swapped` are exchanged partners, and these
alone are no mistake: follow the true pairs and the matches from one row to the next, as far as they lead; then

1. every document and every row on that way has a partner in truth and in the matching, so that none stands open that is
   settled, nor is settled that stands open;
2. all documents are of one kind, and every match on the way has the same amount on both sides, so that no balance, no
   total and no bridge shows a difference;
3. no row that was given to another document has the number of its own one, be it in its column of numbers or in its
   text, nor a further number (an order) of it: nothing in the two books says whose it is.

Rows that are the same in day, number, amount and text are one and the same row in this; a row that was entered twice
is its first one, unless it is the same as a third. What breaks one of the three is wrong.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from flows.facts.ledger_rows import Ours, Theirs
from flows.facts.match_groups import MATCHED, Class, Group, Matched, Rule
from flows.facts.matching import choose
from tests.ledgers.pairs import Link, Pair

DIFFER = frozenset({Class.AMOUNT_DIFF, Class.TAX, Class.FEE, Class.FX})
TOGETHER = MATCHED | DIFFER
FIGURES = re.compile(r"[0-9]+").findall


@dataclass(frozen=True, slots=True)
class Judged:
    """Counts of one matching; `lost` are true links that neither rules nor answers found."""

    links: int
    automatic: int
    answered: int
    wrong: tuple[Link, ...]
    misnamed: tuple[Link, ...]
    swapped: int
    lost: tuple[Link, ...]
    questions: int
    rows: int
    classes: Counter[str]

    @property
    def found(self) -> float:
        """The share of true links found or asked back rightly."""
        return (self.automatic + self.answered) / self.links if self.links else 1.0


def judged(pair: Pair, matched: Matched) -> Judged:
    """How good it is."""
    one_row = _one_row(pair)
    truth = {_plain(link, one_row) for link in pair.links}
    plain = [_plain(_link(one), one_row) for one in matched.groups if one.klass in TOGETHER]
    astray = [link for link in plain if link not in truth]
    differ = {_plain(_link(one), one_row) for one in matched.groups if one.klass in DIFFER}
    swapped = _swapped(pair, {*plain} - differ, truth)
    held = {row for _, theirs in swapped for row in theirs}
    right = truth & {*plain} | {link for link in truth if link[1] <= held}
    answered, questions = _answered(pair, matched, truth, one_row)
    return Judged(
        links=len(truth),
        automatic=len(right),
        answered=len(answered - right),
        wrong=tuple(link for link in astray if link not in swapped | differ),
        misnamed=tuple(link for link in astray if link in differ),
        swapped=len(swapped),
        lost=tuple(truth - right - answered),
        questions=questions,
        rows=len(pair.theirs),
        classes=Counter(one.klass for one in matched.groups),
    )


def _link(group: Group) -> Link:
    return frozenset(group.ours), frozenset(group.theirs)


def _plain(link: Link, one_row: dict[int, int]) -> Link:
    return link[0], frozenset(one_row.get(row, row) for row in link[1])


def _one_row(pair: Pair) -> dict[int, int]:
    """The first of the rows that are one: entered twice, or the same in all that a ledger tells."""
    first: dict[tuple[object, ...], int] = {}
    for row in pair.theirs:
        first.setdefault((row.on, row.number, row.minor, row.text), row.row)
    of_look = {row.row: first[row.on, row.number, row.minor, row.text] for row in pair.theirs}
    alike = Counter(of_look.values())
    return of_look | {again: of_look[row] for again, row in pair.twice.items() if alike[of_look[again]] == 1}


def _swapped(pair: Pair, plain: set[Link], truth: set[Link]) -> set[Link]:
    """Matches that are not the truth and do no harm, by the three conditions above."""
    ours = {one.id: one for one in pair.side.entries}
    theirs = {row.row: row for row in pair.theirs}
    owners = {row: [ours[key] for key in link[0]] for link in truth for row in link[1]}
    found: set[Link] = set()
    for way in _ways(plain | truth):
        taken, true = way & plain, way & truth
        closed = _covered(taken) == _covered(true)
        kinds = {ours[key].kind for mine, _ in way for key in mine}
        even = all(sum(ours[o].minor for o in mine) == sum(theirs[t].minor for t in yours) for mine, yours in taken)
        astray = taken - true
        rows = {row for _, yours in astray for row in yours}
        silent = not any(_tells(theirs[row], one) for row in rows for one in owners.get(row, ()))
        if closed and len(kinds) == 1 and even and silent:
            found |= astray
    return found


def _ways(links: set[Link]) -> Iterable[set[Link]]:
    """Links that lead from one to the next."""
    at: dict[tuple[str, int], list[Link]] = defaultdict(list)
    for link in links:
        for end in _ends(link):
            at[end].append(link)
    left = set(links)
    while left:
        way, waiting = set[Link](), [left.pop()]
        while waiting:
            link = waiting.pop()
            if link not in way:
                way.add(link)
                waiting.extend(other for end in _ends(link) for other in at[end])
        left -= way
        yield way


def _ends(link: Link) -> list[tuple[str, int]]:
    return [("ours", key) for key in link[0]] + [("theirs", key) for key in link[1]]


def _covered(links: set[Link]) -> Counter[tuple[str, int]]:
    return Counter(end for link in links for end in _ends(link))


def _tells(row: Theirs, one: Ours) -> bool:
    """Whether the row has the number of that document; found in another way than the matching does."""
    said = [_bare(word) for word in (row.number, *row.other_numbers, row.text)]
    figures = {figure.lstrip("0") for word in (row.number, *row.other_numbers, row.text) for figure in FIGURES(word)}
    last = FIGURES(one.number)[-1].lstrip("0") if FIGURES(one.number) else ""
    whole = [_bare(number) for number in (one.number, *one.other_numbers)]
    return (bool(last) and last in figures) or any(number and number in word for number in whole for word in said)


def _bare(number: str) -> str:
    return "".join(sign for sign in number.casefold() if sign.isalnum())


def _answered(pair: Pair, matched: Matched, truth: set[Link], one_row: dict[int, int]) -> tuple[set[Link], int]:
    """What a customer who knows makes of the questions, and how many they were."""
    ours = {one.id: one for one in pair.side.entries}
    theirs = {row.row: row for row in pair.theirs}
    questions = 0
    while group := next((one for one in matched.groups if one.klass is Class.NEEDS_REVIEW), None):
        ways = [_plain((frozenset(way.ours), frozenset(way.theirs)), one_row) for way in group.alternatives]
        right = next((place for place, way in enumerate(ways) if way in truth), -1)
        matched = choose(matched, group.id, right, ours, theirs)
        questions += 1
    return {_plain(_link(one), one_row) for one in matched.groups if one.rule is Rule.CHOSEN} & truth, questions
