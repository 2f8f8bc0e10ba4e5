"""The letter after a telephone call: shown before it leaves, in the recorded words, and open to what is remembered."""

import json
from datetime import date
from typing import Any

import pytest

from bot import customers
from bot.keeping.call_letters import object_to
from bot.papers import PAPERS, Setting
from bot.sandbox.slack.blocks import refuse_bad_view
from flows.facts.calendars import WEEKDAYS
from flows.facts.call_letters import RememberOtherwise, rows, until
from flows.facts.parties import Company
from locales.papers.press import Press
from locales.papers.sheet import Sheet
from storage import call_letters
from storage.ports import Letter
from tests.bot.desk_scene import LANE, NOW, PERSON, Desk, desk, speaker

SETTING = Setting(Company("Okafor & Sons Supply"), speaker())
CALL = "call_back:1"
SAID = {"text": "含税单价按 0.60 计。\n差额另开红字发票。", "following": "开具红字发票并发到这里。", "by": "2026-11-06"}
HEARD = {
    "heard_from": "1", "heard_name": "", "heard_how": "phone", "heard_on": "2026-11-02", "heard_file": "none",
    "step": "2",
}  # fmt: skip


def calling(here: Desk) -> None:
    """Lena has the case and calls about it."""
    here.press("lena", "take", "case:1")
    here.send("lena", "call_customer", "case:1", phone="+86 138 0000 5678")


def spoken(here: Desk, **said: str) -> None:
    """Lena writes down what was said, sees it as the customer will, and sends it."""
    calling(here)
    here.send("lena", "call_result", CALL, **said)
    carried = json.loads(form(here)["private_metadata"])
    here.send("lena", "call_result", CALL, **said, seen=carried["seen"])


def form(here: Desk) -> dict[str, Any]:
    """The form of the last deed."""
    view = next(reply.body["view"] for reply in here.replies if reply.kind == "form")
    refuse_bad_view(view, "modal")
    return dict(view)


def papers(here: Desk) -> list[Letter]:
    """The files that the last deed sends to the customer."""
    return [letter for letter in here.letters if letter.lane == LANE and letter.method == "sendDocument"]


def sheet(here: Desk, language: str = "zh_Hans") -> Sheet:
    """The first letter as it is set."""
    found = PAPERS["call_letter"](here.conn, SETTING, {"kind": "call_letter", "id": 1, "language": language}).sheet
    assert found is not None
    return found


# -- written, shown, sent ----------------------------------------------------------------------------------------------
def test_colleagues_see_the_words_before_they_leave() -> None:
    """What was said, what follows and by when, and until when to object; nothing is kept yet."""
    with desk() as here:
        calling(here)
        here.send("lena", "call_result", CALL, **SAID)
        shown = str(form(here)["blocks"])

        for part in ("差额另开红字发票。", "后续安排（2026年11月6日 前）", "开具红字发票并发到这里。", "2026年11月5日"):
            assert part in shown
        assert here.to_customer() == []
        assert call_letters.one(here.conn, 1) is None


def test_the_form_comes_back_with_everything_that_was_typed() -> None:
    """The day too."""
    with desk() as here:
        calling(here)
        here.send("lena", "call_result", CALL, **SAID)
        fields = {block["block_id"]: block["element"] for block in form(here)["blocks"] if block["type"] == "input"}

        assert list(fields) == ["text", "following", "by"]
        assert fields["following"]["initial_value"] == SAID["following"]
        assert fields["by"]["initial_date"] == "2026-11-06"


def test_the_message_comes_first_and_the_letter_behind_it() -> None:
    """Under a number that both carry."""
    with desk() as here:
        spoken(here, **SAID)
        kept, sent = call_letters.one(here.conn, 1), [one for one in here.letters if one.lane == LANE]

        assert kept is not None
        assert [one.method for one in sent] == ["sendMessage", "sendDocument"]
        assert "CL-1001" in sent[0].body["text"]
        assert sent[1].body["enclose"] == {"kind": "call_letter", "id": 1, "language": "zh_Hans"}
        assert (kept.colleague, kept.by, kept.until) == ("Lena", date(2026, 11, 6), date(2026, 11, 5))


def test_words_changed_after_they_were_shown_are_shown_again() -> None:
    """What leaves is what was seen."""
    with desk() as here:
        calling(here)
        here.send("lena", "call_result", CALL, **SAID)
        seen = json.loads(form(here)["private_metadata"])["seen"]
        here.send("lena", "call_result", CALL, **{**SAID, "following": "下周再说。"}, seen=seen)

        assert "下周再说。" in str(form(here)["blocks"])
        assert here.to_customer() == []


@pytest.mark.parametrize("by", ["", "2026-10-30", "soon"])
def test_what_is_to_happen_needs_a_day_that_is_not_over(by: str) -> None:
    """A promise without a day is none."""
    with desk() as here:
        calling(here)
        here.send("lena", "call_result", CALL, **{**SAID, "by": by})

        assert list(here.errors()) == ["by"]


def test_what_follows_is_weighed_like_every_word_to_a_customer() -> None:
    """No fault is admitted in it, and no colleague named."""
    with desk() as here:
        calling(here)
        here.send("lena", "call_result", CALL, **{**SAID, "following": "It was our mistake; Amir corrects it."})

        assert "following" in here.errors()


