"""The cards and what cannot be done with words in them: no mention, no link, inside Slack's own limits."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot import things
from bot.desk import hand_over_head, head, person_card, review_card
from bot.desk.blocks import NOTHING, cut
from bot.desk.fitting import BY_STATE, actions_for
from bot.sandbox.slack.blocks import refuse_bad_blocks, refuse_bad_view
from flows.facts.dispute import CaseState, Control
from flows.tables.roles import MAY
from storage import cases
from storage.ports import Letter
from tests.bot.desk_scene import LANE, NOW, OPTION, Desk, buttons, desk

INJECTIONS = (
    "<!channel>",
    "<!here> now",
    "<@U1>",
    "<#C1|general>",
    "<!subteam^S1>",
    "<https://evil.example|https://bank.example>",
    "https://evil.example",
    "<mailto:a@b.c|write>",
    "@channel",
    "&lt;!channel&gt;",
    "<!date^1^{date}|x>",
    "`<!everyone>`",
    "a<b & c>d",
    "",
)
MARKED = re.compile(r"<[^>]*>")
ADDRESS = re.compile(r"https?://")


def texts(node: Any) -> Iterator[dict[str, Any]]:
    """Every text object in blocks or a view."""
    if isinstance(node, dict):
        if node.get("type") in {"mrkdwn", "plain_text"} and isinstance(node.get("text"), str):
            yield node
        for value in node.values():
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)


def live_nodes(letter: Letter) -> list[str]:
    """What Slack would turn into a mention or a link."""
    found = MARKED.findall(letter.body["text"])
    for text in texts(letter.body.get("blocks", [])):
        if text["type"] == "mrkdwn":
            found += MARKED.findall(text["text"])
            found += [] if text.get("verbatim") else ADDRESS.findall(text["text"])
        else:
            found += [":emoji:"] if text.get("emoji", True) else []
    return found


def everything(here: Desk) -> list[Letter]:
    """Every sort of card and note of one customer."""
    work = here.work()
    head(work, 1)
    review_card(work, 1)
    person_card(work, 1)
    hand_over_head(work, cases.ask_person(here.conn, chat=LANE, customer_id=1, reason="asked", asked_at=NOW, case_id=1))
    said = cases.one(here.conn, 1)
    assert said is not None
    wrote = {"person": "x", "text": said.words, "before": "", "language": ""}
    things.tell_desk(work, "case:1", "staff/customer_wrote", wrote)
    things.tell_desk(
        work, "case:1", "staff/evidence_came", {"name": said.document, "slot": "paper", "caption": said.words}
    )
    here.finish(work)
    return here.letters


@pytest.mark.parametrize("injection", INJECTIONS)
def test_no_words_of_a_customer_become_a_mention_or_a_link(injection: str) -> None:
    """In names, words, numbers and file names."""
    with desk(words=injection, document=injection or "INV", name=injection or "x", contact=injection or "y") as here:
        letters = everything(here)

        assert len(letters) == 6
        assert [node for letter in letters for node in live_nodes(letter)] == []


@pytest.mark.parametrize("injection", [*INJECTIONS, "x" * 5000, "\u202e" * 40 + "1.00", "\n" * 50])
def test_every_card_is_one_that_slack_takes(injection: str) -> None:
    """Whatever is in it, and with words beside its blocks."""
    with desk(
        words=injection, document=injection[:200] or "INV", name=injection or "x", contact=injection or "y"
    ) as here:
        for letter in everything(here):
            refuse_bad_blocks(letter.body.get("blocks", []))

            assert letter.body["text"].strip()


def test_a_customers_words_stand_on_the_card_as_they_were_written() -> None:
    """Plain text, lines kept, controls taken out."""
    with desk(words="first <b>line</b>\nsecond\u202e line") as here:
        work = here.work()
        head(work, 1)
        here.finish(work)
        shown = [text["text"] for text in texts(here.card("case:1").body["blocks"]) if text["type"] == "plain_text"]

        assert "first <b>line</b>\nsecond line" in shown


def test_the_card_says_what_is_in_question_and_what_is_not() -> None:
    """The rest of the document stays agreed."""
    with desk() as here:
        work = here.work()
        head(work, 1)
        here.finish(work)
        fields = [text["text"] for text in texts(here.card("case:1").body["blocks"]) if text["type"] == "mrkdwn"]

        assert "*In question*\nUSD 1,000.00" in fields
        assert "*Not in question*\nUSD 1,000.00" in fields
        assert any("*Papers* none · " in text for text in fields)
        assert "*Owner*\nnobody yet" in fields


def test_the_desk_speaks_the_language_of_the_house() -> None:
    """Buttons, fields and the sentence beside them."""
    with desk(language="zh_Hans") as here:
        work = here.work()
        head(work, 1)
        here.finish(work)

        assert here.button("case:1", "take")["text"]["text"] == "接手"
        assert here.card("case:1").body["text"].startswith("P1 · D-1001 · Fu Tong (Shenzhen) Trading · 价格 · 争议 ")


def test_every_form_is_one_that_slack_takes() -> None:
    """Opened by the colleague who may."""
    with desk() as here:
        views = []
        for user, action in (("lena", "reply"), ("lena", "ask_evidence")):
            here.press(user, action, "case:1")
            views.append(here.replies[0].body["view"])
        here.press("lena", "take", "case:1")
        here.press("lena", "propose", "case:1")
        views.append(here.replies[0].body["view"])
        here.send("lena", "propose", "case:1", **OPTION)
        here.press("ruth", "return_offer", "case:1", bound=here.bound("case:1", "return_offer"))
        views.append(here.replies[0].body["view"])
        here.send("lena", "reply", "case:1", text="x\n" * 1000)
        views.append(here.replies[0].body["view"])

        for view in views:
            refuse_bad_view(view, "modal")
            assert json.loads(view["private_metadata"])["subject"] == "case:1"


def test_every_button_of_a_case_has_a_role_that_may_press_it() -> None:
    """The table of states and the table of roles speak of the same actions."""
    named = {action for actions in BY_STATE.values() for action in actions}

    assert named <= set(MAY)
    assert set(BY_STATE) == set(CaseState)


def test_a_case_under_a_persons_control_can_be_returned() -> None:
    """And only then."""
    with desk() as here:
        case = cases.one(here.conn, 1)
        assert case is not None
        before = actions_for(case)
        cases.change(here.conn, case, control=Control.HUMAN.value)
        case = cases.one(here.conn, 1)
        assert case is not None

        assert "return_to_bot" not in before
        assert "return_to_bot" in actions_for(case)


def test_a_closed_case_can_only_be_said_to_have_come_back() -> None:
    """Nothing else is left to press."""
    with desk() as here:
        case = cases.one(here.conn, 1)
        assert case is not None
        cases.change(here.conn, case, state="closed")
        work = here.work()
        head(work, 1)
        here.finish(work)

        assert [button["action_id"] for button in buttons(here.card("case:1"))] == ["came_back"]


def test_what_is_cut_is_never_empty_and_never_too_long() -> None:
    """Slack refuses both."""
    assert cut("  ", 5) == NOTHING
    assert cut("abcdef", 5) == "abcd…"
