"""Plays a matter as one of the eight brings it, and says what is wrong with how it ended.

Promises: deterministic; every turn is held against what must always hold (tests/office/always.py) as well.
"""

import asyncio
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from flows.engine.events import Asked, Edited, SentFile, SharedContact, Wrote
from flows.facts.times import DAY, HOUR, MINUTE
from storage import people
from tests.conversations.paying import bring
from tests.office.always import AT_THE_END, wrong
from tests.office.office import Message, Office, books, read_as
from tests.tasks.matters import ENDS, WHO, Matter
from tests.tasks.noise import OFTEN, Kind, Person

_UNITS: Final = {"minute": MINUTE, "hour": HOUR, "day": DAY}
_FIELDS: Final = re.compile(
    r"(?P<action>\w+) (?P<subject>\w+)(?: (?P<words>[^{]+?))?(?: \{(?P<fields>.*)\})?", re.DOTALL
)


class LostError(Exception):
    """A step found no button, card or form; the message says what was there instead."""


@dataclass(slots=True)
class _Run:
    """One matter, brought by one person."""

    matter: Matter
    kind: Kind
    office: Office
    who: Person
    number: int = 100
    seen: int = 0
    written: int = 0
    others: dict[int, Person] = field(default_factory=dict)

    async def all(self) -> list[str]:
        """Everything, then what is wrong."""
        await self.office.pass_time(HOUR)
        faults = self._held()
        for place, (what, rest) in enumerate(self.matter.steps):
            if place and self.who.chance.randrange(OFTEN) == 0 and what in {"press", "write"}:
                await self.kind.beside(self.who)
                faults += self._held()
            await getattr(self, f"_{what}")(rest)
            faults += self._held()
        return faults + list(self._ended())

    def _held(self) -> list[str]:
        seen, self.seen = self.seen, len(self.office.sent)
        return wrong(self.office, self.office.sent[seen:])

    def _ended(self) -> Iterator[str]:
        for what, expected in self.matter.ends.items():
            found = tuple(sorted(ENDS[what](self.office)))
            if found != expected:
                yield f"{what}: {list(found)} instead of {list(expected)}"
        people = {self.who.id, *self.others}
        told = "\n".join(message.text for person in people for message in self.office.phones[person].shown)
        yield from (f"never said: {words!r}" for words in self.matter.says if words not in told)
        yield from (f"said: {words!r}" for words in self.matter.never if words in told)
        read = read_as("\n".join(self.office.notes))
        yield from (f"not on the desk: {words!r}" for words in self.matter.desk if words not in read)
        yield from (sentence for ask in AT_THE_END.values() for sentence in ask(self.office))

    # -- steps -------------------------------------------------------------------------------------------------------
    async def _press(self, rest: str) -> None:
        choice, _, words = rest.partition(" ")
        message, label, handle = self._button(choice, words)
        if self.kind.typed and self._says_only_this(message, label):
            await self._said(Wrote(f" {label.lower()}. ", self._next()))
            return
        await self.office.press(self.who.id, message, handle)
        if self.kind.twice:
            await self.office.press(self.who.id, message, handle)

    def _button(self, choice: str, words: str) -> tuple[Message, str, str]:
        for message, label, handle in self.office.phones[self.who.id].buttons(messages=12):
            if self.office.meant_by(handle) == choice and words in label:
                return message, label, handle
        there = [
            (self.office.meant_by(handle), label) for _, label, handle in self.office.phones[self.who.id].buttons()
        ]
        raise LostError(f"no button {choice} {words!r}; there are {there} under {self._last()!r}")

    def _says_only_this(self, message: Message, label: str) -> bool:
        """Whether the words would be understood: it is on the newest card and no other button reads the same."""
        newest = self.who.asked
        return newest is message and [known for known, _ in message.buttons].count(label) == 1

    async def _write(self, text: str) -> None:
        if self.kind.edits:
            was = self.office.dialogues(self.who.id)
            await self._said(Wrote("one moment, I am looking", first := self._next()))
            if self._took(first) or len(self.office.dialogues(self.who.id)) < len(was):
                self.written = first
                await self._said(Edited(text, first))
                return
        self.written = self._next()
        await self._said(Wrote(text, self.written))

    def _took(self, number: int) -> bool:
        """Whether the words of that message stand as an answer: only then, or when they ended it, an edit is one."""
        rows = self.office.rows("SELECT body FROM conversation WHERE chat = ?", f"telegram:{self.who.id}")
        answers = json.loads(rows[0][0]).get("answers", ()) if rows else ()
        return any(message == number for message, _ in answers)

    async def _said(self, did: Wrote | Edited) -> None:
        key = f"{self.who.id}-{self._next()}"
        await self.office.customer(self.who.id, did, key=key)
        if self.kind.twice:
            await self.office.customer(self.who.id, did, key=key)

    async def _as(self, rest: str) -> None:
        """A step of somebody else at the same company, or of another: their own phone, their own chances."""
        name, _, step = rest.partition(" ")
        what, _, more = step.partition(" ")
        lead, id_ = self.who, WHO[name]
        self.who = self.others.setdefault(id_, Person(self.office, id_, Random(f"{lead.id}/{self.matter.name}/{name}")))
        try:
            await getattr(self, f"_{what}")(more)
        finally:
            self.others[lead.id], self.who = lead, lead

    async def _edit(self, text: str) -> None:
        """The message written last now reads so."""
        await self._said(Edited(text, self.written))

    async def _reply(self, rest: str) -> None:
        """Answers the newest message that holds the words before the bar."""
        words, _, text = (part.strip() for part in rest.partition("|"))
        found = next((one for one in self.office.phones[self.who.id].shown if words in one.text), None)
        if found is None:
            msg = f"no message holds {words!r}"
            raise LostError(msg)
        await self._said(Wrote(text, self._next(), reply_to=str(found.number)))

    async def _limit(self, rest: str) -> None:
        """That person may confirm at most so much alone, in whole units of the customer's currency."""
        name, currency, whole = rest.split()
        id_ = self.office.rows("SELECT contact_id FROM binding WHERE chat = ?", f"telegram:{WHO[name]}")[0][0]
        fields = {"limit_minor": int(whole) * 100, "limit_currency": currency}
        await self.office.store.write(lambda conn: people.set_contact(conn, id_, **fields))

    async def _command(self, name: str) -> None:
        await self.office.customer(self.who.id, Asked(name))

    async def _file(self, kind: str) -> None:
        count = 2 if kind == "album" else 1
        for _ in range(count):
            number = self._next()
            photo = kind in {"photo", "album"}
            name, mime = (f"photo-{number}.jpg", "image/jpeg") if photo else (f"paper-{number}.pdf", "application/pdf")
            album = "album" if kind == "album" else ""
            await self.office.customer(
                self.who.id, SentFile(name, mime, 90_000, f"ref-{number}", f"u-{number}", album=album, photo=photo)
            )

    async def _share(self, phone: str) -> None:
        await self.office.customer(self.who.id, SharedContact(phone, own=True))

    async def _wait(self, span: str) -> None:
        count, unit = span.split()
        await self.office.pass_time(int(count) * _UNITS[unit.rstrip("s")])

    async def _staff(self, rest: str) -> None:
        name, _, deed = rest.partition(" ")
        read = _FIELDS.fullmatch(deed)
        if read is None:
            msg = f"{deed!r} is no deed of a colleague"
            raise LostError(msg)
        user, fields = f"U_{name.upper()}", dict(_pairs(read["fields"] or ""))
        cards = [
            card
            for card in reversed(self.office.cards.values())
            if card.subject.startswith(f"{read['subject']}:") and (read["words"] or "") in card.text
        ]
        found = next((value for card in cards for action, value in card.buttons if action == read["action"]), None)
        if found is None:
            raise LostError(f"no {read['action']} about {read['subject']}; there are {[c.buttons for c in cards]}")
        subject, _, bound = found.partition("#")
        more = {"bound": bound} if bound else {}
        view = await self.office.colleague(user, read["action"], subject, more, form=False)
        for _ in range(2):
            view = await self._sent(user, view, fields) if view else None

    async def _ledger(self, told: str) -> None:
        await bring(self.office.store, self.office.clock.now(), told)

    async def _sent(self, user: str, view: Mapping[str, Any], fields: dict[str, str]) -> Any:
        form = view.get("view", view)
        carried = json.loads(form["private_metadata"])
        subject = carried.pop("subject")
        more = {name: str(value) for name, value in carried.items() if name not in {"channel", "message"}}
        return await self.office.colleague(user, form["callback_id"], subject, more | fields, form=True)

    def _next(self) -> int:
        self.number += 1
        return self.number

    def _last(self) -> str:
        shown = self.office.phones[self.who.id].shown
        return shown[0].text[:200] if shown else ""


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, _, value = part.partition(":")
        yield name.strip(), value.strip()


def play(matter: Matter, kind: Kind, seed: int) -> list[str]:
    """What is wrong with how it went; nothing when all is right."""
    opened = books()  # which needs a loop of its own
    return asyncio.run(_played(matter, kind, seed, opened))


async def _played(matter: Matter, kind: Kind, seed: int, opened: bytes) -> list[str]:
    office = Office(opened)
    person = Person(office, matter.who, Random(f"{seed}/{matter.name}/{kind.name}"))
    try:
        return await _Run(matter, kind, office, person).all()
    except LostError as lost:
        return [f"lost: {lost}"]
    finally:
        await office.close()
