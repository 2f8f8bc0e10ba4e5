"""What rules found, on the desk: one card, each to be recorded with what is known, or dropped with a reason."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert, update

from bot.doors import Ordered
from bot.keeping.findings import look_over
from storage import anomalies, findings
from storage.tables.cases import STATEMENT
from storage.tables.ledger import DOCUMENT, IMPORT_BATCH
from tests.bot.desk_scene import NOW, Desk, buttons, desk
from tests.bot.test_desk_digests import morning

CARD = "findings:1"
FOUND = {"document": "INV-7001", "effect": "Too much.", "next_step": "A credit note.", "favour": "customer"}


@pytest.fixture
def here() -> Iterator[Desk]:
    """A desk whose customer was issued a statement, and has paid twice since."""
    with desk() as one:
        one.conn.execute(update(STATEMENT).where(STATEMENT.c.id == 2).values(issued_at=NOW))
        one.conn.execute(insert(IMPORT_BATCH).values(id=1, at=NOW, by="test", files="[]", counts="{}"))
        for id_, number in ((8, "RC-8"), (9, "RC-9")):
            paid = {"kind": "payment", "number": number, "normalised_number": number, "on_day": date(2026, 11, 1)}
            sums = {"currency": "USD", "total": 4_000, "open_amount": 4_000, "source_key": number, "batch_id": 1}
            one.conn.execute(insert(DOCUMENT).values(id=id_, customer_id=1, **paid, **sums))
        yield one


def imported(here: Desk, *posted: str) -> dict[str, int]:
    """The account is looked over after an import; how many are new, by rule."""
    work = here.work()
    look_over(work, Ordered("look_over", {"customer": 1, "batch": 1, "posted": list(posted)}))
    here.finish(work)
    return dict(here.replies[0].body["found"])


def view(here: Desk) -> dict[str, Any]:
    """The form that the last deed opened."""
    return dict(next(reply.body["view"] for reply in here.replies if reply.kind == "form"))


def filled_in(here: Desk) -> dict[str, str]:
    """What stands in its fields already."""
    elements = [block["element"] for block in view(here)["blocks"] if block["type"] == "input"]
    return {one["action_id"]: one["initial_value"] for one in elements if "initial_value" in one}


def key_of(here: Desk, place: int) -> str:
    """What the button of that finding is bound to."""
    return here.bound(CARD, f"record_finding.{place}")


def state(here: Desk) -> list[str]:
    """What became of each on the card."""
    return [one.state for one in findings.on_card(here.conn, 1)]


def test_an_import_puts_up_one_card_with_a_button_for_each_finding(here: Desk) -> None:
    """The next import brings nothing that waits already."""
    said = imported(here)
    shown = [one["action_id"] for one in buttons(here.card(CARD))]

    assert said == {"unapplied_cash": 2, "roll_forward": 1}
    assert shown[:2] == ["record_finding.1", "record_finding.2"]
    assert shown[-1] == "drop_findings"
    assert imported(here) == {}


def test_what_carries_out_a_request_of_ours_is_not_pointed_to(here: Desk) -> None:
    """It is closed by another way."""
    assert imported(here, "RC-8", "RC-9").get("unapplied_cash", 0) == 0


def test_recording_opens_the_form_with_what_the_rule_knows(here: Desk) -> None:
    """Document and sum as the books have them, the words in the customer's language, the cause left open."""
    imported(here)
    here.press("mei", "record_finding", CARD, bound=key_of(here, 1))
    known = filled_in(here)

    assert (known["document"], known["amount"]) == ("RC-8", "40.00")
    assert "核销" in known["effect"]
    assert "cause" not in known


def test_what_is_recorded_is_off_the_card_and_says_which_rule_found_it(here: Desk) -> None:
    """The form comes back as that of any anomaly, and somebody else verifies it."""
    imported(here)
    key = key_of(here, 1)
    here.press("mei", "record_finding", CARD, bound=key)
    carried = json.loads(view(here)["private_metadata"])
    more = {name: carried[name] for name in ("finding", "origin")}
    here.send("mei", "record_anomaly", carried["subject"], **{**FOUND, "document": "RC-8"}, **more)
    one = anomalies.one(here.conn, 1)

    assert one is not None
    assert (one.kind, one.document_id, one.state) == ("unapplied_cash", 8, "recorded")
    assert state(here)[0] == "recorded"
    assert "A-1001" in here.card(CARD).body["text"]
    here.press("mei", "record_finding", CARD, bound=key)
    assert "somebody has looked at it already" in here.said()


def test_dropping_asks_which_and_why(here: Desk) -> None:
    """Nothing is dropped without both; what is, does not come again."""
    imported(here)
    keys = [key_of(here, 1), key_of(here, 2)]
    here.send("lena", "drop_findings", CARD, findings=keys[0], reason=" ")
    complained = here.errors()
    here.send("lena", "drop_findings", CARD, findings=",".join(keys), reason="Deposits.")

    assert list(complained) == ["reason"]
    assert state(here)[:2] == ["dropped", "dropped"]
    assert imported(here).get("unapplied_cash", 0) == 0
    assert "Deposits." in here.audit("finding_dropped")[0][1]


def test_a_lead_alone_says_that_it_cannot_wait_and_why(here: Desk) -> None:
    """A statement is under review, so what is verified waits for it; the reason is on record."""
    here.send("mei", "record_anomaly", "statement:2", **FOUND, amount="4")
    here.press("ruth", "verify_anomaly", "anomaly:1", bound=here.bound("anomaly:1", "verify_anomaly"))
    waits = here.to_customer()
    here.send("lena", "tell_now", "anomaly:1", reason="They pay today.")
    refused = here.to_customer()
    here.send("omar", "tell_now", "anomaly:1", reason="")
    complained = here.errors()
    here.send("omar", "tell_now", "anomaly:1", reason="They pay today.")

    assert (waits, refused, list(complained)) == ([], [], ["reason"])
    assert len(here.to_customer()) == 1
    assert "They pay today." in here.audit("told_now")[0][1]


def test_what_is_in_the_wrong_hands_is_told_outside_the_round(here: Desk) -> None:
    """Whatever its sum."""
    here.send("mei", "record_anomaly", "statement:2", **FOUND, weight="yes")
    here.press("ruth", "verify_anomaly", "anomaly:1", bound=here.bound("anomaly:1", "verify_anomaly"))

    assert len(here.to_customer()) == 1


def test_the_card_of_an_anomaly_names_what_was_found_before(here: Desk) -> None:
    """At this customer, whatever it was about."""
    for _ in range(2):
        here.send("mei", "record_anomaly", "statement:2", **FOUND)

    assert "Found before" in json.dumps(here.card("anomaly:2").body)
    assert "A-1001" in json.dumps(here.card("anomaly:2").body)


def test_what_nobody_has_looked_at_stands_in_the_morning(here: Desk) -> None:
    """In that of a lead for all customers; an agent reads of their own alone."""
    imported(here)
    lead, agent = morning(here, "omar"), morning(here, "mei")

    assert "Fu Tong (Shenzhen) Trading: 3" in lead
    assert "Fu Tong (Shenzhen) Trading: 3" not in agent
