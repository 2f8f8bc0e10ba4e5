"""`python -m tests.flows.record FILE [NAME…]`: keeps where conversations really stood while transcripts were played.

Run in a tree of the edition that is being shipped. FILE gets a line for each stack of stages that a conversation of
the books stood at, in the form in which it was stored; test_standing_conversations.py lets the present flows take each
of them up. Without names all English transcripts of the tests are played: the stages are the same in every language.
"""

import asyncio
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.sandbox.acting_script import Script, read_script
from tests.conversations.play import HERE, NAMES, InTown, prepare, seen
from tests.town.town import a_town

# The books themselves keep every version of a conversation, since most stand for a moment only.
_KEEP = (
    "CREATE TABLE stood (body TEXT)",
    "CREATE TRIGGER began AFTER INSERT ON conversation BEGIN INSERT INTO stood VALUES (new.body); END",
    "CREATE TRIGGER went_on AFTER UPDATE OF body ON conversation BEGIN INSERT INTO stood VALUES (new.body); END",
)


def main(arguments: list[str]) -> int:
    """Play and write; 1 when no file was named."""
    if not arguments:
        sys.stdout.write("Name the file to write, as in: python -m tests.flows.record tests/flows/recorded/1.jsonl\n")
        return 1
    kept = dict[str, str]()
    for path in _named(arguments[1:]):
        for body in played(path):
            kept.setdefault(json.dumps(standing(body)), body)
    Path(arguments[0]).write_text("".join(f"{kept[key]}\n" for key in sorted(kept)), encoding="utf-8")
    sys.stdout.write(f"{len(kept)} standing conversations were kept.\n")
    return 0


def _named(names: list[str]) -> list[Path]:
    paths = [path for path in sorted(HERE.glob("*.txt")) if not path.stem.endswith("_zh")]
    return [path for path in paths if not names or path.stem in names]


def standing(body: str) -> list[list[object]]:
    """What tells one standing conversation from another: flow, version and stage of all its frames and drafts."""
    told = json.loads(body)
    return [frame[:3] for frame in (*told["frames"], *told.get("drafts", ()))]


def played(path: Path) -> Iterator[str]:
    """Each form in which a conversation of that transcript was stored."""
    script = read_script(path.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        yield from asyncio.run(_in_town(script, Path(folder)))


async def _in_town(script: Script, folder: Path) -> list[str]:
    lead, others = NAMES[script.lead], [NAMES[name] for name in script.others]
    async with a_town(folder, at=script.start) as town:
        await town.concord.store.write(_watch)
        await prepare(town, lead, script.role, others)
        await seen(InTown(town), script, [lead, *others])
        return await town.concord.store.write(_stood)


def _watch(conn: Any) -> None:
    for line in _KEEP:
        conn.exec_driver_sql(line)


def _stood(conn: Any) -> list[str]:
    return [str(row[0]) for row in conn.exec_driver_sql("SELECT body FROM stood ORDER BY rowid")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
