"""Amounts in Chinese capital numerals (大写金额), which no added stroke can alter; they stand on whatever is signed.

Promise: 整 after 元 when nothing follows, 零 once for any run of missing digits, 负 before an amount below zero.
"""

from typing import Final

_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_PLACES: Final = ("", "拾", "佰", "仟")
_MYRIADS: Final = ("", "万", "亿", "万")
_LIMIT: Final = 10**16
_TRADITIONAL: Final = str.maketrans("贰叁陆万亿负", "貳參陸萬億負")


def capitals(fen: int, *, traditional: bool = False) -> str:
    """`fen` (hundredths of a yuan) in capital numerals. Raises ValueError from ten quadrillion yuan up.

    `traditional`: in the characters of Taiwan and Hong Kong.
    """
    yuan, rest = divmod(abs(fen), 100)
    if yuan >= _LIMIT:
        raise ValueError("Capital numerals end at sixteen digits.")
    whole = f"{_whole(yuan)}元" if yuan else ""
    said = "负" * (fen < 0) + (whole + _small(rest, after_yuan=bool(yuan)) if rest else f"{whole or '零元'}整")
    return said.translate(_TRADITIONAL) if traditional else said


def _whole(yuan: int) -> str:
    said, gap = "", False
    digits = str(yuan)
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit == "0":
            gap = True
        else:
            said += "零" * (gap and bool(said)) + _DIGITS[int(digit)] + _PLACES[place % 4]
            gap = False
        if place % 4 == 0 and _counts(yuan, place):
            said += _MYRIADS[place // 4]
    return said


def _counts(yuan: int, place: int) -> bool:
    """Whether the unit at `place` is said; 亿 also counts the myriads above it, as in 壹拾贰万亿."""
    above = yuan // 10**place
    return bool(above if place == 8 else above % 10_000)  # noqa: PLR2004 - the place of 亿


def _small(rest: int, *, after_yuan: bool) -> str:
    jiao, fen = divmod(rest, 10)
    tenths = f"{_DIGITS[jiao]}角" if jiao else "零" * after_yuan
    return tenths + (f"{_DIGITS[fen]}分" if fen else "")
