"""What `doctor` looks at on this machine: folder, disk, libraries, time zones, papers, copies of the books."""

import shutil
import zoneinfo
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from bot.commands.findings import Finding, do, look, well
from bot.settings import Settings
from flows.facts.times import DAY, in_zone, known_zone
from locales.papers.fonts import SCRIPTS, font_set, lacking
from locales.papers.press import CannotSet, stamped
from storage import looked_over

GB: Final = 10**9
SCARCE, LITTLE = GB // 5, GB  # bytes free on the disk: something must be done, worth a look
STALE_COPY: Final = 2 * DAY
OLD_ZONES: Final = 2  # years
_DOT: Final = bytes.fromhex(  # a picture of one white dot
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a4944415478da63f80f00010101001cb08c990000000049454e44ae426082"
)


def of_machine(settings: Settings, now: int) -> Iterator[Finding]:
    """Everything that needs neither books nor network."""
    yield from _folder(settings.data_dir)
    yield _library()
    yield from _zones(settings.time_zone, now)
    yield _papers()
    yield _fonts(settings.fonts_dir)
    yield _copies(settings, now)


def _folder(folder: Path) -> Iterator[Finding]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        why = f"{folder} cannot be written ({error.strerror})"
        yield do("data", f"{why}; give its owner the right, or set CONCORD_DATA_DIR to another folder.")
        return
    yield well("data", f"{folder} can be written.")
    free = shutil.disk_usage(folder).free
    said = f"{free / GB:.1f} GB are free where {folder} is"
    if free < LITTLE:
        yield (do if free < SCARCE else look)("disk", f"{said}; make room: a full disk stops the bot.")
    else:
        yield well("disk", f"{said}.")


def _library() -> Finding:
    number = looked_over.library()
    if not looked_over.has_write_fault():
        return well("SQLite", f"SQLite {number}.")
    safe = ".".join(map(str, looked_over.WITHOUT_FAULT))
    return look(
        "SQLite",
        f"SQLite {number} can damage a file that two processes write at once (mended in {safe}); the bot lets nobody"
        " else in, so let no other program write to the books.",
    )


def _zones(ours: str, now: int) -> Iterator[Finding]:
    if not known_zone(ours):
        yield do("time zones", f"CONCORD_TIME_ZONE: {ours!r} is no time zone here; write one like Europe/Berlin.")
        return
    edition = _edition()
    year = int(edition[:4]) if edition[:4].isdecimal() else 0
    if not year:
        yield look("time zones", "Nobody can tell of which year the time zones here are; install the package tzdata.")
    elif year <= in_zone(now, "UTC").year - OLD_ZONES:
        yield look("time zones", f"The time zones here are of {edition}; update this machine's tzdata.")
    else:
        yield well("time zones", f"Time zones of {edition}.")


def _edition() -> str:
    """Of the time zones that are used: the machine's, else the package's."""
    named = (Path(folder, name) for folder in zoneinfo.TZPATH for name in ("tzdata.zi", "+VERSION"))
    told = next((path for path in named if path.is_file()), None)
    if told:
        with told.open(encoding="utf-8", errors="replace") as file:
            return file.readline().removeprefix("# version ").strip()
    try:
        return version("tzdata")
    except PackageNotFoundError:
        return ""


def _papers() -> Finding:
    """One is set, since whether a library works shows only then."""
    try:
        stamped(_DOT, ".png", "INV-1")
    except (CannotSet, ImportError, OSError) as error:
        return do("papers", f"No paper can be set ({error}); install the requirements again.")
    return well("papers", "Papers can be set.")


def _fonts(own: Path | None) -> Finding:
    """Which scripts papers can be set in; a paper in another one is stopped rather than sent as boxes."""
    if own is not None and not own.is_dir():
        return do("fonts", f"CONCORD_FONTS_DIR: {own} is no folder; write one with fonts in it, or leave it out.")
    lacks = lacking(font_set(own))
    if not lacks:
        return well("fonts", f"Papers can be set in {', '.join(SCRIPTS)}.")
    packs = " ".join(sorted(set(lacks.values())))
    said = f"No paper can be set in {', '.join(lacks)}; run `pip install {packs}`"
    return do("fonts", f"{said}, or lay fonts with these scripts into a folder and name it in CONCORD_FONTS_DIR.")


def _copies(settings: Settings, now: int) -> Finding:
    folder = settings.data_dir / "backups"
    kept = [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []
    by = f"mkdir -p {folder} && sqlite3 {settings.database} \".backup '{folder}/DAY.db'\""
    how = f"make one each day, beside the running bot: {by}"
    if not kept:
        return look("copies", f"No copy of the books is kept under {folder}; {how}.")
    newest = max(path.stat().st_mtime_ns // 1000 for path in kept)
    day = in_zone(newest, settings.time_zone if known_zone(settings.time_zone) else "UTC").strftime("%d %b %Y, %H:%M")
    if now - newest > STALE_COPY:
        return look("copies", f"The newest copy of the books under {folder} is of {day}; {how}.")
    return well("copies", f"The newest copy of the books is of {day}.")
