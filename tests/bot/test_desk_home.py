"""A colleague's home page: what it shows to whom, how it is turned over, and that it follows what they do."""

from typing import Any

import pytest
from sqlalchemy import insert

from bot.desk import take_met
from bot.desk.home import ROWS
from bot.desk.home_asked import Asked, Late, Which, Whose
from bot.doors import Met, StaffActed
from bot.sandbox.slack.blocks import refuse_bad_view
from flows.facts.parties import StaffRole
from flows.facts.times import DAY, HOUR
from storage import call_backs, people
from storage.tables.cases import CASE
from storage.tables.corridor import FOLLOW_UP
from tests.bot.desk_scene import DESK, NOW, Desk, desk

FIGURES = ("USD", "D-1001", "Fu Tong")


def look(here: Desk, user: str, action: str = "open_home", **values: str) -> dict[str, Any]:
    """Open one's home, or turn it over; the page that is shown."""
    did(here, user, StaffActed(action, "home:0", values))
    return home(here)


def did(here: Desk, user: str, what: StaffActed) -> None:
    """Somebody of our workspace does something."""
    here.did(user, what)


def home(here: Desk) -> dict[str, Any]:
    """The home page that the last deed made; an empty one when it made none."""
    made = [reply.body["view"] for reply in here.replies if reply.kind == "home"]
    for view in made:
        refuse_bad_view(view, "home")
    return dict(made[0]) if made else {"blocks": []}


def words(view: dict[str, Any]) -> str:
    """All that can be read on it."""
    found = [block.get("text") or block.get("elements", [{}])[0] for block in view["blocks"]]
    return "\n".join(str(one.get("text", "")) for one in found)


def opens(view: dict[str, Any]) -> list[str]:
    """What its buttons open."""
    return [block["accessory"]["value"] for block in view["blocks"] if "accessory" in block]


def many(here: Desk, count: int, **columns: Any) -> None:
    """So many open cases more."""
    row = dict(here.conn.execute(CASE.select()).mappings().one())
    for n in range(count):
        fresh = {"id": None, "number": f"D-{2000 + n}", "next_contact_at": NOW + n * HOUR, **columns}
        here.conn.execute(insert(CASE).values(**{**row, **fresh}))


def test_a_home_lists_ones_own_cases_with_whom_they_wait_for() -> None:
    """Each with a button that opens it."""
    with desk() as here:
        before = look(here, "lena")
        here.press("lena", "take", "case:1")
        after = look(here, "lena")

        assert "D-1001" not in words(before)
        assert "D-1001 · Fu Tong (Shenzhen) Trading · USD 1,000.00 · The price" in words(after)
        assert "Being worked on · waits for Lena · next word to the customer by Wed 4 Nov, 10:00" in words(after)
        assert "case:1" in opens(after)


def test_a_home_once_opened_follows_whatever_its_owner_does() -> None:
    """And is left alone for somebody who has never looked."""
    with desk() as here:
        here.press("mei", "take", "case:1")
        never_looked = home(here)
        look(here, "mei")
        here.send("mei", "ask_evidence", "case:1", list="the order", days="2")

        assert never_looked["blocks"] == []
        assert "Waiting for the customer · waits for: the customer" in words(home(here))


def test_what_waits_for_ones_decision_is_listed_and_ones_own_proposal_is_not() -> None:
    """A statement of another's, a proposal of another's."""
    with desk() as here:
        here.proposed()
        lead, proposer = look(here, "omar"), look(here, "lena")

        assert "Proposal D-1001 · Fu Tong (Shenzhen) Trading · USD 1,000.00" in words(lead)
        assert "Statement to review ST-1 · Fu Tong (Shenzhen) Trading · USD 2,000.00" in words(lead)
        assert {"case:1", "statement:1"} <= set(opens(lead))
        assert "Proposal" not in words(proposer)


def test_a_proposal_above_ones_authority_is_not_ones_to_decide() -> None:
    """A reviewer sees only what a reviewer may approve."""
    with desk() as here:
        here.conn.exec_driver_sql("UPDATE dispute_case SET claimed = 90000000")
        here.conn.exec_driver_sql("UPDATE dispute_item SET claimed = 90000000")
        here.press("lena", "take", "case:1")
        here.send("lena", "propose", "case:1", upheld_1="900000", remedy_1="credit_note", text_1="All of it.")

        assert here.state() == "pending_approval"
        assert "Proposal" not in words(look(here, "ruth"))


