"""`plan`: what would be said, when and to whom, and what is held back and why, if nobody does anything until then."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from bot.commands.importing import a_day
from bot.commands.terms import Arguments, Given, Refused, Result
from flows.facts.times import day_in_zone, in_zone, micros
from storage import ledger

if TYPE_CHECKING:
    from bot.planning import Plan, Planned, Span
    from bot.work import House

OUTCOMES: Final[Mapping[str, str]] = {"sends": "is sent", "waits": "waits until then", "left_out": "was left out"}


async def plan(given: Given, args: Arguments) -> Result:
    """args: customer (code; empty: all), until (ISO date; empty: today), json (whether other programs read it)."""
    from bot.almanac import Almanac, corrections_of
    from bot.assemble import house, words_of
    from bot.planning import plan as tried

    settings = given.settings
    span = await _span(given, str(args.get("customer") or ""), str(args.get("until") or ""))

    def made() -> "House":
        almanac = Almanac(given.clock, settings.time_zone, corrections_of(settings))
        return house(settings, given.speaker or words_of(settings), almanac)

    found = await tried(given.store, made, span)
    if args.get("json"):
        return Result((json.dumps(_as_data(found), indent=2, ensure_ascii=False),))
    return Result((_head(found, span, settings.time_zone), *map(_shown, found.rows)))


async def _span(given: Given, code: str, until: str) -> "Span":
    from bot.planning import Span

    now, zone = given.clock.now(), given.settings.time_zone
    today = day_in_zone(now, zone)
    last = a_day(until, "--until") if until else today
    if last < today:
        raise Refused(f"--until: {last.isoformat()} is over; name today or a later day.")
    customer = await given.store.read(lambda conn: ledger.customer_by_code(conn, code)) if code else None
    if code and customer is None:
        raise Refused(f"--customer: there is no customer {code!r}; write the code as the ledger has it.")
    ends = _midnight(last + timedelta(days=1), zone) - 1
    return Span(now, ends, _midnight(today, zone), customer.id if customer else 0)


def _midnight(day: date, zone: str) -> int:
    return micros(datetime.combine(day, time(), ZoneInfo(zone)))


def _head(found: "Plan", span: "Span", zone: str) -> str:
    """One sentence that counts."""
    until = in_zone(span.until, zone).strftime("%a %d %b %Y, %H:%M")
    sent = [row for row in found.rows if row.outcome == "sends"]
    ours = sum(not row.customer for row in sent)
    counted = f"{_many(len(sent) - ours, 'message')} to customers, {ours} to colleagues"
    said = f"Until {until} ({zone}), if nobody does anything: {counted}, {len(found.rows) - len(sent)} held back."
    return said if found.whole else f"{said} There is more: name --customer or an earlier day."


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _shown(row: "Planned") -> str:
    """Three lines, which a narrow terminal keeps whole: the reader's time and ours, what happens to whom, the words."""
    there, utc = in_zone(row.at, row.zone), in_zone(row.at, "UTC")
    when = f"{there:%a %d %b %Y %H:%M} {row.zone} · {utc:%Y-%m-%d %H:%M} UTC"
    who = " · ".join(filter(None, (row.kind.replace("_", " "), row.to, row.customer)))
    return f"{when}\n  {OUTCOMES[row.outcome]}: {who}\n  {row.what}"


def _as_data(found: "Plan") -> Mapping[str, Any]:
    return {"whole": found.whole, "rows": _listed(found.rows)}


def _listed(rows: Sequence["Planned"]) -> list[dict[str, Any]]:
    return [
        {
            "at": in_zone(row.at, "UTC").isoformat(), "local": in_zone(row.at, row.zone).isoformat(), "zone": row.zone,
            "outcome": row.outcome, "to": row.to, "customer": row.customer, "kind": row.kind,
            "subject": row.subject, "words": row.what, "because": row.because,
        }
        for row in rows
    ]  # fmt: skip
