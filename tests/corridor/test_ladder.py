"""The ladder of a case: who is called as a clock runs out, once each, by day; and the customer who hears nothing."""

import json
from datetime import time
from typing import Any

from flows.facts.times import DAY, HOUR, MINUTE, in_zone
from tests.corridor.conftest import AMARA, Play, one, restart, rows
from tests.corridor.test_promise_keeper import LAGOS, raise_case, until
from tests.town.town import Town, plain

Told = list[tuple[str, int, int]]
NEXT = "SELECT count(*), min(due_at) FROM follow_up WHERE subject = 'clock:1' AND state = 'due'"
STANDS = "So that you know where case D-1001 stands"


async def raise_much(town: Town) -> None:
    """Amara says that goods of most of the balance never came: a case of the highest priority."""
    await town.say(AMARA, "/statement")
    await town.tap(AMARA, "Something differs")
    await town.say(AMARA, "INV-2207")
    await town.tap(AMARA, "Nothing arrived")
    await town.say(AMARA, "to Ikeja, gate 2")
    wanted = ("Skip", "Skip", "Unknown signature", "All of it: USD 23,850.00", "Skip", "Deliver what is missing")
    for label in (*wanted, "No, the rest is fine", "Yes, that is it"):
        await town.tap(AMARA, label)


async def pass_time(town: Town, span: int) -> int:
    """Let so much time pass, ringing at each minute at which something is due; when it began."""
    begun = town.clock.now()
    await until(town, begun + span)
    return begun


async def told(town: Town) -> Told:
    """(clock, per cent, when) of every step that was told."""
    found = await rows(town, "SELECT body, at FROM audit WHERE action = 'clock_rung' ORDER BY at, seq")
    return [(str(body["key"]), int(body["share"]), int(at)) for body, at in ((_read(text), at) for text, at in found)]


def _read(body: object) -> dict[str, Any]:
    return dict(json.loads(str(body)))


def lines(town: Town, words: str) -> list[str]:
    """What the desk read with these words."""
    return [m["text"] for m in town.desk() if words in m["text"]]


def heard(town: Town) -> list[tuple[str, str]]:
    """(hour, first line) of every word about how it stands that was not asked for."""
    sent = [m for m in town.chat(AMARA)["messages"] if m["from"] == "bot" and STANDS in plain(m)]
    return [(in_zone(m["at"], LAGOS).strftime("%a %H:%M"), plain(m).splitlines()[0]) for m in sent]


