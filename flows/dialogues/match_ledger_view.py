"""The ledger that is talked about: what was sent, what is known of it, and where it stands.

Promise: every function is total and changes nothing; a ledger that is gone reads as nothing.
"""

from flows.dialogues.figures_back_view import a_table, keep_table
from flows.engine.asides import text_of
from flows.engine.effects import Button
from flows.engine.events import SentFile
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.engine.words import close, do, say, sent_file, when, wrote
from flows.facts.ledger_commands import DropLedger, FileLedger, KeepPasted
from flows.facts.ledger_shape import Doubt, LedgerRead, Shape
from flows.facts.ledgers import Ledger, LedgerState
from flows.facts.match_groups import Decided, Matched
from flows.facts.money import Money
from flows.facts.pasted_rows import goes_on, looks_like_rows
from flows.facts.times import DAY, MINUTE

KEPT = 3 * DAY
CUT = 10 * MINUTE  # within which another pasted piece goes on with the same ledger
LONG = 2_000  # rows
BUSY = frozenset({LedgerState.READING, LedgerState.MATCHING})
UNFINISHED = BUSY | {LedgerState.READ}
_NO_READ = LedgerRead(Shape(), (), (), ())


# -- what was sent -----------------------------------------------------------------------------------------------------
def rows_pasted(scene: Scene) -> bool:
    """Whether a piece of a table was pasted: its beginning, or what a message had no more room for."""
    text = text_of(scene)
    return looks_like_rows(text) or (goes_on(text) and bool(continued(scene)))


def continued(scene: Scene) -> int:
    """The pasted ledger that a further piece belongs to; 0 when there is none."""
    fresh = (one for one in scene.books.ledgers if not one.name and scene.now - one.at < CUT)
    return next((one.id for one in fresh if one.state in UNFINISHED), 0)


def keep_pasted(scene: Scene) -> KeepPasted:
    """The rows are kept as a ledger."""
    return KeepPasted(continued(scene))


def no_table(scene: Scene) -> bool:
    """Whether something was sent that no row can be read from: a photo, a PDF."""
    return isinstance(scene.event, SentFile) and not a_table(scene)


# A ledger sent in the middle of it takes the place of the one before.
NEW_LEDGER = (
    *when(sent_file(), a_table).then(do(keep_table), say("match_ledger/reading"), close()),
    *when(wrote(), rows_pasted).then(do(keep_pasted), say("match_ledger/reading"), close()),
)


# -- how it begins -----------------------------------------------------------------------------------------------------
def not_taken(scene: Scene) -> bool:
    """Whether the file could not be used at all."""
    return scene.notes.get("outcome") == "refused"


WITH_MACROS = (".xlsm", ".xlsb", ".xltm")
OF_THE_TABLE = frozenset({
    "empty", "password", "macros", "too_many_rows", "too_large", "unknown_encoding", "broken", "not_a_table",
    "wrong_type",
})  # fmt: skip


def of_the_table(scene: Scene) -> bool:
    """Whether the reason lies in the table itself."""
    return not_taken(scene) and str(scene.notes.get("why")) in OF_THE_TABLE


def no_ledger_in_it(scene: Scene) -> bool:
    """Whether the file is kept and may be a paper for something else."""
    return of_the_table(scene) and scene.notes.get("why") == "not_a_table" and not none_meant(scene)


def why_not(scene: Scene) -> dict[str, object]:
    """Why, its name, its size in bytes, and when (µs UTC) it had come before."""
    told, kept = scene.notes, ledger(scene)
    why = str(told.get("why") or (kept.why if kept else "") or "not_a_table")
    name = str(told.get("name") or (kept.name if kept else ""))
    if why == "wrong_type" and name.lower().endswith(WITH_MACROS):
        why = "macros"
    return {"why": why, "name": name, "size": number(told.get("size")), "at": number(told.get("at"))}


def none_meant(scene: Scene) -> bool:
    """Whether it was begun without a ledger."""
    return not number(scene.notes.get("ledger_id"))


