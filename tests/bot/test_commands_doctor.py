"""`doctor`: what is wrong with an installation, where, and what to do about it."""

import asyncio
import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.clock import MovableClock
from bot.commands.checkup_books import of_books
from bot.commands.checkup_machine import of_machine
from bot.commands.checkup_online import of_platforms
from bot.commands.findings import Finding, State
from bot.commands.manifest import SCOPES
from bot.settings import Settings, load
from flows.facts.times import DAY
from storage.embedded import EmbeddedStore
from storage.migrate import migrate
from tests.town.town import START, a_town, begin_books

CUSTOMER = "INSERT INTO customer (code, name, country, zone, language, created_at) VALUES (?, ?, ?, ?, 'en', 1)"
NOW = START + 20 * DAY  # 22 November 2026


def settings_in(folder: Path, **more: object) -> Settings:
    """An installation in that folder."""
    return load(env_file=None, data_dir=folder, **more)


def found(settings: Settings, about: str) -> list[Finding]:
    """What is found in its books about that."""
    return [one for one in of_books(settings, MovableClock(NOW, stopped=True)) if one.about == about]


def filled(folder: Path, *statements: tuple[str, tuple[object, ...]]) -> Settings:
    """An installation with books in which these statements were carried out."""
    settings = settings_in(folder)
    begin_books(settings.database)
    with sqlite3.connect(settings.database) as conn:
        for statement, values in statements:
            conn.execute(statement, values)
    conn.close()
    return settings


def only(findings: list[Finding]) -> tuple[State, str]:
    """State and sentence of the one finding."""
    assert len(findings) == 1, findings
    return findings[0].state, findings[0].said


# -- the books ---------------------------------------------------------------------------------------------------------
def test_books_of_this_edition_are_well(tmp_path: Path) -> None:
    """And nothing is stuck in them."""
    settings = filled(tmp_path)

    assert only(found(settings, "books"))[0] is State.WELL
    assert [one.state for about in ("inbox", "letters", "follow-ups") for one in found(settings, about)] == [
        State.WELL
    ] * 4


@pytest.mark.parametrize(
    ("version", "says"), [("0001", "run `python -m bot migrate`"), ("9999", "made by a newer edition")]
)
def test_books_of_another_edition_must_be_dealt_with(tmp_path: Path, version: str, says: str) -> None:
    """They are looked at as they are, and not brought up to date by looking."""
    settings = filled(tmp_path, ("UPDATE alembic_version SET version_num = ?", (version,)))
    state, said = only(found(settings, "books"))

    assert state is State.DO
    assert says in said
    assert len(list(of_books(settings, MovableClock(NOW, stopped=True)))) == 1


def test_books_that_are_not_there_yet_are_no_fault(tmp_path: Path) -> None:
    """The first import makes them."""
    assert only(found(settings_in(tmp_path), "books"))[0] is State.LOOK


def test_books_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    """With what to do."""
    (tmp_path / "concord.db").write_text("no books at all, but longer than a header of theirs would be" * 3)
    state, said = only(found(settings_in(tmp_path), "books"))

    assert state is State.DO
    assert "cannot be read" in said


def test_a_running_bot_goes_on(tmp_path: Path) -> None:
    """Its books are looked at from beside it."""
    settings = settings_in(tmp_path)
    store = EmbeddedStore(settings.database)
    try:
        migrate(store.engine)

        assert only(found(settings, "books"))[0] is State.WELL
    finally:
        asyncio.run(store.close())


def test_what_got_stuck_is_counted_with_an_example(tmp_path: Path) -> None:
    """Parked, overdue, undeliverable: one sentence each, in the right number."""
    parked = "INSERT INTO inbox (hour, source, external_id, chat, state, tries, error, received_at) VALUES"
    late = "INSERT INTO follow_up (kind, subject, customer_id, count, due_at, state, because, made_at) VALUES"
    dead = (
        "INSERT INTO outbox (key, lane, channel, method, body, kind, on_uncertain, state, not_before, error, made_at,"
        " subject, customer_id, attempts) VALUES"
    )
    settings = filled(
        tmp_path,
        (f"{parked} (1, 'telegram', '7', 'telegram:42', 'parked', 5, 'KeyError: x', 1)", ()),
        *((f"{late} ('survey', 'survey:1', 1, 0, ?, 'due', '', 1)", (NOW - DAY,)) for _ in range(2)),
        (f"{dead} ('k', 'telegram:42', 'telegram', 'x', '{{}}', 'x', 'x', 'dead', 0, 'blocked', ?, '', 0, 1)", (NOW,)),
    )

    example = "telegram 7: KeyError: x"
    assert only(found(settings, "inbox")) == (
        State.DO,
        f"1 thing that came in could not be worked on and is parked ({example}); look into the log, answer by hand.",
    )
    assert (
        "2 follow-ups have been due for over an hour and nothing takes them" in only(found(settings, "follow-ups"))[1]
    )
    assert found(settings, "letters")[0].said.startswith("1 letter of the last seven days could not be delivered")


