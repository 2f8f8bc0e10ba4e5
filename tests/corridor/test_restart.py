"""The bot is stopped and started between any two things a customer does: nobody notices."""

import re

import pytest

from tests.corridor.conftest import AMARA, Play, restart, rows, send
from tests.town.town import Town, plain

PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 200 + b"\xff\xd9"
CONFIRM = ("/statement", "[It agrees]", "[I confirm]", "[Yes, in the name of Okafor Foods]", "/status")
DISPUTE = (
    "/statement",
    "[Something differs]",
    "[INV-2214 · USD 4,800.00]",
    "[The price]",
    "18.40",
    "[All 250]",
    "(photo)",
    "[That is all]",
    "[Credit the difference]",
    "[No, the rest is fine]",
    "[Yes, that is it]",
    "/status",
)
AROUND = (
    "/statement",
    "[See the lines]",
    "[Back]",
    "[How it arises]",
    "/human",
    "are you there?",
    "/back",
    "/menu",
    "/help",
)


async def speak(town: Town, script: tuple[str, ...], *, restarting: bool) -> list[str]:
    """Everything the bot says, with the buttons, along a script."""
    heard = []
    for line in script:
        if restarting:
            await restart(town)
        if line == "(photo)":
            said = await send(town, AMARA, PHOTO, "order.jpg", "image/jpeg", kind="photo")
        elif line.startswith("["):
            said = await town.tap(AMARA, line[1:-1])
        else:
            said = await town.say(AMARA, line)
        heard += [f"{plain(m)} {[b['text'] for row in m['buttons'] for b in row]}" for m in said]
    return [re.sub(r"[0-9A-F]{4}-[0-9A-F]{4}", "CODE", words) for words in heard]


@pytest.mark.parametrize("script", [CONFIRM, DISPUTE, AROUND], ids=["confirming", "disputing", "looking around"])
def test_a_dialogue_goes_on_where_it_was_after_a_restart_at_any_point(play: Play, script: tuple[str, ...]) -> None:
    """Every word and every button is the same as without."""
    undisturbed = play(lambda town: speak(town, script, restarting=False), AMARA)
    disturbed = play(lambda town: speak(town, script, restarting=True), AMARA)

    assert disturbed == undisturbed
    assert len(undisturbed) >= len(script)


def test_linking_goes_on_after_a_restart_at_any_point(play: Play) -> None:
    """Nobody has to ask for a second link because of us."""

    async def script(town: Town, *, restarting: bool) -> list[str]:
        token = await town.invite(AMARA)
        return await speak(town, (f"/start {token}", "[Agree and go on]", "1.00", "4,800.00"), restarting=restarting)

    undisturbed = play(lambda town: script(town, restarting=False))
    disturbed = play(lambda town: script(town, restarting=True))

    assert disturbed == undisturbed
    assert "Okafor Foods" in disturbed[-1]


def test_a_paper_that_was_announced_before_the_end_is_fetched_by_the_next_process(play: Play) -> None:
    """The platform was away when the paper should have been fetched."""

    async def script(town: Town) -> list[tuple[object, ...]]:
        town.sandbox.faults.arm("telegram", "getFile", kind="500", times=100)
        await send(town, AMARA, PHOTO, "order.jpg", "image/jpeg", kind="photo")
        before = await rows(town, "SELECT state FROM evidence")
        town.sandbox.faults.clear()
        await restart(town)
        return [*before, *await rows(town, "SELECT state FROM evidence")]

    assert play(script, AMARA) == [("announced",), ("stored",)]
