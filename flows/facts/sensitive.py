"""What nobody should send us in a chat: full card numbers and identity papers; found in names and words, and masked.

Promises: pure and total; a number is masked only when its beginning, its length and its check digits all say that it is
one, so that references and document numbers stay as they are. Who edits: developers; words in `_PAPERS`.
"""

import re
from collections.abc import Callable
from typing import Final

_CARD = re.compile(r"(?<![\w-])(?:\d[ -]?){14,18}\d(?![\w])")
_ISSUERS = re.compile(r"4|5[1-5]|2[2-7]|3[47]|62|6011|65")
_CARD_LENGTHS: Final = frozenset({15, 16, 19})
_CITIZEN = re.compile(r"(?<!\d)\d{17}[\dXx](?!\w)")  # the number on a Chinese identity card (GB 11643)
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_PAPERS: Final = re.compile(
    r"\b(?:passport|identity card|id card|driving licen[cs]e|drivers? licen[cs]e)\b|身份证|护照|驾驶证|驾照|户口本",
    re.IGNORECASE,
)
SHOWN: Final = 4  # digits that stay readable


def masked(text: str) -> str:
    """`text` with every full card or identity number reduced to its last digits."""
    return _replaced(_CITIZEN, _is_citizen, _replaced(_CARD, _is_card, text))


def doubt_about(*texts: str) -> str:
    """Why these words about a file (its name, its caption) call for care: "card", "identity", or nothing."""
    said = " ".join(re.sub(r"[_.]", " ", text) for text in texts)
    if any(_is_card(found[0]) for found in _CARD.finditer(said)):
        return "card"
    numbered = any(_is_citizen(found[0]) for found in _CITIZEN.finditer(said))
    return "identity" if numbered or _PAPERS.search(said) else ""


def _replaced(pattern: re.Pattern[str], is_one: Callable[[str], bool], text: str) -> str:
    return pattern.sub(lambda found: f"•••• {found[0][-SHOWN:]}" if is_one(found[0]) else found[0], text)


def _is_card(text: str) -> bool:
    digits = [int(sign) for sign in text if sign.isdigit()]
    number = "".join(map(str, digits))
    if len(digits) not in _CARD_LENGTHS or not _ISSUERS.match(number):
        return False
    doubled = [2 * digit - 9 * (digit > 4) for digit in digits[-2::-2]]  # noqa: PLR2004 - Luhn: two digits are added
    return (sum(doubled) + sum(digits[-1::-2])) % 10 == 0


def _is_citizen(text: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text, strict=False))
    return _CHECKS[total % 11] == text[-1].upper() and text[6:8] in {"19", "20"}
