"""What happens in the house while a transcript goes on: somebody is away, a shift ends, the ledger posts a note.

Promise: it comes about as it does with an operator, by the command that they would type.
"""

import re

from bot.commands.perform import perform
from bot.commands.terms import Given
from tests.town.town import Town

_AWAY = re.compile(r"(?P<name>\S+) is away until (?P<until>[\d-]+)(?: and (?P<backup>\S+) stands in)?")
_SHIFT = re.compile(r"the shift of (?P<name>\S+) ends at (?P<ends>\d\d:\d\d)")
_POSTED = re.compile(
    r"the ledger posts (?P<number>\S+) of (?P<currency>[A-Z]{3}) (?P<total>[\d.]+)"
    r" to (?P<code>\S+) for (?P<order>\S+)"
)
COLUMNS = "customer,type,number,date,currency,total,open,order"


async def happens(town: Town, fate: str) -> bool:
    """Let it come about; False for what is none of this."""
    given = Given(town.concord.store, town.concord.corridor.take, town.clock, town.settings)
    if away := _AWAY.fullmatch(fate):
        await perform(given, "staff_absent", {**away.groupdict(), "backup": away["backup"] or ""})
    elif shift := _SHIFT.fullmatch(fate):
        await perform(given, "staff_shift", shift.groupdict())
    elif posted := _POSTED.fullmatch(fate):
        sheet = town.settings.data_dir / "posted.csv"
        row = "{code},credit note,{number},2026-11-02,{currency},{total},{total},{order}".format(**posted.groupdict())
        sheet.write_text(f"{COLUMNS}\n{row}\n", encoding="utf-8")
        await perform(given, "import", {"files": [str(sheet)], "mapping": "", "as_of": ""})
    else:
        return False
    await town.settle()
    return True
