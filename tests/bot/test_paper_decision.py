"""The letter about what became of a case: when there is one, in which order it speaks, what it is bound to."""

from typing import Any

import pytest

from bot import things
from bot.papers import PAPERS
from bot.papers.printed import Setting
from flows.facts.statement import short_code
from flows.facts.tone import admissions
from locales.papers.sheet import Sheet
from locales.papers.words import PaperWords
from storage import cases, decisions
from tests.bot.desk_scene import OPTION, Desk, desk, speaker
from tests.bot.test_paper_anomaly import texts

REFUSED = {"upheld_1": "0", "remedy_1": "explanation", "text_1": "The order confirmation says 0.70."}
BOTH = {**OPTION, "upheld_2": "0", "remedy_2": "replacement", "text_2": "Or new goods in their place."}


def letter(here: Desk, language: str = "en") -> Sheet:
    """The paper, as it would be sent now."""
    setting = Setting(here.work().house.company, speaker())
    sheet = PAPERS["decision"](here.conn, setting, {"id": 1, "language": language}).sheet
    assert sheet is not None
    return sheet


def said(sheet: Sheet) -> str:
    """Everything that stands in it."""
    return "\n".join(texts(sheet.body))


def offered(here: Desk, option: dict[str, str]) -> None:
    """Lena proposes, Omar approves, the customer is told."""
    here.press("lena", "take", "case:1")
    here.send("lena", "propose", "case:1", **option)
    here.press("omar", "approve", "case:1", bound=here.bound("case:1", "approve"))


def answered(here: Desk, what: str, **values: Any) -> None:
    """The customer answers."""
    work = here.work()
    things.move_case(work, 1, what, "contact:1", {"offer_id": 1, **values})
    here.finish(work)


def test_nothing_is_written_while_nothing_is_decided() -> None:
    """Nor while a proposal still waits for its approval."""
    with desk() as here:
        with pytest.raises(LookupError, match="Nothing is decided"):
            letter(here)
        here.proposed()
        with pytest.raises(LookupError, match="Nothing is decided"):
            letter(here)


def test_a_proposal_on_paper_says_that_it_is_one_and_until_when_it_holds() -> None:
    """With the words that the customer was shown."""
    with desk() as here:
        offered(here, OPTION)
        sheet = letter(here)

        assert sheet.title == "Our proposal on your objection"
        assert "nothing is decided before you answer" in said(sheet)
        assert OPTION["text_1"] in said(sheet)


def test_an_accepted_part_names_what_is_granted_what_stays_and_how_it_is_settled() -> None:
    """Granted 400.00 of 1,000.00, payable 1,600.00 of 2,000.00."""
    with desk() as here:
        here.executing()
        told = said(letter(here))

        for words in ("We grant your objection in part.", "USD 400.00", "USD 600.00", "USD 1,600.00"):
            assert words in told
        assert "a credit for the difference" in told
        assert "You hear of it by" in told


def test_once_it_is_posted_the_letter_names_the_ledgers_number() -> None:
    """And no longer a day on which one hears of it."""
    with desk() as here:
        here.executing()
        here.press("amir", "record_execution", "case:1")
        here.send("amir", "record_execution", "case:1", document="CN-0391", root_cause="price_list")
        told = said(letter(here))

        assert "CN-0391" in told
        assert "You hear of it by" not in told


def test_a_refusal_comes_with_its_reason_and_with_the_way_to_appeal() -> None:
    """In the words that were shown; regret is said, fault is not admitted."""
    with desk() as here:
        offered(here, REFUSED)
        told = said(letter(here))

        assert "cannot grant your objection" in told
        assert REFUSED["text_1"] in told
        assert "looked at again" in told
        assert admissions(told) == ()


@pytest.mark.parametrize(
    ("language", "first"), [("en", "opening"), ("de", "opening"), ("zh_Hans", "why"), ("ja", "why")]
)
def test_where_one_leads_up_to_a_no_the_reason_stands_before_it(language: str, first: str) -> None:
    """Elsewhere the result stands first."""
    with desk() as here:
        offered(here, REFUSED)
        words, whole = PaperWords(language), said(letter(here, language))
        no, why = words.label("paper_decision_opens_refused"), REFUSED["text_1"]

        assert (whole.index(no) < whole.index(why)) == (first == "opening")


def test_every_option_of_a_proposal_is_told() -> None:
    """Each with what it makes of the claim."""
    with desk() as here:
        offered(here, BOTH)
        told = said(letter(here))

        assert "Option 1" in told
        assert "Option 2" in told
        assert BOTH["text_2"] in told


def test_it_is_bound_to_the_offer_that_was_shown() -> None:
    """Its code stands in the letter, and another answer makes another check code."""
    with desk() as here:
        offered(here, OPTION)
        before = letter(here)
        told = decisions.told(here.conn, 1)
        answered(here, "accepted", option=0)
        after = letter(here)

        assert told is not None
        assert short_code(told.offer.sha) in said(before)
        assert short_code(told.offer.sha) in said(after)
        assert before.code != after.code
        assert letter(here) == after


def test_a_withdrawn_objection_is_confirmed_in_writing() -> None:
    """Nothing was decided against anybody."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        answered(here, "withdrawn", text="Our mistake.")
        sheet = letter(here)

        assert sheet.title == "Your objection is withdrawn"
        assert "USD 1,000.00" in said(sheet)


def test_after_an_appeal_it_is_our_last_word_and_names_the_ways_outside() -> None:
    """No second appeal is offered."""
    with desk() as here:
        offered(here, REFUSED)
        answered(here, "appealed", text="Look at the contract.")
        case = cases.one(here.conn, 1)
        assert case is not None
        assert case.under_appeal

        assert "the ways outside it" in said(letter(here))


def test_a_colleague_sends_it_and_the_same_file_lies_in_the_thread() -> None:
    """To whoever raised the case, in the language they read."""
    with desk() as here:
        offered(here, OPTION)
        here.press("mei", "send_letter", "case:1")
        files = [one for one in here.letters if "enclose" in one.body]

        assert [one.method for one in files] == ["sendDocument", "files.upload"]
        assert files[0].body["enclose"] == {"kind": "decision", "id": 1, "language": "zh_Hans"}
        assert files[1].body["under"] == "case:1"


def test_before_a_decision_a_colleague_is_told_that_there_is_nothing_to_send() -> None:
    """And the customer hears nothing."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.press("lena", "send_letter", "case:1")

        assert "no letter to send" in here.said() or "moved on" in here.said()
        assert here.to_customer() == []


def test_a_case_that_turned_out_to_be_about_somebody_else_has_no_letter() -> None:
    """Its customer must not read on whose account it was."""
    with desk() as here:
        offered(here, REFUSED)
        here.conn.exec_driver_sql("UPDATE dispute_case SET reason = 'wrong_customer' WHERE id = 1")

        with pytest.raises(LookupError):
            letter(here)
