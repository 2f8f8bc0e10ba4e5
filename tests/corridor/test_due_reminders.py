"""Reminders of what is due, through the whole house: born with a statement, judged by the books of the moment."""

from itertools import pairwise
from typing import Any

from bot.commands.perform import perform
from bot.commands.terms import Given
from flows.facts.times import DAY, HOUR, in_zone
from tests.conversations.paying import pay
from tests.corridor.conftest import AMARA, LIMIN, Play, one, restart, rows
from tests.town.town import Town, plain

DUE = "this is due and still open"


async def agree(town: Town) -> None:
    """Amara confirms the balance, so that only what is due is left to speak of."""
    await town.say(AMARA, "/statement")
    for label in ("It agrees", "I confirm", "Yes, in the name of Okafor Foods"):
        await town.tap(AMARA, label)


async def wait(town: Town, days: float) -> list[str]:
    """What Amara is told meanwhile."""
    last = town.last(AMARA)
    await town.wait(int(days * DAY))
    return [plain(message) for message in town.new(AMARA, last)]


def reminders(said: list[str]) -> list[str]:
    """Those about what is due."""
    return [text for text in said if DUE in text]


async def operator(town: Town, wish: str, code: str = "OKAFOR") -> Any:
    """`customers due-reminders CODE WISH`."""
    given = Given(town.concord.store, town.concord.corridor.take, town.clock, town.settings)
    return await perform(given, "due_reminders", {"customer": code, "wish": wish})


def test_all_that_is_due_is_one_message_in_office_hours(play: Play) -> None:
    """Numbers, sums, days and one question; what only falls due later, or is open for long, is not in it."""

    async def script(town: Town) -> tuple[list[dict[str, Any]], int]:
        await agree(town)
        last = town.last(AMARA)
        await town.wait(6 * DAY)
        return [m for m in town.new(AMARA, last) if DUE in plain(m)], await one(town, "SELECT count(*) FROM due_word")

    (message,), kept = play(script, AMARA, due_reminders=True)

    here = in_zone(message["at"], "Africa/Lagos")

    assert (f"{here:%a}", 9 <= here.hour < 18) == ("Fri", True)
    assert [part in plain(message) for part in ("INV-2207", "INV-2214", "USD 28,650.00", "INV-2201")] == [True] * 3 + [
        False
    ]
    assert kept == 2


def test_a_house_that_does_not_want_it_reminds_of_nothing(play: Play) -> None:
    """As long as nobody asks for it, the ledger's own letters are the only ones; nothing waits either."""

    async def script(town: Town) -> tuple[list[str], int]:
        await agree(town)
        kinds = "kind IN ('due_reminder', 'early_talk')"
        return await wait(town, 20), await one(town, f"SELECT count(*) FROM follow_up WHERE {kinds}")  # noqa: S608

    assert play(script, AMARA) == ([], 0)


def test_what_is_promised_is_left_alone_and_the_rest_goes_on(play: Play) -> None:
    """The next one names only what nobody has said anything about."""

    async def script(town: Town) -> list[str]:
        await agree(town)
        await wait(town, 5)
        await town.tap(AMARA, "We will pay on …")
        await town.tap(AMARA, "INV-2207 · USD 23,850.00")
        await town.say(AMARA, "on 20 Nov")
        await town.tap(AMARA, "Bank transfer")
        await town.tap(AMARA, "Yes, note it")
        return reminders(await wait(town, 10))

    (said,) = play(script, AMARA, due_reminders=True)

    assert ("INV-2214" in said, "INV-2207" in said) == (True, False)


def test_what_is_disputed_is_left_alone(play: Play) -> None:
    """From the moment the case is registered."""

    async def script(town: Town) -> list[str]:
        await agree(town)
        await wait(town, 5)
        for label in ("Something does not fit", "INV-2214 · USD 4,800.00", "The price"):
            await town.tap(AMARA, label)
        await town.say(AMARA, "18.40")
        for label in ("All 250", "Skip", "Credit the difference", "No, the rest is fine", "Yes, that is it"):
            await town.tap(AMARA, label)
        return reminders(await wait(town, 10))

    (said,) = play(script, AMARA, due_reminders=True)

    assert ("INV-2214" in said, "INV-2207" in said) == (False, True)


