"""Early signs: each where it is due, and none a step before."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from flows.facts.money import Money
from flows.facts.signals import Account, Confirmed, Confirmer, Felt, Issued, Objected, Part, signals

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
CUT_OFFS = (date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31))


def usd(minor: int) -> Money:
    """Some cents."""
    return Money(minor, "USD")


def issued(*disputed: int, currency: str = "USD", closing: int = 10_000, viewed: bool = True) -> tuple[Issued, ...]:
    """Monthly statements, so much of each in question; all of them looked at and unanswered."""
    days = CUT_OFFS[-len(disputed) :]
    return tuple(
        Issued(day, day + 14 * DAY, currency, closing, minor, viewed) for day, minor in zip(days, disputed, strict=True)
    )


def answered(*all_of_it: Issued) -> tuple[Issued, ...]:
    """The same, answered."""
    return tuple(replace(one, answered=True) for one in all_of_it)


def kinds(account: Account, today: date = TODAY) -> list[str]:
    """What is told, the newest first."""
    return [one.kind for one in signals(account, today)]


def test_an_account_of_which_nothing_is_known_gives_no_sign() -> None:
    """Nor does one that has just begun."""
    assert kinds(Account()) == []
    assert kinds(Account(issued=answered(*issued(0)))) == []


# -- what is in question ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("disputed", "told"),
    [
        ((100, 300, 900), True),
        ((100, 300, 300), False),
        ((0, 100, 400), False),  # less than five in a hundred is not worth a word
        ((900, 300, 1000), False),
        ((300, 900), False),
    ],
)
def test_a_share_in_question_that_rises_from_statement_to_statement_is_a_sign(
    disputed: tuple[int, ...], *, told: bool
) -> None:
    """Three in a row, each more than the one before."""
    assert kinds(Account(issued=answered(*issued(*disputed)))) == (["rising_share"] if told else [])


def test_shares_are_compared_within_one_currency_and_against_the_balance() -> None:
    """More in question of a balance that has grown more is no rise."""
    mixed = (*issued(100, 300), *issued(900, currency="EUR"))
    grown = tuple(
        replace(one, closing=closing)
        for one, closing in zip(issued(500, 600, 700), (10_000, 20_000, 40_000), strict=True)
    )

    assert kinds(Account(issued=answered(*mixed))) == []
    assert kinds(Account(issued=answered(*grown))) == []


def test_the_sign_names_the_three_shares_and_the_newest_sum() -> None:
    """So that whoever reads it can judge it."""
    (one,) = signals(Account(issued=answered(*issued(100, 300, 900))), TODAY)

    assert one.shows == {"shares": [1, 3, 9], "amount": usd(900), "cut_off": CUT_OFFS[-1]}


@pytest.mark.parametrize(("times", "told"), [(2, []), (3, ["same_reason"])])
def test_the_same_reason_for_the_third_time_is_a_pattern(times: int, told: list[str]) -> None:
    """Within half a year."""
    objected = tuple(Objected("price", TODAY - n * 30 * DAY) for n in range(times))

    assert kinds(Account(objected=objected)) == told


def test_reasons_that_differ_or_are_long_past_are_none() -> None:
    """Three cases, three reasons; and one of half a year ago."""
    differ = tuple(Objected(reason, TODAY) for reason in ("price", "quantity", "damaged"))
    past = (*(Objected("price", TODAY) for _ in range(2)), Objected("price", TODAY - 181 * DAY))

    assert kinds(Account(objected=differ)) == kinds(Account(objected=past)) == []


@pytest.mark.parametrize(("lines", "told"), [(2, []), (3, ["before_due"])])
def test_many_lines_objected_to_days_before_they_fall_due_are_a_sign(lines: int, told: list[str]) -> None:
    """Up to five days before."""
    due = tuple(TODAY + n * DAY for n in range(lines))

    assert kinds(Account(objected=(Objected("price", TODAY, due),))) == told


def test_lines_that_are_overdue_or_due_much_later_are_none() -> None:
    """Whoever objects in time, or long after, objects for another reason."""
    due = (TODAY - DAY, TODAY + 6 * DAY, TODAY + 30 * DAY, TODAY + 2 * DAY)

    assert kinds(Account(objected=(Objected("price", TODAY, due),))) == []


# -- who looks and does not answer ------------------------------------------------------------------------------------
def test_three_rounds_looked_at_and_never_answered_are_a_sign_once_the_last_is_over() -> None:
    """Not while there is time to answer."""
    account = Account(issued=issued(0, 0, 0))

    assert kinds(account) == ["never_confirmed"]
    assert kinds(account, CUT_OFFS[-1] + 14 * DAY) == []


def test_one_answer_or_a_round_that_nobody_opened_breaks_the_row() -> None:
    """Who does not look is reminded of looking."""
    first, second, third = issued(0, 0, 0)

    assert kinds(Account(issued=(first, *answered(second), third))) == []
    assert kinds(Account(issued=(first, second, replace(third, viewed=False)))) == []


def test_a_round_in_two_currencies_is_answered_by_either() -> None:
    """They do answer."""
    euros = issued(0, currency="EUR")

    assert kinds(Account(issued=(*issued(0, 0, 0), *answered(*euros)))) == []


# -- promises ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("whose", ["theirs", "ours"])
def test_two_broken_promises_within_three_months_are_a_sign_of_whoever_gave_them(whose: str) -> None:
    """One is an accident."""
    once, twice = (_broken(whose, *(TODAY - 3 * DAY,) * n) for n in (1, 2))
    long_ago = _broken(whose, TODAY - 3 * DAY, TODAY - 91 * DAY)

    assert kinds(twice) == [f"{'their' if whose == 'theirs' else 'our'}_promises"]
    assert kinds(once) == kinds(long_ago) == []


def _broken(whose: str, *days: date) -> Account:
    return Account(theirs=days) if whose == "theirs" else Account(ours=days)


@pytest.mark.parametrize(
    ("minor", "told"), [((312_745, 88_113), ["odd_parts"]), ((312_745,), []), ((300_000, 150_000), [])]
)
def test_parts_of_odd_sums_that_nobody_explained_are_a_sign(minor: tuple[int, ...], told: list[str]) -> None:
    """Whoever pays in hundreds has said how much they can."""
    parts = tuple(Part(TODAY - 5 * DAY, usd(one)) for one in minor)

    assert kinds(Account(parts=parts)) == told


# -- who confirms -----------------------------------------------------------------------------------------------------
BEFORE = Confirmed(1, TODAY - 60 * DAY, usd(50_000))
NEW = Confirmer(2, "Tom Reyes", TODAY - 10 * DAY)


def test_somebody_new_before_a_balance_as_large_as_any_is_a_sign() -> None:
    """While it waits for an answer, and once it was given."""
    waits = Account(issued=issued(0, closing=50_000), confirmed=(BEFORE,), confirmers=(NEW,))
    agreed = Account(confirmed=(BEFORE, Confirmed(2, TODAY, usd(60_000))), confirmers=(NEW,))
    (before,), (after,) = signals(waits, TODAY), signals(agreed, TODAY)

    assert (before.kind, before.shows["agreed"], before.shows["person"]) == ("new_confirmer", False, "Tom Reyes")
    assert (after.shows["agreed"], after.shows["amount"]) == (True, usd(60_000))


@pytest.mark.parametrize(
    "account",
    [
        Account(issued=issued(0, closing=49_999), confirmed=(BEFORE,), confirmers=(NEW,)),
        Account(issued=issued(0, closing=50_000), confirmers=(NEW,)),
        Account(issued=issued(0, closing=90_000, currency="EUR"), confirmed=(BEFORE,), confirmers=(NEW,)),
        Account(
            issued=issued(0, closing=90_000), confirmed=(BEFORE,), confirmers=(replace(NEW, since=date(2026, 9, 1)),)
        ),
        Account(issued=issued(0, closing=90_000), confirmed=(BEFORE,), confirmers=(replace(NEW, id=1),)),
    ],
    ids=["a smaller balance", "the first who ever confirms", "another currency", "months ago", "the same person"],
)
def test_whoever_is_new_for_another_reason_is_none(account: Account) -> None:
    """A small balance, the first of all, a comparison that cannot be made, no news."""
    assert kinds(account) == []


def test_signs_come_newest_first() -> None:
    """What happened yesterday stands above what happened last month."""
    account = Account(theirs=(TODAY - 40 * DAY,) * 2, ours=(TODAY - DAY,) * 2)

    assert kinds(account) == ["our_promises", "their_promises"]


# -- answers and tone -------------------------------------------------------------------------------------------------
def taking(*days: int) -> Account:
    """Rounds that were answered so many days after their statement went out."""
    rounds = answered(*issued(*(0 for _ in days)))
    out = [replace(one, issued_on=one.cut_off + 2 * DAY) for one in rounds]
    return Account(
        issued=tuple(replace(one, answered_on=one.cut_off + (2 + n) * DAY) for one, n in zip(out, days, strict=True))
    )


@pytest.mark.parametrize(
    ("days", "told"),
    [((2, 4, 9), True), ((2, 3, 5), True), ((2, 3, 4), False), ((5, 4, 9), False), ((2, 9), False), ((4, 4, 9), False)],
)
def test_answers_that_take_longer_each_time_are_a_sign(days: tuple[int, ...], *, told: bool) -> None:
    """Three rounds in a row, and days longer at the end than at the beginning."""
    assert kinds(taking(*days)) == (["slower_answers"] if told else [])


def test_a_round_that_was_not_answered_says_nothing_about_time() -> None:
    """It has a sign of its own."""
    whole = taking(2, 4, 9)
    unanswered = replace(whole, issued=(*whole.issued[:2], replace(whole.issued[2], answered_on=None)))

    assert kinds(unanswered) == []


@pytest.mark.parametrize(
    ("days", "told"),
    [((3,), True), ((3, 8), True), ((3, 60), False), ((31,), False)],
    ids=["once", "within a week", "as always", "long ago"],
)
def test_anger_where_there_was_none_is_a_sign(days: tuple[int, ...], *, told: bool) -> None:
    """One bad week is sudden; somebody who was angry in summer too is known so."""
    felt = tuple(Felt("Tom", TODAY - n * DAY) for n in days)

    assert kinds(Account(issued=answered(*issued(0)), felt=felt)) == (["tone_change"] if told else [])


def test_anger_of_somebody_new_is_no_change() -> None:
    """Nobody knows how they wrote before."""
    assert kinds(Account(felt=(Felt("Tom", TODAY),))) == []
