"""Papers from the desk: the letter about a decision, the report on an error, a case's file for an auditor.

Promises: what a customer is sent lies in the thread too, the very same bytes; a case's file goes to whoever asked for
it and to nobody else, what is left out of it is decided by a rule, and that it was made is on record.
"""

from collections.abc import Callable

from bot.address import enclosed
from bot.desk import blocks, forms
from bot.desk.case_actions import fitting_case
from bot.desk.deed import Deed
from bot.desk.matter_cards import anomaly_buttons_of
from bot.keeping.papers import to_person
from bot.kinds.thing import recipient
from bot.papers.case_pack import stands
from flows.engine.effects import Say
from flows.facts.paper_decision import has_letter
from flows.facts.parties import Contact, Customer
from flows.tables.redaction import Audience
from storage import anomalies, decisions, people

FILES = ("case_pack", "case_bundle")  # the file to read, and all that belongs to it


def send_letter(deed: Deed) -> None:
    """What became of the case, to whoever raised it."""
    case = fitting_case(deed)
    if case is None:
        return
    told = decisions.told(deed.work.conn, case.id)
    if not has_letter(case, told.offer if told else None):
        deed.whisper("no_letter_yet", number=case.number)
        return
    who = people.contact(deed.work.conn, case.contact_id)
    said = Say("follow_case/letter_coming", {"number": case.number})
    _send(deed, who, "decision", ("case", case.id), said, case.number)


def send_report(deed: Deed) -> None:
    """What we found, to whoever speaks for the customer."""
    one = anomalies.one(deed.work.conn, deed.number)
    if one is None or deed.acted.action not in anomaly_buttons_of(one):
        deed.refuse("unknown_button")
        return
    who = recipient(deed.work, one.customer_id)
    said = Say("answer_anomaly/report_coming", {"number": one.number, "document": one.document})
    if who is None:
        deed.whisper("not_reachable")
        return
    _send(deed, who, "anomaly_report", ("anomaly", one.id), said, one.number)


def _send(
    deed: Deed, who: tuple[Contact, Customer], paper: str, about: tuple[str, int], said: Say, number: str
) -> None:
    if not to_person(deed.work, who, paper, about, said):
        deed.whisper("not_reachable")
        return
    subject = f"{about[0]}:{about[1]}"
    deed.work.record(who[1].id, deed.actor, "paper_sent", subject, paper=paper, to=who[0].id)
    deed.tell("letter_sent", number=number, to=who[0].name)
    body = {"enclose": enclosed(paper, about[1], *who), "title": f"{number}.pdf", "under": subject}
    deed.work.post(f"slack:{deed.work.house.desk}", "files.upload", body, "paper", subject=f"paper_{subject}")


def make_pack(deed: Deed) -> None:
    """The case's file, for an auditor or for the customer, to this colleague alone."""
    case = fitting_case(deed)
    if case is None:
        return
    audiences = {one.value: deed.label(f"pack_for_{one.value}") for one in Audience}
    if not deed.acted.form:
        asked = blocks.chosen("for", deed.label("pack_for"), audiences, first=Audience.AUDITOR.value)
        deed.open(forms.form(deed, [asked]))
        return
    audience = deed.said("for")
    if audience not in audiences:
        deed.complain({"for": deed.label("say_what")})
        return
    contact, customer = people.contact(deed.work.conn, case.contact_id)
    reader = deed.language if audience == Audience.AUDITOR else contact.language or customer.language
    deed.work.record(case.customer_id, deed.actor, "pack_made", deed.acted.subject, audience=audience)
    wanted = stands(deed.work.conn, case, audience, reader, deed.work.now)
    for kind, ending in zip(FILES, ("pdf", "zip"), strict=True):
        body = {"enclose": {**wanted, "kind": kind}, "title": f"{case.number}.{ending}"}
        deed.work.post(f"slack:@{deed.by.user}", "files.upload", body, "pack", subject=f"pack:{case.id}")
    deed.tell("pack_made", number=case.number, audience=f"desk_pack_for_{audience}")
    deed.work.reply("form_done")


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("case", "send_letter"): send_letter,
    ("case", "make_pack"): make_pack,
    ("anomaly", "send_report"): send_report,
}