def going_on(scene: Scene) -> int:
    """The newest ledger with which something is still to be done, when it was begun without one."""
    if not none_meant(scene):
        return 0
    return next((one.id for one in scene.books.ledgers if _to_be_done(one)), 0)


def _to_be_done(one: Ledger) -> bool:
    if one.state in UNFINISHED:
        return True
    waits = {Decided.OPEN, Decided.LATER}
    return one.matched is not None and any(group.decided in waits for group in one.matched.differences)


def sent_again(scene: Scene) -> bool:
    """Whether the very same file had come before."""
    return bool(scene.notes.get("again"))


def ledger(scene: Scene) -> Ledger | None:
    """The ledger; None when it was deleted or forgotten."""
    found = scene.books.ledger(number(scene.notes.get("ledger_id")))
    return found if found and found.state is not LedgerState.OVER else None


def ledger_id(scene: Scene) -> int:
    """Its id."""
    return number(scene.notes.get("ledger_id"))


def gone(scene: Scene) -> bool:
    """Whether it was deleted meanwhile."""
    return ledger(scene) is None


def failed(scene: Scene) -> bool:
    """Whether nothing could be read from it."""
    found = ledger(scene)
    return found is not None and found.state is LedgerState.FAILED


def busy(scene: Scene) -> bool:
    """Whether it is still being read or held against our books."""
    found = ledger(scene)
    return found is not None and found.state in BUSY


def read(scene: Scene) -> LedgerRead:
    """What was read; nothing when it is gone."""
    found = ledger(scene)
    return found.read if found and found.read else _NO_READ


def matched(scene: Scene) -> Matched | None:
    """What came of it; None before that."""
    found = ledger(scene)
    return found.matched if found and found.state is LedgerState.MATCHED else None


def is_matched(scene: Scene) -> bool:
    """Whether it was held against our books."""
    return matched(scene) is not None


def takes_long(scene: Scene) -> bool:
    """Whether there are so many rows that a word is said of it."""
    found = ledger(scene)
    return found is not None and found.row_count > LONG


def like_the_last(scene: Scene) -> bool:
    """Whether it is read as the last one was, which nobody asked about."""
    found = ledger(scene)
    return found is not None and found.kept_shape


def how_long(scene: Scene) -> dict[str, object]:
    """Its name, and how many rows there are."""
    found = ledger(scene)
    return {"name": found.name if found else "", "rows": found.row_count if found else 0}


def currency(scene: Scene) -> str:
    """The currency it is read in (ISO 4217); the only one it names, where that is none of the account."""
    found, seen = matched(scene), read(scene)
    named = seen.currencies[0].code if len(seen.currencies) == 1 else ""
    return found.currency if found else seen.shape.currency or named


def money(scene: Scene, minor: int) -> Money:
    """That many minor units of it."""
    return Money(minor, currency(scene) or "XXX")


def kept_until(scene: Scene) -> int:
    """Until when (µs UTC) the file is kept."""
    found = ledger(scene)
    return (found.at if found else scene.now) + KEPT


# -- commands ----------------------------------------------------------------------------------------------------------
def drop_it(scene: Scene) -> DropLedger:
    """The file is destroyed."""
    return DropLedger(ledger_id(scene))


def as_paper(scene: Scene) -> FileLedger:
    """It is no ledger but a paper of this conversation."""
    return FileLedger(ledger_id(scene))


def look_button(scene: Scene) -> list[Button]:
    """To take it up again."""
    return [Button("look_at_ledger", opens="match_ledger", notes={"ledger_id": ledger_id(scene)})]


def nothing_decided(scene: Scene) -> bool:
    """Whether nothing came of it that would be missed."""
    found = matched(scene)
    return found is None or all(one.decided in {Decided.OPEN, Decided.LATER} for one in found.differences)


def unasked(scene: Scene, doubt: Doubt) -> bool:
    """Whether that doubt is still to be asked about."""
    found = ledger(scene)
    if found is None or doubt not in read(scene).doubts or is_matched(scene):
        return False
    if doubt is Doubt.CURRENCY:
        return len(read(scene).currencies) != 1
    return doubt is not Doubt.NAMES or not (scene.notes.get("names_fit") or found.sign)
