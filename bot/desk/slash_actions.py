"""`/concord`: what a colleague looks up or begins by writing one line; only they see the answer.

Promise: answered from the books as they stand, with buttons that open what is listed; a line that means nothing is
answered with what could be written. A new word is a row in WORDS, a function in `_SAY` and a line in the help.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.desk import blocks, foreseen_lines, manner_actions, peace_actions, pictures
from bot.desk.beginning import begin_invitation, begin_preparation
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from bot.desk.digest_weekly import signs_of
from bot.desk.home import case_row, of_round, wanted_cases
from bot.desk.home_asked import Asked, Late, Which, Whose
from bot.desk.round_lines import open_rounds, rhythm_of
from flows.facts.parties import Customer
from flows.tables.roles import may
from storage import desk_home, ledger, own_figures, people, statements

MOST = 8  # things that one answer lists
WORDS: Mapping[str, str] = MappingProxyType(
    {
        **{word: word for word in ("customer", "case", "find", "board", "round", "invite", "issue")},
        "客户": "customer",
        "案件": "case",
        "查找": "find",
        "看板": "board",
        "批次": "round",
        "邀请": "invite",
        "发出": "issue",
    }
)
ALONE = frozenset({"board", "round"})  # words that need nothing behind them
NEEDS = MappingProxyType({"invite": "invite", "issue": "prepare"})  # rights; everything else needs to see cases


def command(deed: Deed) -> None:
    """Carry out what was written after the command's name."""
    first, _, rest = " ".join(deed.said("text").split()).partition(" ")
    word = WORDS.get(first.lower(), "")
    if not word:
        deed.whisper("slash_help")
    elif not may(deed.by.role.value, NEEDS.get(word, "see_case")):
        deed.refuse("role_forbids", role=f"desk_role_{deed.by.role.value}")
    elif not rest and word not in ALONE:
        deed.whisper("slash_help")
    else:
        _SAY[word](deed, rest)


def _customer(deed: Deed, words: str) -> None:
    found = desk_home.customers(deed.work.conn, words, MOST)
    one = next((row for row in found if row[1].lower() == words.lower()), found[0] if len(found) == 1 else None)
    customer = ledger.customer(deed.work.conn, one[0]) if one else None
    if customer is None:
        _list_customers(deed, words, found)
        return
    rows = desk_home.of_customer(deed.work.conn, customer.id, MOST)
    coming = [*rhythm_of(deed, customer), *foreseen_lines.lines(deed.work, customer, deed.language)]
    more = [*coming, *signs_of(deed, customer.id), *_bound(deed, customer), *peace_actions.offered(deed, customer)]
    _answer(deed, _customer_text(deed, customer), [*more, *(case_row(deed, row) for row in rows)])


def _bound(deed: Deed, customer: Customer) -> list[Block]:
    """Everybody whose chat speaks for them, with the buttons that end it and that say how they are written to."""
    here = [people.contact(deed.work.conn, id_)[0] for _, id_ in people.chats_of(deed.work.conn, customer.id)][:MOST]
    role, rows = deed.by.role.value, []
    for one in here:
        end = blocks.button("revoke_contact", deed.label("revoke_contact"), f"contact:{one.id}", style="danger")
        rows += [manner_actions.row(deed, one)] if may(role, "set_manner") else []
        rows += (
            [blocks.with_button(deed.plainly("slash_bound", person=one.name), end)]
            if may(role, "revoke_contact")
            else []
        )
    return rows


def _customer_text(deed: Deed, customer: Customer) -> str:
    """What the account says: each standing statement, unless the customer is to state their own figure first."""
    unseen = own_figures.awaited(deed.work.conn, customer.id)
    shown = [
        {
            "number": one.number,
            "closing": one.closing,
            "overdue": one.overdue,
            "state": f"desk_statement_{one.state.value}",
            "unseen": one.id in unseen,
        }
        for one in statements.of_customer(deed.work.conn, customer.id)[:MOST]
    ]
    known = ledger.contacts_of(deed.work.conn, customer.id)
    names = [{"name": one.name, "role": f"desk_role_{one.role.value}"} for one in known[:MOST]]
    values = {"customer": customer.name, "code": customer.code, "statements": shown, "people": names}
    return deed.plainly("slash_customer", **values)


