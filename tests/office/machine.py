"""Random customers and colleagues, drawn by Hypothesis so that what fails is made short; see `Customers`."""

import asyncio
import json
from collections.abc import Coroutine
from typing import Any, Final

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from flows.engine.events import Edited, SentFile, SentUnusable, SharedContact, Wrote
from flows.facts.times import DAY, HOUR, MINUTE
from tests.office.always import AT_THE_END, wrong
from tests.office.office import PEOPLE, STAFF, Office, books
from tests.office.personas import PERSONAS, STAFF_SAYS, Persona

PHONES: Final = tuple(PEOPLE)
WAITS: Final = (MINUTE, 11 * MINUTE, HOUR, 6 * HOUR, DAY, 3 * DAY, 8 * DAY)
FILES: Final = (
    SentFile("slip.pdf", "application/pdf", 120_000, "ref-1", unique="u1"),
    SentFile("photo.jpg", "image/jpeg", 90_000, "ref-2", unique="u2", photo=True, caption="the slip of 1,200.00"),
    SentFile("one.jpg", "image/jpeg", 90_000, "ref-3", unique="u3", album="a1", photo=True),
    SentFile("huge.bin", "application/octet-stream", 30_000_000, "ref-4", unique="u4", forwarded=True),
)
ODD: Final = (
    *(SentUnusable(kind) for kind in ("sticker", "voice", "video", "location", "contact", "animation")),
    SharedContact("+2348012345678", own=True),
    SharedContact("+4930000", own=False),
)
AWAY: Final = frozenset({
    "back", "cancel", "human", "later", "menu", "stop", "settings", "start_again", "discard", "withdraw", "not_me",
    "another_line", "leave_it", "fix_nothing", "reasons_back", "lines_earlier", "lines_more",
})  # fmt: skip
FIGURES: Final = (
    "17.50",
    "200",
    "800",
    "25 Oct",
    "1,200.00",
    "INV-2207",
    "150.00",
    "2026-11-20",
    "it is not what we agreed",
)
MANY: Final = 4  # buttons among which hardly anybody writes instead
LATER: Final = st.integers(0, 10_000)


