"""The forms of the desk: what is asked for, in which fields. Their answers come back under the same names.

Promise: a form is shown again with what was typed; its title, fields and buttons are labels `desk_<name>`. Whoever adds
a form adds a function here and the fields' labels.
"""

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import Deed

DUE_DAYS = (1, 2, 3, 5, 10)  # working days a customer may have
OPTION_TEXT, COMMENT, ASKED, DOCUMENT = 600, 1000, 1000, 60  # characters
SLICE = 2900


def form(deed: Deed, body: list[Block], submit: str = "submit", **more: str) -> Block:
    """A form about the deed's subject that comes back as the same action."""
    acted = deed.acted
    carried = {"channel": acted.channel, "message": acted.message, "view": acted.view, **more}
    return blocks.modal(
        acted.action,
        acted.subject,
        body,
        carried,
        title=deed.label(f"title_{acted.action}"),
        submit=deed.label(submit),
        close=deed.label("cancel"),
    )


def reply(deed: Deed, to: str, text: str = "", preview: str = "", seen: str = "") -> Block:
    """A message to the customer: written, shown as they will see it, then sent. `seen` is bound to what is shown."""
    body = [blocks.small(deed.plainly("reply_to", customer=to))]
    if preview:
        body.append(blocks.small(deed.label("preview")))
        body += [blocks.words(preview[at : at + SLICE]) for at in range(0, len(preview), SLICE)]
    body.append(blocks.typed("text", deed.label("text_change" if preview else "text"), lines=True, first=text))
    return form(deed, body, "send" if preview else "show", seen=seen)


def ask_evidence(deed: Deed) -> Block:
    """What the customer is asked for, one thing a line, and how long they have."""
    days = {str(days): deed.label("days", days=days) for days in DUE_DAYS}
    return form(
        deed,
        [
            blocks.typed("list", deed.label("list"), lines=True, most=ASKED),
            blocks.chosen("days", deed.label("due_days"), days, first="3"),
        ],
        "send",
    )


def label_of_remedy(deed: Deed, key: str) -> str:
    """A remedy's name in the colleague's language."""
    house = deed.work.house
    return house.speaker.label(f"remedy_{key}", {}, deed.by.language or house.company.language)


def comment(deed: Deed, field: str) -> Block:
    """Why: an offer or a statement goes back, an execution failed. What the button was bound to comes back with it."""
    asked = blocks.typed(field, deed.label(f"why_{deed.acted.action}"), lines=True, most=COMMENT)
    return form(deed, [asked], bound=deed.said("bound"))
