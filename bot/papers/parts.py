"""The parts that letters and reports are put together from, as layouts/parts.typ sets them; no paper of its own.

Promise: plain values that JSON carries; a part with nothing to say is left out by `filled`.
"""

from collections.abc import Iterable, Sequence
from typing import Any

Part = dict[str, Any]


def says(said: str) -> bool:
    """Whether there is anything in it but marks of direction."""
    return bool(said.strip("\u2066\u2068\u2069 "))


def heading(said: str) -> Part:
    """What the parts after it are about."""
    return {"kind": "heading", "said": said}


def words(said: str) -> Part:
    """A paragraph."""
    return {"kind": "words", "said": said}


def quoted(said: str) -> Part:
    """Somebody's own words."""
    return {"kind": "quoted", "said": said}


def note(said: str) -> Part:
    """Words that explain, smaller."""
    return {"kind": "note", "said": said}


def facts(pairs: Iterable[tuple[str, str]], columns: int = 1) -> Part:
    """Pairs of what it is and what it says; those that say nothing are left out."""
    kept = [[name, said] for name, said in pairs if says(said)]
    return {"kind": "facts", "pairs": kept, "columns": columns}


def column(label: str, kind: str = "text", width: str = "") -> dict[str, str]:
    """The head of a column; `kind` and `width` as in layouts/house.typ."""
    return {"label": label, "kind": kind} | ({"width": width} if width else {})


def lines(columns: Sequence[dict[str, str]], rows: Iterable[Sequence[str]], total: Sequence[str] = ()) -> Part:
    """A table; `total` is one more row at its end."""
    return {
        "kind": "lines",
        "columns": list(columns),
        "rows": [list(row) for row in rows],
        "total": [list(total)] if total else [],
    }


def filled(parts: Iterable[Part]) -> list[Part]:
    """The parts that say something, with the headings that stand above one."""
    kept: list[Part] = []
    for part in parts:
        empty = not (says(part.get("said", "")) or part.get("pairs") or part.get("rows") or part.get("total"))
        if empty:
            continue
        if part["kind"] == "heading" and kept and kept[-1]["kind"] == "heading":
            kept.pop()
        kept.append(part)
    while kept and kept[-1]["kind"] == "heading":
        kept.pop()
    return kept
