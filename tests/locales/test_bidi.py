"""Figures and commands that stand bare in a translation written from right to left."""

import pytest

from locales.bidi import from_the_right, translation_in_order

LRI, PDI, RLM = "\u2066", "\u2069", "\u200f"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("متأخر 1–30 يومًا: %(amount)s", f"متأخر {LRI}1–30{PDI} يومًا: %(amount)s"),
        ("بالأمر /stop.", f"بالأمر {LRI}/stop{PDI}."),
        ("مثلًا 1,000.00.", f"مثلًا {LRI}1,000.00{PDI}."),
        ("رقم +44 20 7946 0000", f"رقم {LRI}+44 20 7946 0000{PDI}"),
        ("ملف PDF: <b>%(name)s</b>", "ملف PDF: <b>%(name)s</b>"),
        ("%(done)s%% تم", "%(done)s%% تم"),
    ],
)
def test_what_is_read_from_left_to_right_keeps_its_order(written: str, read: str) -> None:
    """Bare, 1–30 reads 30–1 there, and a command ends with its stroke; what is filled in later has its filter."""
    assert translation_in_order(written) == read


@pytest.mark.parametrize(
    ("line", "led"),
    [
        ("الرصيد: 5", "الرصيد: 5"),
        ("• <b>الكشف</b>", "• <b>الكشف</b>"),
        (f"• <b>{LRI}INV-7{PDI}</b> · الاستحقاق", f"{RLM}• <b>{LRI}INV-7{PDI}</b> · الاستحقاق"),
        (f"☐ {LRI}INV-7{PDI} · {LRI}USD 5.00{PDI}", f"{RLM}☐ {LRI}INV-7{PDI} · {LRI}USD 5.00{PDI}"),
        ("PDF الكشف", f"{RLM}PDF الكشف"),
        ("", ""),
        ("سطر\n\n12", f"سطر\n\n{RLM}12"),
    ],
)
def test_every_line_of_a_message_from_right_to_left_begins_there(line: str, led: str) -> None:
    """A phone looks for the first letter of a line; one of figures alone would begin on the left."""
    assert from_the_right(line) == led
