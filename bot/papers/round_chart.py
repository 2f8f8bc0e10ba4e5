"""How far a round of statements has come: counted side by side, and answered day by day.

Promise: in the reader's language; the same figures are given as the picture's description.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.papers.printed import Printed, Setting
from flows.facts.cycles import Cycle
from flows.facts.paper_pictures import Progress, progress, round_code
from flows.facts.statement import short_code
from flows.facts.times import day_in_zone
from locales.papers.sheet import Sheet
from locales.papers.words import PaperWords
from storage import cycles, round_answers
from storage.ports import Connection

WHOLE = 1000  # thousandths


def picture(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """`wanted`: id of the round, language. Raises LookupError where there is none."""
    cycle = cycles.one(conn, int(wanted["id"]))
    if cycle is None:
        raise LookupError(f"There is no round {wanted['id']}.")
    shown, at = stands(conn, cycle, setting.company.zone)
    words = PaperWords(str(wanted["language"]), setting.company.zone)
    sheet = Sheet(
        "round_chart",
        words.language,
        words.label("paper_round_title", day=cycle.cut_off),
        cycle.period,
        short_code(round_code(cycle, shown, words.language)),
        _body(words, cycle, shown, at),
        at,
        draws="png",
        company=setting.company.name,
    )
    return Printed(f"{cycle.period}.png", sheet)


def stands(conn: Connection, cycle: Cycle, zone: str) -> tuple[Progress, int]:
    """How far it has come, and when the last answer came (µs UTC)."""
    moments = round_answers.answered(conn, [one.statement_id for one in cycle.rows if one.statement_id])
    at = max([cycle.begun_at, cycle.reviewed_at, *moments])
    return progress(cycle, [day_in_zone(one, zone) for one in moments], day_in_zone(at, zone)), at


def described(cycle: Cycle, shown: Progress, language: str) -> str:
    """The whole picture in words."""
    words = PaperWords(language)
    counted = [
        words.label("paper_round_part", what=words.label(f"paper_round_{name}"), count=number)
        for name, number in shown.parts
    ]
    days = [f"{_short(day)}: {words.count(number)}" for day, number in shown.days]
    by_day = f"{words.label('paper_round_by_day')}: {', '.join(days)}." if days else ""
    return " ".join(
        filter(None, [f"{words.label('paper_round_title', day=cycle.cut_off)}. {'; '.join(counted)}.", by_day])
    )


def _short(day: date) -> str:
    return f"{day:%m-%d}"


def _body(words: PaperWords, cycle: Cycle, shown: Progress, at: int) -> dict[str, Any]:
    whole = max(1, shown.issued)
    answered = words.label("paper_round_answered", count=shown.answered, total=shown.issued)
    until = words.label("paper_round_reply_by", day=cycle.reply_by) if cycle.reply_by else ""
    most = max([1, *(number for _, number in shown.days)])
    return {
        "about": " · ".join(part for part in (answered, until) if part),
        "bars": [
            [words.label(f"paper_round_{name}"), words.count(number), WHOLE * number // whole]
            for name, number in shown.parts
        ],
        "by_day": words.label("paper_round_by_day"),
        "days": [
            {"label": _short(day), "figure": words.count(number), "share": WHOLE * number // most}
            for day, number in shown.days
        ],
        "foot": words.label("paper_round_as_of", at=words.moment(at)),
    }


PAPERS = {"round_chart": picture}
