"""How customers ask for their statement as a file: what names the file, and the words that may stand around it.

Promise: lower case; only a message made of nothing else counts, so that a question about a file is not taken for a
wish. Whoever speaks a language adds its words.
"""

from typing import Final

NAMED: Final = {
    "pdf": ("pdf",),
    "xlsx": ("excel", "xlsx", "xls", "spreadsheet", "电子表格", "表格"),
}

# Words of languages that are written with spaces between them.
AROUND: Final = frozenset(
    {
        "a", "again", "an", "and", "as", "can", "copy", "could", "document", "download", "file", "format", "get",
        "give", "have", "hello", "hi", "i", "in", "it", "kindly", "like", "me", "my", "need", "of", "paper", "please",
        "pls", "send", "sheet", "statement", "thank", "thanks", "that", "the", "this", "to", "us", "version", "want",
        "we", "with", "would", "you", "your",
    }
)  # fmt: skip
FROM_THEM: Final = ("send you", "give you")  # then it is theirs that they speak of

# Pieces of languages that are written without.
PIECES: Final = (
    "麻烦", "请", "帮我", "帮忙", "您好", "你好", "谢谢",
    "发给我们", "发给我", "发我", "发一份", "发一下", "发送", "再发", "给我们", "给我", "下载", "导出",
    "对账单", "账单", "文件", "文档", "格式", "版本", "版", "一份", "一个", "一下",
    "需要", "想要", "可以", "能不能", "能", "我们", "我", "要", "份", "发", "把", "的", "再",
    "吗", "吧", "呢", "个", "给", "来", "想",
)  # fmt: skip
