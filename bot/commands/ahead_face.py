"""What may be typed before anything goes wrong: `plan` and `doctor`."""

from typing import Annotated

import typer

from bot.commands.showing import carry_out, show

Json = Annotated[bool, typer.Option("--json", help="For other programs.")]


def plan(
    customer: Annotated[str, typer.Option(metavar="CODE", help="Only what concerns this customer.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="The last day; today if left out.")] = "",
    *,
    as_json: Json = False,
) -> None:
    """What would be sent, when and to whom, and what is held back and why; nothing is changed."""
    carry_out("plan", {"customer": customer, "until": until, "json": as_json}, long="Letting time pass in a copy")


def doctor(
    *,
    online: Annotated[bool, typer.Option("--online", help="Ask Telegram and Slack as well.")] = False,
    as_json: Json = False,
) -> None:
    """Whether this installation is well, and what must be done if not."""
    from bot.commands.doctor import doctor as look

    found = look(online=online)
    if as_json:
        typer.echo(found.file)
        raise typer.Exit(found.code)
    show(found)
