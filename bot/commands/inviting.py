"""`invite`: personal links for contacts, shown once. Only a link's hash is kept, so nobody can print it again.

Promises: a new link ends the contact's earlier ones; `--all` and `--file` leave out whoever is bound already, so that a
second run invites only those who have not come yet; a link says nothing about the account behind it.
"""

import asyncio
import csv
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

from bot.commands.terms import Arguments, Given, Refused, Result
from bot.signing import salt
from flows.facts.parties import Role
from flows.facts.times import DAY, in_zone
from storage import audit, ledger, people
from storage.inviting import Candidate, add_contact, candidates
from storage.ports import Connection
from storage.sheets_out import round_csv

VALID_FOR: Final = 7 * DAY
TOKEN_BYTES: Final = 24
NAME_FILE: Final = "telegram_name"
HEADINGS: Final = {name: name for name in ("customer", "contact", "role", "link", "valid_until")}


@dataclass(frozen=True, slots=True)
class Link:
    """One invitation as its sender needs it."""

    customer: str
    contact: str
    role: str
    link: str
    valid_until: str


async def invite_one(given: Given, args: Arguments) -> Result:
    """args: customer (code), role, contact (name; needed when the customer has several), bot (name, or empty)."""
    role = Role(args["role"])
    bot = await bot_name(given, str(args.get("bot") or ""))

    def work(conn: Connection) -> Link:
        who = _wanted(conn, str(args["customer"]), str(args.get("contact") or ""))
        return _link(conn, given, who, role, bot)

    made = await given.store.write(work)
    return Result((f"{made.contact} ({made.customer}) as {made.role}, until {made.valid_until}:", made.link))


async def invite_many(given: Given, args: Arguments) -> Result:
    """args: file (a CSV: customer, perhaps contact and role; empty: every contact), role (for those without), bot."""
    fallback = Role(args.get("role") or Role.VIEWER)
    bot = await bot_name(given, str(args.get("bot") or ""))
    listed = await asyncio.to_thread(_listed, Path(str(args["file"]))) if args.get("file") else None

    def work(conn: Connection) -> list[Link]:
        everybody = [(who, "") for who in candidates(conn)] if listed is None else _named(conn, listed)
        return [
            _link(conn, given, who, Role(role or who.role or fallback), bot) for who, role in everybody if not who.bound
        ]

    made = await given.store.write(work)
    rows = [{name: getattr(link, name) for name in HEADINGS} for link in made]
    told = f"{len(made)} links, each valid for 7 days." if made else "Everybody is bound already; no link was made."
    return Result((told,), file=round_csv(rows, HEADINGS))


async def bot_name(given: Given, said: str) -> str:
    """The bot's user name on Telegram: as said, as remembered, or as Telegram answers once. Raises Refused."""
    if said:
        return said.removeprefix("@")
    remembered = given.settings.data_dir / NAME_FILE
    if not remembered.exists():
        if not given.settings.telegram_token:
            raise Refused("Links need the bot's name: say --bot NAME, or set CONCORD_TELEGRAM_TOKEN so that I can ask.")
        await asyncio.to_thread(_ask_name, given.settings.telegram_api, given.settings.telegram_token, remembered)
    return remembered.read_text(encoding="utf-8").strip()


def _ask_name(api: str, token: str, remembered: Path) -> None:
    try:
        with urlopen(f"{api}/bot{token}/getMe", timeout=10) as response:  # noqa: S310 - the configured address
            name = str(json.load(response)["result"]["username"])
    except (URLError, OSError, ValueError, LookupError):
        # The cause would show the token in its address.
        raise Refused(f"Telegram did not tell the bot's name ({api}); try again, or say --bot NAME.") from None
    remembered.write_text(f"{name}\n", encoding="utf-8")


def _link(conn: Connection, given: Given, who: Candidate, role: Role, bot: str) -> Link:
    now = given.clock.now()
    token = secrets.token_urlsafe(TOKEN_BYTES)
    people.invite(conn, token, who.contact_id, role, now, now + VALID_FOR)
    about = {"role": role.value}
    audit.record(conn, who.customer_id, now, "operator", "invited", f"contact:{who.contact_id}", about, salt=salt)
    until = f"{in_zone(now + VALID_FOR, given.settings.time_zone):%Y-%m-%d %H:%M}"
    return Link(who.customer, who.name, role.value, f"https://t.me/{bot}?start={token}", until)


def _wanted(conn: Connection, code: str, name: str) -> Candidate:
    """The contact who is meant; one whom the ledger does not know is added. Raises Refused."""
    customer = ledger.customer_by_code(conn, code)
    if customer is None:
        raise Refused(f"There is no customer {code!r} in the ledger; check the code, or import the customer first.")
    of_customer = [one for one in candidates(conn) if one.customer == code]
    if not name and len(of_customer) == 1:
        return of_customer[0]
    if not name:
        known = ", ".join(repr(one.name) for one in of_customer) or "none is known yet"
        raise Refused(f"Say which contact of {code} with --contact NAME ({known}).")
    found = next((one for one in of_customer if one.name == name), None)
    return found or Candidate(add_contact(conn, customer.id, name), customer.id, code, name, "", bound=False)


def _listed(path: Path) -> list[dict[str, str]]:
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Refused(f"{path.name} cannot be read ({error}); give a CSV in UTF-8.") from error
    if rows and "customer" not in rows[0]:
        raise Refused(f"{path.name} has no column 'customer'; its first row must say: customer,contact,role.")
    return [{key: str(value or "").strip() for key, value in row.items() if key} for row in rows]


def _named(conn: Connection, listed: Sequence[dict[str, str]]) -> list[tuple[Candidate, str]]:
    """(contact, role or nothing) per row. Raises Refused naming the row; then nobody is invited."""
    found = []
    for number, row in enumerate(listed, 2):
        role = row.get("role", "")
        if role and role not in set(Role):
            raise Refused(f"Row {number}, column role: {role!r} is no role; known are: {', '.join(Role)}.")
        try:
            found.append((_wanted(conn, row["customer"], row.get("contact", "")), role))
        except Refused as error:
            raise Refused(f"Row {number}: {error}") from error
    return found
