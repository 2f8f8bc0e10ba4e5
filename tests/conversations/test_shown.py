"""Every way a conversation can take is shown by a transcript, in every language."""

from pathlib import Path

import pytest

from tests.conversations import shown


def test_every_branch_is_shown_in_every_language() -> None:
    """And no transcript names a branch that does not exist."""
    assert list(shown.gaps()) == []


def test_the_table_of_branches_is_current() -> None:
    """It is made, not written."""
    assert shown.TABLE.read_text(encoding="utf-8") == shown.table()


def written(home: Path, **files: str) -> Path:
    """A folder with these files; `__` in a name stands for a folder and the last `_` for the dot."""
    (home / "branches").mkdir()
    for name, text in files.items():
        stem, _, ending = name.replace("__", "/").rpartition("_")
        (home / f"{stem}.{ending}").write_text(text, encoding="utf-8")
    return home


def test_a_branch_that_one_language_does_not_show_is_said(tmp_path: Path) -> None:
    """By its name and where to add it."""
    home = written(
        tmp_path,
        branches__tea_toml='title = "Tea"\n[branches]\nhot = "It is hot."\n',
        cup_txt="# A cup.\n#= hot\n",
    )

    (gap,) = shown.gaps(home)

    assert "hot" in gap
    assert "中文" in gap


def test_a_line_that_names_no_branch_is_said(tmp_path: Path) -> None:
    """A typing mistake must not look like a branch that is shown."""
    home = written(tmp_path, branches__tea_toml='title = "Tea"\n[branches]\n', cup_txt="# A cup.\n#= cold\n")

    assert list(shown.gaps(home)) == ["cup.txt: branches/ names no cold; correct the line, or add the branch."]


def test_a_branch_named_twice_is_refused(tmp_path: Path) -> None:
    """One name, one sentence."""
    home = written(
        tmp_path,
        branches__one_toml='title = "1"\n[branches]\nhot = "a"\n',
        branches__two_toml='title = "2"\n[branches]\nhot = "b"\n',
    )

    with pytest.raises(ValueError, match="hot is named in another file too"):
        shown.areas(home)
