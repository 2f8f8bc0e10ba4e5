"""What colleagues look up and begin: the command, its forms, a message attached to a case, a case for a customer."""

import json
from typing import Any

import pytest

from bot.doors import StaffActed
from bot.sandbox.slack.blocks import refuse_bad_blocks, refuse_bad_view
from flows.facts.parties import StaffRole
from storage import cases, own_figures, people
from tests.bot.desk_scene import DESK, NOW, Desk, desk


def write(here: Desk, user: str, text: str, channel: str = DESK) -> str:
    """Give the command with that text; what is answered, in words."""
    did(here, user, StaffActed("command", "command:0", {"text": text}, "trigger", channel))
    for reply in here.replies:
        if reply.kind == "private" and "blocks" in reply.body:
            refuse_bad_blocks(reply.body["blocks"])
    return here.said()


def did(here: Desk, user: str, what: StaffActed) -> None:
    """Somebody of our workspace does something."""
    here.did(user, what)


def shown(here: Desk) -> dict[str, Any]:
    """The window or form of the last deed."""
    view = next(reply.body["view"] for reply in here.replies if reply.kind == "form")
    refuse_bad_view(view, "modal")
    return dict(view)


def fields(view: dict[str, Any]) -> list[str]:
    """The names of a form's fields."""
    return [block["block_id"] for block in view["blocks"] if block["type"] == "input"]


# -- looked up ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("words", ["customer C-1", "customer fu tong", "Customer c-1", "客户 C-1"])
def test_a_customer_is_found_by_code_and_by_a_part_of_the_name(words: str) -> None:
    """Account, people, cases, each case with its button."""
    with desk() as here:
        told = write(here, "lena", words)

        assert "Fu Tong (Shenzhen) Trading (C-1)" in told
        assert "ST-2: USD 2,000.00, of which overdue USD 2,000.00 · Issued" in told
        assert "Li Na: may confirm balances" in told
        assert here.replies[0].body["blocks"][-1]["accessory"]["value"] == "case:1"


def test_a_figure_that_the_customer_is_to_state_first_is_not_shown() -> None:
    """A colleague could let it slip."""
    with desk() as here:
        own_figures.ask(here.conn, 2, 1, NOW)

        assert "do not name ours" in write(here, "lena", "customer C-1").split("\n")[1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("case d-1001", "D-1001 · Fu Tong"),
        ("case D-9999", "Nothing fits “D-9999”"),
        ("find 0.60", "Cases with “0.60”, newest first"),
        ("find inv-7001", "D-1001"),
        ("find Fu", "Fu Tong (Shenzhen) Trading (C-1)"),
        ("find 100%", "Nothing fits"),
        ("board", "1 case is open."),
        ("看板", "Our turn: 1"),
        ("invite C-9", "Nothing fits “C-9”"),
        ("issue statement C-9", "Nothing fits “C-9”"),
    ],
)
def test_the_command_answers_from_the_books(text: str, said: str) -> None:
    """To whoever gave it, and to nobody else."""
    with desk() as here:
        assert said in write(here, "omar", text)
        assert here.letters == []


@pytest.mark.parametrize("text", ["", "help", "hello there", "customer", "case", "invite"])
def test_a_line_that_means_nothing_is_answered_with_what_can_be_written(text: str) -> None:
    """Never with silence."""
    with desk() as here:
        assert "/concord case D-1001" in write(here, "lena", text)


@pytest.mark.parametrize("channel", ["C_ELSEWHERE", "G_PRIVATE"])
def test_no_figure_is_told_in_another_channel(channel: str) -> None:
    """On the desk and between us it is."""
    with desk() as here:
        elsewhere = write(here, "lena", "customer C-1", channel)

        assert "not in other channels" in elsewhere
        assert "USD" in write(here, "lena", "customer C-1", "D_LENA")


def test_who_sees_no_case_may_ask_for_help_only() -> None:
    """Whoever runs the installation."""
    with desk() as here:
        people.add_staff(here.conn, "T1", "ada", "Ada", StaffRole.ADMIN, NOW)

        assert "/concord case" in write(here, "ada", "help")
        assert "does not allow this" in write(here, "ada", "case D-1001")


# -- a contact invited -------------------------------------------------------------------------------------------------
def test_a_link_is_shown_to_whoever_asked_and_only_its_hash_is_kept() -> None:
    """With the role and the limit that were chosen."""
    with desk() as here:
        write(here, "lena", "invite C-1 disputant")
        form = shown(here)
        here.send("lena", "invite", "customer:1", contact="1", role="disputant", limit="5000")
        told = shown(here)["blocks"][0]["text"]["text"]
        invited = people.invitation(here.conn, token=told.split("start=")[1].split("\n")[0])

        assert fields(form) == ["contact", "name", "role", "limit"]
        assert invited is not None
        assert (invited.contact.name, invited.role.value) == ("Li Na", "disputant")
        assert here.letters == []
        assert "token" not in here.audit("invited")[0][1]


def test_somebody_who_is_not_on_file_needs_a_name() -> None:
    """And is on file afterwards."""
    with desk() as here:
        here.send("lena", "invite", "customer:1", contact="0", role="viewer")
        nameless = here.errors()
        here.send("lena", "invite", "customer:1", contact="0", role="viewer", name="Wang  Fang")

        assert nameless == {"name": "Say what, in a few words."}
        assert people.contact(here.conn, 2)[0].name == "Wang Fang"


def test_a_limit_that_cannot_be_read_is_asked_again() -> None:
    """Nothing is guessed."""
    with desk() as here:
        here.send("lena", "invite", "customer:1", contact="1", role="viewer", limit="a lot")

        assert "limit" in here.errors()


