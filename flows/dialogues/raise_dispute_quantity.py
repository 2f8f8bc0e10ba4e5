"""Raise a dispute: fewer arrived than were billed; how many came, and whether the rest is on its way.

What is still to come is a matter of dates: it is explained, and registered only for who wants that. Promise: every
function is total and changes nothing; `received` is an exact decimal in text, `expected_on` an ISO date.
"""

from datetime import date
from decimal import Decimal

from flows.dialogues.asking import carried, pressed, tries
from flows.dialogues.case_view import written
from flows.dialogues.raise_dispute_figures import answered, item, quantity_written
from flows.dialogues.raise_dispute_payment import day_buttons
from flows.dialogues.raise_dispute_view import item_values, short_values
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    each,
    forget,
    go_to,
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)
from flows.facts.amounts import Several, read_quantity
from flows.facts.days import AmbiguousDay, Day
from flows.facts.said_days import day_said


# -- how many came -----------------------------------------------------------------------------------------------------
def fewer(scene: Scene) -> str | None:
    """How many arrived, in text, when it was written and is less than was billed; none at all is 0."""
    beside = _besides_the_billed(scene, written(scene))
    return _if_fewer(scene, quantity_written(scene) if beside is None else beside)


def more_came(scene: Scene) -> str | None:
    """How many arrived, in text, when it was written and is more than was billed."""
    count, row = quantity_written(scene), item(scene)
    return str(count) if count is not None and row and count > row.quantity else None


def not_fewer(scene: Scene) -> bool:
    """Whether as many as were billed were named."""
    count, row = quantity_written(scene), item(scene)
    return count is not None and row is not None and count == row.quantity


def fewer_told(scene: Scene) -> str | None:
    """How many arrived, when earlier words name it beside the billed quantity; not while it is corrected."""
    if scene.conversation.top.correcting:
        return None
    return _if_fewer(scene, _besides_the_billed(scene, str(scene.notes.get("words", ""))))


def _if_fewer(scene: Scene, count: Decimal | None) -> str | None:
    row = item(scene)
    return str(count) if count is not None and row and 0 <= count < row.quantity else None


def _besides_the_billed(scene: Scene, text: str) -> Decimal | None:
    """The only smaller figure of a sentence that names the billed quantity too; a document's number may stand there."""
    row, read = item(scene), read_quantity(text)
    if row is None or not isinstance(read, Several) or row.quantity not in read.values:
        return None
    others = [count for count in read.values if count < row.quantity]
    return others[0] if len(others) == 1 else None


# -- and the rest ------------------------------------------------------------------------------------------------------
def expected_day(scene: Scene) -> str | None:
    """The day the rest is expected, as an ISO date, when it was written or picked and is not past."""
    kept = scene.notes.get("days")
    if isinstance(kept, list) and pressed(scene) == "day_reading" and carried(scene) in kept:
        return str(carried(scene))
    ahead = [day for day in _days(scene) if day >= scene.books.today]
    return ahead[0].isoformat() if len(ahead) == 1 else None


def two_days_ahead(scene: Scene) -> list[Value] | None:
    """Both days that the words may mean, when both are still to come."""
    ahead = [day for day in _days(scene) if day >= scene.books.today]
    return [day.isoformat() for day in ahead] if len(ahead) > 1 else None


def day_gone_by(scene: Scene) -> bool:
    """Whether a day was named that is past."""
    return any(_days(scene))


def _days(scene: Scene) -> tuple[date, ...]:
    """The days that the words may mean."""
    match day_said(written(scene), scene.books.today):
        case Day(value=day):
            return (day,)
        case AmbiguousDay(readings=days):
            return days
    return ()


QUANTITY = (
    stage(
        "received",
        ask("how_many_came", "none_came", "back", "human", shows=item_values),
        when(arrived(), answered("received")).then(go_to("rest")),
        when(arrived(), answered("amount")).then(go_to("evidence")),
        when(arrived(), fewer_told).then(note("received"), go_to("rest")),
        when(chose("none_came")).then(note("received", "0"), forget("amount"), go_to("rest")),
        when(wrote(), fewer).then(note("received"), forget("amount"), go_to("rest")),
        when(wrote(), more_came).then(note("surplus_came"), go_to("surplus")),
        when(wrote(), not_fewer).then(say("not_fewer", shows=item_values)),
        PAPERS_BY_THE_WAY,
        otherwise(say("not_a_figure", shows=tries)),
    ),
    stage(
        "rest",
        ask(
            "is_the_rest_coming",
            ("rest_coming", "rest_missing"),
            ("rest_partly", "payment_unsure"),
            ("back", "human"),
            shows=short_values,
        ),
        when(arrived(), answered("coming")).then(go_to("evidence")),
        when(chose("rest_coming")).then(go_to("rest_day")),
        when(chose("rest_partly")).then(go_to("still_coming")),
        when(chose("rest_missing")).then(note("coming", "no"), forget("expected_on"), go_to("evidence")),
        when(chose("payment_unsure")).then(note("coming", "unsure"), forget("expected_on"), go_to("evidence")),
        when(wrote(), expected_day).then(note("expected_on"), go_to("rest_timing")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "rest_day",
        ask("when_expected", each(day_buttons, across=2), "skip", "back", "human"),
        when(arrived(), answered("expected_on")).then(go_to("rest_timing")),
        when(wrote(), chose("day_reading"), expected_day).then(
            note("expected_on"), forget("days"), go_to("rest_timing")
        ),
        when(wrote(), two_days_ahead).then(note("days"), again()),
        when(wrote(), day_gone_by).then(say("day_gone_by")),
        when(chose("skip")).then(note("coming", "unsure"), forget("days"), go_to("evidence")),
        PAPERS_BY_THE_WAY,
        otherwise(say("not_a_day", shows=tries)),
    ),
    stage(
        "rest_timing",
        ask("rest_is_expected", "wait_for_it", "register_it", "back", "human", shows=short_values),
        when(chose("wait_for_it")).then(seal(), say("rest_noted", shows=short_values), close()),
        when(chose("register_it")).then(note("coming", "yes"), go_to("evidence")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
)
