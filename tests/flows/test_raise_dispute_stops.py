"""Where raising a dispute stops, because only a person may take it."""

from dataclasses import replace

from flows.engine.events import Asked
from flows.facts.alarm_commands import RaiseAlarm
from flows.facts.commands import AskForPerson, RegisterDispute
from flows.facts.parties import Role
from flows.facts.statement import Statement
from tests.flows.samples_dispute import AMARA, CASE, INVOICE, STATEMENT, Chat, chat, page, says


def about(reason: str) -> Chat:
    """A chat that has said which line it is about and, by the page of reasons, why."""
    talk = chat("raise_dispute", statement_id=STATEMENT.id, document_id=INVOICE.document_id)
    while not talk.button(reason):
        talk.press("reasons_more")
    return talk.press(reason)


def alarm(talk: Chat) -> RaiseAlarm:
    """The alarm that the last turn raised."""
    return next(command for command in talk.done if isinstance(command, RaiseAlarm))


def raised(talk: Chat) -> Chat:
    """The alarm has been kept."""
    return talk.happens("alarm_raised", case_id=42, number="D-1042")


def test_an_answer_that_tells_of_danger_stops_every_other_question() -> None:
    """Somebody may be hurt while we ask for the batch number."""
    talk = about("reason_quality").write("the lids burst").press("usable_danger")
    command = alarm(talk)
    raised(talk)

    assert command.alarm == "safety"
    assert command.claim is not None
    assert command.claim.document_id == INVOICE.document_id
    assert talk.said[0] == "raise_dispute_stops/safety"
    assert talk.stage == "talk_to_person/waiting"


def test_the_person_who_takes_over_learns_why_how_urgent_and_which_case() -> None:
    """What was said once is not asked again."""
    talk = raised(about("reason_other").write("our man was injured by it"))
    asked = next(command for command in talk.done if isinstance(command, AskForPerson))

    assert (asked.case_id, asked.why, asked.urgent) == (42, "safety", True)


def test_words_about_new_bank_data_stop_wherever_they_are_written() -> None:
    """Each minute before the warning is one in which somebody may pay."""
    for reason in ("reason_other", "reason_quality", "reason_not_received"):
        talk = about(reason).write("we have an e-mail with your new bank details")

        assert alarm(talk).alarm == "fraud", reason


def test_a_payment_to_a_new_account_is_a_fraud_until_a_person_says_otherwise() -> None:
    """The question where it went exists for this answer."""
    talk = about("reason_payment_missing").write("4,000.00").press("skip").press("skip")
    while not talk.button("way_transfer"):
        talk.press("skip")
    talk.press("way_transfer").press("to_new")

    assert alarm(talk).alarm == "fraud"


def test_after_it_is_said_to_be_somebody_elses_no_message_shows_anything_of_it() -> None:
    """What is not theirs is theirs to see not one line longer."""
    talk = raised(about("reason_wrong_customer"))
    asked = talk.card
    talk.press("do_not_know")

    assert asked == {"case": "D-1042", "company": "Okafor & Sons Supply"}
    assert talk.said[0] == "raise_dispute_stops/not_yours"
    assert talk.stage == "talk_to_person/waiting"


def test_the_whole_line_is_in_question_when_it_is_not_theirs() -> None:
    """Nobody is reminded of what they may not owe."""
    command = alarm(about("reason_wrong_customer"))

    assert command.claim is not None
    assert (command.claim.reason, command.claim.claimed) == ("wrong_customer", INVOICE.open)


def test_back_after_an_alarm_does_not_take_it_back() -> None:
    """What is registered is undone by a person, not by a step back."""
    back = raised(about("reason_wrong_customer"))
    back.take(Asked("back"))

    assert back.stage == "raise_dispute/privacy"


def test_a_line_that_is_not_theirs_is_not_offered_again() -> None:
    """Neither in the list nor by its number."""
    case = replace(CASE, reason="wrong_customer")
    talk = chat("raise_dispute", page(cases=(case,)), statement_id=STATEMENT.id)
    shown = [button.value for say in says(talk.last.effects) for row in say.buttons for button in row]
    talk.write(INVOICE.number)

    assert INVOICE.document_id not in shown
    assert talk.stage == "raise_dispute/line"


def test_a_counter_claim_goes_to_a_person_once_it_is_registered() -> None:
    """Setting claims off against each other is never the assistant's to decide."""
    talk = about("reason_setoff").write("your driver broke our gate").write("350.00").press("skip")
    talk.press("skip").press("wish_set_off").press("rest_is_fine").press("that_is_it")
    command = next(one for one in talk.done if isinstance(one, RegisterDispute))
    talk.happens("registered", case_id=42, number="D-1042", next=talk.now)

    assert command.claimed == 35_000
    assert talk.said[0] == "raise_dispute_stops/with_a_person"
    assert talk.stage == "talk_to_person/waiting"


def test_a_lawyer_in_the_words_brings_a_person_and_loses_nothing() -> None:
    """The objection stands where it stood when the person is done."""
    talk = about("reason_quantity").write("our lawyer will write to you")
    command = alarm(talk)
    before = talk.conversation.frames[-2]

    assert command.claim is None
    assert talk.said[0] == "raise_dispute_stops/legal"
    assert (before.flow, before.notes["reason"]) == ("raise_dispute", "quantity")


def test_even_somebody_who_may_only_look_can_raise_an_alarm() -> None:
    """Danger does not ask for a role."""
    books = page(contact=replace(AMARA, role=Role.VIEWER))
    talk = chat("raise_dispute", books, alarm="safety", words="it caught fire")

    assert alarm(talk).alarm == "safety"


def test_an_alarm_without_any_statement_is_raised_all_the_same() -> None:
    """There may be nothing to object to and still somebody in danger."""
    nothing: tuple[Statement, ...] = ()
    talk = raised(chat("raise_dispute", page(statements=nothing), alarm="fraud", words="new bank data"))

    assert talk.stage == "talk_to_person/waiting"
