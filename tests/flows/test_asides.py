"""What free words ask for where no stage waits for it: done where it is plain, asked back where it is not."""

from dataclasses import replace

import pytest

from flows.all_flows import FLOWS
from flows.engine.events import Edited, PressedLate, SentFile, Wrote
from flows.facts.commands import PassOn, SetLanguage, StopReminders
from tests.flows import samples_statements
from tests.flows.samples_statements import AMARA, PALM_OIL, case, page, talk


@pytest.fixture(autouse=True)
def _with_every_dialogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words may begin any of them."""
    monkeypatch.setattr(samples_statements, "FLOWS", FLOWS)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("how much do we owe you?", "view_statement/overview"),
        ("when is it due?", "view_statement/overview"),
        ("is there any news", "follow_case/one"),
        ("I want to complain about your driver", "complain/begun"),
        ("please call me", "call_back/begun"),
        ("we will pay next friday", "promise_to_pay/begun"),
        ("the goods were damaged", "raise_dispute/begun"),
        ("我要投诉", "complain/begun"),
    ],
)
def test_at_rest_what_is_plain_is_done(text: str, where: str) -> None:
    """No menu between a wish and its answer."""
    some = talk(page(cases=(case(),)))
    some.write(text)

    assert some.where.partition("/")[0] == where.partition("/")[0]


def test_what_the_words_were_taken_for_is_said() -> None:
    """So that a wrong guess is seen at once."""
    some = talk()
    some.write("INV-2214 was damaged")

    assert some.said()[0] == "always/understood"
    assert "INV-2214: Damaged goods" in some.text()
    assert some.at.notes["document_id"] == PALM_OIL.document_id


def test_several_readings_are_asked_back() -> None:
    """A button for each, and a person."""
    some = talk()
    some.write("two boxes were damaged and you charged us twice")

    assert some.said() == ["always/did_you_mean"]
    assert some.offered() == {"reason_damaged", "reason_duplicate", "human"}


def test_in_the_middle_another_matter_is_only_offered() -> None:
    """What was entered stays, and one press goes on with it."""
    some = talk(page(), "settings")
    before = some.at.frames
    some.write("we will pay next friday")
    offered = some.offered()
    some.ask("here")

    assert offered == {"want_to_pay", "here"}
    assert some.at.frames == before
    assert some.said() == ["settings/present"]


def test_the_matter_at_hand_is_not_offered() -> None:
    """Nobody is asked whether they mean what they are doing."""
    some = talk(page(), "settings")
    some.write("I want to change my settings")

    assert some.said() == ["always/not_understood", "settings/present"]


@pytest.mark.parametrize("text", ["thanks!", "好的，谢谢", "bye"])
def test_small_talk_moves_nothing(text: str) -> None:
    """Nothing is reopened by a thank you."""
    some = talk(page(cases=(case(),)))
    some.write(text)

    assert some.does() == []
    assert some.said()[0] in {"always/welcome", "always/goodbye"}
    assert some.where == "home/at_rest"


def test_where_to_pay_is_answered_with_a_warning_and_no_number() -> None:
    """Bank data in a chat is what fraud lives on."""
    some = talk()
    some.write("which account do I pay to")

    assert some.said()[0] == "always/pay_how"


def test_no_more_messages_is_obeyed_in_a_sentence_and_in_every_stage() -> None:
    """Nobody has to find the command."""
    some = talk(page(), "settings")
    some.write("please stop sending me messages")

    assert StopReminders(stop=True) in some.does()


def test_another_language_is_offered_once() -> None:
    """And the question stands as it did."""
    some = talk(page(), "settings")
    some.write("这个设置我看不太明白啊")
    first = some.said()
    some.write("还是不太明白这个设置")

    assert "always/switch_language" in first
    assert "always/switch_language" not in some.said()


def test_a_language_asked_for_is_spoken_at_once() -> None:
    """Whatever is being asked; the answers stay."""
    some = talk(page(), "settings")
    some.write("请用中文")

    assert some.does() == [SetLanguage("zh_Hans")]
    assert some.where == "settings/present"


def test_a_slip_mended_by_an_edit_is_read_again() -> None:
    """People mend their messages where they stand."""
    some = talk(page(), "settings")
    some.press("set_zone")
    some.hear(Wrote("Lagoss", 9))
    some.hear(Edited("Lagos", 9))

    assert [type(deed).__name__ for deed in some.does()] == ["SetZone"]


def test_a_new_answer_by_an_edit_counts_and_is_repeated() -> None:
    """Everybody sees which words count."""
    some = talk(page(), "complain")
    some.hear(Wrote("the driver was rude", 9))
    some.hear(Edited("the driver was late", 9))

    assert some.said()[0] == "always/reread"
    assert some.at.notes["words"] == "the driver was late"


def test_an_edit_after_registration_is_kept_as_a_remark() -> None:
    """The claim stays as it was confirmed; whether it should change is asked."""
    some = talk(page(cases=(case(registered_at=0),)), now=60_000_000)
    some.hear(Edited("it was 12 cans", 9))

    assert some.does() == [PassOn(42, "✎ it was 12 cans")]
    assert some.offered() == {"change_case"}


def test_an_old_button_says_when_its_question_was_answered() -> None:
    """And does nothing."""
    some = talk(page(), "settings")
    some.hear(PressedLate("Language", 1_793_880_000_000_000))

    assert some.does() == []
    assert some.says()[0].values == {"at": 1_793_880_000_000_000}


def test_a_chat_without_a_contact_is_shown_nothing_by_its_words() -> None:
    """Whoever is not bound may write what they like."""
    some = talk(page(contact=None))
    some.write("how much do we owe?")

    assert some.said() == ["always/not_bound"]


def test_a_paper_in_the_middle_is_still_kept() -> None:
    """Words are not all that comes."""
    some = talk(page(contact=replace(AMARA, language="en")), "settings")
    some.hear(SentFile("a.pdf", "application/pdf", 10, "ref"))

    assert some.where == "home/about_what"


def test_an_answered_question_gives_way_to_a_matter() -> None:
    """Nothing was entered there that could be lost, and nobody wants to read it a second time."""
    some = talk(page(), "ask_question", asked=["how_to_pay"])
    some.write("INV-2214 was damaged")

    assert some.said()[0] == "always/understood"
    assert [frame.flow for frame in some.at.frames] == ["home", "raise_dispute"]
