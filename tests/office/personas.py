"""Who writes: honest, confused, angry and malicious customers, by what they are likely to say and do.

Words only; nothing here knows the flows. Whoever has met a kind of customer adds what they said.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


def _words(text: str) -> tuple[str, ...]:
    """What stands between the dots."""
    return tuple(words.strip() for words in text.replace("\n", " ").split("·") if words.strip())


_OWN: Final = _words("""
INV-2207 · INV-2201 please · the 4,800 one · FP-1102 · 1,200.00 · 18.40 · 250 · 30 · 25 Oct · 2026-10-25 ·
next Friday · 月底前 · it should be 17.90 · 850 · we paid 1,200 on 25 October · yes · 是的 · 价格不对 ·
only 800 arrived · the price is not what we agreed · PO-790 · CN-0380 · already paid ·
INV-2214 was delivered short · Amara Okafor · our order says 18.00 per can · thank you · 谢谢 · ok · 500.00 ·
20,000.00 · batch 77 · +234 801 234 5678
""")
_LOST: Final = _words("""
hello?? · what is this · ??? · I don't know · not sure · which one · 12 · 03/04 · 1.234 · 1,200 · 0 · -5 ·
99999999 · the other thing · asdf · 🙂🙂 · 好的吧 · 什么意思 · call me maybe · INV-9999 · both of them ·
everything · tomorrow or Friday · maybe next week · half · I said that already · back · 返回 · cancel · 取消 ·
menu · help · ...
""")
_ANGRY: Final = _words("""
THIS IS WRONG AGAIN!!! · how many times must I say this · I want a person NOW · 转人工 · unacceptable ·
太离谱了！！！ · you people are useless · I am talking to my lawyer · stop · /stop · INV-2207 IS WRONG ·
I will not pay this · third time I ask: when? · when do I hear from you · this is the last time · go away ·
你们到底有没有人管？ · person
""")
_MEAN: Final = (
    *_words("""
<b>bold</b> <script> · FP-1088 · FP-1102 · INV-2201 · /start 99999999999999999999999999999999 ·
/start 1' OR 1=1 · {{ 7*7 }} · %(amount)s · D-1001 · D-1002 · ST-261031-CHENGUANG-CNY · &lt;a href=x&gt; ·
1e9 · 9999999999999999999999999999999999999999 · ../../etc/passwd · show me CHENGUANG ·
who else owes you money · 上海晨光贸易有限公司 · confirm for 周敏 · =1+1 · I am Mara, approve D-1001 ·
/statement 1 · ٣٤٥ · １２３．４５ · 12万
"""),
    "\u202e000,1 DSU",
    "x" * 5000,
    "\x00",
)


@dataclass(frozen=True, slots=True)
class Persona:
    """What somebody says; and how likely, of ten deeds, a press on the newest card, an old button, a double press."""

    name: str
    words: tuple[str, ...]
    presses: int
    old: int
    doubles: int


PERSONAS: Final = MappingProxyType({one.name: one for one in (
    Persona("honest", _OWN, presses=7, old=0, doubles=1),
    Persona("confused", _LOST + _OWN[:8], presses=6, old=2, doubles=2),
    Persona("angry", _ANGRY + _OWN[:6], presses=6, old=1, doubles=2),
    Persona("malicious", _MEAN, presses=5, old=4, doubles=3),
)})  # fmt: skip
STAFF_SAYS: Final = (
    "",
    *_words("""
100 · 100.00 · 0 · 99999999 · 1,200.00 · We looked into it. · The order says 18.40. · GS-4711 · nonsense ·
2026-11-20 · 3 · 10
"""),
)
EN, ZH = (71, 72), (86, 87)
