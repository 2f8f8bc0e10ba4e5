"""Evidence on disk, under its own hash: file first, row second; what is there is never changed.

`looked_at` tells the true type by the bytes, or why a file is not taken. Names people
gave are shown, never used as paths.
"""

import hashlib
import io
import os
import tempfile
import zipfile
import zlib
from pathlib import Path

from storage.decoding import text_of

SUFFIXES = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/heic": ".heic",
    "audio/ogg": ".ogg",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "video/mp4": ".mp4",
    "text/csv": ".csv",
    "text/plain": ".txt",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_MAGIC = ((b"%PDF-", "application/pdf"), (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"),
          (b"OggS", "audio/ogg"), (b"ID3", "audio/mpeg"), (b"\xff\xfb", "audio/mpeg"))  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones under a password
_OLE_PARTS = ("Workbook", "Book", "_VBA_PROJECT", "EncryptedPackage", "EncryptionInfo")  # by their names in UTF-16
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
_TABLES = frozenset({XLSX, XLS, ODS})
_ODS_PARTS, _ODS_MACROS = "META-INF/manifest.xml", ("Basic/", "Scripts/")
_LIST_AT_MOST = 4_000_000
UNPACKED_AT_MOST = 200_000_000


def plain_name(name: str) -> str:
    """`name` with everything but letters, digits, dots and dashes replaced, for use inside an archive."""
    return "".join(c if c.isalnum() or c in ".-" else "_" for c in name).strip(".")[:60] or "document"


class EvidenceFiles:
    """A folder of files named by their SHA-256."""

    def __init__(self, folder: Path) -> None:
        """Made when the first file comes."""
        self._folder = folder

    def keep(self, content: bytes) -> str:
        """Store the bytes durably; their SHA-256 in hex."""
        sha = hashlib.sha256(content).hexdigest()
        path = self._path(sha)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as half:
                half.write(content)
                half.flush()
                os.fsync(half.fileno())
            Path(half.name).replace(path)
            _flush_folder(path.parent)
        return sha

    def read(self, sha: str) -> bytes:
        """The bytes under that hash. Raises FileNotFoundError."""
        return self._path(sha).read_bytes()

    def erase(self, sha: str) -> None:
        """Destroy the bytes under that hash; gone already is as good."""
        self._path(sha).unlink(missing_ok=True)

    def suffix(self, sha: str) -> str:
        """The ending that fits the bytes."""
        return SUFFIXES.get(looked_at(self.read(sha))[0], "")

    def _path(self, sha: str) -> Path:
        return self._folder / sha[:2] / sha[2:4] / sha


def looked_at(content: bytes, announced: str = "") -> tuple[str, str]:
    """(true type, why it is not taken): by the first bytes and, for spreadsheets, by what is packed inside."""
    if not content:
        return "", "empty"
    kind = next((mime for magic, mime in _MAGIC if content.startswith(magic)), "")
    if kind == "application/pdf" and b"/Encrypt" in content:
        return kind, "password"
    if not kind:
        kind, why = _other(content)
        if why:
            return kind, why
    return (kind, "mislabelled") if announced and _family(kind) != _family(announced) else (kind, "")


def _other(content: bytes) -> tuple[str, str]:
    if content.startswith(_OLE):
        return _old_office(content)
    if content[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1"}:
        return "image/heic", ""
    if content[4:8] == b"ftyp":
        return "audio/mp4" if content[8:11] == b"M4A" else "video/mp4", ""
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    return ("text/plain", "") if text_of(content) else ("", "wrong_type")


def _old_office(content: bytes) -> tuple[str, str]:
    """An old spreadsheet without a password and without macros is taken."""
    parts = {name for name in _OLE_PARTS if name.encode("utf-16-le") + b"\0\0" in content}
    if parts & {"EncryptedPackage", "EncryptionInfo"}:
        return "", "password"
    if not parts & {"Workbook", "Book"}:
        return "", "wrong_type"
    return XLS, "macros" if "_VBA_PROJECT" in parts else ""


def _packed(content: bytes) -> tuple[str, str]:
    """A spreadsheet without macros is taken; every other archive is not."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = {info.filename for info in packed.infolist()}
            unpacked = sum(info.file_size for info in packed.infolist())
            locked = any(info.flag_bits & 1 for info in packed.infolist())
            is_ods = "mimetype" in names and packed.open("mimetype").read(len(ODS) + 1).strip() == ODS.encode()
            listed = packed.open(_ODS_PARTS).read(_LIST_AT_MOST) if is_ods and _ODS_PARTS in names else b""
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError, OSError):
        return "", "wrong_type"
    if locked or b"encryption-data" in listed:
        return "", "password"
    if unpacked > UNPACKED_AT_MOST or not (is_ods or "xl/workbook.xml" in names):
        return "", "wrong_type"
    has_macros = any(name.endswith("vbaProject.bin") or (is_ods and name.startswith(_ODS_MACROS)) for name in names)
    return ODS if is_ods else XLSX, "macros" if has_macros else ""


def _family(mime: str) -> str:
    """Photos are photos, and a table is a table, whatever they are called: Windows calls a CSV an Excel file."""
    if mime.startswith("text/") or mime in _TABLES:
        return "table"
    return mime.partition("/")[0] if mime.startswith(("image/", "audio/", "video/")) else mime


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
