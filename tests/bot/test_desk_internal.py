"""What stands in a thread stays in the house: by its types, by what its code can reach, and by trying."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk import take_notice
from bot.desk.reading import read
from bot.doors import Inbound, Noticed, ThreadFile, Unknown
from storage import outbox, thread_files
from storage.inbox import Key
from tests.bot.desk_scene import DESK, Desk, desk

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("bot", "storage", "flows", "locales")
BEGIN = ("bot.desk.acting.take_notice", "bot.corridor._ignore")
# Whatever writes a letter, tells a customer's dialogue or moves a thing ends in one of these.
WAYS_OUT = frozenset({"post", "say_to", "tell", "tell_desk", "go_on", "move", "plan", "take_turn", "reply"})
SLACK = ("f'slack:", "private(")  # lanes of the desk, and of one colleague alone
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


# -- by its types ------------------------------------------------------------------------------------------------------
def test_a_sign_of_reading_has_no_room_for_words() -> None:
    """Where it was, and which files lie there: nothing that could be sent on."""
    assert [one.name for one in fields(Noticed)] == ["message", "files"]
    assert [one.name for one in fields(ThreadFile)] == ["remote", "name", "mime", "size"]


@given(st.text(min_size=12, max_size=60), st.sampled_from(["message", "app_mention", "message.changed"]))
@settings(max_examples=60, deadline=None)
def test_words_of_a_thread_are_gone_once_they_are_read(words: str, kind: str) -> None:
    """Whatever they are, the event that they become does not hold them."""
    event = {"type": kind, "text": words, "thread_ts": "1.0", "ts": "2.0", "channel": DESK, "user": "lena"}
    did = read({"type": "event_callback", "team_id": "T1", "event_id": "E1", "event": event}).did

    assert isinstance(did, Noticed | Unknown)
    assert words not in repr(did)


# -- by what it can reach ----------------------------------------------------------------------------------------------
@cache
def functions() -> dict[str, tuple[str, FUNCTION, bool]]:
    """Every function of the product by its full name: its module, itself, and whether it is a method of a class."""
    found: dict[str, tuple[str, FUNCTION, bool]] = {}
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "sandbox" not in path.parts):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, FUNCTION):
                found[f"{module}.{node.name}"] = (module, node, False)
            elif isinstance(node, ast.ClassDef):
                own = (one for one in node.body if isinstance(one, FUNCTION))
                found |= {f"{module}.{node.name}.{one.name}": (module, one, True) for one in own}
    return found


@cache
def imported(module: str) -> dict[str, str]:
    """What a module calls things, and what they are in full."""
    path = ROOT.joinpath(*module.split("."))
    file = path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"
    names: dict[str, str] = {}
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def called(module: str, node: FUNCTION) -> Iterator[str]:
    """The full names of what a function calls; of a method that is called on something, every method of that name."""
    names = imported(module)
    for call in (one for one in ast.walk(node) if isinstance(one, ast.Call)):
        target = call.func
        if isinstance(target, ast.Name):
            yield names.get(target.id, f"{module}.{target.id}")
        elif isinstance(target, ast.Attribute):
            owner = names.get(target.value.id) if isinstance(target.value, ast.Name) else None
            known = f"{owner}.{target.attr}"
            yield from [known] if known in functions() else methods(target.attr)


@cache
def methods(name: str) -> tuple[str, ...]:
    """Every method of that name, whosever it is: rather too many than too few."""
    return tuple(full for full, (_, _, method) in functions().items() if method and full.endswith(f".{name}"))


def reached(begin: str) -> set[str]:
    """Everything that can run because of it."""
    seen, waiting = set[str](), [begin]
    while waiting:
        name = waiting.pop()
        if name in seen or name not in functions():
            continue
        seen.add(name)
        waiting += called(*functions()[name][:2])
    return seen


@pytest.mark.parametrize("begin", BEGIN)
def test_nothing_that_a_thread_sets_going_can_write_a_letter(begin: str) -> None:
    """Read out of the code itself, calls of calls included."""
    ways_out = sorted(name for name in reached(begin) if name.rpartition(".")[2] in WAYS_OUT)

    assert begin in functions()
    assert ways_out == []


def test_the_walk_finds_a_way_out_where_there_is_one() -> None:
    """Else the test above would say nothing."""
    names = {name.rpartition(".")[2] for name in reached("bot.desk.replying.write")}

    assert "post" in names


def test_every_card_is_posted_to_the_desk_and_nowhere_else() -> None:
    """What is drawn again because something was read goes to Slack: it says so where it is written."""
    wrong = []
    for name, (_, node, _) in functions().items():
        if not name.startswith("bot.desk.") or "card" not in name:
            continue
        posts = [one for one in ast.walk(node) if isinstance(one, ast.Call) and ast.unparse(one.func).endswith(".post")]
        wrong += [name for one in posts if not ast.unparse(one.args[0]).startswith(SLACK)]

    assert wrong == []


# -- by trying ---------------------------------------------------------------------------------------------------------
def noticed(here: Desk, files: tuple[ThreadFile, ...] = ()) -> None:
    """Lena wrote beneath the card of case 1."""
    work = here.work(Noticed("11.1", files), "T1/lena")
    work.inbound = Inbound(Key("slack", f"n{here.deeds}", here.now), f"slack:{DESK}", "T1/lena", work.inbound.did)
    take_notice(work, work.inbound)
    here.finish(work)


NAMES = st.text(min_size=1, max_size=30)
FILES = st.builds(ThreadFile, NAMES, NAMES, st.sampled_from(["application/pdf", "image/png", ""]), st.integers(0, 9**9))


def test_no_file_and_no_sign_in_a_thread_makes_a_letter_to_a_customer() -> None:
    """Hundreds of them; each file is written down once, as internal."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        card = here.card("case:1")
        here.conn.exec_driver_sql("UPDATE outbox SET state = 'sent', remote_id = '11.1' WHERE id = ?", (card.id,))
        assert outbox.subject_of(here.conn, f"slack:{DESK}", "11.1") == "case:1"

        @given(st.lists(FILES, max_size=4))
        @settings(max_examples=80, deadline=None)
        def whatever(files: list[ThreadFile]) -> None:
            noticed(here, tuple(files))

            assert [letter for letter in here.letters if letter.channel != "slack"] == []

        whatever()
        kept = thread_files.found(here.conn, subject="case:1")

        assert kept
        assert {file.state for file in kept} == {"internal"}


def test_a_file_of_somebody_who_is_no_colleague_is_not_even_written_down() -> None:
    """Nor does a stranger's word count as reading."""
    with desk() as here:
        work = here.work(Noticed("11.1", (ThreadFile("F1", "a.pdf", "application/pdf", 3),)), "T9/lena")
        take_notice(work, work.inbound)

        assert thread_files.found(here.conn) == []
