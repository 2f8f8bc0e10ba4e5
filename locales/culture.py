"""What a language's `culture.toml` says about dates and amounts, read once.

Promise: a file that misses an entry stops the program at start. Whoever adds a language writes its file.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from babel import Locale

HOME: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Culture:
    """A language's manners. Date patterns are CLDR's; `capitals` are currencies repeated in capital numerals.

    `negative` is how a figure below zero stands in a table, with % for the figure; `review` says who has read the
    words when that was nobody who grew up with them ("machine").
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
    negative: str = "-%"
    review: str = ""


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
    dates = said["dates"]
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
        review=said.get("review", ""),
    )
