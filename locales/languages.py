"""Which languages are offered, what they call themselves, and which of them a person's device asks for.

Promise: whatever a device says, the answer is an offered language. Whoever adds a language adds its line to
`OWN_NAMES` once `python -m locales.catalogue --check` finds nothing missing in it.
"""

from functools import cache
from typing import Final

from babel import Locale
from babel.core import get_global

OWN_NAMES: Final = {"en": "English", "zh_Hans": "简体中文"}

OFFERED: Final = tuple(OWN_NAMES)

# The nearest offered language of those that are not offered themselves.
_NEAREST: Final = {"zh_Hant": "zh_Hans", "yue": "zh_Hans", "cmn": "zh_Hans"}


@cache
def match(code: str | None) -> str:
    """The offered language for a tag as platforms send it ("zh-CN", "zh-hans", None); English when in doubt."""
    parts = (code or "").replace("-", "_").split("_")
    language = parts[0].lower()
    script = next((part.title() for part in parts[1:] if len(part) == 4 and part.isalpha()), "")  # noqa: PLR2004 - ISO 15924
    region = next((part.upper() for part in parts[1:] if len(part) in {2, 3}), "")
    for candidate in (f"{language}_{script or _likely_script(language, region)}", language):
        chosen = _NEAREST.get(candidate, candidate)
        if chosen in OFFERED:
            return chosen
    return "en"


def direction(language: str) -> str:
    """`ltr` or `rtl`, of an offered language."""
    return Locale.parse(language).text_direction


def _likely_script(language: str, region: str) -> str:
    likely = get_global("likely_subtags")
    tag = likely.get(f"{language}_{region}") or likely.get(language) or ""
    return next((part for part in tag.split("_")[1:] if len(part) == 4), "")  # noqa: PLR2004 - ISO 15924
