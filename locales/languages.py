"""Which languages are offered, what they call themselves, and which of them a person's device asks for.

Promise: whatever a device says, the answer is an offered language, and for a paper one of those that papers are set
in. Whoever adds a language adds its line to `OWN_NAMES` once `python -m locales.catalogue --check` finds nothing
missing in it; one for papers alone needs its catalogues `paper_*.po` and its `culture.toml`, and its name in `PAPER`.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from babel import Locale
from babel.core import get_global

OWN_NAMES: Final = {"en": "English", "zh_Hans": "简体中文"}

OFFERED: Final = tuple(OWN_NAMES)

# Papers are read by auditors and tax offices too, so they are in the customer's own script where chats are not yet.
PAPER: Final = (*OFFERED, "zh_Hant", "ja", "ko", "ar", "he", "hi", "th", "ru", "de")

# The nearest offered language of those that are not offered themselves.
_NEAREST: Final = {"zh_Hant": "zh_Hans", "yue": "zh_Hans", "cmn": "zh_Hans"}
# As people still write them: of old, or of a kind of Chinese that is written as one of the two.
_SAME: Final = {"iw": "he", "yue_Hant": "zh_Hant", "yue": "zh_Hant", "cmn": "zh_Hans"}


@cache
def match(code: str | None) -> str:
    """The offered language for a tag as platforms send it ("zh-CN", "zh-hans", None); English when in doubt."""
    return _chosen(code, _NEAREST, OFFERED)


@cache
def paper_language(code: str | None) -> str:
    """The language of papers for a tag of any kind ("zh-TW", "ar_EG", "ja"); English when in doubt."""
    return _chosen(code, _SAME, PAPER)


def direction(language: str) -> str:
    """`ltr` or `rtl`, of an offered language or one of papers."""
    return Locale.parse(language).text_direction


def _chosen(code: str | None, nearest: Mapping[str, str], among: tuple[str, ...]) -> str:
    parts = (code or "").replace("-", "_").split("_")
    language = parts[0].lower()
    script = next((part.title() for part in parts[1:] if len(part) == 4 and part.isalpha()), "")  # noqa: PLR2004 - ISO 15924
    region = next((part.upper() for part in parts[1:] if len(part) in {2, 3}), "")
    for candidate in (f"{language}_{script or _likely_script(language, region)}", language):
        chosen = nearest.get(candidate, candidate)
        if chosen in among:
            return chosen
    return "en"


def _likely_script(language: str, region: str) -> str:
    likely = get_global("likely_subtags")
    tag = likely.get(f"{language}_{region}") or likely.get(language) or ""
    return next((part for part in tag.split("_")[1:] if len(part) == 4), "")  # noqa: PLR2004 - ISO 15924
