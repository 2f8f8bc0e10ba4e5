"""Drawings: the picture of a small flow to the letter, and where pictures are put."""

import pytest

from flows.engine.draw import BEGIN, END, draw, drawings, render
from flows.engine.words import again, ask, chose, flow, go_to, happened, lifecycle, otherwise, stage, when
from tests.flows.small import SMALL

ORDER = """\
stateDiagram-v2
  state "allergies" as other_allergies
  [*] --> dish
  dish --> count: soup | salad
  count --> checking: wrote [whole_number]
  checking --> table: on arrival
  table --> sum: table
  sum --> cooking: yes
  sum --> dish: change_dish<br/>start_again
  sum --> other_allergies: allergies
  cooking --> [*]: cooked
"""

TICKET = """\
stateDiagram-v2
  [*] --> new
  new --> cooking: taken
  cooking --> served: ready
  served --> done: paid
  done --> [*]
"""


@pytest.mark.parametrize(("name", "picture"), [("order", ORDER), ("ticket", TICKET)], ids=["a dialogue", "a lifecycle"])
def test_a_flow_is_drawn_from_its_table(name: str, picture: str) -> None:
    """Stages, ways and conditions, in the order they are written."""
    assert draw(SMALL[name]) == picture


def test_names_that_mermaid_keeps_for_itself_are_set_apart() -> None:
    """And its punctuation stays out of the texts."""
    end = stage("end", ask("end", "yes"), when(chose("yes")).then(go_to("end")), otherwise(again()))
    due = stage("open", when(happened("due:soon")).then(go_to("open")))

    assert draw(flow("f", end)) == "stateDiagram-v2\n  [*] --> end_\n  end_ --> end_: yes\n"
    assert draw(lifecycle("t", due)).endswith("open --> open: due soon\n")


def test_drawings_replace_what_stood_between_the_markers() -> None:
    """And nothing else; drawing twice changes nothing more."""
    once = render(f"# Flows\n\n{BEGIN}\nold\n{END}\n\nthe end\n", SMALL)

    assert once == f"# Flows\n\n{BEGIN}\n\n{drawings(SMALL)}\n{END}\n\nthe end\n"
    assert render(once, SMALL) == once


def test_dialogues_stand_before_lifecycles() -> None:
    """Each under its name, in the order they were given."""
    headings = [line for line in drawings(SMALL).splitlines() if line.startswith("#")]

    assert headings[:3] == ["### Dialogues", "#### home", "#### order"]
    assert headings[-2:] == ["### Lifecycles", "#### ticket"]


def test_a_page_without_markers_is_refused() -> None:
    """The sentence says what to put in."""
    with pytest.raises(ValueError, match="put <!-- drawings --> and <!-- /drawings --> where"):
        render("# Flows\n", SMALL)
