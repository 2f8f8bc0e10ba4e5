"""What can be wrong with a translation, found before a customer does.

Promise: each fault is one sentence naming file and words. The tools translators use see few of these: a dropped
placeholder, an empty plural form and a broken tag all pass them.
"""

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

from babel.messages.catalog import Catalog, Message

from locales.limits import longest, what
from locales.lint import tags, unbalanced
from locales.speak import PLACEHOLDER

# Controls, marks of direction (the filters add these, where they belong), spaces without width, characters that no font
# agrees on; the two joiners of Indian scripts are letters.
UNSEEN: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ue000-\uf8ff\ufeff\ufffd]"
)


def faults(
    catalogue: Catalog, template: Catalog, forms: int, where: str, exact: Container[int] = frozenset({0})
) -> Iterator[str]:
    """The faults of `catalogue` against its `template`, with `forms` plural forms asked; `where` is its file.

    `exact` are the forms said of one number alone, which therefore need not name it where the source's first does not.
    """
    for source in template:
        if source.id:
            said = catalogue.get(source.id, source.context)
            for fault in _faults(source, said, forms, exact):
                yield f"{where}: {_first(source.id)!r} {fault}"


def contradictions(catalogues: Sequence[tuple[str, Catalog]]) -> Iterator[str]:
    """Words that two files of a language translate differently: all are read as one, so only one would be heard."""
    heard: dict[object, tuple[str, object]] = {}
    for where, catalogue in catalogues:
        for message in catalogue:
            if not message.id:
                continue
            before, said = heard.setdefault((message.id, message.context), (where, message.string))
            if said != message.string:
                yield f"{where}: {_first(message.id)!r} reads otherwise in {before}; agree on one, or give a context."


def _faults(source: Message, said: Message | None, forms: int, exact: Container[int]) -> Iterator[str]:
    if said is None or not _all(said.string) or not all(_all(said.string)):
        yield "has no translation, or not every plural form of one."
        return
    if said.fuzzy:
        yield "is marked fuzzy; read it again and take the mark away."
    if source.pluralizable and len(_all(said.string)) != forms:
        yield f"has {len(_all(said.string))} plural forms; the language has {forms}."
        return
    for number, form in enumerate(_all(said.string)):
        yield from _form_faults(source, form, one=source.pluralizable and forms > 1 and number in exact)


def _form_faults(source: Message, form: str, *, one: bool) -> Iterator[str]:
    ids = _all(source.id)
    allowed = [set(PLACEHOLDER.findall(ids[-1]))] + ([set(PLACEHOLDER.findall(ids[0]))] if one else [])
    used = set(PLACEHOLDER.findall(form))
    if used not in allowed:
        yield f"must use the placeholders {sorted(allowed[0])}, not {sorted(used)}."
    elif not _fills(form, used):
        yield "has a % that belongs to no placeholder; write %% for a per cent sign."
    limit = longest(source)
    if limit and len(form) > limit:
        yield f"is a {what(limit)} and longer than {limit} characters."
    if unseen := UNSEEN.search(form):
        yield f"holds the invisible character U+{ord(unseen[0]):04X}; take it out."
    if _edges(form) not in map(_edges, ids):
        yield "begins or ends with a space or an empty line where its source does not, or the other way round."
    if any(place.startswith("templates/") for place, _ in source.locations):
        yield from _tag_faults(ids, form)


def _tag_faults(ids: tuple[str, ...], form: str) -> Iterator[str]:
    if tags(form) not in [tags(text) for text in ids]:
        yield "does not carry the same tags as its source."
    elif fault := unbalanced(form):
        yield f"is not good HTML: {fault}"


def _edges(words: str) -> tuple[str, str]:
    """The spaces that it begins and ends with."""
    return words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]


def _fills(form: str, used: set[str]) -> bool:
    try:
        form % dict.fromkeys(used, "")
    except (TypeError, ValueError, KeyError):
        return False
    return True


def _all(text: object) -> tuple[str, ...]:
    if isinstance(text, str):
        return (text,)
    return tuple(text) if isinstance(text, list | tuple) else ()


def _first(id_: object) -> str:
    return _all(id_)[0]
