"""How customers ask for something in writing, in any of the languages at once: a paper, and that they want it.

Promise: lower case, found anywhere in a short message; both must be there, so that "we sent you the letter" asks for
nothing. What is found is answered with the paper of the matter that is spoken of. Whoever speaks a language adds to it.
"""

from typing import Final

PAPERS: Final = (
    "pdf", "on paper", "as paper", "as a paper", "that as paper", "document", "in writing", "letter", "report",
    "written decision", "书面", "通知书", "决定书", "报告", "正式文件", "纸质", "函件",
)  # fmt: skip
WANTED: Final = (
    "send me", "send us", "send it", "send that", "give me", "give us", "can i have", "can i get", "could i have",
    "may i have", "can we have", "could we have", "can you send", "could you send", "i need", "we need", "i want",
    "i would like", "we would like", "please", "发我", "发给我", "发一份", "发个", "给我", "给一份", "要一份", "需要",
    "请发", "请出具", "出具", "开具", "提供", "能发", "可以发",
)  # fmt: skip
ALONE: Final = frozenset({"pdf", "as pdf", "as a pdf", "in writing", "letter", "report", "书面", "报告", "通知书"})
