"""What free words are taken for, against a list of what people write."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.facts.meant import meant_reasons, meant_wants
from flows.facts.near_labels import nearly, plainly
from flows.tables.meanings import IN, WANTS
from flows.tables.meanings_en import ENGLISH
from flows.tables.meanings_zh import CHINESE
from flows.tables.reasons import REASONS

SAID: dict[str, list[dict[str, Any]]] = tomllib.loads(Path(__file__).with_name("meant.toml").read_text("utf-8"))
HERE = ["Yes, that is it", "Correct something", "Start again"]
WISHES = ["Credit the difference", "Correct the statement", "Explain it first", "Not sure"]


@pytest.mark.parametrize("line", SAID["reasons"], ids=lambda line: line["say"])
def test_reasons_are_read_as_a_colleague_would(line: dict[str, Any]) -> None:
    """All that are said, in their order, and none that is denied or approved of."""
    assert list(meant_reasons(line["say"])) == line["is"]


@pytest.mark.parametrize("line", SAID["wants"], ids=lambda line: line["say"])
def test_wishes_are_read_as_a_colleague_would(line: dict[str, Any]) -> None:
    """One meaning where there is one."""
    assert list(meant_wants(line["say"])) == line["is"]


def test_every_reason_can_be_said_in_every_language() -> None:
    """A reason without phrases could only be pressed."""
    for language in (ENGLISH, CHINESE):
        assert set(language.reasons) == set(REASONS) - {"other"}
        wants = set(language.wants) | set(language.alone) - set(REASONS)
        assert {want for want in wants if not want.startswith(IN)} == WANTS


@settings(deadline=None)  # the first text of a language compiles its tables
@given(st.text())
def test_nothing_anybody_writes_raises(text: str) -> None:
    """Whatever a keyboard can do."""
    assert set(meant_reasons(text)) <= set(REASONS)


@pytest.mark.parametrize(
    ("said", "labels", "place"),
    [
        ("yes", HERE, 0),
        ("that's right", HERE, 0),
        ("no", HERE, None),
        ("ok", HERE, None),
        ("price", ["The price", "Billed twice"], 0),
        ("no", ["No, the rest is fine", "Yes, there is more"], 0),
        ("是的", ["是，就是这样", "改一处"], 0),
        ("yes", ["Yes, all of it", "Yes, a part"], None),
    ],
)
def test_a_plain_yes_or_no_is_the_only_button_that_begins_so(said: str, labels: list[str], place: int | None) -> None:
    """Where two begin so, nobody guesses."""
    assert plainly(said, labels) == place


@pytest.mark.parametrize(
    ("said", "place"),
    [("credit", 0), ("credit please", 0), ("explain", 2), ("the second one", 1), ("18", None), ("the", None)],
)
def test_words_near_to_one_button_are_that_button(said: str, place: int | None) -> None:
    """Only where nothing else can be made of them; see `Wrote.near`."""
    assert nearly(said, WISHES) == place
