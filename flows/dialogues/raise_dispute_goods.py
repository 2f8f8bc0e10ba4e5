"""Raise a dispute: stages of their own for reasons about goods.

What our ledger knows of an order or a delivery is shown before anything is taken up, and nobody is contradicted: who
says that it is otherwise goes on. Promise: every function is total and changes nothing. GOODS_FIRST are rules of the
stage "details", read before any question is asked.
"""

from datetime import date
from decimal import Decimal

from flows.dialogues.asking import carried, pressed, tries
from flows.dialogues.raise_dispute_details import questions_left
from flows.dialogues.raise_dispute_figures import (
    item,
    item_buttons,
    item_found,
    named_item,
    quantity_written,
    room,
    several_items,
)
from flows.dialogues.raise_dispute_item import told_item
from flows.dialogues.raise_dispute_line import more_words, the_line
from flows.dialogues.raise_dispute_quantity import more_came
from flows.dialogues.raise_dispute_stops import STOPPED_BY_AN_ANSWER
from flows.dialogues.raise_dispute_view import asked_values, line_values, short_values
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.effects import Button
from flows.engine.grammar import Rule, Scene
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    each,
    forget,
    go_to,
    happened,
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)
from flows.facts.commands import SendCopies
from flows.facts.delivery import Delivery
from flows.tables.questions_goods import LATE_AFTER


# -- what our ledger knows ---------------------------------------------------------------------------------------------
def the_delivery(scene: Scene) -> Delivery | None:
    """How the line was ordered and delivered; None when nothing listed is meant or nothing is told."""
    line = the_line(scene)
    return scene.books.delivery(line.document_id) if line else None


def delivery_values(scene: Scene) -> dict[str, object]:
    """The line with what is known of its order and delivery; empty where it is not told, never a guess."""
    told = the_delivery(scene) or Delivery()
    line = the_line(scene)
    return line_values(scene) | {
        "order": told.order or (line.order if line else ""),
        "ordered_by": told.ordered_by,
        "delivery": told.note,
        "delivered_on": told.on,
        "receiver": told.receiver,
        "signed_by": told.signed_by,
        "goods": [row.description for row in line.items][:3] if line else [],
        "copies": bool(line and line.files),
    }


def copies_button(scene: Scene) -> list[Button]:
    """The way to the copies on file, where there are some."""
    line = the_line(scene)
    return [Button("see_the_copy")] if line and line.files else []


def copies_of_line(scene: Scene) -> SendCopies | None:
    """Our copies of the document in question."""
    line, statement = the_line(scene), scene.notes.get("statement_id")
    found = next((s for s in scene.books.statements if line and s.line(line.document_id) is line), None)
    known = found.id if found else statement
    return SendCopies(known, (line.document_id,)) if line and isinstance(known, int) else None


# -- what decides where it goes ----------------------------------------------------------------------------------------
def is_reason(scene: Scene, *keys: str) -> bool:
    """Whether it is about one of these reasons."""
    return scene.notes.get("reason") in keys


def not_told(scene: Scene) -> bool:
    """Whether nothing was said yet in own words about goods that are poor or damaged."""
    return is_reason(scene, "quality", "damaged") and not scene.notes.get("words")


def item_not_told(scene: Scene) -> bool:
    """Whether the line holds several items and it was not said which of them it is about."""
    goods = is_reason(scene, "quality", "damaged", "wrong_item") and several_items(scene)
    return goods and "item" not in scene.notes and "all_items" not in scene.notes


def not_shown_yet(scene: Scene) -> bool:
    """Whether an invoice they do not know has not been shown with its order and delivery."""
    return is_reason(scene, "unknown_invoice") and the_line(scene) is not None and "known" not in scene.notes


def proof_not_shown(scene: Scene) -> bool:
    """Whether our papers say that goods were delivered which they say never came, and they have not seen that yet."""
    told = the_delivery(scene)
    asked = is_reason(scene, "not_received") and "delivery_proof" not in scene.notes
    return asked and bool(told and told.arrived) and not questions_left(scene)


def told_late(scene: Scene) -> bool:
    """Whether damage that nobody noted on delivery is told long after it, and that was not said yet."""
    answer = str(scene.notes.get("arrived_on") or "")
    day = date.fromisoformat(answer) if answer else None
    unseen = scene.notes.get("noted") not in {"noted_on_paper", "told_the_driver"} and "told_late" not in scene.notes
    late = day is not None and (scene.books.today - day).days > LATE_AFTER
    return is_reason(scene, "damaged") and unseen and late and not questions_left(scene)


