"""What was worked out once and kept: never older than its source, and never needed."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from locales import worked_out
from locales.worked_out import kept

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "from locales.worked_out import kept; print(kept('a name', b'its source', lambda: b'made anew').decode())"


def _python(cache: Path, *flags: str) -> str:
    command = [sys.executable, *flags, "-X", f"pycache_prefix={cache}", "-c", PROGRAM]
    here = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(command, cwd=ROOT, env=here, check=True, capture_output=True, text=True).stdout.strip()


def _only_file(cache: Path) -> Path:
    (found,) = (file for file in cache.rglob("worked_out/*") if file.is_file())
    return found


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    """The next process finds what the first one left, where Python keeps its bytecode."""
    _python(tmp_path)
    file = _only_file(tmp_path)
    before = file.stat().st_mtime_ns

    assert _python(tmp_path) == "made anew"
    assert file.stat().st_mtime_ns == before


def test_another_source_is_made_anew_in_the_same_place() -> None:
    """A changed source is never answered with what the old one gave."""
    kept("of a test", b"old", lambda: b"from the old")

    assert kept("of a test", b"new", lambda: b"from the new") == b"from the new"


@pytest.mark.parametrize("damage", [lambda whole: whole[:-1], lambda whole: whole + b"!", lambda _: b""])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    """Half a file, more than a file and an empty one are all seen, and mended."""
    _python(tmp_path)
    file = _only_file(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(damage(whole))

    assert _python(tmp_path) == "made anew"
    assert file.read_bytes() == whole


def test_nothing_is_written_where_no_bytecode_is_wanted(tmp_path: Path) -> None:
    """`python -B` and PYTHONDONTWRITEBYTECODE hold for it too."""
    assert _python(tmp_path, "-B") == "made anew"
    assert not list(tmp_path.rglob("worked_out/*"))


def test_a_place_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    """A file stands where the folder should be: no folder can be made there, whoever runs it."""
    blocked = tmp_path / "blocked"
    blocked.write_text("")

    assert _python(blocked) == "made anew"


def test_it_lies_beside_the_bytecode() -> None:
    """So that whatever cleans or ignores bytecode does the same with it."""
    assert worked_out._HOME.parent.name == "__pycache__"
