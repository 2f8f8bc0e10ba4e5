"""The private message in which one colleague is asked something about a case: the question, and three answers to it.

Promise: it shows the one question and not the case; when it is settled its buttons are gone.
"""

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import label, line, plainly
from bot.kinds.consults import private, told_of
from bot.work import Work
from flows.facts.consults import ANSWERABLE, Consult
from storage import consults, people

BUTTONS = ("answer_consult", "more_time", "not_mine")
QUESTION = 2900  # characters shown


def consult_card(work: Work, consult_id: int) -> None:
    """Put up or rewrite that message, in the language of whoever is asked."""
    one = consults.one(work.conn, consult_id)
    asked = people.staff(work.conn, id=one.colleague) if one else []
    if one is None or not asked:
        return
    open_, language, told = one.state in ANSWERABLE, asked[0].language, told_of(work, one)
    names = line(work, "consult_fields", language, **told).split("\n")
    body: list[Block] = [
        blocks.header(plainly(work, "consult_title", language, **told)),
        blocks.words(blocks.cut(one.question, QUESTION)),
        *blocks.pairs(list(zip(names[::2], names[1::2], strict=False))),
    ]
    if one.answer and not open_:
        body.append(blocks.small(plainly(work, "consult_your_answer", language, **told)))
    made = [_button(work, one, action, language) for action in BUTTONS] if open_ else []
    text = line(work, "consult_line", language, **told, open=open_)
    written = {"text": text, "blocks": [*body, *blocks.buttons(made)]}
    subject = f"consult:{one.id}"
    first = next((at for at, letter in enumerate(work.letters) if letter.subject == subject), len(work.letters))
    work.post(private(asked[0].user), "chat.update", written, "head", subject=subject, on_uncertain="look_up")
    work.letters.insert(first, work.letters.pop())


def _button(work: Work, one: Consult, action: str, language: str) -> Block:
    style = "primary" if action == BUTTONS[0] else ""
    return blocks.button(action, label(work, action, language), f"consult:{one.id}", style=style)
