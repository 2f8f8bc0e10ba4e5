"""Where the kills happen: eight customers with two people each, one invoice or two apiece, and three colleagues."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.sandbox.people import Cast, Colleague, Customer
from flows.facts.times import micros

CUSTOMERS = 8
PEOPLE = 2  # of each customer: the first wanders through everything, the second only writes to a person
TEAM, DESK = "T_SANDBOX", "C_DESK"
START = micros(datetime(2026, 11, 2, 9, 0, tzinfo=ZoneInfo("UTC")))  # a Monday
CUT_OFF = "2026-10-31"
STAFF = {"U_WEI": "agent", "U_JONAS": "controller", "U_MARA": "lead"}


def wanderer(customer: int) -> int:
    """The Telegram id of that customer's first person."""
    return 1000 + 10 * customer


def scribe(customer: int) -> int:
    """The Telegram id of that customer's second person."""
    return wanderer(customer) + 1


WANDERERS = tuple(wanderer(n) for n in range(CUSTOMERS))
SCRIBES = tuple(scribe(n) for n in range(CUSTOMERS))


def contact_key(person: int) -> str:
    """Under which key the books know this person."""
    return f"C{(person - 1000) // 10}-{person % 10}"


def cast() -> Cast:
    """Everybody, with pretend tokens."""
    customers = tuple(
        Customer(person, f"Person {person}", f"p{person}", "en", "UTC", f"+1555000{person}")
        for person in (*WANDERERS, *SCRIBES)
    )
    colleagues = tuple(Colleague(user, user[2:].title(), role) for user, role in STAFF.items())
    return Cast(customers, colleagues, "4200000000:SANDBOX-KILLS", "xoxb-sandbox-kills", "xapp-sandbox-kills", DESK)


def books(folder: Path) -> list[Path]:
    """The ledger as files that can be imported."""
    tables = {
        "customers": ["code,name,country,time zone,language,tax id"],
        "contacts": ["customer,contact id,contact name,email,phone,language,time zone"],
        "documents": ["customer,type,number,date,due date,currency,total,open,order"],
    }
    for n in range(CUSTOMERS):
        tables["customers"].append(f"C{n},Customer {n},DE,UTC,en,DE{n:09d}")
        tables["contacts"] += [
            f"C{n},{contact_key(p)},Person {p},p{p}@example.org,+1555000{p},en,UTC" for p in (wanderer(n), scribe(n))
        ]
        tables["documents"] += [
            f"C{n},invoice,INV-{n}{k},2026-0{8 + k}-14,2026-10-{10 + k},USD,{1000 + n}.00,{1000 + n}.00,PO-{n}{k}"
            for k in range(1 + n % 2)
        ]
    paths = []
    for name, rows in tables.items():
        paths.append(folder / f"{name}.csv")
        paths[-1].write_text("\n".join(rows) + "\n", encoding="utf-8")
    return paths