def test_the_round_is_drawn_in_bars_of_characters() -> None:
    """Every client shows them; the numbers stand beside."""
    with desk() as here:
        page = words(look(here, "omar"))

        assert "Round of 31 Oct 2026: 1 statement" in page
        assert "████████████████████     1  issued, not opened yet" in page
        assert "░░░░░░░░░░░░░░░░░░░░     0  silent" in page


def test_what_falls_due_and_what_was_not_sent_stand_there_with_their_reason() -> None:
    """A promised call, and a reminder that was withheld."""
    with desk() as here:
        call = {"customer_id": 1, "contact_id": 1, "purpose": "call_payment", "phone": "+86", "made_at": NOW}
        call_backs.book(here.conn, at=NOW + 2 * HOUR, **call)
        kept = {"kind": "confirm_reminder", "subject": "statement:2", "customer_id": 1, "due_at": NOW, "made_at": NOW}
        here.conn.execute(insert(FOLLOW_UP).values(state="withheld", because="stopped", closed_at=NOW - HOUR, **kept))
        page = words(look(here, "lena"))

        assert "Call Fu Tong (Shenzhen) Trading: promised for Mon 2 Nov, 12:00" in page
        assert "was not sent: they asked us not to write first." in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(Whose.MINE), 0),
        (Asked(Whose.ALL), 7),
        (Asked(Whose.ALL, Which.OURS), 5),
        (Asked(Whose.ALL, Which.CUSTOMER), 2),
        (Asked(Whose.ALL, Which.APPROVAL), 0),
        (Asked(Whose.ALL, late=Late.OVERDUE), 4),
        (Asked(Whose.DEPARTMENT), 5),
    ],
)
def test_a_filter_shows_what_it_says(asked: Asked, found: int) -> None:
    """Whose, whose turn, how late."""
    with desk() as here:
        people.change_staff(here.conn, 2, departments="pricing")
        many(here, 4, next_contact_at=NOW - DAY)
        many_customers = {"state": "offered", "reason": "quantity", "next_contact_at": NOW + DAY}
        row = dict(here.conn.execute(CASE.select().where(CASE.c.id == 1)).mappings().one())
        for n in range(2):
            here.conn.execute(insert(CASE).values(**{**row, "id": None, "number": f"D-{3000 + n}", **many_customers}))
        page = look(here, "omar", "turn_home", bound=str(asked))

        assert sum(one.startswith("case:") for one in opens(page)) == found


def test_pages_hold_ten_cases_and_lead_on() -> None:
    """The last one leads back only; a page beyond the last is the last."""
    with desk() as here:
        many(here, 12)
        first = look(here, "omar", "turn_home", bound="all.open.any.0")
        last = look(here, "omar", "turn_home", bound="all.open.any.9")

        assert sum(one.startswith("case:") for one in opens(first)) == ROWS
        assert "1 to 10 of 13" in words(first)
        assert "11 to 13 of 13" in words(last)
        turns = [block for block in last["blocks"] if block.get("block_id") == "pages"]
        assert [one["value"] for one in turns[0]["elements"]] == ["home:0#all.open.any.0"]


@pytest.mark.parametrize("nonsense", ["", "x", "all.open.any", "all.open.any.-3", "his.open.any.0", "all.open.any.x"])
def test_a_page_that_was_never_offered_is_the_first_one(nonsense: str) -> None:
    """A forged button shows nothing else."""
    assert Asked.read(nonsense).page == 0


@pytest.mark.parametrize("user", ["nobody", "guest", "gone"])
def test_who_is_no_colleague_sees_a_page_without_a_figure(user: str) -> None:
    """A stranger, a guest, somebody who has left."""
    with desk() as here:
        if user != "nobody":
            id_ = people.add_staff(here.conn, "T1", user, user, StaffRole.LEAD, NOW)
            people.change_staff(here.conn, id_, barred=user)
        page = words(look(here, user))

        assert page.startswith("This is the desk of Okafor & Sons Supply.")
        assert not any(figure in page for figure in FIGURES)


@pytest.mark.parametrize("role", [StaffRole.ADMIN, StaffRole.RESPONDER])
def test_a_role_that_sees_no_case_sees_no_figure_either(role: StaffRole) -> None:
    """Whoever runs the installation has no business with what is in it."""
    with desk() as here:
        people.add_staff(here.conn, "T1", "ada", "Ada", role, NOW)
        page = words(look(here, "ada"))

        assert "does not see cases" in page
        assert not any(figure in page for figure in FIGURES)


