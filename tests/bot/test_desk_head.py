"""The card of a case: what it tells, what may be done from it, and that it stays inside Slack's limits."""

import json
from typing import Any

import pytest
from sqlalchemy import delete, insert

from bot import mentions
from bot.desk import head
from bot.desk.fitting import ALWAYS, BUTTONS, laid_out
from bot.sandbox.slack.blocks import refuse_bad_blocks
from flows.facts.dispute import Item, Split
from flows.facts.parties import Colleague, StaffRole
from flows.facts.times import DAY, HOUR
from storage import case_history, case_items, cases, people
from storage.tables.case_items import CASE_ITEM
from storage.tables.cases import EVIDENCE
from tests.bot.desk_scene import NOW, Desk, buttons, desk, listed
from tests.bot.test_desk_cards import live_nodes

OPTIONS, VALUE, TEXT, BLOCKS = 100, 150, 3000, 50


def drawn(here: Desk) -> None:
    """The card as it would be drawn now."""
    work = here.work()
    work.cases.add(1)
    here.finish(work)


def read(here: Desk) -> str:
    """All that the card says."""
    return json.dumps(here.card("case:1").body["blocks"], ensure_ascii=False)


def test_it_names_department_priority_with_its_cause_and_whoever_should_take_it() -> None:
    """Nobody has to ask whose it is."""
    with desk() as here:
        people.change_staff(here.conn, 5, departments="pricing", languages="zh_Hans")
        drawn(here)

        assert "pricing team" in read(here)
        assert "P1, at once · 50 % of the balance" in read(here)
        assert "Suggested: Mei" in read(here)


def test_the_suggestion_mentions_the_colleague_in_slack_and_ends_once_somebody_has_it() -> None:
    """A real mention, made of an id of ours."""
    with desk() as here:
        people.add_staff(here.conn, "T1", "U123", "Ada", StaffRole.AGENT, NOW)
        people.change_staff(here.conn, 6, departments="pricing")
        drawn(here)
        before = read(here)
        here.press("lena", "take", "case:1")

        assert "Suggested: <@U123> (Ada)" in before
        assert "Suggested" not in read(here)


def test_an_id_that_is_none_becomes_no_mention() -> None:
    """What an operator mistypes calls neither everybody nor a channel."""
    for user in ("!channel", "lena", "U1> <!here", ""):
        assert mentions.mention(Colleague(1, "T1", user, "Lena", StaffRole.AGENT)) == ""


def test_it_tells_by_when_what_is_due_and_what_is_late() -> None:
    """The clocks are worked out from what happened."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.now += DAY
        drawn(here)

        assert "First word by a person: was due by" in read(here)
        assert "LATE" in read(here)


def test_a_word_to_the_customer_ends_the_clock_of_the_first_one() -> None:
    """From whichever card it was written."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.work().record(1, "staff:1", "replied", "case:1", text="We look into it.")
        drawn(here)

        assert "First word by a person" not in read(here)
        assert "Decision: by" in read(here)


def test_it_tells_of_earlier_cases_and_of_those_that_were_much_the_same() -> None:
    """What was decided before is one look away."""
    with desk() as here:
        second = _another(here, reason="price", state="closed", upheld=40_000, closed_at=NOW - DAY)
        _another(here, reason="quality")
        work = here.work()
        case = cases.one(here.conn, second)
        head(work, second + 1)
        body = json.dumps(work.letters[0].body["blocks"], ensure_ascii=False)

        assert case is not None
        assert "2, the last one closed on" in body
        assert f"{case.number} · The price · USD 1,000.00 · accepted USD 400.00" in body


def test_cases_of_others_are_alike_only_for_the_same_reason() -> None:
    """Another customer's quality tells nothing about a price."""
    with desk() as here:
        price = _another(here, reason="price", customer_id=2)
        _another(here, reason="quality", customer_id=2)
        case = cases.one(here.conn, 1)
        assert case is not None

        found = case_history.similar(here.conn, case, NOW - DAY, 3)

        assert [one.id for one in found] == [price]


def test_what_had_the_same_cause_comes_before_the_customers_other_cases() -> None:
    """Whatever its customer called it, and with the cause beside it and a button that opens it."""
    with desk() as here:
        mine = _another(here, reason="quality")
        same = _another(here, reason="discount", customer_id=2, root_cause="price_list")
        here.press("lena", "take", "case:1")
        here.send("lena", "set_cause", "case:1", root_cause="price_list")
        case = cases.one(here.conn, 1)
        assert case is not None
        opens = [one["accessory"]["value"] for one in here.card("case:1").body["blocks"] if "accessory" in one]

        assert [one.id for one in case_history.similar(here.conn, case, NOW - DAY, 3)] == [same, mine]
        assert opens == [f"case:{same}", f"case:{mine}"]
        assert "The same cause: " in read(here)


