"""`python -m tests.conversations [--write] [NAME…]`: play transcripts; with `--write` write them as they go today.

Those of the tests and those the demo plays to visitors alike.
"""

import difflib
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bot.sandbox import stories
from bot.sandbox.acting_aim import CannotActError
from tests.conversations.play import HERE, play
from tests.conversations.stage import tell_all

FIRST_PAGES = {"readme": Path("README.md"), "readme_zh": Path(".github/README.zh-CN.md")}
SAMPLE = re.compile(r"(<!-- tests/conversations/readme(?:_zh)?\.txt -->\n```\n).*?(```\n)", re.DOTALL)


def main(arguments: list[str]) -> int:
    """Play the named transcripts, or all; 1 when one differs from its file and is not written, or cannot be played."""
    write = "--write" in arguments
    names = [name for name in arguments if not name.startswith("--")]
    return max([settled(path, now, write=write) for path, now in played(names)], default=0)


def played(names: list[str]) -> Iterator[tuple[Path, str | CannotActError]]:
    """The named ones, or all, as they go today."""
    for path in sorted(HERE.glob("*.txt")):
        if not names or path.stem in names:
            yield path, in_town(path)
    if told := [path for path in stories.paths() if not names or path.stem in names]:
        yield from tell_all(told).items()


def in_town(path: Path) -> str | CannotActError:
    """A transcript of the tests as it goes today."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return play(path, Path(folder))
        except CannotActError as problem:
            return problem


def settled(path: Path, now: str | CannotActError, *, write: bool) -> int:
    """Say or write how it differs from its file; 1 when it still does."""
    was = path.read_text(encoding="utf-8")
    if isinstance(now, CannotActError):
        sys.stdout.write(f"{path.name}: {now}\n")
        return 1
    if was != now and write:
        path.write_text(now, encoding="utf-8")
        show_in_readme(path, now)
    elif was != now:
        shown = difflib.unified_diff(was.splitlines(True), now.splitlines(True), path.name, "as it goes today")
        sys.stdout.writelines(shown)
        return 1
    return 0


def show_in_readme(path: Path, now: str) -> None:
    """The sample conversation of each first page is the one that was just written."""
    if shown := FIRST_PAGES.get(path.stem):
        page = shown.read_text(encoding="utf-8")
        shown.write_text(SAMPLE.sub(lambda found: found[1] + now + found[2], page), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
