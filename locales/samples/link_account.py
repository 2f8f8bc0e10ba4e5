"""Situations of linking an account."""

from typing import Final

_COMPANY: Final = {"company": "Okafor & Sons Supply"}
_WELCOME: Final = {
    **_COMPANY,
    "customer": "Okafor Foods",
    "waits": True,
    "called": "Amara Okafor",
    "language": "en",
    "city": "Lagos",
    "now": 1_793_894_400_000_000,
}

SAMPLES: Final = {
    "link_account/who_we_are": (_COMPANY,),
    "link_account/prove_it": (
        {**_COMPANY, "invoice": "INV-2214", "tax": True},
        {**_COMPANY, "invoice": "INV-2214", "tax": False},
        {**_COMPANY, "invoice": "", "tax": True},
    ),
    "link_account/share_your_number": (_COMPANY,),
    "link_account/welcome": (
        _WELCOME,
        {**_WELCOME, "waits": False},
    ),
    "link_account/not_this_way": (_COMPANY,),
    "link_account/nothing_shown": (_COMPANY,),
    "link_account/word": (_COMPANY,),
    "link_account/word_kept": (_COMPANY,),
    "link_account/word_waits": (_COMPANY,),
    "link_account/as_you_like": (_COMPANY,),
    "link_account/colleague_is_asked": (_COMPANY,),
    "link_account/may_confirm_now": (_COMPANY,),
}
