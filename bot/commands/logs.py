"""The log as it is written: one line an event, and no secret in any of them.

Promise: whatever is logged, by us or by a library, tracebacks included, passes `redact` before it is written.
"""

import logging
import re
import sys
from typing import Final, TextIO

FORMAT: Final = "%(asctime)s level=%(levelname)s logger=%(name)s %(message)s"
QUIET: Final = ("httpx", "httpcore", "apscheduler", "slack_bolt", "slack_sdk", "aiohttp", "uvicorn")
HIDDEN: Final = "[hidden]"
_SECRETS: Final = re.compile(
    r"\d{6,}:[\w-]{30,}"  # a Telegram bot token
    r"|xox[a-z]{1,2}(?:\.xox[a-z])?-[\w-]+"  # Slack's tokens
    r"|xapp-[\w-]+"
    r"|(?<=start=)[\w-]{16,}"  # a personal link
    r"|(?<=/start )[\w-]{16,}"
)


def redact(text: str) -> str:
    """The text without tokens of bots and apps, and without personal links."""
    return _SECRETS.sub(HIDDEN, text)


class Redacted(logging.Formatter):
    """Formats as usual, then hides; the message, its arguments and the traceback alike."""

    def format(self, record: logging.LogRecord) -> str:
        """See logging.Formatter."""
        return redact(super().format(record))


def begin(stream: TextIO | None = None, level: int = logging.INFO) -> None:
    """Send the process's log to `stream` (standard error), with libraries that narrate every call kept to warnings."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Redacted(FORMAT))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
