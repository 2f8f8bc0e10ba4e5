"""Slack is away and somebody waits: one mail an hour to operators, with counts and nothing else."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import pytest

from bot.mail_operators import MailOperators, MailServer
from bot.settings import NotConfiguredError, complete, load
from flows.facts.times import MINUTE
from storage.ports import Letter
from tests.corridor.conftest import AMARA, Play
from tests.town.mail_server import MailBox, a_mail_server
from tests.town.town import Town

T = TypeVar("T")
WHO: dict[str, Any] = {"mail_from": "concord@books.example", "alarm_mail": "ops@books.example, night@books.example"}


async def later(town: Town, minutes: int, every: int = 1) -> None:
    """Time passes, and the bell rings every so many minutes."""
    for _ in range(0, minutes, every):
        town.clock.advance(every * MINUTE)
        await town.concord.waker.ring()
        await town.settle()


def with_mail(play: Play, script: Callable[[Town, MailBox], Awaitable[T]]) -> T:
    """Play it in a town whose operators have a mail server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    async def whole(town: Town) -> T:
        async with a_mail_server(port) as box:
            return await script(town, box)

    return play(whole, AMARA, mail=f"smtp://127.0.0.1:{port}", **WHO)


async def slack_goes_away(town: Town) -> None:
    """Nothing reaches the desk any more, and Amara asks for a person."""
    town.sandbox.faults.arm("slack", "*", kind="dropped", times=10_000)
    await town.say(AMARA, "/human")


def test_after_ten_minutes_with_somebody_waiting_operators_get_one_mail(play: Play) -> None:
    """Not before, and not again within the hour."""

    async def script(town: Town, box: MailBox) -> list[int]:
        await slack_goes_away(town)
        seen = []
        for by, every in ((10, 1), (1, 1), (58, 29), (2, 1)):
            await later(town, by, every)
            seen.append(len(box.mails))
        return seen

    assert with_mail(play, script) == [0, 1, 1, 2]


def test_the_mail_holds_counts_and_neither_names_nor_figures(play: Play) -> None:
    """It leaves the house unencrypted, perhaps."""

    async def script(town: Town, box: MailBox) -> str:
        await slack_goes_away(town)
        await later(town, 11)
        return box.mails[0]

    mail = with_mail(play, script)

    assert "To: ops@books.example, night@books.example" in mail
    assert "One person waits for a colleague" in mail
    for secret in ("Amara", "Okafor", "USD", "29,950"):
        assert secret not in mail


def test_nothing_is_mailed_while_nobody_waits(play: Play) -> None:
    """A note that is late is no alarm."""

    async def script(town: Town, box: MailBox) -> int:
        town.sandbox.faults.arm("slack", "*", kind="dropped", times=10_000)
        await town.say(AMARA, "/statement")
        await later(town, 15)
        return len(box.mails)

    assert with_mail(play, script) == 0


def test_nothing_is_mailed_once_slack_answers_again(play: Play) -> None:
    """What waited goes out by itself."""

    async def script(town: Town, box: MailBox) -> tuple[int, list[str]]:
        await slack_goes_away(town)
        await later(town, 8)
        town.sandbox.faults.clear()
        await later(town, 6)
        return len(box.mails), [m["text"] for m in town.desk() if "Amara" in m["text"]]

    mails, told = with_mail(play, script)

    assert mails == 0
    assert told


def test_a_mail_that_the_server_puts_off_comes_later_and_once(play: Play) -> None:
    """As every letter: queued, tried again, sent."""

    async def script(town: Town, box: MailBox) -> tuple[int, int]:
        box.says["MAIL"] = "451 later"
        await slack_goes_away(town)
        await later(town, 11)
        first = len(box.mails)
        box.says.clear()
        await later(town, 1)
        return first, len(box.mails)

    assert with_mail(play, script) == (0, 1)


# -- the channel alone -------------------------------------------------------------------------------------------------
LETTER = Letter("alarm:1:0", "mail:operators", "mail", "send", {"subject": "S", "text": "One line."}, "alarm")


@pytest.mark.parametrize(
    ("says", "breaks_at", "state"),
    [
        ({}, "", "sent"),
        ({"RCPT": "550 nobody"}, "", "dead"),
        ({"RCPT": "450 busy"}, "", "queued"),
        ({"MAIL": "554 no"}, "", "dead"),
        ({}, "EHLO", "queued"),
        ({}, "AFTER", "uncertain"),
    ],
)
def test_what_became_of_a_mail_is_told_as_it_is(says: dict[str, str], breaks_at: str, state: str) -> None:
    """Sent, refused for good, to be tried again, or in doubt."""

    async def script() -> str:
        async with a_mail_server() as box:
            box.says.update(says)
            box.breaks_at = breaks_at
            channel = MailOperators(f"smtp://127.0.0.1:{box.port}", "c@b.example", "o@b.example")
            return (await channel.send(LETTER, "")).state

    assert asyncio.run(script()) == state


def test_a_server_that_is_not_there_is_tried_again() -> None:
    """It may come back."""

    async def script() -> str:
        async with a_mail_server() as box:
            port = box.port
        return (await MailOperators(f"smtp://127.0.0.1:{port}", "c@b.example", "o@b.example").send(LETTER, "")).state

    assert asyncio.run(script()) == "queued"


def test_the_same_letter_twice_is_the_same_mail() -> None:
    """Its id follows from the letter's key, so a mail program shows one."""

    async def script() -> list[Any]:
        async with a_mail_server() as box:
            channel = MailOperators(f"smtp://127.0.0.1:{box.port}", "c@b.example", "o@b.example")
            for key in ("alarm:1:0", "alarm:1:0:again"):
                await channel.send(Letter(key, LETTER.lane, "mail", "send", LETTER.body, "alarm"), "")
            return [next(row for row in mail.splitlines() if row.startswith("Message-ID")) for mail in box.mails]

    first, second = asyncio.run(script())

    assert first == second


def test_the_address_of_the_server_may_carry_user_and_password() -> None:
    """Percent signs as in every address; the port follows from the scheme."""
    read = MailServer.at("smtps://ops%40b:p%3Ass@mail.example")

    assert (read.host, read.port, read.user, read.password) == ("mail.example", 465, "ops@b", "p:ss")
    assert "p:ss" not in repr(read)


def test_half_of_the_mail_settings_is_refused_with_what_is_missing() -> None:
    """Otherwise the alarm would be found missing in the night it is needed."""
    with pytest.raises(NotConfiguredError, match=r"CONCORD_MAIL_FROM, CONCORD_ALARM_MAIL: missing"):
        complete(load(env_file=None, mail="smtp://mail.example"))
