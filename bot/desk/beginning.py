"""What a colleague begins with a form: a contact's invitation, a customer's statements put before a reviewer.

Promise: a link is shown to whoever asked for it and to nobody else, and only its hash is kept; nothing is issued here,
another colleague does that on the statement's card.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from bot import orders
from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from bot.doors import Ordered
from flows.facts.amounts import Understood, read_amount
from flows.facts.parties import Customer, Role
from flows.facts.times import DAY, day_in_zone
from storage import inviting, ledger, people

VALID_FOR: Final = 7 * DAY
CONTACTS: Final = 99  # entries that a list may have, less one
CODES: Final = 400  # characters of customers' codes
SOMEBODY: Final = "0"  # who is not on file yet


def begin_invitation(deed: Deed, customer: Customer, role: str) -> None:
    """Ask whom of this customer to invite, and what they may do."""
    known = {str(one.id): one.name for one in ledger.contacts_of(deed.work.conn, customer.id)[:CONTACTS]}
    roles = {one.value: deed.label(f"role_{one.value}") for one in Role}
    first = role.lower() if role.lower() in roles else Role.CONFIRMER.value
    offered = known | {SOMEBODY: deed.label("somebody_new")}
    body = [
        blocks.small(f"{customer.code} · {customer.name}"),
        blocks.chosen("contact", deed.label("contact"), offered, first=next(iter(offered))),
        blocks.typed("name", deed.label("contact_name"), most=80, optional=True),
        blocks.chosen("role", deed.label("contact_role"), roles, first=first),
        blocks.typed("limit", deed.label("contact_limit"), most=40, optional=True),
    ]
    deed.open(_form(deed, "invite", f"customer:{customer.id}", body))


def invite(deed: Deed) -> None:
    """Make the link and show it to this colleague alone."""
    customer, who = ledger.customer(deed.work.conn, deed.number), deed.said("contact")
    if customer is None or not deed.acted.form or deed.said("role") not in set(Role):
        deed.refuse("unknown_button")
        return
    known = {str(one.id): one.id for one in ledger.contacts_of(deed.work.conn, customer.id)}
    name = " ".join(deed.said("name").split())
    if who not in known and not name:
        deed.complain({"name": deed.label("say_what")})
        return
    limit = _limit(deed)
    if limit is None:
        return
    conn, now, role = deed.work.conn, deed.work.now, Role(deed.said("role"))
    contact = known.get(who) or inviting.add_contact(conn, customer.id, name)
    if limit:
        people.set_contact(conn, contact, **limit)
    token = deed.work.house.token()
    people.invite(conn, token, contact, role, now, now + VALID_FOR)
    deed.work.record(customer.id, deed.actor, "invited", f"contact:{contact}", role=role.value)
    link = f"https://t.me/{deed.work.house.bot_name}?start={token}"
    said = {"person": people.contact(conn, contact)[0].name, "role": f"desk_role_{role.value}"}
    text = deed.plainly("invited", link=link, until=now + VALID_FOR, **said)
    deed.open(blocks.notice(text, deed.label("title_invite"), deed.label("close")))


def _limit(deed: Deed) -> dict[str, object] | None:
    """The columns of the limit that was written, none when none was; None when it cannot be read, and that is said."""
    written = deed.said("limit")
    if not written:
        return {}
    currency = deed.work.house.company.currency
    read = read_amount(written, currency)
    if not isinstance(read, Understood):
        deed.complain({"limit": deed.plainly("amount_unreadable", currency=currency)})
        return None
    return {"limit_minor": read.value.minor, "limit_currency": read.value.currency}


def begin_preparation(deed: Deed, customer: Customer) -> None:
    """Ask for the day as of which this customer's statements are made: the last month's end at first."""
    today = day_in_zone(deed.work.now, deed.work.house.company.zone)
    body = [
        blocks.small(f"{customer.code} · {customer.name}"),
        blocks.typed("cut_off", deed.label("cut_off"), most=10, first=f"{today.replace(day=1) - timedelta(days=1)}"),
        blocks.typed("codes", deed.label("prepare_codes"), most=CODES, first=customer.code),
    ]
    deed.open(_form(deed, "prepare", f"customer:{customer.id}", body))


def prepare(deed: Deed) -> None:
    """Make them and put them on the desk for somebody else to issue."""
    customer = ledger.customer(deed.work.conn, deed.number)
    if customer is None or not deed.acted.form:
        deed.refuse("unknown_button")
        return
    try:
        cut_off = date.fromisoformat(deed.said("cut_off"))
    except ValueError:
        deed.complain({"cut_off": deed.label("write_day")})
        return
    codes = deed.said("codes").replace(",", " ").split() or [customer.code]
    unknown = [code for code in codes if ledger.customer_by_code(deed.work.conn, code) is None]
    if unknown:
        deed.complain({"codes": deed.plainly("slash_nothing", words=", ".join(unknown))})
        return
    before = len(deed.work.replies)
    values = {"cut_off": cut_off.isoformat(), "customers": codes}
    orders.prepare_statements(deed.work, Ordered("prepare_statements", values, deed.by.id))
    told, deed.work.replies[before:] = deed.work.replies[before:], []
    made = sum(int(reply.body["count"]) for reply in told if reply.kind == "prepared")
    faults = [str(reply.body["text"]) for reply in told if reply.kind == "fault"]
    named = customer.name if codes == [customer.code] else ", ".join(codes)
    text = deed.plainly("prepared", made=made, customer=named, faults=faults)
    deed.open(blocks.notice(text, deed.label("title_prepare"), deed.label("close")))


def _form(deed: Deed, action: str, subject: str, body: list[Block]) -> Block:
    """A form that comes back as another action than the one that asked for it."""
    said = {"title": deed.label(f"title_{action}"), "submit": deed.label("submit"), "close": deed.label("cancel")}
    return blocks.modal(action, subject, body, {"channel": deed.acted.channel, "message": ""}, **said)


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("customer", "invite"): invite,
    ("customer", "prepare"): prepare,
}