class Customers(RuleBasedStateMachine):
    """Four people of two companies and three colleagues, who do anything at any time.

    After each deed: whoever did something is answered, a second delivery changes nothing, and everything of always.py
    holds.
    """

    def __init__(self) -> None:
        """An office of its own."""
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.office = Office(books())
        self.persona: dict[int, Persona] = {}

    @initialize(kinds=st.tuples(*(st.sampled_from(sorted(PERSONAS)) for _ in PHONES)))
    def they_come(self, kinds: tuple[str, ...]) -> None:
        """Everybody is somebody; the notices go out."""
        self.persona = {phone: PERSONAS[kind] for phone, kind in zip(PHONES, kinds, strict=True)}
        self._run(self.office.pass_time(HOUR))
        self._holds(0)

    # -- customers ---------------------------------------------------------------------------------------------------
    @rule(who=st.sampled_from(PHONES), which=LATER, how=st.integers(0, 9))
    def presses(self, who: int, which: int, how: int) -> None:
        """The newest card, now and then an older one, now and then twice."""
        person = self.persona[who]
        found = self.office.phones[who].buttons(5 if how < person.old else 1)
        if not found:
            return self.writes(who, which)
        message, label, handle = found[which % len(found)]
        note(f"{who} presses [{label}]")
        self._did(who, self.office.press(who, message, handle))
        if how >= 10 - person.doubles:
            note("and again")
            self._did(who, self.office.press(who, message, handle))
        return None

    @rule(who=st.sampled_from(PHONES), path=st.lists(LATER, min_size=2, max_size=10))
    def goes_on(self, who: int, path: list[int]) -> None:
        """As most people do: one press after another on whatever the newest card offers; some things are written."""
        for step in path:
            if step % 4 == 0:
                self.writes(who, step // 4)
            else:
                self.presses(who, step // 4, step % 10)

    @rule(who=st.sampled_from(PHONES), path=st.lists(LATER, min_size=12, max_size=24))
    def gets_it_done(self, who: int, path: list[int]) -> None:
        """Somebody who has come for something: never back, never away from the matter, a figure where one is asked."""
        for step in path:
            forward = [one for one in self.office.phones[who].buttons() if self.office.meant_by(one[2]) not in AWAY]
            if not forward or (step % 8 == 0 and len(forward) < MANY):
                text = FIGURES[step // 8 % len(FIGURES)]
                note(f"{who} writes {text!r}")
                self._did(who, self.office.customer(who, Wrote(text, self._number())))
            else:
                message, label, handle = forward[step // 8 % len(forward)]
                note(f"{who} presses [{label}]")
                self._did(who, self.office.press(who, message, handle))

    @rule(who=st.sampled_from(PHONES), which=LATER)
    def writes(self, who: int, which: int) -> None:
        """Something of what such a person says."""
        words = self.persona[who].words
        text = words[which % len(words)]
        note(f"{who} writes {text[:80]!r}")
        self._did(who, self.office.customer(who, Wrote(text, self._number())))

    @rule(who=st.sampled_from(PHONES), which=LATER)
    def writes_twice_the_same_update(self, who: int, which: int) -> None:
        """The platform delivers an update a second time."""
        words = self.persona[who].words
        text, key = words[which % len(words)], f"twice-{self._number()}"
        note(f"{who} writes {text[:80]!r}, delivered twice")
        self._did(who, self.office.customer(who, Wrote(text, self._number()), key=key))
        before = len(self.office.sent)
        self._run(self.office.customer(who, Wrote(text, self._number()), key=key))
        assert len(self.office.sent) == before, "a second delivery of the same update was answered again"

    @rule(who=st.sampled_from(PHONES), what=st.sampled_from((*FILES, *ODD)))
    def sends(self, who: int, what: Any) -> None:
        """A paper, a sticker, a voice message, a contact."""
        note(f"{who} sends {what}")
        self._did(who, self.office.customer(who, what))

    @rule(who=st.sampled_from(PHONES), which=LATER)
    def edits(self, who: int, which: int) -> None:
        """A message of theirs, to other words."""
        words = self.persona[who].words
        text = words[which % len(words)]
        note(f"{who} edits to {text[:80]!r}")
        self._run(self.office.customer(who, Edited(text, self._number() - 1)))
        self._holds(len(self.office.sent))

    # -- colleagues --------------------------------------------------------------------------------------------------
    @rule(
        user=st.sampled_from(tuple(STAFF)),
        which=LATER,
        says=st.lists(st.sampled_from(STAFF_SAYS), min_size=6, max_size=6),
    )
    def colleague_acts(self, user: str, which: int, says: list[str]) -> None:
        """Any button of any card; a form that opens is filled with anything and sent."""
        buttons = [(card, action, value) for card in self.office.cards.values() for action, value in card.buttons]
        if not buttons:
            return
        card, action, value = buttons[which % len(buttons)]
        subject, _, bound = value.partition("#")
        note(f"{user} presses {action} on {subject or card.subject}")
        before = len(self.office.sent)
        view = self._run(self.office.colleague(user, action, subject, {"bound": bound} if bound else {}, form=False))
        for _ in range(2):  # a form may show a preview first
            view = self._run(self._filled(user, view, says)) if view else None
        self._holds(before)

    async def _filled(self, user: str, view: Any, says: list[str]) -> Any:
        form = view.get("view", view)
        carried = json.loads(form["private_metadata"])
        values = {}
        inputs = [block for block in form["blocks"] if block["type"] == "input"]
        for place, block in enumerate(inputs):
            element = block["element"]
            options = [option["value"] for option in element.get("options", ())]
            said = says[place % len(says)]
            values[block["block_id"]] = options[len(said) % len(options)] if options else said
        note(f"and sends {values}")
        subject = carried.pop("subject")
        more = {name: str(value) for name, value in carried.items() if name not in {"channel", "message"}}
        return await self.office.colleague(user, form["callback_id"], subject, more | values, form=True)

    @rule(by=st.sampled_from(WAITS))
    def time_passes(self, by: int) -> None:
        """Reminders, promises and the ends of offers come."""
        note(f"{by // MINUTE} minutes pass")
        before = len(self.office.sent)
        self._run(self.office.pass_time(by))
        self._holds(before)

    # -- what follows ------------------------------------------------------------------------------------------------
    def _did(self, who: int, deed: Coroutine[Any, Any, Any]) -> None:
        """A customer did something: they hear something."""
        before = len(self.office.sent)
        replies = self._run(deed)
        heard = [one for one in self.office.sent[before:] if one.lane == f"telegram:{who}"]
        assert heard or replies or self._passed_on(before, who), f"{who} is met with silence"
        self._holds(before)

    def _passed_on(self, before: int, who: int) -> bool:
        """While a person speaks, their words go to the desk; a receipt comes when nobody has read them in time."""
        said = self.office.rows("SELECT control FROM conversation WHERE chat = ?", f"telegram:{who}")
        return said == [("human",)] or any(letter.channel == "slack" for letter in self.office.sent[before:])

    def _holds(self, before: int) -> None:
        found = wrong(self.office, self.office.sent[before:])
        assert not found, "\n".join(found)

    def _number(self) -> int:
        return 5000 + len(self.office.said.get(0, ())) + sum(map(len, self.office.said.values()))

    def _run(self, deed: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.run_until_complete(deed)

    def teardown(self) -> None:
        """The chains are whole; the books are let go of."""
        try:
            found = [f"{name}: {said}" for name, ask in AT_THE_END.items() for said in ask(self.office)]
            assert not found, "\n".join(found)
        finally:
            self._run(self.office.close())
            self.loop.close()
