"""The forms of what may befall a case beside the straight way; see forms.py."""

from bot.desk import blocks, forms
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from flows.facts.dispute import Case
from flows.facts.money import Money
from flows.tables.reasons import REASONS, reason

WORDS, SHORT = 1000, 120  # characters
LINES = 10  # boxes in one field
HEARD = ("phone", "mail", "paper", "in_person")
FLAGS = ("safety", "privacy")


def merge(deed: Deed) -> Block:
    """The older number, and whether the sums are the same money or different."""
    money = {key: deed.label(f"money_{key}") for key in ("same", "more")}
    return forms.form(
        deed,
        [
            blocks.typed("number", deed.label("older_number"), most=SHORT),
            blocks.chosen("money", deed.label("the_money"), money, first="same"),
        ],
        "merge_case",
    )


def split(deed: Deed, case: Case) -> Block:
    """Which lines, or how much of the one line, go on under a new number, and for which reason."""
    reasons = {key: _reason(deed, key) for key in REASONS}
    if len(case.standing_items) > 1:
        shown = [item for item in case.standing_items if item.document_id and item.to_settle][:LINES]
        options = {
            str(item.document_id): f"{item.document} · {_money(deed, item.to_settle, case.currency)}" for item in shown
        }
        what = blocks.boxes("lines", deed.label("split_lines"), options)
    else:
        what = blocks.typed("amount", deed.label("split_amount"), most=SHORT)
    return forms.form(
        deed,
        [
            blocks.small(deed.plainly("propose_claim", number=case.number, claimed=case.to_settle)),
            what,
            blocks.chosen("reason", deed.label("split_reason"), reasons, first=reason(case.reason).key),
            blocks.typed("words", deed.label("split_words"), lines=True, most=WORDS),
        ],
        "split_case",
    )


def snooze(deed: Deed, case: Case) -> Block:
    """Until which day it rests, and what the customer reads if we had promised to be earlier."""
    return forms.form(
        deed,
        [
            blocks.small(deed.plainly("snooze_about", number=case.number, next_at=case.next_contact_at)),
            blocks.day("until", deed.label("snooze_until")),
            blocks.typed("note", deed.label("snooze_note"), lines=True, most=WORDS, optional=True),
        ],
    )


def recode(deed: Deed, case: Case) -> Block:
    """The reason that fits."""
    reasons = {key: _reason(deed, key) for key in REASONS}
    return forms.form(deed, [blocks.chosen("reason", deed.label("new_reason"), reasons, first=reason(case.reason).key)])


def heard(deed: Deed) -> Block:
    """Who said it, how, and in which words."""
    ways = {key: deed.label(f"heard_{key}") for key in HEARD}
    return forms.form(
        deed,
        [
            blocks.typed("who", deed.label("heard_who"), most=SHORT),
            blocks.chosen("how", deed.label("heard_how"), ways, first=HEARD[0]),
            blocks.typed("words", deed.label("heard_words"), lines=True, most=WORDS),
        ],
    )


def flag(deed: Deed) -> Block:
    """What sort of danger, and what is known."""
    kinds = {key: deed.label(f"flag_{key}") for key in FLAGS}
    return forms.form(
        deed,
        [
            blocks.chosen("alarm", deed.label("flag_kind"), kinds, first=FLAGS[0]),
            blocks.typed("words", deed.label("flag_words"), lines=True, most=WORDS),
        ],
    )


def outside(deed: Deed, case: Case) -> Block:
    """How it was decided outside, the paper that says so, and what is to be booked."""
    ways = {key: deed.label(f"outside_{key}") for key in ("settlement", "judgement")}
    return forms.form(
        deed,
        [
            blocks.small(deed.plainly("propose_claim", number=case.number, claimed=case.to_settle)),
            blocks.chosen("how", deed.label("outside_how"), ways, first="settlement"),
            blocks.typed("reference", deed.label("outside_reference"), most=SHORT),
            blocks.typed("amount", deed.label("outside_amount"), most=SHORT, optional=True),
            blocks.typed("words", deed.label("outside_words"), lines=True, most=WORDS),
        ],
    )


def _reason(deed: Deed, key: str) -> str:
    return deed.work.house.speaker.label(f"reason_{key}", {}, deed.by.language or deed.work.house.company.language)


def _money(deed: Deed, minor: int, currency: str) -> str:
    return deed.plainly("split_line", claimed=Money(minor, currency))
