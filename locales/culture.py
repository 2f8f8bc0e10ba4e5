"""What a language's `culture.toml` says about dates, amounts and manners, read once.

Promise: a file that misses an entry stops the program at start. Whoever adds a language writes its file.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from babel import Locale

HOME: Final = Path(__file__).parent


REGISTERS: Final = ("formal", "neutral", "warm")
REVIEWS: Final = ("machine", "second-reader", "native")
_REFUSALS: Final = ("result_first", "reason_first")
_NAME: Final = "{name}"


@dataclass(frozen=True, slots=True)
class Address:
    """How a letter opens, with {name} for the name: to a person, to one who asked to be called so, to a company."""

    person: str
    called: str
    company: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a message is for, as letters address them; nobody known: the company, by its name."""

    name: str = ""
    called: str = ""
    company: str = ""


@dataclass(frozen=True, slots=True)
class Culture:
    """A language's manners. Date patterns are CLDR's; `capitals` are currencies repeated in capital numerals.

    `negative` is how a figure below zero stands in a table, with % for the figure; `review` is one of REVIEWS, who has
    read the words; `register` one of REGISTERS, for whom nothing else is on file; with `reason_first` a no begins with
    its reason.
    """

    language: str
    locale: Locale
    rtl: bool
    plural_forms: str
    day: str
    month: str
    moment: str
    clock: str
    capitals: frozenset[str]
    negative: str
    review: str
    register: str
    reason_first: bool
    address: Address

    def salutation(self, reader: Reader) -> str:
        """The opening of a letter to them: as they wish to be called, else by the whole name as it is on file."""
        if reader.called:
            return self.address.called.replace(_NAME, reader.called)
        if reader.name:
            return self.address.person.replace(_NAME, reader.name)
        return self.address.company.replace(_NAME, reader.company)


def read_culture(language: str, home: Path = HOME) -> Culture:
    """The culture of a language, offered or of papers. Raises ValueError naming the file and the entry it misses."""
    path = home / language / "culture.toml"
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        return _culture(language, said)
    except OSError as error:
        raise ValueError(
            f"{language}/culture.toml cannot be read ({error.strerror}); write it after en/culture.toml."
        ) from error
    except KeyError as error:
        raise ValueError(
            f"{language}/culture.toml misses the entry {error}; write it after en/culture.toml."
        ) from error


def _culture(language: str, said: dict[str, Any]) -> Culture:
    locale = Locale.parse(language)
    dates, address = said["dates"], said["address"]
    return Culture(
        language=language,
        locale=locale,
        rtl=locale.text_direction == "rtl",
        plural_forms=said["plural_forms"],
        day=dates["day"],
        month=dates["month"],
        moment=dates["moment"],
        clock=dates["clock"],
        capitals=frozenset(said["amounts"]["capitals"]),
        negative=said["amounts"]["negative"],
        review=_one_of(language, "review", said["review"], REVIEWS),
        register=_one_of(language, "register", said["register"], REGISTERS),
        reason_first=_one_of(language, "refusal", said["refusal"], _REFUSALS) == "reason_first",
        address=Address(*(_opening(language, name, address[name]) for name in ("person", "called", "company"))),
    )


def _one_of(language: str, entry: str, value: object, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ValueError(f"{language}/culture.toml: {entry} is {value!r}; write one of {', '.join(allowed)}.")
    return str(value)


def _opening(language: str, entry: str, value: object) -> str:
    if not isinstance(value, str) or value.count(_NAME) != 1:
        raise ValueError(f"{language}/culture.toml: {entry} under [address] needs {_NAME} once; it is {value!r}.")
    return value
