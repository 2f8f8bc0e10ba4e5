"""Whole letters written in one language, and in one register of it, instead of translating a message by sentences.

Promise: a letter is looked for under letters/<language>@<register>/, then under letters/<language>/, then the source
template is translated. Its first line names the source it was written after, as `{# of 1a2b3c4d #}`; whoever changes a
source template is told which letters have to be read again. Translators edit the letters, developers this file.
"""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from jinja2 import TemplateSyntaxError, meta, nodes

from locales.culture import HOME, REGISTERS
from locales.filters import NAMES
from locales.lint import lint, unbalanced
from locales.templates import bare_environment, is_internal, sources

# Known to every message; of these a letter uses what it needs. What its source shows in chats without figures stays.
AMBIENT: Final = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext", "reader", "reason_first", "zone"})
ADDRESSED: Final = frozenset({"person"})  # a letter may open by `reader` instead

_MARK: Final = re.compile(r"\{# of ([0-9a-f]{8}) #\}")


def letters(language: str, home: Path = HOME, register: str = "") -> Mapping[str, str]:
    """The whole letters of `language`, in that register or in any, by message name."""
    return sources(home / "letters" / (f"{language}@{register}" if register else language))


def mark_of(source: str) -> str:
    """What the first line of a letter names of the template that it was written after."""
    return sha256(source.encode()).hexdigest()[:8]


def faults(home: Path = HOME) -> list[str]:
    """What is wrong with the letters that were written, one sentence each."""
    return [
        f"letters/{folder.name}/{name}: {fault}"
        for folder in sorted(path for path in (home / "letters").glob("*") if path.is_dir())
        for name, fault in _of_folder(folder, sources(home / "templates"))
    ]


def _of_folder(folder: Path, originals: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    language, _, register = folder.name.partition("@")
    if not (folder.parents[1] / language / "culture.toml").exists() or register not in ("", *REGISTERS):
        yield "", f"there is no such language or register; the registers are {', '.join(REGISTERS)}."
        return
    for name, letter in sources(folder).items():
        if name not in originals or is_internal(name):
            yield name, "customers are sent no such message: name the letter like its template."
            continue
        for fault in _of_letter(letter, originals[name]):
            yield name, fault


def _of_letter(letter: str, source: str) -> Iterator[str]:
    marked = _MARK.match(letter)
    if marked is None or marked[1] != mark_of(source):
        yield (
            f"it is older than its source: read it again beside it and write {{# of {mark_of(source)} #}}"
            " as its first line."
        )
    try:
        written, original = _used(letter), _used(source)
        yield from lint(letter, own_words=True)
    except TemplateSyntaxError as error:
        yield f"line {error.lineno}: {error.message}"
        return
    for name in sorted(original - written - ADDRESSED - AMBIENT):
        yield f"it leaves out {name}, which its source says or asks."
    for name in sorted(written - original - AMBIENT):
        yield f"it uses {name}, which its source does not have."
    if fault := unbalanced(re.sub(r"\{[{%#].*?[}%#]\}", "", letter, flags=re.DOTALL)):
        yield fault


def _used(source: str) -> frozenset[str]:
    """The values and the shared pieces that a template uses."""
    environment = bare_environment()
    environment.filters.update(dict.fromkeys(NAMES, str))
    tree = environment.parse(source)
    pieces = {
        str(node.template.value)
        for node in tree.find_all(nodes.Node)
        if isinstance(node, nodes.Include | nodes.FromImport) and isinstance(node.template, nodes.Const)
    }
    return frozenset((meta.find_undeclared_variables(tree) | pieces) - set(environment.globals))
