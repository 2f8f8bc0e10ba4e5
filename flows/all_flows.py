"""All dialogues and lifecycles by name: what the shell gives to `step`, `check` and `draw`.

Whoever writes a flow adds its line here; a flow that is not listed does not exist.
"""

from types import MappingProxyType

from flows.dialogues.answer_offer import answer_offer
from flows.dialogues.cancel import cancel
from flows.dialogues.confirm_balance import confirm_balance
from flows.dialogues.follow_case import follow_case
from flows.dialogues.home import home
from flows.dialogues.link_account import link_account
from flows.dialogues.raise_dispute import raise_dispute
from flows.dialogues.send_evidence import send_evidence
from flows.dialogues.settings import settings
from flows.dialogues.settle import settle
from flows.dialogues.talk_to_person import talk_to_person
from flows.dialogues.view_statement import view_statement
from flows.engine.grammar import Flow
from flows.lifecycles.dispute import dispute
from flows.lifecycles.statement import statement

DIALOGUES: tuple[Flow, ...] = (
    link_account, home, view_statement, confirm_balance, raise_dispute, send_evidence, answer_offer, settle,
    follow_case, talk_to_person, settings, cancel,
)  # fmt: skip

LIFECYCLES: tuple[Flow, ...] = (statement, dispute)

FLOWS: MappingProxyType[str, Flow] = MappingProxyType({flow.name: flow for flow in (*DIALOGUES, *LIFECYCLES)})
