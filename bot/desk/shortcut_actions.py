"""What colleagues begin with a shortcut: a message attached to a case, a case opened for a customer.

Promise: what is attached stays in the house, in the case's thread and in the records, with where it came from; a case
opened for a customer is registered as their own would be, and they are told.
"""

from collections.abc import Callable

from bot import things
from bot.desk import blocks, forms
from bot.desk.deed import Deed
from bot.desk.opening import open_case, which_case
from storage import desk_home, people
from storage.desk_home import CaseRow, Wanted

OWN, RECENT = 15, 25  # cases to choose from: one's own, and with those registered last
TEXT, NAMES = 1500, 300  # characters of a message and of its files' names that a form carries
SUGGESTED = 20  # customers that a list offers while somebody types


def attach(deed: Deed) -> None:
    """A message of Slack's becomes an internal note of a case, with where it stands and what hangs on it."""
    if not deed.acted.form:
        _ask_which(deed)
        return
    wrote = deed.said("number")
    found = desk_home.numbered(deed.work.conn, wrote) if wrote else _by_id(deed)
    if found is None:
        deed.complain({"number": deed.label("no_such_case")})
        return
    author = next(iter(people.staff(deed.work.conn, team=deed.by.team, user=deed.said("author") or "?")), None)
    note = {name: deed.said(name) for name in ("text", "files", "link")}
    values = {"person": deed.by.name, "author": author.name if author else "", **note}
    things.tell_desk(deed.work, f"case:{found.id}", "staff/attached", values)
    customer = desk_home.customer_of(deed.work.conn, found.id)
    deed.work.record(customer, deed.actor, "attached", f"case:{found.id}", **note)
    deed.work.reply("form_done")


def _ask_which(deed: Deed) -> None:
    """The cases that it can be: their own first, then those registered last, or the number typed."""
    text, files = deed.said("text"), deed.said("files")
    if not (text or files):
        deed.whisper("nothing_to_attach")
        return
    own = desk_home.cases(deed.work.conn, Wanted(owner=deed.by.id), OWN)
    offered = {f"{row.id}": _named(row) for row in [*own, *desk_home.recent(deed.work.conn, RECENT - len(own))]}
    body = [
        blocks.small(blocks.cut(text or files, TEXT)),
        *([blocks.chosen("which", deed.label("which_case"), offered, optional=True)] if offered else []),
        blocks.typed("number", deed.label("case_number"), most=20, optional=True),
    ]
    more = {"text": blocks.cut(text, TEXT) if text else "", "files": files[:NAMES]}
    deed.open(forms.form(deed, body, author=deed.said("author"), link=deed.said("link"), **more))


def _named(row: CaseRow) -> str:
    return f"{row.number} · {row.customer}"


def _by_id(deed: Deed) -> CaseRow | None:
    chosen = deed.said("which")
    return desk_home.case(deed.work.conn, int(chosen)) if chosen.isdecimal() else None


def suggest(deed: Deed) -> None:
    """The entries of a list whose customers are looked for while somebody types."""
    found = desk_home.customers(deed.work.conn, deed.said("typed"), SUGGESTED) if deed.said("typed") else []
    options = [
        {"text": blocks.plain(f"{code} · {name}", blocks.OPTION), "value": str(id_)} for id_, code, name in found
    ]
    deed.work.reply("options", options=options)


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("shortcut", "attach_to_case"): attach,
    ("shortcut", "new_case"): which_case,
    ("customer", "new_case"): open_case,
    ("options", "suggest"): suggest,
}
