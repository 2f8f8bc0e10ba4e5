"""What the paper of a statement says beside it: frozen when it is issued, in the form that its customer is sent.

Promise: a balance is brought forward only where it is proved; where it is not, the desk reads by how much it misses,
and the paper lists open items instead. An issue is never held up by its paper.
"""

from bot.work import Work
from flows.facts.balance_forward import Forward, Unproved, brought_forward
from flows.facts.paper_statement import AsIssued, Form, in_question_by_case
from flows.facts.parties import Company
from flows.facts.statement import Statement
from storage import cases, ledger, statement_papers
from storage.ports import Connection


def freeze(work: Work, statement: Statement) -> None:
    """On issue: write down what its paper says from now on; the desk hears why a balance is not brought forward."""
    facts, why = as_issued(work.conn, work.house.company, statement)
    statement_papers.freeze(work.conn, statement.id, facts)
    if why is None:
        return
    told = {"number": statement.number, "before": why.before, "difference": why.difference}
    text = work.house.speaker.speak_staff("staff/not_brought_forward", told, work.house.company.language)
    more = {"subject": f"statement:{statement.id}", "on_uncertain": "look_up"}
    work.post(f"slack:{work.house.desk}", "chat.postMessage", {"text": text}, "note", **more)


def as_issued(conn: Connection, company: Company, statement: Statement) -> tuple[AsIssued, Unproved | None]:
    """What its paper would say if it were issued now, and why its balance is not brought forward where it should be."""
    customer = ledger.customer(conn, statement.customer_id)
    proof = _proof(conn, statement)
    facts = AsIssued(
        company.name,
        company.tax_id,
        customer.name if customer else "",
        customer.tax_id if customer else "",
        customer.code if customer else "",
        in_question_by_case(statement, cases.of_customer(conn, statement.customer_id)),
        proof if isinstance(proof, Forward) else None,
    )
    return facts, proof if isinstance(proof, Unproved) else None


def _proof(conn: Connection, statement: Statement) -> Forward | Unproved | None:
    """None where the customer is sent open items."""
    if statement_papers.form_of(conn, statement.customer_id) is Form.OPEN_ITEM:
        return None
    before = statement_papers.standing_before(conn, statement)
    if before is None:
        return Unproved()
    then = ledger.open_lines(conn, statement.customer_id, statement.currency, before.cut_off)
    since = statement_papers.movements(conn, statement, before.cut_off)
    return brought_forward(statement, before, then, since)
