"""Mail to operators: the only file that speaks SMTP. Used when the desk itself cannot be reached.

Promise: as for every channel, one call a letter. What the server took is sent, what it refused for good is dead, what
never reached it is queued; where the line broke in between it is uncertain, and the mail's own id lets readers see one.
"""

import asyncio
import hashlib
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from functools import partial
from typing import Final
from urllib.parse import unquote, urlsplit

from bot.doors import Receipt
from storage.ports import Letter

PATIENCE: Final = 20.0  # seconds for each word of the server
PORTS: Final = {"smtp": 25, "smtps": 465}
FOR_GOOD: Final = 500  # from here on a server's no is final
AGAIN: Final = ":again"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in; `smtps` is encrypted from the first byte, `smtp` as soon as the server offers it."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def at(cls, address: str) -> "MailServer":
        """Read `smtp(s)://user:password@host:port`."""
        parts = urlsplit(address)
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        return cls(parts.scheme, parts.hostname or "", parts.port or PORTS[parts.scheme], user, password)


class MailOperators:
    """A channel whose letters carry `subject` and `text`."""

    def __init__(self, address: str, sender: str, to: str) -> None:
        """`address` as in MailServer.at, `to` one or more addresses with commas between them."""
        self._server, self._sender = MailServer.at(address), sender
        self._to = [one.strip() for one in to.split(",") if one.strip()]

    async def send(self, letter: Letter, target: str) -> Receipt:  # noqa: ARG002 - a mail refers to none before it
        """See `Channel`."""
        return await asyncio.to_thread(self._hand_in, self._written(letter))

    async def look_up(self, letter: Letter, target: str) -> Receipt | None:  # noqa: ARG002
        """A mail server cannot be asked."""
        return None

    def _written(self, letter: Letter) -> EmailMessage:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = self._sender, ", ".join(self._to), str(letter.body["subject"])
        # The same letter twice is the same mail: whoever reads it sees one.
        name = hashlib.sha256(letter.key.removesuffix(AGAIN).encode()).hexdigest()[:32]
        mail["Message-ID"] = f"<{name}@{self._sender.rpartition('@')[2].rstrip('>') or 'localhost'}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(str(letter.body["text"]))
        return mail

    def _hand_in(self, mail: EmailMessage) -> Receipt:
        server = self._server
        make = (
            partial(smtplib.SMTP_SSL, context=ssl.create_default_context())
            if server.scheme == "smtps"
            else smtplib.SMTP
        )
        try:
            client = make(server.host, server.port, timeout=PATIENCE)
        except (OSError, smtplib.SMTPException) as error:
            return Receipt("queued", error=_word(error))
        try:
            return self._greeted(client) or self._sent(client, mail)
        finally:
            _leave(client)

    def _greeted(self, client: smtplib.SMTP) -> Receipt | None:
        """Encrypted where it can be, and known there; otherwise what becomes of the letter."""
        try:
            client.ehlo_or_helo_if_needed()
            if self._server.scheme == "smtp" and client.has_extn("starttls"):
                client.starttls(context=ssl.create_default_context())
            if self._server.user:
                client.login(self._server.user, self._server.password)
        except smtplib.SMTPAuthenticationError as error:
            return Receipt("dead", error=_word(error))
        except (OSError, smtplib.SMTPException) as error:
            return Receipt("queued", error=_word(error))
        return None

    def _sent(self, client: smtplib.SMTP, mail: EmailMessage) -> Receipt:
        try:
            client.send_message(mail)
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            return Receipt("dead" if min(codes, default=FOR_GOOD) >= FOR_GOOD else "queued", error=_word(error))
        except smtplib.SMTPResponseException as error:
            return Receipt("dead" if error.smtp_code >= FOR_GOOD else "queued", error=_word(error))
        except (OSError, smtplib.SMTPException) as error:
            return Receipt("uncertain", error=_word(error))
        return Receipt("sent", remote_id=str(mail["Message-ID"]))


def _leave(client: smtplib.SMTP) -> None:
    """The mail is in; whether the goodbye is heard does not matter."""
    try:
        client.quit()
    except (OSError, smtplib.SMTPException):
        client.close()


def _word(error: Exception) -> str:
    """What went wrong, without the password that a server might repeat."""
    return f"{type(error).__name__}: {getattr(error, 'smtp_code', '') or ''}".rstrip(": ")