def test_papers_are_counted_with_the_time_of_the_newest() -> None:
    """Refused ones are none."""
    with desk() as here:
        for at, state in ((NOW, "stored"), (NOW + HOUR, "stored"), (NOW + 2 * HOUR, "refused")):
            _paper(here, at, state)
        drawn(here)

        assert "2, the newest of Mon 2 Nov, 11:00" in read(here)


def test_at_most_five_buttons_and_everything_else_in_one_list() -> None:
    """What is done every day is one press away; the rest is not lost."""
    with desk() as here:
        here.press("lena", "take", "case:1")

        assert [one["action_id"] for one in buttons(here.card("case:1"))] == ["propose", "ask_evidence", "reply"]
        assert {"take_over", "reassign", *ALWAYS} <= set(listed(here.card("case:1")))


def test_more_prominent_actions_than_buttons_go_to_the_list_too() -> None:
    """Nothing that fits is left out."""
    every = ("take", "approve", "return_offer", "propose", "ask_evidence", "reply", "clear_feeling", "brief")

    shown, rest = laid_out(every)

    assert len(shown) == BUTTONS
    assert {*shown, *rest} == set(every)


def test_a_choice_from_the_list_is_a_press_of_that_action() -> None:
    """The door reads both alike (see the door's own tests for the payload)."""
    with desk() as here:
        here.press("lena", "brief", "case:1")

        assert any("in brief, for Lena" in letter.body["text"] for letter in here.letters)


def test_the_largest_case_stays_inside_slacks_limits() -> None:
    """Forty lines, long words, every field filled, a proposal of three ways and a brief."""
    with desk(words="word " * 2000, name="N" * 200, contact="P" * 200, document="D" * 60) as here:
        _make_large(here)
        here.press("lena", "take", "case:1")
        here.press("lena", "brief", "case:1")
        letters = [*here.letters]
        drawn(here)

        for body in (here.card("case:1").body, letters[-1].body):
            _within_limits(body)
        assert "and 32 more" in read(here)


def _make_large(here: Desk) -> None:
    """Whatever a case may hold, much of it."""
    case = cases.one(here.conn, 1)
    assert case is not None
    for at in range(30):
        here.work().record(1, "staff:1", "replied", "case:1", text=f"{at} " * 200)
        _another(here, reason="price", state="closed", closed_at=NOW)
        _paper(here, NOW + at, "stored")
    _with_items(here, 40)


def _with_items(here: Desk, count: int) -> None:
    here.conn.execute(delete(CASE_ITEM).where(CASE_ITEM.c.case_id == 1))
    case_items.add(here.conn, 1, "price", [Item(700 + at, f"INV-{at}-{'x' * 40}", Split(2_500)) for at in range(count)])


def _within_limits(body: Any) -> None:
    blocks = body["blocks"]
    assert len(blocks) <= BLOCKS
    for block in blocks:
        texts = [block.get("text"), *block.get("fields", []), *block.get("elements", [])]
        for text in filter(None, texts):
            said = text.get("text") if isinstance(text.get("text"), str) else ""
            assert len(said) <= TEXT
        for element in block.get("elements", []):
            options = element.get("options", [])
            assert len(options) <= OPTIONS
            assert all(len(option["value"]) <= VALUE for option in options)
    refuse_bad_blocks(blocks)


def _another(here: Desk, **fields: Any) -> int:
    """One more case beside case 1."""
    base: dict[str, Any] = {
        "customer_id": 1, "contact_id": 1, "statement_id": 2, "state": "triage", "remedy": "credit_note", "words": "",
        "answers": {}, "registered_at": NOW, "next_contact_at": NOW + DAY, "document_id": 0, "document": "",
        "reason": "price", "currency": "USD", "claimed": 100_000,
    }  # fmt: skip
    return cases.register(here.conn, **base | fields)


def _paper(here: Desk, at: int, state: str, name: str = "order.pdf") -> None:
    row = {"customer_id": 1, "case_id": 1, "chat": "telegram:42", "slot": "paper", "channel_ref": f"r{at}"}
    more = {"name": name, "mime": "application/pdf", "size": 1, "state": state, "received_at": at}
    here.conn.execute(insert(EVIDENCE).values(**row, **more))


@pytest.mark.parametrize(
    "injection", ["<!channel>", "<https://evil.example|https://bank.example>", "https://x.example"]
)
def test_nothing_that_a_customer_wrote_lives_in_a_brief(injection: str) -> None:
    """Neither as a mention nor as a link, wherever it stands."""
    with desk(words=injection, document=injection, name=injection, contact=injection) as here:
        _paper(here, NOW, "stored", injection)
        _another(here, reason="price", words=injection, document=injection)
        here.press("lena", "take", "case:1")

        assert [node for letter in here.letters for node in live_nodes(letter)] == []
