"""`python -m bot …`: the only way in. Each command's face: what may be typed, and how what it says is shown.

Promises: exit code 0 done, 1 refused with a reason on standard error, 2 wrong use; plain text where no terminal is; a
command's own imports wait until it runs, so that `--help` comes at once.
"""

import gc
import sys
from importlib.util import find_spec
from pathlib import Path

gc.set_threshold(50_000)  # imports leave no garbage: looking for it takes a fifth of their time
HERE = Path(__file__).resolve().parent.parent
for room in ("bot", "flows", "locales", "storage"):
    found = find_spec(room)
    if found is None or found.origin is None or HERE not in Path(found.origin).resolve().parents:
        sys.exit(
            f"{room}/ does not come from {HERE} but from {found and found.origin}; run `python -m bot` from there."
        )

from enum import StrEnum  # noqa: E402 - the guard comes first
from typing import Annotated  # noqa: E402

import typer  # noqa: E402

from bot.commands import ahead_face, approval_face, case_face, rota_face, rounds_face, verify_face  # noqa: E402
from bot.commands.anomaly_face import app as anomaly  # noqa: E402
from bot.commands.preview_face import preview  # noqa: E402
from bot.commands.showing import carry_out, show  # noqa: E402
from bot.commands.words_face import app as words  # noqa: E402
from flows.facts.parties import Role, StaffRole  # noqa: E402


class Part(StrEnum):
    """Which part of the bot a process is."""

    ALL = "all"


def _group(about: str) -> typer.Typer:
    return typer.Typer(
        help=about, no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
    )


app = _group("Concord: two sets of books brought into agreement, by chat.")
statements, bindings, staff, report = map(
    _group, ("Statements of account.", "Which chat speaks for whom.", "Who acts on the desk.", "Reports.")
)
for name, group in (("statements", statements), ("bindings", bindings), ("staff", staff), ("report", report)):
    app.add_typer(group, name=name)
app.add_typer(anomaly, name="anomaly")
app.add_typer(words, name="words")
app.add_typer(approval_face.exports, name="export")
staff.command()(approval_face.delegate)
report.command()(approval_face.concessions)
app.add_typer(rota_face.customers, name="customers")
rota_face.customers.command("list")(rounds_face.customers)
statements.command()(rounds_face.rhythm)
statements.command()(rounds_face.form)
for rota_command in (rota_face.absent, rota_face.shift, rota_face.rota):
    staff.command()(rota_command)
report.command()(rota_face.digest)
report.command()(approval_face.promises)
report.command()(approval_face.clocks)
report.command()(case_face.case)
for ahead_command in (ahead_face.plan, ahead_face.doctor, verify_face.verify, preview):
    app.command()(ahead_command)

BotName = Annotated[str, typer.Option("--bot", help="The bot's user name; asked from Telegram once if left out.")]
Out = Annotated[Path | None, typer.Option(help="The CSV file to write.")]


# -- the bot itself ----------------------------------------------------------------------------------------------------
@app.command()
def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where the page is served; 0 takes a free port.")] = 8765,
    data: Annotated[
        Path | None, typer.Option(help="An empty folder to keep the books in; else a temporary one.")
    ] = None,
    at: Annotated[str, typer.Option(help="When the story begins, as 2026-11-02T09:00; now if left out.")] = "",
    *,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
) -> None:
    """Show everything with a sample company, on this machine alone; no accounts needed."""
    typer.echo("Setting up a supplier, its books, its colleagues and its customers …")
    from bot.commands.demo import demo as begin

    show(begin(port=port, browser=not no_browser, data=data, at=at))


@app.command()
def run(role: Annotated[Part, typer.Option(help="Which part of the bot this process is.")] = Part.ALL) -> None:
    """Run the bot for real."""
    del role
    from bot.commands import logs
    from bot.commands.running import run as begin

    logs.begin()
    show(begin())


@app.command()
def migrate() -> None:
    """Bring the books' tables to what this edition knows; `run` does it too."""
    from bot.commands.perform import migrate_books

    show(migrate_books())


# -- the ledger --------------------------------------------------------------------------------------------------------
@app.command("import")
def import_(
    files: Annotated[list[Path] | None, typer.Argument(help="CSV or XLSX files: all of them or none.")] = None,
    mapping: Annotated[str, typer.Option(help="A mapping saved under DATA_DIR/mappings, or the path of one.")] = "",
    open_items: Annotated[
        str,
        typer.Option(metavar="AS-OF", help="The files hold everything open on that day; what is missing is cleared."),
    ] = "",
    undo: Annotated[int, typer.Option(metavar="BATCH", help="Take that import back instead.")] = 0,
    account: Annotated[str, typer.Option(metavar="NAME", help="With --bank: the account where no file names it.")] = "",
    currency: Annotated[str, typer.Option(metavar="CODE", help="With --bank: its currency likewise.")] = "",
    *,
    bank: Annotated[
        bool, typer.Option("--bank", help="The files are account statements of a bank: camt.053, CSV or XLSX.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check and count; write nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Clear even when a snapshot clears much.")] = False,
) -> None:
    """Take the supplier's receivables into the ledger, or what a bank says came in, to look payments up in."""
    if bool(undo) == bool(files):
        raise typer.BadParameter("give files to import, or --undo with the number of an import")
    if undo:
        carry_out("undo", {"batch": undo})
    named = [str(file.resolve()) for file in files or ()]
    if bank:
        carry_out("import_bank", {"files": named, "account": account, "currency": currency, "dry_run": dry_run})
    args = {
        "files": named, "mapping": _mapping(mapping), "as_of": open_items, "dry_run": dry_run, "yes": yes,
    }  # fmt: skip
    carry_out("import", args, long="Reading and checking")


