"""How customers ask for a paper about the balance: what names the paper; the words around it are those of other files.

Promise: lower case; the keys are kinds of papers; what is named first counts, so the longer names stand first. Whoever
speaks a language adds its words.
"""

from typing import Final

NAMED: Final = {
    "confirmation_form": (
        "confirmation form", "form to sign", "confirmation request", "form for signature", "blank confirmation",
        "询证函", "空白确认函", "确认函模板", "待签确认函", "盖章的函",
    ),
    "reconciliation": (
        "reconciliation statement", "balance reconciliation", "reconciliation table", "reconciliation", "余额调节表",
        "调节表",
    ),
    "record": (
        "record to verify", "signed record", "signed confirmation", "record to check", "可验证记录", "可核验记录",
        "签名记录", "验证文件",
    ),
    "confirmation": (
        "balance confirmation", "confirmation letter", "confirmation record", "our confirmation", "my confirmation",
        "the confirmation", "对账确认函", "余额确认函", "确认函", "确认书", "确认记录",
    ),
}  # fmt: skip
