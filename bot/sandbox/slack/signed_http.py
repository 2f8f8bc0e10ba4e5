"""Delivery over HTTP: what the workspace has to say is posted to the bot's own address, signed as Slack signs it.

Events come as JSON, presses and forms in a form's field `payload`, commands as a form. Edit here when Slack changes
what a request carries; how often an event is brought again stands in `deliveries.py`.
"""

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from urllib.parse import parse_qs, urlencode

from bot.sandbox.calling import Answered, UnansweredError, loopback_address, post
from bot.sandbox.slack.deliveries import Answer, Envelope
from bot.sandbox.slack.wire import Json

CHALLENGE = "sandbox-challenge"
_JSON, _FORM = "application/json", "application/x-www-form-urlencoded"
_TAKEN = range(200, 300)
_FAILED = {"timeout": "http_timeout", "connection": "connection_failed"}


def _wall() -> int:
    """Return the real seconds UTC: whoever checks a signature compares it with the real clock, not the sandbox's."""
    return int(time.time())  # noqa: TID251  # the sandbox's own clock may have been moved by days


class SignedHttp:
    """One request address with its signing secret; an outlet for deliveries. `wall` gives real seconds UTC.

    Raises ValueError for an address that is not plain HTTP on this machine.
    """

    pauses: tuple[float, ...] = (0.0, 60.0, 300.0)

    def __init__(self, url: str, signing_secret: str, wall: Callable[[], int] = _wall) -> None:
        self.url, self._secret, self._wall = url, signing_secret.encode(), wall
        self._address = loopback_address(url)

    async def verify(self, seconds: float) -> None:
        """Ask the address to repeat a challenge; raises ValueError, with a sentence, when it does not."""
        asked = {"token": "sandbox", "challenge": CHALLENGE, "type": "url_verification"}
        try:
            answer = await self._call(_JSON, json.dumps(asked).encode(), {}, seconds)
        except UnansweredError as problem:
            raise ValueError(
                f"{self.url} did not answer ({_FAILED[problem.kind]}); start the bot there first."
            ) from None
        if answer.status not in _TAKEN or CHALLENGE not in _repeated(answer):
            raise ValueError(
                f"{self.url} answered {answer.status} without the value of the challenge; compare the signing secrets."
            )

    async def present(self, seconds: float) -> bool:  # noqa: ARG002  # nobody knows before he calls
        """Tell that there is an address to call."""
        return True

    async def offer(self, envelope: Envelope, seconds: float) -> Answer:
        """Post an envelope and wait so long for the answer."""
        kind, body = _written(envelope)
        again = {"X-Slack-Retry-Num": str(envelope.attempt), "X-Slack-Retry-Reason": envelope.reason}
        try:
            answer = await self._call(kind, body, again if envelope.attempt else {}, seconds)
        except UnansweredError as problem:
            return Answer(acknowledged=False, reason=_FAILED[problem.kind])
        if answer.status not in _TAKEN:
            final = answer.headers.get("x-slack-no-retry") == "1"
            return Answer(acknowledged=False, reason="http_error", final=final)
        return Answer(acknowledged=True, payload=_said(envelope, answer))

    async def _call(self, kind: str, body: bytes, more: dict[str, str], seconds: float) -> Answered:
        moment = str(self._wall())
        signed = hmac.new(self._secret, f"v0:{moment}:".encode() + body, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": kind,
            "User-Agent": "Slackbot 1.0 (sandbox)",
            "X-Slack-Request-Timestamp": moment,
            "X-Slack-Signature": f"v0={signed}",
        }
        return await post(self._address, headers | more, body, seconds)


def _written(envelope: Envelope) -> tuple[str, bytes]:
    if envelope.kind == "events_api":
        return _JSON, json.dumps(envelope.payload).encode()
    if envelope.kind == "slash_commands":
        return _FORM, urlencode(envelope.payload).encode()
    return _FORM, urlencode({"payload": json.dumps(envelope.payload)}).encode()


def _said(envelope: Envelope, answer: Answered) -> Json:
    """Return what the bot said with its acknowledgement: JSON, or for a command plain words as well."""
    if not envelope.answerable or not answer.body.strip():
        return {}
    try:
        said = json.loads(answer.body)
    except ValueError:
        return {"text": answer.body.decode(errors="replace")} if envelope.kind == "slash_commands" else {}
    return said if isinstance(said, dict) else {}


def _repeated(answer: Answered) -> list[str]:
    """Return what may be the challenge in an answer: the text itself, a JSON field, a form's field."""
    text = answer.body.decode(errors="replace").strip()
    try:
        parsed = json.loads(text)
    except ValueError:
        return [text, *parse_qs(text).get("challenge", [])]
    return [str(parsed.get("challenge"))] if isinstance(parsed, dict) else []
