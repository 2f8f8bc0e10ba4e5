"""At rest: everything is answered, and what it is about is never guessed."""

from flows.engine.conversation import Frame
from flows.engine.events import Chose, SentUnusable
from flows.facts.commands import FileUnder, KeepEvidence, PassOn
from tests.flows.samples_statements import PALM_OIL, case, page, statement, talk


def test_the_first_card_says_who_is_speaking() -> None:
    """Nobody takes the assistant for a person."""
    some = talk()
    some.ask("start")

    assert "I am the automatic assistant of Northwind Oils" in some.text()
    assert "A person is one press away" in some.text()


def test_the_menu_comes_when_it_is_called_and_not_by_itself() -> None:
    """A finished matter is not followed by a menu."""
    some = talk(page(), "view_statement")
    some.ask("menu")
    called = some.said()
    some.ask("cancel")

    assert called == ["home/menu"]
    assert "home/menu" not in some.said()


def test_a_sentence_that_objects_begins_the_objection() -> None:
    """People write the way they would to a colleague."""
    some = talk()
    some.write("hi, INV-2214 looks too high. we agreed 18.40 not 19.20")

    assert some.where == "raise_dispute/begun"
    assert some.at.notes["document_id"] == PALM_OIL.document_id
    assert some.at.notes["reason"] == "price"


def test_the_amount_of_one_line_opens_it() -> None:
    """The figure on a bank slip is as good as a number."""
    some = talk()
    some.write("4,800.00")

    assert some.at.notes["document_id"] == PALM_OIL.document_id


def test_a_number_on_two_statements_is_not_guessed() -> None:
    """The buttons are better than the wrong line."""
    some = talk(page(statements=(statement(), statement(id=8, currency="EUR"))))
    some.write("INV-2214")

    assert some.where == "home/at_rest"
    assert some.said() == ["home/which_line"]


def test_words_that_mean_nothing_to_us_are_answered_with_buttons() -> None:
    """Nothing is answered with silence."""
    some = talk()
    some.write("asdf")

    assert some.said() == ["always/not_understood", "home/menu"]
    assert some.offered() >= {"statement", "status", "human"}


def test_an_answer_to_a_message_about_a_case_goes_to_that_case() -> None:
    """The customer's words reach the colleague who waits for them."""
    some = talk(page(cases=(case(),)))
    some.write("the order is attached to my mail", reply_to="case:42")

    assert some.does() == [PassOn(42, "the order is attached to my mail")]
    assert "D-1042" in some.text()


def test_an_answer_to_a_case_that_is_not_theirs_is_no_answer_to_it() -> None:
    """A case of another customer does not exist here."""
    some = talk()
    some.write("hello", reply_to="case:42")

    assert some.does() == []


def test_a_file_sent_in_answer_to_a_case_is_evidence_for_it() -> None:
    """Nobody is asked what he has just said."""
    some = talk(page(cases=(case(),)))
    some.send(reply_to="case:42")

    assert some.at.top.flow == "send_evidence"
    assert some.at.notes == {"case_id": 42}


def test_a_file_out_of_the_blue_is_kept_first_and_then_asked_about() -> None:
    """A paper is never lost to a question."""
    some = talk(page(cases=(case(),)))
    some.send()
    kept = some.does()
    some.happens("evidence_kept", id=1, name="slip.jpg", slot="paper", at=some.now)

    assert kept == [KeepEvidence(0, "paper")]
    assert "What is it about?" in some.text()
    assert some.offered() >= {"about_case", "something_new", "human"}


def test_the_papers_are_filed_with_the_case_that_is_chosen() -> None:
    """One tap, and they lie where they belong."""
    some = talk(page(cases=(case(),)))
    some.send()
    some.happens("evidence_kept", id=1, name="slip.jpg", slot="paper", at=some.now)
    some.press("about_case", 42)

    assert some.does() == [FileUnder(42, "agreed_price")]
    assert some.said() == ["send_evidence/thank_you"]
    assert some.at.top.stage == "at_rest"


def test_a_paper_about_something_new_begins_an_objection() -> None:
    """The draft's papers go along with it."""
    some = talk()
    some.send()
    some.happens("evidence_kept", id=1, name="slip.jpg", slot="paper", at=some.now)
    some.press("something_new")

    assert some.at.top.flow == "raise_dispute"


def test_what_was_interrupted_can_be_gone_on_with() -> None:
    """The menu is no exit without return."""
    some = talk(page(), "confirm_balance", statement_id=7)
    some.ask("menu")
    some.press("resume")

    assert some.where == "confirm_balance/totals"
    assert some.said() == ["confirm_balance/totals"]


def test_a_draft_is_offered_until_its_objection_is_registered() -> None:
    """What is done is not offered again."""
    some = talk()
    draft = Frame("raise_dispute", 1, "begun", {"document_id": PALM_OIL.document_id, "reason": "price"})
    some.at = some.at._replace(drafts=(draft,))
    some.ask("menu")
    before = some.offered()
    some.books = page(cases=(case(),))
    some.ask("menu")

    assert "resume_draft" in before
    assert "resume_draft" not in some.offered()


def test_a_draft_is_taken_up_with_what_was_entered() -> None:
    """Nobody types twice."""
    some = talk()
    some.at = some.at._replace(drafts=(Frame("raise_dispute", 1, "begun", {"document_id": 101, "reason": "price"}),))
    some.ask("menu")
    some.press("resume_draft")

    assert some.at.notes == {"document_id": 101, "reason": "price"}


def test_a_sticker_is_answered() -> None:
    """It says nothing, and that is said."""
    some = talk()
    some.hear(SentUnusable("sticker"))

    assert some.said() == ["always/unusable"]


def test_a_case_number_opens_the_case() -> None:
    """Numbers we gave are understood when they come back."""
    some = talk(page(cases=(case(),)))
    some.write("D-1042 ?")

    assert some.where == "follow_case/one"


def test_the_menu_leads_everywhere() -> None:
    """Each of its buttons begins its dialogue."""
    some = talk()
    led = {}
    for choice in ("statement", "status", "settings", "human"):
        some.ask("menu")
        some.press(choice)
        led[choice] = (some.at.top.flow, some.said())
        some.hear(Chose("end"))
        some.at = talk().at

    assert led["statement"][0] == "view_statement"
    assert led["status"][1] == ["follow_case/nothing_open"]
    assert led["settings"][0] == "settings"
    assert led["human"][0] == "talk_to_person"
