"""Words that raise an alarm, and how urgent a case is."""

from dataclasses import replace

import pytest

from flows.facts.alarms import alarm_in
from flows.facts.dispute import Split
from flows.facts.priority import Priority, priority_of
from flows.facts.withheld import withheld
from tests.flows.samples_dispute import CASE, STATEMENT

RAISED = {
    "one of our people was injured by a can": "safety",
    "the charger caught fire last night": "safety",
    "有人中毒了": "safety",
    "we got an e-mail with your new bank details": "fraud",
    "we paid to another bank account last week": "fraud",
    "贵司的收款账户变更了吗": "fraud",
    "our lawyer will write to you": "legal",
    "we will take you to court": "legal",
    "我们法务部会联系你们": "legal",
    "the lawyer says our driver was injured": "safety",
}
QUIET = (
    "the price is too high", "nobody was hurt, but two cans leak", "a surcharge for dangerous goods", "没有人受伤",
    "the payment went to your bank", "价格不对", "court cupboards arrived damaged",
)  # fmt: skip


@pytest.mark.parametrize(("text", "alarm"), RAISED.items())
def test_unmistakable_words_raise_their_alarm(text: str, alarm: str) -> None:
    """Nobody in danger should have to find a button."""
    assert alarm_in(text) == alarm


@pytest.mark.parametrize("text", QUIET)
def test_everyday_words_raise_none(text: str) -> None:
    """An alarm stops everything, so it must not be raised by what merely sounds like one."""
    assert alarm_in(text) == ""


@pytest.mark.parametrize(
    ("changes", "priority"),
    [
        ({"answers": {"alarm": "legal"}}, Priority.P1),
        ({"reason": "wrong_customer"}, Priority.P1),
        ({"split": Split(500_000)}, Priority.P1),
        ({"split": Split(200_000)}, Priority.P2),
        ({"reopened": 2}, Priority.P2),
        ({}, Priority.P3),
        ({"split": Split(0), "remedy": "explanation"}, Priority.P4),
    ],
    ids=["an alarm", "not theirs", "half the balance", "a sixth of it", "taken up twice", "as usual", "a question"],
)
def test_the_priority_follows_danger_then_sums(changes: dict[str, object], priority: Priority) -> None:
    """The desk works from the top of the list, so the list must be right."""
    assert priority_of(replace(CASE, **changes), STATEMENT) is priority  # type: ignore[arg-type]


def test_what_is_not_theirs_is_kept_back_while_it_is_looked_into() -> None:
    """A document that is somebody else's is not shown again, whoever asks."""
    theirs, other = CASE, replace(CASE, id=43, document_id=12, reason="wrong_customer")

    assert withheld((theirs, other)) == {12}