# -- calendars ---------------------------------------------------------------------------------------------------------
def test_a_year_whose_make_up_days_are_missing_is_named_with_the_file(tmp_path: Path) -> None:
    """For every place where a customer is; an unpublished list is never taken for certain."""
    settings = filled(tmp_path, (CUSTOMER, ("C-1", "晨光", "CN", "Asia/Shanghai")))
    said = [one.said for one in found(settings, "calendars")]

    file = tmp_path / "calendars.toml"
    assert (
        "CN 2027: the working days that make up for holidays are not published yet; write them to"
        f" {file} under [CN.2027] once they are."
    ) in said


def test_what_an_operator_has_written_ends_the_doubt(tmp_path: Path) -> None:
    """And a file that cannot be used must be mended."""
    settings = filled(tmp_path, (CUSTOMER, ("C-1", "晨光", "CN", "Asia/Shanghai")))
    file = tmp_path / "calendars.toml"
    file.write_text('[CN.2027]\ncomplete = true\noff = {"2027-01-01" = "New Year"}\nworking = []\n', encoding="utf-8")
    known = [one.said for one in found(settings, "calendars")]
    file.write_text('[CN.2027]\noff = {"2026-01-01" = "wrong"}\n', encoding="utf-8")
    wrong = only(found(settings, "calendars"))

    assert not any("2027" in said for said in known)
    assert wrong[0] is State.DO
    assert "move it to its year" in wrong[1]


def test_a_feast_by_the_moon_is_named_ahead(tmp_path: Path) -> None:
    """Once, however many keep it there."""
    settings = filled(tmp_path, *((CUSTOMER, (f"C-{n}", f"Gulf {n}", "AE", "Asia/Dubai")) for n in range(2)))
    clock = MovableClock(NOW + 80 * DAY, stopped=True)
    said = [one.said for one in of_books(settings, clock) if one.about == "feasts"]

    assert any("Eid al-Fitr (estimated)" in one and one.startswith("AE:") for one in said)
    assert len(said) == len(set(said))


def test_a_customer_without_a_country_and_one_without_a_time_zone_are_named(tmp_path: Path) -> None:
    """With what to do."""
    settings = filled(tmp_path, (CUSTOMER, ("C-1", "Somewhere", "", "Atlantis/Deep")))

    assert any("1 customer has no country (C-1)" in one.said for one in found(settings, "calendars"))
    assert only(found(settings, "time zones"))[1].startswith("'Atlantis/Deep' of a customer is no time zone here")


def test_a_name_that_no_font_holds_is_found_before_a_paper_fails(tmp_path: Path) -> None:
    """Whose it is, which character, and what to do."""
    settings = filled(tmp_path, (CUSTOMER, ("C-1", "Okafor \U0001f92f Foods", "NG", "Africa/Lagos")))
    state, said = only(found(settings, "names"))

    assert state is State.DO
    assert said.startswith("No paper can be set for C-1: no font here holds \U0001f92f (U+1F92F)")


# -- the machine -------------------------------------------------------------------------------------------------------
def test_the_machine_is_looked_at_and_left_as_it_is(tmp_path: Path) -> None:
    """Folder, disk, SQLite, time zones, papers, fonts and copies each have their sentence."""
    before = list(tmp_path.iterdir())
    about = [one.about for one in of_machine(settings_in(tmp_path), NOW)]

    assert about == ["data", "disk", "SQLite", "time zones", "papers", "fonts", "copies"]
    assert list(tmp_path.iterdir()) == before


def test_a_folder_that_cannot_be_written_must_be_mended(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "var").write_text("in the way")
    first = next(of_machine(settings_in(tmp_path / "var"), NOW))

    assert first.state is State.DO
    assert "CONCORD_DATA_DIR" in first.said


