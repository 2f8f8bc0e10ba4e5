"""Decided when it is due: holds, wishes, holidays and downtimes, from the bell to the phone and the desk."""

import json
from datetime import time

import pytest

from bot.settings import NotConfiguredError
from flows.facts.times import DAY, HOUR, MINUTE, in_zone
from tests.corridor.conftest import AMARA, TOM, Play, one, restart, rows
from tests.town.town import Town, plain

LAGOS = "Africa/Lagos"
WAITING = (
    "SELECT kind, because, shows FROM follow_up WHERE state = 'due' AND kind = 'statement_issued' AND customer_id ="
    " (SELECT id FROM customer WHERE code = 'OKAFOR')"
)


async def notices(town: Town, days: int, who: int = AMARA) -> list[tuple[int, str]]:
    """Issue the statement and let days pass; when and what the bot wrote."""
    last = town.last(who)
    await town.issue()
    await town.wait(days * DAY)
    return [(m["at"], plain(m)) for m in town.new(who, last)]


async def hold(town: Town, **form: str) -> None:
    """A colleague holds reminders, from what `/concord customer` shows."""
    await town.order("account_manager", {"customer": "OKAFOR", "colleague": 0})
    await town.concord.store.write(
        lambda conn: conn.exec_driver_sql(
            "INSERT INTO hold (customer_id, kind, reason, since, until, set_by, lifted_at, lifted_by)"
            " VALUES ((SELECT id FROM customer WHERE code = 'OKAFOR'), ?, ?, ?, ?, 1, 0, 0)",
            (form["kind"], form["reason"], town.clock.now(), form.get("until")),
        )
    )


def said(town: Town, text: str) -> int:
    """How many of the desk's messages hold these words."""
    return sum(text in m["text"] for m in town.desk())


def test_a_held_customer_hears_nothing_and_colleagues_hear_it_once(play: Play) -> None:
    """However many mornings it lasts."""

    async def script(town: Town) -> tuple[int, int]:
        await hold(town, kind="contact_stop", reason="their accountant is ill")
        wrote = await notices(town, 10)
        return len(wrote), said(town, "their accountant is ill")

    written, told = play(script, AMARA, issue=False)

    assert written == 0
    assert told == 2  # the notice and the reminder, each about its own matter


def test_after_a_hold_colleagues_hear_first_and_then_it_goes_on(play: Play) -> None:
    """A working day lies between the word to staff and the word to the customer."""

    async def script(town: Town) -> tuple[list[int], list[int]]:
        await town.issue()
        await hold(town, kind="dunning_block", reason="talks", until="2026-11-06")
        last = town.last(AMARA)
        await town.wait(14 * DAY)
        told = await rows(town, "SELECT at FROM audit WHERE action = 'put_off' AND body LIKE '%announced%'")
        return [row[0] for row in told], [m["at"] for m in town.new(AMARA, last)]

    announced, wrote = play(script, AMARA, issue=False)

    assert len(announced) == 1
    assert wrote
    assert wrote[0] >= announced[0] + 20 * HOUR


def test_the_reason_stands_on_the_row_with_what_its_sentence_shows(play: Play) -> None:
    """Whoever lists what waits can say why in a sentence."""

    async def script(town: Town) -> tuple[str, dict[str, str]]:
        town.clock.advance(10 * HOUR)
        await town.issue()
        (row,) = await rows(town, WAITING)
        return str(row[1]), json.loads(str(row[2]))

    because, shows = play(script, AMARA, issue=False)

    assert because == "window"
    assert {"customer", "until", "zone", "kind"} <= set(shows)


def test_an_import_in_the_night_does_not_ring_everybody_at_nine(play: Play) -> None:
    """The notice comes some minutes after the opening, always the same for the same statement."""

    async def script(town: Town) -> int:
        town.clock.advance(10 * HOUR)
        await town.issue()
        return int(await one(town, WAITING.replace("kind, because, shows", "due_at")))

    first, second = (play(script, AMARA, issue=False) for _ in range(2))
    here = in_zone(first, LAGOS)

    assert first == second
    assert time(9) < here.time() < time(9, 20)


def test_after_two_without_an_answer_the_next_in_turn_is_asked(play: Play) -> None:
    """One contact of a company at a time; the desk sees the change."""

    async def script(town: Town) -> tuple[int, int, int]:
        lasts = {who: town.last(who) for who in (AMARA, TOM)}
        town.clock.advance(MINUTE)
        await town.issue()
        await town.wait(9 * DAY)
        wrote = {who: len(town.new(who, last)) for who, last in lasts.items()}
        return wrote[AMARA], wrote[TOM], said(town, "has not answered twice")

    first, deputy, told = play(script, AMARA, TOM, issue=False)

    assert (first, deputy, told) == (2, 1, 1)


def test_a_reminder_slept_through_is_left_out_and_the_next_one_comes_in_its_time(play: Play) -> None:
    """Two working days late it would only be odd."""

    async def script(town: Town) -> tuple[int, int, int]:
        await town.issue()
        last = town.last(AMARA)
        town.clock.advance(8 * DAY)
        await restart(town)
        await town.concord.waker.ring()
        await town.settle()
        at_once = len(town.new(AMARA, last))
        await town.wait(5 * DAY)
        return at_once, len(town.new(AMARA, last)), said(town, "was left out")

    at_once, later, told = play(script, AMARA, issue=False)

    assert (at_once, later, told) == (0, 1, 1)


def test_a_calendar_file_that_cannot_be_used_refuses_to_start(play: Play) -> None:
    """One sentence: which file, where, what to write."""

    async def script(town: Town) -> str:
        (town.settings.data_dir / "calendars.toml").write_text('[NG.2026]\noff = {"2026-02-30" = "?"}\n')
        await town.concord.stop()
        with pytest.raises(NotConfiguredError) as refused:
            await restart(town)
        (town.settings.data_dir / "calendars.toml").write_text('[NG.2026]\nworking = ["2026-12-25"]\n')
        await restart(town)
        return str(refused.value)

    assert "[NG.2026]" in play(script)
