"""Plays a transcript through the whole house and writes it down as it really went.

A transcript is lines of `who | what`; how people's lines are written stands in bot/sandbox/acting_script.py. Who
answers: `bot` (to the customer its head names), `bot → Tom` (to another) and `desk`. Only acting lines, captions and
the head are read; all others are made. A finance person writes a file of acting lines and lets
`python -m tests.conversations --write` fill in the rest; the difference is the review.

A line of `fate` is what no person does: "Slack does not answer", "Slack answers again", "Wei leaves the company",
"We do not run for 16 hours",
"RC-6001 brings 2700.00 for INV-2201" (the ledger imports a payment), "CHENGUANG invites Amara" (to speak for it too),
"OKAFOR invites Amara on the phone of A", "Lin joins logistics" (a department, or a role),
"18.40 was agreed with OKAFOR for Palm oil 20 L, as our price list says", "Wei is away until 2026-11-13 and Mara stands
in", "the shift of Mara ends at 17:30", "OKAFOR gets statements monthly on day 3",
"the ledger posts CN-391 of USD 200.00 to OKAFOR for D-1001" (it is imported),
"the ledger bills INV-2301 of 2026-11-12 to OKAFOR: 150 cans of Palm oil 20 L at USD 19.20", "Mara prepares the
statements of 2026-11-30" (somebody else issues them).

A head line `# figures elsewhere` says that chats may hold no figures there, `# only prepared` that no statement has
been issued yet, `# what is due is reminded of` that the house does that, `# nothing prepared` that none has been made,
`# nobody has read the words of zh_Hans` that only a machine has made them, `# reads ja` that the customer whom the
head names is on file with that language, for whose words somebody answers.

The transcripts here happen in the town of the tests. Those of bot/sandbox/stories happen in the demo's own world, with
its sample company, since the demo plays them to visitors.
"""

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from bot.sandbox.acting import PDF, Player
from bot.sandbox.acting_aim import CannotActError
from bot.sandbox.acting_script import CAPTION, Act, Pass, Script, read_script
from bot.sandbox.stories import FOLDER
from flows.facts.parties import Role
from flows.facts.times import HOUR, MINUTE, in_zone
from storage import people
from tests.conversations import office
from tests.conversations.filled import Filler
from tests.conversations.paying import names_money, pay
from tests.conversations.watching import LINK, Watcher
from tests.town.town import CUSTOMERS, Town, a_town
from tests.town.unread import unread

__all__ = ["HERE", "PDF", "play"]

HERE = Path(__file__).parent
ASKED_FIRST = "asked"
PREPARED, NOTHING = "# only prepared", "# nothing prepared"
FIGURES, FIGURES_AT = "# figures elsewhere", "https://figures.harbourline.example"
DUE = "# what is due is reminded of"
UNREAD = re.compile(r"# nobody has read the words of (?P<language>\w+)")
READS = "# reads "
FATE = "fate"
FELL_DUE = re.compile(r"#= followup_(?P<kind>\w+)")
_INVITED = re.compile(r"(?P<code>[A-Z]+) invites (?P<who>\S+)(?: on the phone of (?P<phone>\S+))?")
_PRICED = re.compile(r"(?P<price>[\d.]+) was agreed with (?P<code>[A-Z]+) for (?P<goods>.+), as (?P<source>.+) says")
_AWAY = re.compile(r"We do not run for (?P<hours>\d+) hours")
_JOINED = re.compile(r"(?P<who>\S+) joins (?P<where>\S+)")
_LIMIT = re.compile(r"(?P<who>\S+) may confirm up to (?P<currency>[A-Z]{3}) (?P<sum>\d+)")
NAMES = {c.name.split()[0]: c.id for c in CUSTOMERS}


class Place(Protocol):
    """Where a transcript happens; times are µs UTC."""

    @property
    def sandbox(self) -> Any:
        """The pretend platforms there."""

    def now(self) -> int:
        """What the clock there shows."""

    async def next_due(self) -> int | None:
        """When something is planned next."""

    async def reach(self, moment: int) -> None:
        """Let time pass until then, at most to what is planned next."""

    async def settle(self) -> None:
        """Return when everything that was done has been answered."""

    async def befall(self, fate: str) -> None:
        """Let that happen to us. Raises CannotActError for what cannot."""