# -- more than was billed ----------------------------------------------------------------------------------------------
def surplus_values(scene: Scene) -> dict[str, object]:
    """How many came, how many were billed, and how many are over."""
    row, came = item(scene), Decimal(str(scene.notes.get("surplus_came") or 0))
    billed = row.quantity if row else Decimal(0)
    return short_values(scene) | {"came": came, "over": max(Decimal(0), came - billed)}


def wish_for_surplus(scene: Scene) -> str:
    """The remedy that the pressed button asks for."""
    return "take_back" if pressed(scene) == "send_it_back" else "bill_surplus"


# -- a part of the rest is on its way ----------------------------------------------------------------------------------
def part_of_missing(scene: Scene) -> str | None:
    """How many of the missing are still coming, in text, when it is some of them and not all."""
    count, missing = quantity_written(scene), short_values(scene)["missing"]
    return str(count) if count is not None and isinstance(missing, Decimal) and 0 < count < missing else None


GOODS_FIRST: tuple[Rule, ...] = (
    *STOPPED_BY_AN_ANSWER,
    *when(arrived(), not_told).then(go_to("tell_it")),
    *when(arrived(), item_not_told).then(go_to("which_goods")),
    *when(arrived(), not_shown_yet).then(go_to("known")),
    *when(arrived(), proof_not_shown).then(go_to("delivery_proof")),
    *when(arrived(), told_late).then(
        note("told_late", value=True), say("raise_dispute_goods/told_late", shows=line_values), go_to("details")
    ),
)

GOODS = (
    stage(
        "tell_it",
        ask("raise_dispute_goods/tell_it", "back", "human", shows=asked_values),
        when(wrote()).then(note("words", more_words), go_to("details")),
        PAPERS_BY_THE_WAY,
        otherwise(say("please_write", shows=tries)),
    ),
    stage(
        "which_goods",
        ask("which_item", each(item_buttons), "several_of_them", ("back", "human"), shows=line_values),
        when(arrived(), told_item).then(note("item", item_found), go_to("details")),
        when(chose("pick_item")).then(note("item", carried), go_to("details")),
        when(wrote(), named_item).then(note("item", item_found), go_to("details")),
        when(chose("several_of_them")).then(note("all_items", value=True), go_to("details")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "known",
        ask(
            "raise_dispute_goods/do_you_recognise_it",
            "recognised",
            ("not_ordered", "other_company"),
            "not_ours",
            each(copies_button),
            ("back", "human"),
            shows=delivery_values,
        ),
        when(chose("recognised")).then(seal(), say("raise_dispute_goods/recognised", shows=line_values), close()),
        when(chose("not_ours")).then(note("reason", "wrong_customer"), note("known", ""), go_to("details")),
        when(chose("not_ordered")).then(note("known", pressed), note("amount", room), go_to("details")),
        when(chose("other_company")).then(
            note("known", pressed), note("amount", room), note("remedy", "move_item"), go_to("details")
        ),
        when(chose("see_the_copy")).then(do(copies_of_line), say("raise_dispute_goods/copy_is_coming")),
        when(happened("no_copies")).then(say("raise_dispute_goods/no_copy")),
        when(wrote()).then(note("words", more_words), note("known", ""), go_to("details")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "delivery_proof",
        ask(
            "raise_dispute_goods/it_was_delivered",
            "found_it",
            ("signature_unknown", "wrong_address"),
            "still_missing",
            each(copies_button),
            ("back", "human"),
            shows=delivery_values,
        ),
        when(chose("found_it")).then(seal(), say("raise_dispute_goods/found", shows=line_values), close()),
        when(chose("signature_unknown", "wrong_address", "still_missing")).then(
            note("delivery_proof", pressed), go_to("details")
        ),
        when(chose("see_the_copy")).then(do(copies_of_line), say("raise_dispute_goods/copy_is_coming")),
        when(happened("no_copies")).then(say("raise_dispute_goods/no_copy")),
        when(wrote()).then(note("words", more_words), note("delivery_proof", ""), go_to("details")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "surplus",
        ask(
            "raise_dispute_goods/more_came",
            ("send_it_back", "bill_it_too"),
            ("another_count", "human"),
            shows=surplus_values,
        ),
        when(chose("send_it_back", "bill_it_too")).then(
            note("surplus", pressed),
            note("remedy", wish_for_surplus),
            note("reason", "other"),
            note("amount", 0),
            forget("received"),
            go_to("evidence"),
        ),
        when(chose("another_count", "back")).then(
            forget("surplus_came"), note("reason", "quantity"), go_to("received")
        ),
        when(wrote(), more_came).then(note("surplus_came"), again()),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "still_coming",
        ask("raise_dispute_goods/how_many_still_come", "back", "human", shows=short_values),
        when(wrote(), part_of_missing).then(note("still_coming"), note("coming", "partly"), go_to("details")),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute_goods/a_part_of_them", shows=short_values)),
    ),
)
