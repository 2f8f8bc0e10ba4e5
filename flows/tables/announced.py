"""Words that only announce what somebody wants to tell us, by the kind of it: what it is must still be asked.

Pieces of regular expressions over folded text, each of which must be the whole message. Finance adds a phrase here.
"""

from types import MappingProxyType
from typing import Final

_I_HAVE: Final = (
    r"(?:hi |hello |please |and |also |just )?(?:(?:i|we) )?(?:still |also |just )?"
    r"(?:(?:have|got|want|would like|wish|have got|d like|like) )?(?:to )?"
    r"(?:(?:make|give|leave|share|send|say|tell|offer) )?(?:you |us )?"
    r"(?:some |an? |my |our |one )?(?:little |small |short |quick )?"
)
_FOR_YOU: Final = "(?: (?:for|to) you)?"
_I_SAY: Final = (
    "(?:您好|你好)?(?:我们?|本人)?(?:这边|这里)?(?:还|也|就|只)?(?:有|想|要|想要)?"
    "(?:给?[你您]们?|对[你您]们|给?贵司)?(?:提出?|给|说|反馈|留)?(?:[一几]?[个点些条]|一下)?(?:小小?的?|新的?)?"
)
_NOW: Final = "(?:要提|想提|要说|想说|给[你您]们?|想反馈|吧|了|呢|啊)?"

# By the kind of feedback; "" where the words do not tell which.
ANNOUNCED: Final = MappingProxyType({
    "suggestion": (
        rf"{_I_HAVE}(?:suggestions?|ideas?|proposals?){_FOR_YOU}", rf"{_I_SAY}(?:建议|点子|想法|提议){_NOW}",
    ),
    "praise": (rf"{_I_HAVE}(?:praise|compliments?){_FOR_YOU}", rf"{_I_SAY}(?:表扬|夸奖|点赞|表扬一下){_NOW}"),
    "": (
        rf"{_I_HAVE}(?:feedback|remarks?|comments?|remarks? or an idea){_FOR_YOU}",
        rf"{_I_SAY}(?:意见|反馈|意见反馈|意见或建议|意见和建议){_NOW}",
    ),
})  # fmt: skip
