"""Which of a card's buttons some words come near to: "yes" the one that begins so, "credit" the one that says so.

Promises: pure; None wherever two buttons may be meant. `plainly` may be taken for a press; `nearly` only where nothing
else can be made of the words. A yes is one in every language that the words may be in, since people mix them; what is a
yes in one of them and a no in another is neither.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from flows.facts.phrase_forms import WORDS
from flows.facts.tongues import beyond, folded, likely
from flows.tables.label_words import BEGINS_NO, BEGINS_YES, NO, PLACES, SMALL, SMALL_CHINESE, YES
from flows.tables.tongues import Tongue, learnt

LONGEST: Final = 40  # characters; more says something of its own
SHORTEST: Final = 4  # letters of a word that may stand for a whole label
_UNSPACED: Final = r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]"
_APART: Final = re.compile(rf"(?<={_UNSPACED}) (?={_UNSPACED})")
_HOLDS_SUCH: Final = re.compile(_UNSPACED)


def plainly(text: str, labels: Sequence[str]) -> int | None:
    """The place of the button that a yes or a no stands for, or that was written out but for small words."""
    small = _small(text)
    core = _core(text, small)
    same = _only([place for place, label in enumerate(labels) if core and _core(label, small) == core])
    if same is not None:
        return same
    if means_yes(text) is not means_no(text):
        return _only([place for place, label in enumerate(labels) if _begins(label, no=means_no(text))])
    return None


def nearly(text: str, labels: Sequence[str]) -> int | None:
    """The place of the only button whose label has all the words that count, or that was counted off."""
    said = _normal(text)
    if not said or len(said) > LONGEST:
        return None
    counted = place_named(text)
    if counted is not None:
        return counted if counted < len(labels) else None
    return _only([place for place, label in enumerate(labels) if _within(said, _normal(label), _small(text))])


def means_yes(text: str) -> bool:
    """Whether the words are a yes and nothing else."""
    return _normal(text) in YES or any(_kept(text, tongue) in tongue.answers.yes for tongue in beyond(text))


def means_no(text: str) -> bool:
    """Whether the words are a no and nothing else."""
    return _normal(text) in NO or any(_kept(text, tongue) in tongue.answers.no for tongue in beyond(text))


def place_named(text: str) -> int | None:
    """0 for the first, 1 for the second, 2 for the third; None when no place is named."""
    named = [(_normal(text), PLACES), *((_kept(text, tongue), tongue.answers.places) for tongue in beyond(text))]
    return next((place for said, places in named for place, names in enumerate(places) if said in names), None)


def _within(said: str, label: str, small: frozenset[str]) -> bool:
    if _HOLDS_SUCH.search(said):
        core = said
        for word in (*SMALL_CHINESE, *sorted(small - SMALL, key=len, reverse=True)):
            core = core.replace(word, "")
        return len(core) > 1 and core in label
    words = [word for word in said.split() if word not in small]
    known = set(label.split())
    return bool(words) and any(len(word) >= SHORTEST for word in words) and all(word in known for word in words)


def _small(text: str) -> frozenset[str]:
    """Words that add nothing in the languages that the text may be in."""
    return SMALL.union(*(tongue.meanings.small for tongue in beyond(text)))


def _core(text: str, small: frozenset[str]) -> str:
    """The words that count."""
    return " ".join(word for word in _normal(text).split() if word not in small)


def _begins(label: str, *, no: bool) -> bool:
    """Whether a label, which is in the language of the chat, begins as a yes or a no."""
    said = _normal(label)
    words = BEGINS_NO if no else BEGINS_YES
    if any(
        said == word or said.startswith(f"{word} ") or (not word.isascii() and said.startswith(word)) for word in words
    ):
        return True
    return any(_begins_in(label, tongue, no=no) for tongue in likely(label) if tongue in learnt())


def _begins_in(label: str, tongue: Tongue, *, no: bool) -> bool:
    said = _kept(label, tongue)
    words = tongue.answers.begins_no if no else tongue.answers.begins_yes
    return any(said == word or said.startswith(f"{word} " if tongue.spaced else word) for word in words)


def _only(places: list[int]) -> int | None:
    return places[0] if len(places) == 1 else None


@lru_cache(maxsize=256)
def _kept(text: str, tongue: Tongue) -> str:
    """The words as the tables of that language keep them."""
    said = folded(unicodedata.normalize("NFKC", text).casefold(), (tongue,))
    return (" " if tongue.spaced else "").join(WORDS.findall(said))


def _normal(text: str) -> str:
    """Lower case words without marks, one space between them; Chinese and the like without any."""
    plain = re.sub(r"['’]", "", unicodedata.normalize("NFKC", text).casefold())
    return _APART.sub("", " ".join(WORDS.findall(plain)))
