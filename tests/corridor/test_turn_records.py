"""What the records hold of every turn and of every notice, and what is left of it when a person was erased."""

import json
from typing import Any

from storage import audit, own_data
from tests.corridor.conftest import AMARA, LIMIN, STRANGER, Play, one, rows
from tests.town.town import Town

WORDS = "Is INV-2214 not too high, Amara asks?"


async def links(town: Town, action: str) -> list[dict[str, Any]]:
    """Every link of that action, oldest first, with what its body says."""
    found = await rows(
        town, "SELECT customer_id, seq, actor, subject, body FROM audit WHERE action = ? ORDER BY at, seq", action
    )
    names = ("chain", "link", "actor", "subject")
    return [dict(zip(names, row, strict=False)) | json.loads(row[4]) for row in found]


async def customer_of(town: Town, who: int) -> int:
    """Whose chain holds what happens in that chat."""
    found: int = await one(town, "SELECT customer_id FROM binding WHERE chat = ?", f"telegram:{who}")
    return found


def test_what_a_customer_wrote_is_in_their_chain_as_a_hash_that_proves_it(play: Play) -> None:
    """And so is the answer, byte for byte as it was queued."""

    async def script(town: Town) -> tuple[dict[str, Any], int, list[bool], str]:
        before = len(await links(town, "turn"))
        await town.say(AMARA, WORDS)
        (link,) = (await links(town, "turn"))[before:]
        letter = await one(town, "SELECT body FROM outbox WHERE key = ?", f"{link['source']}:{link['key']}:0")

        def proved(conn: Any) -> list[bool]:
            said = {"words": WORDS, "letter:0": letter}
            tried = [*said.items(), ("words", f"{WORDS}!"), ("letter:0", f"{letter} ")]
            return [audit.proves(conn, link["chain"], link["link"], name, text.encode()) for name, text in tried]

        all_of_it = str(await rows(town, "SELECT * FROM audit"))
        return link, await customer_of(town, AMARA), await town.concord.store.read(proved), all_of_it

    link, customer, proved, all_of_it = play(script, AMARA)

    assert (link["chain"], link["subject"], link["kind"], link["steps"]) == (customer, "telegram:71", "Wrote", 1)
    assert (link["from"], link["actor"].startswith("contact:")) == ("home/at_rest", True)
    assert proved == [True, True, False, False]
    assert "too high" not in all_of_it


def test_a_turn_leaves_one_link_for_each_conversation_it_moved(play: Play) -> None:
    """However many steps it took there."""

    async def script(town: Town) -> tuple[list[str], list[tuple[Any, ...]]]:
        await town.say(AMARA, "/statement")
        for label in ("It agrees", "I confirm", "Yes, in the name of Okafor Foods"):
            await town.tap(AMARA, label)
        moved = await rows(town, "SELECT version FROM conversation WHERE chat = 'telegram:71'")
        mine = [one for one in await links(town, "turn") if one["subject"] == "telegram:71"]
        return [one["key"] for one in mine], [(moved[0][0], sum(one["steps"] for one in mine))]

    keys, (counted,) = play(script, AMARA)

    assert len(keys) == len(set(keys))
    assert counted[0] == counted[1]


def test_a_stranger_is_in_the_chain_of_the_house(play: Play) -> None:
    """Nobody is bound there, so it is nobody's chain."""

    async def script(town: Town) -> dict[str, Any]:
        await town.say(STRANGER, "Good day")
        (link,) = [one for one in await links(town, "turn") if one["subject"] == "telegram:99"]
        return link

    link = play(script, AMARA)

    assert (link["chain"], link["actor"], link["kind"]) == (0, "chat:telegram:99", "Wrote")


def test_a_colleagues_deed_is_in_the_chain_of_the_customer_it_concerned(play: Play) -> None:
    """Who did it, which button it was, and every letter that came of it."""

    async def script(town: Town) -> tuple[dict[str, Any], int]:
        await town.issue()
        customer = await customer_of(town, AMARA)
        issued = [one for one in await links(town, "turn") if one.get("which") == "issue_statement"]
        return next(one for one in issued if one["chain"] == customer), customer

    link, _ = play(script, AMARA, issue=False)

    assert (link["kind"], link["source"], link["actor"]) == ("StaffActed", "slack", "slack:T_SANDBOX/U_JONAS")
    assert link["subject"].startswith("statement:")
    assert any(name.startswith("letter:") for name in link)


def test_every_notice_is_followed_to_its_end(play: Play) -> None:
    """Sent, with the number that Telegram gave it; answers inside a dialogue are none."""

    async def script(town: Town) -> tuple[list[dict[str, Any]], list[tuple[Any, ...]]]:
        await town.issue()
        await town.say(AMARA, "menu")
        sent = await rows(
            town, "SELECT key, remote_id FROM outbox WHERE channel = 'telegram' AND kind = 'statement' ORDER BY id"
        )
        return await links(town, "notice"), sent

    notices, sent = play(script, AMARA, LIMIN, issue=False)

    assert sorted((one["letter"], one["remote"]) for one in notices if one["kind"] == "statement") == sorted(sent)
    assert {one["outcome"] for one in notices} == {"sent"}
    assert {one["kind"] for one in notices} <= {"statement", "decision", "reminder", "receipt"}
    assert len(sent) == 2


def test_whoever_is_erased_leaves_whole_chains_without_a_word_of_theirs(play: Play) -> None:
    """The links stay, their words and the salts are gone, and readers see a dash."""

    async def script(town: Town) -> tuple[list[int | None], str, int, str]:
        await town.say(AMARA, WORDS)
        await town.say(AMARA, "/privacy")
        customer = await customer_of(town, AMARA)
        before = await one(town, "SELECT count(*) FROM audit_private WHERE customer_id = ?", customer)

        def erase(conn: Any) -> None:
            contact = conn.exec_driver_sql("SELECT contact_id FROM binding WHERE chat = 'telegram:71'").scalar_one()
            own_data.erase(conn, contact, town.clock.now())

        await town.concord.store.write(erase)
        left = await rows(town, "SELECT * FROM audit_private WHERE customer_id = ?", customer)
        whole = await town.concord.store.read(lambda conn: [audit.broken(conn, one) for one in audit.customers(conn)])
        return whole, str(left), before, str(await rows(town, "SELECT * FROM audit"))

    whole, left, before, records = play(script, AMARA)

    assert set(whole) == {None}
    assert before > 0
    assert "Amara" not in left + records
