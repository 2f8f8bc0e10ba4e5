"""`python -m locales.catalogue [DOMAIN …]` brings the catalogues up to date; with `--check` it only says what is wrong.

Promise: a domain is a dialogue: templates/<domain>/ and labels/<domain>.py make pot/<domain>.pot and every language's
<domain>.po; those of papers begin with paper_ and are in more languages. Translations are kept as long as their source
stands; the same input makes the same bytes, so no dates.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from locales.culture import HOME, Culture, read_culture
from locales.faults import contradictions, faults
from locales.languages import OFFERED, PAPER
from locales.lint import lint
from locales.spoken import PAPERS, catalogue_files, of_papers, read
from locales.templates import SUFFIX

SOURCE: Final = "en"

_KEYWORDS: Final[dict[str, Any]] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "N_": None,
}
_OPTIONS: Final = {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}
_COMMENTS: Final = ("NOTE:",)


def domains(home: Path = HOME) -> list[str]:
    """Every dialogue that has words."""
    folders = {
        path.parent.relative_to(home / "templates").parts[0] for path in (home / "templates").rglob(f"*{SUFFIX}")
    }
    return sorted(folders | {path.stem for path in (home / "labels").glob("[!_]*.py")})


def template_of(domain: str, home: Path = HOME) -> Catalog:
    """The words of a domain in their source language."""
    found = Catalog()
    paths = [*sorted((home / "templates" / domain).rglob(f"*{SUFFIX}")), home / "labels" / f"{domain}.py"]
    for path in filter(Path.exists, paths):
        place = path.relative_to(home).as_posix()
        method = "python" if path.suffix == ".py" else "jinja2.ext:babel_extract"
        said = extract(method, BytesIO(path.read_bytes()), _KEYWORDS, _COMMENTS, _OPTIONS)
        for line, words, comments, context in said:
            found.add(words, locations=[(place, line)], auto_comments=comments, context=context)
    return found


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
        fields += [f"X-Review: {culture.review}"] if culture.review else []
    header = "".join(f'"{field}\\n"\n' for field in fields)
    return f'msgid ""\nmsgstr ""\n{header}\n'.encode() + words.getvalue().rstrip(b"\n") + b"\n"


def files(domain: str, home: Path = HOME) -> Iterator[tuple[Path, bytes]]:
    """Each file that the domain should have, with its content."""
    template = template_of(domain, home)
    yield home / "pot" / f"{domain}.pot", as_bytes(template)
    for language in _translated(home, domain):
        path = home / language / "LC_MESSAGES" / f"{domain}.po"
        yield path, as_bytes(updated(template, read(path, language)), read_culture(language, home))


def wrong(home: Path = HOME, only: Sequence[str] = ()) -> Iterator[str]:
    """Everything that is wrong, one sentence each; of the domains `only`, or of all."""
    known = domains(home)
    for domain in only or known:
        for path, content in files(domain, home):
            if not path.exists() or path.read_bytes() != content:
                yield f"{path.relative_to(home)} is out of date: run python -m locales.catalogue {domain}."
        yield from _wrong_templates(home, domain)
        yield from _wrong_words(home, domain)
    for language in _translated(home, PAPERS):
        for papers in (False, True):
            yield from _wrong_together(home, language, catalogue_files(language, home, papers=papers), known)


def _wrong_together(home: Path, language: str, paths: Sequence[Path], known: Sequence[str]) -> Iterator[str]:
    """What is wrong with catalogues that are read as one."""
    named = [(str(path.relative_to(home)), path) for path in paths]
    for name, path in named:
        if path.stem not in known or language not in _asked(path.stem):
            yield f"{name} belongs to no dialogue: delete it."
    yield from contradictions([(name, read(path, language)) for name, path in named])


def _wrong_templates(home: Path, domain: str) -> Iterator[str]:
    for folder, own_words in [("templates", False), *((f"letters/{language}", True) for language in OFFERED)]:
        for path in sorted((home / folder / domain).rglob(f"*{SUFFIX}")):
            for fault in lint(path.read_text(encoding="utf-8"), own_words=own_words):
                yield f"{path.relative_to(home)}: {fault}"


def _wrong_words(home: Path, domain: str) -> Iterator[str]:
    template = template_of(domain, home)
    for language in _translated(home, domain):
        path = home / language / "LC_MESSAGES" / f"{domain}.po"
        forms = int(read_culture(language, home).plural_forms.partition("nplurals=")[2].partition(";")[0])
        yield from faults(read(path, language), template, forms, str(path.relative_to(home)))


def _translated(home: Path, domain: str) -> list[str]:
    """The languages that the words of `domain` are translated into: those of papers into more than the others."""
    return [language for language in _asked(domain) if language != SOURCE and (home / language).is_dir()]


def _asked(domain: str) -> Sequence[str]:
    return PAPER if of_papers(domain) else OFFERED


def main(arguments: Sequence[str] | None = None, home: Path = HOME) -> int:
    """Writes the files of the domains named, or of all; with `--check` prints what is wrong and answers 1."""
    parser = argparse.ArgumentParser(prog="python -m locales.catalogue", description="Bring the catalogues up to date.")
    parser.add_argument("domain", nargs="*", help="a dialogue; all of them when none is named")
    parser.add_argument("--check", action="store_true", help="change nothing, say what is wrong")
    asked = parser.parse_args(arguments)
    try:
        sentences = list(wrong(home, asked.domain) if asked.check else _update(home, asked.domain))
    except ValueError as error:
        sentences = [str(error)]
    sys.stdout.writelines(f"{sentence}\n" for sentence in sentences)
    return int(bool(sentences))


def _update(home: Path, only: Sequence[str]) -> list[str]:
    for domain in only or domains(home):
        for path, content in files(domain, home):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return []


if __name__ == "__main__":
    sys.exit(main())
