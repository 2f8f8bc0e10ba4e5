"""What the running process answers over HTTP, and the operator's commands while it keeps the books."""

import asyncio
import json
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

import httpx
import pytest

from bot.clock import MovableClock
from bot.commands.checkup_running import of_running
from bot.commands.findings import Finding, State
from bot.commands.perform import KEY_FILE, answer, carry_out
from bot.commands.running import web_of
from bot.commands.terms import Given
from bot.doors import Inbound, Reply
from bot.settings import Settings, load
from bot.waker import REFUSES
from bot.web import Web
from storage import health
from storage.embedded import EmbeddedStore
from storage.migrate import migrate
from tests.town.town import a_town


class Process:
    """A process that keeps books and listens, without the platforms."""

    def __init__(self, folder: Path) -> None:
        """Open the books in `folder`."""
        self.settings: Settings = load(_env_file=None, data_dir=folder)
        self.store = EmbeddedStore(self.settings.database)
        migrate(self.store.engine)
        self.given = Given(self.store, self._take, MovableClock(1, stopped=True), self.settings)
        self.web = Web(self._ready, lambda name, args: answer(self.given, name, args), folder / KEY_FILE)
        self.address = ""

    async def __aenter__(self) -> Self:
        """Listen on a free port."""
        self.address = await self.web.start("127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Let go of everything."""
        await self.web.stop()
        await self.store.close()

    async def _take(self, _: Inbound) -> tuple[Reply, ...]:
        return (Reply("not_found"),)

    async def _ready(self) -> tuple[bool, Mapping[str, Any]]:
        return True, {"uncertain_letters": (await self.store.read(health.look)).uncertain}


async def asked(address: str, key: str, body: object = None) -> httpx.Response:
    """What `/operator` answers."""
    async with httpx.AsyncClient(trust_env=False) as http:
        said = {"command": "staff_list", "args": {}} if body is None else body
        return await http.post(f"{address}/operator", json=said, headers={"X-Operator-Key": key})


def test_the_process_lives_and_is_ready(tmp_path: Path) -> None:
    """Health tells figures about waiting, none about customers."""

    async def story() -> tuple[str, dict[str, Any]]:
        async with Process(tmp_path) as process, httpx.AsyncClient(trust_env=False) as http:
            live = await http.get(f"{process.address}/livez")
            return live.text, (await http.get(f"{process.address}/readyz")).json()

    assert asyncio.run(story()) == ("ok", {"ready": True, "books": "readable", "uncertain_letters": 0})


def test_unreadable_books_are_not_ready(tmp_path: Path) -> None:
    """503, and no word of what went wrong inside."""

    async def story() -> httpx.Response:
        async with Process(tmp_path) as process, httpx.AsyncClient(trust_env=False) as http:
            await process.store.write(lambda conn: conn.exec_driver_sql("DROP TABLE outbox").close())
            return await http.get(f"{process.address}/readyz")

    response = asyncio.run(story())

    assert (response.status_code, response.json()) == (503, {"ready": False, "books": "cannot be read"})


@pytest.mark.parametrize("key", ["", "guessed", "ключ"])
def test_without_the_secret_the_operator_is_not_heard(tmp_path: Path, key: str) -> None:
    """Whatever stands in its place."""

    async def story() -> int:
        async with Process(tmp_path) as process, httpx.AsyncClient(trust_env=False) as http:
            headers = [(b"X-Operator-Key", key.encode())]
            return (await http.post(f"{process.address}/operator", json={}, headers=headers)).status_code

    assert asyncio.run(story()) == 403


def test_a_command_that_is_no_command_is_told_so(tmp_path: Path) -> None:
    """A malformed body is refused, an unknown name is one sentence."""

    async def story() -> tuple[int, dict[str, Any]]:
        async with Process(tmp_path) as process:
            key = (tmp_path / KEY_FILE).read_text(encoding="utf-8").split()[1]
            malformed = await asked(process.address, key, ["staff_list"])
            unknown = await asked(process.address, key, {"command": "format_disk", "args": {}})
            return malformed.status_code, unknown.json()

    status, said = asyncio.run(story())

    assert (status, said["code"]) == (400, 1)
    assert "There is no command 'format_disk'" in said["lines"][0]


def test_the_secret_is_its_owners_alone_and_goes_with_the_process(tmp_path: Path) -> None:
    """Mode 0600 while it runs, gone afterwards."""

    async def story() -> int:
        async with Process(tmp_path):
            return stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode)

    assert (asyncio.run(story()), (tmp_path / KEY_FILE).exists()) == (0o600, False)