def _case(deed: Deed, number: str) -> None:
    row = desk_home.numbered(deed.work.conn, number)
    if row is None:
        deed.whisper("slash_nothing", words=number)
        return
    _answer(deed, "", [case_row(deed, row)])


def _find(deed: Deed, words: str) -> None:
    rows = desk_home.with_words(deed.work.conn, words, MOST)
    if not rows:
        _customer(deed, words)
        return
    _answer(deed, deed.plainly("slash_found", words=words), [case_row(deed, row) for row in rows])


def _list_customers(deed: Deed, words: str, found: list[tuple[int, str, str]]) -> None:
    if not found:
        deed.whisper("slash_nothing", words=words)
        return
    rows = [{"code": code, "name": name} for _, code, name in found]
    _answer(deed, deed.plainly("slash_customers", words=words, rows=rows), [])


def _board(deed: Deed, _rest: str) -> None:
    """How all open cases stand, the most urgent of them, and how far the round has come."""
    conn = deed.work.conn
    asked = {
        "open": Asked(Whose.ALL),
        **{which.value: Asked(Whose.ALL, which) for which in (Which.OURS, Which.CUSTOMER, Which.APPROVAL)},
        "overdue": Asked(Whose.ALL, late=Late.OVERDUE),
    }
    counted = {name: desk_home.count(conn, wanted_cases(deed, one)) for name, one in asked.items()}
    counted["open_"] = counted.pop("open")
    rows = [case_row(deed, row) for row in desk_home.cases(conn, wanted_cases(deed, Asked(Whose.ALL)), MOST)]
    _answer(deed, deed.plainly("slash_board", **counted), [*of_round(deed), *open_rounds(deed), *rows])


def _round(deed: Deed, _rest: str) -> None:
    """How the rounds stand; a picture of each that customers are answering follows to this colleague alone."""
    rows = [*of_round(deed), *open_rounds(deed)]
    pictured = pictures.of_open_rounds(deed.work, deed.by.user, deed.language)
    _answer(deed, deed.plainly("slash_round", rounds=pictured), rows)


def _invite(deed: Deed, rest: str) -> None:
    code, _, role = rest.partition(" ")
    customer = _by_code(deed, code)
    if customer:
        begin_invitation(deed, customer, role.strip())


def _issue(deed: Deed, rest: str) -> None:
    customer = _by_code(deed, rest.rsplit(maxsplit=1)[-1])
    if customer:
        begin_preparation(deed, customer)


def _by_code(deed: Deed, code: str) -> Customer | None:
    """The customer, or the colleague is told that there is none of that code."""
    found = desk_home.customers(deed.work.conn, code, 1)
    if not found or found[0][1].lower() != code.lower():
        deed.whisper("slash_nothing", words=code)
        return None
    return ledger.customer(deed.work.conn, found[0][0])


def _answer(deed: Deed, text: str, rows: list[Block]) -> None:
    """Say it with rows that can be opened; the text alone says the same where blocks are not shown."""
    listed = [row["text"]["text"] for row in rows if isinstance(row.get("text"), dict)]
    whole = "\n".join(part for part in (text, *listed) if part)
    body = [*([blocks.words(text)] if text else []), *rows]
    deed.work.reply("private", text=blocks.cut(_escaped(whole), blocks.SECTION), blocks=body)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_SAY: Mapping[str, Callable[[Deed, str], None]] = MappingProxyType(
    {
        "customer": _customer,
        "case": _case,
        "find": _find,
        "board": _board,
        "round": _round,
        "invite": _invite,
        "issue": _issue,
    }
)
ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {("command", "command"): command}
