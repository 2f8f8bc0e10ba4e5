"""What can be wrong with a translation, found before a customer does.

Promise: each fault is one sentence naming file and words. The tools translators use see few of these: a dropped
placeholder, an empty plural form and a broken tag all pass them.
"""

from collections.abc import Iterator, Sequence

from babel.messages.catalog import Catalog, Message

from locales.lint import tags, unbalanced
from locales.speak import LONGEST_LABEL, PLACEHOLDER
from locales.spoken import PAPERS


def faults(catalogue: Catalog, template: Catalog, forms: int, where: str) -> Iterator[str]:
    """The faults of `catalogue` against its `template`, with `forms` plural forms asked; `where` is its file."""
    for source in template:
        if source.id:
            said = catalogue.get(source.id, source.context)
            for fault in _faults(source, said, forms):
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


def _faults(source: Message, said: Message | None, forms: int) -> Iterator[str]:
    if said is None or not _all(said.string) or not all(_all(said.string)):
        yield "has no translation, or not every plural form of one."
        return
    if said.fuzzy:
        yield "is marked fuzzy; read it again and take the mark away."
    if source.pluralizable and len(_all(said.string)) != forms:
        yield f"has {len(_all(said.string))} plural forms; the language has {forms}."
        return
    for number, form in enumerate(_all(said.string)):
        yield from _form_faults(source, form, one=source.pluralizable and forms > 1 and number == 0)


def _form_faults(source: Message, form: str, *, one: bool) -> Iterator[str]:
    ids = _all(source.id)
    allowed = [set(PLACEHOLDER.findall(ids[-1]))] + ([set(PLACEHOLDER.findall(ids[0]))] if one else [])
    used = set(PLACEHOLDER.findall(form))
    if used not in allowed:
        yield f"must use the placeholders {sorted(allowed[0])}, not {sorted(used)}."
    elif not _fills(form, used):
        yield "has a % that belongs to no placeholder; write %% for a per cent sign."
    places = [place for place, _ in source.locations]
    buttons = [place for place in places if place.startswith("labels/") and not place.startswith(f"labels/{PAPERS}")]
    if buttons and len(form) > LONGEST_LABEL:
        yield f"is a button and longer than {LONGEST_LABEL} characters."
    if any(place.startswith("templates/") for place in places):
        yield from _tag_faults(ids, form)


def _tag_faults(ids: tuple[str, ...], form: str) -> Iterator[str]:
    if tags(form) not in [tags(text) for text in ids]:
        yield "does not carry the same tags as its source."
    elif fault := unbalanced(form):
        yield f"is not good HTML: {fault}"


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
