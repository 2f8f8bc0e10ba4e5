"""`python -m tests.conversations [--write] [NAME…]`: play transcripts; with `--write` write them as they go today."""

import asyncio
import difflib
import re
import sys
import tempfile
from pathlib import Path

from tests.conversations.play import HERE, play

README = Path("README.md")
SAMPLE = re.compile(r"(<!-- tests/conversations/readme\.txt -->\n```\n).*?(```\n)", re.DOTALL)


def main(arguments: list[str]) -> int:
    """Play the named transcripts, or all; 1 when one differs from its file and is not written."""
    write = "--write" in arguments
    names = [name for name in arguments if not name.startswith("--")]
    different = 0
    for path in sorted(HERE.glob("*.txt")):
        if names and path.stem not in names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            was, now = path.read_text(encoding="utf-8"), asyncio.run(play(path, Path(folder)))
        if was != now and write:
            path.write_text(now, encoding="utf-8")
            show_in_readme(path, now)
        elif was != now:
            different = 1
            sys.stdout.writelines(
                difflib.unified_diff(was.splitlines(True), now.splitlines(True), path.name, "as it goes today")
            )
    return different


def show_in_readme(path: Path, now: str) -> None:
    """The sample conversation of the first page is the one that was just written."""
    if path.stem == "readme":
        page = README.read_text(encoding="utf-8")
        README.write_text(SAMPLE.sub(lambda found: found[1] + now + found[2], page), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
