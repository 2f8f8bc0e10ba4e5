"""Which languages there are here, what they call themselves, and which of them a person's device asks for.

Promise: whatever a device says, the answer is a language that is there for that use. `OWN_NAMES` knows every language
that anybody may choose; chats are held in `OFFERED`, the desk is read in `DESK`, papers are set in `PAPER`. Whoever
adds a language adds its own name and, once `python -m locales.catalogue --check` finds nothing missing in it, its code
to each use it is whole for; one for papers alone needs its catalogues `paper_*.po` and its `culture.toml`.
"""

from functools import cache
from types import MappingProxyType
from typing import Final

from babel import Locale
from babel.core import get_global

OWN_NAMES: Final = MappingProxyType({
    "en": "English",
    "zh_Hans": "简体中文",
    "zh_Hant": "繁體中文",
    "ja": "日本語",
    "ko": "한국어",
    "ar": "العربية",
    "ru": "Русский",
    "hi": "हिन्दी",
    "th": "ไทย",
    "vi": "Tiếng Việt",
    "de": "Deutsch",
    "es": "Español",
})  # fmt: skip

OFFERED: Final = tuple(OWN_NAMES)

# Colleagues read the desk in these; a language gets here when the words of templates/staff are whole in it too.
DESK: Final = OFFERED

# Papers are read by auditors and tax offices too, so they may be in a script that chats are not held in.
PAPER: Final = (*OFFERED, "he")

IN_DOUBT: Final = "en"

# One written language under several codes: of old, or as kinds of Chinese and Arabic are registered one by one.
_WRITTEN_AS: Final = MappingProxyType({
    **dict.fromkeys(("cmn", "yue", "wuu", "gan", "hak", "hsn", "nan", "cdo", "lzh"), "zh"),
    **dict.fromkeys(("arb", "arz", "ary", "apc", "ajp", "acm", "afb", "aeb", "arq", "ars", "ayl"), "ar"),
    "iw": "he",
    "in": "id",
    "no": "nb",
})  # fmt: skip

# What somebody most probably reads whose own language is not there: by language, or by language and script. Only where
# they learned it at school and nobody minds; Ukrainian or Belarusian on a telephone is a choice and leads to no
# Russian, and whoever reads Norwegian, Portuguese or Hindi in Latin letters is as well off with English.
_READS_TOO: Final = MappingProxyType({
    "zh_Hant": "zh_Hans",
    "zh_Hans": "zh_Hant",
    **dict.fromkeys(("gsw", "lb", "nds", "bar", "ksh"), "de"),
    **dict.fromkeys(("ca", "gl", "eu", "ast", "an", "ext", "qu", "ay", "gn"), "es"),
    **dict.fromkeys(("kk_Cyrl", "ky_Cyrl", "tt", "ba", "cv", "sah"), "ru"),
    **dict.fromkeys(("bho", "mai", "awa", "mag", "bgc", "hne"), "hi"),
    **dict.fromkeys(("tts", "nod", "sou"), "th"),
})  # fmt: skip

_SCRIPT: Final = 4  # letters of a script's code (ISO 15924)
_REGION: Final = (2, 3)  # letters or digits of a region's


@cache
def match(code: str | None) -> str:
    """The language to chat in for a tag as platforms send it ("zh-CN", "zh-hans", None); English when in doubt."""
    return nearest(code, OFFERED)


@cache
def desk_language(code: str | None) -> str:
    """The language of the desk for a colleague's tag, or the house's; English when in doubt."""
    return nearest(code, DESK)


@cache
def paper_language(code: str | None) -> str:
    """The language of papers for a tag of any kind ("zh-TW", "ar_EG", "ja"); English when in doubt."""
    return nearest(code, PAPER)


def learned(code: str | None) -> str:
    """What is kept as somebody's own while nothing is on file: what their device asks for, "" if that is not here."""
    found = nearest(code, tuple(dict.fromkeys((*OWN_NAMES, *PAPER))))
    return found if found != IN_DOUBT or written(code)[0] == IN_DOUBT else ""


def nearest(code: str | None, among: tuple[str, ...]) -> str:
    """The one of `among` that a reader of `code` (BCP 47 or POSIX, in any case) reads best; English when in doubt.

    Script counts: Hindi in Latin letters is not Hindi to somebody who learned no Devanagari.
    """
    language, script = written(code)
    there = {written(one): one for one in among}
    for tongue in (f"{language}_{script}", language):
        if (language, script) in there:
            return there[language, script]
        if tongue in _READS_TOO and (other := written(_READS_TOO[tongue])) in there:
            return there[other]
    return IN_DOUBT


@cache
def written(code: str | None) -> tuple[str, str]:
    """The language and the script (ISO 15924) of a tag, by CLDR's likely subtags; "" for what nobody can tell."""
    tag = (code or "").partition(".")[0].partition("@")[0].replace("-", "_")
    language, *parts = tag.split("_")
    known = language.lower()
    said = _before_extensions(parts)
    script = next((part.title() for part in said if len(part) == _SCRIPT and part.isalpha()), "")
    region = next((part.upper() for part in said if len(part) in _REGION), "")
    return _WRITTEN_AS.get(known, known), script or script_of(known, region) or script_of(_WRITTEN_AS.get(known, known))


def script_of(language: str, region: str = "") -> str:
    """The script that a language is most likely written in there."""
    likely = get_global("likely_subtags")
    tag = likely.get(f"{language}_{region}") or likely.get(language) or ""
    return next((part for part in tag.split("_")[1:] if len(part) == _SCRIPT), "")


def direction(language: str) -> str:
    """`ltr` or `rtl`, of an offered language or one of papers."""
    return Locale.parse(language).text_direction


def _before_extensions(parts: list[str]) -> list[str]:
    """The subtags before a singleton: behind it stand keys (th-TH-u-nu-thai), which are neither script nor region."""
    end = next((place for place, part in enumerate(parts) if len(part) == 1), len(parts))
    return parts[:end]
