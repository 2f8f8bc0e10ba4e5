"""What may be typed about one case: `report case`."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.showing import carry_out


def case(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="The case, as D-1001.")],
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the PDF and the bundle are written.")],
    audience: Annotated[str, typer.Option("--for", metavar="READER", help="auditor or customer.")] = "auditor",
) -> None:
    """The file of one case, with what its reader may not see left out by rule; that it was made is recorded."""
    args = {"number": number, "out": str(out.resolve()), "audience": audience}
    carry_out("case_file", args, long="Putting the file together")
