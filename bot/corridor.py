"""The corridor: the one way from something that happened to what is committed because of it.

Theory of operation. `take` runs one Inbound in one transaction of the store: its key (which makes a second delivery
harmless), the conversation or thing it moves, domain rows, the audit link, letters in their final words, follow-ups.
Only after that commit does it return, and only then may a door acknowledge. When the work fails, everything of it is
rolled back and the inbound alone is kept, to be tried again; after five tries it is parked and the desk is told, so
that one poisonous message never blocks a chat. Replies are handed back to the door and die with it.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot import clocks_due, customers, digests, due, fetched, ledgers, orders, replies, turn_records
from bot.clock import Clock
from bot.desk import redraw, take_action, take_met, take_notice
from bot.doors import (
    FellDue,
    Fetched,
    Inbound,
    InGroup,
    LedgerDone,
    Met,
    Noticed,
    Ordered,
    Reached,
    Reply,
    Shared,
    SharedFetched,
    StaffActed,
    Unknown,
)
from bot.keeping import our_promises
from bot.work import House, Work
from locales.languages import match
from storage import follow_ups, inbox, outbox, people, speaking
from storage.errors import ConversationMovedError, StoppedError
from storage.ports import Connection, Letter, Store

log = logging.getLogger("concord.corridor")
ROUNDS = 3  # times an event is taken again because another turn of the same conversation came first


class Corridor:
    """One per process.

    `sent` is called with the letters of each commit, `fetch` with evidence to be fetched, `fetch_shared` with files out
    of threads, `read_ledgers` with customers' ledgers to be read or matched, `ring` when a follow-up was set, `seal`
    when a head of the records is due.
    """

    def __init__(self, store: Store, house: House, clock: Clock) -> None:
        """Nothing is opened here."""
        self._store, self._house, self._clock = store, house, clock
        self.sent: Callable[[list[Letter]], None] = lambda _: None
        self.fetch: Callable[[list[int]], None] = lambda _: None
        self.fetch_shared: Callable[[list[int]], None] = lambda _: None
        self.read_ledgers: Callable[[list[int]], None] = lambda _: None
        self.ring: Callable[[], None] = lambda: None
        self.seal: Callable[[], None] = lambda: None

    def called(self, name: str) -> None:
        """The bot's user name, as Telegram told it: links are made with it."""
        self._house = replace(self._house, bot_name=name)

    async def take(self, inbound: Inbound) -> tuple[Reply, ...]:
        """Take one Inbound to its commit. Returns what to say at once; raises StoppedError when nothing was kept."""
        moved = ConversationMovedError(ConversationMovedError.__doc__)
        for _ in range(ROUNDS):
            try:
                return await self._once(inbound)
            except ConversationMovedError as error:
                moved = error
            except (StoppedError, asyncio.CancelledError):
                raise
            except Exception as error:
                log.exception("inbound %s:%s failed", inbound.key.source, inbound.key.external_id)
                return await self._keep(inbound, error)
        log.error("inbound %s:%s: %s", inbound.key.source, inbound.key.external_id, moved)
        return await self._keep(inbound, moved)

    async def _once(self, inbound: Inbound) -> tuple[Reply, ...]:
        now = self._clock.now()
        ahead = await self._look_ahead(inbound, now)

        def work(conn: Connection) -> Work | None:
            state = "ignored" if isinstance(inbound.did, Unknown) else "done"
            if not inbox.take(conn, inbound.key, inbound.chat, now, state):
                return None
            made = Work(conn, self._house, inbound, now, ahead=ahead)
            _TAKE.get(type(inbound.did), customers.take_turn)(made, inbound)
            for lane, event in made.afterwards:
                customers.tell(made, lane, event)
            our_promises.settle(made)
            clocks_due.settle(made)
            redraw(made)
            made.letters[:] = outbox.add(conn, made.letters, now)
            turn_records.write_down(made, made.letters)
            return made

        # An order may concern every customer there is: the event loop must not wait for it.
        made = await self._store.write(work, long=isinstance(inbound.did, Ordered))
        if made is None:
            return ()
        self._hand_on(made)
        return tuple(made.replies)

    async def _look_ahead(self, inbound: Inbound, now: int) -> object:
        """What takes long to find out and changes nothing: looked up beside the writer, so that customers go on."""
        look = _AHEAD.get(inbound.chat.partition(":")[0]) if isinstance(inbound.did, FellDue) else None
        if look is None:
            return None
        return await self._store.read(lambda conn: look(Work(conn, self._house, inbound, now)))

    def _hand_on(self, made: Work) -> None:
        """After the commit: tell those who were waiting for it."""
        if made.letters:
            self.sent(made.letters)
        if made.fetch:
            self.fetch(made.fetch)
        if made.shared:
            self.fetch_shared(made.shared)
        if made.ledgers:
            self.read_ledgers(made.ledgers)
        if made.rings:
            self.ring()
        if made.seals:
            self.seal()

    async def _keep(self, inbound: Inbound, error: Exception) -> tuple[Reply, ...]:
        """Keep the inbound alone; tell the desk when it is parked."""
        now = self._clock.now()

        def keep(conn: Connection) -> list[Letter]:
            body = {"door": inbound.key.source, "raw": dict(inbound.raw)}
            if not inbox.failed(conn, inbound.key, inbound.chat, body, f"{type(error).__name__}: {error}", now):
                return []
            made = Work(conn, self._house, inbound, now)
            text = self._house.speaker.speak_staff(
                "staff/parked", {"chat": inbound.chat, "error": type(error).__name__}, self._house.company.language
            )
            made.post(f"slack:{self._house.desk}", "chat.postMessage", {"text": text}, "alarm", on_uncertain="look_up")
            if isinstance(inbound.did, FellDue):  # or it would be rung for ever
                follow_ups.finish(conn, inbound.did.id, "parked", now, sent=False)
            if inbound.chat == f"telegram:{inbound.person}":
                _own_up(made, inbound)
            return outbox.add(conn, made.letters, now)

        self.sent(await self._store.write(keep))
        return ()


