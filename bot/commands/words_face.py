"""What may be typed about words: `words` lists who has read which language, `words accept` answers for one."""

from typing import Annotated

import typer

from bot.commands.showing import carry_out

app = typer.Typer(
    help="Who has read the words of each language, and who answers for them.",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def words(context: typer.Context) -> None:
    """Who has read the words of each language, and who answers for them."""
    if context.invoked_subcommand is None:
        carry_out("words", {})


@app.command()
def accept(
    language: Annotated[str, typer.Argument(metavar="LANG", help="The language, as de or zh_Hant.")],
    reviewer: Annotated[str, typer.Option(metavar="NAME", help="Who takes responsibility; kept in the records.")],
) -> None:
    """Answer for the words of a language: letters about money in it leave by themselves from now on."""
    carry_out("words_accept", {"language": language, "reviewer": reviewer})
