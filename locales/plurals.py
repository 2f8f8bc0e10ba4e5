"""Whether a language's plural header counts as its speakers do: against the CLDR, which Babel brings.

Promise: the forms of the header are the categories of the CLDR, in its order (zero, one, two, few, many, other); a
header that swaps two of them, as some tools write for Arabic, is found. Nobody needs to edit this.
"""

from collections.abc import Callable, Iterator
from functools import cache
from gettext import c2py  # how the standard library itself reads the header
from typing import Final

from locales.culture import Culture

_ORDER: Final = ("zero", "one", "two", "few", "many", "other")
_COUNTED: Final = (*range(131), 200, 201, 202, 203, 211, 1_000, 1_001, 1_002, 2_000, 10_011, 100_000)


def forms(culture: Culture) -> int:
    """How many plural forms each message has."""
    return int(culture.plural_forms.partition("nplurals=")[2].partition(";")[0])


def form(culture: Culture, number: int) -> int:
    """Which of them is said of so many."""
    return _rule(culture.plural_forms)(number)


@cache
def _rule(header: str) -> Callable[[int], int]:
    said: Callable[[int], int] = c2py(header.partition("plural=")[2].partition(";")[0])
    return said


def of_one_number(culture: Culture) -> frozenset[int]:
    """The forms that are said of one number only, so that it need not be named: of 1 in English, not in Russian."""
    said = [form(culture, number) for number in _COUNTED]
    return frozenset(one for one in set(said) if said.count(one) == 1)


def plural_faults(culture: Culture) -> Iterator[str]:
    """What is wrong with the header of a language's catalogues."""
    where = f"{culture.language}/culture.toml: plural_forms"
    pairs = {(culture.locale.plural_form(number), form(culture, number)) for number in _COUNTED}
    categories = sorted({category for category, _ in pairs}, key=_ORDER.index)
    if len(pairs) != len(categories) or len({said for _, said in pairs}) != len(categories):
        yield f"{where} does not tell apart what the language does: {', '.join(categories)}."
    elif sorted(pairs, key=lambda pair: _ORDER.index(pair[0])) != list(zip(categories, range(len(pairs)), strict=True)):
        yield f"{where} has its forms in another order than {', '.join(categories)}."
    elif forms(culture) != len(categories):
        yield f"{where} announces {forms(culture)} forms; the language has {len(categories)}."
