"""What came instead of an answer from Slack means for a letter: it waits, it is given up, or nobody knows.

Promise: pure; an error is told by Slack's own word, never by what was sent. Edit here when Slack has a new word.
"""

from bot.doors import Receipt
from flows.facts.times import MINUTE, SECOND

TOO_MANY, SERVER_FAILED = 429, 500

# What Slack's error words mean; every other one is final.
LOCKED_OUT = frozenset(
    {"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "missing_scope"}
)
IN_DOUBT = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})


def refused(error: BaseException, now: int) -> Receipt:
    """The receipt of a call that failed like this."""
    said, response = word(error), getattr(error, "response", None)
    status = int(getattr(response, "status_code", 0) or 0)
    if status == TOO_MANY or said == "ratelimited":
        wait = str(getattr(response, "headers", {}).get("Retry-After") or "1")
        pause = int(wait) if wait.isdecimal() and int(wait) else 1
        return Receipt("queued", error=said, not_before=now + pause * SECOND)
    if said in LOCKED_OUT:
        return Receipt("queued", error=said, not_before=now + 5 * MINUTE)
    said_no = response is not None and status < SERVER_FAILED and said not in IN_DOUBT
    return Receipt("dead" if said_no else "uncertain", error=said)


def word(error: BaseException) -> str:
    """Slack's own word for an error, or its kind."""
    data = getattr(getattr(error, "response", None), "data", None)
    return str(data.get("error")) if isinstance(data, dict) and data.get("error") else type(error).__name__
