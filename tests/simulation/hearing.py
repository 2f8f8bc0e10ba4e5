"""`Hearing`: the house's words, remembered with what they showed: what was told is held against the books."""

from collections.abc import Mapping
from functools import cache

from locales.culture import Reader
from locales.speak import NOBODY, Speaker


class Hearing(Speaker):
    """A speaker that keeps `heard`, (message, values), until somebody clears it."""

    heard: list[tuple[str, Mapping[str, object]]]

    def speak(
        self,
        message: str,
        values: Mapping[str, object],
        language: str,
        *,
        zone: str = "UTC",
        register: str = "",
        reader: Reader = NOBODY,
    ) -> str:
        """See Speaker."""
        self.heard.append((message, dict(values)))
        return super().speak(message, values, language, zone=zone, register=register, reader=reader)


@cache
def hearing() -> Hearing:
    """All words, compiled once for all years of a process."""
    made = Hearing.load()
    assert isinstance(made, Hearing)
    made.heard = []
    return made
