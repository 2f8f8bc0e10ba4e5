"""`plan`: what would be sent, when and to whom, and what is held back and why."""

import asyncio
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.commands.perform import carry_out, perform
from bot.commands.running import web_of
from bot.commands.terms import Given, Result
from bot.planning import first_line
from flows.facts.times import DAY, in_zone
from storage.ports import Connection
from tests.town.town import START, Town, a_town

SHOWN = Path(__file__).parent / "plan.txt"
UNTIL = "2026-11-12"
TEN_DAYS = 10 * DAY
Letters = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What `plan` said in one town, whether its books were the same after it, and what then really happened."""

    unbound: Result
    today: Result
    later: Result
    one: Result
    data: Any
    refused: tuple[Result, ...]
    before: list[Any]
    after: list[Any]
    happened: Letters


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """The sample company on a Monday: two statements are issued, two people are bound, nobody has answered."""

    async def go() -> Seen:
        async with a_town(tmp_path_factory.mktemp("town")) as town:
            await town.open_books()
            unbound = await typed(town)
            for who in (71, 86):
                await town.bind(who)
            before = await town.concord.store.read(everything)
            today, later = await typed(town), await typed(town, until=UNTIL)
            one = await typed(town, until=UNTIL, customer="OKAFOR")
            data = json.loads((await typed(town, until=UNTIL, json=True)).lines[0])
            wrong = ({"customer": "NOBODY"}, {"until": "2026-11-01"}, {"until": "soon"})
            refused = tuple([await typed(town, **args) for args in wrong])
            after = await town.concord.store.read(everything)
            return Seen(unbound, today, later, one, data, refused, before, after, await lived(town))

    return asyncio.run(go())


async def typed(town: Town, **args: object) -> Result:
    """What the command said."""
    concord = town.concord
    here = Given(concord.store, concord.corridor.take, town.clock, town.settings, speaker=concord.speaker)
    return await perform(here, "plan", args)


def everything(conn: Connection) -> list[Any]:
    """All that stands in the books about what was said and what falls due."""
    tables = ("outbox", "follow_up", "audit", "inbox", "card", "statement", "conversation")
    return [conn.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1, 2").all() for table in tables]  # noqa: S608 - names


async def lived(town: Town) -> Letters:
    """Let those days pass, each follow-up at its moment; (minute, first line) of every message to a customer."""
    newest = await town.concord.store.read(lambda conn: conn.exec_driver_sql("SELECT max(id) FROM outbox").scalar())
    while (due := await town.concord.next_due()) and due < START + TEN_DAYS:
        town.clock.advance(max(0, due - town.clock.now()))
        await town.concord.waker.ring()
        await town.settle()
    found = await town.concord.store.read(
        lambda conn: conn.exec_driver_sql(
            "SELECT made_at, body FROM outbox WHERE id > ? AND channel = 'telegram' ORDER BY id", (newest,)
        ).all()
    )
    return [(minute(at), first_line(json.loads(body).get("text", ""))) for at, body in found]


def minute(at: int) -> str:
    """As the plan writes UTC."""
    return in_zone(at, "UTC").strftime("%Y-%m-%d %H:%M")


def test_the_sample_companys_plan_reads_as_it_is_shown(seen: Seen) -> None:
    """tests/bot/plan.txt: the ten days after two statements were issued and nobody has answered."""
    assert "\n".join(seen.later.lines) + "\n" == SHOWN.read_text(encoding="utf-8")


def test_each_message_stands_with_its_readers_own_time_and_utc(seen: Seen) -> None:
    """In the words that its reader will read."""
    first, *_ = seen.later.lines[1:]
    when, what, words = first.split("\n")

    assert re.fullmatch(r"Tue 03 Nov 2026 16:\d\d Asia/Shanghai · 2026-11-03 08:\d\d UTC", when)
    assert what == "  is sent: statement issued · 李敏 · CHENGUANG"
    assert words.startswith("  李敏，您好！")


def test_what_is_planned_is_what_happens(seen: Seen) -> None:
    """The same messages, at the same minutes, when the days pass and nobody does anything."""
    planned = [(row["at"][:16].replace("T", " "), row["words"]) for row in seen.data["rows"] if row["customer"]]

    assert sorted(planned) == sorted(seen.happened)
    assert len(planned) == 6


def test_planning_changes_nothing(seen: Seen) -> None:
    """Not a row, however often it is asked."""
    assert seen.before == seen.after


def test_what_is_held_back_says_until_when_and_why(seen: Seen) -> None:
    """By the sentence that colleagues read."""
    _, what, why = next(line for line in seen.unbound.lines if "OKAFOR" in line).split("\n")

    assert what == "  waits until then: statement issued · Okafor Foods · OKAFOR"
    assert "nobody there is bound to a chat" in why
    assert "2 held back" in seen.unbound.lines[0]


def test_without_a_day_only_today_is_told(seen: Seen) -> None:
    """Counted in one sentence."""
    assert seen.today.lines[0].startswith("Until Mon 02 Nov 2026, 23:59")


def test_one_customer_alone(seen: Seen) -> None:
    """And what goes to them is the same as among all."""
    assert all("OKAFOR" in line for line in seen.one.lines[1:])
    assert set(seen.one.lines[1:]) < set(seen.later.lines[1:])


def test_other_programs_read_it_as_json(seen: Seen) -> None:
    """With moments as ISO 8601, the reader's and UTC."""
    first = next(row for row in seen.data["rows"] if row["customer"] == "CHENGUANG")

    assert seen.data["whole"] is True
    assert len(seen.data["rows"]) == len(seen.later.lines) - 1
    assert first["local"].endswith("+08:00")
    assert (first["outcome"], first["kind"]) == ("sends", "statement_issued")


def test_what_cannot_be_planned_is_one_sentence_that_names_the_option(seen: Seen) -> None:
    """An unknown customer, a day that is over, a day that is none."""
    assert [result.code for result in seen.refused] == [1, 1, 1]
    assert [result.lines[0].split(":")[0] for result in seen.refused] == ["--customer", "--until", "--until"]


def test_it_is_typed_without_a_running_bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain text, exit code 0."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONCORD_DATA_DIR", str(tmp_path / "var"))
    said = CliRunner().invoke(app, ["plan"])

    assert said.exit_code == 0
    assert "if nobody does anything: 0 messages to customers, 0 to colleagues, 0 held back." in said.stdout


def test_the_running_bot_is_asked_when_it_keeps_the_books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And goes on meanwhile."""

    async def go() -> tuple[Result, str]:
        async with a_town(tmp_path) as town:
            await town.open_books()
            monkeypatch.chdir(tmp_path)
            monkeypatch.setenv("CONCORD_DATA_DIR", str(town.settings.data_dir))
            web = web_of(town.concord, town.settings, town.clock)
            await web.start("127.0.0.1", 0)
            try:
                asked = asyncio.create_task(asyncio.to_thread(carry_out, "plan", {"until": UNTIL}))
                said = (await town.say(99, "hello"))[0]["text"]
                return await asked, said
            finally:
                await web.stop()

    told, answered = asyncio.run(go())

    assert told.code == 0
    assert told.lines[0].startswith("Until Thu 12 Nov 2026")
    assert "nobody there is bound to a chat" in told.lines[1]
    assert answered
