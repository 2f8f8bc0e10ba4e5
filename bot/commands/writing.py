"""Files that commands write for the operator: readable by their owner alone, since they hold links and figures."""

import os
from pathlib import Path


def write_private(path: Path, text: str) -> None:
    """Write `text` to `path`, made anew with mode 0600; spreadsheets know it as UTF-8. Raises OSError."""
    path.unlink(missing_ok=True)
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8-sig", newline=""
    ) as file:
        file.write(text)
