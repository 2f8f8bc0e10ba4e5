"""`python -m tests.reading.feelings [--all]`: how well feelings and abuse are told apart.

Promises: sentences are labelled by hand, and a label is never changed to suit the reader; the table shows precision and
recall of each level and of each kind of abuse; what is taken for abuse and is none is named, with `--all` everything
that was read otherwise.
"""

import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from flows.facts.feelings import Heard, hear
from flows.tables.feelings import Abuse

HERE: Final = Path(__file__).parent
LANGUAGES: Final = ("en", "zh")
LEVELS: Final = {"calm": 0, "uneasy": 1, "angry": 2, "furious": 3}
HARMLESS: Final = ("calm", "harmless", "uneasy", "angry", "furious", "corrects")  # anger about the matter is no abuse


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence, what a person called it, and what was heard in it."""

    language: str
    label: str
    text: str
    heard: Heard

    @property
    def read(self) -> str:
        """The label that the reader gives it: a kind of abuse, a correction, or a level."""
        if self.heard.abuse:
            return self.heard.abuse.value
        return "corrects" if self.heard.corrects else next(n for n, at in LEVELS.items() if at == self.heard.level)

    @property
    def hoped(self) -> bool:
        """What only looks like abuse may well be a little uneasy."""
        return self.read in {"calm", "uneasy"} if self.label == "harmless" else self.read == self.label


@cache
def sentences() -> tuple[Labelled, ...]:
    """All of them, read."""
    return tuple(_sentences())


def _sentences() -> Iterator[Labelled]:
    for language in LANGUAGES:
        page = tomllib.loads((HERE / f"feelings_{language}.toml").read_text(encoding="utf-8"))
        for label, texts in page.items():
            yield from (Labelled(language, label, text, hear(text)) for text in texts)


def false_abuse(said: tuple[Labelled, ...]) -> list[Labelled]:
    """Sentences against nobody that were taken for abuse."""
    return [one for one in said if one.label in HARMLESS and one.heard.abuse]


def shares(said: tuple[Labelled, ...], of: str, is_: Callable[[Labelled], bool]) -> tuple[int, float, float]:
    """(number, precision, recall) of what is labelled `of`."""
    theirs, ours = [one for one in said if one.label == of], [one for one in said if is_(one)]
    right = sum(is_(one) for one in theirs)
    return len(theirs), right / len(ours) if ours else 1.0, right / len(theirs) if theirs else 1.0


def table(said: tuple[Labelled, ...]) -> Iterator[str]:
    """One row for each level and each kind of abuse."""
    yield f"{'label':<10}{'sentences':>10}{'precision':>11}{'recall':>8}"
    for label in (*LEVELS, *(kind.value for kind in Abuse), "corrects"):
        without = tuple(one for one in said if one.label != "harmless") if label in LEVELS else said
        many, precision, recall = shares(without, label, lambda one, label=label: one.read == label)  # type: ignore[misc]
        yield f"{label:<10}{many:>10}{precision:>11.1%}{recall:>8.1%}"
    harmless = [one for one in said if one.label in HARMLESS]
    yield f"taken for abuse and is none: {len(false_abuse(said))} of {len(harmless)}"


def main(arguments: list[str]) -> int:
    """Print the tables; 1 when a harmless sentence was taken for abuse."""
    for language in LANGUAGES:
        said = tuple(one for one in sentences() if one.language == language)
        sys.stdout.write(f"{language}\n")
        sys.stdout.writelines(f"{row}\n" for row in table(said))
    wrong = false_abuse(sentences())
    shown = [one for one in sentences() if not one.hoped] if "--all" in arguments else wrong
    sys.stdout.writelines(f"{one.label} read as {one.read}: “{one.text}” {_why(one.heard)}\n" for one in shown)
    return 1 if wrong else 0


def _why(heard: Heard) -> str:
    return heard.words or ", ".join(f"{found.sign.value} {found.words}" for found in heard.signs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
