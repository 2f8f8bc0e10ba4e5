"""No secret reaches the log, whoever writes it."""

import io
import logging
from collections.abc import Iterator

import pytest

from bot.commands.logs import begin, redact

TELEGRAM = "8012345678:AAF-x7_canaryCANARYcanaryCANARYcanary"
LINK = "canary-_canaryCANARYcanary012345"
CANARIES = (TELEGRAM, "xoxb-1234-canary-5678", "xoxe.xoxp-1-canary", "xapp-1-A0-canary-99")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The log of a process that has just begun; everything is put back afterwards."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    stream = io.StringIO()
    begin(stream, logging.DEBUG)
    yield stream
    root.handlers[:] = before
    root.setLevel(level)


@pytest.mark.parametrize("canary", CANARIES)
def test_a_token_is_hidden_in_the_message(canary: str) -> None:
    """Wherever it stands in a line."""
    assert "canary" not in redact(f"POST https://host/bot{canary}/getMe (x={canary})").lower()


@pytest.mark.parametrize("before", ["https://t.me/bot?start=", "text='/start "])
def test_a_personal_link_is_hidden(before: str) -> None:
    """As a link and as the command that it becomes."""
    assert redact(f"{before}{LINK} ok") == f"{before}[hidden] ok"


def test_arguments_and_tracebacks_are_hidden_too(log: io.StringIO) -> None:
    """What is formatted late is looked at last."""
    try:
        int(f"/bot{TELEGRAM}/sendMessage")
    except ValueError:
        logging.getLogger("any").exception("call %s failed", CANARIES[1])

    assert "canary" not in log.getvalue().lower()
    assert "Traceback" in log.getvalue()


def test_libraries_that_narrate_every_call_are_kept_quiet(log: io.StringIO) -> None:
    """Their addresses hold tokens, and their lines nobody reads."""
    logging.getLogger("httpx").info("HTTP Request: POST")

    assert not log.getvalue()


def test_ordinary_words_stay(log: io.StringIO) -> None:
    """Numbers of cases and times are no secrets."""
    logging.getLogger("concord").info("case D-1001 at 12:30:45 for 4101:ok")

    assert "case D-1001 at 12:30:45 for 4101:ok" in log.getvalue()
