"""How much a text looks like writing, by the encoding it was read with: the measure that tells encodings apart.

Promises: a number, at most 1 for good writing; the same text gives the same. Only what is beyond ASCII counts. Whoever
adds an encoding adds a measure here and its name to `NATIONAL`.
"""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Final

# What ledgers, addresses and company names are written with most, so that short texts can be told apart.
_HANS: Final = frozenset(
    "的一是在有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天能好都然没日于起还发成事"
    "金额期单号发票余款付收借贷方摘要科目凭证合计公司有限客户供应商名称编码代码数量价税率元币种类型备注银行账户对账未已结清订购销售货"
    "北京上海广东深圳市区省县路工业科技贸易商务实业集团股份制造电子机械材料食品进口本期初末累计月采购入库出退回转记审核制表人折扣运费保证"
)
_HANT: Final = frozenset(
    "的一是在有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後小麼心多天能好都然沒日於起還發成事"
    "金額期單號發票餘款付收借貸方摘要科目憑證合計公司有限客戶供應商名稱編碼代數量價稅率元幣種類型備註銀行帳賬戶對未已結清訂購銷售貨"
    "台灣臺北高雄香港市區縣路工業科技貿易商務實業集團股份製造電子機械材料食品進口本初末累月採入庫退回轉記審核製表人折扣運費保"
)
_JA: Final = frozenset(
    "日付金額請求書番号残高支払入出借方貸方摘要科目伝票合計会社株式有限客先取引名称数量単価税率円通貨種類備考銀行口座対未済決注文売上仕"
    "掛買月年期首末繰越消費込抜振手形小計東京大阪市区県本支店工業商事産業製作所食品物販売納品返品値引送料現預当前次回明細元帳年度締"
)
_KO: Final = frozenset(
    "이다은는을를의에가로고기하지사자대리시인수정어한아도해일서원부제상전공금액날짜번호청구세계산잔합주식회거래처명적요단량율통화구분비"
    "은행좌출입매품목월년미결차변송장발급공급면과소득요판점국내외무경영남북동광울경기술전물류유통식건설개업그룹코드체납선불현"
)

_CROWD: Final = re.compile(r"[À-ž]{3}")
_LOST_VOWEL: Final = re.compile(
    "(?<![\u0e01-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|[\u0e40-\u0e44](?![\u0e01-\u0e2e])"
)
_ASCII_IN_ANY: Final = 20  # characters of a table there is at least one that is a digit, a space or a line's end
_ODD: Final = 0.05  # of a letter that hardly anyone writes

Measure = Callable[[str], float]


def _mean(text: str, weight: Callable[[str], float]) -> float:
    """The mean weight of what is beyond ASCII; letters that fit each other's script and case count in full."""
    total, letters = 0.0, 0
    for before, letter in pairwise(" " + text):
        if letter > "\x7f":
            letters += 1
            total += weight(letter) - _clash(before, letter)
    return total / letters if letters else 0.0


def _clash(before: str, letter: str) -> float:
    """What is wrong with two letters side by side: a capital after a small one, two alphabets in a word."""
    if not before.isalpha():
        return 0.0
    if letter.isupper() and before.islower():
        return 0.7
    alphabet = _alphabet(letter)
    return 1.0 if alphabet not in {"other", _alphabet(before)} else 0.0


def _alphabet(letter: str) -> str:
    code = ord(letter)
    return next((name for name, first, last in _ALPHABETS if first <= code <= last), "other")


_ALPHABETS: Final = (
    ("latin", 0x41, 0x24F), ("cyrillic", 0x400, 0x4FF), ("hebrew", 0x590, 0x5FF), ("arabic", 0x600, 0x6FF),
    ("thai", 0xE00, 0xE7F), ("kana", 0x3040, 0x30FF), ("kana", 0x4E00, 0x9FFF), ("half kana", 0xFF61, 0xFF9F),
    ("hangul", 0xAC00, 0xD7A3),
)  # fmt: skip


