"""Scripts, and what tells them apart: lists that whoever knows a script edits.

Scripts are ISO 15924 codes. A language is written with one; Chinese and Japanese share signs, so that signs which only
one way of writing has are named here.
"""

from types import MappingProxyType
from typing import Final

# The first word of a letter's Unicode name to what it is counted as.
LETTERS: Final = MappingProxyType({
    "LATIN": "Latn", "CJK": "Hani", "HIRAGANA": "Kana", "KATAKANA": "Kana", "HANGUL": "Hang", "ARABIC": "Arab",
    "CYRILLIC": "Cyrl", "DEVANAGARI": "Deva", "THAI": "Thai", "HEBREW": "Hebr", "GREEK": "Grek", "FULLWIDTH": "Latn",
    "HALFWIDTH": "Kana",
})  # fmt: skip

# What a language's script is counted as, where it is not that itself.
COUNTED_AS: Final = MappingProxyType({"Hans": "Hani", "Hant": "Hani", "Jpan": "Kana", "Kore": "Hang"})

# What one sign is worth in Latin letters: a word of Chinese is a sign or two.
WEIGHTS: Final = MappingProxyType({"Hani": 3, "Kana": 2, "Hang": 2})

SIMPLIFIED: Final = frozenset(
    "们这说吗给对单发钱个还让请为货来时会问题账帐应该买卖开关后里边样谢户错误减价额实际认确数据总结业东车见长门汇银"
    "续经统计论订条约购汉语协议现处备办务动员图级组终职声听间阅谁调资费负责财质贴"
)
TRADITIONAL: Final = frozenset(
    "們這說嗎給對單發錢個還讓請為貨來時會問題賬帳應該買賣開關後裡邊樣謝戶錯誤減價額實際認確數據總結業東車見長門匯銀"
    "續經統計論訂條約購漢語協議現處備辦務動員圖級組終職聲聽間閱誰調資費負責財質貼沒麼"
)
# Signs that Chinese of either kind writes and Japanese does not: what has neither these nor kana may be both.
CHINESE: Final = frozenset(
    "你您们們这這说說吗嗎给对對单單发發钱让讓请为货來时问题账应應该买卖开关關边邊样樣谢户戶错误减价额实實际认确总總"
    "结沒麼呢吧啊咱哪谁调资费负责财质贴东车见长门汇银续经统计论订约购汉语协议现处办务动员图级组职听间阅"
)
# Without one of these, Chinese signs among Latin words are somebody's name.
SENTENCES: Final = frozenset("的了我你您不没沒这這那请請吗嗎呢吧给給们們要就也还還什么麼怎")
