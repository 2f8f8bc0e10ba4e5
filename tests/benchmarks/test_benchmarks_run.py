"""That every benchmark runs and says its ratios. How large they are depends on the machine; nothing is promised."""

import json

import pytest

from tests.benchmarks.__main__ import MODULES, main


@pytest.mark.parametrize("which", [name for name in MODULES if name != "lateness"])  # which lives half a minute
def test_a_benchmark_runs_and_prints_its_ratios(which: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With tiny counts: whoever measures should find it working."""
    main([which, "--small", "--json"])
    found = json.loads(capsys.readouterr().out)

    assert found["rows"]
    assert all(row["rounds"] for row in found["rows"])
    assert found["machine"]


def test_a_table_names_budget_and_outcome(capsys: pytest.CaptureFixture[str]) -> None:
    """What people read: the ratio, its budget, and whether it is met."""
    main(["step", "--small"])
    said = capsys.readouterr().out

    assert "budget" in said
    assert "≤ 5 µs" in said