def test_what_is_paid_meanwhile_ends_it_by_itself(play: Play) -> None:
    """The payments are imported; nothing more is said, and nothing waits."""

    async def script(town: Town) -> tuple[list[str], list[tuple[object, ...]]]:
        await agree(town)
        for money in (
            "RC-1 brings 2700 for INV-2201",
            "RC-2 brings 23850 for INV-2207",
            "RC-3 brings 4800 for INV-2214",
        ):
            await pay(town, money)
        said = await wait(town, 12)
        return reminders(said), await rows(town, "SELECT kind FROM follow_up WHERE subject = 'due:1' AND state = 'due'")

    assert play(script, AMARA, due_reminders=True) == ([], [])


def test_after_ten_days_asleep_there_is_one_message(play: Play) -> None:
    """Not one for each step that was slept through."""

    async def script(town: Town) -> list[str]:
        await agree(town)
        last = town.last(AMARA)
        town.clock.advance(10 * DAY)
        await restart(town)
        for _ in range(3):
            await town.concord.waker.ring()
            await town.settle()
        await town.wait(2 * DAY)
        return reminders([plain(m) for m in town.new(AMARA, last)])

    assert len(play(script, AMARA, due_reminders=True)) == 1


def test_never_more_than_one_a_week_and_in_the_end_a_person(play: Play) -> None:
    """What is due and what is asked about count together."""

    async def script(town: Town) -> tuple[list[int], list[str]]:
        await agree(town)
        last = town.last(AMARA)
        await town.wait(32 * DAY)
        desk = [m["text"] for m in town.desk() if "nothing has come of" in m["text"]]
        return [m["at"] for m in town.new(AMARA, last)], desk

    at, desk = play(script, AMARA, due_reminders=True)

    assert len(at) >= 3
    assert all(later - earlier >= 7 * DAY - HOUR for earlier, later in pairwise(at))
    assert [any(number in text for text in desk) for number in ("INV-2201", "INV-2207", "INV-2214")] == [True] * 3


def test_an_operator_decides_for_one_customer_and_does_not_overrule_their_no(play: Play) -> None:
    """On begins at once, off calls off; what the customer refused stays refused."""

    async def script(town: Town) -> tuple[list[object], list[Any]]:
        found: list[object] = []
        waits = "SELECT count(*) FROM follow_up WHERE subject = 'due:1' AND state = 'due'"
        for wish in ("on", "off", "house", "on"):
            await operator(town, wish)
            found.append(await one(town, waits))
        await town.say(AMARA, "/menu")
        await town.tap(AMARA, "Settings")
        await town.tap(AMARA, "Do not remind me of what is due")
        found.append(await one(town, waits))
        refused = [await operator(town, "on"), await operator(town, "on", "NOBODY"), await operator(town, "perhaps")]
        return found, refused

    found, refused = play(script, AMARA)

    assert found == [2, 0, 0, 2, 0]
    assert [one.code for one in refused] == [1, 1, 1]
    assert "only they can say yes" in refused[0].lines[0]


def test_who_wants_no_messages_is_called_instead(play: Play) -> None:
    """The desk hears of each debt once."""

    async def script(town: Town) -> tuple[list[str], int]:
        await agree(town)
        await town.say(AMARA, "/stop")
        said = await wait(town, 20)
        return said, sum("this is due, and I may not remind of it here" in m["text"] for m in town.desk())

    said, told = play(script, AMARA, due_reminders=True)

    assert (said, told) == ([], 1)


def test_the_plan_shows_it(play: Play) -> None:
    """`plan`: what would be said to this customer, and when."""

    async def script(town: Town) -> tuple[str, ...]:
        given = Given(town.concord.store, town.concord.corridor.take, town.clock, town.settings)
        found = await perform(given, "plan", {"customer": "CHENGUANG", "until": "2026-11-20"})
        return found.lines

    told = play(script, LIMIN, due_reminders=True)

    assert any("due:2" in line or "due_reminder" in line or "到期" in line for line in told), told