def test_commands_work_while_the_process_keeps_the_books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal asks the process, which runs the same command on its own store."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONCORD_DATA_DIR", str(tmp_path))
    args = {"team": "T1", "user": "U1", "name": "Mara", "role": "lead"}

    async def story() -> tuple[Any, Any]:
        async with Process(tmp_path) as process:
            told = await asyncio.to_thread(carry_out, "staff_add", args)
            seen = await asked(process.address, (tmp_path / KEY_FILE).read_text(encoding="utf-8").split()[1])
            return told, seen.json()

    told, seen = asyncio.run(story())

    assert told.lines == ("Mara is staff 1 with the role lead.",)
    assert seen["rows"] == [["1", "T1", "U1", "Mara", "lead", "yes"]]


def test_a_refusal_reaches_the_terminal_as_it_was_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence and exit code 1, over HTTP as without."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONCORD_DATA_DIR", str(tmp_path))

    async def story() -> Any:
        async with Process(tmp_path):
            return await asyncio.to_thread(carry_out, "revoke", {"id": 7, "reason": "left"})

    result = asyncio.run(story())

    assert (result.code, result.lines) == (1, ("Binding 7 is not active; see: bindings list.",))


def test_a_secret_left_by_a_dead_process_is_no_dead_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that nobody answers is named."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONCORD_DATA_DIR", str(tmp_path))
    (tmp_path / KEY_FILE).write_text("http://127.0.0.1:9 old", encoding="utf-8")
    store = EmbeddedStore(tmp_path / "concord.db")

    result = carry_out("staff_list", json.loads("{}"))
    asyncio.run(store.close())

    assert (result.code, "does not answer at http://127.0.0.1:9" in result.lines[0]) == (1, True)


def told_by(folder: Path, sentence: str) -> tuple[httpx.Response, list[Finding]]:
    """What `/readyz` and `doctor` say of a bot whose bell refuses for that reason."""

    async def whole() -> tuple[httpx.Response, list[Finding]]:
        async with a_town(folder) as town:
            town.concord.waker.refuses = sentence
            web = web_of(town.concord, town.settings, town.clock)
            address = await web.start("127.0.0.1", 0)
            try:
                async with httpx.AsyncClient(trust_env=False) as http:
                    answered = await http.get(f"{address}/readyz")
                return answered, await asyncio.to_thread(lambda: list(of_running(town.settings)))
            finally:
                await web.stop()

    return asyncio.run(whole())


def test_it_says_that_nothing_falls_due_while_the_clock_is_behind(tmp_path: Path) -> None:
    """In the words that stand in the log; customers are answered meanwhile."""
    answered, found = told_by(tmp_path, REFUSES)

    assert (answered.status_code, answered.json()["clock"]) == (200, REFUSES)
    assert [(one.state, one.said) for one in found] == [(State.DO, REFUSES)]


def test_a_clock_that_is_right_is_not_spoken_of(tmp_path: Path) -> None:
    """The bot that runs is found, and found well."""
    answered, found = told_by(tmp_path, "")

    assert answered.json()["clock"] is None
    assert [one.state for one in found] == [State.WELL]


def test_where_nobody_runs_nothing_is_found(tmp_path: Path) -> None:
    """Also after a kill, which leaves the file of its address."""
    (tmp_path / KEY_FILE).write_text("http://127.0.0.1:9\nsecret\n")

    assert list(of_running(load(_env_file=None, data_dir=tmp_path))) == []
