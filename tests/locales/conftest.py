"""A speaker of everything that ships, and small homes of words that a test may break."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from locales.culture import HOME
from locales.languages import OFFERED
from locales.speak import Speaker

Write = Callable[[str, str], Path]


def furnished(folder: Path, languages: Iterable[str]) -> Path:
    """The folder with the manners of these languages in it."""
    for language in languages:
        (folder / language / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
        for name in ("culture.toml", "words.toml"):
            shutil.copy(HOME / language / name, folder / language / name)
    return folder


@pytest.fixture(scope="session")
def speaker() -> Speaker:
    """All that ships, compiled once."""
    return Speaker.load()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder like locales/, with the shipped manners and no words yet."""
    return furnished(tmp_path, OFFERED)


@pytest.fixture
def write(home: Path) -> Write:
    """Puts a file of this text at this place of the home."""

    def put(place: str, text: str) -> Path:
        path = home / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put
