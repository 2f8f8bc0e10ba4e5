"""An operator's commands, through the same corridor as everything else: a table from the order to what it does."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from bot import absences, cycles, heads, held, mail_alarm, missed_payments, preparing, things, unmade
from bot.doors import Inbound, Ordered
from bot.keeping import anomalies, dues, findings, identity, postings
from bot.work import Work
from flows.facts.paper_statement import Form
from storage import ledger, our_promises, own_figures, people, related_parties, statement_papers


def take_order(work: Work, inbound: Inbound) -> None:
    """Carry it out; raises nothing that an operator can cause: they are told through `work.replies`."""
    did = inbound.did
    assert isinstance(did, Ordered)  # noqa: S101 - the corridor's table leads here
    ORDERS[did.what](work, did)


def prepare_statements(work: Work, order: Ordered) -> None:
    """Make the statements of a cut-off day and put each before the desk, for another member of staff to issue.

    values: cut_off (ISO date), customers (codes; empty: all), first_share (percent of the statements whose customers
    state their own figure before ours is shown). Replies `prepared` with how many, and `fault` sentences.
    """
    share = int(order.values.get("first_share") or 0)
    cut_off = date.fromisoformat(str(order.values["cut_off"]))
    wanted = set(order.values.get("customers") or ())
    made = 0
    for customer in ledger.customers(work.conn):
        if wanted and customer.code not in wanted:
            continue
        count, faults = preparing.prepare(work, customer, cut_off, order.by, share)
        made += count
        for fault in faults:
            work.reply("fault", text=fault)
    work.reply("prepared", count=made)


def ask_first(work: Work, order: Ordered) -> None:
    """A customer states their own figure before every statement, or no longer. values: customer (code), on."""
    found = next((one for one in ledger.customers(work.conn) if one.code == order.values["customer"]), None)
    if found is None:
        work.reply("not_found")
        return
    own_figures.always_first(work.conn, found.id, work.now, on=bool(order.values["on"]))
    work.record(found.id, f"staff:{order.by}", "asked_first", f"customer:{found.id}", on=bool(order.values["on"]))
    work.reply("done", name=found.name)


def statement_form(work: Work, order: Ordered) -> None:
    """How a customer's statements are laid out from now on. values: customer (code), form (a stored name)."""
    found = ledger.customer_by_code(work.conn, str(order.values["customer"]))
    if found is None:
        work.reply("not_found")
        return
    form, was = Form(order.values["form"]), statement_papers.form_of(work.conn, found.id)
    statement_papers.set_form(work.conn, found.id, form)
    work.record(found.id, "operator", "statement_form", f"customer:{found.id}", was=was.value, to=form.value)
    work.reply("done", name=found.name)


def account_manager(work: Work, order: Ordered) -> None:
    """Somebody looks after a customer. values: customer (code), colleague (id; 0: nobody)."""
    found = ledger.customer_by_code(work.conn, str(order.values["customer"]))
    if found is None:
        work.reply("not_found")
        return
    colleague = int(order.values["colleague"])
    ledger.set_manager(work.conn, found.id, colleague)
    was = found.account_manager
    work.record(found.id, "operator", "account_manager", f"customer:{found.id}", was=was, to=colleague)
    work.reply("done", name=found.name)


def related_party(work: Work, order: Ordered) -> None:
    """A customer belongs to us or to our people, or no longer. values: customer (code), related."""
    found = ledger.customer_by_code(work.conn, str(order.values["customer"]))
    if found is None:
        work.reply("not_found")
        return
    related = bool(order.values["related"])
    related_parties.note(work.conn, found.id, work.now, related=related)
    work.record(found.id, "operator", "related_party", f"customer:{found.id}", related=related)
    work.reply("done", name=found.name)


def revoke_binding(work: Work, order: Ordered) -> None:
    """End a binding at once: every button and queued letter of that chat is dead with it. values: id, reason."""
    done = people.revoke(work.conn, int(order.values["id"]), str(order.values["reason"]), work.now)
    work.record(0, f"staff:{order.by}", "revoked", f"binding:{order.values['id']}")
    work.reply("done" if done else "not_found")


def approve_person(work: Work, order: Ordered) -> None:
    """A colleague says that the person behind this invitation is who they say. values: invitation, chat, person."""
    invited = people.invitation(work.conn, id=int(order.values["invitation"]))
    if invited and invited.used_at is None and invited.claimed_by:
        identity.bind(work, invited, invited.claimed_by, invited.claimed_by.partition(":")[2], "staff")


def undelivered(work: Work, order: Ordered) -> None:
    """A letter to a customer did not arrive, or nobody can tell: the desk hears of it, once a letter.

    values: lane, kind, key, subject, error, unreachable, unmade, uncertain.
    """
    said = order.values
    if said.get("unmade"):
        unmade.tell(work, said)
        return
    lane = str(said["lane"])
    if said["unreachable"]:
        people.reach(work.conn, lane, work.now)
    found = people.contact_in(work.conn, lane, lane.partition(":")[2])
    who = {"person": found[0].name if found else lane, "customer": found[1].name if found else ""}
    message = "staff/letter_uncertain" if said["uncertain"] else "staff/letter_undelivered"
    if not said["uncertain"]:
        our_promises.undelivered(work.conn, str(said.get("key") or ""))
    things.tell_desk(work, str(said["subject"]), message, {**who, "error": str(said["error"])})


ORDERS: Mapping[str, Callable[[Work, Ordered], None]] = MappingProxyType(
    {
        "prepare_statements": prepare_statements,
        "revoke_binding": revoke_binding,
        "approve_person": approve_person,
        "undelivered": undelivered,
        "mail_alarm": mail_alarm.write,
        "ask_first": ask_first,
        "statement_form": statement_form,
        "record_anomaly": anomalies.order,
        "posted": postings.order,
        "look_over": findings.look_over,
        "look_at_bank": missed_payments.look_again,
        "staff_absent": absences.be_absent,
        "staff_shift": absences.set_shift,
        "staff_left": absences.leave,
        "account_manager": account_manager,
        "related_party": related_party,
        "due_reminders": dues.order,
        "set_rhythm": cycles.set_rhythm,
        "accept_words": held.accept,
        heads.MADE: heads.made,
        heads.FAILED: heads.failed,
        "set_rhythms": cycles.set_rhythms,
    }
)
