"""The forms of the desk: what is asked for, in which fields. Their answers come back under the same names.

Promise: a form is shown again with what was typed; its title, fields and buttons are labels `desk_<name>`. Whoever adds
a form adds a function here and the fields' labels.
"""

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import Deed, label, plainly
from flows.facts.dispute import Case
from flows.tables.remedies import REMEDIES

OPTIONS = (1, 2, 3)
DUE_DAYS = (1, 2, 3, 5, 10)  # working days a customer may have
OPTION_TEXT, COMMENT, ASKED, DOCUMENT = 600, 1000, 1000, 60  # characters
SLICE = 2900


def form(deed: Deed, body: list[Block], submit: str = "submit", **more: str) -> Block:
    """A form about the deed's subject that comes back as the same action."""
    work, acted = deed.work, deed.acted
    carried = {"channel": acted.channel, "message": acted.message, **more}
    return blocks.modal(
        acted.action,
        acted.subject,
        body,
        carried,
        title=label(work, f"title_{acted.action}"),
        submit=label(work, submit),
        close=label(work, "cancel"),
    )


def reply(deed: Deed, to: str, text: str = "", preview: str = "", seen: str = "") -> Block:
    """A message to the customer: written, shown as they will see it, then sent. `seen` is bound to what is shown."""
    body = [blocks.small(plainly(deed.work, "reply_to", customer=to))]
    if preview:
        body.append(blocks.small(label(deed.work, "preview")))
        body += [blocks.words(preview[at : at + SLICE]) for at in range(0, len(preview), SLICE)]
    body.append(blocks.typed("text", label(deed.work, "text_change" if preview else "text"), lines=True, first=text))
    return form(deed, body, "send" if preview else "show", seen=seen)


def ask_evidence(deed: Deed) -> Block:
    """What the customer is asked for, one thing a line, and how long they have."""
    days = {str(days): label(deed.work, "days", days=days) for days in DUE_DAYS}
    return form(
        deed,
        [
            blocks.typed("list", label(deed.work, "list"), lines=True, most=ASKED),
            blocks.chosen("days", label(deed.work, "due_days"), days, first="3"),
        ],
        "send",
    )


def propose(deed: Deed, case: Case) -> Block:
    """Up to three ways to settle the case; the first is needed."""
    undecided = case.to_settle
    body = [blocks.small(plainly(deed.work, "propose_claim", number=case.number, claimed=undecided))]
    for n in OPTIONS:
        body += [{"type": "divider"}, *_option(deed, n)]
    return form(deed, body, "propose")


def _option(deed: Deed, n: int) -> list[Block]:
    work, optional = deed.work, n > OPTIONS[0]
    offered = {key: label_of_remedy(deed, key) for key, remedy in REMEDIES.items() if remedy.promised}
    return [
        blocks.typed(f"upheld_{n}", label(work, "upheld", n=n), most=40, optional=optional),
        blocks.typed(f"not_upheld_{n}", label(work, "not_upheld", n=n), most=40, optional=True),
        blocks.chosen(f"remedy_{n}", label(work, "remedy", n=n), offered, optional=optional),
        blocks.typed(f"text_{n}", label(work, "option_text", n=n), lines=True, most=OPTION_TEXT, optional=optional),
    ]


def label_of_remedy(deed: Deed, key: str) -> str:
    """A remedy's name in the language of the desk."""
    return deed.work.house.speaker.label(f"remedy_{key}", {}, deed.work.house.company.language)


def comment(deed: Deed, field: str) -> Block:
    """Why: an offer or a statement goes back, an execution failed. What the button was bound to comes back with it."""
    asked = blocks.typed(field, label(deed.work, f"why_{deed.acted.action}"), lines=True, most=COMMENT)
    return form(deed, [asked], bound=deed.said("bound"))


def execution(deed: Deed) -> Block:
    """The number of what was posted, or that there is nothing to post."""
    return form(
        deed,
        [
            blocks.typed("document", label(deed.work, "document"), most=DOCUMENT, optional=True),
            blocks.ticked("nothing", label(deed.work, "no_document"), label(deed.work, "nothing_to_post")),
        ],
    )
