"""`staff add`, `staff absent`, `staff shift`, `customers manager`: who is here, and for what."""

import asyncio
from pathlib import Path

from typer.testing import CliRunner

from bot.__main__ import app
from bot.commands.perform import perform
from bot.commands.terms import Given, Result
from tests.town.town import a_town

NEW = {"team": "T_SANDBOX", "user": "U_ADA", "name": "Ada", "role": "agent"}


def typed(folder: Path, *given: tuple[str, dict[str, object]]) -> list[Result]:
    """What each of these commands came to."""

    async def go() -> list[Result]:
        async with a_town(folder) as town:
            await town.open_books()
            concord = town.concord
            here = Given(concord.store, concord.corridor.take, town.clock, town.settings)
            return [await perform(here, name, args) for name, args in given]

    return asyncio.run(go())


def test_a_colleague_has_departments_languages_a_backup_and_a_shift(tmp_path: Path) -> None:
    """And all of it stands in the list of who is here."""
    *done, rota = typed(
        tmp_path,
        ("staff_add", NEW | {"departments": ["pricing", "sales"], "languages": ["zh_Hans"]}),
        ("staff_absent", {"name": "Ada", "until": "2030-11-05", "backup": "Wei"}),
        ("staff_shift", {"name": "U_ADA", "ends": "17:30"}),
        ("account_manager", {"customer": "OKAFOR", "name": "Ada"}),
        ("staff_rota", {}),
    )

    assert [result.code for result in done] == [0, 0, 0, 0]
    assert "0 cases and 0 conversations go to Wei" in done[1].lines[0]
    row = next(row for row in rota.rows if row[0] == "Ada")
    assert row == ("Ada", "agent", "pricing, sales", "zh_Hans", "2030-11-05", "Wei", "17:30")


def test_what_cannot_be_is_one_sentence_that_names_the_option(tmp_path: Path) -> None:
    """Nothing is changed by it."""
    refused = typed(
        tmp_path,
        ("staff_add", NEW | {"departments": ["poetry"]}),
        ("staff_add", NEW | {"languages": ["tlh"]}),
        ("staff_absent", {"name": "Nobody", "until": "2030-11-05", "backup": ""}),
        ("staff_absent", {"name": "Wei", "until": "soon", "backup": ""}),
        ("staff_absent", {"name": "Wei", "until": "2030-11-05", "backup": "Wei"}),
        ("staff_shift", {"name": "Wei", "ends": "half past five"}),
        ("account_manager", {"customer": "NOBODY", "name": "Wei"}),
        ("staff_remove", {"user": "U_NOBODY"}),
    )

    starts = (
        "--department",
        "--language",
        "NAME",
        "--until",
        "--backup",
        "--ends",
        "There is no customer",
        "No active",
    )
    assert [result.code for result in refused] == [1] * len(refused)
    for result, start in zip(refused, starts, strict=True):
        assert result.lines[0].startswith(start)


def test_who_leaves_and_who_is_back_are_said(tmp_path: Path) -> None:
    """A colleague who was away takes part again from that moment on."""
    gone, back = typed(
        tmp_path, ("staff_remove", {"user": "U_WEI"}), ("staff_absent", {"name": "Jonas", "until": "", "backup": ""})
    )

    assert gone.lines == ("U_WEI may no longer act on the desk. 0 cases and 0 conversations go to others.",)
    assert back.lines == ("Jonas is back.",)


def test_the_help_names_them() -> None:
    """Without books or settings."""
    shown = [CliRunner().invoke(app, words).stdout for words in (["staff", "--help"], ["customers", "--help"])]

    assert all(word in shown[0] for word in ("absent", "shift", "rota"))
    assert "manager" in shown[1]


def test_the_digest_tells_what_was_quiet_and_a_day_without_anything_says_so(tmp_path: Path) -> None:
    """By the hour, with what it was about."""
    today, long_ago, wrong = typed(
        tmp_path, ("digest", {}), ("digest", {"day": "2001-01-01"}), ("digest", {"day": "some day"})
    )

    assert today.columns == ("time", "about", "what")
    assert any(row[1].startswith("statement:") for row in today.rows)
    assert long_ago.lines == ("Nothing was told quietly on 2001-01-01.",)
    assert wrong.lines[0].startswith("--day")


def test_what_a_colleague_would_be_told_in_the_morning_can_be_read_beforehand(tmp_path: Path) -> None:
    """Nothing is sent by it; somebody who does not exist is one sentence."""
    managed, day, week, nothing, nobody = typed(
        tmp_path,
        ("account_manager", {"customer": "OKAFOR", "name": "Wei"}),
        ("digest", {"of": "Wei"}),
        ("digest", {"of": "Mara", "week": True}),
        ("digest", {"of": "Jonas"}),
        ("digest", {"of": "Nobody"}),
    )

    assert managed.code == 0
    assert day.lines[:2] == ("Wei, your day: 2 Nov 2026", "New at your customers")
    assert "Round of 31 Oct 2026: 2 statements" in week.lines[2]
    assert nothing.lines == ("There is nothing to tell Jonas now.",)
    assert nobody.lines[0].startswith("--of: 'Nobody' is not one colleague's id")
