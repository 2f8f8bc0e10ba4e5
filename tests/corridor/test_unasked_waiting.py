"""A conversation that nobody takes up: word seldom, a lead once, and at last the truth instead of another time."""

from flows.facts.times import DAY, in_zone
from tests.corridor.conftest import AMARA, Play, one, rows
from tests.corridor.test_promise_keeper import until
from tests.town.town import Town, plain

LAGOS = "Africa/Lagos"
OWED, GIVEN_UP = "the new time", "no further time"
CALLED = "put off for the third time"


async def abandoned(town: Town, days: int) -> list[tuple[int, str]]:
    """Amara asks for a person, and for so many days nobody comes; when and what she reads."""
    await town.say(AMARA, "/human")
    last = town.last(AMARA)
    await until(town, town.clock.now() + days * DAY)
    return [(m["at"], plain(m)) for m in town.new(AMARA, last)]


def a_day(said: list[tuple[int, str]]) -> dict[str, int]:
    """How often another time was named on each of her days."""
    counted: dict[str, int] = {}
    for at, text in said:
        day = f"{in_zone(at, LAGOS):%a %d}"
        counted[day] = counted.get(day, 0) + (OWED in text.lower())
    return counted


def test_from_the_third_time_on_another_time_is_named_once_a_working_day(play: Play) -> None:
    """Four words a day that nobody has come would only be one more nuisance."""

    async def script(town: Town) -> list[tuple[int, str]]:
        return await abandoned(town, 5)

    named = a_day(play(script, AMARA))

    assert named["Mon 02"] == 2
    assert [named[day] for day in ("Tue 03", "Wed 04", "Thu 05", "Fri 06")] == [1, 1, 1, 1]


def test_a_lead_is_called_once_and_not_each_time(play: Play) -> None:
    """At the third time; afterwards the thread says so, and nobody's pocket buzzes."""

    async def script(town: Town) -> list[str]:
        await abandoned(town, 6)
        return [m["text"] for m in town.desk() if CALLED in m["text"]]

    called = play(script, AMARA)

    assert len(called) == 1
    assert "<@U_MARA>" in called[0]


def test_after_five_working_days_no_further_time_is_named_and_nothing_more_is_said(play: Play) -> None:
    """What nobody keeps is not promised again: they are told so, once."""

    async def script(town: Town) -> tuple[list[tuple[int, str]], int]:
        said = await abandoned(town, 21)
        return said, await one(town, "SELECT count(*) FROM follow_up WHERE state = 'due' AND kind = 'pick_up'")

    said, pending = play(script, AMARA)
    given_up = [at for at, text in said if GIVEN_UP in text]
    after = [text for at, text in said if given_up and at > given_up[0] and OWED in text.lower()]

    assert [f"{in_zone(at, LAGOS):%a %d}" for at in given_up] == ["Mon 09"]
    assert (after, pending) == ([], 0)


def test_what_is_written_then_is_still_passed_on(play: Play) -> None:
    """The conversation stands open, and names no time that was never told."""

    async def script(town: Town) -> str:
        await abandoned(town, 10)
        last = town.last(AMARA)
        await town.say(AMARA, "Is anybody there?")
        return " ".join(plain(m) for m in town.new(AMARA, last))

    read = play(script, AMARA)

    assert "Passed on" in read
    assert "1970" not in read


def test_a_word_without_a_result_settles_nothing(play: Play) -> None:
    """The last one, too, counts as kept and as unsolved."""

    async def script(town: Town) -> list[tuple[object, ...]]:
        await abandoned(town, 10)
        return await rows(town, "SELECT state, unsolved FROM our_promise ORDER BY id DESC LIMIT 1")

    assert play(script, AMARA) == [("kept", 1)]
