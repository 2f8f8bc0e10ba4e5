"""Everything that can be wrong with the words, in the order in which somebody would mend it.

Promise: each fault is one sentence that says where and what to do; a language that is on its way is asked for nothing
but that its files are up to date. Run by `python -m locales.catalogue --check`, `python -m bot check` and the tests.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog

from locales import letters
from locales.catalogue_files import asked, files, known
from locales.culture import HOME, Culture, read_culture
from locales.extracted import SOURCE, domains, template_of
from locales.faults import contradictions, faults
from locales.glossary import Glossary, glossary_faults, read_glossary, term_faults
from locales.glyphs import undrawable
from locales.lint import lint
from locales.plurals import forms, of_one_number, plural_faults
from locales.spoken import catalogue_files, of_papers, read
from locales.templates import SUFFIX

SMALL: Final = ("glossary.csv", "knowledge.toml", "snippets.toml", "words.toml", "understood.toml", "ledger.toml")


@dataclass(frozen=True, slots=True)
class _Tongue:
    """A language of a home, and the domains that are to be whole in it."""

    home: Path
    culture: Culture
    glossary: Glossary
    whole: Sequence[str]

    @property
    def language(self) -> str:
        return self.culture.language


def wrong(home: Path = HOME, only: Sequence[str] = (), also: Sequence[str] = ()) -> Iterator[str]:
    """Everything that is wrong, one sentence each; of the domains `only`, or of all. `also` count as offered."""
    every = domains(home)
    templates = {domain: template_of(domain, home) for domain in only or every}
    for domain, template in templates.items():
        for path, content in files(template, domain, home, also):
            if not path.exists() or path.read_bytes() != content:
                yield f"{path.relative_to(home)} is out of date: run python -m locales.catalogue {domain}."
        yield from _templates(home, domain)
    for language in known(home):
        whole = [domain for domain in every if language in asked(domain, also)]
        tongue = _Tongue(home, read_culture(language, home), read_glossary(language, home), whole)
        yield from _small(tongue)
        for papers in (False, True):
            paths = catalogue_files(language, home, papers=papers)
            gone = [path for path in paths if path.stem not in every]
            yield from (f"{path.relative_to(home)} belongs to no dialogue: delete it." for path in gone)
            yield from _words(tongue, {path.stem: path for path in paths if path.stem in whole}, templates)
    yield from letters.faults(home)


def _templates(home: Path, domain: str) -> Iterator[str]:
    for path in sorted((home / "templates" / domain).rglob(f"*{SUFFIX}")):
        for fault in lint(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(home)}: {fault}"


def _small(tongue: _Tongue) -> Iterator[str]:
    """What is wrong with a language's own files, apart from its words."""
    if tongue.whole:
        yield from plural_faults(tongue.culture)
    if not all(map(of_papers, tongue.whole)):
        yield from glossary_faults(tongue.language, tongue.home)
        for name in SMALL:
            if (tongue.home / SOURCE / name).exists() and not (tongue.home / tongue.language / name).exists():
                yield f"{tongue.language}/{name} is missing; write it after {SOURCE}/{name}."


def _words(tongue: _Tongue, paths: Mapping[str, Path], templates: Mapping[str, Catalog]) -> Iterator[str]:
    """What is wrong with catalogues that are read as one; one that is missing was called out of date already."""
    number, exact = forms(tongue.culture), of_one_number(tongue.culture)
    found = []
    for domain, path in paths.items():
        said, where = read(path, tongue.language), str(path.relative_to(tongue.home))
        found.append((where, said))
        if domain in templates:
            yield from faults(said, templates[domain], number, where, exact)
            yield from term_faults(said, tongue.glossary, where)
            yield from undrawable(said, where) if of_papers(domain) else ()
    yield from contradictions(found)
