"""A department is asked from a case's card: in private, with a clock of its own, and never past the house's walls."""

from bot import things
from flows.facts.consults import Consult
from flows.facts.parties import StaffRole
from flows.facts.times import DAY
from storage import consults, people
from storage.ports import Letter
from tests.bot.desk_scene import NOW, Desk, buttons, desk

ASK = {"departments": "logistics", "question": "Who signed on 1 September?", "days": "2"}


def employ(here: Desk) -> None:
    """Two of logistics and one of quality who answer questions."""
    for user, departments in (("lin", "logistics"), ("tao", "logistics"), ("eva", "quality")):
        people.add_staff(here.conn, "T1", user, user.title(), StaffRole.RESPONDER, NOW)
        known = people.staff(here.conn, team="T1", user=user)[0]
        people.change_staff(here.conn, known.id, departments=departments)


def asked(here: Desk, **more: str) -> None:
    """Lena has taken the case and asks."""
    employ(here)
    here.press("lena", "take", "case:1")
    here.send("lena", "ask_department", "case:1", **{**ASK, **more})


def private(here: Desk, user: str) -> list[Letter]:
    """What the last deed sent to that colleague alone."""
    return [letter for letter in here.letters if letter.lane == f"slack:@{user}"]


def notes(here: Desk) -> list[str]:
    """What the last deed wrote into the case's thread."""
    return [str(letter.body["text"]) for letter in here.letters if letter.kind == "note" and letter.subject == "case:1"]


def question(here: Desk, id: int = 1) -> Consult:
    """That question."""
    found = consults.one(here.conn, id)
    assert found is not None
    return found


def later(here: Desk, what: str) -> None:
    """That follow-up of the first question falls due."""
    work = here.work()
    things.move(work, "consult", 1, what, "clock", {"count": 0})
    here.finish(work)


def test_one_of_the_department_is_asked_in_private_and_the_case_waits_in_the_house() -> None:
    """The question alone, with three answers to it."""
    with desk() as here:
        asked(here)

        (letter,) = private(here, "lin")
        assert here.state() == "awaiting_internal"
        assert [one["action_id"] for one in buttons(letter)] == ["answer_consult", "more_time", "not_mine"]
        assert "Who signed on 1 September?" in str(letter.body["blocks"])
        assert here.to_customer() == []


def test_several_departments_are_asked_at_once() -> None:
    """Each gets a question and a clock of its own."""
    with desk() as here:
        asked(here, departments="logistics,quality")

        assert (len(private(here, "lin")), len(private(here, "eva"))) == (1, 1)
        assert [one.department for one in consults.of_case(here.conn, 1)] == ["logistics", "quality"]


def test_an_answer_stands_in_the_thread_and_the_case_goes_on() -> None:
    """It never reaches the customer by itself."""
    with desk() as here:
        asked(here)
        here.send("lin", "answer_consult", "consult:1", answer="The night porter <b>signed</b>.")

        assert here.state() == "investigating"
        assert "The night porter &lt;b&gt;signed&lt;/b&gt;." in notes(here)[0]
        assert here.to_customer() == []
        assert buttons(private(here, "lin")[0]) == []


def test_the_case_waits_until_the_last_of_several_has_answered() -> None:
    """One answer is not the other."""
    with desk() as here:
        asked(here, departments="logistics,quality")
        here.send("lin", "answer_consult", "consult:1", answer="The porter.")
        first = here.state()
        here.send("eva", "answer_consult", "consult:2", answer="All fine.")

        assert (first, here.state()) == ("awaiting_internal", "investigating")


def test_somebody_whose_it_is_not_passes_it_to_the_next_of_the_department() -> None:
    """With the same day; when nobody is left, the case goes on."""
    with desk() as here:
        asked(here)
        here.send("lin", "not_mine", "consult:1", whose="Tao has that route")
        second, waits = private(here, "tao"), here.state()
        here.send("tao", "not_mine", "consult:2")

        assert len(second) == 1
        assert (waits, here.state()) == ("awaiting_internal", "investigating")
        assert question(here, 2).due == question(here, 1).due


