"""All dialogues and lifecycles by name: what the shell gives to `step`, `check` and `draw`.

Whoever writes a flow adds its line here; a flow that is not listed does not exist.
"""

from types import MappingProxyType

from flows.dialogues.agree_plan import agree_plan
from flows.dialogues.answer_anomaly import answer_anomaly
from flows.dialogues.answer_offer import answer_offer
from flows.dialogues.appeal import appeal
from flows.dialogues.ask_question import ask_question
from flows.dialogues.call_back import call_back
from flows.dialogues.cancel import cancel
from flows.dialogues.change_claim import change_claim
from flows.dialogues.change_promise import change_promise
from flows.dialogues.choose_company import choose_company
from flows.dialogues.come_back import come_back
from flows.dialogues.complain import complain
from flows.dialogues.confirm_balance import confirm_balance
from flows.dialogues.due_now import due_now
from flows.dialogues.feelings import feelings
from flows.dialogues.figures_back import figures_back
from flows.dialogues.follow_case import follow_case
from flows.dialogues.get_paper import get_paper
from flows.dialogues.give_feedback import give_feedback
from flows.dialogues.heard_elsewhere import heard_elsewhere
from flows.dialogues.home import home
from flows.dialogues.link_account import link_account
from flows.dialogues.match_ledger import match_ledger
from flows.dialogues.our_people import our_people
from flows.dialogues.privacy import privacy
from flows.dialogues.promise_to_pay import promise_to_pay
from flows.dialogues.raise_dispute import raise_dispute
from flows.dialogues.rate_us import rate_us
from flows.dialogues.remember_otherwise import remember_otherwise
from flows.dialogues.see_papers import see_papers
from flows.dialogues.send_evidence import send_evidence
from flows.dialogues.settings import settings
from flows.dialogues.settle import settle
from flows.dialogues.state_balance import state_balance
from flows.dialogues.still_you import still_you
from flows.dialogues.talk_to_person import talk_to_person
from flows.dialogues.view_statement import view_statement
from flows.dialogues.weigh_answer import weigh_answer
from flows.dialogues.withdraw_case import withdraw_case
from flows.engine.grammar import Flow
from flows.lifecycles.anomaly import anomaly_life
from flows.lifecycles.answer_elsewhere import answer_elsewhere
from flows.lifecycles.call_back import call_back_life
from flows.lifecycles.complaint import complaint_life
from flows.lifecycles.consult import consult
from flows.lifecycles.contact import contact_life
from flows.lifecycles.corrective_action import corrective_action
from flows.lifecycles.cycle import reconciliation_cycle
from flows.lifecycles.dispute import dispute
from flows.lifecycles.due import due
from flows.lifecycles.feedback import feedback
from flows.lifecycles.our_promise import our_promise
from flows.lifecycles.payment_plan import payment_plan
from flows.lifecycles.promise import promise
from flows.lifecycles.statement import statement
from flows.lifecycles.survey import survey_life

DIALOGUES: tuple[Flow, ...] = (
    link_account, home, view_statement, confirm_balance, raise_dispute, send_evidence, answer_offer, settle,
    follow_case, talk_to_person, call_back, settings, cancel, feelings,
    change_claim, withdraw_case, appeal, see_papers,
    complain, weigh_answer, give_feedback, rate_us, answer_anomaly,
    privacy, ask_question, promise_to_pay, change_promise, agree_plan, state_balance, our_people,
    choose_company, heard_elsewhere, come_back, still_you, due_now, get_paper, remember_otherwise,
    figures_back, match_ledger,
)  # fmt: skip

LIFECYCLES: tuple[Flow, ...] = (
    statement, dispute, complaint_life, feedback, survey_life, anomaly_life, call_back_life,
    promise, payment_plan, consult, corrective_action, answer_elsewhere, our_promise, contact_life, due,
    reconciliation_cycle,
)  # fmt: skip

FLOWS: MappingProxyType[str, Flow] = MappingProxyType({flow.name: flow for flow in (*DIALOGUES, *LIFECYCLES)})
