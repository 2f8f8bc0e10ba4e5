"""What waits for one colleague on their home page: questions, corrections, messages, causes, decisions."""

from typing import Any

import pytest
from sqlalchemy import insert

from bot.doors import StaffActed
from flows.facts.parties import StaffRole
from flows.facts.times import DAY, HOUR
from storage import cases, legal_holds, own_data, people
from storage.tables.replies import STAFF_REPLY
from tests.bot.desk_scene import LANE, NOW, Desk, desk
from tests.bot.test_desk_causes import planned
from tests.bot.test_desk_home import FIGURES, did, look, opens, words

NEW = {"omar": "lead", "cora": "controller", "lin": "legal", "pia": "privacy_officer", "rolf": "responder"}


def joined(here: Desk, user: str, **more: str) -> int:
    """A colleague in the role that they have in NEW."""
    made = people.add_staff(here.conn, "T1", user, user.title(), StaffRole(NEW[user]), NOW)
    if more:
        people.change_staff(here.conn, made, **more)
    return made


def actions(view: dict[str, Any]) -> dict[str, str]:
    """What each button beside a row does, by what it is about."""
    found = [block["accessory"] for block in view["blocks"] if "accessory" in block]
    return {one["value"]: one["action_id"] for one in found}


def test_whoever_is_asked_finds_the_question_though_they_see_no_case() -> None:
    """The question with its day, and no sum; its card in a window, with the three answers."""
    with desk() as here:
        joined(here, "rolf", departments="pricing")
        here.press("lena", "take", "case:1")
        here.send("lena", "ask_department", "case:1", departments="pricing", question="Which price?", days="2")
        page = look(here, "rolf")
        did(here, "rolf", StaffActed("open_task", "consult:1", {}, "trigger"))
        card = here.replies[0].body["view"]

        assert "does not see cases; this is what waits for you." in words(page)
        assert "D-1001 · Fu Tong (Shenzhen) Trading · by Wed 4 Nov" in words(page)
        assert "Which price?" in words(page)
        assert actions(page) == {"consult:1": "open_task"}
        assert not any(figure in words(page) for figure in FIGURES if figure not in {"D-1001", "Fu Tong"})
        pressed = [one["action_id"] for one in card["blocks"][-1]["elements"]]
        assert pressed == ["answer_consult", "more_time", "not_mine"]


def test_a_question_put_to_somebody_else_is_not_shown() -> None:
    """To a responder; whoever sees cases may read it."""
    with desk() as here:
        joined(here, "rolf", departments="pricing")
        joined(here, "pia")
        here.press("lena", "take", "case:1")
        here.send("lena", "ask_department", "case:1", departments="pricing", question="Which price?", days="2")
        did(here, "pia", StaffActed("open_task", "consult:1", {}, "trigger"))
        refused = here.audit("refused_press")
        did(here, "omar", StaffActed("open_task", "consult:1", {}, "trigger"))

        assert len(refused) == 1
        assert here.replies[0].kind == "form"


def test_corrections_stand_with_whoever_is_to_move() -> None:
    """First with who does it, then with who sees whether it works."""
    with desk() as here:
        planned(here)
        owner, verifier = look(here, "amir"), look(here, "ruth")
        here.send("amir", "capa_done", "corrective:1", capa_words="Loaded.")
        after = look(here, "ruth")

        assert "To be done: CA-1001" in words(owner)
        assert "CA-1001" not in words(verifier)
        assert "See whether it worked: CA-1001" in words(after)


def test_a_message_that_waits_for_its_time_stands_with_its_author() -> None:
    """Where it can be called off."""
    with desk() as here:
        row = {"subject": "case:1", "chat": LANE, "contact_id": 1, "customer_id": 1, "text": "x", "words": "x"}
        waits = {"staff_id": 1, "files": "[]", "state": "scheduled", "made_at": NOW, "send_at": NOW + HOUR}
        here.conn.execute(insert(STAFF_REPLY).values(**row, **waits))

        assert "Your message to Li Na, Fu Tong (Shenzhen) Trading, leaves Mon 2 Nov, 11:00" in words(look(here, "lena"))
        assert "Your message" not in words(look(here, "mei"))


def test_a_settled_case_without_a_cause_is_asked_for_its_cause_on_its_owners_home() -> None:
    """Until somebody has said it."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        case = cases.one(here.conn, 1)
        assert case is not None
        cases.change(here.conn, case, state="resolved", upheld=40_000)
        before = look(here, "lena")
        here.send("lena", "set_cause", "case:1", root_cause="entry")
        after = look(here, "lena")

        assert actions(before)["case:1"] in {"set_cause", "open_card"}
        assert "what really went wrong is still to be named" in words(before)
        assert "still to be named" not in words(after)


@pytest.mark.parametrize(("user", "shown"), [("pia", True), ("omar", True), ("mei", False)])
def test_a_wish_to_be_erased_stands_with_whoever_decides_on_it(user: str, shown: bool) -> None:  # noqa: FBT001
    """Also with the privacy officer, who sees no case."""
    with desk() as here:
        if user == "pia":
            joined(here, user)
        own_data.ask_erasure(here.conn, 1, NOW, NOW + DAY)
        page = look(here, user)

        assert ("Wish to be erased Li Na" in words(page)) is shown
        assert (actions(page).get("erasure:1") == "open_task") is shown


def test_a_legal_hold_stands_with_whoever_has_not_agreed_yet() -> None:
    """The controller first, legal until they have."""
    with desk() as here:
        joined(here, "cora")
        joined(here, "lin")
        legal_holds.propose(here.conn, case_id=1, why="Their lawyer wrote.", proposed_by=2, proposed_at=NOW)
        before = look(here, "cora")
        here.press("cora", "agree_hold", "hold:1")

        assert "hold:1" in opens(before)
        assert "hold:1" not in opens(look(here, "cora"))
        assert "hold:1" in opens(look(here, "lin"))
        assert "hold:1" not in opens(look(here, "omar"))


def test_a_person_to_be_confirmed_stands_with_whoever_may_confirm_them() -> None:
    """Their card opens in a window and is confirmed there."""
    with desk() as here:
        page = look(here, "lena")
        did(here, "lena", StaffActed("open_person", "contact:1", {}, "trigger"))
        card = here.replies[0].body["view"]
        did(here, "lena", StaffActed("confirm_person", "contact:1", {}, "trigger", view="V1"))

        assert "Person to confirm Li Na" in words(page)
        assert card["blocks"][-1]["elements"][0]["action_id"] == "confirm_person"
        assert "contact:1" not in opens(look(here, "lena"))
        assert "contact:1" not in opens(look(here, "ruth"))


def test_what_only_threads_were_told_is_counted_since_yesterday() -> None:
    """What the channel saw as well is none of it, nor is what is older."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.press("lena", "brief", "case:1")
        first = words(look(here, "mei"))
        here.now += 3 * DAY

        assert "in threads since yesterday that the channel did not see." in first
        assert "in threads since yesterday" not in words(look(here, "mei"))