# -- in their own language ---------------------------------------------------------------------------------------------
def met(here: Desk, user: str, locale: str, barred: str = "") -> None:
    """Slack says who somebody is."""
    work = here.work(Met(locale, barred), f"T1/{user}")
    take_met(work, work.inbound)


def test_home_forms_and_private_words_are_in_the_colleagues_language_and_threads_in_the_houses() -> None:
    """Slack says what they read."""
    with desk() as here:
        met(here, "mei", "zh-CN")
        here.press("mei", "take", "case:1")
        card = here.card("case:1").body["text"]
        page = words(look(here, "mei"))
        here.press("mei", "ask_evidence", "case:1")
        form = here.replies[0].body["view"]["title"]["text"]
        here.press("ruth", "take", "case:1")
        english = here.said()
        here.press("mei", "issue_statement", "statement:1")

        assert "在办异议单" in page
        assert (form, "您的角色" in here.said()) == ("索取凭证", True)
        assert english.startswith("Your role")
        assert "Being worked on" in card


@pytest.mark.parametrize(
    ("locale", "language"), [("zh-CN", "zh_Hans"), ("zh-TW", "zh_Hant"), ("en-GB", "en"), ("nl-NL", ""), ("", "")]
)
def test_a_locale_that_nobody_translated_leaves_the_houses_language(locale: str, language: str) -> None:
    """English is no better guess than the house's own."""
    with desk(language="zh_Hans") as here:
        met(here, "mei", locale)

        assert people.staff(here.conn, team="T1", user="mei")[0].language == language


def test_a_colleague_whom_slack_calls_a_guest_or_gone_is_kept_out_until_they_are_not() -> None:
    """Both stand in the records."""
    with desk() as here:
        met(here, "lena", "en-US", "guest")
        here.press("lena", "take", "case:1")
        kept_out = here.state()
        met(here, "lena", "en-US")
        here.press("lena", "take", "case:1")

        assert (kept_out, here.state()) == ("triage", "investigating")
        assert [len(here.audit(what)) for what in ("barred", "let_in")] == [1, 1]


# -- windows -----------------------------------------------------------------------------------------------------------
def test_a_card_opened_from_the_home_has_its_buttons_and_is_drawn_anew_when_they_are_pressed() -> None:
    """Without going to the channel."""
    with desk() as here:
        did(here, "lena", StaffActed("open_card", "case:1", {}, "trigger"))
        opened = here.replies[0].body["view"]
        refuse_bad_view(opened, "modal")
        did(here, "lena", StaffActed("take", "case:1", {}, "trigger", view="V1"))
        drawn = here.replies[0]

        assert opened["blocks"][0]["text"]["text"] == "D-1001 · Fu Tong (Shenzhen) Trading"
        assert (drawn.kind, drawn.body["id"]) == ("redrawn", "V1")
        assert "'Take'" not in str(drawn.body["view"]["blocks"])


def test_what_is_said_privately_where_there_is_no_channel_comes_in_a_window() -> None:
    """On the home page and in windows there is nothing else."""
    with desk() as here:
        did(here, "ruth", StaffActed("take", "case:1", {}, "trigger", view="V1"))
        view = here.replies[0].body["view"]
        refuse_bad_view(view, "modal")

        assert here.replies[0].kind == "form"
        assert view["blocks"][0]["text"]["text"].startswith("Your role (reviewer)")


def test_a_press_in_another_channel_does_nothing_and_is_written_down() -> None:
    """A card that was forwarded is no card."""
    with desk() as here:
        did(here, "lena", StaffActed("take", "case:1", {}, "trigger", "C_ELSEWHERE"))
        away = here.state()
        did(here, "lena", StaffActed("take", "case:1", {}, "trigger", "D_LENA"))

        assert (away, here.state()) == ("triage", "investigating")
        assert "other_channel" in here.audit("refused_press")[0][1]


def test_a_form_sent_from_a_window_brings_the_window_up_to_date() -> None:
    """The form knows the window it was opened from."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        values = {"list": "the order", "days": "2"}
        did(here, "lena", StaffActed("ask_evidence", "case:1", values, "", DESK, "1.0", form=True, view="V1"))

        assert [reply.kind for reply in here.replies] == ["form_done", "redrawn"]
