"""What takes long to work out and comes out the same each time, kept where Python keeps its own bytecode.

Promises: something kept is used only for exactly what it was made from, so nothing is ever older than its source; a
folder that cannot be written and a file that cannot be read only cost the time to work it out again. As bytecode it
honours PYTHONDONTWRITEBYTECODE and PYTHONPYCACHEPREFIX, and may be deleted at any time.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from typing import Final

_HOME: Final = Path(cache_from_source(__file__)).parent / "worked_out"
_LONG: Final = 32  # bytes of a seal


def kept(name: str, made_from: bytes, make: Callable[[], bytes]) -> bytes:
    """What `make` gives for these bytes, which must name everything it depends on; one of each name is kept."""
    file = _HOME / sha256(name.encode()).hexdigest()[:32]
    source = sha256(sys.version.encode() + b"\0" + made_from).digest()
    with suppress(OSError):
        found = file.read_bytes()
        if found[:_LONG] == _seal(source, found[_LONG:]):
            return found[_LONG:]
    made = make()
    if not sys.dont_write_bytecode:
        _keep(file, _seal(source, made) + made)
    return made


def _seal(source: bytes, made: bytes) -> bytes:
    return sha256(source + made).digest()


def _keep(file: Path, content: bytes) -> None:
    """Whole or not at all: others may be reading."""
    half = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(content)
        half.replace(file)
