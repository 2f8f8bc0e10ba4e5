"""Cards on the desk: how one is put up, and that of a person to be confirmed.

Promise: each is put up once and rewritten in its place ever after; its thread holds all that happened. Every card has
a text that says the same in one sentence. Whoever adds something to a card adds it to its template and here; the card
of a case stands in head_card.py, that of a statement in statement_cards.py.
"""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import label, line, plainly
from bot.work import Work
from locales.bidi import clean
from storage import people

STYLES = {
    "take": "primary",
    "propose": "primary",
    "approve": "primary",
    "record_execution": "primary",
    "issue_statement": "primary",
    "confirm_person": "primary",
    "report_failure": "danger",
}
WORDS = 2900  # characters of a customer's own words on a card


def person_card(work: Work, person_id: int) -> None:
    """The card of a person to be looked at: a contact, or with a minus sign an invitation that waits."""
    invited = people.invitation(work.conn, id=-person_id) if person_id < 0 else None
    if person_id < 0 and invited is None:
        return
    contact, customer = (invited.contact, invited.customer) if invited else people.contact(work.conn, person_id)
    done = invited.used_at is not None if invited else contact.trusted
    role = invited.role if invited else contact.role
    values = {
        "person": contact.name,
        "customer": customer.name,
        "role": f"desk_role_{role.value}",
        "limit": contact.limit,
        "waits": invited is not None,
        "done": done,
    }
    subject = f"invitation:{-person_id}" if invited else f"contact:{person_id}"
    made = (
        []
        if done
        else [button_of(work, "confirm_person", subject, "", sure_of(work, "confirm_person", "confirm_person", values))]
    )
    body = [blocks.header(plainly(work, "person_title", **values)), *pairs_of(work, "person_fields", values)]
    put_up(work, subject, line(work, "person_line", **values), body, made)


def put_up(work: Work, subject: str, text: str, body: Sequence[Block], row: Sequence[Block]) -> None:
    """Queue the card before the notes of its thread; the door posts it when nothing is there to be rewritten yet."""
    written = {"text": text, "blocks": [*body, *blocks.buttons(row)], "earlier_words": label(work, "earlier_thread")}
    queued = next((letter for letter in work.letters if letter.subject == subject and letter.kind == "head"), None)
    if queued:
        queued.body.update(written)
        return
    first = next((at for at, letter in enumerate(work.letters) if letter.subject == subject), len(work.letters))
    work.post(f"slack:{work.house.desk}", "chat.update", written, "head", subject=subject, on_uncertain="look_up")
    work.letters.insert(first, work.letters.pop())


def pairs_of(work: Work, message: str, values: Mapping[str, object]) -> list[Block]:
    """A template's lines, name and value in turn; a value may be empty."""
    return blocks.pairs(_paired(work, message, values))


def beside_of(work: Work, message: str, values: Mapping[str, object]) -> Block:
    """The same in small print, for what is seldom decisive."""
    return blocks.beside(_paired(work, message, values))


def _paired(work: Work, message: str, values: Mapping[str, object]) -> list[tuple[str, str]]:
    said = line(work, message, **values).split("\n")
    return list(zip_longest(said[::2], said[1::2], fillvalue=""))


def button_of(work: Work, action: str, subject: str, bound: str = "", confirm: Block | None = None) -> Block:
    """One of our buttons; `bound` is what it may be pressed for."""
    value = f"{subject}#{bound}" if bound else subject
    return blocks.button(action, label(work, action), value, style=STYLES.get(action, ""), confirm=confirm)


def sure_of(work: Work, action: str, message: str, values: Mapping[str, object]) -> Block:
    """What is asked once more before the press of that button counts."""
    return blocks.sure(
        label(work, action), plainly(work, message, **values), label(work, action), label(work, "cancel")
    )


def name_of(work: Work, colleague_id: int) -> str:
    """The colleague's name; empty for nobody."""
    found = people.staff(work.conn, id=colleague_id) if colleague_id else []
    return found[0].name if found else ""


def own_words(text: str) -> str:
    """A customer's own words, harmless, and no longer than a card can show."""
    return blocks.cut("\n".join(clean(row) for row in text.splitlines()), WORDS)
