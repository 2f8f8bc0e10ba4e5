"""Whom a matter is for: by department, language and customer, past whoever is away."""

from dataclasses import replace
from datetime import date

import pytest

from flows.facts.parties import Colleague, StaffRole
from flows.facts.routing import Candidate, Matter, stand_in, suggested
from flows.tables.departments import DEPARTMENTS, department_of
from flows.tables.reasons import REASONS

TODAY = date(2026, 11, 2)
LENA = Colleague(1, "T1", "U1", "Lena", StaffRole.AGENT, departments=("pricing",), languages=("en",))
MEI = Colleague(2, "T1", "U2", "Mei", StaffRole.AGENT, departments=("pricing",), languages=("zh_Hans",))
AMIR = Colleague(3, "T1", "U3", "Amir", StaffRole.ACCOUNTANT, departments=("receivables",), languages=("en",))
ANYTHING = Colleague(4, "T1", "U4", "Ada", StaffRole.AGENT)
OMAR = Colleague(5, "T1", "U5", "Omar", StaffRole.LEAD, departments=("pricing",), languages=("en", "zh_Hans"))
RUTH = Colleague(6, "T1", "U6", "Ruth", StaffRole.REVIEWER, departments=("pricing",), languages=("zh_Hans",))
ALL = (LENA, MEI, AMIR, ANYTHING, OMAR, RUTH)


def chosen(matter: Matter, *colleagues: Colleague, loads: dict[int, int] | None = None) -> str:
    """The name of whoever is suggested; empty for nobody."""
    found = suggested(matter, [Candidate(one, (loads or {}).get(one.id, 0)) for one in colleagues or ALL], TODAY)
    return found.name if found else ""


def test_the_department_comes_first_and_then_the_language_of_the_customer() -> None:
    """A price in Chinese goes to whoever knows prices and writes Chinese."""
    assert chosen(Matter("pricing", "zh_Hans")) == "Mei"
    assert chosen(Matter("pricing", "en")) == "Lena"
    assert chosen(Matter("receivables", "zh_Hans")) == "Amir"


def test_of_two_who_fit_alike_the_one_who_knows_the_customer_is_asked() -> None:
    """The account manager before whoever had the last case, and both before anybody else."""
    two = (LENA, replace(LENA, id=7, name="Jo"))

    assert chosen(Matter("pricing", "en", before=7), *two) == "Jo"
    assert chosen(Matter("pricing", "en", manager=1, before=7), *two) == "Lena"


def test_of_those_who_are_alike_in_everything_the_least_loaded_is_asked() -> None:
    """And the one who has been here longest, when even that is alike."""
    two = (LENA, replace(LENA, id=7, name="Jo"))

    assert chosen(Matter("pricing", "en"), *two, loads={1: 3, 7: 2}) == "Jo"
    assert chosen(Matter("pricing", "en"), *two) == "Lena"


def test_who_is_away_is_passed_over_until_the_day_after() -> None:
    """The last day away still counts as away."""
    away = replace(MEI, absent_until=TODAY)

    assert chosen(Matter("pricing", "zh_Hans"), LENA, away) == "Lena"
    assert chosen(Matter("pricing", "zh_Hans"), LENA, replace(MEI, absent_until=date(2026, 11, 1))) == "Mei"


def test_the_backup_of_a_department_that_is_away_comes_before_everybody_else() -> None:
    """Somebody who was named for it, rather than somebody who happens to be free."""
    assert chosen(Matter("receivables"), replace(AMIR, absent_until=TODAY, backup=1), LENA, ANYTHING) == "Lena"


def test_who_takes_everything_comes_before_another_department() -> None:
    """A specialist for something else is the last resort but for a lead."""
    assert chosen(Matter("quality"), LENA, ANYTHING) == "Ada"
    assert chosen(Matter("quality"), LENA, OMAR) == "Lena"


def test_leads_are_asked_when_nobody_else_is_there() -> None:
    """And nobody at all when they are away too."""
    gone = replace(LENA, active=False)

    assert chosen(Matter("pricing"), gone, OMAR) == "Omar"
    assert chosen(Matter("pricing"), gone, replace(OMAR, absent_until=TODAY)) == ""


def test_whoever_may_not_do_casework_or_is_barred_is_never_suggested() -> None:
    """A reviewer reviews; who decided before does not decide the appeal."""
    assert chosen(Matter("pricing", "zh_Hans"), RUTH, LENA) == "Lena"
    assert chosen(Matter("pricing", "zh_Hans", barred=frozenset({2}))) == "Lena"


def test_a_backup_who_is_away_is_stood_in_for_by_their_own_and_circles_end() -> None:
    """Two who stand in for each other and are both away leave nobody."""
    lena, mei = replace(LENA, backup=2), replace(MEI, backup=3, absent_until=TODAY)

    found = stand_in(lena, {one.id: one for one in (lena, mei, AMIR)}, TODAY)
    circle = stand_in(lena, {1: lena, 2: replace(mei, backup=1)}, TODAY)

    assert found == AMIR
    assert circle is None


@pytest.mark.parametrize("team", sorted({row.department for row in REASONS.values()}))
def test_every_team_that_a_reason_names_is_a_department(team: str) -> None:
    """Otherwise its matters would all go to the account team."""
    assert DEPARTMENTS[department_of(team)].team == team


def test_a_team_that_nobody_knows_counts_as_the_account_team() -> None:
    """Somebody has it in any case."""
    assert department_of("a team of long ago") == "account"
