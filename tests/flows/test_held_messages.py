"""Which messages a colleague looks at first, where only a machine has made their words: all that name a sum unasked."""

import re
from collections.abc import Iterator

from flows.all_flows import LIFECYCLES
from flows.engine.grammar import Saying
from flows.tables.held_messages import HELD
from locales.culture import HOME
from locales.templates import sources

TEMPLATES = sources(HOME / "templates")


def said_unasked() -> Iterator[str]:
    """What the lifecycles say to customers."""
    for flow in LIFECYCLES:
        for stage in flow.stages.values():
            for one in (one for rule in stage.rules for one in rule.follows if isinstance(one, Saying)):
                if not one.to_staff:
                    yield one.message if "/" in one.message else f"{flow.name}/{one.message}"


def names_a_sum(name: str) -> bool:
    """Whether an amount stands in that template, or in a piece that it uses."""
    text = TEMPLATES.get(name, "")
    pieces = re.findall(r'(?:include|from) "([^"]+)"', text)
    return "|amount" in text or any(names_a_sum(piece) for piece in pieces if piece != name)


def test_every_sum_that_a_lifecycle_names_is_looked_at() -> None:
    """Whoever adds such a message adds its name to the table."""
    named = {name for name in said_unasked() if names_a_sum(name)}

    assert named
    assert sorted(named - HELD) == []


def test_the_table_names_messages_that_there_are() -> None:
    """A message that got another name would leave unseen."""
    assert sorted(HELD - TEMPLATES.keys()) == []
