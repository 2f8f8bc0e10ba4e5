"""What an operator types, and what it does to the books: every command through the real command line."""

import asyncio
import csv
import io
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.commands.demo.sample import write_books
from storage.embedded import EmbeddedStore, engine_at

CUT_OFF = date(2026, 10, 31)
Type = Callable[..., Result]
HOUSE = Path(__file__).parents[2]


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Type:
    """Types a command in an installation of its own whose books are empty."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONCORD_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("CONCORD_COMPANY", "Harbourline Trading")
    return lambda *words: CliRunner().invoke(app, list(words))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Books with the sample company's receivables and its colleagues, made once and copied by each test."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("CONCORD_DATA_DIR", str(folder / "var"))
        sheets = map(str, write_books(folder / "sheets", CUT_OFF))
        assert CliRunner().invoke(app, ["import", *sheets]).exit_code == 0
        for user, name, role in (("U_JONAS", "Jonas", "reviewer"), ("U_MARA", "Mara", "lead")):
            assert CliRunner().invoke(app, ["staff", "add", "T1", user, name, "--role", role]).exit_code == 0
    return folder / "var"


@pytest.fixture
def filled(typed: Type, sample: Path, tmp_path: Path) -> Type:
    """Types a command in an installation of its own that has the sample company's books."""
    shutil.copytree(sample, tmp_path / "var")
    return typed