def _own_up(work: Work, inbound: Inbound) -> None:
    """Tell the customer that what they sent could not be worked on: silence would be worse."""
    text = work.house.speaker.speak("always/our_fault", {}, match(inbound.language))
    body = {"chat_id": int(inbound.person), "text": text, "parse_mode": "HTML"}
    work.post(inbound.chat, "sendMessage", body, "message")


def _ignore(work: Work, inbound: Inbound) -> None:
    """Written down as ignored; nothing more."""


def _note_sharing(work: Work, inbound: Inbound) -> None:
    """Written down; the door looks at the channel again before anything more goes there."""
    did = inbound.did
    assert isinstance(did, Shared)  # noqa: S101 - the table leads here
    work.record(0, "slack", "sharing_changed", f"channel:{did.channel}")


def _reach(work: Work, inbound: Inbound) -> None:
    """The bot was blocked or let back in: follow-ups wait until someone can be reached."""
    did = inbound.did
    assert isinstance(did, Reached)  # noqa: S101 - the table leads here
    people.reach(work.conn, inbound.chat, None if did.reachable else work.now)
    for seat in () if did.reachable else speaking.seats(work.conn, inbound.chat):
        who = people.contact_in(work.conn, seat.lane, inbound.person)
        if who:
            customers.tell_blocked(work, who)


def _leave_group(work: Work, inbound: Inbound) -> None:
    """No figure ever goes to a group: say so once, then leave."""
    did = inbound.did
    assert isinstance(did, InGroup)  # noqa: S101 - the table leads here
    group = {"chat_id": int(inbound.chat.partition(":")[2])}
    if did.joined:
        text = work.house.speaker.speak(
            "always/group_chat", {"company": work.house.company.name}, match(inbound.language)
        )
        work.post(inbound.chat, "sendMessage", group | {"text": text, "parse_mode": "HTML"}, "group")
        work.post(inbound.chat, "leaveChat", group, "group")


_AHEAD: Mapping[str, Callable[[Work], object]] = {digests.ABOUT: digests.look_ahead}
_TAKE: Mapping[type, Callable[[Work, Inbound], None]] = {
    StaffActed: take_action,
    Noticed: take_notice,
    Met: take_met,
    Shared: _note_sharing,
    FellDue: due.take_due,
    Fetched: fetched.take_fetched,
    SharedFetched: replies.take_shared,
    LedgerDone: ledgers.take_done,
    Ordered: orders.take_order,
    Reached: _reach,
    InGroup: _leave_group,
    Unknown: _ignore,
}
