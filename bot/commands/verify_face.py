"""What may be typed to have the records checked: `verify`."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.showing import carry_out, show


def verify(
    file: Annotated[Path | None, typer.Argument(help="A record or a signed head that somebody shows you.")] = None,
    key: Annotated[str, typer.Option(metavar="PUBLIC", help="Only a file signed by this key is valid.")] = "",
    head: Annotated[str, typer.Option(metavar="CODE", help="The head's code as it stands in Slack.")] = "",
    tool: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Put the verifier there that needs nothing of ours.")
    ] = None,
    *,
    public: Annotated[
        bool, typer.Option("--public", help="Print the key that signs, for others to check with.")
    ] = False,
) -> None:
    """Whether records, chains and heads still say what they said; exit code 0 valid, 1 not, 2 wrong use."""
    if tool or public:
        from bot.commands import verifying_records
        from bot.settings import load

        show(verifying_records.hand_out(tool) if tool else verifying_records.public_keys(load()))
    if file and not file.is_file():
        raise typer.BadParameter(f"there is no file {file}")
    args = {"file": str(file.resolve()) if file else "", "key": key.lower(), "head": head}
    carry_out("verify", args, long="Reading the records")
