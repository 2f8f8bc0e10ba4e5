"""`import` as an operator gives it: files or an import to take back, in one transaction, with a line in the records."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.commands import looking_over
from bot.commands.copies import import_copies, is_copy
from bot.commands.imports import Report, SheetMapping, import_files, load_mapping, undo
from bot.commands.posting import carry_out_postings
from bot.commands.terms import Arguments, Given, Refused, Result
from bot.signing import salt
from storage import audit, findings, statements
from storage.ports import Connection


async def import_books(given: Given, args: Arguments) -> Result:
    """args: files, dry_run, mapping (a name under DATA_DIR/mappings or a path), as_of (ISO date or empty), yes."""
    every = [Path(name) for name in args["files"]]
    files, papers = [path for path in every if not is_copy(path)], [path for path in every if is_copy(path)]
    if papers and files:
        raise Refused("Tables and copies of documents come in separately: import the tables first, then the copies.")
    if papers:
        return await import_copies(given, papers, dry_run=bool(args.get("dry_run")))
    mapping = _mapping(given, str(args.get("mapping") or ""))
    as_of = a_day(str(args["as_of"]), "--open-items") if args.get("as_of") else None
    dry_run, yes = bool(args.get("dry_run")), bool(args.get("yes"))
    now = given.clock.now()

    def work(conn: Connection) -> Report:
        return import_files(
            conn, files, mapping=mapping, dry_run=dry_run, as_of=as_of, by="operator", now=now, yes=yes,
            progress=given.progress,
        )  # fmt: skip

    def keep(conn: Connection) -> Report:
        report = work(conn)
        if report.batch:
            audit.record(
                conn, 0, now, "operator", "imported", f"import:{report.batch}", {"files": _names(files)}, salt=salt
            )
        return report

    report = await (given.store.read(work) if dry_run else given.store.write(keep, long=True))
    told = await _afterwards(given, report.batch) if report.batch else ()
    return Result((*report.lines(), *told), 0 if report.done else 1)


async def _afterwards(given: Given, batch: int) -> tuple[str, ...]:
    """What the new figures carry out, and what in them is worth a look."""
    customers, posted = await looking_over.whose(given, batch)
    closed = await carry_out_postings(given)
    return (*closed, *await looking_over.put_before_desk(given, batch, customers, posted))


async def undo_import(given: Given, args: Arguments) -> Result:
    """args: batch."""
    batch, now = int(args["batch"]), given.clock.now()

    def work(conn: Connection) -> str:
        said = undo(conn, batch, now, issued=lambda document: statements.stands_on_issued(conn, document))
        findings.forget(conn, batch)
        audit.record(conn, 0, now, "operator", "import_undone", f"import:{batch}", {}, salt=salt)
        return said

    return Result((await given.store.write(work, long=True),))


def a_day(text: str, what: str) -> date:
    """The day written as 2026-10-31. Raises Refused naming the option."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused(f"{what}: {text!r} is no day; write it as 2026-10-31.") from error


def _mapping(given: Given, name: str) -> SheetMapping | None:
    if not name:
        return None
    path = Path(name)
    if path.suffix == ".toml" or path.name != name:
        return load_mapping(path.parent, path.stem)
    return load_mapping(given.settings.data_dir / "mappings", name)


def _names(files: Sequence[Path]) -> list[str]:
    return [path.name for path in files]
