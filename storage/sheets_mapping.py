"""Which column of a sheet holds which field: recognised by its headers, or written down in a mapping file.

Promises: a mapping file is read strictly (an unknown name is refused, never ignored). Whoever adds a field to a kind of
sheet adds it to `FIELDS` and its headers to the words the shell passes in.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from flows.facts.amounts import plain
from flows.facts.days import Order
from storage.sheets_faults import NotReadable
from storage.sheets_in import Sheet

# Kind of sheet → its fields; the ones that a sheet of the kind cannot do without.
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "customers": ("customer", "name", "country", "region", "zone", "language", "tax_id"),
    "contacts": ("customer", "key", "name", "email", "phone", "language", "zone", "role", "register", "limit",
                 "limit_currency"),
    "documents": ("customer", "kind", "number", "date", "due", "currency", "total", "open", "order", "delivery",
                  "delivered_on", "receiver", "signed_by", "ordered_by", "settled_on", "key"),
    "lines": ("customer", "kind", "number", "line", "description", "quantity", "unit", "unit_price", "amount"),
    "payments": ("customer", "kind", "number", "date", "currency", "total", "document", "applied", "applied_on", "key"),
    "prices": ("customer", "description", "unit", "unit_price", "currency", "valid_from", "valid_until", "source"),
}  # fmt: skip
REQUIRED: Final[Mapping[str, tuple[str, ...]]] = {
    "customers": ("customer", "name"),
    "contacts": ("customer", "name"),
    "documents": ("customer", "number", "date", "currency", "total"),
    "lines": ("customer", "number"),
    "payments": ("customer", "number", "date", "currency", "total"),
    "prices": ("customer", "description", "unit_price", "currency", "valid_from"),
}
# What is enough to recognise a sheet: a missing currency is better reported than taken for another kind of sheet.
_TELLING: Final = {kind: tuple(name for name in names if name != "currency") for kind, names in REQUIRED.items()}
_TELLING["lines"] = ("customer", "number", "description")
_DEFAULTS: Final[Mapping[str, Mapping[str, str]]] = {"documents": {"kind": "invoice"}, "payments": {"kind": "payment"}}
_HEADER_ROWS = 20
_DERIVED = re.compile(r"(?P<field>[a-z_]+)(?: \+ (?P<days>\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Words:
    """What headers and values are called, passed in by the shell: kind → field → names; field → value → names."""

    headers: Mapping[str, Mapping[str, Sequence[str]]]
    values: Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Section:
    """How one kind of sheet is read: field → header, field → fixed value, field → "other field" or "date + days"."""

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    derive: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """A saved mapping. `dates` and `decimals` are the writer's habits; None means the file must show them."""

    sections: Mapping[str, Section]
    dates: Order | None = None
    decimals: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a sheet keeps its fields: `header` is the index of the header row, `places` field → column index."""

    kind: str
    header: int
    places: Mapping[str, int]
    constants: Mapping[str, str]
    derive: Mapping[str, str]
    dates: Order | None = None
    decimals: str | None = None


def load_mapping(folder: Path, name: str) -> SheetMapping:
    """The mapping saved as `folder`/NAME.toml. Raises NotReadable."""
    path = folder / f"{name}.toml"
    if not re.fullmatch(r"[\w-]+", name) or not path.is_file():
        raise NotReadable(f"There is no mapping {name!r}: save it as {path}.")
    try:
        return parse_mapping(path.read_text(encoding="utf-8"), name)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise NotReadable(f"Mapping {name!r} is not TOML: {error}.") from error


def parse_mapping(text: str, name: str) -> SheetMapping:
    """The mapping written in `text`. Raises NotReadable for an unknown name, TOMLDecodeError for what is not TOML."""
    data = tomllib.loads(text)
    habits = {"dates": data.pop("dates", None), "decimals": data.pop("decimals", None)}
    _known(name, "dates", habits["dates"], (None, *(order.value for order in Order)))
    _known(name, "decimals", habits["decimals"], (None, ".", ","))
    if not data:
        raise NotReadable(f"Mapping {name!r} maps nothing: add a section such as [documents.columns].")
    sections = {kind: _section(name, kind, body) for kind, body in data.items()}
    return SheetMapping(sections, Order(habits["dates"]) if habits["dates"] else None, habits["decimals"])


def _section(name: str, kind: str, body: Any) -> Section:
    _known(name, "a section", kind, tuple(FIELDS))
    for part in body:
        _known(name, kind, part, ("columns", "constants", "derive"))
        for key in body[part]:
            _known(name, f"{kind}.{part}", key, FIELDS[kind])
    section = Section(**{part: {key: str(value) for key, value in entries.items()} for part, entries in body.items()})
    for value in section.derive.values():
        found = _DERIVED.fullmatch(value)
        _known(name, f"{kind}.derive", found["field"] if found else value, FIELDS[kind])
    missing = [key for key in REQUIRED[kind] if key not in {*section.columns, *section.constants, *section.derive}]
    if missing:
        raise NotReadable(f"Mapping {name!r}, section {kind}, does not say where {', '.join(missing)} comes from.")
    return section


def _known(name: str, where: str, value: object, known: Sequence[object]) -> None:
    if value not in known:
        able = ", ".join(str(one) for one in known if one is not None)
        raise NotReadable(f"Mapping {name!r} uses {value!r} for {where}; known are: {able}.")


def layouts(sheet: Sheet, mapping: SheetMapping | None, words: Words) -> list[Layout]:
    """How to read the sheet: one layout per kind that a mapping finds in it, or the one kind its headers show."""
    rows = [[_header(cell) for cell in row] for row in sheet.rows[:_HEADER_ROWS]]
    if mapping:
        found = [_mapped(kind, section, rows, mapping) for kind, section in mapping.sections.items()]
        return [layout for layout in found if layout]
    seen = (_recognised(kind, index, row, words) for index, row in enumerate(rows) for kind in FIELDS)
    best = max((layout for layout in seen if layout), key=lambda layout: len(layout.places), default=None)
    return [best] if best else []


def _mapped(kind: str, section: Section, rows: list[list[str]], mapping: SheetMapping) -> Layout | None:
    wanted = {name: _header(header) for name, header in section.columns.items()}
    for index, row in enumerate(rows):
        if wanted and all(header in row for header in wanted.values()):
            places = {name: row.index(header) for name, header in wanted.items()}
            constants = {**_DEFAULTS.get(kind, {}), **section.constants}
            return Layout(kind, index, places, constants, section.derive, mapping.dates, mapping.decimals)
    return None


def _recognised(kind: str, index: int, row: list[str], words: Words) -> Layout | None:
    places: dict[str, int] = {}
    for name, headers in words.headers[kind].items():
        place = next((row.index(header) for header in headers if header in row), None)
        if place is not None and place not in places.values():
            places[name] = place
    if not all(name in places for name in _TELLING[kind]):
        return None
    return Layout(kind, index, places, _DEFAULTS.get(kind, {}), {})


def _header(cell: object) -> str:
    """A header as it is compared: "Invoice_Date *" and "invoice date (UTC)" are the same."""
    text = re.sub(r"[(\[（].*?[)\]）]", " ", plain(str(cell)).casefold().replace("_", " "))
    return " ".join(text.strip(" *:：.").split())


def wanted(sheet: Sheet, mapping: SheetMapping | None, words: Words) -> str:
    """The sentence for a sheet without a known layout: the headers seen, and what the nearest kind of sheet lacks."""
    rows = [[_header(cell) for cell in row] for row in sheet.rows[:_HEADER_ROWS]]
    lacks = min((_lack(kind, row, mapping, words) for row in rows for kind in FIELDS), key=lambda lack: lack[0])
    header = next((row for row in sheet.rows if any(row)), ())
    seen = ", ".join(str(cell) for cell in header if cell != "")
    return (
        f"{sheet.file}: I find no header row I know. The first row reads: {seen}. "
        f"For {lacks[1]} I miss: {', '.join(lacks[2])}. Rename columns, or write a mapping and import with --mapping."
    )


def _lack(kind: str, row: Sequence[str], mapping: SheetMapping | None, words: Words) -> tuple[int, str, list[str]]:
    if mapping and kind in mapping.sections:
        missing = [header for header in mapping.sections[kind].columns.values() if _header(header) not in row]
    elif mapping:
        return len(FIELDS[kind]), kind, [kind]
    else:
        missing = [name for name in _TELLING[kind] if not set(words.headers[kind][name]) & set(row)]
    return len(missing), kind, missing