def test_a_folder_of_fonts_that_is_none_must_be_mended(tmp_path: Path) -> None:
    """The variable is named."""
    said = [
        one.said for one in of_machine(settings_in(tmp_path, fonts_dir=tmp_path / "none"), NOW) if one.about == "fonts"
    ]

    assert said[0].startswith("CONCORD_FONTS_DIR: ")


def test_a_copy_of_the_books_grows_old(tmp_path: Path) -> None:
    """One of today is well, one of last week is worth a look, and none as well."""
    settings, copy = settings_in(tmp_path), tmp_path / "backups" / "monday.db"
    none = list(of_machine(settings, NOW))[-1]
    copy.parent.mkdir()
    copy.write_bytes(b"")
    made = copy.stat().st_mtime_ns // 1000
    fresh, old = list(of_machine(settings, made))[-1], list(of_machine(settings, made + 7 * DAY))[-1]

    assert [one.state for one in (none, fresh, old)] == [State.LOOK, State.WELL, State.LOOK]
    assert "sqlite3" in none.said


# -- the platforms -----------------------------------------------------------------------------------------------------
def test_platforms_that_know_us_are_well(tmp_path: Path) -> None:
    """Telegram, Slack, its Socket Mode and the desk's channel."""

    async def go() -> list[Finding]:
        async with a_town(tmp_path) as town:
            return await asyncio.to_thread(lambda: list(of_platforms(town.settings)))

    findings = asyncio.run(go())

    assert {one.state for one in findings} == {State.WELL}
    assert [one.about for one in findings] == ["Telegram", "Slack", "desk", "Slack"]


def test_tokens_that_nobody_knows_must_be_replaced_and_are_not_repeated(tmp_path: Path) -> None:
    """Each with the setting it stands in."""

    async def go() -> list[Finding]:
        async with a_town(tmp_path) as town:
            wrong = {"telegram_token": "1:WRONG", "slack_bot_token": "xoxb-WRONG", "slack_app_token": "xapp-WRONG"}
            settings = town.settings.model_copy(update=wrong)
            return await asyncio.to_thread(lambda: list(of_platforms(settings)))

    findings = asyncio.run(go())

    assert {one.state for one in findings} == {State.DO}
    assert all("WRONG" not in one.said and "CONCORD_" in one.said for one in findings)


@contextmanager
def a_workspace(scopes: str, channel: dict[str, bool]) -> Iterator[str]:
    """A Slack that answers two questions, over HTTP; its address."""

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            body = json.dumps({"ok": True, "user": "concord", "team": "Harbourline", "channel": channel}).encode()
            self.send_response(200)
            self.send_header("x-oauth-scopes", scopes)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def asked(tmp_path: Path, scopes: str, **channel: bool) -> list[Finding]:
    """What is found in such a workspace."""
    with a_workspace(scopes, channel) as address:
        settings = settings_in(tmp_path, slack_api=address, slack_bot_token="xoxb-1", slack_channel="C1")
        return list(of_platforms(settings))


def test_rights_that_the_app_lacks_are_named(tmp_path: Path) -> None:
    """With the command that prints what it needs."""
    granted = ",".join(sorted(SCOPES.keys() - {"files:read", "users:read"}))
    lacking = asked(tmp_path, granted, is_member=True)[1]

    assert lacking.state is State.DO
    assert "files:read, users:read; run `python -m bot manifest`" in lacking.said


@pytest.mark.parametrize(
    ("channel", "says"),
    [({"is_ext_shared": True}, "Another company reads C1"), ({"is_member": False}, "The bot is not in C1")],
)
def test_a_desk_that_others_read_or_that_the_bot_is_not_in_is_named(
    tmp_path: Path, channel: dict[str, bool], says: str
) -> None:
    """Before a figure goes nowhere."""
    _, rights, desk = asked(tmp_path, ",".join(SCOPES), **channel)

    assert rights.state is State.WELL
    assert desk.state is State.DO
    assert desk.said.startswith(says)


# -- the command -------------------------------------------------------------------------------------------------------
def test_it_ends_with_1_while_something_must_be_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the settings are missing; other programs read the same as JSON."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONCORD_DATA_DIR", str(tmp_path / "var"))
    said, data = CliRunner().invoke(app, ["doctor"]), CliRunner().invoke(app, ["doctor", "--json"])

    assert (said.exit_code, data.exit_code) == (1, 1)
    assert "do\tsettings\tMissing" in said.stdout
    assert said.stdout.rstrip().endswith("are well.")
    assert json.loads(data.stdout)[0]["state"] == "do"
