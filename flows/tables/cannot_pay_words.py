"""What people write when they cannot pay. It is answered without pressure, by a person.

Promise: data only, in small letters and without the spaces around; a phrase counts wherever it stands. Finance may
add more.
"""

from typing import Final

CANNOT_PAY: Final = (
    "cannot pay", "can't pay", "cant pay", "can not pay", "unable to pay", "not able to pay", "no money",
    "out of money", "short of cash", "cash is short", "cash flow problem", "cashflow problem", "bankrupt", "insolven",
    "liquidity problem", "付不了", "付不起", "付不出", "没钱", "没有钱", "无力支付", "无法支付", "无力付款", "无法付款",
    "资金紧张", "资金困难", "周转困难", "周转不开", "周转不灵", "资金链", "破产", "还不上",
)  # fmt: skip
