"""The columns of a ledger as they were understood, and set right one by one: a button for each heading, with a sample.

Promise: pure; what was chosen is remembered here until the whole is read again.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from flows.dialogues.asking import carried, pressed, tries
from flows.dialogues.match_ledger_doubts import AGAIN, read_again
from flows.dialogues.match_ledger_view import NEW_LEDGER, read
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.engine.words import again, ask, chose, do, each, forget, go_to, note, otherwise, say, seal, stage, when
from flows.facts.ledger_shape import Column, Doubt, Shape

ROLES = (Column.DATE, Column.NUMBER, Column.AMOUNT, Column.DEBIT, Column.CREDIT, Column.TEXT)
PRESSED = tuple(f"column_{role}" for role in ROLES)
MOST = 20  # columns that are offered
_SAMPLE = 20  # characters of a cell that fit a button beside its heading
# One column of amounts, or two: choosing one kind takes back the other, and a mark beside amounts falls with them.
_FALLS_WITH: Mapping[Column, tuple[Column, ...]] = MappingProxyType({
    Column.AMOUNT: (Column.DEBIT, Column.CREDIT), Column.DEBIT: (Column.AMOUNT, Column.MARK),
    Column.CREDIT: (Column.AMOUNT, Column.MARK),
})  # fmt: skip


# -- as they stand -----------------------------------------------------------------------------------------------------
def columns(scene: Scene) -> Mapping[Column, int]:
    """Where each stands, as it was read or has been set since."""
    kept = scene.notes.get("columns")
    if not isinstance(kept, dict):
        return read(scene).shape.columns
    return {Column(role): number(place) for role, place in kept.items()}


def shown(scene: Scene) -> dict[str, object]:
    """The columns that are known, by their headings."""
    now = columns(scene)
    told = [{"role": f"column_{role}", "heading": heading(scene, now[role])} for role in ROLES if role in now]
    return {"columns": told, "lacking": Doubt.COLUMNS in read(scene).doubts and "columns" not in scene.notes}


def heading(scene: Scene, place: int) -> str:
    """What stands above the column, or its letter where nothing does."""
    above = read(scene).shape.headings
    return (above[place].strip() if 0 <= place < len(above) else "") or _letter(place)


def _letter(place: int) -> str:
    before, last = divmod(max(place, 0), 26)
    return (chr(64 + before) if before else "") + chr(65 + last)


# -- one of them -------------------------------------------------------------------------------------------------------
def role_pressed(scene: Scene) -> str:
    """What is to be set."""
    return pressed(scene).removeprefix("column_")


def role(scene: Scene) -> dict[str, object]:
    """The same, as the card names it."""
    return {"role": f"column_{_role(scene)}"}


def _role(scene: Scene) -> Column:
    noted = str(scene.notes.get("role"))
    return next((one for one in ROLES if one == noted), Column.DATE)


def column_buttons(scene: Scene) -> list[Button]:
    """A button for each column of the file, with what stands in it."""
    found = read(scene)
    wide = max((len(found.shape.headings), *map(len, found.glimpses)), default=0)
    return [_button(scene, place) for place in range(min(wide, MOST))]


def _button(scene: Scene, place: int) -> Button:
    cells = (row[place].strip() for row in read(scene).glimpses if place < len(row))
    sample, above = next(filter(None, cells), ""), _cut(heading(scene, place))
    if not sample:
        return Button("use_column", place, {"heading": above})
    return Button("use_column_shown", place, {"heading": above, "sample": _cut(sample)})


def _cut(text: str) -> str:
    return text if len(text) <= _SAMPLE else f"{text[: _SAMPLE - 1].rstrip()}…"


def with_column(scene: Scene) -> dict[str, Value]:
    """All of them with the one that was chosen."""
    chosen, place = _role(scene), number(carried(scene))
    falls = (*_FALLS_WITH.get(chosen, ()), chosen)
    kept = {one: at for one, at in columns(scene).items() if one not in falls and at != place}
    return _noted({**kept, chosen: place})


def without_column(scene: Scene) -> dict[str, Value]:
    """All of them without the one that does not exist."""
    return _noted({one: at for one, at in columns(scene).items() if one is not _role(scene)})


def _noted(now: Mapping[Column, int]) -> dict[str, Value]:
    return {one.value: at for one, at in now.items()}


# -- enough to be read -------------------------------------------------------------------------------------------------
def lacking(scene: Scene) -> bool:
    """Whether a ledger cannot be read by these."""
    now = set(columns(scene))
    return not (now & {Column.AMOUNT, Column.DEBIT, Column.CREDIT} and now & {Column.DATE, Column.NUMBER})


def by_columns(scene: Scene) -> Shape:
    """Laid out so; who owes whom is to be proved anew."""
    return replace(read(scene).shape, columns=dict(columns(scene)), sign=None)


COLUMNS = (
    stage(
        "columns",
        ask("columns", PRESSED[:2], PRESSED[2:5], PRESSED[5:], "columns_done", ("for_a_case", "human"), shows=shown),
        when(chose(*PRESSED)).then(note("role", role_pressed), go_to("column")),
        when(chose("columns_done"), lacking).then(say("columns_lacking"), again()),
        when(chose("columns_done")).then(seal(), do(read_again(by_columns)), *AGAIN),
        when(chose("for_a_case")).then(go_to("paper")),
        NEW_LEDGER,
        PAPERS_BY_THE_WAY,
        otherwise(say("always/not_understood", shows=tries), again()),
    ),
    stage(
        "column",
        ask("column", each(column_buttons), ("no_column", "back"), shows=role),
        when(chose("use_column", "use_column_shown")).then(
            note("columns", with_column), forget("role"), go_to("columns")
        ),
        when(chose("no_column")).then(note("columns", without_column), forget("role"), go_to("columns")),
        NEW_LEDGER,
        PAPERS_BY_THE_WAY,
        otherwise(say("always/not_understood", shows=tries), again()),
    ),
)
