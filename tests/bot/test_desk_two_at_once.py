"""Two colleagues at the same case: every order of their steps, one winner, and nobody believes what is not so."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import pytest

from storage import cases, conversations, people
from tests.bot.desk_scene import LANE, Desk, desk

LENA, OMAR, RUTH, MEI = 1, 2, 3, 5
TALK = "hand_over:1"
ANSWER = "We are looking into it."


@dataclass
class Hands:
    """One colleague: what they were told last, and the form that lies open before them."""

    here: Desk
    user: str
    shown: str = ""
    told: list[str] = field(default_factory=list)
    carried: dict[str, str] = field(default_factory=dict)

    def press(self, action: str, subject: str, **values: str) -> None:
        """Press a button that they see."""
        self.here.press(self.user, action, subject, **values)
        self._listen()

    def send(self, action: str, subject: str, **values: str) -> None:
        """Send the form that lies open; without one there is nothing to send."""
        if self.carried:
            kept = {name: said for name, said in self.carried.items() if name not in _PLACE}
            self.here.send(self.user, action, subject, **kept | values)
            self._listen()

    def _listen(self) -> None:
        self.told += [self.here.said()] if self.here.said() else []
        self.told += list(self.here.errors().values())
        views = [reply.body["view"] for reply in self.here.replies if reply.kind == "form"]
        self.carried = json.loads(views[-1]["private_metadata"]) if views else {}


_PLACE = frozenset({"subject", "channel", "message", "view"})  # of the form itself
Step = Callable[[Hands], None]


def orders(first: Sequence[Step], second: Sequence[Step]) -> Iterator[tuple[tuple[int, Step], ...]]:
    """Every order in which the steps of two people may come, each one's own order kept."""
    size = len(first) + len(second)
    for places in combinations(range(size), len(first)):
        rows = (iter(first), iter(second))
        yield tuple((who, next(rows[who])) for who in (0 if at in places else 1 for at in range(size)))


def played(
    here: Desk, users: tuple[str, str], order: Sequence[tuple[int, Step]], shown: str = ""
) -> tuple[Hands, Hands]:
    """Both of them, once all steps are done; `shown` is what the buttons before them are bound to."""
    hands = (Hands(here, users[0], shown), Hands(here, users[1], shown))
    for who, step in order:
        step(hands[who])
    return hands


def owner(here: Desk) -> int:
    """Who has case 1."""
    case = cases.one(here.conn, 1)
    return case.owner if case else 0


def _take(hands: Hands) -> None:
    hands.press("take", "case:1")


def _open_giving(hands: Hands) -> None:
    hands.press("reassign", "case:1")


def _give_to_mei(hands: Hands) -> None:
    hands.send("reassign", "case:1", to="mei")


@pytest.mark.parametrize("order", list(orders([_take], [_take])))
def test_two_who_take_the_same_case(order: tuple[tuple[int, Step], ...]) -> None:
    """The first has it, and the other hears who."""
    with desk() as here:
        hands = played(here, ("lena", "mei"), order)

        winner, loser = (hands[order[0][0]], hands[order[1][0]])
        assert owner(here) == {"lena": LENA, "mei": MEI}[winner.user]
        assert winner.told == []
        assert loser.told == [f"{winner.user.title()} was first and has this now."]


@pytest.mark.parametrize("order", list(orders([_take], [_open_giving, _give_to_mei])))
def test_one_who_takes_a_case_while_a_lead_gives_it_to_somebody(order: tuple[tuple[int, Step], ...]) -> None:
    """What was chosen for a case that nobody had is not done to one that somebody has taken since."""
    with desk() as here:
        lena, omar = played(here, ("lena", "omar"), order)

        taken_at = [who for who, _ in order].index(0)
        between = taken_at == 1  # the form lay open, and nobody had the case when it was opened
        assert owner(here) == (LENA if between else MEI)
        assert lena.told == (["Mei was first and has this now."] if taken_at > 1 else [])
        assert omar.told == (["Lena was first and has this now."] if between else [])
        assert len(here.audit("changed_hands")) == (not between)


