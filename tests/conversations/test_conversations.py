"""Every transcript, through the whole corridor over HTTP against the pretend platforms."""

import asyncio
from pathlib import Path

import pytest

from tests.conversations.play import HERE, play


@pytest.mark.parametrize("path", sorted(HERE.glob("*.txt")), ids=lambda path: path.stem)
def test_the_conversation_goes_as_it_is_written(path: Path, tmp_path: Path) -> None:
    """What people do is done again; what bot and desk answer is compared word for word."""
    now = asyncio.run(play(path, tmp_path))

    assert now == path.read_text(encoding="utf-8")
