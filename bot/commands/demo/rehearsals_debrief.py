"""How a rehearsal went, read from the books: facts, each good, bad or neither.

Promise: nothing is judged that the books do not hold. A line is a key of the page's words
(bot/sandbox/page/words/story_*.js, `debrief.…`) with its values. Who wants another fact adds a function to `_FACTS`.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.commands.demo.rehearsals_promises import Fate, counts, fates
from flows.facts.dispute import CaseState
from flows.facts.statement import OPEN_STATES, StatementState
from flows.facts.times import HOUR, MINUTE
from storage import cases, statements
from storage.chronicle import Link, Planned, hand_overs_of, links_of, plans_of
from storage.chronicle_names import Names, names
from storage.ports import Connection

SOON: Final = 2 * HOUR  # µs within which a person's first word is soon
SETTLED: Final = frozenset({CaseState.RESOLVED, CaseState.CLOSED})
MOODS: Final = ((25, "angry"), (50, "uneasy"), (75, "calm"), (101, "content"))  # below which the mood is called that
UNEASY: Final = 50
Rows = Sequence[Mapping[str, Any]]
UNANSWERED: Final = OPEN_STATES | {StatementState.NO_REPLY}
# How good each fate of a promise is: an honest word on the minute is no answer, but no broken promise either.
_PROMISED: Final = {Fate.KEPT: True, Fate.TOLD: None, Fate.LATE: False, Fate.AHEAD: None}


@dataclass(frozen=True, slots=True)
class Drill:
    """What the rehearsal itself knows: when it began (µs UTC), the chat, and how the customer fared."""

    begun: int
    chat: str
    mood: int
    asked: int
    reached: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One fact in words; `good` None: neither good nor bad."""

    say: str
    values: Mapping[str, Any]
    good: bool | None


@dataclass(frozen=True, slots=True)
class _Books:
    drill: Drill
    now: int
    links: Sequence[Link]
    plans: Sequence[Planned]
    hand_overs: Rows
    left: Mapping[str, Sequence[str]]

    def at(self, action: str) -> list[int]:
        """When that was done, oldest first."""
        return [link.at for link in self.links if link.action == action]


def debrief(conn: Connection, drill: Drill, now: int) -> list[Line]:
    """All there is to say about it at `now` (µs UTC). Raises LookupError when the chat is nobody's."""
    called = names(conn)
    customer = called.contacts[called.by_chat[drill.chat]][1]
    hand_overs = [row for row in hand_overs_of(conn, customer) if row["asked_at"] >= drill.begun]
    links, plans = links_of(conn, customer, drill.begun), plans_of(conn, customer)
    left = _left(conn, customer, hand_overs, called)
    books = _Books(drill, now, links + _refused(conn, drill), plans, hand_overs, left)
    return [line for fact in _FACTS for line in fact(books)]


def mood_key(mood: int) -> str:
    """What a mood is called."""
    return next(f"mood.{word}" for below, word in MOODS if mood < below)


def _left(conn: Connection, customer: int, hand_overs: Rows, called: Names) -> dict[str, list[str]]:
    """What is open still, by its sort; sorts of which nothing is are not there."""
    left = {
        "conversation": [called.things[f"hand_over:{row['id']}"][0] for row in hand_overs if row["ended_at"] is None],
        "case": sorted(case.number for case in cases.of_customer(conn, customer) if case.state not in SETTLED),
        "statement": [one.number for one in statements.of_customer(conn, customer) if one.state in UNANSWERED],
    }
    return {sort: what for sort, what in left.items() if what}


def _refused(conn: Connection, drill: Drill) -> list[Link]:
    """Presses that were refused stand in the house's own chain."""
    return [link for link in links_of(conn, 0, drill.begun) if link.action == "refused_press"]


# -- facts -------------------------------------------------------------------------------------------------------------
def _aim(books: _Books) -> Iterator[Line]:
    if books.drill.reached:
        yield Line("debrief.aim_reached", {"minutes": (books.now - books.drill.begun) // MINUTE}, good=True)
    else:
        yield Line("debrief.aim_missed", {}, good=False)


def _first_word(books: _Books) -> Iterator[Line]:
    asked = min((row["asked_at"] for row in books.hand_overs), default=None)
    if asked is None:
        yield Line("debrief.not_needed", {}, None)
        return
    said = next((at for at in books.at("replied") if at >= asked), None)
    if said is None:
        yield Line("debrief.no_word", {}, good=False)
    else:
        yield Line("debrief.first_word", {"minutes": (said - asked) // MINUTE}, said - asked <= SOON)


def _promises(books: _Books) -> Iterator[Line]:
    came = Counter(fates(books.plans, books.links, books.hand_overs, books.now))
    yield from (
        Line(f"debrief.promises_{fate}", {fate.value: came[fate], "all": came.total()}, good)
        for fate, good in _PROMISED.items()
        if came[fate]
    )
    if not came:
        yield Line("debrief.no_promises", {}, None)


def _decisions(books: _Books) -> Iterator[Line]:
    decided = (link for link in books.links if link.action == "approved" and counts(link))
    approved = [link for link in decided if link.subject.startswith("case:")]
    own = [link for link in books.links if link.body.get("why") == "own_proposal"]
    if approved:
        yield Line("debrief.four_eyes", {"count": len(approved)}, good=True)
    elif not own:
        yield Line("debrief.no_decision", {}, None)
    if own:
        yield Line("debrief.own_refused", {"count": len(own)}, None)


def _asked(books: _Books) -> Iterator[Line]:
    times = books.drill.asked
    if not times and not books.at("replied"):  # given up before anybody could have asked again
        return
    yield (
        Line("debrief.asked_again", {"times": times}, good=False)
        if times
        else Line("debrief.asked_once", {}, good=True)
    )


def _left_open(books: _Books) -> Iterator[Line]:
    good = None if books.drill.reached else False
    for sort, what in books.left.items():
        # An open statement waits for the customer, whatever colleagues do.
        yield Line(f"debrief.left_{sort}", {"what": ", ".join(what)}, None if sort == "statement" else good)
    if not books.left:
        yield Line("debrief.nothing_open", {}, good=True)


def _mood(books: _Books) -> Iterator[Line]:
    yield Line("debrief.mood_end", {"mood_key": mood_key(books.drill.mood)}, books.drill.mood >= UNEASY)


_FACTS: Final[Sequence[Callable[[_Books], Iterator[Line]]]] = (
    _aim, _first_word, _promises, _decisions, _asked, _left_open, _mood,
)  # fmt: skip
