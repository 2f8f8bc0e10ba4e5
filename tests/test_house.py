"""The rules of the house that no linter knows.

Promise: whoever breaks one of them reads here which, where, and by how much.
Who edits: a rule is changed only together with the paragraph in CONTRIBUTING.md that explains it.
"""

import ast
import importlib
import re
import socket
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest

from tests.conftest import ReachedOutside

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("bot", "flows", "locales", "storage")
MIGRATIONS = ROOT / "storage" / "migrations"
EMULATOR = ROOT / "bot" / "sandbox"

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
DEEPEST_NESTING = 3
EMPTY_NAMES = {"util", "helper", "common", "base", "core", "manager", "service", "handler"}

# What would let a decision depend on more than its arguments.
TOUCHES_THE_WORLD = {"asyncio", "socket", "os", "pathlib", "random", "logging", "time", "threading", "subprocess"}
BUILTINS_THAT_DO = {"open", "print", "input", "eval", "exec", "compile", "breakpoint", "__import__"}

# Joined here so that this file may be searched like every other.
INDEX_HOSTS = (
    "pypi" + ".org",
    "python" + "hosted.org",
    "--index" + "-url",
    "--extra-index" + "-url",
    "--find" + "-links",
)

TRY_IT = (
    "python3 -m venv .venv && .venv/bin/pip install -qr requirements.lock && .venv/bin/python -m bot demo",
    (
        "python3 -m venv .venv && .venv/bin/pip install -qr requirements-dev.lock"
        " && .venv/bin/python -m pytest -n auto --dist loadscope"
    ),
)

FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
BLOCK = ast.If | ast.For | ast.AsyncFor | ast.While | ast.With | ast.AsyncWith | ast.Try | ast.TryStar | ast.Match


def modules(*rooms: str) -> list[Path]:
    """Every Python file of the given rooms, in a stable order."""
    return sorted(path for room in rooms for path in (ROOT / room).rglob("*.py"))


def written_by_hand(*rooms: str) -> list[Path]:
    """The same without migrations, which Alembic drafts and nobody edits afterwards."""
    return [path for path in modules(*rooms) if not path.is_relative_to(MIGRATIONS)]


@cache
def tree(path: Path) -> ast.Module:
    """The parsed file; parsed once for all tests."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def at(path: Path, line: int = 1) -> str:
    """Where something stands, in the form editors jump to."""
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """The top-level name of everything a file imports, wherever in the file it does so."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name.partition(".")[0], node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0], node.lineno


def settings() -> dict[str, dict[str, object]]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def ignored_folders() -> set[str]:
    """Folders no commit contains: git's own and those .gitignore names."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    return {".git"} | {line.strip("/") for line in lines if line.endswith("/")}


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file a commit may contain, with its words; private settings and foreign environments are left out."""
    waiting = [ROOT]
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            if path.is_dir() and path.name not in ignored_folders() and not (path / "pyvenv.cfg").exists():
                waiting.append(path)
            elif path.is_file() and path.name != ".env" and b"\0" not in (raw := path.read_bytes()):
                yield path, raw.decode("utf-8", errors="replace")


def places(pattern: re.Pattern[str], path: Path, text: str) -> Iterator[str]:
    """Each line of a text that a pattern is found in."""
    for number, line in enumerate(text.splitlines(), start=1):
        if pattern.search(line):
            yield f"{at(path, number)}: {line.strip()[:100]}"


# ------------------------------------------------------------------------------------------------- the pure room


def test_flows_import_only_the_pure_part_of_the_standard_library() -> None:
    """A flow's answer depends on its arguments alone, so it has nothing to import that could change it."""
    allowed = (set(sys.stdlib_module_names) - TOUCHES_THE_WORLD) | {"flows"}
    strangers = [
        f"{at(path, line)}: {name}" for path in modules("flows") for name, line in imports(path) if name not in allowed
    ]

    assert strangers == []


def test_flows_call_nothing_that_touches_the_world() -> None:
    """Some ways out need no import."""
    calls = [
        f"{at(path, node.lineno)}: {node.func.id}()"
        for path in modules("flows")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in BUILTINS_THAT_DO
    ]

    assert calls == []


def test_chance_is_kept_to_the_shell() -> None:
    """What is stored and what is said must come out the same when replayed."""
    chances = [
        at(path, line)
        for path in modules("flows", "locales", "storage")
        for name, line in imports(path)
        if name in {"random", "secrets"}
    ]

    assert chances == []


# ------------------------------------------------------------------------------------------------------ libraries


def test_every_library_has_a_door() -> None:
    """An import-linter contract says who may import it; a library it does not list could be imported anywhere."""
    linter = settings()["tool"]["importlinter"]
    assert isinstance(linter, dict)
    (doors,) = [contract for contract in linter["contracts"] if contract["id"] == "doors"]
    known = {*sys.stdlib_module_names, *ROOMS, *doors["forbidden_modules"]}
    doorless = [
        f"{at(path, line)}: {name}" for path in modules(*ROOMS) for name, line in imports(path) if name not in known
    ]

    assert doorless == []


def test_the_rooms_come_from_this_checkout() -> None:
    """An installed package of the same name must not be the one that answers."""
    homes = {room: Path(str(importlib.import_module(room).__file__)).resolve().parent for room in ROOMS}

    assert homes == {room: ROOT / room for room in ROOMS}


def test_no_installed_distribution_brings_a_room() -> None:
    """Two owners of one top-level name overwrite each other's files when installed."""
    owners = metadata.packages_distributions()

    assert {room: owners[room] for room in (*ROOMS, "tests") if room in owners} == {}


