"""Words that only announce are told from words that say it."""

import pytest

from flows.facts.announced import announced

ONLY_ANNOUNCED = (
    ("I have a suggestion", "suggestion"), ("We'd like to make a suggestion!", "suggestion"),
    ("我有个建议", "suggestion"), ("我想提个建议。", "suggestion"), ("我要表扬", "praise"),
    ("I want to leave feedback", ""), ("A remark or an idea", ""), ("意见或建议", ""),
)  # fmt: skip
SAID = (
    "I have a suggestion: send a list each Monday", "建议每周发清单", "我有个建议，每周发清单", "我要表扬 Wei",
    "your suggestion is fine", "", "???",
)  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), ONLY_ANNOUNCED)
def test_an_announcement_is_no_feedback_yet(text: str, kind: str) -> None:
    """What it is must still be asked, or a colleague reads that somebody had a suggestion."""
    assert announced(text) == kind


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_is_never_asked_again(text: str) -> None:
    """Whoever has said it is not made to say it twice."""
    assert announced(text) is None
