"""`Hearing`: the house's words, remembered with what they showed: what was told is held against the books."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from locales.speak import Speaker


class Hearing(Speaker):
    """A speaker that keeps `heard`, (message, values), until somebody clears it."""

    heard: list[tuple[str, Mapping[str, object]]]

    def speak(self, message: str, values: Mapping[str, object], language: str, **how: Any) -> str:
        """See Speaker."""
        self.heard.append((message, dict(values)))
        return super().speak(message, values, language, **how)


@cache
def hearing() -> Hearing:
    """All words, compiled once for all years of a process."""
    made = Hearing.load()
    assert isinstance(made, Hearing)
    made.heard = []
    return made
