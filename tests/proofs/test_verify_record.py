"""The verifier that is handed out: alone on its machine it finds whatever was changed, and where."""

import ast
import base64
import random
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot import signing
from bot.proofs import VERIFIER, verify_record
from bot.signing import Signer
from flows.facts.records import Opening
from flows.facts.statement import canonical
from tests.proofs.sample import PAPER, RECORD, SIGNER, WHO, file_of

MUTATIONS = 1_500
FILE = file_of()


def judged(data: bytes, name: str = "", key: str = "", statement: bytes = b"") -> tuple[int, str]:
    """What it says."""
    return verify_record.verify(data, name, key, statement)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's check of signatures in place of the slow one, which is held to it by a test of its own."""
    monkeypatch.setattr(verify_record, "signed", signing.verifies)


def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
    """The program as an auditor starts it: without this house, without any library."""
    command = [sys.executable, "-I", "-S", str(VERIFIER), *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


# ---------------------------------------------------------------------------------------- the program


def test_it_is_one_page_that_imports_nothing_of_ours_and_no_library() -> None:
    """Whoever does not trust us can read it over a coffee."""
    text = VERIFIER.read_text(encoding="utf-8")
    imported = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
    }

    assert len(text.splitlines()) <= 100
    assert {str(name).partition(".")[0] for name in imported} <= set(sys.stdlib_module_names)


def test_a_record_is_valid_for_whom_which_amount_and_when(tmp_path: Path) -> None:
    """With the public key only, and the statement beside it."""
    (tmp_path / "BC-00001.json").write_bytes(FILE)
    (tmp_path / "statement.json").write_bytes(canonical(PAPER))

    told = run(tmp_path / "BC-00001.json", "--key", SIGNER.public.hex(), "--statement", tmp_path / "statement.json")

    assert (told.returncode, told.stderr) == (0, "")
    assert all(
        part in told.stdout
        for part in ("VALID: BC-00001", "李敏 Okafor", "Okafor Foods", "USD 4,600.00", "2026-10-31", "Africa/Lagos")
    )


def test_one_cent_changed_is_caught_and_named(tmp_path: Path) -> None:
    """By anybody, in a process of its own."""
    (tmp_path / "BC-00001.json").write_bytes(FILE.replace(b'"agreed":460000', b'"agreed":460001'))

    told, at = run(tmp_path / "BC-00001.json"), FILE.index(b'"agreed":460000') + 14

    assert (told.returncode, told.stdout) == (1, f"ALTERED from byte {at} on: b'1' where b'0' was signed.\n")


@pytest.mark.parametrize("args", [(), ("nowhere.json",), ("a", "b")])
def test_wrong_use_is_neither_valid_nor_invalid(args: tuple[str, ...]) -> None:
    """Exit code 2, as for any program."""
    assert run(*args).returncode == 2


# ---------------------------------------------------------------------------------------- whatever was changed


@pytest.mark.usefixtures("quick")
def test_every_changed_byte_is_found_where_it_is() -> None:
    """Wherever it is: in the record, in the signature, in a name, in the copy, in a bracket between them."""
    chance = random.Random(7)
    missed = []
    for _ in range(MUTATIONS):
        at = chance.randrange(len(FILE))
        changed = FILE[:at] + bytes([FILE[at] ^ chance.randrange(1, 256)]) + FILE[at + 1 :]
        code, said = judged(changed)
        if code != 1 or not said.startswith(f"ALTERED from byte {at} on:"):
            missed.append((at, said))

    assert missed == []


@pytest.mark.usefixtures("quick")
def test_every_cut_tail_is_found() -> None:
    """Named where it was cut as long as the record itself is whole; refused in any case."""
    front = FILE.index(b'"copy"')
    found = {cut: judged(FILE[:cut]) for cut in range(0, len(FILE), 7)}

    assert all(code == 1 for code, _ in found.values())
    assert all(said.startswith(f"ALTERED from byte {cut} on") for cut, (_, said) in found.items() if cut >= front)


@pytest.mark.usefixtures("quick")
def test_what_was_put_in_or_taken_out_is_found_where_it_is() -> None:
    """Not only bytes in their places."""
    chance = random.Random(11)
    for _ in range(200):
        at = chance.randrange(len(FILE))
        longer, shorter = FILE[:at] + b"\x00" + FILE[at:], FILE[:at] + FILE[at + 1 :]
        first = next((i for i in range(at, len(shorter)) if shorter[i] != FILE[i]), len(shorter))

        assert judged(longer)[1].startswith(f"ALTERED from byte {at} on")
        assert judged(shorter)[1].startswith(f"ALTERED from byte {first} on")


@pytest.mark.usefixtures("quick")
def test_a_change_made_in_both_copies_is_not_signed() -> None:
    """Then nobody can say where, only that it is not what was signed."""
    front = FILE[: FILE.index(b'"copy"')].replace(b'"agreed":460000', b'"agreed":460001')
    both = front + b'"copy":"' + base64.b64encode(front) + b'"}\n'

    assert judged(both) == (1, "NOT SIGNED: neither the record nor its copy is what any key signed.")


