"""A new kind of follow-up is a row and two rules: the shell plans, judges, sends and counts it without knowing it."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from bot import due, things
from bot.doors import FellDue
from bot.work import Work
from flows.all_flows import FLOWS
from flows.engine.words import happened, lifecycle, remind, say, stage, when
from flows.facts.times import DAY, HOUR
from flows.tables.followups import FOLLOWUPS, FollowUp
from storage import follow_ups
from tests.bot.desk_scene import LANE, NOW, Desk, desk

ROW = FollowUp("anniversary", (3,), (), calendar=True)
NIGHT = 14 * HOUR  # after NOW, where the customer is


def by_the_row(scene: Any) -> int:
    """Three days on."""
    return int(scene.now + ROW.days[0] * DAY)


LIFE = lifecycle(
    "contact",
    stage(
        "known",
        when(happened("known")).then(remind(ROW.kind, by_the_row)),
        when(happened(f"due:{ROW.kind}")).then(say("still_you/thank_you")),
    ),
)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk whose table has one row more."""
    more = MappingProxyType({**FOLLOWUPS, ROW.kind: ROW})
    for module in [one for one in sys.modules.values() if getattr(one, "FOLLOWUPS", None) is FOLLOWUPS]:
        monkeypatch.setattr(module, "FOLLOWUPS", more)
    with desk() as scene:
        yield scene


def turn(here: Desk, did: Any = None) -> Work:
    """A turn in which contacts live so."""
    work = here.work(did)
    work.house = replace(work.house, flows=MappingProxyType({**FLOWS, LIFE.name: LIFE}))
    return work


def falls_due(here: Desk, after: int) -> list[str]:
    """Planned, and rung so long after NOW; what went to the customer."""
    things.move(turn(here), "contact", 1, "known")
    id_ = here.conn.exec_driver_sql("SELECT id FROM follow_up WHERE kind = ?", (ROW.kind,)).scalar_one()
    here.now = NOW + after
    work = turn(here, FellDue(id_))
    due.take_due(work, work.inbound)
    here.finish(work)
    return [letter.lane for letter in here.letters if letter.channel == "telegram"]


def test_the_lifecycle_sets_it_for_the_day_of_its_row(here: Desk) -> None:
    """The waker needs no more than the row in the store."""
    things.move(turn(here), "contact", 1, "known")

    assert follow_ups.due_at(here.conn, ROW.kind, "contact:1") == NOW + 3 * DAY


def test_it_leaves_in_the_hours_of_its_reader_and_counts_against_the_caps(here: Desk) -> None:
    """As every kind that needs leave to go."""
    assert falls_due(here, 3 * DAY) == [LANE]
    assert [one.kind for one in follow_ups.sent_lately(here.conn, 1, NOW)] == [ROW.kind]


def test_at_night_it_waits_with_its_reason(here: Desk) -> None:
    """Nothing of it stands in the code of the shell."""
    sent = falls_due(here, 3 * DAY + NIGHT)
    row = here.conn.exec_driver_sql("SELECT state, because FROM follow_up WHERE kind = ?", (ROW.kind,)).one()

    assert sent == []
    assert tuple(row) == ("due", "window")
