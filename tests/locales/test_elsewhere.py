"""Figures kept out of chats: in every message that there is, in every language, and in words that somebody wrote."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest

from flows.facts.money import Money
from locales.culture import read_culture
from locales.elsewhere import MASK, without_figures
from locales.formats import Formats
from locales.gather import gather
from locales.languages import OFFERED
from locales.speak import CannotSay, Speaker

ADDRESS = "https://figures.harbourline.example"
SAMPLES: Mapping[str, Any] = gather("locales.samples", "SAMPLES")


@pytest.fixture(scope="module")
def silent() -> Speaker:
    """All that ships, for an installation that shows its statements elsewhere."""
    return Speaker.load(figures_at=ADDRESS)


def moneys(value: object) -> Iterator[Money]:
    """Every amount among the values of a message."""
    match value:
        case Money():
            yield value
        case Mapping():
            for part in value.values():
                yield from moneys(part)
        case list() | tuple():
            for part in value:
                yield from moneys(part)


@pytest.mark.parametrize("language", OFFERED)
def test_no_message_tells_an_amount_and_whoever_is_told_of_one_gets_the_address(silent: Speaker, language: str) -> None:
    """The mask stands in the filters, so that no template can forget it."""
    formats, told = Formats(read_culture(language)), []
    for message, samples in SAMPLES.items():
        for values in samples if not message.startswith("staff") else ():
            said = silent.speak(message, values, language, zone="UTC")
            figures = {formats.amount(one).partition(" ")[2] for one in moneys(values) if one.minor >= 10_000}
            told += [(message, figure) for figure in figures if figure in said]
            told += [(message, "no address") for _ in [0] if MASK in said and ADDRESS not in said]

    assert told == []


def test_the_desk_keeps_its_figures(silent: Speaker, speaker: Speaker) -> None:
    """It is the chats that may hold none."""
    every = [(message, values) for message, samples in SAMPLES.items() if message.startswith("staff/")
             for values in samples]  # fmt: skip

    assert all(silent.speak_staff(*one, "en") == speaker.speak_staff(*one, "en") for one in every)


def test_a_button_of_a_customer_names_no_amount_and_one_of_ours_does(silent: Speaker) -> None:
    """The same label may stand on both sides."""
    values = {"amount": Money(480_000, "USD")}

    assert silent.button("this_amount", values, "en") == f"USD {MASK}"
    assert silent.label("this_amount", values, "en") == "USD 4,800.00"


def test_an_exact_price_on_a_button_is_an_amount_too(silent: Speaker) -> None:
    """Prices finer than a cent are plain numbers."""
    said = silent.button("pick_item", {"item": "Palm oil 20 L", "price": Decimal("18.4025")}, "en")

    assert "18" not in said
    assert "Palm oil 20 L" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("we agreed 18.40 not 19.20", f"we agreed {MASK} not {MASK}"),
        ("USD 4800 on INV-2214 of 2026-10-03", f"USD {MASK} on INV-2214 of 2026-10-03"),
        ("共4,800元，另12万", f"共{MASK}元，另{MASK}"),
        ("1 234,56 open", f"{MASK} open"),
        ("Palm oil 20 L, pens 0.5 mm, 12.5 kg", "Palm oil 20 L, pens 0.5 mm, 12.5 kg"),
        ("order PO-803, page 1", "order PO-803, page 1"),
    ],
)
def test_amounts_in_what_somebody_wrote_are_taken_out(words: str, said: str) -> None:
    """Numbers of documents, days and measures stay."""
    filters = without_figures({"ledger_text": lambda text, *_: text})

    assert filters["ledger_text"](words) == said


def test_what_is_no_amount_is_refused_as_ever(silent: Speaker) -> None:
    """A wrong value must not hide behind the mask."""
    with pytest.raises(CannotSay):
        silent.button("this_amount", {"amount": object()}, "en")
