"""Evidence on disk, under its own hash: file first, row second; what is there is never changed.

`looked_at` tells the true type by the bytes, or why a file is not taken. Names people
gave are shown, never used as paths.
"""

import hashlib
import io
import os
import tempfile
import zipfile
from pathlib import Path

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
}
_MAGIC = ((b"%PDF-", "application/pdf"), (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"),
          (b"OggS", "audio/ogg"), (b"ID3", "audio/mpeg"), (b"\xff\xfb", "audio/mpeg"))  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones under a password
_BYTE_ORDER = (b"\xff\xfe", b"\xfe\xff")
_SPACE, _ASCII = 0x20, 0x7E
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
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
        return "", "password" if b"E\x00n\x00c\x00r\x00y\x00p\x00t" in content else "wrong_type"
    if content[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1"}:
        return "image/heic", ""
    if content[4:8] == b"ftyp":
        return "audio/mp4" if content[8:11] == b"M4A" else "video/mp4", ""
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    text = next((text for encoding in _encodings(content) if (text := _decoded(content, encoding))), "")
    if text:
        return ("", "wrong_type") if "\x00" in text else ("text/plain", "")
    return ("text/plain", "") if _mostly_letters(content) else ("", "wrong_type")


def _encodings(content: bytes) -> tuple[str, ...]:
    return ("utf-16",) if content.startswith(_BYTE_ORDER) else ("utf-8-sig", "gb18030")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _mostly_letters(content: bytes) -> bool:
    """Whether it is text in some country's own bytes: no control signs, and nothing but a few beyond ASCII."""
    if any(byte < _SPACE and byte not in b"\t\r\n" for byte in content):
        return False
    return sum(byte > _ASCII for byte in content) * 2 < len(content)


def _packed(content: bytes) -> tuple[str, str]:
    """A spreadsheet without macros is taken; every other archive is not."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = {info.filename for info in packed.infolist()}
            unpacked = sum(info.file_size for info in packed.infolist())
            locked = any(info.flag_bits & 1 for info in packed.infolist())
    except zipfile.BadZipFile:
        return "", "wrong_type"
    if locked:
        return "", "password"
    if "xl/workbook.xml" not in names or unpacked > UNPACKED_AT_MOST:
        return "", "wrong_type"
    return XLSX, "macros" if any(name.endswith("vbaProject.bin") for name in names) else ""


def _family(mime: str) -> str:
    """Photos are photos, and a table in text is text, whatever they are called."""
    return mime.partition("/")[0] if mime.startswith(("image/", "text/", "audio/", "video/")) else mime


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
