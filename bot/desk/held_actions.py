"""A letter in words that only a machine has made: shown to colleagues in its own words and in theirs, then decided on.

Promise: it leaves as it is, in English, or not at all, by one colleague's decision, which its card names afterwards.
"""

from collections.abc import Callable

from bot import held
from bot.desk import blocks
from bot.desk.cards import button_of, name_of, pairs_of, put_up
from bot.desk.deed import Deed, label, line, plainly
from bot.desk.forms import SLICE
from bot.work import Work
from locales.languages import OWN_NAMES
from locales.speak import unmarked
from storage import held_letters, people
from storage.held_letters import WAITING, HeldLetter

BUTTONS = ("send_held", "send_held_english", "drop_held")
_STATES = {"send_held": "sent", "send_held_english": "in_english"}


def held_card(work: Work, id: int) -> None:
    """Put up or rewrite the card of that letter: the words that would leave, and the same as the desk reads them."""
    letter = held_letters.one(work.conn, id)
    if letter is None:
        return
    contact, customer = people.contact(work.conn, letter.contact_id)
    values = {
        "person": contact.name,
        "customer": customer.name,
        "language": OWN_NAMES[letter.language],
        "owner": name_of(work, letter.owner),
        "state": f"desk_held_{letter.state}",
        "waits": letter.state == WAITING,
        "by": name_of(work, letter.decided_by),
    }
    subject = f"{held.ABOUT}:{id}"
    body = [blocks.header(plainly(work, "held_title", **values)), *pairs_of(work, "held_fields", values)]
    for heading, said in (("held_words", _read(letter)), ("held_shown", unmarked(letter.shown))):
        body.append(blocks.small(label(work, heading)))
        body += [blocks.words(said[at : at + SLICE]) for at in range(0, len(said), SLICE)]
    row = [button_of(work, action, subject) for action in BUTTONS] if letter.state == WAITING else []
    put_up(work, subject, line(work, "held_line", **values), body, row)


def _read(letter: HeldLetter) -> str:
    """What its reader would see, with the words of its buttons."""
    rows = (letter.body.get("reply_markup") or {}).get("inline_keyboard") or ()
    offered = " ".join(f"[{button['text']}]" for row in rows for button in row)
    return "\n".join(part for part in (unmarked(letter.body["text"]), offered) if part)


def decide(deed: Deed) -> None:
    """It leaves, or it does not."""
    letter = held_letters.one(deed.work.conn, deed.number)
    if letter is None:
        deed.refuse("unknown_button")
        return
    state = _STATES.get(deed.acted.action)
    done = held.send(deed.work, letter, state, deed.by.id) if state else held.drop(deed.work, letter, deed.by.id)
    if not done:
        deed.work.cards.add((held.ABOUT, letter.id))
        deed.whisper("held_decided", by=name_of(deed.work, letter.decided_by))


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {(held.ABOUT, action): decide for action in BUTTONS}
