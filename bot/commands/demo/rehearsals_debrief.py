"""How a rehearsal went, read from the books: facts, each good, bad or neither.

Promise: nothing is judged that the books do not hold. A line is a key of the page's words
(bot/sandbox/page/words/story_*.js, `debrief.…`) with its values. Who wants another fact adds a function to `_FACTS`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flows.facts.dispute import CaseState
from flows.facts.times import HOUR, MINUTE
from storage import cases
from storage.chronicle import Link, Planned, hand_overs_of, links_of, plans_of
from storage.chronicle_names import names
from storage.ports import Connection

SOON: Final = 2 * HOUR  # µs within which a person's first word is soon
SETTLED: Final = frozenset({CaseState.RESOLVED, CaseState.CLOSED})
MOODS: Final = ((25, "angry"), (50, "uneasy"), (75, "calm"), (101, "content"))  # below which the mood is called that
UNEASY: Final = 50


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
    hand_overs: Sequence[Mapping[str, Any]]
    left: Sequence[str]

    def at(self, action: str, subject: str = "") -> list[int]:
        """When that was done about that subject, or any, oldest first."""
        return [link.at for link in self.links if link.action == action and subject in {"", link.subject}]


def debrief(conn: Connection, drill: Drill, now: int) -> list[Line]:
    """All there is to say about it at `now` (µs UTC). Raises LookupError when the chat is nobody's."""
    called = names(conn)
    customer = called.contacts[called.by_chat[drill.chat]][1]
    hand_overs = [row for row in hand_overs_of(conn, customer) if row["asked_at"] >= drill.begun]
    left = sorted(case.number for case in cases.of_customer(conn, customer) if case.state not in SETTLED)
    left += [called.things[f"hand_over:{row['id']}"][0] for row in hand_overs if row["ended_at"] is None]
    links, plans = links_of(conn, customer, drill.begun), plans_of(conn, customer)
    books = _Books(drill, now, links + _refused(conn, drill), plans, hand_overs, left)
    return [line for fact in _FACTS for line in fact(books)]


def mood_key(mood: int) -> str:
    """What a mood is called."""
    return next(f"mood.{word}" for below, word in MOODS if mood < below)


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
    kept = [one for one in (*_pick_ups(books), *_answers(books)) if one is not None]
    if not kept:
        yield Line("debrief.no_promises", {}, None)
        return
    if any(kept):
        yield Line("debrief.promises_kept", {"kept": sum(kept), "all": len(kept)}, all(kept))
    if not all(kept):
        yield Line("debrief.promises_late", {"late": len(kept) - sum(kept)}, good=False)


def _pick_ups(books: _Books) -> Iterator[bool | None]:
    """Whether a person wrote by each moment that was promised; None while it has not come."""
    for plan in books.plans:
        if plan.kind == "pick_up" and plan.because != "replaced":
            in_time = any(plan.made_at <= at <= plan.due_at for at in books.at("replied"))
            late = plan.due_at <= books.now and plan.state != "cancelled"
            yield True if in_time else False if late else None


def _answers(books: _Books) -> Iterator[bool | None]:
    """Whether each case had an offer by the day that was promised when it was opened."""
    first = {plan.subject: plan for plan in reversed(books.plans) if plan.kind == "answer_due"}
    for subject, plan in first.items():
        in_time = any(at <= plan.due_at for at in books.at("approved", subject))
        yield True if in_time else False if plan.due_at <= books.now else None


def _decisions(books: _Books) -> Iterator[Line]:
    approved = [link for link in books.links if link.action == "approved" and link.subject.startswith("case:")]
    own = [link for link in books.links if link.body.get("why") == "own_proposal"]
    if approved:
        yield Line("debrief.four_eyes", {"count": len(approved)}, good=True)
    elif not own:
        yield Line("debrief.no_decision", {}, None)
    if own:
        yield Line("debrief.own_refused", {"count": len(own)}, None)


def _asked(books: _Books) -> Iterator[Line]:
    times = books.drill.asked
    yield (
        Line("debrief.asked_again", {"times": times}, good=False)
        if times
        else Line("debrief.asked_once", {}, good=True)
    )


def _left_open(books: _Books) -> Iterator[Line]:
    if books.left:
        yield Line("debrief.left_open", {"what": ", ".join(books.left)}, None if books.drill.reached else False)
    else:
        yield Line("debrief.nothing_open", {}, good=True)


def _mood(books: _Books) -> Iterator[Line]:
    yield Line("debrief.mood_end", {"mood_key": mood_key(books.drill.mood)}, books.drill.mood >= UNEASY)


_FACTS: Final[Sequence[Callable[[_Books], Iterator[Line]]]] = (
    _aim, _first_word, _promises, _decisions, _asked, _left_open, _mood,
)  # fmt: skip
