"""Choosing the company that somebody speaks for in one chat."""

from dataclasses import replace

from flows.engine.events import Asked
from flows.facts.books import Page
from flows.facts.members import SpeakFor
from flows.facts.parties import Customer
from tests.flows.samples_dispute import Chat, chat, page

OTHER = Customer(9, "CHENGUANG", "上海晨光贸易有限公司")


def both() -> Page:
    """The books of somebody who speaks for two."""
    known = page()
    assert known.customer is not None
    return replace(known, companies=(known.customer, OTHER))


def offered(asked: Chat) -> list[str]:
    """The buttons of the last card."""
    return [one.choice for effect in asked.last.effects for row in getattr(effect, "buttons", ()) for one in row]


def test_the_other_companies_are_offered_and_not_the_present_one() -> None:
    """One press, by name."""
    asked = chat("home", both()).take(Asked("company"))
    button = asked.button("this_company")

    assert offered(asked) == ["this_company", "back"]
    assert button is not None
    assert (button.value, button.values["name"]) == (OTHER.id, OTHER.name)


def test_a_press_asks_for_that_company_and_shows_nothing_of_this_one() -> None:
    """What follows is said by the other company's own dialogue."""
    asked = chat("home", both()).take(Asked("company")).press("this_company")

    assert asked.done == [SpeakFor(OTHER.id)]
    assert asked.said == []


def test_the_menu_offers_it_to_those_who_speak_for_several_only() -> None:
    """A button that leads nowhere is not shown."""
    menus = [chat("home", books).take(Asked("menu")) for books in (page(), both())]

    assert ["another_company" in offered(menu) for menu in menus] == [False, True]


def test_who_speaks_for_one_is_told_so() -> None:
    """And how to speak for another."""
    asked = chat("home").take(Asked("company"))

    assert asked.said == ["choose_company/only_this_one"]
    assert asked.stage == "home/at_rest"
