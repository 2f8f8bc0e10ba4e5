"""Which papers there are, and that none of them carries figures to where chats may hold none."""

from bot.address import HOLDING_FIGURES
from bot.papers import PAPERS

OF_THE_DESK = frozenset({"case_bundle", "case_card", "round_chart"})  # put into threads, never offered in a chat


def test_a_paper_with_figures_is_known_as_one() -> None:
    """Where chats may hold none, their readers get the address instead; a new paper has to be put on one side."""
    assert PAPERS.keys() - HOLDING_FIGURES == OF_THE_DESK


def test_every_file_with_figures_can_be_made() -> None:
    """The list names nothing that is gone."""
    assert HOLDING_FIGURES - PAPERS.keys() == {"copies"}
