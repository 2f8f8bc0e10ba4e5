"""`report promises`: times that customers were told, and how many of them word came at: on the minute, late, not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from bot.commands.terms import Arguments, Given, Result
from flows.facts.our_promises import OurState
from flows.facts.times import DAY, in_zone
from storage import ledger, our_promises
from storage.ports import Connection
from storage.sheets_out import round_csv

HEADINGS: Final = (
    "promised", "fallen due", "kept on the minute", "of them unsolved", "kept late", "broken", "share kept",
)  # fmt: skip
COLUMNS: Final[Mapping[str, str]] = {
    "subject": "matter", "customer": "customer", "kind": "promised", "due": "due", "state": "state",
    "unsolved": "unsolved", "times": "put off before", "ended": "ended",
}  # fmt: skip
FELL_DUE: Final = (OurState.KEPT, OurState.KEPT_LATE, OurState.BROKEN)  # what was put off in time, or settled, did not
WORDS: Final[Mapping[str, str]] = {"answer": "a word by a time", "call": "a call"}


async def promises(given: Given, args: Arguments) -> Result:
    """args: days (how far back). What was told to customers for that time."""
    now, zone = given.clock.now(), given.settings.time_zone
    since = now - int(args["days"]) * DAY
    counted, rows = await given.store.read(
        lambda conn: (our_promises.counted(conn, since, now + 1), _rows(conn, since, now + 1, zone))
    )
    file = round_csv(rows, COLUMNS)
    if not counted:
        return Result((f"No promised time came in the last {args['days']} days.",), file=file)
    return Result((), 0, HEADINGS, _table(counted), file)


def _table(counted: Iterable[tuple[str, str, int, int]]) -> tuple[tuple[str, ...], ...]:
    """One row for each thing that is promised, and one for all of them."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for what, state, unsolved, count in counted:
        for group in (WORDS.get(what, what), "all"):
            found[group][state] += count
            found[group]["unsolved"] += count if unsolved and state == OurState.KEPT else 0
    order = sorted(found, key=lambda group: (group == "all", group))
    return tuple(_row(group, found[group]) for group in order)


def _row(group: str, states: Mapping[str, int]) -> tuple[str, ...]:
    due = sum(states.get(state, 0) for state in FELL_DUE)
    kept = states.get(OurState.KEPT, 0)
    share = f"{100 * kept / due:.1f} %" if due else "–"
    shown = (due, kept, states.get("unsolved", 0), states.get(OurState.KEPT_LATE, 0), states.get(OurState.BROKEN, 0))
    return (group, *map(str, shown), share)


def _rows(conn: Connection, since: int, until: int, zone: str) -> Sequence[Mapping[str, Any]]:
    codes = {one.id: one.code for one in ledger.customers(conn)}
    return [
        {
            "subject": row["subject"], "customer": codes.get(row["customer_id"], ""), "kind": row["kind"],
            "due": _moment(row["due_at"], zone), "state": row["state"].replace("_", " "),
            "unsolved": "yes" if row["unsolved"] else "", "times": row["times"],
            "ended": _moment(row["ended_at"], zone),
        }
        for row in our_promises.listed(conn, since, until)
    ]  # fmt: skip


def _moment(at: int | None, zone: str) -> str:
    return in_zone(at, zone).strftime("%Y-%m-%d %H:%M") if at else ""
