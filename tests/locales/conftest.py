"""A speaker of everything that ships, and small homes of words that a test may break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from locales.culture import HOME
from locales.languages import OFFERED
from locales.speak import Speaker

Write = Callable[[str, str], Path]


@pytest.fixture(scope="session")
def speaker() -> Speaker:
    """All that ships, compiled once."""
    return Speaker.load()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder like locales/, with the shipped manners and no words yet."""
    for language in OFFERED:
        (tmp_path / language / "LC_MESSAGES").mkdir(parents=True)
        for name in ("culture.toml", "words.toml"):
            shutil.copy(HOME / language / name, tmp_path / language / name)
    return tmp_path


@pytest.fixture
def write(home: Path) -> Write:
    """Puts a file of this text at this place of the home."""

    def put(place: str, text: str) -> Path:
        path = home / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put
