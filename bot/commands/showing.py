"""How a command's result is shown: lines, a table, a file; then the exit code.

Promise: plain text where no terminal is; what a command needs is imported when it runs, so that `--help` comes at once.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer

if TYPE_CHECKING:
    from bot.commands.terms import Result


def show(result: "Result", out: Path | None = None) -> NoReturn:
    """What the command said, then its exit code."""
    for line in result.lines:
        typer.echo(line, err=result.code != 0)
    if result.rows:
        _table(result)
    if out and result.code == 0:
        from bot.commands.writing import write_private

        try:
            write_private(out, result.file)
        except OSError as error:
            typer.echo(f"{out} cannot be written ({error.strerror}); name another place and run this again.", err=True)
            raise typer.Exit(1) from error
        typer.echo(f"Written to {out}.")
    raise typer.Exit(result.code)


def _table(result: "Result") -> None:
    if not sys.stdout.isatty():
        typer.echo("\n".join("\t".join(row) for row in (result.columns, *result.rows)))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*result.columns)
    for row in result.rows:
        table.add_row(*map(Text, row))
    Console().print(table)


def carry_out(name: str, args: dict[str, Any], out: Path | None = None, *, long: str = "") -> NoReturn:
    """Carry out that command and show what it says; `long` is what a progress bar calls it."""
    from bot.commands import perform

    if not long or not sys.stderr.isatty():
        show(perform.carry_out(name, args), out)
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(long, total=None)
        result = perform.carry_out(name, args, lambda done, total: bar.update(task, completed=done, total=total))
    show(result, out)
