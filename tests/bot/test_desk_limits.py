"""Slack's limits, held by the largest case, home and forms that the books allow, in both languages."""

from typing import Any

import pytest
from sqlalchemy import insert

from bot.desk.acting import ACTIONS
from bot.doors import StaffActed
from bot.sandbox.slack.blocks import refuse_bad_blocks, refuse_bad_view
from bot.sandbox.slack.wire import Refused
from flows.facts.dispute import CaseState
from flows.facts.parties import StaffRole
from flows.facts.times import HOUR
from flows.tables.roles import MAY
from storage import call_backs, people
from storage.tables.cases import CASE, STATEMENT
from storage.tables.corridor import FOLLOW_UP
from storage.tables.ledger import CONTACT, CUSTOMER
from tests.bot.desk_scene import DESK, NOW, Desk, desk

LONG = {
    "words": "<!channel> *价格* 不对，<https://evil.example|click> " * 200,
    "document": "INV-" + "7" * 120,
    "name": "Very Long & Sons <Trading> Company of Everywhere " * 6,
    "contact": "Li <@U1> Na " * 20,
}
LANGUAGES = ("en", "zh_Hans")


def did(here: Desk, what: StaffActed, user: str = "omar") -> None:
    """Somebody of our workspace does something; nothing that comes of it may be refused by Slack."""
    here.did(user, what)
    for letter in here.letters:
        if letter.channel == "slack":
            assert 0 < len(letter.body["text"]) <= 3000 or "blocks" not in letter.body
            accepted(letter.body.get("blocks") or [])
    for reply in here.replies:
        if "view" in reply.body:
            refuse_bad_view(reply.body["view"], "modal", "home")
        accepted(reply.body.get("blocks") or [])


def accepted(blocks: list[dict[str, Any]]) -> None:
    """Slack takes these."""
    assert len(blocks) <= 50
    try:
        refuse_bad_blocks(blocks)
    except Refused as refusal:
        pytest.fail(f"{refusal.error}: {refusal.messages}")


def crowded(here: Desk, language: str) -> None:
    """Many of everything, with long names."""
    for user in ("omar", "lena"):
        people.change_staff(here.conn, people.staff(here.conn, team="T1", user=user)[0].id, language=language)
    row = dict(here.conn.execute(CASE.select().where(CASE.c.id == 1)).mappings().one())
    for n in range(60):
        state = list(CaseState)[n % len(CaseState)].value
        fresh = {"id": None, "number": f"D-{2000 + n}", "state": state, "next_contact_at": NOW + n * HOUR}
        here.conn.execute(insert(CASE).values(**{**row, **fresh, "owner": 2 if n % 2 else 0}))
    statement = dict(here.conn.execute(STATEMENT.select().where(STATEMENT.c.id == 1)).mappings().one())
    for n in range(12):
        here.conn.execute(insert(STATEMENT).values(**{**statement, "id": None, "number": f"ST-{100 + n}"}))
        kept = {"subject": f"statement:{n}", "customer_id": 1, "due_at": NOW, "made_at": NOW, "closed_at": NOW - n}
        here.conn.execute(insert(FOLLOW_UP).values(kind="confirm_reminder", state="withheld", because="other", **kept))
        call = {"customer_id": 1, "contact_id": 1, "purpose": "call_payment", "phone": "+86", "made_at": NOW}
        call_backs.book(here.conn, at=NOW + n, **call)
    speaks = {"language": "zh_Hans", "zone": "Asia/Shanghai"}
    many, who = range(2, 150), {"customer_id": 1, "name": LONG["contact"], "role": "confirmer", **speaks}
    known = {"name": LONG["name"], "created_at": NOW, **speaks}
    here.conn.execute(insert(CUSTOMER), [{"id": n, "code": f"C-{n}", **known} for n in many])
    here.conn.execute(insert(CONTACT), [{"id": n, "source_key": f"c{n}", **who} for n in many])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_largest_home_holds_slacks_limits(language: str) -> None:
    """100 blocks at most; here far fewer."""
    with desk(**LONG) as here:
        crowded(here, language)
        for page in range(3):
            did(here, StaffActed("turn_home", "home:0", {"bound": f"all.open.any.{page}"}))

            view = here.replies[0].body["view"]
            assert len(view["blocks"]) <= 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_of_the_command_holds_slacks_limits(language: str) -> None:
    """50 blocks, 3,000 characters."""
    written = ("", "customer C-1", "customer very", "case D-1001", "find 价格", "find zzz", "board", "invite C-1")
    with desk(**LONG) as here:
        crowded(here, language)
        for text in written:
            did(here, StaffActed("command", "command:0", {"text": text}, "trigger", DESK))

            assert here.replies, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_window_and_card_of_a_large_case_holds_slacks_limits(language: str) -> None:
    """Whatever may be pressed on a case at any of its states."""
    with desk(**LONG) as here:
        crowded(here, language)
        for role in StaffRole:
            people.add_staff(here.conn, "T1", role.value, role.value.title(), role, NOW)
        here.press("lena", "take", "case:1")
        for kind, action in sorted(ACTIONS):
            if kind in {"case", "statement", "call_back"}:
                undo = here.conn.begin_nested()
                did(here, StaffActed(action, f"{kind}:1", {"bound": "x"}, "trigger", DESK), min(MAY[action]))
                undo.rollback()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_begins_with_a_shortcut_holds_slacks_limits(language: str) -> None:
    """A message of 40,000 characters, a customer with many contacts."""
    with desk(**LONG) as here:
        crowded(here, language)
        note = {"text": "x < & " * 6000, "files": "scan.pdf, " * 200, "link": "https://x.y/z", "author": "omar"}
        did(here, StaffActed("attach_to_case", "shortcut:0", note, "trigger", "C9"))
        form = here.replies[0].body["view"]
        did(here, StaffActed("attach_to_case", "shortcut:0", {**note, "number": "D-1001"}, form=True))
        did(here, StaffActed("new_case", "shortcut:0", {"customer": "1"}, form=True))

        assert len(form["private_metadata"]) <= 3000
