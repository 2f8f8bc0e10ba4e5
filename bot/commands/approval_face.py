"""What may be typed about what we owe: `staff delegate`, `report concessions|promises|clocks`, `export adjustments`."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.showing import carry_out

exports = typer.Typer(
    help="What other systems need from the books.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@exports.command()
def adjustments(
    out: Annotated[Path, typer.Option(help="The CSV file to write.")],
    *,
    again: Annotated[bool, typer.Option("--again", help="Those exported before and still open as well.")] = False,
) -> None:
    """What the ERP has to post for accepted offers; each is exported once."""
    carry_out("export_adjustments", {"again": again}, out)


@exports.callback()
def _exports() -> None:
    """What other systems need from the books."""


def concessions(
    days: Annotated[int, typer.Option(min=1, help="How many days back.")] = 7,
) -> None:
    """What was granted, on which level and by whom; what a rule settled by itself stands among it."""
    carry_out("concessions", {"days": days})


def promises(
    days: Annotated[int, typer.Option(min=1, help="How many days back.")] = 30,
    out: Annotated[Path | None, typer.Option(help="The CSV file to write: one row a promised time.")] = None,
) -> None:
    """Times that customers were told: kept on the minute, kept late, broken."""
    carry_out("promises", {"days": days}, out)


def clocks(
    days: Annotated[int, typer.Option(min=1, help="How many days back cases were registered; open ones count.")] = 30,
    out: Annotated[Path | None, typer.Option(help="The CSV file to write: one row a clock that ran out.")] = None,
) -> None:
    """How often each clock of the desk ran out, by priority and team, and how long cases took."""
    carry_out("clocks", {"days": days}, out)


def delegate(
    name: Annotated[str, typer.Argument(help="Who is away: id, Slack user id or name.")],
    to: Annotated[str, typer.Option(metavar="NAME", help="Who decides in their place; never somebody below.")],
    until: Annotated[str, typer.Option(metavar="DAY", help="The last day of it.")],
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="The first day; else today.")] = "",
) -> None:
    """Let another colleague decide on offers for a while."""
    carry_out("staff_delegate", {"name": name, "to": to, "until": until, "since": since})
