"""Surveys: planned once a matter, asked, answered, or left in peace."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select, update
from sqlalchemy.sql.elements import ColumnElement

from flows.facts.moods import survey_unwelcome
from flows.facts.surveys import Survey, SurveyState
from storage import feelings
from storage.tables.surveys import SURVEY


def plan(conn: Connection, **fields: Any) -> int:
    """Plan one; returns its id, 0 when this matter was asked about before."""
    if conn.execute(select(SURVEY.c.id).where(SURVEY.c.subject == fields["subject"])).first():
        return 0
    key = conn.execute(SURVEY.insert().values(**fields)).inserted_primary_key
    return int(key[0]) if key else 0


def change(conn: Connection, id: int, **fields: Any) -> None:
    """Change fields by their names; `tags` is a list."""
    made = dict(fields)
    if "tags" in made:
        made["tags"] = ",".join(str(tag) for tag in made["tags"])
    if "call_wanted" in made:
        made["call_wanted"] = int(made["call_wanted"])
    conn.execute(update(SURVEY).where(SURVEY.c.id == id).values(**made))


def one(conn: Connection, id: int) -> Survey | None:
    """That one."""
    return next(iter(_where(conn, SURVEY.c.id == id)), None)


def of_contact(conn: Connection, contact_id: int, now: int) -> tuple[Survey, ...]:
    """What this person was asked, newest first, and whether they are in a mood for it."""
    unwelcome = survey_unwelcome(feelings.mood(conn, contact_id), now)
    return tuple(replace(one, unwelcome=unwelcome) for one in _where(conn, SURVEY.c.contact_id == contact_id))


def last_planned(conn: Connection, contact_id: int) -> int:
    """When this person was asked last, or is about to be (µs UTC); 0 when never."""
    wanted = select(func.max(func.coalesce(func.nullif(SURVEY.c.asked_at, 0), SURVEY.c.planned_at)))
    alive = SURVEY.c.contact_id == contact_id, (SURVEY.c.asked_at > 0) | (SURVEY.c.state == SurveyState.WAITING.value)
    return int(conn.execute(wanted.where(*alive)).scalar() or 0)


def _where(conn: Connection, condition: ColumnElement[bool]) -> tuple[Survey, ...]:
    rows = conn.execute(select(SURVEY).where(condition).order_by(SURVEY.c.id.desc())).mappings()
    return tuple(_survey(dict(row)) for row in rows)


def _survey(row: dict[str, Any]) -> Survey:
    tags = tuple(tag for tag in str(row["tags"]).split(",") if tag)
    return Survey(**{**row, "tags": tags, "call_wanted": bool(row["call_wanted"])})
