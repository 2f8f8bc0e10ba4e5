"""The life of a round of statements: prepared, reviewed by somebody else, answers collected, closed.

Each statement goes its own way (statement.py); a round looks after what is common to them: that somebody reviews, that
silence comes to a person with a name and a day, and that it ends with a summary. Who edits: finance.
"""

from datetime import date

from flows.engine.grammar import Maker, Scene
from flows.engine.told import number, told
from flows.engine.words import call_off, do, go_to, happened, lifecycle, remind, stage, tell_staff, when
from flows.facts.contact_policy import after_working_days
from flows.facts.cycles import CallColleague, Counts, Cycle, HandToPeople, InRound
from flows.facts.money import Money
from flows.facts.times import MINUTE, SECOND, day_in_zone
from flows.facts.unasked import SPREAD
from flows.tables.followups import gap

REVIEW = "cycle_review"
PATIENCE = 10 * MINUTE  # between two looks whether all have been prepared
LOOKS = 3  # after which the round goes on with those that were
WEEK = 5  # working days
NAMED = 8  # customers that a summary names


def the_cycle(scene: Scene) -> Cycle | None:
    """The round whose life this is."""
    kept = scene.notes.get("cycle_id")
    return scene.books.cycle(kept) if isinstance(kept, int) else None


def counts(scene: Scene) -> Counts:
    """How far it has come."""
    cycle = the_cycle(scene)
    return cycle.counts if cycle else Counts()


# -- guards ------------------------------------------------------------------------------------------------------------
def some_unprepared(scene: Scene) -> bool:
    """Whether some customer's turn is still to come, and may be waited for."""
    return counts(scene).unprepared > 0 and number(told(scene, "count")) < LOOKS


def nothing_made(scene: Scene) -> bool:
    """Whether there is no statement in it."""
    return not counts(scene).reviewing and not counts(scene).issued


def all_reviewed(scene: Scene) -> bool:
    """Whether none waits to be issued any more."""
    return not counts(scene).reviewing


def first_time(scene: Scene) -> bool:
    """Whether the reviewer has not been reminded yet."""
    return number(told(scene, "count")) == 0


def all_settled(scene: Scene) -> bool:
    """Whether each is answered or with a person."""
    return not counts(scene).left


# -- when --------------------------------------------------------------------------------------------------------------
def when_prepared(scene: Scene) -> int:
    """When every customer's turn has come."""
    return scene.now + SPREAD * SECOND + MINUTE


def soon(scene: Scene) -> int:
    """A little later."""
    return scene.now + PATIENCE


def next_review(scene: Scene) -> int:
    """When somebody is reminded: the reviewer on the next working day, a lead on the one after, then ever more seldom.

    Past the end of the table it is once in a working week: the round does not end by being forgotten.
    """
    count = number(told(scene, "count")) + 1 if scene_is(scene, f"due:{REVIEW}") else 0
    return _working_days(scene, gap(REVIEW, count) or WEEK)


def next_morning(scene: Scene) -> int:
    """The next working day of the house."""
    return _working_days(scene, 1)


def scene_is(scene: Scene, what: str) -> bool:
    """Whether that is what happened."""
    return getattr(scene.event, "what", "") == what


def _working_days(scene: Scene, days: int) -> int:
    return after_working_days(scene.now, days, scene.books.company.zone, scene.books.house_calendar)


# -- who is called -----------------------------------------------------------------------------------------------------
def calling(message: str, who: str) -> Maker:
    """Somebody is called."""

    def called(scene: Scene) -> CallColleague:  # noqa: ARG001 - every maker is given the scene
        return CallColleague(message, who)

    called.__name__ = f"{message}_to_{who}"
    return called


def to_people(scene: Scene) -> HandToPeople:  # noqa: ARG001
    """Whoever is silent is asked in person."""
    return HandToPeople()


# -- what is told ------------------------------------------------------------------------------------------------------
def shown(scene: Scene) -> dict[str, object]:
    """The round as the lines of the desk tell it."""
    cycle = the_cycle(scene)
    return told_of(cycle, scene.books.company.zone, scene.books.today) if cycle else {}


def told_of(cycle: Cycle, zone: str, today: date) -> dict[str, object]:
    """Its steps with their owners and days, its counts and sums, and who is still asked."""
    found = cycle.counts
    silent = [one for one in cycle.rows if one.unanswered]
    return {
        "cut_off": cycle.cut_off,
        "rhythm": f"desk_rhythm_{cycle.rhythm.value}",
        "preparer": cycle.preparing,
        "reviewer": cycle.reviewing,
        "begun": day_in_zone(cycle.begun_at, zone),
        "review_by": day_in_zone(cycle.review_by, zone),
        "reviewed": day_in_zone(cycle.reviewed_at, zone) if cycle.reviewed_at else None,
        "reply_by": cycle.reply_by,
        "today": today,
        "customers": found.customers,
        "unprepared": found.unprepared,
        "reviewing": found.reviewing,
        "returned": found.returned,
        "issued": found.issued,
        "answered": found.issued - found.left - found.handed,
        "confirmed": found.confirmed,
        "disputed": found.disputed,
        "handed": found.handed,
        "sums": sums(cycle.rows),
        "silent": [one.customer for one in silent[:NAMED]],
        "more": max(0, len(silent) - NAMED),
    }


def sums(rows: tuple[InRound, ...]) -> list[tuple[Money, Money]]:
    """In each currency: what was issued, and what of it is confirmed."""
    found: dict[str, list[int]] = {}
    for one in rows:
        if one.number and not one.in_review:
            total = found.setdefault(one.currency, [0, 0])
            total[0] += one.closing
            total[1] += one.closing if one.state.value in _AGREED else 0
    return [(Money(all_, currency), Money(agreed, currency)) for currency, (all_, agreed) in sorted(found.items())]


_AGREED = frozenset({"confirmed", "confirmed_except", "closed"})

NOTHING = (call_off(), tell_staff("staff/cycle_empty", shows=shown), go_to("closed"))
COLLECTS = (
    call_off(),
    tell_staff("staff/cycle_issued", shows=shown),
    remind("cycle_look", next_morning),
    go_to("collecting"),
)

reconciliation_cycle = lifecycle(
    "reconciliation_cycle",
    stage(
        "preparing",
        when(happened("begun")).then(remind("cycle_prepared", when_prepared)),
        when(happened("due:cycle_prepared"), some_unprepared).then(remind("cycle_prepared", soon, count=True)),
        when(happened("due:cycle_prepared"), nothing_made).then(*NOTHING),
        when(happened("due:cycle_prepared"), all_reviewed).then(*COLLECTS),
        when(happened("due:cycle_prepared")).then(
            do(calling("cycle_review", "reviewer")), remind(REVIEW, next_review), go_to("reviewing")
        ),
    ),
    stage(
        "reviewing",
        when(happened("reviewed", "due:cycle_review"), nothing_made).then(*NOTHING),
        when(happened("reviewed", "due:cycle_review"), all_reviewed).then(*COLLECTS),
        when(happened("due:cycle_review"), first_time).then(
            do(calling("cycle_waits", "reviewer")), remind(REVIEW, next_review, count=True)
        ),
        when(happened("due:cycle_review")).then(
            do(calling("cycle_overdue", "lead")), remind(REVIEW, next_review, count=True)
        ),
    ),
    stage(
        "collecting",
        when(happened("due:cycle_look"), all_settled).then(
            tell_staff("staff/cycle_closed", shows=shown), go_to("closed")
        ),
        when(happened("due:cycle_look")).then(do(to_people), remind("cycle_look", next_morning)),
    ),
    stage("closed", ends=True),
)
