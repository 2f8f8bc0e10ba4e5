"""What only a person may take, and the words by which it is known: one row per alarm.

Promise: the keys are stored with the case and never renamed. Phrases are lower case and must be unmistakable, since the
alarm is raised at once and nobody is asked first: `~` stands for any ending of a word, `*` for up to four words (or
six characters) between. Finance edits the phrases; whoever adds an alarm adds its text and its label `alarm_<key>` in
raise_dispute_stops.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Alarm:
    """`reason` is what a case is registered under when none was given; its name for the desk is a label."""

    key: str
    reason: str
    spaced: tuple[str, ...] = ()  # phrases in languages that set spaces between words
    unspaced: tuple[str, ...] = ()  # and in those that do not


ALARMS: Final = MappingProxyType({row.key: row for row in (
    Alarm(
        "safety", "quality",
        ("injur~", "poison~", "caught fire", "is|was|are|were on fire", "explod~", "explosion", "electric shock",
         "got|was|were hurt", "somebody|someone * hurt", "hospital", "fell ill", "got|made|makes|became * sick",
         "allergic reaction", "burned|burnt his|her|my|their|our hand|hands|skin|face|arm", "toxic fumes",
         "start~ to smoke", "is smoking", "danger to people|life|health",
         "dangerous for|to people|us|staff|customers|children|use"),
        ("受伤", "烧伤", "烫伤", "着火", "起火", "冒烟", "爆炸", "触电", "中毒", "过敏反应", "住院", "有人*不舒服",
         "对人有危险", "危及*安全", "伤到", "伤了人"),
    ),
    Alarm(
        "fraud", "other",
        ("new bank account|details|data", "bank account|details|data * changed|updated",
         "changed|change|updated|update * bank account|details|data", "wrong|different|another|other bank account",
         "paid|transferred|sent * wrong|different|another|new account", "not your bank account", "phishing",
         "fake invoice|email|e-mail|mail", "hacked"),
        ("新*银行账户", "新*银行账号", "新*收款账户", "新*收款账号", "账户变更", "账号变更", "变更*收款", "换了*账户",
         "换了*账号", "更换*账户", "更换*账号", "别的账户", "另一个账户", "其他账户", "付错*账户", "打错*账户",
         "钓鱼邮件", "假冒*邮件", "邮箱被盗"),
    ),
    Alarm("privacy", "wrong_customer"),
    Alarm(
        "legal", "other",
        ("lawyer|lawyers", "attorney|attorneys", "solicitor|solicitors", "legal action|steps|proceedings|department",
         "go|goes|going|take * to court", "in court", "sue you", "suing", "lawsuit", "legal notice"),
        ("律师", "起诉", "法院", "法庭", "诉讼", "打官司", "仲裁", "法务部"),
    ),
)})  # fmt: skip
