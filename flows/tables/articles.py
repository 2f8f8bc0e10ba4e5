"""General questions that may be asked at any time: one row an article, with the phrases that mean it beyond doubt.

Promise: the keys are stored and never renamed; the texts stand in locales/<language>/knowledge.toml, and an operator's
own may take their place. A phrase is the question itself, not a word that occurs in it: nobody is lectured who wanted
something done. Finance may edit; a new row needs its label `article_<key>` and its text in every language.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Article:
    """One question: its key, and how it is asked, in lower case and without marks."""

    key: str
    phrases: tuple[str, ...]

    @property
    def label(self) -> str:
        """The button that shows it."""
        return f"article_{self.key}"


ARTICLES: Final = MappingProxyType({row.key: row for row in (
    Article("statement", (
        "what is a statement of account", "what is a statement", "what does the statement show", "对账单是什么",
        "什么是对账单", "对账单有什么用",
    )),
    Article("still_open", (
        "why is this still open", "why is it still open", "why is that still open", "why is this invoice still open",
        "why do you show it as open", "为什么还没结清", "为什么还显示未付", "为什么还是未清", "怎么还没销账",
    )),
    Article("overdue", (
        "what does overdue mean", "what is overdue", "when is an invoice overdue", "逾期是什么意思", "什么叫逾期",
        "什么是逾期",
    )),
    Article("how_to_pay", ("how can we pay", "which account do we pay to", "怎么付款", "如何付款", "付到哪个账户")),
    Article("terms", (
        "what are the payment terms", "what are our payment terms", "what are your payment terms",
        "付款条件是什么", "付款条款是什么", "账期是多少", "账期多长",
    )),
    Article("unapplied", (
        "what is an unapplied payment", "what is unapplied", "what does unapplied mean", "未核销付款是什么",
        "什么是未核销", "未核销是什么意思", "什么是未清付款",
    )),
    Article("credit_note", (
        "what is a credit note", "what is a credit memo", "what does credit note mean", "什么是贷项通知单",
        "贷项通知单是什么", "贷项是什么", "红字发票是什么",
    )),
    Article("set_off", (
        "what is a set off", "what is set off", "what is setoff", "what does set off mean", "什么是抵销", "抵销是什么",
        "什么是对冲", "什么叫抵账",
    )),
    Article("confirmation", (
        "what is a balance confirmation", "what does confirming mean", "what happens when i confirm",
        "why should i confirm", "余额确认是什么", "什么是余额确认", "确认余额有什么用", "为什么要确认",
    )),
    Article("object", (
        "how do i object", "how do we object", "how can i object", "how do i dispute an invoice",
        "how do i dispute something", "怎么提异议", "如何提异议", "怎样提出异议", "怎么提出异议",
    )),
    Article("after_objecting", (
        "what happens after i object", "what happens when i object", "what happens to my objection",
        "what happens next with my objection", "提了异议以后怎么办", "提异议之后呢", "提出异议后会怎样", "异议怎么处理",
    )),
    Article("who_decides", (
        "who decides", "who decides on my case", "how do i appeal", "how can i appeal", "can i appeal",
        "谁来决定", "由谁决定", "怎么申诉", "如何申诉", "可以申诉吗",
    )),
    Article("reminders", (
        "why do you remind me", "why do i get reminders", "what is a reminder", "how do i stop the reminders",
        "how do i stop reminders", "为什么提醒我", "为什么老提醒", "怎么关闭提醒", "怎样关闭提醒", "如何关闭提醒",
    )),
)})  # fmt: skip
