"""Times that customers were told: something true arrives at each, and the books say what became of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flows.facts.times import DAY, HOUR, MINUTE, in_zone, micros
from tests.corridor.conftest import AMARA, Play, one, rows
from tests.town.town import Town, plain

LAGOS, BERLIN = "Africa/Lagos", "Europe/Berlin"
FRIDAY_BEFORE_CLOCKS = micros(datetime(2026, 10, 23, 9, 0, tzinfo=ZoneInfo(LAGOS)))
WORD = "This is the word I promised you on case"


async def raise_case(town: Town) -> None:
    """Amara says that a price is wrong; Wei takes the case. The answer is promised for the second day, 17:00."""
    await town.say(AMARA, "/menu")
    await town.tap(AMARA, "My statement")
    await town.tap(AMARA, "Something differs")
    await town.say(AMARA, "INV-2214 looks too high, we agreed 18.40 not 19.20")
    for label in ("All 250", "Skip", "Credit the difference", "No, the rest is fine", "Yes, that is it"):
        await town.tap(AMARA, label)
    card = next(message for message in reversed(town.desk()) if town.button(message, "take"))
    await town.press("U_WEI", card, "take")
    await town.settle()


async def book(town: Town) -> list[tuple[str, int, int]]:
    """(state, whether unsolved, how often it was put off before) of every time that was told, oldest first."""
    return [tuple(row) for row in await rows(town, "SELECT state, unsolved, times FROM our_promise ORDER BY id")]


def words_of(town: Town) -> list[tuple[int, str]]:
    """(when, what) of every word that was promised."""
    sent = town.chat(AMARA)["messages"]
    return [(m["at"], plain(m)) for m in sent if m["from"] == "bot" and WORD in plain(m)]


async def open_due(town: Town) -> int:
    """The time that stands open (µs UTC)."""
    return int(await one(town, "SELECT due_at FROM our_promise WHERE state = 'open'"))


async def until_due(town: Town) -> int:
    """Let time pass until the time that stands open; it."""
    due = await open_due(town)
    await until(town, due)
    return due


async def until(town: Town, moment: int) -> None:
    """Let time pass, ringing at each minute at which something is due."""
    while town.clock.now() < moment:
        next_ = await town.concord.next_due()
        town.clock.advance(max(0, min(moment, next_ or moment) - town.clock.now()))
        await town.concord.waker.ring()
        await town.settle()


async def sleep(town: Town, until: int) -> None:
    """Nothing runs until then; afterwards all of it does."""
    town.clock.advance(until - town.clock.now())
    await town.concord.waker.ring()
    await town.settle()


def test_word_arrives_at_the_very_minute_though_nothing_is_solved(play: Play) -> None:
    """It counts as kept and as unsolved, and the next time is a working day away at most."""

    async def script(town: Town) -> tuple[int, list[tuple[int, str]], list[tuple[str, int, int]], int]:
        await raise_case(town)
        due = await until_due(town)
        return due, words_of(town), await book(town), await open_due(town)

    due, said, book_, next_ = play(script, AMARA)

    assert [at for at, _ in said] == [due]
    assert book_ == [("kept", 1, 0), ("open", 0, 1)]
    assert next_ - due == DAY


def test_the_desk_is_called_an_hour_and_a_quarter_before(play: Play) -> None:
    """The owner in private, then the thread."""

    async def script(town: Town) -> tuple[list[str], list[str]]:
        await raise_case(town)
        due = await open_due(town)
        await until(town, due - HOUR)
        private = next(one for one in town.slack("U_WEI")["channels"] if one["is_im"])["messages"]
        first = [message["text"] for message in private if "in an hour" in message["text"]]
        await until(town, due - 15 * MINUTE)
        return first, [message["text"] for message in town.desk() if "15 minutes until" in message["text"]]

    nudged, alarmed = play(script, AMARA)

    assert len(nudged) == len(alarmed) == 1
    assert "Wei, it is yours." in nudged[0]


def test_after_a_night_without_us_word_comes_in_their_morning_and_owns_up(play: Play) -> None:
    """Not at three at night; kept late, with how late."""

    async def script(town: Town) -> tuple[list[tuple[int, str]], list[tuple[str, int, int]]]:
        await raise_case(town)
        due = await open_due(town)
        await sleep(town, due + 10 * HOUR)
        await until(town, due + 16 * HOUR)
        return words_of(town), await book(town)

    said, book_ = play(script, AMARA)

    assert [f"{in_zone(at, LAGOS):%H:%M}" for at, _ in said] == ["08:00"]
    assert said[0][1].startswith("This was promised for Wed 4 Nov, 17:00 and comes 15 hours late. I am sorry.")
    assert book_ == [("kept_late", 1, 0), ("open", 0, 1)]


def test_after_an_hour_without_us_word_comes_at_once(play: Play) -> None:
    """Inside their hours nobody waits any longer."""

    async def script(town: Town) -> tuple[int, int]:
        await raise_case(town)
        due = await open_due(town)
        await sleep(town, due + HOUR)
        return words_of(town)[0][0], due

    sent_at, due = play(script, AMARA)

    assert sent_at == due + HOUR


def test_the_third_time_a_lead_has_it(play: Play) -> None:
    """And the customer hears that we owe them a clear answer."""

    async def script(town: Town) -> tuple[list[str], int, int, list[tuple[str, int, int]]]:
        await raise_case(town)
        for _ in range(3):
            await until_due(town)
        owner = int(await one(town, "SELECT owner FROM dispute_case"))
        return [text for _, text in words_of(town)], owner, town.staff["Mara"], await book(town)

    said, owner, mara, book_ = play(script, AMARA)

    assert ["We owe you a clear answer" in text for text in said] == [False, False, True]
    assert owner == mara
    assert book_ == [("kept", 1, 0), ("kept", 1, 1), ("kept", 1, 2), ("open", 0, 3)]


def test_word_that_the_platform_refused_kept_nothing(play: Play) -> None:
    """They blocked us meanwhile: no contact at that time is a broken promise, whatever the reason."""

    async def script(town: Town) -> list[tuple[str, int, int]]:
        await raise_case(town)
        town.sandbox.telegram.block(AMARA)
        await until_due(town)
        return await book(town)

    assert play(script, AMARA)[0] == ("broken", 0, 0)


def test_a_matter_that_its_customer_ends_owes_nothing_any_more(play: Play) -> None:
    """Cancelled, and nobody is called at its time."""

    async def script(town: Town) -> tuple[list[tuple[str, int, int]], list[tuple[int, str]]]:
        await town.say(AMARA, "/human")
        await town.tap(AMARA, "Go on without waiting")
        await town.wait(DAY)
        return await book(town), [(m["ts"], m["text"]) for m in town.desk() if "15 minutes until" in m["text"]]

    book_, called = play(script, AMARA)

    assert (book_, called) == ([("cancelled", 0, 0)], [])


def test_an_answer_before_its_time_keeps_it(play: Play) -> None:
    """Whoever waits for a person has been answered: nothing more is said at that time."""

    async def script(town: Town) -> list[tuple[str, int, int]]:
        await town.say(AMARA, "/human")
        card = next(message for message in reversed(town.desk()) if town.button(message, "take"))
        await town.press("U_WEI", card, "take")
        card = next(message for message in reversed(town.desk()) if town.button(message, "reply"))
        await town.press("U_WEI", card, "reply")
        await town.submit("U_WEI", {"text": {"text": "It is booked tomorrow."}})
        await town.submit("U_WEI", {"text": {"text": "It is booked tomorrow."}})
        return await book(town)

    assert play(script, AMARA) == [("kept", 0, 0)]


def test_over_the_night_the_clocks_change_the_wall_clock_is_kept(play: Play) -> None:
    """Promised on Friday in summer time for Tuesday 17:00: that is an hour more than four days."""

    async def script(town: Town) -> list[str]:
        await town.concord.store.write(lambda conn: conn.exec_driver_sql("UPDATE contact SET zone = ?", (BERLIN,)))
        await raise_case(town)
        due = await until_due(town)
        return [f"{in_zone(at, BERLIN):%a %H:%M}" for at, _ in words_of(town) if at == due]

    assert play(script, AMARA, at=FRIDAY_BEFORE_CLOCKS) == ["Tue 17:00"]
