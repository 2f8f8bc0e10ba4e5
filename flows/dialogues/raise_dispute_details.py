"""Raise a dispute: a reason's own questions, one a turn, made from the rows of flows/tables/questions.py.

What is known is passed over. Each answer is remembered under its question's key, can be gone back to and corrected
alone, and stands in the paraphrase and on the desk. Whoever adds a question adds a row there and nothing here.
"""

from collections.abc import Callable
from decimal import Decimal

from flows.dialogues.asking import carried, pressed, tries
from flows.dialogues.case_view import written
from flows.dialogues.raise_dispute_figures import (
    named_currency,
    not_above_zero,
    reading_buttons,
    readings,
    the_amount,
)
from flows.dialogues.raise_dispute_line import currency, the_line
from flows.dialogues.raise_dispute_money import converted, credit_there
from flows.dialogues.raise_dispute_payment import day_buttons, day_to_come, the_day, two_days
from flows.dialogues.raise_dispute_quantity import day_gone_by, expected_day, two_days_ahead
from flows.dialogues.raise_dispute_register import period_closed
from flows.dialogues.raise_dispute_view import last_day, line_values
from flows.dialogues.receiving import COMING, PAPERS_BY_THE_WAY, kept_at, with_this
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Condition, Follow, Rule, Scene, Stage, View
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    correct,
    each,
    forget,
    go_to,
    happened,
    note,
    otherwise,
    say,
    stage,
    when,
    wrote,
)
from flows.facts.amounts import Ambiguous, Understood, read_quantity
from flows.facts.money import Money
from flows.tables.question_rows import Kind, Question
from flows.tables.questions import EVERY, asked_of

Rules = tuple[Rule, ...]
FALLS_WITH = {"credit_number": ("credit_id",), "return_number": ("credit_id",), "omitted_number": ("listed",)}


# -- which is next -----------------------------------------------------------------------------------------------------
def next_question(scene: Scene) -> Question | None:
    """The first question of the reason that has no answer yet."""
    rows = asked_of(str(scene.notes.get("reason", "")), scene.notes)
    return next((row for row in rows if row.key not in scene.notes and not row.own), None)


def questions_left(scene: Scene) -> bool:
    """Whether the reason still has something to ask, be it because an answer was corrected."""
    return next_question(scene) is not None or credit_there(scene)


def asked_no_more(row: Question) -> Condition:
    """Whether what that question was asked for does not hold any more: an earlier answer was edited."""

    def is_not_asked(scene: Scene) -> bool:
        return row not in asked_of(str(scene.notes.get("reason", "")), scene.notes)

    is_not_asked.__name__ = f"{row.key}_is_asked_no_more"
    return is_not_asked


def comes_next(row: Question) -> Condition:
    """Whether that question is the next one."""

    def is_next(scene: Scene) -> bool:
        ahead = next_question(scene)
        return ahead is not None and ahead.key == row.key

    is_next.__name__ = f"{row.key}_is_next"
    return is_next


# -- what its card shows -----------------------------------------------------------------------------------------------
def detail_values(row: Question) -> View:
    """The line, the reason, the question's key, how the last day was understood, and figures to choose from."""

    def values(scene: Scene) -> dict[str, object]:
        return line_values(scene) | {
            "key": row.key,
            "reason": str(scene.notes.get("reason", "other")),
            "about": _about(row, scene),
            "echo": last_day(scene),
            "items_sum": items_sum(scene),
            "converted": converted(scene),
            "period_closed": period_closed(scene),
            "asked_back": bool(scene.notes.get("readings") or scene.notes.get("days")),
        }

    values.__name__ = f"values_of_{row.key}"
    return values


def items_sum(scene: Scene) -> Money | None:
    """What the items of the line add up to by our figures; None where none are on file."""
    line = the_line(scene)
    return Money(sum(one.amount for one in line.items), currency(scene)) if line and line.items else None


def _about(row: Question, scene: Scene) -> str:
    """The answer that made this question be asked; empty when it is always asked."""
    return str(scene.notes.get(row.asked_when[0], "")) if row.asked_when[0] else ""


# -- reading an answer -------------------------------------------------------------------------------------------------
def the_number(scene: Scene) -> str | None:
    """The number above zero that was written or picked, in text."""
    kept = scene.notes.get("readings")
    if isinstance(kept, list) and pressed(scene) == "reading" and carried(scene) in kept:
        return str(carried(scene))
    read = read_quantity(written(scene))
    return str(read.value) if isinstance(read, Understood) and read.value > 0 else None