def rows(path: Path) -> list[dict[str, str]]:
    """A CSV as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


# -- importing ---------------------------------------------------------------------------------------------------------
def test_an_import_tells_what_it_brought_and_how_to_take_it_back(typed: Type, tmp_path: Path) -> None:
    """Counts by kind, then the number to undo by."""
    result = typed("import", *map(str, write_books(tmp_path / "sheets", CUT_OFF)))

    assert "customers: 5 new" in result.stdout
    assert "--undo 1" in result.stdout


def test_a_dry_run_writes_nothing(typed: Type, tmp_path: Path) -> None:
    """The import after it still finds everything new."""
    files = [str(path) for path in write_books(tmp_path / "sheets", CUT_OFF)]

    first, second = typed("import", "--dry-run", *files), typed("import", *files)

    assert "Dry run: nothing was written." in first.stdout
    assert "customers: 5 new" in second.stdout


def test_a_faulty_file_is_refused_on_standard_error_with_its_row(typed: Type, tmp_path: Path) -> None:
    """Exit code 1, no traceback."""
    bad = tmp_path / "customers.csv"
    bad.write_text("code,name\n,Nobody\n", encoding="utf-8")

    result = typed("import", str(bad))

    assert result.exit_code == 1
    assert "customers.csv" in result.stderr
    assert "Nothing was written." in result.stderr


def test_a_mapping_may_be_named_by_its_path(typed: Type, tmp_path: Path) -> None:
    """A file that is not there is a sentence, not a traceback."""
    result = typed("import", "--mapping", "odd.toml", str(write_books(tmp_path, CUT_OFF)[0]))

    assert (result.exit_code, "There is no mapping 'odd'" in result.stderr) == (1, True)


def test_an_import_is_taken_back_once(filled: Type) -> None:
    """The second time it is refused with a reason."""
    first, second = filled("import", "--undo", "1"), filled("import", "--undo", "1")

    assert first.exit_code == 0
    assert (second.exit_code, second.stderr) == (1, "Import 1 was undone already.\n")


def test_importing_nothing_is_wrong_use(typed: Type) -> None:
    """Neither files nor a batch: exit code 2."""
    assert typed("import").exit_code == 2


# -- statements --------------------------------------------------------------------------------------------------------
def test_statements_are_prepared_for_a_colleague_to_issue(filled: Type) -> None:
    """One for each customer and currency with something open."""
    result = filled("statements", "prepare", "--cut-off", "2026-10-31", "--as", "Mara")

    assert (result.exit_code, result.stdout) == (
        0,
        "5 statements wait on the desk for another colleague to issue them.\n",
    )


def test_a_reviewer_may_not_prepare_statements(filled: Type) -> None:
    """The sentence names the roles that may."""
    result = filled("statements", "prepare", "--cut-off", "2026-10-31", "--as", "U_JONAS")

    assert (result.exit_code, "name an accountant or a lead" in result.stderr) == (1, True)


def test_a_day_that_is_none_is_refused(filled: Type) -> None:
    """The option and a right example are named."""
    result = filled("statements", "prepare", "--cut-off", "31.10.2026", "--as", "Mara")

    assert result.stderr == "--cut-off: '31.10.2026' is no day; write it as 2026-10-31.\n"


def test_somebody_unknown_cannot_prepare(filled: Type) -> None:
    """The sentence lists who there is."""
    result = filled("statements", "prepare", "--cut-off", "2026-10-31", "--as", "Nobody")

    assert (result.exit_code, "Jonas (U_JONAS), Mara (U_MARA)" in result.stderr) == (1, True)


# -- people ------------------------------------------------------------------------------------------------------------
def test_an_invitation_is_a_link_of_192_bits(filled: Type) -> None:
    """32 characters of the alphabet that Telegram lets through."""
    result = filled("invite", "OKAFOR", "--role", "confirmer", "--bot", "@harbourline_bot")

    assert re.search(r"^https://t\.me/harbourline_bot\?start=[\w-]{32}$", result.stdout, re.MULTILINE)


def test_a_link_is_kept_as_its_hash_only(filled: Type, tmp_path: Path) -> None:
    """Whoever reads the books cannot use it."""
    link = filled("invite", "OKAFOR", "--role", "viewer", "--bot", "b").stdout.strip().rpartition("=")[2]

    kept = b"".join(path.read_bytes() for path in (tmp_path / "var").iterdir())

    assert link.encode() not in kept


def test_an_unknown_customer_is_one_sentence(filled: Type) -> None:
    """Exit code 1 and what to do."""
    result = filled("invite", "OKAFFOR", "--role", "viewer", "--bot", "b")

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "There is no customer 'OKAFFOR'" in result.stderr


def test_a_contact_the_ledger_does_not_know_is_added(filled: Type) -> None:
    """Then the customer has two, and the next invitation must say which."""
    first = filled("invite", "OKAFOR", "--role", "viewer", "--contact", "Tunde Bello", "--bot", "b")
    second = filled("invite", "OKAFOR", "--role", "viewer", "--bot", "b")

    assert first.exit_code == 0
    assert "('Amara Okafor', 'Tunde Bello')" in second.stderr


def test_all_links_go_to_a_file_that_only_its_owner_reads(filled: Type, tmp_path: Path) -> None:
    """One row a contact, formula-safe, in UTF-8 as spreadsheets know it."""
    out = tmp_path / "links.csv"

    filled("invite", "--all", "--bot", "b", "--out", str(out))

    assert [row["customer"] for row in rows(out)] == ["CHENGUANG", "LINDNER", "MORI", "NAJD", "OKAFOR"]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_file_that_cannot_be_written_is_one_sentence(filled: Type, tmp_path: Path) -> None:
    """Running it again makes new links; the lost ones end."""
    result = filled("invite", "--all", "--bot", "b", "--out", str(tmp_path / "nowhere" / "links.csv"))

    assert (result.exit_code, "name another place" in result.stderr) == (1, True)


def test_a_second_run_leaves_out_whoever_is_bound(filled: Type, tmp_path: Path) -> None:
    """Only those who have not come yet get a new link."""
    bind(tmp_path / "var" / "concord.db", "OKAFOR")

    filled("invite", "--all", "--bot", "b", "--out", str(tmp_path / "links.csv"))

    assert "OKAFOR" not in [row["customer"] for row in rows(tmp_path / "links.csv")]


def test_a_file_with_an_unknown_role_invites_nobody(filled: Type, tmp_path: Path) -> None:
    """The row and the column are named."""
    wanted = tmp_path / "wanted.csv"
    wanted.write_text("customer,contact,role\nOKAFOR,,viewer\nMORI,,boss\n", encoding="utf-8")

    result = filled("invite", "--file", str(wanted), "--bot", "b", "--out", str(tmp_path / "links.csv"))

    assert "Row 3, column role: 'boss' is no role" in result.stderr
    assert not (tmp_path / "links.csv").exists()


def test_links_without_a_place_to_go_are_wrong_use(filled: Type) -> None:
    """They would be shown nowhere and could not be made again."""
    assert filled("invite", "--all", "--bot", "b").exit_code == 2


def test_the_bots_name_must_come_from_somewhere(filled: Type) -> None:
    """Without a token nobody can be asked."""
    result = filled("invite", "OKAFOR", "--role", "viewer")

    assert (result.exit_code, "--bot NAME" in result.stderr) == (1, True)


def test_a_binding_is_revoked_with_a_reason(filled: Type, tmp_path: Path) -> None:
    """And only once."""
    bind(tmp_path / "var" / "concord.db", "OKAFOR")

    first, second = (filled("bindings", "revoke", "1", "--reason", "left the company") for _ in range(2))

    assert (first.exit_code, second.exit_code) == (0, 1)
    assert "revoked" in filled("bindings", "list").stdout


def test_colleagues_are_listed_as_plain_text_without_a_terminal(filled: Type) -> None:
    """A row each, in columns that other programs can cut."""
    filled("staff", "remove", "U_JONAS")

    assert filled("staff", "list").stdout.splitlines()[1:] == [
        "1\tT1\tU_JONAS\tJonas\treviewer\tno",
        "2\tT1\tU_MARA\tMara\tlead\tyes",
    ]


def test_a_role_that_does_not_exist_is_wrong_use(typed: Type) -> None:
    """Exit code 2, before the books are opened."""
    assert typed("staff", "add", "T1", "U1", "Mara", "--role", "boss").exit_code == 2


# -- looking -----------------------------------------------------------------------------------------------------------
def test_a_round_is_counted_and_summed_by_currency(filled: Type, tmp_path: Path) -> None:
    """The table counts, the file names each statement."""
    filled("statements", "prepare", "--cut-off", "2026-10-31", "--as", "Mara")
    issue(tmp_path / "var" / "concord.db")

    shown = filled("report", "round", "--cut-off", "2026-10-31", "--csv", str(tmp_path / "round.csv")).stdout

    assert "USD\t1 · 8,512.00\t1 · 8,512.00\t–" in shown
    assert {row["customer"]: row["state"] for row in rows(tmp_path / "round.csv")}["OKAFOR"] == "not opened yet"


def test_a_round_is_split_by_the_way_in_which_customers_can_be_asked(filled: Type, tmp_path: Path) -> None:
    """One has a chat, one a telephone only, one nothing at all."""
    books = tmp_path / "var" / "concord.db"
    filled("statements", "prepare", "--cut-off", "2026-10-31", "--as", "Mara")
    issue(books)
    bind(books, "OKAFOR")
    change(books, "UPDATE contact SET phone = '', email = '' WHERE source_key LIKE '%CHENGUANG%'")

    shown = filled("report", "round", "--csv", str(tmp_path / "round.csv")).stdout

    ways = {row["customer"]: row["way"] for row in rows(tmp_path / "round.csv")}
    assert (ways["OKAFOR"], ways["CHENGUANG"]) == ("in a chat", "in no way on file")
    assert "only elsewhere" in ways.values()
    assert "USD, in a chat\t1 · 8,512.00\t1 · 8,512.00\t–" in shown


def test_a_rhythm_is_set_listed_and_ended(filled: Type) -> None:
    """With the morning of the next round; what is listed says it too."""
    begun = filled("statements", "rhythm", "OKAFOR", "monthly", "--day", "3").stdout
    listed = filled("customers", "list").stdout
    ended = filled("statements", "rhythm", "OKAFOR", "none").stdout

    assert re.search(r"Okafor Home Stores: statements monthly, on day 3; the next round begins \w+ \d+ \w+ 20", begun)
    assert re.search(r"OKAFOR\tOkafor Home Stores\t.*\tmonthly, on day 3\t20\d\d-\d\d-\d\d", listed)
    assert "when prepared" in listed
    assert "Okafor Home Stores: statements are made when somebody prepares them." in ended


def test_everybody_without_a_rhythm_is_given_one_at_once(filled: Type) -> None:
    """Whoever has one keeps it; a second time there is nobody left."""
    filled("statements", "rhythm", "OKAFOR", "weekly")
    begun = filled("statements", "rhythm", "everybody", "monthly", "--day", "3").stdout
    again = filled("statements", "rhythm", "everybody", "quarterly").stdout
    listed = filled("customers", "list").stdout

    assert re.search(r"^\d+ customers: statements monthly, on day 3; the next round .* 1 customer had a rhythm", begun)
    assert again.startswith("There is no customer without a rhythm.")
    assert ("when prepared" in listed, listed.count("weekly, on Monday")) == (False, 1)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("everybody", "none"), "none is set for one customer at a time"),
        (("NOBODY", "monthly"), "There is no customer NOBODY; `customers list` lists them by their codes."),
        (("OKAFOR", "yearly"), "RHYTHM: there is no 'yearly'; write weekly, monthly, quarterly or none."),
        (("OKAFOR", "monthly", "--day", "31"), "write 1 to 28 (later days are not in every month)."),
        (("OKAFOR", "weekly", "--day", "0"), "write 1 to 7 (1 is Monday, 7 Sunday)."),
    ],
)
def test_a_rhythm_that_cannot_be_is_refused_with_a_sentence(filled: Type, words: tuple[str, ...], refusal: str) -> None:
    """What, where and what to write instead; nothing is changed."""
    result = filled("statements", "rhythm", *words)

    assert (result.exit_code, refusal in result.stderr) == (1, True)
    assert "monthly" not in filled("customers", "list").stdout


def test_the_form_of_a_customers_statements_is_set(filled: Type, tmp_path: Path) -> None:
    """Kept from then on; a form or a customer that there is not is refused with a sentence."""
    set_ = filled("statements", "form", "OKAFOR", "balance-forward")
    other = filled("statements", "form", "OKAFOR", "sideways")
    nobody = filled("statements", "form", "NOBODY", "open-item")
    engine = engine_at(tmp_path / "var" / "concord.db")
    with engine.connect() as books:
        kept = books.exec_driver_sql("SELECT form FROM statement_form").scalars().all()
    engine.dispose()

    assert set_.stdout.startswith("Okafor Home Stores is sent the balance brought forward")
    assert (other.exit_code, "write open-item, or balance-forward" in other.stderr) == (1, True)
    assert (nobody.exit_code, "There is no customer NOBODY" in nobody.stderr) == (1, True)
    assert kept == ["balance_forward"]


def test_the_steps_of_a_round_are_told_with_owners_and_days(filled: Type, tmp_path: Path) -> None:
    """A run that fell due while nothing was running: begun and prepared in its turn."""
    books = tmp_path / "var" / "concord.db"
    filled("statements", "rhythm", "OKAFOR", "monthly", "--day", "3")
    change(
        books,
        "INSERT INTO cycle (schedule_id, rhythm, period, cut_off, state, preparer, reviewer, begun_at, review_by,"
        " reviewed_at, closed_at) VALUES (1, 'monthly', '2026-10', '2026-10-31', 'reviewing', 2, 1,"
        " 1793692800000000, 1793808000000000, 0, 0)",
    )
    change(
        books,
        "INSERT INTO cycle_member (cycle_id, customer_id, period, prepared_at, handed_to, handed_at, handed_by)"
        " SELECT 1, id, '2026-10', 1, 0, 0, 0 FROM customer WHERE code = 'OKAFOR'",
    )
    filled("statements", "prepare", "--cut-off", "2026-10-31", "--as", "Mara")

    shown = filled("report", "round").stdout

    assert shown.startswith(
        "Round of 2026-10-31 (monthly), 1 customer: reviewing\n"
        "  prepare · Mara · 2026-11-03 · done\n"
        "  review and issue · Jonas · by 2026-11-04 · 1 left\n"
    )


def test_the_records_are_verified_from_end_to_end(filled: Type) -> None:
    """An untouched installation has whole chains."""
    result = filled("verify")

    assert (result.exit_code, "every link follows" in result.stdout) == (0, True)


def test_a_changed_record_is_found(filled: Type, tmp_path: Path) -> None:
    """The chain and the link are named."""
    books = tmp_path / "var" / "concord.db"
    change(books, "DROP TRIGGER audit_no_update")
    change(books, "UPDATE audit SET actor = 'somebody else' WHERE customer_id = 0 AND seq = 2")

    result = filled("verify")

    assert (result.exit_code, "The chain of the house is broken at link 2 (" in result.stderr) == (1, True)


def test_the_books_are_migrated_once(typed: Type) -> None:
    """A second time there is nothing to do."""
    first, second = typed("migrate").stdout, typed("migrate").stdout

    assert (first, second) == ("The books were brought up to date.\n", "The books are up to date already.\n")


def test_books_of_a_newer_edition_are_one_sentence(typed: Type, tmp_path: Path) -> None:
    """Nothing is touched and nothing is traced."""
    typed("migrate")
    change(tmp_path / "var" / "concord.db", "UPDATE alembic_version SET version_num = '9999'")

    result = typed("staff", "list")

    assert (result.exit_code, result.stderr.count("\n"), "newer edition" in result.stderr) == (1, 1, True)


def test_books_that_another_process_keeps_are_one_sentence(typed: Type, tmp_path: Path) -> None:
    """When that process is no running bot, nobody can be asked."""
    store = EmbeddedStore(tmp_path / "var" / "concord.db")
    result = typed("staff", "list")
    asyncio.run(store.close())

    assert (result.exit_code, "Another process keeps these books" in result.stderr) == (1, True)


def test_running_half_configured_names_what_is_missing(typed: Type) -> None:
    """And how to get it."""
    result = typed("run")

    assert (result.exit_code, "CONCORD_TELEGRAM_TOKEN: ask @BotFather" in result.stderr) == (1, True)


def test_help_imports_neither_the_books_nor_the_platforms() -> None:
    """That is what keeps it quick; the seconds themselves depend on the machine."""
    heavy = "{'sqlalchemy', 'telegram', 'slack_bolt', 'alembic', 'babel', 'pydantic', 'starlette'}"
    ask = f"import sys, bot.__main__ as m; print({heavy} & set(sys.modules), m.app.info.help)"
    said = subprocess.run([sys.executable, "-c", ask], cwd=HOUSE, capture_output=True, text=True, check=True).stdout

    assert said.startswith("set() Concord")


def test_a_room_from_elsewhere_stops_the_door(tmp_path: Path) -> None:
    """A foreign package of the same name is named, and nothing runs."""
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "__init__.py").touch()
    ask = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); sys.path.append('.'); import bot.__main__"

    done = subprocess.run([sys.executable, "-c", ask], cwd=HOUSE, capture_output=True, text=True, check=False)

    assert (done.returncode, "flows/ does not come from" in done.stderr) == (1, True)


def change(books: Path, sql: str, *values: object) -> None:
    """Do something to the books behind everybody's back."""
    engine = engine_at(books)
    with engine.begin() as conn:
        conn.exec_driver_sql(sql, values)
    engine.dispose()


def bind(books: Path, customer: str) -> None:
    """The customer's first contact has a chat."""
    change(
        books,
        "INSERT INTO binding (contact_id, customer_id, chat, person, method, bound_at, reason)"
        " SELECT c.id, c.customer_id, 'telegram:71', '71', 'test', 1, '' FROM contact c"
        " JOIN customer u ON u.id = c.customer_id WHERE u.code = ? LIMIT 1",
        customer,
    )


def issue(books: Path) -> None:
    """As a reviewer's press would leave the rows."""
    change(books, "UPDATE statement SET state = 'issued', issued_by = 1, issued_at = 1")
