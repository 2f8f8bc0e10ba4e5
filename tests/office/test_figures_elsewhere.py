"""Where chats may hold no figures, no amount leaves to one, whatever customers and colleagues do."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from locales.speak import Speaker
from storage.ports import Letter
from tests.office import machine, office
from tests.office.traced import wording

DAYS, DEEDS = 12, 8
ADDRESS = "https://figures.harbourline.example"
AMOUNT = re.compile(r"\d[\d,]*\.\d{2}(?!\d)|\b[A-Z]{3} ?\d(?![\d-]*[A-Z])")


def amounts(letter: Letter) -> list[str]:
    """What in a letter to a chat looks like an amount: in its words, its caption and on its buttons; or a file."""
    if letter.channel != "telegram":
        return []
    rows = (letter.body.get("reply_markup") or {}).get("inline_keyboard") or ()
    labels = [button["text"] for row in rows for button in row]
    said = [office.read_as(str(letter.body.get(name, ""))) for name in ("text", "caption")]
    files = ["a file"] if letter.body.get("enclose", {}).get("kind") in {"statement", "copies"} else []
    found = AMOUNT.findall("\n".join([*said, *labels]))
    return [*(one for one in found if one not in wording()), *files]


class Elsewhere(machine.Customers):
    """The same people as ever; after each deed, every letter to a chat is looked through."""

    looked = 0

    @invariant()
    def no_amount_leaves(self) -> None:
        """Not in words, on buttons or in files."""
        fresh, self.looked = self.office.sent[self.looked :], len(self.office.sent)
        found = [(amounts(letter), letter.body) for letter in fresh if amounts(letter)]

        assert not found


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An office in that mode, and books that were opened in it."""
    house = replace(office._house(), speaker=Speaker.load(figures_at=ADDRESS), figures_at=ADDRESS)
    office.books.cache_clear()
    monkeypatch.setattr(office, "_house", lambda: house)
    yield
    office.books.cache_clear()


@pytest.mark.usefixtures("elsewhere")
def test_no_amount_leaves_to_a_chat_whatever_people_do() -> None:
    """Statements, objections, proposals, promises and reminders, in both languages."""
    found = settings(
        max_examples=DAYS, stateful_step_count=DEEDS, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip

    run_state_machine_as_test(seed(7)(Elsewhere), settings=found)
