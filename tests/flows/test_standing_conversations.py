"""Conversations that stood in the books while earlier editions were shipped are taken up by the present flows.

tests/flows/recorded holds one file for each shipped edition, made by record.py and never changed afterwards.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from flows.all_flows import FLOWS
from flows.engine.conversation import Conversation
from flows.engine.effects import Say
from flows.engine.events import Value
from flows.engine.grammar import Flow
from flows.facts.books import Page
from flows.facts.dispute import CaseState
from flows.facts.parties import Role
from locales.speak import Speaker
from storage.conversations import read, write
from tests.flows.test_every_situation import CASES, DOLLARS, FULL, HAPPENINGS, LINES, MAJA, NOTICES, NOW, OFFERS
from tests.flows.walk import FLAWS_SHOWN, OLD, Walk, World, take_up

RECORDED = sorted((Path(__file__).parent / "recorded").glob("*.jsonl"))
BODIES = [body for path in RECORDED for body in path.read_text(encoding="utf-8").splitlines()]
FITTING = {"answer_offer": CaseState.OFFERED, "settle": CaseState.RESOLVED}


def page_of(stood: Conversation) -> Page:
    """A full page that holds the very statement, line and case that the conversation speaks about."""
    about: dict[str, Value] = {}
    for frame in stood.frames:
        about.update(frame.notes)
    statement, line, case = (int(str(about.get(f"{what}_id") or 1)) for what in ("statement", "document", "case"))
    lines = (replace(LINES[0], document_id=line), *LINES[1:])
    one = next(c for c in CASES if c.state is FITTING.get(stood.top.flow, CaseState.INVESTIGATING))
    offers = tuple(replace(o, id=int(str(about.get("offer_id", 1))), case_id=case) for o in OFFERS[:1])
    return replace(
        FULL,
        statements=(replace(DOLLARS, id=statement, lines=lines),),
        cases=(replace(one, id=case, statement_id=statement), *(c for c in CASES if c.id != case)),
        offers=(*offers, *(o for o in OFFERS if o.case_id != case)),
    )


def taken_up(flows: Mapping[str, Flow], page: Page, stood: Conversation) -> Walk:
    """Everything tried on that conversation, over that page."""
    return take_up(World(flows, page, NOW, HAPPENINGS, NOTICES), [stood])


def flaws(walks: list[Walk]) -> str:
    """The first flaws, one a line."""
    found = dict.fromkeys(flaw for walk in walks for flaw in walk.flaws)
    return "\n".join(list(found)[:FLAWS_SHOWN])


@cache
def speaker() -> Speaker:
    """The words."""
    return Speaker.load(compiled=False)


def without(name: str, stage: str, version: int = 1, **migrate: str) -> dict[str, Flow]:
    """The flows as they would be had that stage been taken away."""
    flow = FLOWS[name]
    stages = {one: kept for one, kept in flow.stages.items() if one != stage}
    moved = {one: one for one in stages} | migrate
    less = replace(flow, stages=stages, version=version, migrate={1: moved} if version > 1 else {})
    return {**FLOWS, name: less}


AT_A_PRICE = next(read(body) for body in BODIES if read(body).top[:3] == ("raise_dispute", 1, "price"))


def test_there_is_a_recording_of_what_was_shipped() -> None:
    """Nothing is proven by an empty folder."""
    assert len(BODIES) > 50


@pytest.mark.parametrize("body", BODIES)
def test_what_was_stored_is_read_as_it_was(body: str) -> None:
    """Nothing of it is lost on the way in and out of the books."""
    assert write(read(body)) == body


def test_what_stood_goes_on_whatever_happens_next() -> None:
    """Its card is shown; every button, words, papers and what falls due are answered."""
    assert flaws([taken_up(FLOWS, page_of(stood), stood) for stood in map(read, BODIES)]) == ""


CHANGED: dict[str, dict[str, object]] = {
    "the matter is gone": {"statements": (), "cases": (), "offers": ()},
    "may only look now": {"contact": replace(MAJA, role=Role.VIEWER)},
}


@pytest.mark.parametrize("how", CHANGED)
def test_what_stood_goes_on_where_the_books_have_changed_meanwhile(how: str) -> None:
    """A release is installed while the ledger goes on."""
    pages = [(stood, replace(page_of(stood), **CHANGED[how])) for stood in map(read, BODIES)]  # type: ignore[arg-type]
    walks = [taken_up(FLOWS, page, stood) for stood, page in pages]

    assert flaws(walks) == ""


@pytest.mark.parametrize("language", ["en", "zh_Hans"])
def test_the_card_of_what_stood_has_words(language: str) -> None:
    """What the present templates show, the notes of that time can give them."""
    for stood in map(read, BODIES):
        turn = World(FLOWS, page_of(stood), NOW, {}).step(stood, OLD)
        for said in (effect for effect in turn.effects if isinstance(effect, Say)):
            assert speaker().speak(said.message, said.values, language)
            assert all(speaker().label(b.choice, b.values, language) for row in said.buttons for b in row)


def test_a_stage_that_vanished_is_noticed() -> None:
    """Whoever stood there would be told that we cannot go on."""
    flows = without("raise_dispute", "price")

    assert "does not show where things stand" in flaws([taken_up(flows, page_of(AT_A_PRICE), AT_A_PRICE)])


def test_a_stage_that_was_moved_is_gone_on_from() -> None:
    """A raised version with a total mapping is all it takes."""
    flows = without("raise_dispute", "price", 2, price="reason")
    turn = World(flows, page_of(AT_A_PRICE), NOW, {}).step(AT_A_PRICE, OLD)

    assert turn.conversation.top[:3] == ("raise_dispute", 2, "reason")
