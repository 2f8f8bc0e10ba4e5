"""Papers about a balance, asked for in words: sent at once, with a word that they are on their way.

What was not agreed to cannot be printed as agreed: then that is said, with the ways to go on. Who edits: finance.
"""

from flows.dialogues.get_paper_view import (
    not_confirmed,
    send_confirmation,
    send_form,
    send_reconciliation,
    send_record,
    wants_confirmation,
    wants_form,
    wants_record,
)
from flows.dialogues.state_balance_view import asked_about, own_figure_first
from flows.dialogues.view_statement_view import head, none_yet, this_id, to_come
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.words import arrived, close, do, flow, hand_on, opens, otherwise, say, stage, when


def this_one(scene: Scene) -> dict[str, Value]:
    """The statement that another dialogue begins with."""
    return {"statement_id": this_id(scene)}


get_paper = flow(
    "get_paper",
    stage(
        "opening",
        when(arrived(), own_figure_first).then(hand_on("state_balance", notes=asked_about)),
        when(arrived(), none_yet).then(say("view_statement/none_yet", "human", shows=to_come), close()),
        when(arrived(), not_confirmed).then(
            say("not_confirmed", opens("view_statement", "see_statement", this_one), "human", shows=head), close()
        ),
        when(arrived(), wants_confirmation).then(say("confirmation_coming"), do(send_confirmation), close()),
        when(arrived(), wants_record).then(say("record_coming"), do(send_record), close()),
        when(arrived(), wants_form).then(say("form_coming"), do(send_form), close()),
        when(arrived()).then(say("reconciliation_coming"), do(send_reconciliation), close()),
        otherwise(close()),
    ),
)
