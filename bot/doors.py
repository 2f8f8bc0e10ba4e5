"""The forms in which things come in and go out: Inbound, Reply, Receipt, and what a channel promises.

Everything that can change anything enters as an `Inbound`: a customer's message, a colleague's button, a due
follow-up, an operator's command. A `Reply` dies within seconds (a press's answer, a form); it is given once, right
after the commit, and nothing depends on its arrival. All else that leaves is a Letter (storage/ports.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Protocol

from flows.engine.events import Asked, Edited, SentFile, SentUnusable, SharedContact, Wrote
from flows.facts.figures_back import Looked
from flows.facts.ledgers import LedgerState
from storage.inbox import Key
from storage.ports import Letter

_NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Pressed:
    """A customer pressed a button: the card's token and the button's place on it, as they came; both may be forged."""

    token: str
    index: int


@dataclass(frozen=True, slots=True)
class Reached:
    """A customer blocked the bot (`reachable` False) or let it back in."""

    reachable: bool


@dataclass(frozen=True, slots=True)
class InGroup:
    """Something happened in a chat that is not private; no figure may ever go there."""

    joined: bool


@dataclass(frozen=True, slots=True)
class StaffActed:
    """A colleague pressed a button or sent a form: which, about what ("case:7"), with which values.

    `trigger` opens a form within seconds; `channel` and `message` say where it was pressed, `view` in which window;
    `form`: a form sent. Their home, a command and a shortcut have neither channel nor window of their own.
    """

    action: str
    subject: str
    values: Mapping[str, Any] = field(default_factory=lambda: _NONE)
    trigger: str = ""
    channel: str = ""
    message: str = ""
    form: bool = False
    view: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """What Slack's own list says of a person: locale, time zone, and why they are kept out ("", guest, gone)."""

    locale: str
    barred: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """Whether another company may read `channel` has changed, or may have."""

    channel: str


@dataclass(frozen=True, slots=True)
class ThreadFile:
    """A file that lies in a thread: the platform's name for it and what the platform says about it, `size` in bytes."""

    remote: str
    name: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class Noticed:
    """A colleague wrote beneath `message` of the desk or put a small picture there: it was read. Never what it said.

    `files` are those they put there: internal like every word.
    """

    message: str
    files: tuple[ThreadFile, ...] = ()


@dataclass(frozen=True, slots=True)
class FellDue:
    """A follow-up's time has come."""

    id: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """The file of an evidence row was fetched: its hash and true type, or why it is refused.

    `figures`: what a table is that has the header of our statements.
    """

    id: int
    sha256: str = ""
    mime: str = ""
    size: int = 0
    why: str = ""
    figures: Looked | None = None


@dataclass(frozen=True, slots=True)
class SharedFetched:
    """A file out of a thread was fetched because it was ticked: its hash and true type, or why it is refused."""

    id: int
    sha256: str = ""
    mime: str = ""
    size: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class LedgerDone:
    """A customer's ledger was read or matched, as `state` says: what was found, packed (storage/ledger_bodies.py).

    Or why it is none, with a detail. `run` is the one it was asked for with; `sha256` and `size` are the file's.
    """

    id: int
    run: int
    state: LedgerState
    body: bytes = b""
    whole: bytes = b""
    why: str = ""
    detail: str = ""
    sha256: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Ordered:
    """An operator's command, or a colleague's through another door: `what` with values, by whom."""

    what: str
    values: Mapping[str, Any] = field(default_factory=lambda: _NONE)
    by: int = 0


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something we do not know: written down as ignored and acknowledged, so that it does not come again."""

    what: str


Did = (
    Wrote
    | SentFile
    | SentUnusable
    | SharedContact
    | Edited
    | Asked
    | Pressed
    | Reached
    | InGroup
    | StaffActed
    | Met
    | Shared
    | Noticed
    | FellDue
    | Fetched
    | SharedFetched
    | LedgerDone
    | Ordered
    | Unknown
)


@dataclass(frozen=True, slots=True)
class Inbound:
    """One thing that happened outside. `raw` is what the platform sent, kept only when work on it fails.

    `chat` names the lane in which it is answered ("telegram:42"), `person` who did it, `language` the platform's hint,
    `answer` the platform's own handle for a reply (a callback query's id), `message` the message that was pressed.
    """

    key: Key
    chat: str
    person: str
    did: Did
    raw: Mapping[str, Any] = field(default_factory=lambda: _NONE)
    name: str = ""
    language: str = ""
    answer: str = ""
    message: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """Something to say at once to whoever acted. `kind`: toast, form, form_errors, private, home, options."""

    kind: str
    body: Mapping[str, Any] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a send.

    `sent` with the platform's id, `queued` until `not_before`, `dead` or `uncertain` with the reason. `unmade`: there
    was nothing to send, since the letter's file could not be made.
    """

    state: str
    remote_id: str = ""
    error: str = ""
    not_before: int = 0
    unreachable: bool = False
    unmade: bool = False


class FileGoneError(Exception):
    """The platform no longer has this file, or never let bots have it."""


class Channel(Protocol):
    """One platform, seen from the relay: exactly one call per send, the client's own retries off."""

    async def send(self, letter: Letter, target: str) -> Receipt:
        """Make the call. `target` is the remote id that an edit or a thread refers to, empty if none. Never raises."""

    async def look_up(self, letter: Letter, target: str) -> Receipt | None:
        """Whether an uncertain letter arrived; None when this platform cannot tell."""