@dataclass
class InTown:
    """The town of the tests, on its stopped clock."""

    town: Town

    @property
    def sandbox(self) -> Any:
        """See Place."""
        return self.town.sandbox

    def now(self) -> int:
        """See Place."""
        return self.town.clock.now()

    async def next_due(self) -> int | None:
        """See Place."""
        return await self.town.concord.next_due()

    async def reach(self, moment: int) -> None:
        """See Place."""
        self.town.clock.advance(moment - self.now())
        await self.town.concord.waker.ring()
        await self.town.settle()

    async def settle(self) -> None:
        """See Place."""
        await self.town.settle()

    async def befall(self, fate: str) -> None:
        """See Place."""
        if fate == "Slack does not answer":
            self.town.sandbox.faults.arm("slack", "*", None, kind="401")
        elif fate == "Slack answers again":
            self.town.sandbox.faults.clear()
        elif names_money(fate):
            await pay(self.town, fate)
        elif away := _AWAY.fullmatch(fate):
            await self.reach(self.now() + int(away["hours"]) * HOUR)  # nothing is done meanwhile: one ring, at the end
        elif invited := _INVITED.fullmatch(fate):
            phone = invited["phone"] or invited["who"]
            await self.town.invite_for(NAMES[invited["who"]], invited["code"], NAMES[phone])
        elif priced := _PRICED.fullmatch(fate):
            await self.town.agree_price(priced["code"], priced["goods"], priced["price"], priced["source"])
        elif not await self._comes_or_goes(fate):
            raise CannotActError(f"Nobody knows how {fate!r} comes about.")

    async def _comes_or_goes(self, fate: str) -> bool:
        """A colleague begins or leaves, or something happens in the office; False for anything else."""
        if joined := _JOINED.fullmatch(fate):
            await self.town.hire(joined["who"], joined["where"])
        elif limit := _LIMIT.fullmatch(fate):
            await self.town.limit(NAMES[limit["who"]], limit["currency"], int(limit["sum"]) * 100)
        elif fate.endswith(" leaves the company"):
            gone = next(one.id for one in self.town.sandbox.cast.colleagues if one.name == fate.split(maxsplit=1)[0])
            await self.town.concord.store.write(
                lambda conn: people.change_staff(conn, people.staff(conn, user=gone)[0].id, active=False)
            )
        else:
            return await office.happens(self.town, fate)
        return True


class Links(dict[int, str]):
    """The link that the bot showed last to anybody, passed on; before that everybody's first invitation."""

    def __init__(self, sandbox: Any) -> None:
        """Whatever is shown later counts too."""
        super().__init__({who: f"{who:032d}" for who in NAMES.values()})
        self._phone = sandbox.telegram

    def __getitem__(self, who: int) -> str:
        """The token for that person."""
        shown = [message for one in NAMES.values() for message in self._messages(one) if message["from"] == "bot"]
        found = [token for message in shown for token in LINK.findall(str(message.get("text") or ""))]
        return found[-1] if found else super().__getitem__(who)

    def _messages(self, who: int) -> list[dict[str, Any]]:
        try:
            return list(self._phone.chat(who)["messages"])
        except KeyError:
            return []


