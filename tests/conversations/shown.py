"""`python -m tests.conversations.shown [--check]`: which transcript shows which branch of which conversation.

Promises: README.md beside this file is made of the branches that `branches/*.toml` names and of the lines `#= branch`
in the heads of the transcripts; a branch that a language does not show, and a line that names no branch, are said.
Whoever adds a branch adds its sentence there and a transcript that goes that way in every language.
"""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
TABLE: Final = HERE / "README.md"
LANGUAGES: Final = {"": "English", "_zh": "中文"}  # by how a transcript's name ends
_SHOWS: Final = re.compile(r"^#= *(\w+)$", re.MULTILINE)
_TOP: Final = """# Transcripts: what customers may bring, and where it is shown

Every file here is a conversation that is played through the whole house and compared word for word. A new one is a
file of acting lines; `python -m tests.conversations --write NAME` lets bot and desk answer, and the difference is the
review.

Below, every way a conversation can take, with a transcript of it in each language. Made by
`python -m tests.conversations.shown` from `branches/*.toml` and the lines `#= …` in the transcripts; do not edit.
"""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the conversations: its title, and its branches with a sentence each."""

    name: str
    title: str
    branches: Mapping[str, str]


def areas(home: Path = HERE) -> list[Area]:
    """All of them. Raises ValueError for a branch that two areas name."""
    found: list[Area] = []
    named: set[str] = set()
    for path in sorted((home / "branches").glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        if twice := named & set(told["branches"]):
            msg = (
                f"branches/{path.name}: {', '.join(sorted(twice))} is named in another file too; give it its own name."
            )
            raise ValueError(msg)
        named |= set(told["branches"])
        found.append(Area(path.stem, told["title"], told["branches"]))
    return found


def shown(home: Path = HERE) -> dict[str, list[str]]:
    """The transcripts that show a branch, by branch."""
    found: dict[str, list[str]] = {}
    for path in sorted(home.glob("*.txt")):
        for branch in _SHOWS.findall(path.read_text(encoding="utf-8")):
            found.setdefault(branch, []).append(path.stem)
    return found


def gaps(home: Path = HERE) -> Iterator[str]:
    """What is missing, as sentences."""
    by_branch, known = shown(home), {branch: area for area in areas(home) for branch in area.branches}
    for branch, area in known.items():
        for ending, language in LANGUAGES.items():
            if not any(_speaks(name) == ending for name in by_branch.get(branch, ())):
                yield f"branches/{area.name}.toml: no transcript in {language} shows {branch}; one must: `#= {branch}`."
    for branch, names in by_branch.items():
        if branch not in known:
            yield f"{names[0]}.txt: branches/ names no {branch}; correct the line, or add the branch."


def _speaks(name: str) -> str:
    return "_zh" if name.endswith("_zh") else ""


def table(home: Path = HERE) -> str:
    """README.md as it should stand."""
    by_branch = shown(home)
    return _TOP + "".join(_part(area, by_branch) for area in areas(home))


def _part(area: Area, by_branch: Mapping[str, list[str]]) -> str:
    head = f"\n## {area.title}\n\n| what happens | {' | '.join(LANGUAGES.values())} |\n|---|{'---|' * len(LANGUAGES)}\n"
    return head + "".join(_row(says, by_branch.get(branch, [])) for branch, says in area.branches.items())


def _row(says: str, names: list[str]) -> str:
    cells = (", ".join(f"[{n}]({n}.txt)" for n in names if _speaks(n) == ending) for ending in LANGUAGES)
    return f"| {says} | {' | '.join(cells)} |\n"


def main(arguments: list[str]) -> int:
    """Write the table, or with `--check` only say what is wrong; 1 when something is."""
    wrong = list(gaps())
    if "--check" not in arguments:
        TABLE.write_text(table(), encoding="utf-8")
    elif not TABLE.exists() or TABLE.read_text(encoding="utf-8") != table():
        wrong.append("tests/conversations/README.md is stale; run python -m tests.conversations.shown.")
    sys.stdout.writelines(f"{sentence}\n" for sentence in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
