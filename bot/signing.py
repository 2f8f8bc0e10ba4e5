"""The house's signature: one Ed25519 key, made at the first start, and what anybody needs to check what it signed.

Promises: the only file that knows the library of signatures (the single-file verifier needs none); the private part
never leaves its file, which only its owner may read; a key that is there is never overwritten, and the public part of
every key this folder has seen stays beside it, so that what an older key signed can be checked as long as the folder
is kept. Edit here when keys are to live elsewhere, in a machine of their own say.
"""

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

PRIVATE: Final = "signing.key"
PUBLIC: Final = ".pub"
SEED: Final = 32  # bytes
SALT: Final = 16
NAME: Final = 16  # hexadecimal digits of a key's name
OTHERS: Final = 0o077  # what a private file allows everybody but its owner


class KeyFault(Exception):
    """A key cannot be used; the message is one sentence: what, where, what to do."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs in the house's name. `public` is the 32 bytes that check it."""

    _private: Ed25519PrivateKey

    @classmethod
    def open(cls, folder: Path, given: str = "") -> "Signer":
        """The key `given` (hexadecimal seed or PEM), of which nothing is written here; else the folder's.

        The folder's is made when there is none. Raises KeyFault for one that cannot be read.
        """
        if given:
            return cls(_read(given, "CONCORD_SIGNING_KEY"))
        path = folder / PRIVATE
        if not path.exists():
            _make(path)
        signer = cls(_read(_text(path), str(path)))
        published = folder / f"{signer.name}{PUBLIC}"
        if not published.exists():
            published.write_text(f"{signer.public.hex()}\n", encoding="ascii")
        return signer

    @classmethod
    def fresh(cls) -> "Signer":
        """A key that is kept nowhere."""
        return cls(Ed25519PrivateKey.generate())

    @property
    def public(self) -> bytes:
        """What checks its signatures: 32 bytes."""
        return self._private.public_key().public_bytes_raw()

    @property
    def name(self) -> str:
        """What people compare: `7F3A-91C2-0BDE-44A1`, from the SHA-256 of the public key."""
        return name_of(self.public)

    def sign(self, content: bytes) -> bytes:
        """The signature: 64 bytes. Whoever signs a new kind of thing puts a prefix of its own before it."""
        return self._private.sign(content)


def verifies(public: bytes, content: bytes, signature: bytes) -> bool:
    """Whether that key signed these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def name_of(public: bytes) -> str:
    """The short name of a public key."""
    digits = hashlib.sha256(public).hexdigest()[:NAME].upper()
    return "-".join(digits[place : place + 4] for place in range(0, NAME, 4))


def known(folder: Path) -> dict[str, bytes]:
    """Every public key that was published there, by name; a file that holds none is passed over."""
    found = {}
    for path in sorted(folder.glob(f"*{PUBLIC}")):
        try:
            public = bytes.fromhex(path.read_text(encoding="ascii").strip())
        except (OSError, ValueError):
            continue
        found[name_of(public)] = public
    return found


def lies_open(folder: Path) -> bool:
    """Whether somebody besides its owner may read the private key."""
    path = folder / PRIVATE
    return path.exists() and bool(path.stat().st_mode & OTHERS)


def salt() -> bytes:
    """16 bytes of chance, for a reference that nobody can guess back."""
    return secrets.token_bytes(SALT)


def _make(path: Path) -> None:
    """Write a new key there, whole or not at all; one that somebody else wrote meanwhile stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    with NamedTemporaryFile(dir=path.parent) as file:  # readable by its owner alone
        file.write(Ed25519PrivateKey.generate().private_bytes(*form))
        file.flush()
        os.fsync(file.fileno())
        try:
            os.link(file.name, path)
        except FileExistsError:
            return


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, ValueError) as error:
        msg = f"{path} cannot be read ({error}); put the key back from your copy, or give its owner the right to read."
        raise KeyFault(msg) from error


def _read(text: str, where: str) -> Ed25519PrivateKey:
    try:
        seed = bytes.fromhex(text.strip()) if "-----" not in text else b""
        if len(seed) == SEED:
            return Ed25519PrivateKey.from_private_bytes(seed)
        read = serialization.load_pem_private_key(text.encode(), None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        read = None
    if isinstance(read, Ed25519PrivateKey):
        return read
    msg = (
        f"{where}: that is no Ed25519 key; give 64 hexadecimal digits or what `openssl genpkey -algorithm ed25519`"
        " prints, or put the key back from your copy."
    )
    raise KeyFault(msg)
