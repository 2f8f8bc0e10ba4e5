"""`verify`: whether records, chains and heads still say what they said when they were written."""

from pathlib import Path

from bot.commands import verifying_records
from bot.commands.terms import Arguments, Given, Result
from bot.commands.verifying_chains import verify_chains


async def verify(given: Given, args: Arguments) -> Result:
    """One file that somebody shows us; without one everything that the books hold."""
    if args.get("file"):
        return await verifying_records.of_file(given, Path(args["file"]), str(args.get("key") or ""))
    found = [await verify_chains(given, args), await verifying_records.of_books(given)]
    return Result(tuple(line for one in found for line in one.lines), max(one.code for one in found))