@pytest.mark.usefixtures("quick")
def test_the_half_of_one_record_with_the_copy_of_another_is_found() -> None:
    """Two that were mixed are neither."""
    other = file_of(replace(RECORD, number="BC-00002"))
    mixed = FILE[: FILE.index(b'"copy"')] + other[other.index(b'"copy"') :]

    assert judged(mixed)[1].startswith("ALTERED from byte ")


@pytest.mark.usefixtures("quick")
def test_two_records_that_were_swapped_are_told_by_their_names() -> None:
    """Each is valid, but neither is what the file is called."""
    assert judged(FILE, "papers/BC-00002 (1).json") == (
        1, "ANOTHER RECORD: what is called papers/BC-00002 (1).json holds BC-00001.",
    )  # fmt: skip
    assert judged(FILE, "papers-of-BC-00009/BC-00001 (1).json")[0] == 0


@pytest.mark.usefixtures("quick")
def test_a_record_signed_anew_by_another_key_is_caught_by_ours() -> None:
    """Without our key it is valid: anybody may sign; with it, it is another's."""
    forged = file_of(replace(RECORD, agreed=1), Signer.fresh())

    assert judged(forged)[0] == 0
    assert judged(forged, key=SIGNER.public.hex())[1].startswith("ANOTHER KEY signed BC-00001")


@pytest.mark.usefixtures("quick")
def test_another_statement_is_not_the_one_that_was_confirmed() -> None:
    """The version counts, and every cent of it."""
    assert judged(FILE, statement=canonical(replace(PAPER, version=3)))[1].startswith("ANOTHER STATEMENT")


@pytest.mark.usefixtures("quick")
def test_a_person_who_was_taken_out_leaves_a_valid_record() -> None:
    """Salt and name are gone; what they agreed to stands."""
    code, said = judged(FILE)
    hidden = re.sub(rb'"openings":\{.*\},\n', b'"openings":{},\n', FILE[: FILE.index(b'"copy"')])
    erased = hidden + b'"copy":"' + base64.b64encode(hidden) + b'"}\n'

    assert (code, "李敏" in said) == (0, True)
    assert (judged(erased)[0], "an erased person" in judged(erased)[1]) == (0, True)


@pytest.mark.usefixtures("quick")
def test_another_name_in_place_of_the_erased_one_is_found() -> None:
    """Nobody can be put into a record afterwards, whatever salt they choose."""
    put_in = replace(WHO[0], value={"name": "Somebody Else", "role": "confirmer"})
    front = FILE[: FILE.index(b'"openings"')]
    shown = file_of(replace(RECORD, openings=(put_in, WHO[1])))
    forged = front + shown[shown.index(b'"openings"') : shown.index(b'"copy"')]
    forged += b'"copy":"' + base64.b64encode(forged) + b'"}\n'

    assert judged(forged)[1].startswith("NOT SIGNED")


# ---------------------------------------------------------------------------------------- its own signature check


@pytest.mark.parametrize(
    ("public", "message", "first", "second"),
    [
        (
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155",
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da",
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac",
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ),
    ],
)
def test_its_arithmetic_is_that_of_the_standard(public: str, message: str, first: str, second: str) -> None:
    """The test vectors of RFC 8032, 7.1."""
    given = bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(first + second)

    assert verify_record.signed(*given)


def test_it_judges_signatures_as_the_library_does() -> None:
    """Right ones, and ones with a changed bit in key, message or signature."""
    chance = random.Random(3)
    for size in range(12):
        signer, content = Signer.fresh(), chance.randbytes(size * 9)
        signature = signer.sign(content)
        at = chance.randrange(64)
        broken = signature[:at] + bytes([signature[at] ^ 1 << chance.randrange(8)]) + signature[at + 1 :]

        assert verify_record.signed(signer.public, content, signature)
        assert not _says(signer.public, content + b"!", signature)
        assert not _says(signer.public, content, broken)


def test_a_signature_that_was_bent_without_the_key_is_none() -> None:
    """The order of the base point added to it: the same equation, other bytes."""
    signature = SIGNER.sign(b"x")
    bent = signature[:32] + (int.from_bytes(signature[32:], "little") + verify_record.Q).to_bytes(32, "little")

    assert not _says(SIGNER.public, b"x", bent)


def _says(public: bytes, content: bytes, signature: bytes) -> bool:
    try:
        return verify_record.signed(public, content, signature)
    except ValueError:
        return False


def test_a_reference_cannot_be_guessed_without_its_salt() -> None:
    """Two people of one name leave different traces."""
    first, second = (Opening("person", {"name": "Li Min"}, salt) for salt in (b"a" * 16, b"b" * 16))

    assert first.reference != second.reference
