"""The catalogues as files: which there are, of which languages, and what stands in them.

Promise: translations are kept as long as their source stands, with what their translators noted; the same input makes
the same bytes, so no dates. Nothing is written here; see catalogue.py.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from locales.culture import Culture, read_culture
from locales.extracted import SOURCE
from locales.languages import DESK, OFFERED, PAPER
from locales.spoken import of_desk, of_papers, read


def updated(template: Catalog, old: Catalog) -> Catalog:
    """`template` with the translations of `old` that still have their source; what was guessed is dropped."""
    new = Catalog()
    for source in template:
        said = old.get(source.id, source.context) if source.id else None
        keep = said if said and not said.fuzzy and said.pluralizable == source.pluralizable else None
        if source.id:
            new.add(
                source.id,
                keep.string if keep else None,
                source.locations,
                flags=source.flags,
                auto_comments=source.auto_comments,
                user_comments=keep.user_comments if keep else (),
                context=source.context,
            )
    return new


def as_bytes(catalogue: Catalog, culture: Culture | None = None) -> bytes:
    """The file's content: of a translation into `culture`'s language, or of a template."""
    words = BytesIO()
    if culture:  # write_po leaves room for as many plural forms as the catalogue says
        catalogue.mime_headers = [("Plural-Forms", culture.plural_forms)]
    write_po(words, catalogue, width=120, omit_header=True, include_lineno=False)
    fields = ["Project-Id-Version: Concord", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8"]
    fields += ["Content-Transfer-Encoding: 8bit"]
    if culture:
        fields += [f"Language: {culture.language}", f"Plural-Forms: {culture.plural_forms}"]
        fields += [f"X-Review: {culture.review}"]
    header = "".join(f'"{field}\\n"\n' for field in fields)
    return f'msgid ""\nmsgstr ""\n{header}\n'.encode() + words.getvalue().rstrip(b"\n") + b"\n"


def files(template: Catalog, domain: str, home: Path, also: Sequence[str] = ()) -> Iterator[tuple[Path, bytes]]:
    """Each file that a domain with these words should have, with its content: of the languages asked, and kept ones."""
    yield home / "pot" / f"{domain}.pot", as_bytes(template)
    for language in known(home):
        path = home / language / "LC_MESSAGES" / f"{domain}.po"
        if path.exists() or language in (*asked(domain), *also):
            yield path, as_bytes(updated(template, read(path, language)), read_culture(language, home))


def asked(domain: str, also: Sequence[str] = ()) -> Sequence[str]:
    """The languages that must have the words of `domain`, whole; `also` count as offered, not as the desk's."""
    if of_desk(domain):
        return DESK
    return (*(PAPER if of_papers(domain) else OFFERED), *also)


def known(home: Path) -> list[str]:
    """The languages that have a folder with their manners, but for the source."""
    return sorted(path.parent.name for path in home.glob("*/culture.toml") if path.parent.name != SOURCE)
