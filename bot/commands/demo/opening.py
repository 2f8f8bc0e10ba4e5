"""What has happened in the demo before the newcomer looks: read it like a play.

The supplier imports its receivables and invites its customers; they follow their links, but for the one who is left to
the newcomer, and a colleague confirms who they are; the month's statements are prepared by one colleague and issued by
another. Then one customer agrees, and one says that a price is wrong.
"""

import asyncio
from datetime import date
from pathlib import Path
from typing import Final

from bot.commands import importing, staff, statements, words
from bot.commands.demo.sample import (
    CHENGUANG,
    CLIENTS,
    COLLEAGUES,
    COMPANY,
    JONAS,
    MARA,
    OKAFOR,
    TEAM,
    UNBOUND,
    WEI,
    Client,
    newest_invoice,
    total,
    write_books,
)
from bot.commands.demo.staging import Stage, StagingError
from bot.commands.inviting import invite_one
from bot.commands.terms import Given, Result

BOT: Final = "sandbox_bot"


async def open_books(given: Given, stage: Stage, cut_off: date, *, absent: Client | None = UNBOUND) -> str:
    """Until the statements have been issued, and nobody has answered yet; returns the link of whoever is absent."""
    await _books(given, given.settings.data_dir / "sample", cut_off)
    links = {client.code: await _invited(given, client) for client in CLIENTS}
    await asyncio.gather(*(_follow(stage, one, links[one.code]) for one in CLIENTS if one is not absent))
    await stage.act(WEI, "confirm_person")
    _done(await statements.prepare(given, {"cut_off": cut_off.isoformat(), "as": MARA.name}))
    await stage.settle()
    await stage.act(JONAS, "issue_statement")
    return links[absent.code] if absent else ""


async def answers(stage: Stage) -> None:
    """Two customers have answered."""
    await asyncio.gather(_agrees(stage), _objects(stage))


async def _books(given: Given, folder: Path, cut_off: date) -> None:
    files = [str(path) for path in await asyncio.to_thread(write_books, folder, cut_off)]
    _done(await importing.import_books(given, {"files": files}))
    for one in COLLEAGUES:
        _done(await staff.add(given, {"team": TEAM, "user": one.id, "name": one.name, "role": one.role}))
    for language in words.unread(given):  # whoever tries it out answers for the words they see
        _done(await words.accept(given, {"language": language, "reviewer": COMPANY}))


async def _invited(given: Given, client: Client) -> str:
    """The customer's personal link."""
    args = {"customer": client.code, "role": "confirmer", "bot": BOT}
    return _done(await invite_one(given, args)).lines[-1]


async def _follow(stage: Stage, client: Client, link: str) -> None:
    """A contact follows the link, reads the notice, and answers what only they and we know."""
    who = client.phone
    await stage.say(who, f"/start {link.rpartition('=')[2]}")
    await stage.press(who, "agree_to_notice")
    await stage.say(who, str(total(newest_invoice(client))))


async def _agrees(stage: Stage) -> None:
    """李敏 finds everything right."""
    who = CHENGUANG.phone
    await stage.press(who, "agree")
    await stage.press(who, "confirm_yes")
    await stage.press(who, "confirm_in_name", customer=CHENGUANG.name)


async def _objects(stage: Stage) -> None:
    """Amara Okafor was promised another price for the clothes racks."""
    who = OKAFOR.phone
    await stage.press(who, "differs")
    await stage.tap(who, "HL-2187")
    await stage.press(who, "reason_price")
    await stage.tap(who, "Clothes rack")
    await stage.say(who, "18.40")
    await stage.tap(who, "All 250")
    await stage.press(who, "skip")
    await stage.press(who, "wish_credit")
    await stage.press(who, "rest_is_fine")
    await stage.press(who, "that_is_it")


def _done(result: Result) -> Result:
    """The result of a command that must succeed."""
    if result.code:
        raise StagingError(" ".join(result.lines))
    return result
