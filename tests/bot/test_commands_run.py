"""`run` as a process lives it: up on both platforms, told by health, commanded while it runs, down in order."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.clock import WallClock
from bot.commands.demo.sample import CAST, CHANNEL, write_books
from bot.commands.perform import KEY_FILE, carry_out
from bot.commands.running import serve
from bot.commands.terms import Refused, Result
from bot.sandbox.app import Sandbox
from bot.settings import Settings, load
from tests.bot.test_commands_cli import CUT_OFF


@asynccontextmanager
async def platforms(folder: Path, **given: Any) -> AsyncIterator[Settings]:
    """Pretend platforms, and settings with which a bot finds them."""
    sandbox = Sandbox(CAST, clock=WallClock().now)
    address = await sandbox.start()
    settings: dict[str, Any] = {
        "_env_file": None,
        "data_dir": folder / "var",
        "telegram_token": CAST.telegram_token,
        "telegram_api": address,
        "slack_bot_token": CAST.slack_bot_token,
        "slack_app_token": CAST.slack_app_token,
        "slack_api": address,
        "slack_channel": CHANNEL,
        "company": "Harbourline Trading",
        "http_port": 0,
    }
    try:
        yield load(**settings | given)
    finally:
        await sandbox.stop()


@asynccontextmanager
async def bot(settings: Settings) -> AsyncIterator[str]:
    """A running bot; its web address."""
    stopping = asyncio.Event()
    task = asyncio.create_task(serve(settings, WallClock(), stopping))
    name = settings.data_dir / "telegram_name"
    async with asyncio.timeout(20):
        while not name.exists() and not task.done():  # noqa: ASYNC110 - a file is looked for
            await asyncio.sleep(0.02)
    if task.done():
        await task
    yield (settings.data_dir / KEY_FILE).read_text(encoding="utf-8").split()[0]
    stopping.set()
    await task


def test_a_running_bot_is_ready_and_takes_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Health has figures; an import typed in a terminal goes through the process that keeps the books."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONCORD_DATA_DIR", str(tmp_path / "var"))
    files = [str(path) for path in write_books(tmp_path / "sheets", CUT_OFF)]

    async def story() -> tuple[dict[str, Any], Result, Result]:
        async with platforms(tmp_path) as settings, bot(settings) as address:
            async with httpx.AsyncClient(trust_env=False) as http:
                health = (await http.get(f"{address}/readyz")).json()
            imported = await asyncio.to_thread(carry_out, "import", {"files": files})
            invited = await asyncio.to_thread(carry_out, "invite", {"customer": "OKAFOR", "role": "viewer"})
            return health, imported, invited

    health, imported, invited = asyncio.run(story())

    assert (health["ready"], health["uncertain_letters"]) == (True, 0)
    assert "customers: 5 new, 0 changed, 0 unchanged" in imported.lines
    assert invited.lines[-1].startswith("https://t.me/sandbox_bot?start=")
    assert not (tmp_path / "var" / KEY_FILE).exists()


def test_a_platform_that_refuses_is_one_sentence_without_the_token(tmp_path: Path) -> None:
    """A wrong token is the commonest mistake of all."""
    wrong = "4200000000:SANDBOX-wrong-canary-canary-canary-canary"

    async def story() -> None:
        async with platforms(tmp_path, telegram_token=wrong) as settings, bot(settings):
            pass

    with pytest.raises(Refused, match="did not let the bot in") as refused:
        asyncio.run(story())

    assert "canary" not in str(refused.value)


def test_the_bots_name_is_asked_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link made before the first run asks Telegram; the next one reads what was kept."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONCORD_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("CONCORD_TELEGRAM_TOKEN", CAST.telegram_token)
    args = {"customer": "OKAFOR", "role": "viewer"}
    files = [str(path) for path in write_books(tmp_path / "sheets", CUT_OFF)]

    async def story() -> Result:
        async with platforms(tmp_path) as settings:
            monkeypatch.setenv("CONCORD_TELEGRAM_API", settings.telegram_api)
            await asyncio.to_thread(carry_out, "import", {"files": files})
            return await asyncio.to_thread(carry_out, "invite", args)

    first, second = asyncio.run(story()), carry_out("invite", args)

    assert first.lines[-1].startswith("https://t.me/sandbox_bot?start=")
    assert second.code == 0
