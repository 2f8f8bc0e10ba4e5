"""Numbers in words, as people dictate or write them: one table per language.

Promise: data only; flows/facts/spoken.py reads it. Whoever adds a language adds its words here. A word that may stand
for more than one number has no place here.
"""

from types import MappingProxyType
from typing import Final

_ONES: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

ENGLISH: Final = MappingProxyType(
    {word: value for value, word in enumerate(_ONES)} | {word: 10 * value for value, word in enumerate(_TENS, 2)}
)
ENGLISH_SCALES: Final = MappingProxyType({"dozen": 12, "hundred": 100, "thousand": 1000, "grand": 1000})
ENGLISH_COINS: Final = ("cents", "cent", "pence")

CHINESE: Final = MappingProxyType(
    {"零": 0, "〇": 0, "两": 2} | {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}
)
CHINESE_SCALES: Final = MappingProxyType({"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000})
# How amounts are written on cheques, against forgery, and in traditional characters.
CHINESE_FORMAL: Final = MappingProxyType(
    dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟萬億兩", "一二三四五六七八九十百千万亿两", strict=True))
)
CHINESE_TENTHS: Final = "角毛"
