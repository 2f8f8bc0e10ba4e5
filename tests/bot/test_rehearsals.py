"""Rehearsals: every situation can be brought to its good end, and neglect has its price."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.commands.demo.rehearsals import Rehearsals
from bot.commands.demo.rehearsals_debrief import mood_key
from bot.commands.demo.rehearsals_promises import Fate, fates
from bot.sandbox.rehearsing_situations import FOLDER, BadSituationError, situations
from flows.facts.times import HOUR, MINUTE
from storage.chronicle import Link, Planned
from tests.bot.demo_scene import a_world, play
from tests.bot.test_chronicle import WORDS

# What good colleagues do, by situation and language; "look" lets the customer react.
OFFERS = """\
Wei      | [Take] D-100{n}
Wei      | [Propose] D-100{n}
Wei      | {{upheld_1: {amount}; remedy_1: credit_note; text_1: You are right.}}
Jonas    | [Approve] D-100{n}
"""
ANSWERS = """\
Wei      | [Take] {name}
Wei      | [Reply to customer] {name}
Wei      | {{text: {words}}}
Wei      | {{}}
"""
HANDS_BACK = "Wei      | [Return to assistant] {name}\n"
SETTLES = """\
Wei      | [Take] D-1001
Wei      | [Ask for papers] D-1001
Wei      | {list: The order; days: 1}
+ 2 days
"""
EXECUTES = "Mara     | [Record execution] D-1001\nMara     | {document: HG-0401}\n+ 6 days\n"


def offers(*amounts: str) -> list[str]:
    """An offer for each of the cases, approved by another person."""
    return [OFFERS.format(n=n, amount=amount) for n, amount in enumerate(amounts, 1)]


def answer(name: str, *words: str) -> list[str]:
    """Take over, write these messages one after the other, hand back."""
    first, *others = (ANSWERS.format(name=name, words=said) for said in words)
    more = [one.partition("\n")[2] for one in others]
    return [first, *more, HANDS_BACK.format(name=name)]


GOOD = {
    ("angry", "en"): answer("Amara", "I am sorry, Amara. RC-9117 is set against HL-2152 by 15:00 today."),
    ("angry", "zh"): answer("李敏", "很抱歉让您说了三遍。今天 15:00 前给您结果。"),
    ("many_disputes", "en"): offers("4140", "270", "207"),
    ("many_disputes", "zh"): offers("2130", "1180", "496"),
    ("silent", "en"): [SETTLES, *offers("200")[0].split("\n", 1)[1:], "+ 6 days\n", EXECUTES],
    ("silent", "zh"): [SETTLES, *offers("2130")[0].split("\n", 1)[1:], "+ 6 days\n", EXECUTES],
    ("wrong_person", "en"): answer("Katrin", "Thank you. Who looks after it now?", "Thank you, noted."),
    ("wrong_person", "zh"): answer("李敏", "谢谢您告诉我们。请问现在由谁负责？", "谢谢，已记下。"),
}  # fmt: skip
LEADS = {(one.id, one.language): one.customer for one in situations()}
State = dict[str, Any]


class Drills:
    """All situations, one after the other in one demo: the state at the end of each, and a neglected one."""

    def __init__(self) -> None:
        self.good: dict[tuple[str, str], State] = {}
        self.neglected: State = {}
        self.cold: State = {}
        self.given_up: State = {}
        self.put_away: State | None = {}
        self.after_another: State | None = {}

    async def run(self, folder: Path) -> None:
        """Everything that the tests look at."""
        made: list[Rehearsals] = []

        def parts(world: Any) -> list[Rehearsals]:
            made.append(Rehearsals(world, pause=0, alone=False))
            return made

        async with a_world(folder, parts) as world:
            for situation, script in GOOD.items():
                self.good[situation] = await self.drill(world, made[0], situation, script)
            ended = await made[0].end()
            self.put_away = ended
            await self.drill(world, made[0], ("angry", "en"), ["+ 7 hours\n"])
            self.neglected = await made[0].end() or {}
            await self.drill(world, made[0], ("angry", "en"), [])
            self.given_up = await made[0].end() or {}
            self.cold = await self.drill(world, made[0], ("angry", "en"), answer("Amara", "It is booked correctly."))
            await world.renew(told=False)
            self.after_another = made[0].state()

    async def drill(self, world: Any, part: Rehearsals, situation: tuple[str, str], script: list[str]) -> State:
        """Begin it, let colleagues do these lines, the customer reacting after each part; the state then."""
        await part.begin(*situation)
        player = None
        for lines in script:
            player = await play(world, LEADS[situation], lines, player)
            await part.look()
        return part.state() or {}


@pytest.fixture(scope="module")
def drills(tmp_path_factory: pytest.TempPathFactory) -> Drills:
    """One round of drills; the tests below look at it."""
    made = Drills()
    asyncio.run(made.run(tmp_path_factory.mktemp("drills")))
    return made


def said(state: State) -> dict[str, Any]:
    """The debrief by key."""
    return {line["say"].removeprefix("debrief."): line for line in state["debrief"]}


@pytest.mark.parametrize("situation", GOOD, ids="-".join)
def test_each_situation_has_a_good_end(drills: Drills, situation: tuple[str, str]) -> None:
    """Colleagues who do what the aim says reach it, and the customer is content with it."""
    state = drills.good[situation]

    assert (state["done"], state["ended_because"]) == (True, "ended.aim"), json.dumps(state, ensure_ascii=False)
    assert said(state)["aim_reached"]["good"]
    assert said(state)["mood_end"]["good"]


def test_every_situation_is_there_in_both_languages() -> None:
    """And each has a good end above."""
    assert set(GOOD) == set(LEADS)
    assert {language for _, language in LEADS} == {"en", "zh"}


def test_a_quick_and_kind_answer_is_told_as_such(drills: Drills) -> None:
    """In minutes, with the promise kept and nothing left."""
    debrief = said(drills.good["angry", "en"])

    assert debrief["first_word"]["values"]["minutes"] < 5
    assert debrief["promises_kept"]["values"] == {"kept": 1, "all": 1}
    assert {"asked_once", "left_statement"} <= debrief.keys()


def test_offers_are_told_as_approved_by_another_person(drills: Drills) -> None:
    """One for each of the three cases."""
    debrief = said(drills.good["many_disputes", "en"])

    assert debrief["four_eyes"]["values"] == {"count": 3}
    assert debrief["left_case"]["values"] == {"what": "D-1001, D-1002, D-1003"}


def test_a_settled_case_leaves_nothing_open(drills: Drills) -> None:
    """Neither the case nor the statement it was about."""
    assert said(drills.good["silent", "en"])["nothing_open"]["good"]


def test_silence_of_staff_makes_the_customer_write_again(drills: Drills) -> None:
    """Angrier each time, once the clock has moved; the broken promise is told by the bot and taken amiss."""
    texts = [one["text"] for one in drills.neglected["log"]]

    assert "Hello?? Is anybody reading this?" in texts
    assert "You promised me a time. Is anybody there at all?" in texts
    assert drills.neglected["mood"] == 0


def test_patience_ends_at_its_own_minute_of_a_long_jump(drills: Drills) -> None:
    """An hour after the last word of the opening, though the clock was moved by seven."""
    *_, said_last, complained = drills.neglected["log"][: len(drills.given_up["log"]) + 1]

    assert complained["text"] == "Hello?? Is anybody reading this?"
    assert 0 <= complained["at"] - said_last["at"] - HOUR < MINUTE


def test_the_debrief_says_that_nobody_answered(drills: Drills) -> None:
    """Ended by the visitor: no word, what became of the promised times, and what the customer had to ask."""
    debrief = said(drills.neglected)

    assert drills.neglected["ended_because"] == "ended.visitor"
    assert debrief["no_word"]["good"] is False
    assert debrief["promises_told"]["values"]["told"] >= 1
    assert "promises_late" not in debrief
    assert debrief["asked_again"]["values"]["times"] >= 3
    assert debrief["left_conversation"] == {
        "say": "debrief.left_conversation", "values": {"what": "Amara Okafor"}, "good": False,
    }  # fmt: skip


def test_a_promised_time_that_has_not_come_is_told_as_such(drills: Drills) -> None:
    """Whoever ends the rehearsal at once reads that the customer still waits."""
    debrief = said(drills.given_up)

    assert "asked_once" not in debrief

    assert debrief["promises_ahead"]["values"] == {"ahead": 1, "all": 1}
    assert "no_promises" not in debrief


def test_a_cold_answer_calms_nobody(drills: Drills) -> None:
    """Without a word of regret the customer stays angry, and asks for a person again when handed back."""
    texts = [one["text"] for one in drills.cold["log"]]

    assert not drills.cold["done"]
    assert texts.count("[Talk to a person]") == 2


def test_a_debriefed_rehearsal_is_put_away(drills: Drills) -> None:
    """So that the page offers the choice again."""
    assert drills.put_away is None


def test_another_world_ends_the_rehearsal(drills: Drills) -> None:
    """Its customer lived in the old one."""
    assert drills.after_another is None


def spoken(drills: Drills) -> Iterator[tuple[str, State]]:
    """Every line of every debrief with its language."""
    for state in (*drills.good.values(), drills.neglected, drills.given_up):
        for line in state["debrief"]:
            yield from ((language, line) for language in WORDS)


def test_every_debrief_can_be_said(drills: Drills) -> None:
    """In both languages of the page, with every value."""
    missing = [
        (language, line["say"])
        for language, line in spoken(drills)
        if any(f"{{{name}}}" not in WORDS[language][line["say"]] for name in line["values"])
    ]

    assert missing == []


BY = 10 * HOUR


def promise(state: str = "due", closed: int = 0, because: str = "", sort: str = "hand_over:1") -> Planned:
    """A time that was promised at 0 for BY."""
    kind = "pick_up" if sort.startswith("hand") else "answer_due"
    return Planned(1, kind, sort, 5, BY, state, because, 0, closed)


def act(action: str, at: int, subject: str = "hand_over:1", **body: str) -> Link:
    """Something that was done."""
    return Link(5, 1, at, "staff:1", action, subject, body)


@pytest.mark.parametrize(
    ("plan", "acts", "ended", "fate"),
    [
        (promise("cancelled", BY - 1, "answered"), [act("replied", BY - 1)], None, [Fate.KEPT]),
        (promise("cancelled", BY + HOUR, "answered"), [act("replied", BY + HOUR)], None, [Fate.LATE]),
        (promise("done", BY + 1), [act("taken", 1)], None, [Fate.TOLD]),
        (promise("done", BY + HOUR), [], None, [Fate.LATE]),
        (promise("done", BY + 1), [act("returned", 2)], 2, [Fate.LATE]),
        (promise("done", BY + 1), [], 2, []),
        (promise("cancelled", 3, "moot", "case:1"), [act("asked_customer", 3, "case:1")], None, [Fate.KEPT]),
        (promise("done", BY, "", "case:1"), [act("approved", 3, "case:1", was="a", state="a")], None, [Fate.TOLD]),
        (promise("cancelled", 3, "moot", "case:1"), [], None, []),
    ],
    ids=[
        "a person wrote", "wrote too late, and nothing was said before", "told on the minute", "told too late",
        "handed back without a word", "the customer went on alone", "asked for papers", "approved by nobody else",
        "nothing to wait for",
    ],
)  # fmt: skip
def test_a_promised_time_has_its_fate(plan: Planned, acts: list[Link], ended: int | None, fate: list[Fate]) -> None:
    """A person's word in time keeps it; an honest word on the minute is told apart from silence."""
    assert fates([plan], acts, [{"id": 1, "ended_at": ended}], BY + 2 * HOUR) == fate


@pytest.mark.parametrize(("mood", "word"), [(0, "angry"), (25, "uneasy"), (50, "calm"), (100, "content")])
def test_a_mood_has_a_name(mood: int, word: str) -> None:
    """The same that the page shows beside its bar."""
    assert mood_key(mood) == f"mood.{word}"


def test_a_situation_that_could_never_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the file's name and what is missing."""
    whole = (FOLDER / "angry.en.toml").read_text(encoding="utf-8")
    (tmp_path / "endless.en.toml").write_text(whole.replace("reaches = 1", ""), encoding="utf-8")
    monkeypatch.setattr("bot.sandbox.rehearsing_situations.FOLDER", tmp_path)

    with pytest.raises(BadSituationError, match=r"endless\.en\.toml: no reaction reaches the aim"):
        situations()