def two_numbers(scene: Scene) -> list[Value] | None:
    """What the figure may mean when it can be read in two ways."""
    read = read_quantity(written(scene))
    return list[Value](map(str, read.readings)) if isinstance(read, Ambiguous) else None


def number_buttons(scene: Scene) -> list[Button]:
    """One button for each way to read the last number."""
    kept = scene.notes.get("readings")
    return [Button("reading", text, {"amount": Decimal(str(text))}) for text in kept] if isinstance(kept, list) else []


# -- the stages --------------------------------------------------------------------------------------------------------
def _kept(row: Question, *value: object) -> tuple[Follow, ...]:
    """What follows an answer: it is remembered, and the next question comes."""
    falls = tuple(map(forget, FALLS_WITH.get(row.key, ())))
    return (note(row.key, *value), note("last", row.key), *falls, forget("readings"), forget("days"), go_to("details"))


def _choice(row: Question) -> Rules:
    return when(chose(*row.choices)).then(*_kept(row, pressed))


def _words(row: Question) -> Rules:
    return when(wrote()).then(*_kept(row, written))


def _amount(row: Question) -> Rules:
    return (
        *when(wrote(), chose("reading"), the_amount).then(*_kept(row)),
        *when(wrote(), readings).then(note("readings"), again()),
        *when(chose("none_of_these")).then(forget("readings"), again()),
        *when(wrote(), named_currency).then(say("other_currency", shows=line_values)),
        *when(wrote(), not_above_zero).then(say("above_zero")),
    )


def _number(row: Question) -> Rules:
    return (
        *when(wrote(), chose("reading"), the_number).then(*_kept(row)),
        *when(wrote(), two_numbers).then(note("readings"), again()),
    )


def _day(row: Question) -> Rules:
    if row.ahead:
        return (
            *when(wrote(), chose("day_reading"), expected_day).then(*_kept(row)),
            *when(wrote(), two_days_ahead).then(note("days"), again()),
            *when(wrote(), day_gone_by).then(say("day_gone_by")),
        )
    return (
        *when(wrote(), chose("day_reading"), the_day).then(*_kept(row)),
        *when(wrote(), two_days).then(note("days"), again()),
        *when(wrote(), day_to_come).then(say("day_to_come")),
    )


def _document(row: Question) -> Rules:
    sent = (note("files", with_this), note("kept_at", kept_at))
    return (
        *COMING,
        *when(happened("evidence_kept")).then(*sent, *_kept(row, "sent")),
        *when(wrote()).then(*_kept(row, written)),
    )


_RULES: dict[Kind, Callable[[Question], Rules]] = {
    Kind.CHOICE: _choice,
    Kind.WORDS: _words,
    Kind.AMOUNT: _amount,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
    Kind.DOCUMENT: _document,
}
_BUTTONS = {Kind.AMOUNT: (each(reading_buttons, across=2),), Kind.NUMBER: (each(number_buttons, across=2),)}
_BUTTONS[Kind.DAY] = (each(day_buttons, across=2),)
_LOST = {Kind.AMOUNT: "not_a_figure", Kind.NUMBER: "not_a_figure", Kind.DAY: "not_a_day", Kind.WORDS: "please_write"}


def stage_of(row: Question) -> Stage:
    """The stage that asks that question."""
    choices = tuple(row.choices[i : i + 2] for i in range(0, len(row.choices), 2))
    last = ("skip", "back", "human") if row.skippable else ("back", "human")
    return stage(
        row.key,
        ask(row.message, *choices, *_BUTTONS.get(row.kind, ()), *last, shows=detail_values(row)),
        when(arrived(), asked_no_more(row)).then(go_to("details")) if row.asked_when[0] else (),
        _RULES[row.kind](row),
        when(chose("skip")).then(*_kept(row, "")) if row.skippable else (),
        () if row.kind is Kind.DOCUMENT else PAPERS_BY_THE_WAY,
        otherwise(say(_LOST.get(row.kind, "use_the_buttons"), shows=tries)),
    )


QUESTIONS_ASKED: tuple[Stage, ...] = tuple(stage_of(row) for row in EVERY.values() if not row.own)
TO_QUESTIONS: Rules = tuple(
    rule for row in EVERY.values() if not row.own for rule in when(arrived(), comes_next(row)).then(go_to(row.key))
)
CORRECTIONS: Rules = tuple(
    rule for key in EVERY for rule in when(chose(f"detail_{key}")).then(forget("choosing"), correct(key))
)
