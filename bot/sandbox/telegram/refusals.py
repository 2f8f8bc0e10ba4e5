"""What Telegram says when it will not do something, in its own words, since bots tell refusals apart by them.

Edit it when the real Bot API words a refusal otherwise. Every member is one description; `RefusedError` carries it.
"""

from typing import Any


class RefusedError(Exception):
    """One Bot API refusal: an HTTP status, the description and, for a flood wait, its parameters."""

    def __init__(self, description: str, status: int = 400, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.description, self.status, self.parameters = description, status, parameters


class NotPossibleError(Exception):
    """Something a customer's phone would not let him do; an HTTP status and a sentence for whoever tried."""

    def __init__(self, sentence: str, status: int = 404) -> None:
        super().__init__(sentence)
        self.sentence, self.status = sentence, status


def bad_request(reason: str) -> RefusedError:
    """Return the refusal of a request that is wrong in itself."""
    return RefusedError(f"Bad Request: {reason}")


def forbidden(reason: str) -> RefusedError:
    """Return the refusal of a chat that does not want the bot."""
    return RefusedError(f"Forbidden: {reason}", 403)


def conflict(reason: str) -> RefusedError:
    """Return the refusal of a second reader of the same updates."""
    return RefusedError(f"Conflict: {reason}", 409)


def flood_wait(seconds: int) -> RefusedError:
    """Return the refusal of a bot that is too quick."""
    return RefusedError(f"Too Many Requests: retry after {seconds}", 429, {"retry_after": seconds})


UNAUTHORIZED = "Unauthorized"
NOT_FOUND = "Not Found"
METHOD_NOT_FOUND = "Not Found: method not found"
BLOCKED = "bot was blocked by the user"
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
WEBHOOK_SET = "terminated by setWebhook request"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
