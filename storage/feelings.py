"""How contacts feel, one row a contact, and the words that went against a person."""

import json
from dataclasses import dataclass, replace

from sqlalchemy import Connection, insert, select, text

from flows.facts.moods import Mood
from storage.prepared import Prepared
from storage.tables.feelings import HARSH_WORDS

_NAMES = (
    "level", "causes", "heard_at", "soothed_at", "soothed", "times", "fury_at", "rung", "rung_at", "abuse",
    "paused_until", "bad_news_at", "recent",
)  # fmt: skip
_FIELDS = ", ".join(_NAMES)
_OF = Prepared(text(f"SELECT {_FIELDS} FROM mood WHERE contact_id = :contact_id"))  # noqa: S608 - our own names
_KEEP = Prepared(
    text(
        f"INSERT INTO mood (contact_id, {_FIELDS}) VALUES (:contact_id, {', '.join(':' + name for name in _NAMES)})"  # noqa: S608 - our own names
        f" ON CONFLICT (contact_id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _NAMES)}"
    )
)
_WHO = Prepared(text("SELECT contact_id FROM binding WHERE chat = :chat AND revoked_at IS NULL"))


@dataclass(frozen=True, slots=True)
class Harsh:
    """Words that went against a person: their kind, what was found in them, and the whole text. `at` µs UTC."""

    kind: str
    found: str
    text: str
    at: int


def mood(conn: Connection, contact_id: int) -> Mood:
    """As it was kept; calm when nothing was."""
    row = _OF.row(conn, contact_id=contact_id)
    if row is None:
        return Mood()
    values = dict(zip(_NAMES, row, strict=True))
    values["causes"] = tuple((sign, words) for sign, words in json.loads(values["causes"]))
    values["recent"] = tuple((at, words) for at, words in json.loads(values["recent"]))
    return Mood(**values)


def keep(conn: Connection, contact_id: int, mood: Mood) -> None:
    """Keep it."""
    values = {name: getattr(mood, name) for name in _NAMES}
    values |= {name: json.dumps(values[name], ensure_ascii=False) for name in ("causes", "recent")}
    _KEEP.run(conn, contact_id=contact_id, **values)


def bound_to(conn: Connection, chat: str) -> int:
    """The contact who is bound in that chat; 0 for nobody."""
    row = _WHO.row(conn, chat=chat)
    return int(row[0]) if row else 0


def bad_news(conn: Connection, chat: str, now: int) -> None:
    """Whoever is bound there was told bad news just now; the first that met no answer counts."""
    contact_id = bound_to(conn, chat)
    known = mood(conn, contact_id)
    if contact_id and not known.bad_news_at:
        keep(conn, contact_id, replace(known, bad_news_at=now))


def keep_words(conn: Connection, contact_id: int, harsh: Harsh) -> None:
    """Keep words that went against a person, as they were written."""
    conn.execute(
        insert(HARSH_WORDS).values(
            contact_id=contact_id, kind=harsh.kind, found=harsh.found, text=harsh.text, at=harsh.at
        )
    )


def words_of(conn: Connection, contact_id: int, since: int) -> tuple[Harsh, ...]:
    """What this contact wrote against a person since then, newest first."""
    theirs = select(HARSH_WORDS).where(HARSH_WORDS.c.contact_id == contact_id, HARSH_WORDS.c.at >= since)
    rows = conn.execute(theirs.order_by(HARSH_WORDS.c.id.desc())).mappings()
    return tuple(Harsh(row["kind"], row["found"], row["text"], row["at"]) for row in rows)


def known(conn: Connection, contact_id: int) -> bool:
    """Whether anything was ever kept of this contact."""
    return _OF.row(conn, contact_id=contact_id) is not None
