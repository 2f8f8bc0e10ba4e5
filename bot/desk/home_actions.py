"""A colleague's home page and its windows: opened, turned over, brought up to date after whatever they did.

Promise: what somebody looks at never stays behind what they did themselves; who is no colleague sees a page without a
figure. A window shows a thing's card as it stands on the desk, with the same buttons, in their language.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.cards import person_card
from bot.desk.deed import Deed
from bot.desk.home import home_view, neutral_view
from bot.desk.home_asked import Asked
from bot.desk.redrawing import CARDS
from bot.work import Work
from flows.tables.roles import may
from storage import consults, corrective, desk_home, people

HOME = "home:"
DRAWN: Mapping[str, Callable[[Work, int], None]] = MappingProxyType(
    {kind: draw for kind, draw in CARDS.items() if kind not in {"person", "mood"}}
)
ANSWERED = frozenset({"form", "form_errors", "private"})  # nothing was done yet, or nothing at all


def open_home(deed: Deed) -> None:
    """They look at their home again, at the page they left."""
    _publish(deed, Asked.read(desk_home.shown(deed.work.conn, deed.by.id)))


def turn_home(deed: Deed) -> None:
    """Another page, or other cases."""
    _publish(deed, Asked.read(deed.said("bound")))


def neutral_home(deed: Deed) -> None:
    """For whoever is no colleague of ours."""
    deed.work.reply("home", view=neutral_view(deed))


def open_card(deed: Deed) -> None:
    """Show the card of something in a window."""
    view = card_view(deed)
    if view is None:
        deed.refuse("unknown_button")
        return
    deed.open(view)


def open_task(deed: Deed) -> None:
    """The same for what is put to one colleague, whether they see cases or not; nobody else's is shown."""
    kind = deed.acted.subject.partition(":")[0]
    if not (may(deed.by.role.value, "see_case") or _PUT_TO[kind](deed)):
        deed.refuse("unknown_button")
        return
    open_card(deed)


def open_person(deed: Deed) -> None:
    """The same for somebody who is to be confirmed or let in."""
    try:
        open_card(deed)
    except LookupError:
        deed.refuse("unknown_button")


def _asked(deed: Deed) -> bool:
    one = consults.one(deed.work.conn, deed.number)
    return one is not None and one.colleague == deed.by.id


def _acts(deed: Deed) -> bool:
    one = corrective.one(deed.work.conn, deed.number)
    return one is not None and deed.by.id in {one.owner, one.verifier}


def _decides(deed: Deed) -> bool:
    return may(deed.by.role.value, "approve_erasure")


_PUT_TO: Mapping[str, Callable[[Deed], bool]] = MappingProxyType(
    {"consult": _asked, "corrective": _acts, "erasure": _decides}
)


def card_view(deed: Deed) -> Block | None:
    """The window with the card of the deed's subject; None when there is no such thing."""
    work, subject = deed.work, deed.acted.subject
    draw, number = DRAWN.get(subject.partition(":")[0]), deed.number
    if subject.startswith(("contact:", "invitation:")):  # one card for both: an invitation's id is below zero
        draw, number = person_card, -number if subject.startswith("invitation:") else number
    if draw is None:
        return None
    house = replace(work.house, company=replace(work.house.company, language=deed.language))
    aside = Work(work.conn, house, work.inbound, work.now)  # its letters are shown here and never sent
    draw(aside, number)
    card = next((letter for letter in aside.letters if letter.subject == subject), None)
    if card is None:
        return None
    return {
        "type": "modal",
        "title": blocks.plain(deed.label("title_card"), blocks.TITLE),
        "close": blocks.plain(deed.label("close"), blocks.TITLE),
        "private_metadata": json.dumps({"subject": subject}),
        "blocks": card.body["blocks"],
    }


def refresh(deed: Deed) -> None:
    """After a deed: the window it was done in and their home show what came of it."""
    acted, kinds = deed.acted, {reply.kind for reply in deed.work.replies}
    if kinds & ANSWERED or acted.subject.startswith((HOME, "options:")):
        return
    view = card_view(deed) if acted.view else None
    if view:
        deed.work.reply("redrawn", view=view, id=acted.view)
    looked_at = desk_home.shown(deed.work.conn, deed.by.id)
    if looked_at:
        deed.work.reply("home", view=home_view(deed, Asked.read(looked_at)))


def _publish(deed: Deed, asked: Asked) -> None:
    people.change_staff(deed.work.conn, deed.by.id, home=str(asked))
    deed.work.reply("home", view=home_view(deed, asked))


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("home", "open_home"): open_home,
    ("home", "turn_home"): turn_home,
    **{(kind, "open_card"): open_card for kind in DRAWN},
    **{(kind, "open_task"): open_task for kind in _PUT_TO},
    ("contact", "open_person"): open_person,
    ("invitation", "open_person"): open_person,
}
