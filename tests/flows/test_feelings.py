"""The dialogue about feelings: since when, limits, breaks, and what is never lost."""

from flows.dialogues.feelings_view import makes_way, on_top, rests, since_when, without
from flows.engine.events import Asked, Happened, Opened, Value, Wrote
from flows.facts.commands import AskForPerson, EndWaiting, PassOn
from flows.facts.feeling_commands import EndHold, HoldTalk
from tests.flows.samples_dispute import Chat, chat


def begun(why: str, times: int = 1, **notes: Value) -> Chat:
    """In the middle of naming a price, the shell begins the dialogue."""
    asked = chat("raise_dispute", statement_id=5, document_id=11).press("reason_price")
    return asked.take(Opened("feelings", {"why": why, "times": times, **notes}))


def test_where_a_question_stands_it_is_asked_again_and_nothing_else() -> None:
    """One question a turn; the accepted feeling stands before it."""
    assert begun("anger").said == ["raise_dispute/agreed_price"]


def test_a_second_insult_meets_a_limit_with_three_ways_on() -> None:
    """Now, later, or with a colleague."""
    limited = begun("limit")

    assert limited.said == ["feelings/limit"]
    assert all(limited.button(choice) for choice in ("go_on_now", "talk_at", "human"))


def test_going_on_now_leads_back_to_the_very_question() -> None:
    """Nothing has to be said twice."""
    assert begun("limit").press("go_on_now").said == ["raise_dispute/agreed_price"]


def test_a_break_is_held_until_the_chosen_time() -> None:
    """And can be ended by whoever agreed to it."""
    limited = begun("limit")
    resting = limited.press("talk_at")
    (held,) = resting.done
    back = resting.press("go_on_now")

    assert isinstance(held, HoldTalk)
    assert held.until > back.now
    assert back.done == [EndHold()]
    assert back.said == ["raise_dispute/agreed_price"]


def test_the_third_time_the_talk_rests_and_the_lead_is_asked() -> None:
    """Until the next working day, unless another time is chosen."""
    resting = begun("pause")

    assert [type(command) for command in resting.done] == [AskForPerson, HoldTalk]
    assert resting.said == ["feelings/on_break"]


def test_what_is_written_meanwhile_is_kept_and_that_is_said_once() -> None:
    """Silence would be taken for deafness, an answer each time for a conversation."""
    resting = begun("pause")
    first = (resting.write("hello?").said, resting.done)
    second = (resting.write("is anybody there").said, resting.done)

    assert first == (["feelings/kept"], [PassOn(0, "hello?")])
    assert second == ([], [PassOn(0, "is anybody there")])


def test_commands_are_answered_with_when_it_goes_on() -> None:
    """Privacy and help work as ever."""
    resting = begun("pause")

    assert resting.take(Asked("menu")).said == ["feelings/still_resting"]
    assert "always/help" in resting.take(Asked("help")).said


def test_when_the_time_has_come_the_question_stands_again() -> None:
    """Without waiting for a word of the customer."""
    back = begun("pause").take(Happened("break_over"))

    assert back.done == [EndHold(), EndWaiting()]
    assert back.said == ["feelings/here_again", "raise_dispute/agreed_price"]


def test_what_was_not_meant_so_is_regretted() -> None:
    """And the question stands again."""
    back = begun("pause").take(Happened("cleared"))

    assert back.said == ["feelings/apology", "raise_dispute/agreed_price"]


def test_what_is_grave_is_answered_with_one_sentence() -> None:
    """And with a promised time, which the desk keeps."""
    grave = begun("grave", kind="threat")
    (command,) = grave.done

    assert grave.said == ["feelings/neutral"]
    assert isinstance(command, AskForPerson)
    assert (command.why, command.urgent, command.by > 0) == ("threat", True, True)


def test_calm_words_are_for_what_was_interrupted() -> None:
    """A limit is no question that must be answered first; a pause is."""
    limited, resting = begun("limit").conversation, begun("pause").conversation

    assert makes_way(limited, Wrote("18.40"))
    assert not makes_way(resting, Wrote("18.40"))
    assert [frame.flow for frame in without(limited).frames] == ["home", "raise_dispute"]


def test_a_pause_beneath_another_dialogue_is_found_again() -> None:
    """A notice's button works meanwhile; when the time comes the pause must end all the same."""
    covered = begun("pause").take(Opened("view_statement", {"statement_id": 5})).conversation

    assert covered.top.flow == "view_statement"
    assert rests(covered)
    assert on_top(covered).top.flow == "feelings"


def test_since_when_is_told_from_a_matter() -> None:
    """“Since 12 October” is an answer, “INV-2214” is a matter."""
    assert since_when(Wrote("since the middle of September"))
    assert since_when(Wrote("三个月了"))
    assert not since_when(Wrote("INV-2214 since May"))
    assert not since_when(Wrote("18.40"))
