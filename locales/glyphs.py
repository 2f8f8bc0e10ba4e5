"""Whether the papers' fonts can draw the words of papers, said before a paper stops at one of them.

Promise: chats and the desk are drawn with the reader's own fonts, papers with none but ours (papers/fonts.py). Nobody
needs to edit this.
"""

from collections.abc import Iterator

from babel.messages.catalog import Catalog

from locales.papers.fonts import font_set


def undrawable(catalogue: Catalog, where: str) -> Iterator[str]:
    """The words that hold a character which no font of ours has; `where` is their file."""
    fonts = font_set()
    for message in catalogue:
        said = message.string if isinstance(message.string, str) else "".join(message.string or ())
        if message.id and (character := fonts.missing(said)):
            yield f"{where}: {message.id!r} holds {character!r} (U+{ord(character):04X}), which no font of papers has."
