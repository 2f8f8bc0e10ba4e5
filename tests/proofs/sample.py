"""A statement and a signed record about it, made without any books."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.signing import Signer
from flows.facts.records import CHAT, CONFIRMED, PREFIX, Head, Opening, Record, Seen, sealed
from flows.facts.statement import Kind, Line, Statement

SIGNER = Signer.open(Path(), "c0" * 32)  # a key that is given needs no folder
PAPER = Statement(
    7, "ST-2610-7", 2, 1, "USD", date(2026, 10, 31), date(2026, 11, 13),
    (Line(1, 101, Kind.INVOICE, "INV-2214", date(2026, 10, 3), date(2026, 11, 3), 480_000, 480_000),),
)  # fmt: skip
WHO = (
    Opening("person", {"name": "李敏 Okafor", "role": "confirmer"}, b"1" * 16, 1),
    Opening("chat", {"chat": "telegram:42", "message": 7}, b"2" * 16, 1),
)
RECORD = Record(
    CONFIRMED, "BC-00001", "Harbourline Trading", ("OKAFOR", "Okafor Foods"), PAPER, 460_000,
    (("INV-2214", 20_000, "D-1001"),), Seen("Please confirm once more: “USD 4,600.00”", "Yes, in our name", "en"),
    "confirmer", {"binding": "amount", "bound_at": 1, "trusted": 1}, CHAT, 1_793_620_800_000_000, "Africa/Lagos",
    Head(), SIGNER.public, WHO,
)  # fmt: skip


def file_of(record: Record = RECORD, signer: Signer = SIGNER) -> bytes:
    """The file that is handed out."""
    signed = replace(record, public=signer.public)
    openings = {one.part: (one.salt, one.value) for one in signed.openings}
    return sealed(signed.body, signer.sign(PREFIX + signed.body), openings)
