"""What may be typed to look at words: `preview`."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.showing import show


def preview(
    lang: Annotated[
        str, typer.Option("--lang", metavar="LANGUAGE", help="As zh_Hans or ar; en_XA and ar_XB are pretended.")
    ],
    message: Annotated[str, typer.Option(metavar="NAME", help="One message, or how the names of several begin.")] = "",
    register: Annotated[str, typer.Option(help="formal, neutral or warm; the language's own if left out.")] = "",
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where to; var/preview/LANGUAGE if left out.")
    ] = None,
) -> None:
    """Write every message in a language beside its English, with buttons, picture and paper, as a page to open."""
    from bot.commands.preview import preview as look

    show(look(lang, message, register, out or Path("var", "preview", lang)))
