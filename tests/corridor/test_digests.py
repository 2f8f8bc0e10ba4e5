"""A colleague's morning through the whole house: from a start on, into the channel between us and them."""

from typing import Any

from flows.facts.times import DAY, HOUR
from tests.corridor.conftest import AMARA, Play, restart
from tests.town.town import Town


def alone(town: Town, user: str) -> list[str]:
    """What that colleague alone was told."""
    told: list[dict[str, Any]] = [
        message for channel in town.slack(user)["channels"] if channel["is_im"] for message in channel["messages"]
    ]
    return [message["text"] for message in told]


def test_whoever_was_there_before_there_were_digests_has_them_from_a_start_on(play: Play) -> None:
    """Down for three days after it: one message on the fourth, in that colleague's own channel and no other."""

    async def script(town: Town) -> tuple[list[str], list[str], list[str]]:
        await town.order("account_manager", {"customer": "OKAFOR", "colleague": town.staff["Wei"]})
        await restart(town)
        await town.wait(0)
        await town.concord.waker.ring()
        town.clock.advance(3 * DAY + HOUR)
        await town.concord.waker.ring()
        await town.settle()
        first = alone(town, "U_WEI")
        await town.wait(HOUR)
        return first, alone(town, "U_WEI"), alone(town, "U_JONAS")

    first, later, others = play(script, AMARA)

    assert [text.split("\n")[0] for text in first] == ["Wei, your day: 5 Nov 2026"]
    assert "Okafor Foods" in first[0]
    assert later == first
    assert not any(text.startswith("Wei") for text in others)


def test_nothing_is_lost_when_slack_knows_nobody_of_that_name_any_more(play: Play) -> None:
    """The letter dies and everything else goes on; no customer and no channel hears of it."""

    async def script(town: Town) -> tuple[int, list[str]]:
        await town.order("account_manager", {"customer": "OKAFOR", "colleague": town.staff["Wei"]})
        await restart(town)
        await town.concord.waker.ring()
        before = len(town.desk())
        gone = town.sandbox.cast.colleague("U_WEI")
        assert gone
        gone.deleted = True
        try:
            await town.wait(DAY)
        finally:
            gone.deleted = False
        dead = await town.concord.store.read(
            lambda conn: conn.exec_driver_sql("SELECT kind FROM outbox WHERE state = 'dead'").scalars().all()
        )
        return len(town.desk()) - before, list(dead)

    assert play(script, AMARA) == (0, ["digest_daily"])


def test_customers_do_not_wait_while_a_digest_is_worked_out(play: Play) -> None:
    """What is told was looked up before the turn that tells it: that turn reads no day's lines itself."""

    async def script(town: Town) -> list[str]:
        seen: list[str] = []
        await town.order("account_manager", {"customer": "OKAFOR", "colleague": town.staff["Wei"]})
        await restart(town)
        await town.concord.waker.ring()
        with town.concord.store.engine.connect() as conn:
            raw: Any = conn.connection.driver_connection
        raw.set_trace_callback(seen.append)
        await town.wait(DAY)
        raw.set_trace_callback(None)
        return "\n".join(seen).split("SAVEPOINT work")

    works = play(script, AMARA)
    (telling,) = [work for work in works if "INSERT INTO outbox" in work and "Wei, your day" in work]

    assert "Okafor Foods · open cases: 0" in telling
    assert [line for line in telling.splitlines() if line.startswith("SELECT") and "dispute_case" in line] == []
    assert "FROM statement" not in telling
