"""A sheet as a table of typed columns, with every fault that the file alone can show.

Promises: `columns[field][i]` is the value of `rows[i]`, None where the cell is empty or faulty; all faults are
collected, none stops the reading. Whoever adds a field says in `_READERS` how its cells are read.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import repeat, zip_longest
from typing import Any, Final

from flows.facts.statement import Kind
from storage import sheets_cells as cells
from storage.sheets_cells import Bad
from storage.sheets_faults import REASONS, Fault
from storage.sheets_in import Sheet
from storage.sheets_mapping import REQUIRED, Layout, Words

_AMOUNTS: Final = ("total", "open", "applied", "limit")
# Rows of an invoice stay exact decimals here: their currency is their document's, which this sheet does not hold.
_EXACT: Final = ("quantity", "unit_price", "amount")
_DAYS: Final = ("date", "due", "settled_on", "applied_on", "delivered_on", "valid_from", "valid_until")
_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "currency": cells.currency, "limit_currency": cells.currency, "line": cells.whole, "country": cells.country,
    "language": cells.language, "email": cells.email, "zone": cells.zone,
}  # fmt: skip
_ONCE: Final = frozenset({"ambiguous_days"})
_CURRENCY_OF: Final = {"limit": "limit_currency"}


@dataclass(slots=True)
class Table:
    """One kind of rows of one sheet. `rows` are the spreadsheet's row numbers, `raw` the cells as they were."""

    kind: str
    sheet: Sheet
    rows: list[int]
    headers: dict[str, str] = field(default_factory=dict)
    raw: dict[str, Sequence[Any]] = field(default_factory=dict)
    columns: dict[str, list[Any]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def values(self, *names: str) -> Iterator[tuple[Any, ...]]:
        """The rows as tuples of these fields; a field without a column is None throughout."""
        return zip(*(self.columns.get(name, repeat(None, len(self.rows))) for name in names), strict=True)

    def seen(self, index: int, name: str) -> str:
        """The cell as its user sees it; empty for a field without a column."""
        return cells.as_text(self.raw[name][index]) if name in self.raw else ""

    def fault(self, index: int, name: str, code: str, /, **detail: Any) -> None:
        """Note what is wrong with field `name` of the row at `index`."""
        why, remedy = REASONS[code]
        known = {"kind": self.kind, "field": name, **detail}
        place = self.sheet.file, self.sheet.name, self.rows[index], self.headers.get(name, name)
        self.faults.append(Fault(*place, self.seen(index, name), code, why.format_map(known), remedy.format_map(known)))


def table(sheet: Sheet, layout: Layout, words: Words) -> Table:
    """The rows below the sheet's header, read as `layout` says; the given constants stand where a cell is empty."""
    made = _raw(sheet, layout)
    mark = layout.decimals or cells.shown_mark([made.raw[name] for name in _AMOUNTS if name in made.raw])
    for name in sorted(made.raw, key=lambda name: name in _AMOUNTS):
        if name in _AMOUNTS:
            _read_amounts(made, name, mark)
        else:
            _read(made, name, _reader(made, name, layout, words, mark))
    _derive(made, layout)
    for name in REQUIRED[made.kind]:
        _require(made, name)
    if check := _CHECKS.get(made.kind):
        check(made)
    return made


def _raw(sheet: Sheet, layout: Layout) -> Table:
    width = len(sheet.rows[layout.header])
    top = layout.header + 1
    below = enumerate(sheet.rows[top:], top + 1)
    numbered = [(number, row) for number, row in below if any(cell != "" for cell in row)]
    made = Table(layout.kind, sheet, [number for number, _ in numbered])
    header = sheet.rows[layout.header]
    columns = list(zip_longest(*(row for _, row in numbered), fillvalue=""))
    for name, place in layout.places.items():
        made.headers[name] = str(header[place])
        made.raw[name] = columns[place] if place < len(columns) else [""] * len(numbered)
    for name, value in layout.constants.items():
        made.raw[name] = [cell if cell != "" else value for cell in made.raw.get(name, repeat(value, len(numbered)))]
    made.headers["row"] = "whole row"
    for index, (_, row) in enumerate(numbered):
        if len(row) > width and any(cell != "" for cell in row[width:]):
            made.fault(index, "row", "extra_cells")
    return made


def _reader(made: Table, name: str, layout: Layout, words: Words, mark: str | None) -> Callable[[Any], Any]:
    if name in _DAYS:
        return cells.days(made.raw[name], layout.dates)
    if name in words.values:
        return cells.words(name, words.values[name])
    if name in _EXACT:
        return lambda cell: cells.quantity(cell, mark)
    return _READERS.get(name, cells.as_text)


def _read(made: Table, name: str, read: Callable[[Any], Any]) -> None:
    known = {cell: read(cell) for cell in set(made.raw[name]) if _filled(cell)}
    _take(made, name, made.raw[name], known)


def _read_amounts(made: Table, name: str, mark: str | None) -> None:
    currencies = made.columns.get(_CURRENCY_OF.get(name, "currency"), repeat(None, len(made.rows)))
    pairs = list(zip(made.raw[name], currencies, strict=True))
    _take(made, name, pairs, {pair: _amount(*pair, mark) for pair in set(pairs) if _filled(pair[0])})


def _filled(cell: Any) -> bool:
    return not isinstance(cell, str) or bool(cell.strip())


def _take(made: Table, name: str, sources: Sequence[Any], known: Mapping[Any, Any]) -> None:
    """Make the column of what is known of its cells, and note a fault wherever a bad one stands."""
    values = made.columns[name] = [known.get(source) for source in sources]
    if not any(isinstance(value, Bad) for value in known.values()):
        return
    told: set[str] = set()
    for index, value in enumerate(values):
        if isinstance(value, Bad):
            # A file whose every date is ambiguous has one fault, not one per row.
            if value.code not in _ONCE & told:
                made.fault(index, name, value.code, **value.detail)
            told.add(value.code)
            values[index] = None


def _amount(cell: Any, currency: str | None, mark: str | None) -> int | Bad | None:
    read = cells.minor_units(cell, currency or "USD", mark)
    # Without a currency, which is a fault of its own, only what is wrong in every currency is worth a line.
    return read if currency or (isinstance(read, Bad) and read.code in {"letter_for_digit", "negative"}) else None


def _derive(made: Table, layout: Layout) -> None:
    """Fill what is empty from another column: `name = "customer"`, `due = "date + 30"`."""
    for name, rule in layout.derive.items():
        source, _, later = rule.partition(" + ")
        own = made.columns.get(name, repeat(None, len(made.rows)))
        term = timedelta(days=int(later or 0))
        filled = [
            (given + term if later else given) if value is None and given is not None else value
            for value, (given,) in zip(own, made.values(source), strict=True)
        ]
        made.columns[name] = filled


def _require(made: Table, name: str) -> None:
    raw = made.raw.get(name)
    for index, (value,) in enumerate(made.values(name)):
        if value is None and (raw is None or not _filled(raw[index])):
            made.fault(index, name, "empty")


def _check_documents(made: Table) -> None:
    rows = made.values("kind", "date", "due", "total", "open", "settled_on")
    for index, (kind, day, due, total, open_, settled) in enumerate(rows):
        if open_ is not None and total is not None and open_ > total:
            made.fault(index, "open", "open_over_total", total=made.seen(index, "total"))
        if settled and open_:
            made.fault(index, "open", "settled_and_open")
        if due and day and due < day:
            made.fault(index, "due", "before_date", date=day)
        if settled and day and settled < day:
            made.fault(index, "settled_on", "before_date", date=day)
        if kind and not due and not made.seen(index, "due") and not Kind(kind).credit:
            _missing_due(made, index, total if open_ is None else open_, settled)


def _missing_due(made: Table, index: int, open_: int | None, settled: object) -> None:
    if open_ and not settled:
        made.fault(index, "due", "no_due", open=made.seen(index, "open") or made.seen(index, "total"))


def _check_payments(made: Table) -> None:
    for index, (day, on, document, applied) in enumerate(made.values("date", "applied_on", "document", "applied")):
        if day and on and on < day:
            made.fault(index, "applied_on", "before_date", date=day)
        if applied and not document:
            made.fault(index, "document", "empty")


def _check_prices(made: Table) -> None:
    for index, (begins, until) in enumerate(made.values("valid_from", "valid_until")):
        if begins and until and until < begins:
            made.fault(index, "valid_until", "before_date", date=begins)


_CHECKS: Final[Mapping[str, Callable[[Table], None]]] = {
    "documents": _check_documents, "payments": _check_payments, "prices": _check_prices,
}  # fmt: skip