# ---------------------------------------------------------------------------------------------- files and names


def test_every_package_says_what_it_promises() -> None:
    """A folder of modules is a regular package with a docstring, so no foreign folder can be merged into it."""
    folders = {path.parent for path in written_by_hand(*ROOMS, "tests")}
    silent = [
        at(start)
        for start in (folder / "__init__.py" for folder in sorted(folders))
        if not start.exists() or not ast.get_docstring(tree(start))
    ]

    assert silent == []


def test_no_module_is_longer_than_a_sitting() -> None:
    """A module past the limit holds two ideas."""
    lengths = {at(path): len(path.read_text(encoding="utf-8").splitlines()) for path in written_by_hand(*ROOMS)}

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    """Counted from `def` to its last line, docstring included."""
    lengths = {
        f"{at(path, node.lineno)} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in written_by_hand(*ROOMS)
        for node in ast.walk(tree(path))
        if isinstance(node, FUNCTION)
    }

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def nesting(node: ast.AST) -> int:
    """How many blocks stand inside one another below a node; `elif` stands beside its `if`, not inside it."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        beside = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deepest = max(deepest, nesting(child) + (isinstance(child, BLOCK) and not beside))
    return deepest


def test_no_function_is_nested_deeper_than_one_can_follow() -> None:
    """What lies deeper wants a name of its own, or a table."""
    depths = {
        f"{at(path, node.lineno)} {node.name}": nesting(node)
        for path in written_by_hand(*ROOMS)
        for node in ast.walk(tree(path))
        if isinstance(node, FUNCTION)
    }

    assert {name: depth for name, depth in depths.items() if depth > DEEPEST_NESTING} == {}


def says_nothing(name: str) -> bool:
    """Whether a name, or the last word of it, would fit any code at all."""
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)
    return bool(words) and words[-1].lower().removesuffix("s") in EMPTY_NAMES


def test_no_name_is_empty() -> None:
    """A module named for everything refuses nothing; one named for a thing stays about that thing."""
    files = [path for path in modules(*ROOMS, "tests") if says_nothing(path.stem) or says_nothing(path.parent.name)]
    named = [
        f"{at(path, node.lineno)}: {node.name}"
        for path in modules(*ROOMS)
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.ClassDef) and says_nothing(node.name))
        or (isinstance(node, FUNCTION) and node.name.removesuffix("s") in EMPTY_NAMES)
    ]

    assert [at(path) for path in files] + named == []


# --------------------------------------------------------------------------------------------- what must not be


def test_waiting_updates_are_never_thrown_away() -> None:
    """Telegram offers to forget what customers wrote while we were down; only the emulator may know the word."""
    word = re.compile("drop_pending_updates")
    found = [
        place
        for path in modules(*ROOMS)
        if not path.is_relative_to(EMULATOR)
        for place in places(word, path, path.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_no_file_names_a_package_index() -> None:
    """Where packages come from is each installation's own affair."""
    hosts = re.compile("|".join(map(re.escape, INDEX_HOSTS)))
    found = [place for path, text in texts() for place in places(hosts, path, text)]

    assert found == []


def test_no_file_names_a_path_of_one_machine() -> None:
    """A path that exists only where it was written fails everywhere else."""
    anyone = [r"/home/\w", r"/root/", r"/Users/\w", r"[A-Z]:\\Users\\"]
    here = [re.escape(f"{place}/") for place in (ROOT, Path.home()) if len(place.parts) > 2]  # "/x" is too short a name
    pattern = re.compile(r"(?<![\w.>)}*-])(?:" + "|".join(anyone + here) + ")")
    found = [place for path, text in texts() if path != Path(__file__) for place in places(pattern, path, text)]

    assert found == []


@pytest.mark.parametrize(
    ("family", "address"),
    [(socket.AF_INET, ("192.0.2.1", 9)), (socket.AF_INET6, ("2001:db8::1", 9, 0, 0))],
    ids=["the old internet", "the new internet"],
)
def test_tests_cannot_reach_another_machine(family: socket.AddressFamily, address: tuple[str | int, ...]) -> None:
    """The guard in conftest.py stands before the network, not before one library."""
    with socket.socket(family) as plain, pytest.raises(ReachedOutside, match=r"127\.0\.0\.1"):
        plain.connect(address)


# ------------------------------------------------------------------------------------------- what a reader is told


@pytest.mark.parametrize("command", TRY_IT, ids=["the demo", "the tests"])
def test_readme_shows_how_to_try_it(command: str) -> None:
    """Each command is complete on a fresh machine, so it must be there to the letter."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert command in [line.strip() for line in readme.splitlines()]


def test_readme_shows_a_conversation_that_is_tested() -> None:
    """The sample conversation is a transcript the tests replay, so it cannot grow old."""
    transcript = Path("tests/conversations/readme.txt")
    block = rf"<!-- {re.escape(transcript.as_posix())} -->\s*^```\w*\n(?P<sample>.*?)^```$"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(block, readme, flags=re.MULTILINE | re.DOTALL)

    assert found is not None
    assert found["sample"].strip() == (ROOT / transcript).read_text(encoding="utf-8").strip()


def test_the_licence_is_apache_and_names_us() -> None:
    """The terms everyone knows, unshortened, under the project's name."""
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    said = [
        sentence
        for sentence in (
            "Apache License\n                           Version 2.0, January 2004",
            "END OF TERMS AND CONDITIONS",
            "The Concord authors",
        )
        if sentence in licence
    ]

    assert len(said) == 3
    assert settings()["project"]["license"] == "Apache-2.0"
