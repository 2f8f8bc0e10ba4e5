"""Whatever a customer reads of a colleague's is weighed: the table of such fields is held against all forms."""

import ast
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from bot.desk import take_action, weighing
from bot.desk.acting import ACTIONS
from bot.desk.deed import Deed
from bot.desk.outgoing import OWN_WORDS, QUOTED
from bot.doors import StaffActed
from flows.facts.dispute import CaseState
from flows.facts.parties import StaffRole
from flows.tables.roles import MAY, may
from storage import cases, people
from storage.tables.ledger import CUSTOMER
from tests.bot.desk_scene import DESK, LANE, NOW, Desk, desk

DESK_ROOM = Path(__file__).parents[2] / "bot" / "desk"
MARK = "Zanzibarit"  # a word that stands nowhere else
KEYS = [(key, name) for key, names in {**OWN_WORDS, **QUOTED}.items() for name in names]
# Read by colleagues alone, or no prose: what is chosen, an amount, a day, the number of a document.
INSIDE = {
    "amount", "bound", "booker", "claimed", "colleague", "comment", "contact", "customer", "cut_off", "days",
    "departments", "document", "favour", "files", "how", "kind", "limit", "lines", "link", "money", "moment", "name",
    "nothing", "number", "owner", "page", "phone", "promised", "reference", "register", "remedy", "role", "root_cause",
    "seen", "snippet", "step", "sum", "summary", "to", "typed", "until", "verifier", "was", "way", "weight", "when",
    "which", "who", "whose", "why_now", "why_time", "author", "alarm", "before", "due", "cause_words", "capa_seen",
    "capa_what", "codes", "answer", "question", "why", "heard_file", "heard_from", "heard_how", "heard_name",
    "heard_what", "remedy_", "by", "for", "findings", "finding", "origin",
}  # fmt: skip


def deed(here: Desk, user: str, key: tuple[str, str], **values: str) -> Deed:
    """That colleague sends that form about the first of its kind."""
    kind, action = key
    acted = StaffActed(action, f"{kind}:1", values, "trigger", DESK, "1.0", form=True)
    return Deed(here.work(acted, f"T1/{user}"), people.staff(here.conn, team="T1", user=user)[0], acted)


def named(name: str) -> str:
    """A field that goes by that name."""
    return f"{name}1" if name.endswith("_") else name


@pytest.mark.parametrize(("key", "name"), KEYS, ids=lambda one: one if isinstance(one, str) else "-".join(one))
def test_no_field_that_a_customer_reads_lets_another_customers_name_or_a_channel_pass(
    key: tuple[str, str], name: str
) -> None:
    """The fault stands under the very field."""
    with desk() as here:
        here.conn.execute(insert(CUSTOMER).values(id=9, code="C-9", name="Brightwater Foods", created_at=NOW))
        found = weighing.of_form(deed(here, "lena", key, **{named(name): "As with Brightwater Foods, see #desk"}))

        assert "Brightwater Foods" in found[named(name)]
        assert "#desk" in found[named(name)]


@pytest.mark.parametrize("key", sorted(OWN_WORDS), ids="-".join)
def test_nobody_without_the_right_admits_a_fault_in_any_form(key: tuple[str, str]) -> None:
    """A lead may."""
    with desk() as here:
        name = named(OWN_WORDS[key][0])
        said = {name: "It was our fault."}

        assert "our fault" in weighing.of_form(deed(here, "lena", key, **said))[name]
        assert weighing.of_form(deed(here, "omar", key, **said)) == {}


def test_every_field_that_is_read_on_the_desk_is_known_to_go_out_or_to_stay() -> None:
    """Whoever adds one says here which: a field that goes out is named in bot/desk/outgoing.py."""
    going = {name for names in (*OWN_WORDS.values(), *QUOTED.values()) for name in names}
    known = going | INSIDE
    read = {name for path in sorted(DESK_ROOM.glob("*.py")) for name in _said(path)}

    assert {name for name in read if name not in known} == set()


def _said(path: Path) -> set[str]:
    """The names of fields that this module reads."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("deed.said") and node.args:
            found.add(_name(node.args[0]))
    return found - {""}


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        return str(node.values[0].value)
    return ""


def test_every_form_in_the_table_is_one_of_the_desks() -> None:
    """A row for nothing would hide a slip of the pen."""
    assert {*OWN_WORDS, *QUOTED} <= set(ACTIONS)


# -- by trying ---------------------------------------------------------------------------------------------------------
def filled(view: dict[str, Any]) -> dict[str, str]:
    """Every field to write in holds the mark, beside something that fits; of every list the first."""
    said = {}
    for block in view["blocks"]:
        element = block.get("element") or {}
        options = element.get("options") or [{}]
        kinds = {"plain_text_input": MARK, "datepicker": "2026-11-20"}
        value = kinds.get(element.get("type", ""), str(options[0].get("value") or ""))
        if block["type"] == "input":
            said[block["block_id"]] = value
    return said


def reaching(here: Desk, kind: str, action: str) -> set[str]:
    """Which fields of that form came out at the customer's end, each tried with its own mark."""
    user = next(role for role in sorted(MAY[action]) if may(role, action))
    work = here.work(StaffActed(action, f"{kind}:1", {}, "trigger", DESK, "1.0"), f"T1/{user}")
    take_action(work, work.inbound)
    shown = [reply.body["view"] for reply in work.replies if reply.kind == "form"]
    views = [view for view in shown if "callback_id" in view]
    if not views:
        return set()
    said = filled(views[0])
    marked = {name: f"{MARK}{at}" if value == MARK else value for at, (name, value) in enumerate(said.items())}
    for name in ("upheld_1", "amount", "claimed"):
        marked |= {name: "400"} if name in marked else {}
    work = here.work(StaffActed(action, f"{kind}:1", marked, "trigger", DESK, "1.0", form=True), f"T1/{user}")
    take_action(work, work.inbound)
    sent = " ".join(str(letter.body.get("text")) for letter in work.letters if letter.lane == LANE)
    return {name for name, value in marked.items() if value.startswith(MARK) and value in sent}


@pytest.mark.parametrize("state", sorted(CaseState))
def test_no_other_field_of_a_cases_forms_comes_out_at_the_customers_end(state: CaseState) -> None:
    """Every form of a case in every state, each field with a mark of its own."""
    with desk() as here:
        for role in StaffRole:
            people.add_staff(here.conn, "T1", role.value, role.value.title(), role, NOW)
        here.press("lena", "take", "case:1")
        case = cases.one(here.conn, 1)
        assert case is not None
        cases.change(here.conn, case, state=state.value)
        wrong: dict[str, object] = {}
        for kind, action in sorted(ACTIONS):
            if kind == "case" and action in MAY:
                undo = here.conn.begin_nested()
                known = (*OWN_WORDS.get((kind, action), ()), *QUOTED.get((kind, action), ()))
                out = {name for name in reaching(here, kind, action) if not name.startswith(known or ("\0",))}
                wrong |= {action: out} if out else {}
                undo.rollback()

        assert wrong == {}


def test_the_trial_finds_a_field_that_goes_out() -> None:
    """Else the test above would say nothing."""
    with desk() as here:
        for role in StaffRole:
            people.add_staff(here.conn, "T1", role.value, role.value.title(), role, NOW)
        here.press("lena", "take", "case:1")

        assert reaching(here, "case", "ask_evidence") == {"list"}