def _mapping(given: str) -> str:
    return str(Path(given).resolve()) if given.endswith(".toml") else given


@statements.command()
def prepare(
    cut_off: Annotated[str, typer.Option(metavar="DATE", help="The day the statements are made for.")],
    who: Annotated[str, typer.Option("--as", metavar="STAFF", help="Who prepares them: id, Slack user id or name.")],
    customer: Annotated[list[str] | None, typer.Option(metavar="CODE", help="Only these customers.")] = None,
    first: Annotated[
        int,
        typer.Option(
            "--own-figure-first",
            metavar="PERCENT",
            min=0,
            max=100,
            help="Of so many in a hundred, ask the customer's own figure before ours is shown.",
        ),
    ] = 0,
) -> None:
    """Make the statements of a day and put them before the desk, for a colleague to issue."""
    carry_out("prepare", {"cut_off": cut_off, "as": who, "customers": customer or [], "first_share": first})


@statements.command("ask-first")
def ask_first(
    customer: Annotated[str, typer.Argument(help="The customer's code.")],
    *,
    off: Annotated[bool, typer.Option("--off", help="Show our figure at once again.")] = False,
) -> None:
    """Let a customer state their own balance before ours is shown, with every statement."""
    carry_out("ask_first", {"customer": customer, "off": off})


@statements.callback()
def _statements() -> None:
    """Statements of account."""


# -- people ------------------------------------------------------------------------------------------------------------
@app.command()
def invite(
    customer: Annotated[str | None, typer.Argument(help="The customer's code.")] = None,
    role: Annotated[Role | None, typer.Option(help="What the contact may do.")] = None,
    contact: Annotated[str, typer.Option(help="Which contact; a new name becomes a new contact.")] = "",
    file: Annotated[Path | None, typer.Option(help="A CSV: customer, contact, role.")] = None,
    out: Out = None,
    bot: BotName = "",
    *,
    everybody: Annotated[bool, typer.Option("--all", help="Every contact who is not bound yet.")] = False,
) -> None:
    """Make a personal link for a contact, or a file of links."""
    if (customer is not None) + everybody + (file is not None) != 1:
        raise typer.BadParameter("name one customer, or say --all or --file")
    if customer is not None:
        if role is None:
            raise typer.BadParameter("say --role: viewer, disputant, confirmer or admin")
        carry_out("invite", {"customer": customer, "role": role.value, "contact": contact, "bot": bot})
    if out is None:
        raise typer.BadParameter("say --out links.csv: links are shown nowhere else")
    args = {"file": str(file.resolve()) if file else "", "role": role.value if role else "", "bot": bot}
    carry_out("invite_many", args, out)


@bindings.command("list")
def list_bindings() -> None:
    """Every binding there is or was."""
    carry_out("bindings", {})


@bindings.command()
def revoke(
    binding: Annotated[int, typer.Argument(metavar="ID")],
    reason: Annotated[str, typer.Option(help="Why; kept in the records.")],
) -> None:
    """End a binding at once: that chat sees no figures any more."""
    carry_out("revoke", {"id": binding, "reason": reason})


@staff.command()
def add(
    team: Annotated[str, typer.Argument(help="The Slack workspace's id (T…).")],
    user: Annotated[str, typer.Argument(help="The colleague's Slack user id (U…).")],
    name: Annotated[str, typer.Argument(help="The name customers read.")],
    role: Annotated[StaffRole, typer.Option(help="What the colleague may do.")],
    department: Annotated[
        list[str] | None, typer.Option(help="Whose matters they take, as pricing; repeatable.")
    ] = None,
    language: Annotated[list[str] | None, typer.Option(help="What they write in, as zh_Hans; repeatable.")] = None,
) -> None:
    """Register a colleague, or change one."""
    skills = {"departments": department or [], "languages": language or []}
    carry_out("staff_add", {"team": team, "user": user, "name": name, "role": role.value, **skills})


@staff.command("list")
def list_staff() -> None:
    """All colleagues."""
    carry_out("staff_list", {})


@staff.command()
def remove(user: Annotated[str, typer.Argument(help="The colleague's Slack user id (U…).")]) -> None:
    """A colleague may act no more."""
    carry_out("staff_remove", {"user": user})


# -- looking -----------------------------------------------------------------------------------------------------------
@report.command("round")
def round_(
    cut_off: Annotated[str, typer.Option(metavar="DATE", help="One round; else all.")] = "",
    csv: Annotated[Path | None, typer.Option(help="Write one row a statement to this file.")] = None,
) -> None:
    """How far the statements have come."""
    carry_out("round", {"cut_off": cut_off}, csv)


@report.callback()
def _report() -> None:
    """Reports."""


@app.command()
def manifest(*, as_json: Annotated[bool, typer.Option("--json", help="As JSON, without the reasons.")] = False) -> None:
    """Print the Slack app to create: its rights, events, command and shortcuts, each with its reason."""
    from bot.commands.manifest import manifest as describe

    show(describe(as_json=as_json))


@app.command()
def check() -> None:
    """Whether the flows lead somewhere, answer everything and have words for all they say."""
    from bot.commands.looking import check_flows

    show(check_flows())


@app.command()
def draw(
    *, only: Annotated[bool, typer.Option("--check", help="Only tell whether the pictures are stale.")] = False
) -> None:
    """Draw the flows into flows/README.md."""
    from bot.commands.looking import draw_flows

    show(draw_flows(only_check=only))


if __name__ == "__main__":
    app(prog_name="python -m bot")