def test_the_owner_hears_of_it_first_then_who_stands_in_and_a_lead_then_the_lead_alone(play: Play) -> None:
    """Each by name; the lead with what ends it."""

    async def script(town: Town) -> tuple[Told, list[str]]:
        await raise_case(town)
        begun = await pass_time(town, 2 * DAY)
        return [(key, share, at - begun) for key, share, at in await told(town)], lines(town, "First word by a person")

    steps, said = play(script, AMARA)

    assert [share for key, share, _ in steps if key == "first_response"] == [75, 100, 125, 200]
    assert [at // MINUTE for key, _, at in steps if key == "first_response"][:3] == [180, 240, 300]
    assert "<@U_WEI>" in said[0]
    assert "<@U_MARA>" not in said[0]
    assert "<@U_WEI>" in said[1]
    assert "<@U_MARA>" in said[1]
    assert "<@U_MARA> (Mara): write to the customer, give it to somebody who can" in said[2]
    assert "list for the controllers" in said[3]


def test_no_step_is_told_twice_and_one_look_is_set_at_a_time(play: Play) -> None:
    """Whatever else happens in the case, and after a restart."""

    async def script(town: Town) -> tuple[Told, tuple[int, int]]:
        await raise_case(town)
        await pass_time(town, 4 * HOUR)
        await restart(town)
        await town.say(AMARA, "/status")
        await pass_time(town, HOUR)
        ((count, due),) = await rows(town, NEXT)
        return await told(town), (int(count), int(due) - town.clock.now())

    steps, (set_, ahead) = play(script, AMARA)

    assert len({(key, share) for key, share, _ in steps}) == len(steps)
    assert set_ == 1
    assert ahead > 0


def test_after_a_downtime_one_line_tells_how_far_it_has_come(play: Play) -> None:
    """Not each step that was slept through."""

    async def script(town: Town) -> Told:
        await raise_case(town)
        town.clock.advance(3 * DAY)
        await town.concord.waker.ring()
        await town.settle()
        return await told(town)

    steps = play(script, AMARA)

    assert [(key, share) for key, share, _ in steps if key == "first_response"] == [("first_response", 200)]


def test_colleagues_are_called_in_office_hours(play: Play) -> None:
    """A case raised in the evening waits for the morning."""

    async def script(town: Town) -> Told:
        town.clock.advance(8 * HOUR)
        await raise_case(town)
        await pass_time(town, 3 * DAY)
        return await told(town)

    hours = [in_zone(at, LAGOS) for _, _, at in play(script, AMARA)]

    assert hours
    assert [at for at in hours if not time(9) <= at.time() <= time(18)] == []


def test_the_most_urgent_case_calls_at_night(play: Play) -> None:
    """Ten minutes until it is taken are ten minutes."""

    async def script(town: Town) -> Told:
        town.clock.advance(13 * HOUR)
        await raise_much(town)
        begun = await pass_time(town, HOUR)
        return [(key, share, at - begun) for key, share, at in await told(town)]

    steps = [step for step in play(script, AMARA) if step[0] == "pick_up"]

    assert [share for _, share, _ in steps] == [75, 100, 125, 200]
    assert steps[1][2] == 10 * MINUTE


def test_a_word_to_the_customer_ends_the_clock_and_moves_the_look(play: Play) -> None:
    """Nobody is called about what was done."""

    async def script(town: Town) -> tuple[int, int, Told]:
        await raise_case(town)
        before = await one(town, "SELECT due_at FROM follow_up WHERE subject = 'clock:1' AND state = 'due'")
        card = next(message for message in reversed(town.desk()) if town.button(message, "ask_evidence"))
        await town.press("U_WEI", card, "ask_evidence")
        await town.submit("U_WEI", {"list": {"list": "the order"}})
        await town.settle()
        ((count, _),) = await rows(town, NEXT)
        await pass_time(town, DAY)
        return int(before), int(count), await told(town)

    before, waiting, steps = play(script, AMARA)

    assert before
    assert waiting == 0
    assert steps == []


def test_a_customer_who_has_heard_nothing_for_long_is_told_how_it_stands(play: Play) -> None:
    """In an urgent case, in the customer's hours, and the promised time stays."""

    async def script(town: Town) -> tuple[list[tuple[str, str]], int, int]:
        await raise_much(town)
        before = await one(town, "SELECT next_contact_at FROM dispute_case")
        await pass_time(town, DAY)
        return heard(town), int(before), int(await one(town, "SELECT next_contact_at FROM dispute_case"))

    told_, before, after = play(script, AMARA)

    assert [at for at, _ in told_] == ["Mon 12:12", "Mon 15:24", "Tue 09:36"][: len(told_)]
    assert len(told_) >= 2
    assert before == after


def test_who_was_promised_word_for_the_same_day_is_not_written_to_before_it(play: Play) -> None:
    """A usual case: two days of silence end on the day of the answer."""

    async def script(town: Town) -> list[tuple[str, str]]:
        town.clock.advance(2 * HOUR)
        await raise_case(town)
        await pass_time(town, 2 * DAY)
        return heard(town)

    assert play(script, AMARA) == []


def test_while_a_colleague_speaks_with_the_customer_the_colleague_is_asked_to(play: Play) -> None:
    """The assistant keeps quiet."""

    async def script(town: Town) -> tuple[int, int]:
        await raise_much(town)
        await town.say(AMARA, "/human")
        card = next(message for message in reversed(town.desk()) if "asks for a person" in message["text"])
        await town.press("U_MARA", card, "take")
        await town.settle()
        await pass_time(town, 6 * HOUR)
        return len(heard(town)), len(lines(town, "has heard nothing for long"))

    spoken, asked = play(script, AMARA)

    assert spoken == 0
    assert asked >= 1


def test_a_settled_case_calls_nobody(play: Play) -> None:
    """Withdrawn by the customer."""

    async def script(town: Town) -> tuple[int, Told]:
        await raise_case(town)
        await town.concord.store.write(
            lambda conn: conn.exec_driver_sql("UPDATE dispute_case SET state = 'closed', closed_at = 1")
        )
        await pass_time(town, 2 * DAY)
        return int((await rows(town, NEXT))[0][0]), await told(town)

    assert play(script, AMARA) == (0, [])
