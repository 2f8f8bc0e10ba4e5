"""Whether Slack would take a table, a data table or a chart: rows, columns and labels with their documented limits.

Edit here when Slack changes these limits; every check complains with the place and what is wrong there.
"""

from typing import Any

from bot.sandbox.slack.elements import Complain, check_length
from bot.sandbox.slack.wire import Json

_COLUMNS_MOST = 20
_ROWS_MOST = 100
_CHARACTERS_MOST = 10_000
_CELLS = frozenset({"raw_text", "raw_number", "rich_text"})
_ALIGNMENTS = frozenset({"left", "center", "right"})
_CHARTS = {"pie": "segments", "bar": "series", "area": "series", "line": "series"}
_LABEL_MOST = 20
_POINTS_MOST = 20


def check_table(block: Json, at: str, complain: Complain) -> None:
    """Complain about a table."""
    rows = _rows(block, at, complain, range(1, _ROWS_MOST + 1))
    for number, row in enumerate(rows):
        if not isinstance(row, list) or not 1 <= len(row) <= _COLUMNS_MOST:
            complain(f"{at}/rows/{number}", f"must have between 1 and {_COLUMNS_MOST} items")
    settings = block.get("column_settings") or []
    if len(settings) > _COLUMNS_MOST:
        complain(f"{at}/column_settings", f"no more than {_COLUMNS_MOST} items allowed")
    for number, setting in enumerate(settings):
        if setting and setting.get("align", "left") not in _ALIGNMENTS:
            complain(f"{at}/column_settings/{number}/align", "must be a valid enum value")


def check_data_table(block: Json, at: str, complain: Complain) -> None:
    """Complain about a data table, whose first row is its heading."""
    check_length(block.get("caption"), f"{at}/caption", 3000, complain)
    rows = _rows(block, at, complain, range(2, _ROWS_MOST + 2))
    widths = {len(row) for row in rows if isinstance(row, list)}
    if len(widths) > 1 or not widths <= set(range(1, _COLUMNS_MOST + 1)):
        complain(f"{at}/rows", f"all rows must have the same number of cells, from 1 to {_COLUMNS_MOST}")
    if rows and any(_kind(cell) == "rich_text" for cell in rows[0]):
        complain(f"{at}/rows/0", "rich_text is not allowed in the header row")
    if not 1 <= block.get("page_size", 5) <= _ROWS_MOST:
        complain(f"{at}/page_size", f"must be between 1 and {_ROWS_MOST}")
    if not 0 <= block.get("row_header_column_index", 0) < _COLUMNS_MOST:
        complain(f"{at}/row_header_column_index", "must name a column")


def check_chart(block: Json, at: str, complain: Complain) -> None:
    """Complain about a chart."""
    check_length(block.get("title"), f"{at}/title", 50, complain)
    chart = block.get("chart")
    kind = _kind(chart)
    if not isinstance(chart, dict) or kind not in _CHARTS:
        complain(f"{at}/chart/type", "must be a valid enum value")
        return
    parts = chart.get(_CHARTS[kind]) or []
    place = f"{at}/chart/{_CHARTS[kind]}"
    if not 1 <= len(parts) <= 6:
        complain(place, "must have between 1 and 6 items")
    for number, part in enumerate(parts):
        _check_part(part, f"{place}/{number}", complain)
    if kind != "pie" and not isinstance(chart.get("axis_config"), dict):
        complain(f"{at}/chart/axis_config", "missing required field: axis_config")


def _check_part(part: Json, at: str, complain: Complain) -> None:
    """Complain about a slice, or about a series with its points."""
    name = "name" if "data" in part else "label"
    check_length(part.get(name), f"{at}/{name}", _LABEL_MOST, complain)
    points = part.get("data", [part])
    if not 1 <= len(points) <= _POINTS_MOST:
        complain(f"{at}/data", f"must have between 1 and {_POINTS_MOST} items")
    if not all(isinstance(point.get("value"), int | float) for point in points):
        complain(at, "every value must be a number")


def _rows(block: Json, at: str, complain: Complain, allowed: range) -> list[Any]:
    rows = block.get("rows")
    if not isinstance(rows, list) or len(rows) not in allowed:
        complain(f"{at}/rows", f"must have between {allowed[0]} and {allowed[-1]} items")
        return []
    cells = [cell for row in rows if isinstance(row, list) for cell in row]
    if not all(_kind(cell) in _CELLS for cell in cells):
        complain(f"{at}/rows", f"cells must be one of {', '.join(sorted(_CELLS))}")
    if sum(len(str(cell.get("text", ""))) for cell in cells if isinstance(cell, dict)) > _CHARACTERS_MOST:
        complain(f"{at}/rows", f"no more than {_CHARACTERS_MOST} characters allowed in all cells together")
    return rows


def _kind(part: Any) -> str:
    return str(part.get("type")) if isinstance(part, dict) else "none"
