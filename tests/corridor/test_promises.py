"""Promises to pay in the books: what fits is noted once, what does not is refused, and what comes in is looked for."""

from typing import Any

from bot.doors import Inbound, Ordered
from bot.keeping.promises import make_room
from bot.work import Work
from flows.facts.times import DAY, in_zone
from storage import cases, promises
from storage.inbox import Key
from tests.conversations.paying import pay
from tests.corridor.conftest import AMARA, Play, one, rows
from tests.town.town import Town, plain


async def promise(town: Town, day: str = "on Friday") -> str:
    """Amara promises all of INV-2201; the last message."""
    await town.say(AMARA, f"we will pay INV-2201 {day}")
    await town.tap(AMARA, "Bank transfer")
    return plain((await town.tap(AMARA, "Yes, note it"))[-1])


def test_a_promise_is_noted_once_however_often_the_yes_is_pressed(play: Play) -> None:
    """The same press again changes nothing."""

    async def script(town: Town) -> int:
        await town.say(AMARA, "we will pay INV-2201 on Friday")
        await town.tap(AMARA, "Bank transfer")
        card = town.find(AMARA, "Yes, note it")
        for _ in range(2):
            town.sandbox.telegram.press(AMARA, card, label="Yes, note it")
        await town.settle()
        return int(await one(town, "SELECT count(*) FROM payment_promise"))

    assert play(script, AMARA) == 1


def test_what_was_disputed_meanwhile_is_not_promised(play: Play) -> None:
    """The rows decide: open claims and promises together never exceed what is open (invariant *claims fit*)."""

    async def script(town: Town) -> tuple[str, int]:
        await town.say(AMARA, "we will pay INV-2201 on Friday")
        await town.tap(AMARA, "Bank transfer")
        await town.concord.store.write(
            lambda conn: conn.exec_driver_sql("UPDATE document SET open_amount = 0 WHERE number = 'INV-2201'")
        )
        last = plain((await town.tap(AMARA, "Yes, note it"))[0])
        return last, int(await one(town, "SELECT count(*) FROM payment_promise"))

    said, made = play(script, AMARA)

    assert said.startswith("Something has changed in the books meanwhile")
    assert made == 0


def test_a_payment_brings_the_look_forward_into_office_hours(play: Play) -> None:
    """The import sets it; nobody is thanked in the night."""

    async def script(town: Town) -> list[int]:
        await promise(town)
        last = town.last(AMARA)
        await town.wait(DAY // 2)
        await pay(town, "RC-6001 brings 2700.00 for INV-2201")
        await town.wait(DAY)
        return [message["at"] for message in town.new(AMARA, last) if "has arrived, thank you" in plain(message)]

    (thanked_at,) = play(script, AMARA)

    assert in_zone(thanked_at, "Africa/Lagos").strftime("%d %H") == "03 09"


def test_a_payment_that_covers_only_a_part_moves_nothing_before_its_day(play: Play) -> None:
    """Nobody is asked for the rest before the day they named."""

    async def script(town: Town) -> tuple[int, list[tuple[object, ...]]]:
        await promise(town)
        await pay(town, "RC-6001 brings 1000.00 for INV-2201")
        sooner = await town.concord.store.write(lambda conn: promises.look_sooner(conn, town.clock.now()))
        return sooner, await rows(town, "SELECT state FROM payment_promise")

    assert play(script, AMARA) == (0, [("made",)])


def test_a_promise_leaves_a_trace_in_the_records(play: Play) -> None:
    """Made, and by whom."""

    async def script(town: Town) -> list[tuple[object, ...]]:
        await promise(town)
        return await rows(town, "SELECT actor, action FROM audit WHERE subject = 'promise:1'")

    ((actor, action),) = play(script, AMARA)

    assert str(actor).startswith("contact:")
    assert action == "made"


def test_a_promise_gives_way_to_an_objection(play: Play) -> None:
    """What is in question need not be paid: only the rest of it stays promised (invariant *claims fit*)."""

    async def script(town: Town) -> tuple[list[tuple[object, ...]], int]:
        await promise(town)

        def object_to_a_part(conn: Any) -> None:
            document, customer, contact, statement = conn.exec_driver_sql(
                "SELECT d.id, d.customer_id, p.contact_id, s.statement_id FROM document d JOIN payment_promise p"
                " JOIN statement_document s ON s.document_id = d.id WHERE d.number = 'INV-2201'"
            ).one()
            cases.register(
                conn, customer_id=customer, contact_id=contact, statement_id=statement, document_id=document,
                document="INV-2201", reason="price", state="registered", currency="USD", claimed=70_000,
                remedy="unsure", words="", answers={}, registered_at=town.clock.now(),
                next_contact_at=town.clock.now() + DAY,
            )  # fmt: skip
            inbound = Inbound(Key("test", "object", town.clock.now()), "operator", "operator", Ordered("", {}))
            work = Work(conn, town.concord.corridor._house, inbound, town.clock.now())
            make_room(work, customer, document)

        await town.concord.store.write(object_to_a_part)
        left = int(await one(town, "SELECT total FROM payment_promise"))
        return await rows(town, "SELECT state FROM payment_promise"), left

    assert play(script, AMARA) == ([("made",)], 200_000)
