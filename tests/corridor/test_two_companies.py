"""One person who speaks for two companies in one chat: nothing of the one is said while the other is spoken for."""

import itertools

import pytest

from flows.facts.times import DAY, MINUTE
from tests.corridor.conftest import AMARA, Play, rows
from tests.town.town import Town, plain

OKAFOR, CHENGUANG = "Okafor Foods", "上海晨光贸易有限公司"
OF = {
    OKAFOR: ("INV-22", "CN-0380", "RC-5533", "29,950", "2,700.00", "23,850", "4,800.00", "Palm oil", "OKAFOR"),
    CHENGUANG: ("FP-1", "128,460", "21,300", "107,160", "复印纸", "中性笔", "CHENGUANG"),
}
ASKED = (
    "/start", "/statement", "/status", "/settings", "/help", "/privacy", "menu", "INV-2214", "FP-1102", "4,800.00",
    "the price is wrong", "I want to complain", "we pay on Friday",
)  # fmt: skip


async def two(town: Town) -> None:
    """Amara, who speaks for Okafor Foods, speaks for the other company too: by the link and the proof."""
    token = await town.invite_for(AMARA, "CHENGUANG", AMARA)
    await town.say(AMARA, f"/start {token}")
    await town.tap(AMARA, "Agree and go on")
    await town.say(AMARA, "CE2K")


async def noticed(town: Town) -> int:
    """The number of the message that told of Okafor's statement, before she speaks for the other company too."""
    await town.issue()
    await town.wait(MINUTE)
    found = next(one for one in town.chat(AMARA)["messages"] if "29,950" in one["text"])
    await two(town)
    return int(found["id"])


async def change(town: Town, name: str) -> None:
    """For that company from now on."""
    await town.say(AMARA, "switch company")
    if any(button["text"] == name for row in town.chat(AMARA)["messages"][-1]["buttons"] for button in row):
        await town.tap(AMARA, name)
    else:
        await town.say(AMARA, "/back")


def whose(message: dict[str, object]) -> str:
    """The company that a message names in its first line."""
    return plain(message).split("\n", 1)[0]


def leaks(message: dict[str, object]) -> list[str]:
    """What the message tells of the company that it is not about."""
    other = CHENGUANG if whose(message) == OKAFOR else OKAFOR
    said = plain(message) + str(message["buttons"])
    return [trace for trace in OF[other] if trace in said]


@pytest.mark.parametrize("order", [(OKAFOR, CHENGUANG), (CHENGUANG, OKAFOR)])
def test_whatever_is_asked_is_answered_for_the_company_that_is_spoken_for(play: Play, order: tuple[str, str]) -> None:
    """Every message names its company first, and holds nothing of the other one."""

    async def script(town: Town) -> list[tuple[str, list[str]]]:
        await two(town)
        said = []
        for name in order:
            await change(town, name)
            for words in ASKED:
                answers = await town.say(AMARA, words)
                said += [(whose(one), leaks(one)) for one in answers if whose(one) != name or leaks(one)]
                assert answers, words
        return said

    assert play(script, AMARA) == []


def test_a_button_of_the_other_company_is_answered_for_that_one(play: Play) -> None:
    """And that one is spoken for from then on."""

    async def script(town: Town) -> list[str]:
        pressed = await town.tap(AMARA, "It agrees", await noticed(town))
        written = await town.say(AMARA, "/statement")
        return [whose(one) for one in (*pressed, *written)]

    assert set(play(script, AMARA, issue=False)) == {OKAFOR}


def test_an_answer_to_a_message_belongs_to_the_company_of_that_message(play: Play) -> None:
    """Who answers the other company's notice means that company."""

    async def script(town: Town) -> list[str]:
        return [whose(one) for one in await town.say(AMARA, "INV-2214", await noticed(town))]

    assert set(play(script, AMARA, issue=False)) == {OKAFOR}


def test_what_is_due_names_its_company_and_leaves_the_choice_as_it_is(play: Play) -> None:
    """A reminder is about one statement; who wrote last about the other company goes on with it."""

    async def script(town: Town) -> tuple[set[str], list[list[str]], str]:
        await noticed(town)
        await change(town, CHENGUANG)
        before = town.last(AMARA)
        await town.wait(5 * DAY)
        due = town.new(AMARA, before)
        after = await town.say(AMARA, "/statement")
        return {whose(one) for one in due}, [leaks(one) for one in due], whose(after[-1])

    names, traces, chosen = play(script, AMARA, issue=False)

    assert names == {OKAFOR, CHENGUANG}
    assert not any(traces)
    assert chosen == CHENGUANG


def test_an_end_of_one_access_leaves_the_other(play: Play) -> None:
    """Whoever left one company still speaks for the other, without a header that would mean nothing any more."""

    async def script(town: Town) -> tuple[str, list[list[str]]]:
        await two(town)
        first = (await rows(town, "SELECT id FROM binding WHERE chat = ? AND revoked_at IS NULL", f"telegram:{AMARA}"))[
            0
        ]
        await town.order("revoke_binding", {"id": first[0], "reason": "left"})
        said = await town.say(AMARA, "/statement")
        traces = [[trace for trace in OF[OKAFOR] if trace in plain(one)] for one in said]
        return plain(said[-1]), traces

    said, traces = play(script, AMARA)

    assert "128,460" in said
    assert not said.startswith(CHENGUANG)
    assert not any(traces)


def test_with_one_company_nothing_says_so(play: Play) -> None:
    """A header above every message is only there where it tells something."""

    async def script(town: Town) -> list[str]:
        said = [await town.say(AMARA, words) for words in ASKED]
        return [plain(one) for one in itertools.chain(*said) if whose(one) == OKAFOR]

    assert play(script, AMARA) == []