# -- statements prepared -----------------------------------------------------------------------------------------------
def test_only_who_may_prepare_is_asked_for_the_day() -> None:
    """The last month's end stands there already."""
    with desk() as here:
        refused = write(here, "lena", "issue statement C-1")
        write(here, "amir", "issue statement C-1")
        form = shown(here)

        assert "does not allow this" in refused
        assert form["blocks"][1]["element"]["initial_value"] == "2026-10-31"


def test_statements_prepared_by_the_command_say_how_many_there_are() -> None:
    """Here nothing is open in the ledger that day."""
    with desk() as here:
        here.send("amir", "prepare", "customer:1", cut_off="31.10.2026")
        unreadable = here.errors()
        here.send("amir", "prepare", "customer:1", cut_off="2026-10-31")

        assert unreadable == {"cut_off": "Write the day as 2026-10-31."}
        assert shown(here)["blocks"][0]["text"]["text"].startswith("No statement of Fu Tong")


# -- attached ----------------------------------------------------------------------------------------------------------
NOTE = {"text": "The warehouse counted 230 <!channel>.", "author": "mei", "files": "count.pdf", "link": "https://x.y/z"}


def test_a_message_is_attached_to_a_case_as_an_internal_note() -> None:
    """From any channel; with its author, files and place; the customer hears nothing of it."""
    with desk() as here:
        did(here, "lena", StaffActed("attach_to_case", "shortcut:0", NOTE, "trigger", "C_WAREHOUSE"))
        form = shown(here)
        carried = json.loads(form["private_metadata"])
        here.send("lena", "attach_to_case", "shortcut:0", number="d-1001", **NOTE)
        note = here.letters[0]

        assert fields(form) == ["which", "number"]
        assert {name: carried[name] for name in NOTE} == NOTE | {"link": carried["link"]}
        assert note.subject == "case:1"
        assert "Lena attached what Mei wrote in Slack." in note.body["text"]
        assert "230 &lt;!channel&gt;" in note.body["text"]
        assert "Files there: count.pdf" in note.body["text"]
        assert here.to_customer() == []
        assert "https://x.y/z" in here.audit("attached")[0][1]


def test_a_message_attached_to_no_case_is_asked_about_again() -> None:
    """By its number's field."""
    with desk() as here:
        here.send("lena", "attach_to_case", "shortcut:0", number="D-7", **NOTE)

        assert "number" in here.errors()


def test_a_message_without_words_and_files_is_not_attached() -> None:
    """There is nothing to keep."""
    with desk() as here:
        did(here, "lena", StaffActed("attach_to_case", "shortcut:0", {}, "trigger", "C_WAREHOUSE"))

        assert "neither words nor files" in here.said()


# -- a case for a customer ---------------------------------------------------------------------------------------------
CLAIM = {"contact": "1", "lines": "2.7", "reason": "quantity", "remedy": "unsure", "words": "two pallets were short"}


def test_a_customer_is_found_while_their_name_is_typed() -> None:
    """The list is too long to show."""
    with desk() as here:
        did(here, "lena", StaffActed("suggest", "options:0", {"field": "customer", "typed": "tong"}))
        options = here.replies[0].body["options"]

        assert [one["text"]["text"] for one in options] == ["C-1 · Fu Tong (Shenzhen) Trading"]


def test_a_case_is_opened_for_a_customer_as_they_would_and_they_are_told() -> None:
    """In their language, with what they may do about it; the records name the colleague."""
    with desk() as here:
        did(here, "lena", StaffActed("new_case", "shortcut:0", {}, "trigger"))
        first = fields(shown(here))
        here.send("lena", "new_case", "shortcut:0", customer="1")
        second = fields(shown(here))
        here.send("lena", "new_case", "customer:1", claimed="300", **CLAIM)
        case = cases.one(here.conn, 2)

        assert (first, second) == (["customer"], ["contact", "lines", "reason", "claimed", "remedy", "words"])
        assert case is not None
        assert (case.number, case.state.value, case.split.claimed) == ("D-1002", "triage", 30_000)
        assert "Lena 已根据您告知的情况，代您登记异议单 D-1002" in here.to_customer()[0]
        assert here.audit("registered")[-1][0] == "staff:1"
        assert "D-1002" in shown(here)["blocks"][0]["text"]["text"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"lines": ""}, "lines"),
        ({"lines": "9.9"}, "lines"),
        ({"reason": "price"}, "lines"),
        ({"reason": "?"}, "reason"),
        ({"claimed": "much"}, "claimed"),
        ({"claimed": "999999"}, "lines"),
        ({"contact": "9"}, "contact"),
    ],
)
def test_a_claim_that_the_books_refuse_is_said_under_its_field(changed: dict[str, str], field: str) -> None:
    """No line, an unknown one, the same reason again, no reason, no sum, more than is open, nobody."""
    with desk() as here:
        here.send("lena", "new_case", "customer:1", **{**CLAIM, **changed})

        assert list(here.errors()) == [field]
        assert cases.one(here.conn, 2) is None


def test_a_customer_with_nothing_to_object_to_is_said_so() -> None:
    """Before anything is filled in."""
    with desk() as here:
        here.conn.exec_driver_sql("UPDATE statement SET state = 'draft'")
        here.send("lena", "new_case", "shortcut:0", customer="1")
        nothing = here.errors()
        here.send("lena", "new_case", "shortcut:0", customer="")

        assert nothing == {"customer": "They have no statement yet to object to."}
        assert here.errors() == {"customer": "Choose a customer."}