def _east(
    encoding: str, frequent: frozenset[str], leads: Mapping[int, float], trail: int = 0, single: float = 0.0
) -> Measure:
    """A measure for two bytes to a letter: frequent letters, then those its inventors counted as common.

    `leads` are weights by first byte where the second is at least `trail`; `single` is that of half-width letters.
    """

    def weight(letter: str) -> float:
        if letter in frequent:
            return 1.0
        code = letter.encode(encoding, "ignore")  # half of a pair that only together has a code
        if not code:
            return _ODD
        if len(code) == 1:
            return single if _alphabet(letter) == "half kana" else -0.5
        return leads.get(code[0], _ODD) if code[1] >= trail else _ODD

    return lambda text: _mean(text, weight)


def _leads(*ranges: tuple[int, int, float]) -> Mapping[int, float]:
    return {byte: weight for first, last, weight in ranges for byte in range(first, last + 1)}


def _alphabetic(alphabet: str, frequent: str, rare: str = "") -> Measure:
    """A measure for one byte to a letter: letters of that alphabet; signs between them are rare."""

    def weight(letter: str) -> float:
        if letter in frequent:
            return 1.0
        if _alphabet(letter) == alphabet:
            return 0.2 if letter in rare else 0.75
        return 0.5 if letter in "№«»–—’“”€£\xa0،؛؟₪" else -0.5

    return lambda text: _mean(text, weight)


def _latin(text: str) -> float:
    """Letters with accents stand alone among plain ones."""

    def weight(letter: str) -> float:
        if letter.isalpha() and letter not in "ÃÂÐðÞþªº":
            return 0.9
        return 0.5 if letter in "€£–—’“”«»°§ªº\xa0¿¡" else -0.5

    crowded = 3 * len(_CROWD.findall(text))
    letters = sum(letter > "\x7f" for letter in text)
    return _mean(text, weight) - crowded / letters if letters else 0.0


def _thai(text: str) -> float:
    """Letters of Thai, whose vowels above and below have a consonant under them, and those before have one behind."""
    letters = sum(letter > "\x7f" for letter in text)
    lost = len(_LOST_VOWEL.findall(text))
    return _THAI(text) - 2 * lost / letters if letters else 0.0


def _wide(text: str) -> float:
    """UTF-16 without its mark: ASCII signs, some in any case, and letters of a script that is written today."""
    known = sum(letter < "\x7f" or _alphabet(letter) != "other" or letter in "，。、：；（）￥¥€" for letter in text)
    plain = sum(letter < "\x7f" for letter in text)
    return (0.8 * known + 0.2 * plain) / len(text) if plain * _ASCII_IN_ANY > len(text) else 0.0


_THAI: Final = _alphabetic("thai", "านรอกเงมยลวดทสตะปบคหแจพชขใไ่้ีิ", "๐๑๒๓๔๕๖๗๘๙ฯ๚๛ฃฅ")

# From the pickiest to the one that reads anything: of equally good ones the first is taken.
NATIONAL: Final[Mapping[str, Measure]] = {
    "cp932": _east(
        "cp932", _JA, _leads((0x81, 0x81, 0.7), (0x82, 0x83, 1.0), (0x88, 0x97, 0.65), (0x98, 0xEA, 0.3)), single=0.6
    ),
    "cp949": _east("cp949", _KO, _leads((0xA1, 0xA3, 0.7), (0xB0, 0xC8, 0.6)), 0xA1),
    "gb18030": _east(
        "gb18030", _HANS, _leads((0xA1, 0xA1, 0.7), (0xA3, 0xA3, 0.7), (0xB0, 0xD7, 0.65), (0xD8, 0xF7, 0.35)), 0xA1
    ),
    "big5hkscs": _east("big5hkscs", _HANT, _leads((0xA1, 0xA2, 0.7), (0xA4, 0xC6, 0.65), (0xC9, 0xF9, 0.35))),
    "cp1252": _latin,
    "cp1251": _alphabetic("cyrillic", "оеаитнсрвлкОЕАИТНСРВЛК", "ЂЃѓЉЊЌЋЏђљњќћџЎўЈЅѕјЪъЩщЭэ"),
    "cp874": _thai,
    "cp1256": _alphabetic("arabic", "اليمنرتبةعدسفحقكه", "پچژڈگںھہےٹڑ"),
    "cp1255": _alphabetic("hebrew", "יוהלאתרמבנשםכח"),
    "cp1250": _latin,
}
WIDE: Final[Mapping[str, Measure]] = {"utf-16-le": _wide, "utf-16-be": _wide}
