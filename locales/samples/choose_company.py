"""Situations of choosing the company that one speaks for."""

from typing import Final

_NOW: Final = {"customer": "Okafor Foods", "company": "Okafor & Sons Supply"}

SAMPLES: Final = {
    "choose_company/which_company": (_NOW,),
    "choose_company/only_this_one": (_NOW,),
    "choose_company/now_the_other": ({},),
}
