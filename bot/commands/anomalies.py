"""`anomaly`: something wrong that we found ourselves, put before the desk for another colleague to verify."""

from datetime import date

from bot.commands.importing import a_day
from bot.commands.staff import member
from bot.commands.terms import Arguments, Given, Refused, Result
from flows.facts.amounts import Understood, read_amount
from flows.facts.contact_policy import end_of_day
from flows.facts.parties import Colleague, Customer
from flows.facts.statement import Line, Statement
from flows.tables.roles import may
from storage import anomalies, ledger, statements
from storage.ports import Connection

Found = tuple[Colleague, Customer, Statement, Line]


async def add(given: Given, args: Arguments) -> Result:
    """args: customer (code), document, cause (empty: unknown), effect, next, amount, favour, promise (ISO), as."""
    by, customer, statement, line = await given.store.read(lambda conn: _found(conn, args))
    if not may(by.role.value, "record_anomaly"):
        raise Refused(f"{by.name} is {by.role.value} and may not record anomalies; name an agent or a lead.")
    values = {
        "customer_id": customer.id,
        "statement_id": statement.id,
        "document_id": line.document_id,
        "document": line.number,
        "cause": _part(args, "cause", needed=False),
        "effect": _part(args, "effect"),
        "next_step": _part(args, "next"),
        "amount": _amount(str(args.get("amount") or ""), statement.currency),
        "currency": statement.currency,
        "favour": str(args.get("favour") or "neither"),
        "promised_at": _promised(given, str(args.get("promise") or "")),
    }
    replies = await given.order("record_anomaly", values, by.id)
    number = next((str(reply.body["number"]) for reply in replies if reply.kind == "done"), "")
    return Result((f"{number} waits on the desk for another colleague to verify; until then nobody is told.",))


async def everything(given: Given, _args: Arguments) -> Result:
    """All anomalies, newest first."""

    def rows(conn: Connection) -> tuple[tuple[str, ...], ...]:
        known = {one.id: one.code for one in ledger.customers(conn)}
        found = (one for id_ in known for one in anomalies.of_customer(conn, id_))
        return tuple(
            (one.number, known[one.customer_id], one.document, one.state, one.outcome)
            for one in sorted(found, key=lambda one: -one.id)
        )

    found = await given.store.read(rows)
    columns = ("number", "customer", "document", "state", "outcome")
    return Result(() if found else ("Nothing was recorded yet; record one with: anomaly add.",), 0, columns, found)


def _found(conn: Connection, args: Arguments) -> Found:
    by = member(conn, str(args["as"]))
    customer = next((one for one in ledger.customers(conn) if one.code == str(args["customer"])), None)
    if customer is None:
        raise Refused(f"--customer: there is no customer {args['customer']!r}; use a code of the ledger.")
    wanted = "".join(str(args["document"]).split()).upper()
    for statement in statements.of_customer(conn, customer.id):
        line = next((one for one in statement.lines if one.number.upper() == wanted), None)
        if line:
            return by, customer, statement, line
    raise Refused(f"--document: no issued statement of {customer.code} names {args['document']!r}; correct the number.")


def _part(args: Arguments, name: str, *, needed: bool = True) -> str:
    said = " ".join(str(args.get(name) or "").split())
    if needed and not said:
        raise Refused(f"--{name} is empty; say it in a sentence, in the language of the customer.")
    return said


def _amount(text: str, currency: str) -> int:
    if not text:
        return 0
    match read_amount(text, currency):
        case Understood(amount):
            return amount.minor
    raise Refused(f"--amount: {text!r} is no amount in {currency}; write it as 1234.50.")


def _promised(given: Given, text: str) -> int:
    if not text:
        return 0
    day: date = a_day(text, "--promise")
    at = end_of_day(day, given.settings.time_zone)
    if at <= given.clock.now():
        raise Refused(f"--promise: {text} is over; name a day to come.")
    return at
