"""What `doctor` asks the bot that runs here: whether it is ready, and whether it lets things fall due."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, build_opener

from bot.commands.findings import Finding, do, well
from bot.commands.perform import KEY_FILE
from bot.settings import Settings

PATIENCE: Final = 5  # seconds
_ABOUT: Final = "running"


def of_running(settings: Settings) -> Iterator[Finding]:
    """Nothing where no bot runs on these books: that is no fault."""
    address = _address(settings.data_dir / KEY_FILE)
    told = _ready(f"{address}/readyz") if address else None
    if told is None:
        return
    if clock := told.get("clock"):
        yield do(_ABOUT, str(clock))
    elif told.get("ready"):
        yield well(_ABOUT, f"The bot that runs here is ready ({address}/readyz).")
    else:
        yield do(_ABOUT, f"The bot that runs here is not ready: see {address}/readyz, and its log.")


def _address(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").splitlines()[0]
    except (OSError, IndexError):
        return ""


def _ready(address: str) -> dict[str, Any] | None:
    """What it answers; None for nobody there, as after a kill."""
    try:
        with build_opener(ProxyHandler({})).open(address, timeout=PATIENCE) as answered:
            return dict(json.load(answered))
    except HTTPError as error:  # it says in the body why it is not ready
        return _body(error)
    except (URLError, OSError, ValueError):
        return None


def _body(error: HTTPError) -> dict[str, Any]:
    try:
        return dict(json.load(error))
    except ValueError:
        return {}
