"""What a figure looks like beside its sign, its currency and its scale, in the languages that are read.

Promises: pure; compiled once for each set of languages. Whoever adds a currency sign adds a row to `SIGNS`; words for
currencies and for thousands and millions stand in `understood.toml` of each language, and count only where the rest of
the words may be of that language: "5 mil" is 5000 to who writes Spanish, and is asked about in English.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from flows.facts.phrase_forms import SIGN, UNPARTED
from flows.tables.tongues import Tongue

# ISO 4217 letters in use (funds, metals and testing codes left out).
_CODES: Final = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL "
    "HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD "
    "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG "
    "QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD "
    "TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
)
CURRENCIES: Final = frozenset(_CODES.split(" "))

# A sign may stand for several currencies: the line's own is taken if it is among them, else the first.
SIGNS: Final = {
    "US$": ("USD",), "HK$": ("HKD",), "NT$": ("TWD",), "A$": ("AUD",), "C$": ("CAD",), "S$": ("SGD",), "R$": ("BRL",),
    "$": ("USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD", "ARS", "CLP", "COP"),
    "€": ("EUR",), "£": ("GBP", "EGP"), "¥": ("CNY", "JPY"), "₹": ("INR",), "₩": ("KRW",), "₽": ("RUB",), "₺": ("TRY",),
    "₫": ("VND",), "₦": ("NGN",), "₪": ("ILS",), "฿": ("THB",), "₱": ("PHP",), "₴": ("UAH",), "zł": ("PLN",),
    "Rs": ("INR", "PKR", "LKR", "NPR"), "RMB": ("CNY",), "人民币": ("CNY",),
    "元": ("CNY", "TWD", "HKD"), "圆": ("CNY", "TWD", "HKD"), "块": ("CNY",), "块钱": ("CNY",),
    "円": ("JPY",), "美元": ("USD",), "欧元": ("EUR",), "港币": ("HKD",), "日元": ("JPY",),
    "ريال": ("SAR", "QAR", "OMR"),
    "درهم": ("AED", "MAD"), "دينار": ("KWD", "BHD", "JOD", "IQD"), "روپے": ("PKR",), "रु": ("INR", "NPR"),
}  # fmt: skip
# Codes and words that people write in small letters; other codes count only in capitals ("all", "try" are words).
SPOKEN: Final = {
    **dict.fromkeys(("usd", "dollar", "dollars", "bucks"), "USD"), **dict.fromkeys(("eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("rmb", "cny", "yuan"), "CNY"), **dict.fromkeys(("jpy", "yen"), "JPY"), "gbp": "GBP", "chf": "CHF",
    **dict.fromkeys(("inr", "rupees"), "INR"), "aed": "AED", "sar": "SAR", "hkd": "HKD", "sgd": "SGD",
}  # fmt: skip


MYRIADS: Final = {"k": 3, "K": 3, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}
# Who writes these has no decimal comma. (A point is asked about all the same: prices are copied from elsewhere.)
POINTED: Final = frozenset({"Thai", "Deva", "Hang", "Kana", "Hani"})
_LATIN = "A-Za-z\u00c0-\u024f_"
# A figure glued to letters, slashes or colons is a document number, a date or a time, and one before "million" or 千 is
# not what its digits say. The core is atomic, so that no part of such a figure is taken for the whole.
_START = rf"(?<![{_LATIN}\d/:.,#万萬亿億千百十-])"
_DIGITS = r"(?P<core>(?>\d{1,3}(?:\ \d{3})+(?!\d)(?:[.,]\d+)?|[.,]?\d(?:[.,'٬٫]?\d)*))"
# Scales that English figures stand before without being scaled. They tell no language.
SCALES: Final = ("million", "mio", "mln", "billion", "thousand", "lakh", "crore")
_SCALE = rf"(?i:\s?(?:{'|'.join(SCALES)}))"
_END = rf"(?![\d%/:千百十万萬亿億]|[.,-]+\d|\s?[年月日号號点點]|{_SCALE})"


@dataclass(frozen=True, slots=True)
class Forms:
    """`figure` is a sum with what stands around it, `count` a bare number; `before`, `within` and `after` a currency.

    `joined` are scaled figures in a row that make one ("3万5千"); `units` words for currencies, `powers` the scales.
    `pointed` when a comma can only part groups of digits.
    """

    figure: re.Pattern[str]
    count: re.Pattern[str]
    before: re.Pattern[str]
    within: re.Pattern[str]
    after: re.Pattern[str]
    joined: re.Pattern[str]
    units: Mapping[str, tuple[str, ...]]
    powers: Mapping[str, int]
    pointed: bool

    def mark(self, core: str) -> str | None:
        """The decimal mark of a figure, where the writer's habit is certain."""
        return "." if self.pointed and "," in core and "." not in core else None

    def currency(self, unit: str | None, own: str) -> str:
        """The currency that a sign or a word stands for; `own` where it may, or nothing was named."""
        if not unit:
            return own
        able = SIGNS.get(unit) or self.units.get(unit.casefold()) or (SPOKEN.get(unit, unit),)
        return own if own in able else able[0]

    def power(self, scale: str | None) -> int:
        """The power of ten of a scale; 0 for none."""
        said = (scale or "").casefold().rstrip(".")
        return self.powers.get(said) or MYRIADS.get(scale or "", 0)


