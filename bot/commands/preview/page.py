"""The preview as one HTML page that needs nothing but the pictures and papers in its folder.

Promise: every piece of text carries its language and its direction, so that a browser draws it with the right
characters; nothing on the page runs. Words arrive as Telegram HTML, escaped by the speaker; the rest is escaped here.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote

from bot.commands.preview.papers import Carried
from bot.commands.preview.said import Side
from locales.templates import is_internal

_STYLE: Final = Path(__file__).with_name("page.css")
_BOLD: Final = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])")


class Shown(NamedTuple):
    """A message, what it says in each of its situations in English and in the language, and what it carries."""

    name: str
    said: Sequence[tuple[Side, Side]]
    carries: Sequence[Carried]


def page(language: str, head: Mapping[str, str], shown: Sequence[Shown], font: tuple[str, str] | None = None) -> str:
    """The whole page; `language` is what it is called, `head` what there is to know about it.

    `font` is the family and the name of a file beside the page, for browsers that have none for the language.
    """
    face = (
        f'@font-face {{ font-family: "{font[0]}"; src: url("{quote(font[1])}"); font-weight: 100 900; }}'
        if font
        else ""
    )
    known = "".join(
        f"<div><dt>{escape(name)}</dt><dd><bdi>{escape(said)}</bdi></dd></div>" for name, said in head.items()
    )
    sections = "\n".join(map(_section, shown))
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(language)}</title>\n<style>\n{face}\n{_STYLE.read_text(encoding='utf-8')}</style>\n"
        f"<header><h1>English · <bdi>{escape(language)}</bdi></h1><dl>{known}</dl></header>\n{sections}\n</html>\n"
    )


def _section(shown: Shown) -> str:
    name = escape(shown.name)
    desk = is_internal(shown.name)
    pairs = "\n".join(
        f'<div class="pair">{_side(ours, desk=desk)}{_side(theirs, desk=desk)}</div>' for ours, theirs in shown.said
    )
    papers = f'<div class="papers">{"".join(map(_paper, shown.carries))}</div>' if shown.carries else ""
    return f'<section id="{name}">\n<h2><a href="#{name}">{name}</a></h2>\n{pairs}\n{papers}</section>'


def _side(side: Side, *, desk: bool) -> str:
    direction = "rtl" if side.rtl else "ltr"
    keys = "".join(
        f'<div class="row">{"".join(f"""<span class="key">{escape(key)}</span>""" for key in row)}</div>'
        for row in side.keys
    )
    text = _BOLD.sub(r"<b>\1</b>", side.text) if desk else side.text
    said = f'<div class="bubble">{text}</div>' if text else ""
    kind = "note" if text else "note fault"
    notes = "".join(f'<p class="{kind}">{escape(note)}</p>' for note in side.notes)
    written = f'lang="{side.language.replace("_", "-")}" dir="{direction}"'
    return f'<div class="chat{" desk" * desk}"><div class="message" {written}>{said}{keys}</div>{notes}</div>'


def _paper(paper: Carried) -> str:
    if paper.fault:
        return f'<p class="fault">{escape(paper.name)}: {escape(paper.fault)}</p>'
    pages = "".join(f'<img src="{escape(name)}" alt="{escape(paper.name)}">' for name in paper.pages)
    link = f'<a href="{escape(paper.file)}">{escape(paper.file)}</a>' if paper.file else escape(paper.pages[0])
    return f"<figure>{pages}<figcaption>{link}</figcaption></figure>"
