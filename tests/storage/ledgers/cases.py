"""The spreadsheets of this folder: what stands in each file, and its reading as an accountant would write it down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from flows.facts.ledger_rows import Theirs
from flows.facts.ledger_shape import Hints, LedgerRead
from flows.facts.money import exponent
from locales.ledger_words import ledger_words
from storage.spreadsheets.grids import NotALedger
from storage.spreadsheets.reading import read_ledger
from tests.storage.ledgers import making

FOLDER = Path(__file__).parent
READING = "== reading"
TODAY = date(2026, 11, 22)
MAKERS = {"xlsx": making.xlsx, "ods": making.ods, "xls": making.xls}


@dataclass(frozen=True)
class Case:
    """A described file. `form` is how it is kept, `reading` what is expected of it."""

    path: Path
    form: str
    encoding: str
    hints: Hints
    body: str
    reading: str

    @property
    def content(self) -> bytes:
        """The file's bytes."""
        if self.form not in MAKERS:
            return self.body.removesuffix("\n").encode(self.encoding)
        sheets: dict[str, list[list[str]]] = {}
        rows: list[list[str]] = []
        for line in self.body.removesuffix("\n").splitlines():
            if line.startswith("== "):
                rows = sheets[line[3:]] = []
            else:
                rows.append([cell.strip() for cell in line.split("|")] if line else [])
        return MAKERS[self.form](sheets)


def cases() -> list[Path]:
    """Every described file."""
    return sorted(FOLDER.glob("*.txt"))


def case(path: Path) -> Case:
    """The file that is described there."""
    text = path.read_text(encoding="utf-8")
    top, _, reading = text.partition(f"{READING}\n")
    head = [line for line in top.splitlines() if line.startswith("#")]
    told = dict(part.strip().split(" ", 1) for part in head[-1].lstrip("# ").split(";"))
    body = "\n".join(top.splitlines()[len(head) :]) + "\n"
    form, _, encoding = told["file"].partition(" ")
    hints = Hints(
        TODAY,
        tuple(told["account"].split()),
        tuple(told.get("from", "Harbourline Trading").split(" / ")),
        (told.get("for", "Okafor Home Stores"),),
    )
    return Case(path, form, encoding or "utf-8", hints, body, reading)


def read(one: Case) -> str:
    """What is read of it, written down."""
    try:
        return "\n".join(written(read_ledger(one.content, ledger_words(), one.hints))) + "\n"
    except NotALedger as refused:
        return f"refused: {refused.why}\n"


def written(read_: LedgerRead) -> Iterator[str]:
    """The reading, line by line."""
    code = read_.shape.currency or "?"
    at = f'"{read_.shape.sheet}" ' if len(read_.sheets) > 1 else ""
    yield f"{at}header in row {read_.shape.header}: " + ", ".join(
        f"{column} {chr(65 + place)}" for column, place in sorted(read_.shape.columns.items(), key=lambda one: one[1])
    )
    if read_.doubts:
        yield f"asks about: {', '.join(read_.doubts)}"
    if read_.parties:
        yield f"names: {'; '.join(read_.parties)}"
    if len(read_.currencies) > 1:
        yield "also: " + ", ".join(
            f"{one.rows} in {one.code} ({money(one.minor, one.code)})" for one in read_.currencies
        )
    for name in ("opening", "closing"):
        if getattr(read_, name) is not None:
            yield f"{name} {money(getattr(read_, name), code)} {code}"
    yield f"{len(read_.rows)} rows in {code}, {read_.skipped} lines passed over"
    yield from (row(one, code) for one in read_.rows)
    for bad in read_.unread:
        yield f'{bad.row:>4} {bad.column} not read: "{bad.quoted}" {bad.why}'


def row(one: Theirs, code: str) -> str:
    """One row of it."""
    more = f" [{', '.join(one.other_numbers)}]" if one.other_numbers else ""
    kind = f" ({one.kind})" if one.kind else ""
    said = f"{one.row:>4}  {one.on or '-'!s:<10}  {one.number or '-':<14} {money(one.minor, code):>14}"
    return f"{said}  {one.text}{kind}{more}".rstrip()


def money(minor: int, code: str) -> str:
    """The amount as it is written here."""
    return f"{Decimal(minor).scaleb(-exponent(code)):,f}"
