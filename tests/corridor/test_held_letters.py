"""Letters about money in words that no person has read: they wait for a colleague, who always hears of them."""

from typing import Any

from flows.facts.times import DAY, HOUR, MINUTE
from tests.corridor.conftest import AMARA, LIMIN, Play, one, rows
from tests.town.town import Town, plain
from tests.town.unread import unread

WAITING = "SELECT count(*) FROM follow_up WHERE kind = 'held_letter' AND state = 'due'"
NOTICE = "128,460.00"  # what 李敏's statement says


async def issued(town: Town) -> None:
    """The statements of the month."""
    await town.issue()
    await town.wait(MINUTE)


def read(town: Town) -> list[str]:
    """What 李敏 has read."""
    return [plain(message) for message in town.chat(LIMIN)["messages"] if message["from"] == "bot"]


def card(town: Town) -> dict[str, Any]:
    """The card of the letter that waits."""
    return town.head("A message to 李敏")


def test_the_notice_waits_on_the_desk_in_both_languages(play: Play) -> None:
    """Nothing leaves; the colleague sees the words, their buttons and what they mean."""

    async def script(town: Town) -> tuple[list[str], str, list[tuple[Any, ...]]]:
        await issued(town)
        return read(town), str(card(town)), await rows(town, "SELECT state, language, message FROM held_letter")

    said, shown, kept = play(script, LIMIN, issue=False, speaker=unread("zh_Hans"))

    assert not any(NOTICE in text for text in said)
    assert kept == [("waiting", "zh_Hans", "statement/issued")]
    assert "对账单" in shown
    assert "The statement of Harbourline Trading" in shown
    assert "[余额相符]" in shown
    assert "简体中文" in shown


def test_other_languages_and_answers_are_not_held(play: Play) -> None:
    """Amara gets her notice, and 李敏 sees her statement when she asks for it."""

    async def script(town: Town) -> tuple[str, list[str]]:
        await issued(town)
        await town.say(LIMIN, "/statement")
        return str(town.chat(AMARA)["messages"]), read(town)

    told, said = play(script, AMARA, LIMIN, issue=False, speaker=unread("zh_Hans"))

    assert "29,950.00" in told
    assert any(NOTICE in text for text in said)


def test_a_colleague_sends_it_as_it_is(play: Play) -> None:
    """It leaves once, and the card says who decided."""

    async def script(town: Town) -> tuple[list[str], str, int]:
        await issued(town)
        await town.press("U_WEI", card(town), "send_held")
        return read(town), str(card_of(town)), await one(town, WAITING)

    said, shown, due = play(script, LIMIN, issue=False, speaker=unread("zh_Hans"))

    assert sum(NOTICE in text for text in said) == 1
    assert "Sent as it is" in shown
    assert "Wei" in shown
    assert due == 0


def test_a_colleague_sends_it_in_english_and_its_buttons_work(play: Play) -> None:
    """They are the same buttons under other names."""

    async def script(town: Town) -> tuple[str, list[str]]:
        await issued(town)
        await town.press("U_WEI", card(town), "send_held_english")
        told = next(message for message in town.chat(LIMIN)["messages"] if NOTICE in str(message))
        answered = await town.tap(LIMIN, told["buttons"][0][0]["text"])
        return f"{plain(told)} {told['buttons']}", [plain(message) for message in answered]

    told, answered = play(script, LIMIN, issue=False, speaker=unread("zh_Hans"))

    assert "The statement of Harbourline Trading" in told
    assert "It agrees" in told
    assert any(NOTICE in text for text in answered)


def test_what_a_colleague_does_not_send_never_leaves(play: Play) -> None:
    """It stands in the records."""

    async def script(town: Town) -> tuple[list[str], list[tuple[Any, ...]]]:
        await issued(town)
        await town.press("U_WEI", card(town), "drop_held")
        await town.wait(DAY)
        found = await rows(town, "SELECT action FROM audit WHERE action LIKE 'letter_held' OR action LIKE 'held_%'")
        return read(town), found

    said, found = play(script, LIMIN, issue=False, speaker=unread("zh_Hans"))

    assert not any(NOTICE in text for text in said)
    assert [row[0] for row in found[:2]] == ["letter_held", "held_decided"]


def test_a_lead_hears_of_what_nobody_decides_on_and_again_every_day(play: Play) -> None:
    """After half a day of work, in the channel."""

    async def script(town: Town) -> list[int]:
        await issued(town)
        counted = [nudges(town)]
        for pause in (5 * HOUR, DAY):
            await town.wait(pause)
            counted.append(nudges(town))
        return counted

    counted = play(script, LIMIN, issue=False, speaker=unread("zh_Hans"))

    assert counted == [0, 1, 2]


def test_the_home_of_a_colleague_lists_it(play: Play) -> None:
    """Until somebody has decided."""

    async def script(town: Town) -> tuple[bool, bool]:
        await issued(town)
        before = await home(town)
        await town.press("U_WEI", card(town), "send_held")
        return "Message to look at" in before, "Message to look at" in await home(town)

    assert play(script, LIMIN, issue=False, speaker=unread("zh_Hans")) == (True, False)


def test_with_the_operators_word_what_waits_leaves_and_nothing_waits_any_more(play: Play) -> None:
    """Recorded with who said it."""

    async def script(town: Town) -> tuple[list[str], Any, list[tuple[Any, ...]]]:
        await issued(town)
        replies = await town.order("accept_words", {"language": "zh_Hans", "reviewer": "Li Wei"})
        await town.settle()
        await town.prepare_statements()
        kept = await rows(town, "SELECT reviewer FROM accepted_words")
        return read(town), replies, [*kept, *await rows(town, "SELECT state FROM held_letter")]

    said, replies, kept = play(script, LIMIN, issue=False, speaker=unread("zh_Hans"))

    assert sum(NOTICE in text for text in said) == 1
    assert replies[0].body == {"count": 1}
    assert kept == [("Li Wei",), ("accepted",)]


def card_of(town: Town) -> dict[str, Any]:
    """The card once it was decided on."""
    return town.head("Message to 李敏")


def nudges(town: Town) -> int:
    """How often the desk was told that nobody has decided."""
    return sum("has waited since" in str(message.get("text")) for message in town.desk())


async def home(town: Town) -> str:
    """What Wei's home shows."""
    town.sandbox.slack.people.home("U_WEI")
    await town.settle()
    return str(town.slack("U_WEI"))
