"""What an operator asks about approvals: who stands in, what was granted lately, what the ERP is to post."""

from datetime import date
from typing import Any, Final

from bot.commands.importing import a_day
from bot.commands.staff import member
from bot.commands.terms import Arguments, Given, Refused, Result
from bot.signing import salt
from flows.facts.money import Money
from flows.facts.times import DAY, day_in_zone
from flows.tables.approvals import may_stand_in
from storage import adjustments, approvals, audit, ledger, people, related_parties
from storage.ports import Connection
from storage.sheets_out import round_csv

HEADINGS: Final = {
    "reference": "reference", "case": "case", "customer": "customer", "document": "document", "remedy": "remedy",
    "amount": "amount", "currency": "currency", "reason": "reason", "asked_on": "asked on",
    "related": "related party",
}  # fmt: skip


COLUMNS: Final = ("day", "case", "customer", "related party", "currency", "granted", "level", "approved by")


async def delegate(given: Given, args: Arguments) -> Result:
    """args: name, to (ids, Slack user ids or names), until and since (ISO dates; since empty: today)."""
    now, until = given.clock.now(), a_day(str(args["until"]), "--until")
    today = day_in_zone(now, given.settings.time_zone)
    since = a_day(str(args["since"]), "--from") if args.get("since") else today

    def work(conn: Connection) -> str:
        giver, deputy = (member(conn, str(args[key]), option) for key, option in (("name", "NAME"), ("to", "--to")))
        if giver.id == deputy.id:
            raise Refused(f"{giver.name} cannot stand in for themselves; name somebody else with --to.")
        if not may_stand_in(deputy.role.value, giver.role.value):
            raise Refused(
                f"{deputy.name} ({deputy.role.value}) may not decide in place of {giver.name} ({giver.role.value}): "
                "it never goes downwards; name somebody of the same role or above with --to."
            )
        if not today <= since <= until:
            raise Refused(f"From {since} until {until} is no time that lies ahead; say --from and --until as days.")
        approvals.delegate(conn, giver.id, deputy.id, since, until, now)
        told = {"to": deputy.id, "since": since.isoformat(), "until": until.isoformat()}
        audit.record(conn, 0, now, "operator", "delegated", f"staff:{giver.id}", told, salt=salt)
        return f"{deputy.name} decides in place of {giver.name} from {since} until {until}."

    return Result((await given.store.write(work),))


async def concessions(given: Given, args: Arguments) -> Result:
    """args: days (how far back). What was granted and by whom, what a rule settled by itself among it."""
    now, zone = given.clock.now(), given.settings.time_zone
    since = now - int(args["days"]) * DAY
    rows = await given.store.read(lambda conn: _granted(conn, since, zone))
    if not rows:
        return Result((f"Nothing was granted in the last {args['days']} days.",))
    return Result((), 0, COLUMNS, rows)


def _granted(conn: Connection, since: int, zone: str) -> tuple[tuple[str, ...], ...]:
    codes = {one.id: one.code for one in ledger.customers(conn)}
    names = {one.id: one.name for one in people.staff(conn)} | {0: "rule"}
    related = related_parties.all_of_them(conn)
    return tuple(
        (
            day_in_zone(row["at"], zone).isoformat(),
            row["number"],
            codes[row["customer_id"]],
            "yes" if row["customer_id"] in related else "",
            row["currency"],
            f"{Money(row['granted'], row['currency']).amount:,}",
            row["level"],
            ", ".join(names.get(id_, "") for id_ in row["approvers"]),
        )
        for row in approvals.granted_since(conn, since)
    )


async def export_adjustments(given: Given, args: Arguments) -> Result:
    """args: again (those exported before and still open as well). The file is a row for each document of a request."""
    now, zone = given.clock.now(), given.settings.time_zone
    states = adjustments.OPEN if args.get("again") else ("requested",)

    def work(conn: Connection) -> tuple[list[dict[str, Any]], frozenset[int]]:
        found = adjustments.open_ones(conn, states)
        adjustments.exported(conn, [row["id"] for row in found])
        if found:
            audit.record(
                conn, 0, now, "operator", "exported", "adjustments", {"ids": [row["id"] for row in found]}, salt=salt
            )
        return adjustments.by_document(conn, found), related_parties.all_of_them(conn)

    found, related = await given.store.write(work)
    rows = [_asked(row, day_in_zone(row["made_at"], zone), related) for row in found]
    told = f"{len(rows)} requests to post; quote a row's reference or case in the document, and its import closes it."
    return Result((told if rows else "There is nothing to post.",), file=round_csv(rows, HEADINGS))


def _asked(row: dict[str, Any], on: date, related: frozenset[int]) -> dict[str, object]:
    return {
        "reference": adjustments.reference(row["id"], row["position"]), "case": row["number"], "customer": row["code"],
        "document": row["document"], "remedy": row["remedy"], "amount": Money(row["amount"], row["currency"]).amount,
        "currency": row["currency"], "reason": row["reason"], "asked_on": on.isoformat(),
        "related": "yes" if row["customer_id"] in related else "",
    }  # fmt: skip
