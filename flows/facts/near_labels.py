"""Which of a card's buttons some words come near to: "yes" the one that begins so, "credit" the one that says so.

Promises: pure; None wherever two buttons may be meant. `plainly` may be taken for a press; `nearly` only where nothing
else can be made of the words.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from flows.tables.label_words import BEGINS_NO, BEGINS_YES, NO, PLACES, SMALL, SMALL_CHINESE, YES

LONGEST: Final = 40  # characters; more says something of its own
SHORTEST: Final = 4  # letters of a word that may stand for a whole label
_HAN = re.compile(r"[\u3400-\u9fff]")


def plainly(text: str, labels: Sequence[str]) -> int | None:
    """The place of the button that a yes or a no stands for, or that was written out but for small words."""
    said = _normal(text)
    same = _only([place for place, label in enumerate(labels) if _core(label) and _core(label) == _core(text)])
    if same is not None:
        return same
    if said in YES:
        return _only([place for place, label in enumerate(labels) if _begins(label, BEGINS_YES)])
    if said in NO:
        return _only([place for place, label in enumerate(labels) if _begins(label, BEGINS_NO)])
    return None


def nearly(text: str, labels: Sequence[str]) -> int | None:
    """The place of the only button whose label has all the words that count, or that was counted off."""
    said = _normal(text)
    if not said or len(said) > LONGEST:
        return None
    counted = next((place for place, names in enumerate(PLACES) if said in names), None)
    if counted is not None:
        return counted if counted < len(labels) else None
    return _only([place for place, label in enumerate(labels) if _within(said, _normal(label))])


def _within(said: str, label: str) -> bool:
    if _HAN.search(said):
        core = said
        for word in SMALL_CHINESE:
            core = core.replace(word, "")
        return len(core) > 1 and core in label
    words = [word for word in said.split() if word not in SMALL]
    known = set(label.split())
    return bool(words) and any(len(word) >= SHORTEST for word in words) and all(word in known for word in words)


def _core(text: str) -> str:
    """The words that count."""
    return " ".join(word for word in _normal(text).split() if word not in SMALL)


def _begins(label: str, words: tuple[str, ...]) -> bool:
    said = _normal(label)
    return any(
        said == word or said.startswith(f"{word} ") or (not word.isascii() and said.startswith(word)) for word in words
    )


def _only(places: list[int]) -> int | None:
    return places[0] if len(places) == 1 else None


def _normal(text: str) -> str:
    """Lower case words without marks, one space between them; Chinese without any."""
    plain = re.sub(r"['’]", "", unicodedata.normalize("NFKC", text).casefold())
    words = " ".join(re.split(r"[\W_]+", plain)).strip()
    return re.sub(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])", "", words)
