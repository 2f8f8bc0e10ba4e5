"""The report on an error that we found ourselves: when there is one, what it says, who gets it and how."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from bot.papers import PAPERS
from bot.papers.printed import Printed, Setting
from flows.facts.parties import Role
from flows.facts.statement import StatementState, short_code
from storage import anomalies, people, statements
from tests.bot.desk_scene import Desk, desk, speaker

RECORDED = {
    "document": "INV-7001",
    "effect": "You were billed 200.00 too much.",
    "cause": "A price list of last year was used.",
    "next_step": "A credit note follows this week.",
    "amount": "200.00",
    "favour": "customer",
}


@pytest.fixture
def here() -> Iterator[Desk]:
    """Lena has recorded an error on statement 2; no other statement is under way that it would wait for."""
    with desk() as scene:
        statements.move(scene.conn, 1, StatementState.IN_REVIEW, StatementState.WITHDRAWN)
        scene.press("lena", "record_anomaly", "statement:2")
        scene.send("lena", "record_anomaly", "statement:2", **RECORDED)
        yield scene


def verify(here: Desk) -> None:
    """Omar has looked, and the customer is told."""
    here.press("omar", "verify_anomaly", "anomaly:1", bound=here.bound("anomaly:1", "verify_anomaly"))


def report(here: Desk, language: str = "en") -> Printed:
    """The paper, as it would be sent now."""
    setting = Setting(here.work().house.company, speaker())
    return PAPERS["anomaly_report"](here.conn, setting, {"id": 1, "language": language})


def said(printed: Printed) -> str:
    """Everything that stands in it."""
    assert printed.sheet is not None
    return "\n".join(texts(printed.sheet.body))


def texts(value: Any) -> Iterator[str]:
    """Every text below."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)


def test_there_is_no_report_before_a_second_person_has_verified_it(here: Desk) -> None:
    """What one colleague alone has seen leaves the house in no form."""
    with pytest.raises(LookupError, match="has not been told"):
        report(here)


def test_it_tells_item_cause_effect_next_step_and_who_has_looked(here: Desk) -> None:
    """The four parts as they were told, and both colleagues."""
    verify(here)
    told = said(report(here))

    for part in ("INV-7001", RECORDED["cause"], RECORDED["effect"], RECORDED["next_step"], "Lena", "Omar"):
        assert part in told
    one = anomalies.one(here.conn, 1)
    assert one is not None
    assert short_code(one.sha) in told


def test_its_balance_is_the_statement_less_what_is_put_right(here: Desk) -> None:
    """Of 2,000.00 two hundred go."""
    verify(here)
    told = said(report(here))

    assert "USD 2,000.00" in told
    assert "USD -200.00" in told
    assert "USD 1,800.00" in told


def test_the_same_facts_make_the_same_sheet_and_another_state_another_code(here: Desk) -> None:
    """Nothing of the moment of making is in it."""
    verify(here)
    first, again = report(here).sheet, report(here).sheet
    here.press("lena", "withdraw_anomaly", "anomaly:1")
    here.press("ruth", "withdraw_anomaly", "anomaly:1")
    here.send("ruth", "withdraw_anomaly", "anomaly:1", reason="Two lists were mixed up.")
    after = report(here).sheet

    assert first == again
    assert first is not None
    assert after is not None
    assert after.code != first.code


def test_one_that_was_a_mistake_of_ours_is_said_to_be_one_and_changes_no_balance(here: Desk) -> None:
    """As openly as it was told; what colleagues wrote about it stays in the house."""
    verify(here)
    here.press("ruth", "withdraw_anomaly", "anomaly:1")
    here.send("ruth", "withdraw_anomaly", "anomaly:1", reason="Two lists were mixed up.")
    told = said(report(here))

    assert "This was a mistake of ours." in told
    assert "USD 1,800.00" not in told
    assert "Two lists were mixed up." not in told


def test_a_colleague_sends_it_and_the_same_file_lies_in_the_thread(here: Desk) -> None:
    """Words first, then the file; both name what it is about."""
    verify(here)
    here.press("mei", "send_report", "anomaly:1")
    files = [letter for letter in here.letters if "enclose" in letter.body]

    assert [letter.method for letter in files] == ["sendDocument", "files.upload"]
    assert files[0].body["enclose"] == files[1].body["enclose"]
    assert files[0].body["enclose"] == {"kind": "anomaly_report", "id": 1, "language": "zh_Hans"}
    assert files[1].body["under"] == "anomaly:1"
    assert "PDF" in here.to_customer()[0]
    assert here.audit("paper_sent")


def test_nothing_can_be_sent_of_one_that_nobody_was_told_of(here: Desk) -> None:
    """An old button, or one that was made up, is refused."""
    here.press("mei", "send_report", "anomaly:1")

    assert here.to_customer() == []


def test_where_chats_may_hold_no_figures_the_report_does_not_leave_to_one(here: Desk) -> None:
    """The address is named in its place."""
    here.figures_at = "https://figures.example"
    verify(here)
    here.press("mei", "send_report", "anomaly:1")

    assert not [letter for letter in here.letters if letter.method == "sendDocument"]
    assert any("figures.example" in text for text in here.to_customer())


def test_somebody_who_may_only_look_can_have_it_too(here: Desk) -> None:
    """It tells nothing that their statement does not."""
    verify(here)
    people.set_contact(here.conn, 1, role=Role.VIEWER.value)
    here.press("mei", "send_report", "anomaly:1")

    assert [letter.method for letter in here.letters if letter.method == "sendDocument"] == ["sendDocument"]
