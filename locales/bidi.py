"""Writing directions: values keep their order inside a sentence that runs the other way, and nobody can disguise one.

Isolates are put round a value only where one of the two, the language or the value, is written right to left;
elsewhere they change nothing on the screen and only spoil what people copy out of the chat.
"""

import re
from typing import Final

_LRI: Final = "\u2066"
_FSI: Final = "\u2068"
_PDI: Final = "\u2069"
_RLM: Final = "\u200f"

# Invisible controls that reorder what follows (an amount can be disguised with them), other controls, lone surrogates.
_UNWANTED: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")

# The blocks that Unicode reserves for scripts written right to left.
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

# The begin of a line whose first letter, isolated or not, does not already make it one from right to left.
_NEITHER: Final = r"[^\w<\n\u2066-\u2069]*+"
_UNLED: Final = re.compile(rf"\n(?=.)(?!{_NEITHER}(?:<[^>\n]*+>{_NEITHER})*+{_RIGHT_TO_LEFT.pattern})")

# A run of Latin letters and digits with what stands between them: a part number, a company, a sum.
_WORD: Final = r"[\[(]*/?[A-Za-z0-9#+][!-~\u00a0\u202f\u2013]*"
_LATIN: Final = re.compile(rf"{_WORD}(?: (?:[&/+\u2013-] )?{_WORD})*")
_FILLED: Final = re.compile(r"(%\(\w+\)s|%%|<[^>]+>)")
_PAIRS: Final = ("()", "[]")
_TRAILING: Final = ".,;:!?-/"


def clean(text: str) -> str:
    """`text` from a person or a ledger on one line, without controls."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(_UNWANTED.sub("", text).split())


def right_to_left(text: str) -> bool:
    """Whether there are letters in it that are written from right to left."""
    return bool(_RIGHT_TO_LEFT.search(text))


def left_to_right(text: str, *, in_rtl: bool) -> str:
    """A number or a document number: its characters in this order, whatever surrounds it."""
    return f"{_LRI}{text}{_PDI}" if in_rtl or _RIGHT_TO_LEFT.search(text) else text


def in_order(text: str) -> str:
    """Words that may hold part numbers or sums between letters written right to left: each of these keeps its order.

    Bare, `6204-2RS` would be read as `2RS-6204` there, another part.
    """
    return _LATIN.sub(_kept, text) if _RIGHT_TO_LEFT.search(text) else text


def translation_in_order(text: str) -> str:
    """A translation into a language written right to left: "1–30" and "/stop" in it read as they were written.

    What is filled in later is isolated by its filter, and words of letters alone need nothing.
    """
    parts = _FILLED.split(text)
    parts[::2] = (_LATIN.sub(lambda run: run[0] if _letters(run[0]) else _kept(run), part) for part in parts[::2])
    return "".join(parts)


def _letters(run: str) -> bool:
    return run.replace(" ", "").rstrip(_TRAILING).isalpha()


def _kept(run: re.Match[str]) -> str:
    """The run as an isolate; a bracket of which it holds only one, and the end of a sentence, stay outside."""
    before, said, after = "", run[0], ""
    for opens, closes in _PAIRS:
        if said.startswith(opens) and closes not in said:
            before, said = before + said[0], said[1:]
        if said.endswith(closes) and opens not in said:
            said, after = said[:-1], said[-1] + after
    bare = said.rstrip(_TRAILING)
    return f"{before}{_LRI}{bare}{_PDI}{said[len(bare) :]}{after}" if bare else run[0]


def from_the_right(text: str) -> str:
    """A message from right to left whose every line begins there, also one that holds nothing but figures.

    A phone takes each line's direction from its first letter; whether one that is isolated counts, they do not agree.
    """
    return _UNLED.sub(f"\n{_RLM}", f"\n{text}")[1:]


def own_direction(text: str, *, in_rtl: bool) -> str:
    """A name or words: the direction of its own first letter."""
    return f"{_FSI}{text}{_PDI}" if in_rtl or _RIGHT_TO_LEFT.search(text) else text
