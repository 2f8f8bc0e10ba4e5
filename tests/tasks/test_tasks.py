"""A sample of the matters customers bring, each by all eight; `python -m tests.tasks` plays them all."""

import pytest

from tests.tasks.matters import Matter, matters
from tests.tasks.noise import KINDS
from tests.tasks.play import play

SAMPLE = 6  # one in so many


def test_there_are_enough_matters() -> None:
    """What customers may bring is many things."""
    assert len(matters()) >= 150


@pytest.mark.parametrize("matter", matters()[::SAMPLE], ids=lambda matter: matter.name)
def test_the_matter_ends_right_whoever_brings_it(matter: Matter) -> None:
    """The books and the words are right for each of the eight."""
    wrong = {kind.name: found for kind in KINDS if (found := play(matter, kind, 0))}

    assert wrong == {}
