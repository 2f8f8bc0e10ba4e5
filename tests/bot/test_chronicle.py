"""The story line of the demo: what the unchanged bot did, told from its books."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.commands.demo.chronicle import KEPT, Chronicle
from bot.commands.demo.chronicle_lines import excerpt
from bot.commands.demo.sample import CHENGUANG, LINDNER, MORI
from bot.kinds import KINDS
from flows.all_flows import DIALOGUES, LIFECYCLES
from flows.engine.events import Happened
from flows.tables.followups import FOLLOWUPS
from flows.tables.reasons import REASONS
from flows.tables.roles import MAY
from flows.tables.withholding import WITHHOLDING
from tests.bot.demo_scene import a_world, play

PAGE = Path(__file__).resolve().parents[2] / "bot" / "sandbox" / "page" / "words"
LINE = r"^  '([^']+)': '([^']*)',$"
WORDS = {
    language: dict(re.findall(LINE, (PAGE / f"story_{language}.js").read_text(encoding="utf-8"), re.MULTILINE))
    for language in ("en", "zh")
}
AGREES = """\
customer | [余额相符]
customer | [余额确认无误]
customer | [确认，代表上海晨光家居有限公司]
"""
OBJECTS = """\
customer | [Something differs]
customer | HL-2187
customer | [The price]
customer | [Clothes rack · USD 19.20]
customer | 18.40
customer | [All 250]
customer | [Skip]
customer | [Credit the difference]
customer | [No, the rest is fine]
customer | [Yes, that is it]
Mara     | [Take] D-1001
Mara     | the old list, I think
Mara     | [Propose] D-1001
Mara     | {upheld_1: 200; remedy_1: credit_note; text_1: The order says 18.40.}
Wei      | [Approve] D-1001
Mara     | [Approve] D-1001
Jonas    | [Approve] D-1001
"""
FORGETS = """\
customer | /stop
+ 4 days
"""
MATTERS = """\
customer | we will pay HL-2152 on Friday
customer | [Bank transfer]
customer | [Yes, note it]
customer | I want to make a complaint
customer | [The way I was spoken to]
customer | Nobody said good morning.
customer | [Yesterday]
customer | [Skip]
customer | [An apology]
customer | [Yes, that is right]
Mara     | [Take and assess] K-1001
Mara     | {weight: urgent}
"""
Line = dict[str, Any]


@dataclass
class Story:
    """What was told in one world, and what was published on the way."""

    lines: list[Line] = field(repr=False)
    fed: list[Line] = field(repr=False)
    again: list[Line] = field(repr=False)

    def turn(self, say: str, **values: object) -> list[Line]:
        """The lines of the first turn that has such a line."""
        found = next(line for line in self.lines if line["say"] == say and values.items() <= line["values"].items())
        return [line for line in self.lines if line["turn"] == found["turn"]]


async def tell(folder: Path) -> Story:
    """One customer agrees, one objects, promises and complains, one wants no reminders, one is silent; a new world."""
    told: list[Chronicle] = []

    def parts(world: Any) -> list[Chronicle]:
        told.append(Chronicle(world, every=0.03))
        return told

    async with a_world(folder, parts) as world:
        for lead, lines in (("李敏", AGREES), ("Amara", OBJECTS), ("Amara", MATTERS), ("森", FORGETS)):
            await play(world, lead, lines, look=told[0].look)
        await asyncio.sleep(0.1)
        lines = (await told[0].offers()[0].ask({}))["lines"]  # type: ignore[misc]
        entries = [entry async for entry in _so_far(world.sandbox.feed)]
        fed = [line for entry in entries if entry["kind"] == "story" for line in entry["body"]["lines"]]
        await world.renew(told=False)
        await asyncio.sleep(0.1)
        again = (await told[0].offers()[0].ask({}))["lines"]  # type: ignore[misc]
    return Story(lines, fed, again)


async def _so_far(feed: Any) -> Any:
    """What the feed holds now."""
    last = feed.seq
    async for entry in feed.subscribe():
        yield entry
        if entry["seq"] >= last:
            return


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """One story; the tests below look at it."""
    return asyncio.run(tell(tmp_path_factory.mktemp("story")))


def says(lines: list[Line]) -> list[tuple[str, str]]:
    """Kind and key of each line."""
    return [(line["kind"], line["say"]) for line in lines]


def test_an_agreement_is_told_from_the_press_to_the_reminders_called_off(story: Story) -> None:
    """One headline, and all that came of it in the same turn."""
    turn = story.turn("came_pressed", label="确认，代表上海晨光家居有限公司")

    assert says(turn)[0] == ("came", "came_pressed")
    moved = next(line for line in turn if line["say"] == "moved")["values"]
    assert (moved["from_key"], moved["to_key"]) == ("statement.viewed", "statement.confirmed")
    assert {line["values"]["kind_key"] for line in turn if line["say"] == "called_off"} == {
        "followup.confirm_reminder",
        "followup.reply_by",
    }
    assert {("approved", "confirmed"), ("wrote", "wrote"), ("wrote", "desk_note"), ("moved", "dialogue")} <= set(
        says(turn)
    )


def test_lines_lead_to_the_message_on_the_phone_and_on_the_desk(story: Story) -> None:
    """As soon as it has been sent; the line is published again under its number."""
    turn = story.turn("confirmed")
    letter = next(line for line in turn if line["say"] == "wrote")
    note = next(line for line in turn if line["say"] == "desk_note")

    assert (letter["customer"], type(letter["message_id"])) == (CHENGUANG.phone.id, int)
    assert (note["channel"], bool(note["ts"])) == ("C_DESK", True)


def test_what_a_customer_wrote_leads_to_their_own_message(story: Story) -> None:
    """A press leads to the message that carried the button."""
    assert type(story.turn("came_wrote", text="18.40")[0]["message_id"]) is int
    assert type(story.turn("came_pressed", label="The price")[0]["message_id"]) is int


def test_what_was_published_is_what_is_kept(story: Story) -> None:
    """A page that follows the feed and one that comes later show the same."""
    followed = {line["id"]: line for line in story.fed}

    assert [followed[line["id"]] for line in story.lines] == story.lines


def test_a_case_is_opened_with_its_reason_and_amount(story: Story) -> None:
    """And the promise to the customer stands beside it."""
    turn = story.turn("case_opened")
    opened = next(line for line in turn if line["say"] == "case_opened")["values"]

    assert (opened["about"], opened["reason_key"], opened["amount"]) == ("D-1001", "reason.price", "USD 200.00")
    assert [line["values"]["kind_key"] for line in turn if line["say"] == "planned"] == ["followup.answer_due"]


def test_an_approval_of_ones_own_is_told_as_refused(story: Story) -> None:
    """Once because the role forbids it, once because the proposal was hers."""
    refused = [line["values"] for line in story.lines if line["say"] == "refused"]

    assert [(one["who"], one["why_key"]) for one in refused] == [
        ("Wei", "refused.role_forbids"),
        ("Mara", "refused.own_proposal"),
    ]


def test_an_approval_by_another_person_names_both(story: Story) -> None:
    """Who approved, and whose proposal it was."""
    turn = story.turn("approved", about="D-1001")
    approved = next(line for line in turn if line["say"] == "approved")["values"]

    assert (approved["who"], approved["proposer"]) == ("Jonas", "Mara")
    assert says(turn)[0] == ("came", "staff_pressed")


@pytest.mark.parametrize(("number", "to"), [("P-1001", "promise.made"), ("K-1001", "complaint.in_work")])
def test_promises_and_complaints_go_by_their_numbers(story: Story, number: str, to: str) -> None:
    """What customers and colleagues see of them is what the story calls them."""
    moves = [line["values"] for line in story.lines if line["say"] == "moved"]

    assert to in [move["to_key"] for move in moves if move["about"] == number]


def test_what_colleagues_write_among_themselves_is_told_as_theirs(story: Story) -> None:
    """With no letter to any customer behind it."""
    turn = story.turn("staff_wrote", text="the old list, I think")

    assert says(turn) == [("came", "staff_wrote")]


def test_a_reminder_is_told_when_it_leaves(story: Story) -> None:
    """What was due, the reminder itself, and the next one."""
    turn = story.turn("wrote", sort_key="letter.reminder", who=LINDNER.phone.name)

    assert says(turn) == [("fired", "due"), ("set", "planned"), ("wrote", "wrote")]


def test_a_reminder_that_may_not_leave_is_told_with_its_reason(story: Story) -> None:
    """The customer had said that no reminders are wanted."""
    wish = story.turn("wished_silence")
    withheld = next(line for line in story.lines if line["say"] == "withheld")

    assert wish[0]["customer"] == MORI.phone.id
    assert withheld["values"]["because_key"] == "because.stopped"


def test_a_move_of_the_clock_stands_after_what_it_brought(story: Story) -> None:
    """Four days, and the reminders of these days before it."""
    clock = next(line for line in story.lines if line["kind"] == "clock")
    reminded = story.turn("wrote", sort_key="letter.reminder", who=LINDNER.phone.name)

    assert (clock["say"], clock["values"]) == ("clock_days", {"days": 4})
    assert reminded[0]["turn"] < clock["turn"]


def test_a_new_world_begins_an_empty_story(story: Story) -> None:
    """Nothing of the old one is told in it; numbers go on, so that no page mixes them up."""
    assert "case_opened" not in {line["say"] for line in story.again}
    assert min(line["id"] for line in story.again) > max(line["id"] for line in story.lines)
    assert len(story.lines) <= KEPT


def spoken(line: Line, words: Mapping[str, str]) -> str:
    """A line in words, as the page fills it."""
    values = {
        name: words[value] if name.endswith("_key") and f"{{{name}}}" in words[line["say"]] else value
        for name, value in line["values"].items()
    }
    return re.sub(r"\{(\w+)\}", lambda found: str(values[found[1]]), words[line["say"]])


@pytest.mark.parametrize("language", WORDS)
def test_every_line_can_be_said(story: Story, language: str) -> None:
    """No key and no value is missing."""
    assert all(spoken(line, WORDS[language]) for line in (*story.lines, *story.again))


def test_both_languages_have_the_same_words() -> None:
    """With the same values in them."""
    values = {
        language: {key: sorted(re.findall(r"\{\w+\}", said)) for key, said in words.items()}
        for language, words in WORDS.items()
    }

    assert values["en"] == values["zh"]


def happenings() -> set[str]:
    """Everything a lifecycle listens to."""
    rules = [rule for flow in LIFECYCLES for stage in flow.stages.values() for rule in stage.rules]
    patterns = [rule.pattern for rule in rules if rule.pattern and rule.pattern.event is Happened]
    return {name for pattern in patterns for name in pattern.names if not name.startswith("due:")}


@pytest.mark.parametrize("language", WORDS)
def test_every_move_of_the_clock_can_be_said(language: str) -> None:
    """Its two greatest parts, whichever they are."""
    spans = ("days", "days_hours", "days_minutes", "hours", "hours_minutes", "minutes")

    assert {f"clock_{span}" for span in spans} <= WORDS[language].keys()


@pytest.mark.parametrize("language", WORDS)
def test_everything_that_flows_name_has_words(language: str) -> None:
    """A state, a dialogue, a follow-up, a reason or an action of the desk that is added needs its words here too."""
    sorts = {kind.flow: kind.name for kind in KINDS.values()}
    wanted = {f"{sorts[flow.name]}.{stage}" for flow in LIFECYCLES for stage in flow.stages}
    wanted |= {f"flow.{flow.name}" for flow in DIALOGUES} | {f"followup.{kind}" for kind in FOLLOWUPS}
    wanted |= {f"form.{action}" for action in MAY} | {f"reason.{key}" for key in REASONS}
    wanted |= {f"happened.{name}" for name in happenings()} | {f"because.{key}" for key in WITHHOLDING}

    assert wanted - WORDS[language].keys() == set()


def test_words_written_backwards_by_a_mark_are_told_as_they_were_typed() -> None:
    """A mark that turns the direction would turn the whole line around."""
    assert excerpt("the \u202etotal is <b>18.40</b>\u2066 &amp; wrong") == "the total is 18.40 & wrong"
