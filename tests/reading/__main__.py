"""`python -m tests.reading [--all]`: how the corpus is read, per language and kind; every silently wrong line by name.

With `--all` also the lines that were read more carefully than a person would.
"""

import sys
from collections import Counter
from collections.abc import Iterable

from tests.reading.corpus import Judged, Verdict, corpus, judged

HEAD = ("language", "kind", "lines", *Verdict, "as hoped")


def main(arguments: list[str]) -> int:
    """Print the table and the lines behind it; 1 when anything was silently wrong."""
    results = [judged(said) for said in corpus()]
    wrong = [result for result in results if result.verdict is Verdict.WRONG]
    sys.stdout.writelines(f"{line}\n" for line in table(results))
    sys.stdout.writelines(f"{told(result)}\n" for result in wrong)
    if "--all" in arguments:
        sys.stdout.writelines(f"{told(r)}\n" for r in results if not r.hoped and r.verdict is not Verdict.WRONG)
    return 1 if wrong else 0


def table(results: list[Judged]) -> Iterable[str]:
    """One row for each language and kind, and one for all of a language."""
    yield _row(HEAD)
    for language in dict.fromkeys(result.said.language for result in results):
        own = [result for result in results if result.said.language == language]
        for kind in dict.fromkeys(result.said.kind for result in own):
            yield _counted(language, kind, [result for result in own if result.said.kind == kind])
        yield _counted(language, "all", own)


def told(result: Judged) -> str:
    """One line and what became of it."""
    said, read = result.said, result.read
    meant = said.means or (" or ".join(said.asked) or "a question" if said.asked is not None else "nothing")
    got = read.value or " or ".join(read.offered) or "nothing"
    return f"{result.verdict}: {said.language} {said.kind} “{said.text}” means {meant}; read as {got}"


def _counted(language: str, kind: str, results: list[Judged]) -> str:
    verdicts = Counter(result.verdict for result in results)
    hoped = sum(result.hoped for result in results)
    return _row((language, kind, str(len(results)), *(str(verdicts[verdict]) for verdict in Verdict), str(hoped)))


def _row(cells: tuple[str, ...]) -> str:
    return "  ".join(f"{cell:<9}" if place < 2 else f"{cell:>10}" for place, cell in enumerate(cells)).rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
