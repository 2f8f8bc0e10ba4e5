"""Situations of linking an account."""

from typing import Final

_COMPANY: Final = {"company": "Okafor & Sons Supply"}

SAMPLES: Final = {
    "link_account/who_we_are": (_COMPANY,),
    "link_account/prove_it": (
        {**_COMPANY, "invoice": "INV-2214", "tax": True},
        {**_COMPANY, "invoice": "INV-2214", "tax": False},
        {**_COMPANY, "invoice": "", "tax": True},
    ),
    "link_account/share_your_number": (_COMPANY,),
    "link_account/welcome": (
        {**_COMPANY, "customer": "Okafor Foods", "waits": True},
        {**_COMPANY, "customer": "Okafor Foods", "waits": False},
    ),
    "link_account/not_this_way": (_COMPANY,),
    "link_account/nothing_shown": (_COMPANY,),
    "link_account/colleague_is_asked": (_COMPANY,),
    "link_account/may_confirm_now": (_COMPANY,),
}