def test_where_nobody_is_bound_there_is_no_letter() -> None:
    """It would have nowhere to go; the desk is told as always."""
    with desk() as here:
        calling(here)
        here.conn.exec_driver_sql("UPDATE binding SET revoked_at = 1")
        here.send("lena", "call_result", CALL, **SAID)
        seen = json.loads(form(here)["private_metadata"])["seen"]
        here.send("lena", "call_result", CALL, **SAID, seen=seen)

        assert papers(here) == []
        assert call_letters.one(here.conn, 1) is None


# -- what stands in it -------------------------------------------------------------------------------------------------
def test_it_says_who_spoke_what_was_said_what_follows_and_until_when_to_object() -> None:
    """In the recorded words, and nothing else."""
    with desk() as here:
        spoken(here, **SAID)
        made = sheet(here, "en")
        told = dict(made.body["facts"])

        assert made.number == told["Letter"] == "CL-1001"
        assert told["For Okafor & Sons Supply"] == "Lena"
        assert told["For Fu Tong (Shenzhen) Trading"] == "Li Na"
        assert told["About"] == "case D-1001"
        assert (made.body["said"], made.body["next"]) == (rows(SAID["text"]), [SAID["following"]])
        assert made.body["by"] == ["By", "6 Nov 2026"]
        assert "by 5 Nov 2026" in made.body["otherwise"]


def test_nothing_internal_can_reach_it() -> None:
    """What colleagues write in the thread or the case's brief is no part of it."""
    with desk(words="internal words of the case") as here:
        spoken(here, **SAID)

        assert "internal words" not in str(sheet(here).body)


def test_an_answer_by_telephone_comes_in_writing_once_it_counts() -> None:
    """A confirmation after somebody has approved it."""
    with desk() as here:
        here.send("lena", "record_answer", "statement:2", **HEARD, heard_what="confirmation", words="All right.")
        before = papers(here)
        here.press("omar", "approve_elsewhere", "elsewhere:1", bound=here.bound("elsewhere:1", "approve_elsewhere"))

        assert before == []
        assert [letter.body["enclose"]["kind"] for letter in papers(here)] == ["call_letter"]
        assert sheet(here, "en").body["said"] == [
            "Balance confirmed: USD 1,000.00 as of 31 Oct 2026, statement ST-2.",
            "All right.",
        ]


def test_an_answer_by_mail_gets_no_letter_about_a_call() -> None:
    """It is in writing already."""
    with desk() as here:
        told = {**HEARD, "heard_how": "mail", "heard_what": "confirmation", "words": "All right."}
        here.send("lena", "record_answer", "statement:2", **told)
        here.press("omar", "approve_elsewhere", "elsewhere:1", bound=here.bound("elsewhere:1", "approve_elsewhere"))

        assert papers(here) == []


def test_a_letter_that_is_not_there_is_a_lookup_that_fails() -> None:
    """Its letter then says so."""
    with desk() as here, pytest.raises(LookupError):
        sheet(here)


def test_the_same_letter_is_set_as_the_same_bytes() -> None:
    """On any day, in either script."""
    with desk() as here:
        spoken(here, **SAID)
        press = Press()

        assert press.pdf(sheet(here)) == press.pdf(sheet(here))
        assert len(press.pictures(sheet(here, "he"), 300)) == 1


# -- remembered otherwise ----------------------------------------------------------------------------------------------
def objected(here: Desk, letter_id: int) -> list[str]:
    """Li Na says that she remembers it otherwise; what her conversation is told."""
    work = here.work()
    told = object_to(work, customers.open_chat(work, LANE, PERSON, ""), RememberOtherwise(letter_id, "0.58, not 0.60."))
    here.finish(work)
    return [one.what for one in told]


def test_what_is_remembered_stands_beside_the_letter_and_changes_nothing_in_it() -> None:
    """The desk reads it where the call is."""
    with desk() as here:
        spoken(here, **SAID)
        before = sheet(here)
        told = objected(here, 1)
        kept = call_letters.one(here.conn, 1)

        assert told == ["objected"]
        assert kept is not None
        assert (kept.objection, kept.objected_at) == ("0.58, not 0.60.", NOW)
        assert sheet(here) == before
        assert any("remembers the call otherwise" in str(one.body) for one in here.letters if one.subject == CALL)


def test_a_letter_of_somebody_else_cannot_be_objected_to() -> None:
    """Nor one that there never was."""
    with desk() as here:
        spoken(here, **SAID)
        here.conn.exec_driver_sql("UPDATE call_letter SET customer_id = 2")

        assert objected(here, 1) == objected(here, 9) == ["refused"]


def test_three_working_days_are_those_of_whoever_was_called() -> None:
    """A weekend counts for nobody."""
    friday = NOW + 4 * 86_400_000_000

    assert until(NOW, "Asia/Shanghai", WEEKDAYS) == date(2026, 11, 5)
    assert until(friday, "Asia/Shanghai", WEEKDAYS) == date(2026, 11, 11)


def test_an_erased_person_leaves_no_words_in_it() -> None:
    """The number stays, what was said goes."""
    with desk() as here:
        spoken(here, **SAID)
        call_letters.forget(here.conn, 1)
        kept = call_letters.one(here.conn, 1)

        assert kept is not None
        assert (kept.number, kept.said, kept.following) == ("CL-1001", "", "")
