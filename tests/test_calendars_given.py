"""Whoever asks for a working day says whose: no call outside flows/facts falls back to Monday to Friday unseen."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("flows/dialogues", "flows/lifecycles", "bot", "storage", "locales")
Asking = Mapping[tuple[str, str], tuple[tuple[int, str], ...]]


def _parameters(function: ast.FunctionDef) -> Iterator[tuple[int, str]]:
    """Place and name of each parameter that is a calendar and need not be given."""
    given = function.args
    positional = [*given.posonlyargs, *given.args]
    first = len(positional) - len(given.defaults)
    for place, one in enumerate(positional):
        if place >= first and isinstance(one.annotation, ast.Name) and one.annotation.id == "Calendar":
            yield place, one.arg


def _asking() -> Asking:
    """Functions of flows/facts that take a calendar, by module and name."""
    return {
        (file.stem, node.name): parameters
        for file in sorted((ROOT / "flows/facts").glob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (parameters := tuple(_parameters(node)))
    }


def _known(tree: ast.AST, asking: Asking) -> dict[str, tuple[str, str]]:
    """How a file calls such functions: "next_opening", or "contact_policy.next_opening"."""
    found: dict[str, tuple[str, str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("flows.facts"):
            module = (node.module or "").removeprefix("flows.facts").removeprefix(".")
            for one in node.names:
                called = one.asname or one.name
                if (module, one.name) in asking:
                    found[called] = (module, one.name)
                found |= {f"{called}.{key[1]}": key for key in asking if not module and key[0] == one.name}
    return found


def _silent(file: Path, asking: Asking) -> Iterator[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    known = _known(tree, asking)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (key := known.get(ast.unparse(node.func))):
            said = {one.arg for one in node.keywords}
            for place, parameter in asking[key]:
                if parameter not in said and len(node.args) <= place:
                    yield f"{file.relative_to(ROOT)}:{node.lineno} calls {key[1]} without its {parameter}"


def test_whoever_asks_for_working_days_says_of_which_place() -> None:
    """A forgotten calendar would be a message on a holiday."""
    asking = _asking()

    found = [told for room in ROOMS for file in sorted((ROOT / room).rglob("*.py")) for told in _silent(file, asking)]

    assert ("contact_policy", "next_opening") in asking
    assert found == []