# -- a conversation ----------------------------------------------------------------------------------------------------
def _talking(here: Desk) -> None:
    """Lena speaks with the customer."""
    cases.ask_person(
        here.conn, chat=LANE, customer_id=1, case_id=1, reason="asked", asked_at=here.now, why="asked", urgent=0,
        waits_since=here.now,
    )  # fmt: skip
    here.press("lena", "take", TALK)


def _control(here: Desk) -> str:
    standing = conversations.load(here.conn, LANE)
    return standing.control if standing else ""


def _taker(here: Desk) -> int:
    row = cases.hand_over_by_id(here.conn, 1)
    return int(row["taken_by"] or 0) if row and not row["ended_at"] else 0


def _step_in(hands: Hands) -> None:
    hands.press("take_over", TALK)


def _return(hands: Hands) -> None:
    hands.press("return_to_bot", TALK)


def _open_reply(hands: Hands) -> None:
    hands.press("reply", TALK)


def _see_reply(hands: Hands) -> None:
    hands.send("reply", TALK, text=ANSWER, when="now")


@pytest.mark.parametrize("order", list(orders([_step_in], [_return])))
def test_a_lead_who_takes_over_while_the_colleague_gives_it_back(order: tuple[tuple[int, Step], ...]) -> None:
    """Whoever is second learns that it is with the other, or with the assistant."""
    with desk() as here:
        _talking(here)
        omar, lena = played(here, ("omar", "lena"), order)

        over_first = order[0][0] == 0
        assert _taker(here) == (OMAR if over_first else 0)
        assert _control(here) == ("human" if over_first else "bot")
        assert len(lena.told) == over_first
        assert len(omar.told) == (not over_first)


@pytest.mark.parametrize("order", list(orders([_open_reply, _see_reply, _see_reply], [_return])))
def test_one_who_writes_while_another_gives_the_conversation_back(order: tuple[tuple[int, Step], ...]) -> None:
    """What is sent is sent while a person speaks; afterwards nothing goes out and it is said."""
    with desk() as here:
        _talking(here)
        lena, omar = played(here, ("lena", "omar"), order)

        at = [who for who, _ in order].index(1)
        sent = len(here.audit("replied"))
        assert _control(here) == "bot"
        assert omar.told == []
        assert sent == (at == 3)
        assert bool(lena.told) == (not sent)


# -- a proposal --------------------------------------------------------------------------------------------------------
def _approve(hands: Hands) -> None:
    hands.press("approve", "case:1", bound=hands.shown)


def _open_comment(hands: Hands) -> None:
    hands.press("return_offer", "case:1", bound=hands.shown)


def _send_back(hands: Hands) -> None:
    hands.send("return_offer", "case:1", comment="The order says something else.")


@pytest.mark.parametrize("order", list(orders([_approve], [_open_comment, _send_back])))
def test_one_who_approves_while_another_sends_back(order: tuple[tuple[int, Step], ...]) -> None:
    """The customer gets the proposal or does not; whoever came second hears that it has moved on."""
    with desk() as here:
        shown = here.proposed()
        omar, ruth = played(here, ("omar", "ruth"), order, shown)

        approved = [who for who, _ in order].index(0) < 2
        assert here.state() == ("offered" if approved else "investigating")
        assert bool(omar.told) == (not approved)
        assert bool(ruth.told) == approved


@pytest.mark.parametrize("order", list(orders([_approve], [_approve])))
def test_two_who_approve_the_same_proposal(order: tuple[tuple[int, Step], ...]) -> None:
    """The customer gets it once."""
    with desk() as here:
        shown = here.proposed()
        hands = played(here, ("omar", "ruth"), order, shown)

        assert here.state() == "offered"
        assert hands[order[0][0]].told == []
        assert len(hands[order[1][0]].told) == 1
        assert len(here.audit("approved")) == 1


def test_every_colleague_of_these_tests_is_registered() -> None:
    """Otherwise each of them would be turned away, and nothing would be shown by it."""
    with desk() as here:
        names = {one.name: one.id for one in people.staff(here.conn)}

        assert (names["Lena"], names["Omar"], names["Ruth"], names["Mei"]) == (LENA, OMAR, RUTH, MEI)