def test_more_time_is_said_in_the_thread_and_moves_the_day() -> None:
    """Until when, and why."""
    with desk() as here:
        asked(here)
        before = question(here).due
        here.send("lin", "more_time", "consult:1", days="5", why_time="the log book is in Kano")

        assert question(here).due > before
        assert here.state() == "awaiting_internal"
        assert "the log book is in Kano" in notes(here)[0]


def test_half_way_and_on_the_day_whoever_was_asked_is_reminded_in_private() -> None:
    """Nobody else is bothered."""
    with desk() as here:
        asked(here)
        later(here, "due:consult_half")
        half = private(here, "lin")
        later(here, "due:consult_due")

        assert [letter.kind for letter in half][-1] == "note"
        assert "is due now" in str(private(here, "lin")[-1].body["text"])


def test_silence_is_told_to_a_lead_and_the_case_goes_on_without() -> None:
    """A late answer is welcome still."""
    with desk() as here:
        asked(here)
        later(here, "due:consult_late")
        told = notes(here)
        here.send("lin", "answer_consult", "consult:1", answer="Found it.")

        assert "Lead, please look: Omar" in told[0]
        assert here.state() == "investigating"
        assert "Found it." in notes(here)[0]


def test_only_whoever_was_asked_answers_or_a_lead_in_their_place() -> None:
    """Everybody else is refused, and that is written down."""
    with desk() as here:
        asked(here)
        here.press("eva", "answer_consult", "consult:1")
        refused = here.said()
        here.send("omar", "answer_consult", "consult:1", answer="I know: the porter.")

        assert refused == "This question was put to Lin."
        assert here.audit("refused_press")[0][0].startswith("staff:")
        assert question(here).answered_by == 2


def test_whoever_is_away_is_not_asked() -> None:
    """The next of the department is."""
    with desk() as here:
        employ(here)
        away = people.staff(here.conn, team="T1", user="lin")[0]
        people.change_staff(here.conn, away.id, absent_until="2026-11-20")
        here.press("lena", "take", "case:1")
        here.send("lena", "ask_department", "case:1", **ASK)

        assert (len(private(here, "lin")), len(private(here, "tao"))) == (0, 1)


def test_a_department_of_nobody_is_said_at_its_field() -> None:
    """Nothing is asked into the void."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.send("lena", "ask_department", "case:1", departments="tax", question="Which rate?", days="2")

        assert here.errors() == {"departments": "Nobody of “Tax” can be asked; choose a person."}
        assert here.state() == "investigating"


def test_a_colleague_goes_on_without_waiting_any_longer() -> None:
    """Those who were asked see that it is over."""
    with desk() as here:
        asked(here)
        here.press("lena", "stop_asking", "case:1")

        assert here.state() == "investigating"
        assert question(here).state == "called_back"
        assert buttons(private(here, "lin")[0]) == []


def test_a_question_ends_with_its_case() -> None:
    """Nobody looks for what is no longer needed."""
    with desk() as here:
        asked(here)
        work = here.work()
        things.move_case(work, 1, "withdrawn", "contact:1", {})
        here.finish(work)
        here.send("lin", "answer_consult", "consult:1", answer="The porter.")

        assert question(here).state == "called_back"
        assert "settled already" in here.said() or here.errors()


def test_the_customer_hears_on_the_promised_day_while_a_department_looks() -> None:
    """Their date goes on."""
    with desk() as here:
        asked(here)
        here.now += 3 * DAY
        work = here.work()
        things.move_case(work, 1, "due:answer_due", "clock", {"count": 0})
        here.finish(work)

        assert len(here.to_customer()) == 1
        assert here.state() == "awaiting_internal"