@cache
def forms(tongues: tuple[Tongue, ...]) -> Forms:
    """The expressions for English, Chinese and these languages."""
    units = {word: codes for tongue in tongues for word, codes in tongue.figures.currencies.items()}
    powers = {word: power for tongue in tongues for word, power in tongue.figures.scales.items()}
    known = "|".join(re.escape(unit) for unit in sorted({*SIGNS, *CURRENCIES, *SPOKEN}, key=len, reverse=True))
    unit = f"{_words(units)}|{known}" if units else known
    scales = r"[kK](?![A-Za-z])|[百千万萬亿億]" + (f"|{_words(powers, dot=True)}" if powers else "")
    joint = f"(?:[百千万萬亿億]{f'|{_words(powers, dot=True)}' if powers else ''})"
    core = rf"{_DIGITS}\s?(?P<myriad>{scales})?"
    figure = (
        rf"{_START}(?:(?P<left>{unit})\.?\s?)?(?P<minus>-)?(?:(?P<inner>{unit})\.?\s?)?"
        rf"{core}(?:\s?(?P<right>{unit})(?![{_LATIN}]))?(?![{_LATIN}]){_END}"
    )
    return Forms(
        re.compile(figure),
        re.compile(rf"{_START}(?P<minus>-)?{core}{_END}"),
        re.compile(rf"(?<![{_LATIN}])(?:{unit})\.?\s?-?$"),
        re.compile(rf"(?:{unit})$"),
        re.compile(rf"\s?(?:{unit})(?![{_LATIN}])"),
        re.compile(rf"(?<![\d.,/-])(?:\d{{1,9}}\s?{joint}\s?)+(?:\d{{1,9}}\s?{joint}|\d{{2,9}})(?![\d.,/-])"),
        units,
        powers,
        bool(tongues) and all(tongue.script in POINTED for tongue in tongues),
    )


def summed(said: str, shape: Forms) -> str:
    """`said` with scaled figures in a row put into one, where each scale is smaller than the one before."""
    scales = re.compile(r"(\d+)\s?([^\d\s]*)\s?")

    def one(found: re.Match[str]) -> str:
        parts = [(int(part[1]), shape.power(part[2])) for part in scales.finditer(found[0])]
        falling = all(high[1] > low[1] and low[0] < 10 ** (high[1] - low[1]) for high, low in pairwise(parts))
        return str(sum(number * 10**power for number, power in parts)) if falling else found[0]

    return shape.joined.sub(one, said)


def _words(words: Iterable[str], *, dot: bool = False) -> str:
    """Any of these words in any case; whole words where they are parted by spaces."""
    longest = sorted(words, key=len, reverse=True)
    apart = "|".join(re.escape(word) for word in longest if not UNPARTED.match(word))
    others = "|".join(re.escape(word) for word in longest if UNPARTED.match(word))
    bounded = rf"(?<![^\W\d_])(?:{apart})(?!{SIGN})" + (r"\.?" if dot else "") if apart else ""
    return f"(?i:{'|'.join(part for part in (bounded, others) if part)})"
