"""Words that decide a figure beside them is: a sum, a count, a name, or something nobody should take for granted.

Promise: data only, the words of all languages together since people mix them; flows/facts/figure_context.py reads it.
Latin words are matched whole and in any case. A sentence is taken at its word only when every word of it stands in
`HARMLESS` or `HARMLESS_CHINESE`: so a word goes there only if no figure beside it could be rough, denied, a difference,
or the price that the writer objects to ("charged", "off", "before tax" have no place there).
"""

from typing import Final

HARMLESS: Final = frozenset((
    "i", "you", "u", "we", "they", "me", "us", "my", "our", "your", "ur", "it", "its", "it's", "im", "i'm", "is",
    "was", "are", "am", "were", "be", "been", "will", "should", "shoud", "shud", "must", "has", "have", "had", "did",
    "do", "the", "a", "an", "this", "that", "these", "those", "here", "there", "and", "so", "ok", "okay", "yes",
    "yeah", "yep", "ya", "no", "nope", "just", "only", "exactly", "exact", "precisely", "correct", "right", "true",
    "real", "actual", "actually", "really", "simply", "simple", "clearly", "obviously", "definitely", "please", "pls",
    "plz", "thanks", "thank", "thx", "sir", "madam", "mate", "guys", "people", "dear", "hi", "hello", "hey", "man",
    "bro", "idiot", "idiots", "again", "already", "each", "at", "price", "amount", "sum", "total", "figure", "value",
    "cost", "rate", "unit", "invoice", "inv", "contract", "quote", "agreed", "agree", "agreement", "said", "say",
    "says", "told", "tell", "promised", "confirmed", "written", "wrote", "stated", "states", "phone", "email", "mail",
    "letter", "on", "in", "with", "to", "of", "as", "paid", "payed", "pay", "transferred", "owe", "owed", "think",
    "dispute", "disput", "disputed", "question", "all", "for", "because", "friday", "monday", "tuesday", "wednesday",
    "thursday", "saturday", "sunday", "bitte", "stop", "wasting", "time", "according", "words", "make",
))  # fmt: skip
HARMLESS_CHINESE: Final = (
    "应该", "应当", "应付", "就是", "是", "就", "才对", "才", "对的", "对", "的", "了", "啊", "吧", "呢", "哦", "嘛",
    "呀", "啦", "我们", "你们", "咱们", "我", "你", "付了", "只付了", "只付", "只", "一共", "总共", "共", "合计",
    "总计", "总额", "金额", "价格", "单价", "合同价", "合同", "发票", "价", "写的", "说的", "说好的", "说好", "谈的",
    "谈好的", "谈好", "约定", "明明", "确定", "确实", "真的", "实际", "整", "正", "请", "谢谢", "麻烦", "好的", "好",
    "嗯", "不是别的", "这个", "那个", "说了多少遍", "多少遍", "眼瞎吗", "眼瞎", "到了", "只到了", "来了", "有",
)  # fmt: skip
# Beside a quantity, also what has become of the goods. Not what came: the question may be about the rest.
HARMLESS_COUNTS: Final = HARMLESS | frozenset(("broken", "damaged", "bad", "torn", "missing", "short", "wrong", "were"))
HARMLESS_COUNTS_CHINESE: Final = (*HARMLESS_CHINESE, "坏了", "坏", "破了", "破", "少了", "少", "缺了", "缺", "没到")
# Right after a quantity stands its unit, whatever it is called; these are none.
NO_UNITS: Final = frozenset((
    "or", "odd", "plus", "something", "more", "less", "max", "min", "ish", "minus", "times", "x", "too", "extra", "of",
    "out", "percent", "except", "but", "over", "under",
))  # fmt: skip

# Before a bare figure: it is a name, a day or a year, whatever follows.
NAMES: Final = (
    "no", "no.", "nr", "nr.", "number", "ref", "ref.", "reference", "reference is", "ref is", "ref no", "tel", "tel.",
    "phone", "mobile", "account", "acct", "iban", "po", "p.o.", "since", "in", "year", "第", "单号", "号码",
    "号", "流水号", "电话", "手机", "卡号", "账号", "尾号", "分之",
)  # fmt: skip
PHONES: Final = ("tel", "phone", "call", "mobile", "whatsapp", "电话", "手机", "打", "微信")
MONTHS: Final = (
    "jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june", "jul", "july", "aug",
    "august", "sep", "sept", "september", "oct", "october", "nov", "november", "dec", "december",
)  # fmt: skip

# After a figure: what it counts. Time and shares are neither sums nor quantities.
SPANS: Final = (
    "day", "days", "week", "weeks", "wk", "wks", "month", "months", "year", "years", "yrs", "hour", "hours", "hrs",
    "min", "mins", "minutes", "sec", "secs", "seconds", "times", "am", "pm", "o'clock", "percent", "per cent", "pct",
    "%", "天", "周", "个月", "月", "年", "小时", "个小时", "分钟", "次", "遍", "点", "折", "成", "个点", "楼",
)  # fmt: skip
COUNTED: Final = (
    "can", "cans", "box", "boxes", "pc", "pcs", "piece", "pieces", "carton", "cartons", "pallet", "pallets", "bag",
    "bags", "bottle", "bottles", "drum", "drums", "unit", "units", "kg", "kgs", "g", "ton", "tons", "tonnes", "l",
    "litres", "liters", "people", "reminders", "桶", "箱", "件", "个", "台", "袋", "瓶", "包", "盒", "罐", "公斤",
    "斤", "吨", "千克", "升", "人", "张", "条", "批", "车", "套",
)  # fmt: skip

# Before a document's number: another one is meant. "We have no 2214" is about 2214, so "no" does not stand here.
DENIED_NAMES: Final = (
    "not", "isn't", "isnt", "isnt it", "isn't it", "wasn't", "wasnt", "anything but", "all but", "everything but",
    "except", "except for", "other than", "apart from", "besides", "instead of", "rather than", "不是", "并非",
    "而不是", "除了", "除", "除开",
)  # fmt: skip
DENIED_NAMES_AFTER: Final = ("以外", "之外", "除外", "除开", "excepted", "aside")
OWN_PAPERS: Final = (
    "invoice", "invoce", "inv", "inv.", "note", "number", "no", "no.", "发票", "发票号", "发票号码", "票号", "单子",
)  # fmt: skip
# Before the last digits of a number; after any other word they may be those of another paper, a room or a lorry.
BEFORE_NUMBERS: Final = frozenset((
    "i", "we", "it", "its", "it's", "thats", "is", "was", "are", "the", "that", "this", "these", "about", "for", "on",
    "with", "and", "or", "of", "at", "in", "from", "to", "till", "than", "but", "except", "not", "isnt", "isn't",
    "paid", "pay", "dispute", "disputed", "got", "received", "recieved", "see", "have", "has", "no", "whats", "what's",
    "what", "why", "yes", "ok", "also", "both", "only", "just", "maybe", "my", "your", "our", "pls", "please", "sorry",
))  # fmt: skip
BEFORE_NUMBERS_CHINESE: Final = (
    "是", "还是", "的", "了", "和", "跟", "与", "或", "或者", "付了", "付过", "没有", "没", "有", "尾号", "单号",
    "关于", "查", "看", "你们", "贵司", "这张", "那张", "除了", "不是", "才", "就", "对",
)  # fmt: skip
