"""What was read and matched of a customer's ledger, as it is packed into its row: compact JSON, compressed.

Promises: what is packed and opened again is equal, values that a later version adds take their defaults; opening the
same bytes twice costs once, since twenty thousand rows are long to read. Packing and opening change nothing.
"""

import hashlib
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

from flows.facts.ledger_rows import Ours, Theirs
from flows.facts.ledger_shape import LedgerRead
from flows.facts.ledgers import SignSeen
from flows.facts.match_groups import Matched

T = TypeVar("T")
_KEPT: Final = 8  # opened ones that are remembered: one of a large file takes some ten megabytes
_FAST: Final = 3


@dataclass(frozen=True, slots=True)
class Body:
    """What a conversation reads: see flows/facts/ledgers.py, whose names these are."""

    read: LedgerRead | None = None
    row_count: int = 0
    sign: SignSeen | None = None
    matched: Matched | None = None
    rows: Mapping[int, Theirs] = field(default_factory=lambda: MappingProxyType({}))
    entries: Mapping[int, Ours] = field(default_factory=lambda: MappingProxyType({}))
    kept_shape: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """All rows, with the file's own sign, and all of our documents that they were held against."""

    rows: tuple[Theirs, ...] = ()
    entries: tuple[Ours, ...] = ()


def packed(value: object) -> bytes:
    """Those values as bytes."""
    return zlib.compress(written(value).encode(), _FAST)


def opened(kind: type[T], content: bytes) -> T:
    """The values of that kind in bytes that `packed` made; no bytes are the kind's own defaults."""
    if not content:
        return kind()
    key = hashlib.blake2b(content, digest_size=16, person=kind.__name__.encode()[:16]).digest()
    found: T | None = _opened.pop(key, None)
    if found is None:
        found = read(kind, zlib.decompress(content).decode())
    _opened[key] = found
    while len(_opened) > _KEPT:
        _opened.pop(next(iter(_opened)))
    return found


def written(value: object) -> str:
    """Those values as JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def read(kind: type[T], content: str) -> T:
    """The values of that kind in JSON that `written` made."""
    named: Any = kind
    value: T = _reader(named)(json.loads(content))
    return value


_opened: dict[bytes, Any] = {}


def _plain(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case None | str() | int():
            return value
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(one) for one in value]
        case Mapping():
            return [[_plain(key), _plain(one)] for key, one in value.items()]
        case _:
            found = ((name, getattr(value, name), default) for name, default in _names_of(value))
            return {name: _plain(one) for name, one, default in found if one != default}


def _names_of(value: Any) -> tuple[tuple[str, Any], ...]:
    kind: Any = type(value)
    return _names(kind)


@cache
def _names(kind: Any) -> tuple[tuple[str, Any], ...]:
    """A value's fields with what they are when nothing is said; a field without a default is always written."""
    return tuple((each.name, object() if each.default is MISSING else each.default) for each in fields(kind))


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What turns JSON into that kind."""
    inner = get_args(kind)
    if get_origin(kind) is UnionType:
        one = _reader(next(each for each in inner if each is not NoneType))
        return lambda value: None if value is None else one(value)
    if get_origin(kind) is tuple:
        each_one = _reader(inner[0])
        return lambda value: tuple([each_one(part) for part in value])
    if get_origin(kind) is Mapping:
        key, one = _reader(inner[0]), _reader(inner[1])
        return lambda value: MappingProxyType({key(name): one(part) for name, part in value})
    if is_dataclass(kind):
        return _values(kind)
    if kind is date:
        return date.fromisoformat
    return kind if isinstance(kind, type) and issubclass(kind, Enum) else lambda value: value


def _values(kind: Any) -> Callable[[Any], Any]:
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
    return lambda value: kind(**{name: readers[name](part) for name, part in value.items() if name in readers})
