"""The rhythm of statements, as an operator sets and reads it, and the steps of a round with their owners and days."""

from collections.abc import Iterator
from datetime import date

from bot.commands.terms import Arguments, Given, Refused, Result
from flows.facts.cycles import LAST_DAY, Cycle, CycleState, Rhythm
from flows.facts.times import day_in_zone, in_zone
from storage import cycles, follow_ups, ledger, people
from storage.ports import Connection

NONE, EVERYBODY = "none", "everybody"
NAMED = 5  # customers that a step names


async def rhythm(given: Given, args: Arguments) -> Result:
    """args: customer (code or `everybody`), rhythm (weekly, monthly, quarterly or none), day (none: the first)."""
    code, wanted, given_day = str(args["customer"]), str(args["rhythm"]), args.get("day")
    day = 1 if given_day is None else int(given_day)
    if wanted not in {NONE, *Rhythm}:
        raise Refused(f"RHYTHM: there is no {wanted!r}; write {', '.join(Rhythm)} or {NONE}.")
    if wanted != NONE and not 1 <= day <= LAST_DAY[Rhythm(wanted)]:
        last = LAST_DAY[Rhythm(wanted)]
        what = "1 is Monday, 7 Sunday" if wanted == Rhythm.WEEKLY else "later days are not in every month"
        raise Refused(f"--day: {day} is no day of a {wanted} rhythm; write 1 to {last} ({what}).")
    if code == EVERYBODY:
        return await _for_everybody(given, wanted, day)
    values = {"customer": code, "rhythm": "" if wanted == NONE else wanted, "day": day}
    (reply,) = await given.order("set_rhythm", values)
    if reply.kind == "not_found":
        raise Refused(f"There is no customer {code}; `customers list` lists them by their codes.")
    name, zone = reply.body["name"], given.settings.time_zone
    if wanted == NONE:
        return Result((f"{name}: statements are made when somebody prepares them.",))
    return Result((f"{name}: {_begins(wanted, day, int(reply.body['at']), zone)}",))


async def _for_everybody(given: Given, wanted: str, day: int) -> Result:
    """Who has a rhythm keeps it; it is never taken from everybody at once."""
    if wanted == NONE:
        raise Refused(f"RHYTHM: {NONE} is set for one customer at a time; `customers list` says who has which.")
    (reply,) = await given.order("set_rhythms", {"rhythm": wanted, "day": day})
    count, before = int(reply.body["count"]), int(reply.body["before"])
    kept = f" {_many(before, 'customer')} had a rhythm and keep it." if before else ""
    if not count:
        return Result((f"There is no customer without a rhythm.{kept}",))
    begins = _begins(wanted, day, int(reply.body["at"]), given.settings.time_zone)
    return Result((f"{_many(count, 'customer')}: {begins}{kept}",))


def _begins(wanted: str, day: int, at: int, zone: str) -> str:
    begins = in_zone(at, zone).strftime("%a %d %b %Y, %H:%M")
    return f"statements {wanted}, {_on(Rhythm(wanted), day)}; the next round begins {begins} ({zone})."


async def customers(given: Given, _args: Arguments) -> Result:
    """All customers: who looks after them, how often they are sent statements, and when the next time."""
    zone = given.settings.time_zone
    rows = await given.store.read(lambda conn: tuple(_listed(conn, zone)))
    columns = ("code", "name", "looked after by", "statements", "next round")
    return Result(() if rows else ("There are no customers yet; import your ledger.",), 0, columns, rows)


def _listed(conn: Connection, zone: str) -> Iterator[tuple[str, ...]]:
    names = {one.id: one.name for one in people.staff(conn)}
    rhythms = cycles.rhythms(conn)
    due = {one.id: follow_ups.due_at(conn, "cycle_run", f"schedule:{one.id}") for one in set(rhythms.values())}
    for customer in ledger.customers(conn):
        has = rhythms.get(customer.id)
        at = due[has.id] if has else None
        how = f"{has.rhythm.value}, {_on(has.rhythm, has.day)}" if has else "when prepared"
        begins = in_zone(at, zone).date().isoformat() if at else ""
        yield customer.code, customer.name, names.get(customer.account_manager, ""), how, begins


def _on(rhythm_: Rhythm, day: int) -> str:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return f"on {days[day - 1]}" if rhythm_ is Rhythm.WEEKLY else f"on day {day}"


# -- the steps of a round ----------------------------------------------------------------------------------------------
def steps(conn: Connection, cut_off: date | None, zone: str) -> tuple[str, ...]:
    """The rounds of that day; of all days those that are not closed, and the one closed last."""
    found = cycles.of_cut_off(conn, cut_off)
    if cut_off is None:
        closed = [one for one in found if one.state is CycleState.CLOSED][-1:]
        found = tuple(one for one in found if one.state is not CycleState.CLOSED or one in closed)
    return tuple(line for one in found for line in _steps(one, zone))


def _steps(cycle: Cycle, zone: str) -> Iterator[str]:
    """One line a step: what, who, until when, how far."""
    counts = cycle.counts
    head = f"Round of {cycle.cut_off.isoformat()} ({cycle.rhythm.value}), {_many(counts.customers, 'customer')}"
    yield f"{head}: {cycle.state.value}"
    left = f"{counts.unprepared} of {counts.customers} left" if counts.unprepared else "done"
    yield _step("prepare", cycle.preparing, _day(cycle.begun_at, zone), left)
    reviewed = f"done {_day(cycle.reviewed_at, zone)}" if cycle.reviewed_at else f"{counts.reviewing} left"
    yield _step("review and issue", cycle.reviewing, f"by {_day(cycle.review_by, zone)}", reviewed)
    if cycle.reply_by:
        answered = counts.issued - counts.left - counts.handed
        yield _step("answer", "customers", f"by {cycle.reply_by.isoformat()}", f"{answered} of {counts.issued}")
    for owner, by, names in _handed(cycle, zone):
        yield _step("ask in person", owner, f"by {by}", names)
    if cycle.closed_at:
        yield _step("close", "", _day(cycle.closed_at, zone), "done")


def _handed(cycle: Cycle, zone: str) -> Iterator[tuple[str, str, str]]:
    """Whoever asks silent customers, until when and whom."""
    given: dict[tuple[int, int], list[str]] = {}
    for one in cycle.rows:
        if one.unanswered and one.handed_to:
            given.setdefault((one.handed_to, one.handed_by), []).append(one.customer)
    for (owner, by), found in sorted(given.items()):
        names = list(dict.fromkeys(found))
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        yield cycle.owners.get(owner, "nobody"), _day(by, zone), ", ".join(names[:NAMED]) + more


def _step(what: str, who: str, when: str, how: str) -> str:
    return "  " + " · ".join(part for part in (what, who or "nobody", when, how) if part)


def _day(at: int, zone: str) -> str:
    return day_in_zone(at, zone).isoformat() if at else ""


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
