"""In which order people see the characters of a line: the Unicode bidirectional algorithm, as far as messages need it.

It knows isolates, numbers and what stands between them; neither embeddings, which no message has, nor pairs of
brackets as one, which only the newest phones know.
"""

import unicodedata
from typing import Final

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"

_MIRRORED: Final = str.maketrans("()[]<>", ")(][><")
_STRONG: Final = frozenset({"L", "R", "AL"})
_NUMBERS: Final = frozenset({"EN", "AN"})


def seen(line: str, *, rtl: bool) -> str:
    """The characters of `line` from left to right on the screen, isolates' marks left out."""
    kinds, shown = _units(line)
    base = "R" if rtl else "L"
    levels = [_level(kind, rtl=rtl) for kind in _neutral(_weak(kinds, base), base)]
    shown = [
        text.translate(_MIRRORED) if level % 2 and len(text) == 1 else text
        for text, level in zip(shown, levels, strict=True)
    ]
    for limit in range(max(levels, default=0), 0, -1):
        shown, levels = _turned(shown, levels, limit)
    return "".join(shown)


def _units(line: str) -> tuple[list[str], list[str]]:
    """The kind and the text of each character, an isolate being one neutral that is as wide as its inside."""
    kinds, shown, at = [], [], 0
    while at < len(line):
        if line[at] in (LRI, RLI, FSI):
            end = _end(line, at)
            inside = line[at + 1 : end]
            kinds.append("ON")
            shown.append(seen(inside, rtl=line[at] == RLI or (line[at] == FSI and _first(inside) != "L")))
            at = end + 1
        else:
            kinds.append(unicodedata.bidirectional(line[at]))
            shown.append(line[at])
            at += 1
    return kinds, shown


def _end(line: str, start: int) -> int:
    depth = 0
    for at in range(start, len(line)):
        depth += (line[at] in (LRI, RLI, FSI)) - (line[at] == PDI)
        if not depth:
            return at
    return len(line)


def _first(text: str) -> str:
    return next((kind for kind in map(unicodedata.bidirectional, text) if kind in _STRONG), "L")


def _weak(kinds: list[str], base: str) -> list[str]:
    """Numbers and what belongs to them (rules W1 to W7)."""
    found = _numbers(kinds, base)
    for at, kind in enumerate(found[1:-1], start=1):
        before, after = found[at - 1], found[at + 1]
        if before == after and ((kind == "CS" and before in _NUMBERS) or (kind == "ES" and before == "EN")):
            found[at] = before
    for step in (1, -1):
        for at in range(len(found))[::step]:
            near = found[at - step] if 0 <= at - step < len(found) else ""
            found[at] = "EN" if found[at] == "ET" and near == "EN" else found[at]
    found = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in found]
    strong = base
    for at, kind in enumerate(found):
        strong = kind if kind in _STRONG else strong
        found[at] = "L" if kind == "EN" and strong == "L" else kind
    return found


def _numbers(kinds: list[str], base: str) -> list[str]:
    """Marks go with their letter; digits after an Arabic letter are Arabic ones."""
    found, strong = list(kinds), base
    for at, kind in enumerate(found):
        strong = kind if kind in _STRONG else strong
        if kind == "NSM":
            found[at] = found[at - 1] if at else base
        elif kind == "EN" and strong == "AL":
            found[at] = "AN"
    return ["R" if kind == "AL" else kind for kind in found]


def _neutral(kinds: list[str], base: str) -> list[str]:
    """What has no direction takes the one on both sides of it, else that of the line (rules N1 and N2)."""
    found, at = list(kinds), 0
    sides = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
    while at < len(found):
        end = at
        while end < len(found) and found[end] not in sides:
            end += 1
        before = sides[found[at - 1]] if at else base
        after = sides[found[end]] if end < len(found) else base
        found[at:end] = [before if before == after else base] * (end - at)
        at = max(end, at + 1)
    return found


def _level(kind: str, *, rtl: bool) -> int:
    if rtl:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _turned(shown: list[str], levels: list[int], limit: int) -> tuple[list[str], list[int]]:
    """Every run of that level or higher, the other way round."""
    at = 0
    while at < len(levels):
        end = at
        while end < len(levels) and levels[end] >= limit:
            end += 1
        shown[at:end], levels[at:end] = shown[at:end][::-1], levels[at:end][::-1]
        at = end + 1
    return shown, levels
