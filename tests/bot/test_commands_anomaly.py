"""`anomaly add`: what an operator found goes before the desk; what is missing is one sentence."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.commands.perform import perform
from bot.commands.terms import Given, Result
from tests.town.town import a_town

FOUND = {
    "customer": "OKAFOR", "document": "inv-2214", "effect": "Too much was billed.", "next": "A credit note follows.",
    "as": "Wei", "cause": "", "amount": "200.00", "favour": "customer", "promise": "2026-11-30",
}  # fmt: skip


def typed(folder: Path, *given: dict[str, str]) -> tuple[list[Result], list[str]]:
    """What each of these orders came to, and the desk's words about them."""

    async def go() -> tuple[list[Result], list[str]]:
        async with a_town(folder) as town:
            await town.open_books()
            concord = town.concord
            here = Given(concord.store, concord.corridor.take, town.clock, town.settings)
            results = [await perform(here, "anomaly_add", FOUND | one) for one in given]
            results.append(await perform(here, "anomaly_list", {}))
            await town.settle()
            return results, [str(message["text"]) for message in town.desk() if "A-1001" in str(message["text"])]

    return asyncio.run(go())


def test_an_anomaly_waits_on_the_desk_for_another_colleague(tmp_path: Path) -> None:
    """With its number; nobody is told before. What cannot be is refused, naming the option."""
    faults = [
        {"customer": "NOBODY"}, {"document": "INV-1"}, {"effect": " "}, {"amount": "much"}, {"promise": "2020-01-01"},
        {"as": "Nobody"},
    ]  # fmt: skip
    (done, *refused, listed), desk = typed(tmp_path, {}, *faults)

    assert done.lines[0].startswith("A-1001 waits on the desk")
    assert any("To be verified" in text for text in desk)
    assert [result.code for result in refused] == [1] * len(faults)
    options = ("--customer", "--document", "--effect", "--amount", "--promise", "--as")
    for result, option in zip(refused, options, strict=True):
        assert result.lines[0].startswith(option)
    assert [row[:4] for row in listed.rows] == [("A-1001", "OKAFOR", "INV-2214", "recorded")]


@pytest.mark.parametrize("words", [("anomaly", "--help"), ("anomaly", "add", "--help")])
def test_its_help_says_what_may_be_typed(words: tuple[str, ...]) -> None:
    """Without books or settings."""
    result = CliRunner().invoke(app, list(words))

    assert result.exit_code == 0
    assert "add" in result.stdout
