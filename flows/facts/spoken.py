"""Numbers in words, put into digits: "twelve hundred fifty" as 1250, "一千二百三十四元五角" as 1234.5元.

Promises: pure and total; a run of words that is not one well-formed number stays as it was, and one that is heard in
two ways ("eighteen forty") becomes "1840 or 18.40", which is asked about. Whoever adds a language adds its table in
flows/tables/spoken_numbers.py and a function to `in_digits`.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from flows.tables.figure_words import COUNTED
from flows.tables.spoken_numbers import (
    CHINESE,
    CHINESE_FORMAL,
    CHINESE_SCALES,
    CHINESE_TENTHS,
    ENGLISH,
    ENGLISH_COINS,
    ENGLISH_SCALES,
)

_NUMBER = "|".join((*ENGLISH, *ENGLISH_SCALES, "point"))
_SCALED = rf"\d+(?:\.\d+)?(?=\s+(?:{'|'.join(ENGLISH_SCALES)})\b)"
_RUN = re.compile(
    rf"(?<![\w.,-])(?:a\s+(?={'|'.join(ENGLISH_SCALES)}))?(?:{_SCALED}|{_NUMBER})"
    rf"(?:(?:\s+and)?[\s-]+(?:{_NUMBER}))*(?!\w)(?!\s+and\s+a\b)",
    re.IGNORECASE,
)
_COINS = re.compile(
    rf"(?<![\w.,])(?:(?P<whole>\d+)\s?(?P<unit>[a-z]+)\s(?:and\s)?)?(?P<part>\d{{1,2}})\s(?:{'|'.join(ENGLISH_COINS)})\b",
    re.IGNORECASE,
)
_MEASURES: Final = "|".join(re.escape(word) for word in COUNTED if not word.isascii())
_FORMAL: Final = str.maketrans(dict(CHINESE_FORMAL))
_HAN: Final = "".join((*CHINESE, *CHINESE_SCALES))
_CHARACTERS = re.compile(rf"(?<![第{_HAN}\d几数])[{_HAN}]+(?:点[{''.join(CHINESE)}]+)?(?![{_HAN}\d]|点)")
_COINED: Final = f"元块圆{CHINESE_TENTHS}"
_TRAILING = re.compile(r"(?<![\d.,])(\d+)([百千万])(\d)(?![\d.,]|[十百千万亿个])")
_AFTER_DIGIT: Final = f"[{_COINED}]|{_MEASURES}"
_AFTER_ONE: Final = "[元圆角]"  # 一块 is also "together", 一桶 is also "a can"
_YUAN = re.compile(rf"(?<![\d.,])(\d+)[元块圆](\d)(?:[{CHINESE_TENTHS}](?:(\d)分?)?)?(?![\d.,个万千百]|{_MEASURES})")
_TENTHS = re.compile(rf"(?<![\d.,元块圆])(\d)[{CHINESE_TENTHS}](?:(\d)分?)?(?!\d)")
_HUNDRED: Final = ENGLISH_SCALES["hundred"]
_THOUSAND: Final = ENGLISH_SCALES["thousand"]
_FIRST: Final = 100  # the second half of "eighteen forty" is two digits


def in_digits(text: str) -> str:
    """`text` with every number in words as digits."""
    said = _COINS.sub(_coins, _RUN.sub(_english, text))
    if said.isascii():
        return said
    whole = _TRAILING.sub(_trailing, said.translate(_FORMAL))
    counted = _CHARACTERS.sub(_chinese, whole)
    if counted == said.translate(_FORMAL) and not re.search(f"[{_COINED}]", whole):
        return said
    return _TENTHS.sub(r"0.\1\2元", _YUAN.sub(lambda found: f"{found[1]}.{found[2]}{found[3] or ''}元", counted))


# -- English -----------------------------------------------------------------------------------------------------------
def _english(found: re.Match[str]) -> str:
    words = [word for word in re.split(r"[\s-]+", found[0].lower()) if word != "and"]
    if words == ["one"] and found.string.strip().lower() != "one":
        return found[0]  # "this one", "no one"
    if "point" in words:
        return _with_point(words, words.index("point")) or found[0]
    number = _summed(words)
    return f"{number:f}" if number is not None else _in_halves(words) or found[0]


def _with_point(words: Sequence[str], point: int) -> str:
    whole, digits = _summed(words[:point]), "".join(str(ENGLISH.get(word, "x")) for word in words[point + 1 :])
    return f"{whole}.{digits}" if whole is not None and digits.isdigit() else ""


def _coins(found: re.Match[str]) -> str:
    return f"{found['whole'] or 0}.{int(found['part']):02} {found['unit'] or ''}".rstrip()


def _in_halves(words: Sequence[str]) -> str:
    """Both ways to hear "twelve fifty"; empty for what falls into more than two halves or other ones."""
    for cut in range(1, len(words)):
        first, second = _summed(words[:cut]), _summed(words[cut:])
        if first and second and first < _FIRST and 10 <= second < _FIRST:  # noqa: PLR2004 - two digits, as `_FIRST` says
            return f"{first * _FIRST + second} or {first}.{second}"
    return ""


def _summed(words: Sequence[str]) -> Decimal | None:
    """What the words make, each filling a place that the ones before have left empty; None when they do not."""
    total, now = Decimal(0), Decimal(0)
    for place, word in enumerate(words):
        scale = ENGLISH_SCALES.get(word, 0)
        if place == 0 and scale == _HUNDRED:
            now = Decimal(1)
        if scale and (not now or (total and scale >= _THOUSAND)):
            return None
        if scale >= _THOUSAND:
            total, now = now * scale, Decimal(0)
        elif scale:
            now *= scale
        elif word not in ENGLISH:  # "a" or digits, and these only come first
            now = Decimal(1 if word == "a" else word)
        elif place and not _fits(ENGLISH[word], now or total):
            return None
        else:
            now += ENGLISH[word]
    return total + now if words else None


def _fits(value: int, before: Decimal) -> bool:
    """Whether a word of `value` may follow what makes `before`: "twenty five", "hundred six", never "five twenty"."""
    low = before % 100
    return bool(before) and value > 0 and (low == 0 or (low >= 20 and low % 10 == 0 and value < 10))  # noqa: PLR2004 - tens, ones


# -- Chinese -----------------------------------------------------------------------------------------------------------
def _chinese(found: re.Match[str]) -> str:
    run, after = found[0], found.string[found.end() :]
    only = re.fullmatch(rf"[负-]?{run}(?:{_MEASURES})?", found.string.strip())
    free = only or found.string[found.start() - 1 : found.start()] in {*_COINED}
    if len(run) == 1 and not free and not re.match(_AFTER_ONE if run == "一" else _AFTER_DIGIT, after):
        return run  # 十分, 一样, 万一 and 等一下 hold no figure
    whole, _, part = run.partition("点")
    number = _composed(whole)
    if number is None:
        return run
    return f"{number}.{''.join(str(CHINESE[sign]) for sign in part)}" if part else str(number)


def _trailing(found: re.Match[str]) -> str:
    """What 4千8 says, 4800: the last digit counts the next lower place."""
    return str((int(found[1]) * 10 + int(found[3])) * CHINESE_SCALES[found[2]] // 10)


def _composed(signs: str) -> int | None:
    """The number of a well-formed run; None for 三五百, 九五 and 千万 (which are other things)."""
    above, hundreds, digit, last, great, zero = 0, 0, -1, 10**9, 10**9, False
    for place, sign in enumerate(signs):
        scale = CHINESE_SCALES.get(sign, 0)
        if not scale:
            if digit > 0 or (digit == 0 and sign in "零〇"):
                return None
            digit, zero = CHINESE[sign], zero or sign in "零〇"
        elif scale >= CHINESE_SCALES["万"]:
            if scale >= great or not (hundreds or digit > 0):
                return None
            above += (hundreds + max(digit, 0)) * scale
            hundreds, digit, last, great, zero = 0, -1, scale, scale, False
        else:
            if scale >= last or (digit <= 0 and not (sign == "十" and place == 0)):
                return None
            hundreds, digit, last, zero = hundreds + (digit if digit > 0 else 1) * scale, -1, scale, False
    if digit > 0 and not zero and last >= CHINESE_SCALES["百"] and last < 10**9:
        digit *= last // 10  # 一千二 is 1200
    return above + hundreds + max(digit, 0) if digit != 0 or len(signs) == 1 else None
