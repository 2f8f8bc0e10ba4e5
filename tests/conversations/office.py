"""What happens in the house while a transcript goes on: somebody is away, a shift ends, the ledger posts a note.

Promise: it comes about as it does with an operator, by the command that they would type.
"""

import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from bot.commands.perform import perform
from bot.commands.terms import Given
from tests.town.town import COLLEAGUES, TEAM, Town

_AWAY = re.compile(r"(?P<name>\S+) is away until (?P<until>[\d-]+)(?: and (?P<backup>\S+) stands in)?")
_SHIFT = re.compile(r"the shift of (?P<name>\S+) ends at (?P<ends>\d\d:\d\d)")
_POSTED = re.compile(
    r"the ledger posts (?P<number>\S+) of (?P<currency>[A-Z]{3}) (?P<total>[\d.]+)"
    r" to (?P<code>\S+) for (?P<order>\S+)"
)
_BILLED = re.compile(
    r"the ledger bills (?P<number>\S+) of (?P<on>[\d-]+) to (?P<code>\S+): (?P<count>\d+) (?P<unit>\S+)"
    r" of (?P<goods>.+) at (?P<currency>[A-Z]{3}) (?P<price>[\d.]+)"
)
_PREPARED = re.compile(r"(?P<as>\S+) prepares the statements of (?P<cut_off>[\d-]+)")
_RHYTHM = re.compile(r"(?P<customer>\S+) gets statements (?P<rhythm>weekly|monthly|quarterly)(?: on day (?P<day>\d+))?")
_ADDED = re.compile(r"(?P<name>\S+) is added as (?P<role>\S+)")
_LOOKS_AFTER = re.compile(r"(?P<name>\S+) looks after (?P<customer>\S+)")
TERMS = timedelta(days=30)
COLUMNS = "customer,type,number,date,currency,total,open,order"


async def happens(town: Town, fate: str) -> bool:
    """Let it come about; False for what is none of this."""
    given = Given(town.concord.store, town.concord.corridor.take, town.clock, town.settings)
    if await _of_a_colleague(given, fate):
        pass
    elif rhythm := _RHYTHM.fullmatch(fate):
        await perform(given, "rhythm", rhythm.groupdict())
    elif posted := _POSTED.fullmatch(fate):
        sheet = town.settings.data_dir / "posted.csv"
        row = "{code},credit note,{number},2026-11-02,{currency},{total},{total},{order}".format(**posted.groupdict())
        sheet.write_text(f"{COLUMNS}\n{row}\n", encoding="utf-8")
        await perform(given, "import", {"files": [str(sheet)], "mapping": "", "as_of": ""})
    elif billed := _BILLED.fullmatch(fate):
        await _bill(given, town.settings.data_dir, billed.groupdict())
    elif fate == "the records are sealed every evening":
        await town.concord.heads.begin()
    elif prepared := _PREPARED.fullmatch(fate):
        await perform(given, "prepare", prepared.groupdict())
    else:
        return False
    await town.settle()
    return True


async def _of_a_colleague(given: Given, fate: str) -> bool:
    if away := _AWAY.fullmatch(fate):
        await perform(given, "staff_absent", {**away.groupdict(), "backup": away["backup"] or ""})
    elif shift := _SHIFT.fullmatch(fate):
        await perform(given, "staff_shift", shift.groupdict())
    elif added := _ADDED.fullmatch(fate):
        user = next(one.id for one in COLLEAGUES if one.name == added["name"])
        await perform(given, "staff_add", {"team": TEAM, "user": user, **added.groupdict()})
    elif manages := _LOOKS_AFTER.fullmatch(fate):
        await perform(given, "account_manager", manages.groupdict())
    else:
        return False
    return True


async def _bill(given: Given, folder: Path, told: dict[str, str]) -> None:
    """An invoice with its one row, as the ledger would export them."""
    total, due = Decimal(told["count"]) * Decimal(told["price"]), date.fromisoformat(told["on"]) + TERMS
    invoice, row = folder / "billed.csv", folder / "billed_rows.csv"
    invoice.write_text(
        "customer,type,number,date,due date,currency,total,open\n"
        f"{told['code']},invoice,{told['number']},{told['on']},{due},{told['currency']},{total},{total}\n",
        encoding="utf-8",
    )
    row.write_text(
        "number,line,description,quantity,unit,unit price,line amount,customer\n"
        f"{told['number']},1,{told['goods']},{told['count']},{told['unit']},{told['price']},{total},{told['code']}\n",
        encoding="utf-8",
    )
    await perform(given, "import", {"files": [str(invoice), str(row)], "mapping": "", "as_of": ""})
