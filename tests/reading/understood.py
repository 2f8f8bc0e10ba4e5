"""`python -m tests.reading.understood [LANGUAGE…]`: how well words are understood in the languages of data files.

Promises: lines are written by whoever speaks the language and never changed to suit the reader; a line is judged by
itself. A line is wrong when one thing was taken that was not meant; several are asked about. The share right is told
for each language and question, and every line that is read otherwise is named.
"""

import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from flows.facts.feelings import hear
from flows.facts.meant import meant_reasons, meant_wants
from flows.facts.near_labels import means_no, means_yes, place_named
from flows.facts.promised_days import Either, Promised, SomeDay, days_of, read_promise
from tests.reading.corpus import Judged, Read, Said, Verdict, judged, told_sum
from tests.reading.feelings import LEVELS

HERE: Final = Path(__file__).parent
KINDS: Final = ("reasons", "wants", "days", "amounts", "answers", "feelings")
PLACES: Final = ("first", "second", "third")


@dataclass(frozen=True, slots=True)
class Line:
    """One line and what became of it: whether it was read as hoped, and whether a value was taken that is wrong."""

    kind: str
    text: str
    meant: str
    got: str
    right: bool
    wrong: bool


def languages() -> tuple[str, ...]:
    """The languages that have lines, by name."""
    return tuple(sorted(path.stem.removeprefix("understood_") for path in HERE.glob("understood_*.toml")))


@cache
def lines(language: str) -> tuple[Line, ...]:
    """Every line of a language, read."""
    page = tomllib.loads((HERE / f"understood_{language}.toml").read_text(encoding="utf-8"))
    return tuple(READERS[kind](row, page) for kind in KINDS for row in page.get(kind, ()))


def share(found: tuple[Line, ...]) -> float:
    """The share of lines that were read as hoped."""
    return sum(line.right for line in found) / len(found) if found else 1.0


def _set(kind: str, read: Callable[[str], tuple[str, ...]]) -> Callable[[Mapping[str, Any], Mapping[str, Any]], Line]:
    def line(row: Mapping[str, Any], _: Mapping[str, Any]) -> Line:
        got = read(row["say"])
        hoped = list(got) == row["is"] or (kind == "reasons" and set(row["is"]) == set(got))
        alone = len(got) == 1 and got[0] not in row["is"]  # several are asked about
        return Line(kind, row["say"], ", ".join(row["is"]), ", ".join(got) or "nothing", hoped, alone)

    return line


def _day(row: Mapping[str, Any], page: Mapping[str, Any]) -> Line:
    read = read_promise(row["say"], page["today"])
    value = read.day.isoformat() if isinstance(read, Promised) else None
    asked = [day.isoformat() for day in _offered(read)]
    return _judged("days", row, Read(value, tuple(asked)), page)


def _offered(read: object) -> tuple[date, ...]:
    match read:
        case Either(days=days):
            return days
        case SomeDay():
            return days_of(read)
    return ()


def _amount(row: Mapping[str, Any], page: Mapping[str, Any]) -> Line:
    return _line("amounts", row, judged(_said("amount", row, page)))


def _judged(kind: str, row: Mapping[str, Any], read: Read, page: Mapping[str, Any]) -> Line:
    said = _said("day", row, page)
    if read.value is not None:
        verdict = Verdict.RIGHT if read.value == said.means else Verdict.WRONG
    else:
        verdict = Verdict.ASKED if read.offered else Verdict.NOTHING
    hoped = verdict is Verdict.RIGHT if said.means else _open(said, read, verdict)
    return _line(kind, row, Judged(said, read, verdict, hoped))


def _open(said: Said, read: Read, verdict: Verdict) -> bool:
    if said.asked is None:
        return verdict is Verdict.NOTHING
    return verdict in {Verdict.ASKED, Verdict.NOTHING} and set(said.asked) <= set(read.offered)


def _line(kind: str, row: Mapping[str, Any], told: Judged) -> Line:
    meant = row.get("is") or " or ".join(row.get("asked", ())) or ("nothing" if "nothing" in row else "a question")
    got = told.read.value or " or ".join(told.read.offered) or "nothing"
    return Line(kind, row["say"], meant, got, told.hoped, told.verdict is Verdict.WRONG)


def _said(kind: str, row: Mapping[str, Any], page: Mapping[str, Any]) -> Said:
    currency = row.get("in", page["currency"])
    plain = (lambda text: told_sum(text, currency)) if kind == "amount" else str
    means = plain(row["is"]) if "is" in row else None
    asked = tuple(plain(text) for text in row["asked"]) if "asked" in row else None
    return Said("", kind, row["say"], currency, means, asked)


def _answer(row: Mapping[str, Any], _: Mapping[str, Any]) -> Line:
    text, place = row["say"], place_named(row["say"])
    got = "yes" if means_yes(text) else "no" if means_no(text) else PLACES[place] if place is not None else "nothing"
    return Line("answers", text, row["is"], got, got == row["is"], got not in {row["is"], "nothing"})


def _feeling(row: Mapping[str, Any], _: Mapping[str, Any]) -> Line:
    heard = hear(row["say"])
    level = next(name for name, at in LEVELS.items() if at == heard.level)
    got = heard.abuse.value if heard.abuse else "corrects" if heard.corrects else level
    return Line("feelings", row["say"], row["is"], got, got == row["is"], bool(heard.abuse) and got != row["is"])


READERS: Final[Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any]], Line]]] = {
    "reasons": _set("reasons", meant_reasons),
    "wants": _set("wants", meant_wants),
    "days": _day,
    "amounts": _amount,
    "answers": _answer,
    "feelings": _feeling,
}


def table(language: str) -> Iterator[str]:
    """The share right of each question, then what was read otherwise."""
    found = lines(language)
    by_kind = {kind: tuple(line for line in found if line.kind == kind) for kind in KINDS}
    shares = "  ".join(f"{kind} {share(own):.0%} of {len(own)}" for kind, own in by_kind.items())
    yield f"{language}: {share(found):.0%} of {len(found)} right, {sum(line.wrong for line in found)} wrong  {shares}"
    for line in found:
        if not line.right:
            yield f"  {'WRONG ' if line.wrong else ''}{line.kind} “{line.text}” means {line.meant}; read as {line.got}"


def main(arguments: list[str]) -> int:
    """Print the table of some languages, or of all."""
    for language in arguments or languages():
        sys.stdout.writelines(f"{row}\n" for row in table(language))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