@dataclass
class Play:
    """One transcript being played."""

    place: Place
    script: Script
    player: Player
    watcher: Watcher

    async def go(self) -> str:
        """Play it to its end; what was seen."""
        for step in self.script.steps:
            if step.caption:
                self.watcher.lines.append(f"{CAPTION} {step.caption}")
            await (self.wait(step) if isinstance(step, Pass) else self.act(step))
        if self.script.ending:
            self.watcher.lines.append(f"{CAPTION} {self.script.ending}")
        return "\n".join(self.watcher.lines).rstrip() + "\n"

    async def act(self, step: Act) -> None:
        """One acting line."""
        lines = self.watcher.lines
        lines.append(f"{step.who:<8} | {step.line}")
        if step.who == FATE:
            await self.place.befall(step.text)
            return
        try:
            complaints = await self.player.do(self.player.find(step))
        except CannotActError as problem:
            raise CannotActError(f"`{lines[-1]}` cannot be done: {problem}") from problem
        lines += [f"{'desk':<8} | ({block}: {error})" for block, error in complaints.items()]
        if not step.together:
            await self.place.settle()
            self.watcher.look()

    async def wait(self, step: Pass) -> None:
        """Time passes from one due moment to the next; whatever comes is shown under the moment at which it came."""
        lines = self.watcher.lines
        lines.append(step.line)
        end = await self._end(step)
        while (now := self.place.now()) < end:
            due = await self.place.next_due()
            upto = end if due is None else due if due > now else now + HOUR
            await self.place.reach(min(upto, end))
            before = len(lines)
            self.watcher.look()
            if len(lines) > before or self.place.now() >= end:
                lines.insert(before, f"= {in_zone(self.place.now(), self.script.zone):%a %d %b %Y, %H:%M}")

    async def _end(self, step: Pass) -> int:
        if step.micros is not None:
            return self.place.now() + step.micros
        due = await self.place.next_due()
        if due is None:
            raise CannotActError("Nothing is planned, so there is no next time to wait for.")
        return due


def play(path: Path, folder: Path) -> str:
    """That file of the town as it goes today. Raises CannotActError where an acting line cannot be carried out."""
    return asyncio.run(_in_town(read_script(path.read_text(encoding="utf-8")), folder))


async def _in_town(script: Script, folder: Path) -> str:
    lead, others = NAMES[script.lead], [NAMES[name] for name in script.others]
    elsewhere: dict[str, Any] = {"figures_at": FIGURES_AT} if FIGURES in script.remarks else {}
    found = next(filter(None, map(UNREAD.fullmatch, script.remarks)), None)
    said = unread(found["language"]) if found else None
    async with a_town(folder, at=script.start, due_reminders=DUE in script.remarks, speaker=said, **elsewhere) as town:
        await prepare(town, lead, script.role, others, **_begun(script))
        told = await seen(InTown(town), script, [lead, *others])
        if never := shown_due(script) - await town.concord.store.read(_fell_due):
            raise CannotActError(f"The head says that {', '.join(sorted(never))} falls due here, and it never does.")
        if vain := await town.told_in_vain():
            names = ", ".join(sorted({one.message for one in vain}))
            raise CannotActError(f"A time was told by {names}, and nothing was promised for it nor set to happen then.")
        return told


def shown_due(script: Script) -> set[str]:
    """The kinds of follow-ups that the head of a transcript says it shows."""
    marks = (FELL_DUE.fullmatch(line) for line in script.remarks)
    return {mark["kind"] for mark in marks if mark}


def _fell_due(conn: Any) -> set[str]:
    """Those that fell due and were acted on."""
    return {row[0] for row in conn.exec_driver_sql("SELECT DISTINCT kind FROM follow_up WHERE state = 'done'")}


def _begun(script: Script) -> dict[str, Any]:
    """What has been done about statements before it begins, and in which language the customer is on file."""
    reads = (line.removeprefix(READS) for line in script.remarks if line.startswith(READS))
    return {"issued": PREPARED not in script.remarks, "made": NOTHING not in script.remarks, "reads": next(reads, "")}


async def seen(place: Place, script: Script, watched: list[int]) -> str:
    """What is seen when that script is played there."""
    player = Filler(place.sandbox, script.lead, Links(place.sandbox), FOLDER)
    return await Play(place, script, player, Watcher(player, watched, [*script.remarks, ""])).go()


async def prepare(
    town: Town, lead: int, role: str, others: list[int], *, issued: bool = True, made: bool = True, reads: str = ""
) -> None:
    """Books open, people bound (unless it is about being invited), statements issued, only prepared or not even that.

    Who is *asked first* is a confirmer whose company states its own balance before ours is shown.
    """
    await town.open_books(issue=False)
    if reads:
        await town.reads(lead, reads)
    for who in [lead, *others]:
        if role == "invited":
            await town.invite(who)
        else:
            await town.bind(who, Role(role) if who == lead and role != ASKED_FIRST else Role.CONFIRMER)
    if role == ASKED_FIRST:
        await town.ask_first(lead)
    if made and issued:
        await town.issue()
    elif made:
        await town.prepare_statements()
    await town.wait(MINUTE)
