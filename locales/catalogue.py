"""`python -m locales.catalogue [DOMAIN …]` brings the catalogues up to date; with `--check` it only says what is wrong.

Promise: templates/<domain>/ and labels/<domain>.py make pot/<domain>.pot and every language's <domain>.po; those of
papers begin with paper_ and are in more languages, those of the desk in fewer. Translations are kept as long as their
source stands; the same input makes the same bytes, so no dates. `--language L` counts one in that is on its way.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from locales.catalogue_files import as_bytes, files, updated
from locales.culture import HOME
from locales.extracted import domains, template_of
from locales.wrong import wrong

__all__ = ["as_bytes", "domains", "main", "template_of", "updated"]


def main(arguments: Sequence[str] | None = None, home: Path = HOME) -> int:
    """Writes the files of the domains named, or of all; with `--check` prints what is wrong and answers 1."""
    parser = argparse.ArgumentParser(prog="python -m locales.catalogue", description="Bring the catalogues up to date.")
    parser.add_argument("domain", nargs="*", help="a dialogue; all of them when none is named")
    parser.add_argument("--check", action="store_true", help="change nothing, say what is wrong")
    parser.add_argument("--language", action="append", default=[], help="one that is on its way: count it as offered")
    given = parser.parse_args(arguments)
    try:
        sentences = list(wrong(home, given.domain, given.language)) if given.check else _update(home, given)
    except ValueError as error:
        sentences = [str(error)]
    sys.stdout.writelines(f"{sentence}\n" for sentence in sentences)
    return int(bool(sentences))


def _update(home: Path, given: argparse.Namespace) -> list[str]:
    for domain in given.domain or domains(home):
        for path, content in files(template_of(domain, home), domain, home, given.language):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return []


if __name__ == "__main__":
    sys.exit(main())
