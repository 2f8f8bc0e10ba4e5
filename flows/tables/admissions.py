"""Words with which somebody admits that their company is at fault, per language.

Whoever writes to a customer may be sorry without any right, and may admit a fault only where flows/tables/roles.py says
so: an admission is a legal act. Finance adds and removes phrases here. Latin ones are whole words in either case;
an apostrophe may be typed in both ways.
"""

from types import MappingProxyType
from typing import Final

ADMISSIONS: Final = MappingProxyType({
    "en": (
        "our fault", "our mistake", "our error", "my mistake", "my fault", "we are at fault", "we were at fault",
        "we are liable", "our liability", "we accept liability", "we accept responsibility", "we take responsibility",
        "we are responsible", "we were wrong", "we are to blame", "we admit", "our negligence", "we were negligent",
        "we have been negligent", "we broke the contract", "breach on our side", "we owe you compensation",
        "we will compensate you", "we overcharged you",
    ),
    "zh": (
        "我们的错", "我方的错", "我们的过错", "我方过错", "我方的过错", "我们的失误",
        "我方失误", "我们的疏忽", "我方疏忽", "我们承认", "我方承认", "责任在我们",
        "责任在我方", "我们的责任", "我方责任", "我方的责任", "我们负全责", "我方负全责",
        "我们违约", "我方违约", "我们会赔偿", "我方赔偿", "是我的错", "我们多收了",
        "我们搞错了", "我们弄错了",
    ),
})  # fmt: skip
