"""What must not stand in a template: a value without a filter, words outside a translation, a broken tag.

Promise: reads the template's own syntax tree, so neither loops nor shared pieces hide anything. Run by
`python -m locales.catalogue --check` and by the tests.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from jinja2 import nodes

from locales.filters import NAMES
from locales.templates import bare_environment

_SPEAKING: Final = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
_TAG: Final = re.compile(r"<(/?)(b|i|u|s|code|pre|blockquote|tg-spoiler)( expandable)?>")
_FIELD: Final = re.compile(r"%\((\w+)\)")


def lint(source: str, *, own_words: bool = False) -> tuple[str, ...]:
    """The faults of a template as sentences; `own_words` allows words outside translations (letters)."""
    environment = bare_environment()
    environment.filters.update(dict.fromkeys(NAMES, str))
    tree = environment.parse(source)
    pieces = {node.name for node in tree.find_all(nodes.Macro)} | set(_imported(tree))
    faults = []
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                faults += [] if own_words else _loose_words(node)
            else:
                faults += _raw(node, pieces)
    return tuple(faults)


def unbalanced(text: str) -> str:
    """The first fault of `text` as Telegram HTML, as a sentence; empty when it would be accepted."""
    opened: list[str] = []
    for closing, name, _ in _TAG.findall(text):
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return f"</{name}> closes what is not open."
    rest = _TAG.sub("", text)
    if opened:
        return f"<{opened[-1]}> is never closed."
    if "<" in rest or re.search(r"&(?!(amp|lt|gt|quot|#\d+);)", rest):
        return "a bare < or & must be written &lt; or &amp;, and only Telegram's tags are allowed."
    return ""


def tags(text: str) -> Counter[str]:
    """How often each tag stands in `text`."""
    return Counter(match.group() for match in _TAG.finditer(text))


def _imported(tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all(nodes.FromImport):
        for name in node.names:
            yield name if isinstance(name, str) else name[1]


def _loose_words(node: nodes.TemplateData) -> list[str]:
    text = _TAG.sub("", node.data)
    letters = "".join(char for char in text if char.isalpha())
    return [f"Line {node.lineno}: the words {text.strip()!r} stand outside a translation."] if letters else []


def _raw(node: nodes.Expr, pieces: set[str]) -> list[str]:
    if isinstance(node, nodes.Filter):
        return [] if node.name in NAMES else [f"Line {node.lineno}: |{node.name} is no filter of ours to end with."]
    if isinstance(node, nodes.CondExpr):
        return _raw(node.expr1, pieces) + (_raw(node.expr2, pieces) if node.expr2 else [])
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        if node.node.name in pieces:
            return []
        if node.node.name in _SPEAKING:
            return _raw_fields(node, pieces)
    return [f"Line {node.lineno}: a value stands there without one of the filters {', '.join(NAMES)}."]


def _raw_fields(call: nodes.Call, pieces: set[str]) -> list[str]:
    given = {keyword.key: keyword.value for keyword in call.kwargs}
    said = {name for arg in call.args if isinstance(arg, nodes.Const) for name in _FIELD.findall(str(arg.value))}
    missing = [f"Line {call.lineno}: %({name}) has no value of that name." for name in sorted(said - given.keys())]
    return missing + [fault for name in sorted(said & given.keys()) for fault in _raw(given[name], pieces)]
