"""What a customer will read of a colleague's, weighed before: what may not be said, and what they should know.

Promise: every fault names the word it is about, so that it can be found and changed; a remark hinders nothing. Which
fields are weighed stands in outgoing.py, whose word may admit a fault in flows/tables/roles.py, which words do in
flows/tables/admissions.py.
"""

from bot import things
from bot.desk.deed import Deed
from bot.desk.outgoing import NAMING, OWN_WORDS, QUOTED, written
from flows.facts import tone
from flows.facts.parties import Contact, Customer
from flows.tables.roles import may
from locales.languages import match
from storage import cases, ledger, people, replies

SHORTEST = 3  # letters of a first name that is looked for alone


def of_form(deed: Deed) -> dict[str, str]:
    """What must be changed in the form that was sent, by field, in the colleague's language; empty for a press."""
    acted = deed.acted
    if not acted.form:
        return {}
    own = written(OWN_WORDS, acted.subject, acted.action, acted.values)
    quoted = written(QUOTED, acted.subject, acted.action, acted.values)
    if not own and not quoted:
        return {}
    customer = _customer(deed)
    found = {name: faults(deed, text, customer) for name, text in own.items()}
    found |= {name: _in_any(deed, text, customer) for name, text in quoted.items()}
    return {name: " · ".join(said) for name, said in found.items() if said}


def faults(deed: Deed, text: str, customer: Customer) -> list[str]:
    """What must be changed in a colleague's own words to that customer, one sentence each."""
    found = [] if deed.acted.action in NAMING else [("names_colleague", tone.named(text, _colleagues(deed)))]
    if not may(deed.by.role.value, "admit_fault"):
        found.append(("admits", tone.admissions(text)))
    return [*_in_any(deed, text, customer), *_told(deed, *found)]


def remarks(deed: Deed, text: str, reader: Contact) -> list[str]:
    """What the colleague should know before they send it all the same."""
    reads = match(reader.language)
    written = tone.reads_otherwise(text, reads, deed.work.house.company.speaks)
    return [deed.plainly("reply_other_language", written=written, reads=reads)] if written else []


def _in_any(deed: Deed, text: str, customer: Customer) -> list[str]:
    """What nobody outside may read, whoever said it."""
    others = tone.named(text, replies.customers_named(deed.work.conn, text, customer.id), either_case=True)
    return _told(deed, ("names_inside", tone.called_out(text)), ("names_customer", others))


def _told(deed: Deed, *found: tuple[str, tuple[str, ...]]) -> list[str]:
    return [deed.plainly(f"reply_{what}", words=list(words)) for what, words in found if words]


def _customer(deed: Deed) -> Customer:
    """Whose form it is; nobody where that is not known, so that every customer is another one."""
    kind, _, _ = deed.acted.subject.partition(":")
    thing = things.find(deed.work, kind, deed.number)
    if thing:
        return thing.customer
    id_ = _ELSEWHERE[kind](deed) if kind in _ELSEWHERE else 0
    return ledger.customer(deed.work.conn, id_) or Customer(0, "", "")


def _of_talk(deed: Deed) -> int:
    row = cases.hand_over_by_id(deed.work.conn, deed.number)
    return int(row["customer_id"]) if row else 0


def _of_reply(deed: Deed) -> int:
    reply = replies.one(deed.work.conn, deed.number)
    return reply.customer_id if reply else 0


def _of_person(deed: Deed) -> int:
    try:
        return people.contact(deed.work.conn, deed.number)[1].id
    except LookupError:
        return 0


def _itself(deed: Deed) -> int:
    return deed.number


_ELSEWHERE = {"hand_over": _of_talk, "reply": _of_reply, "erasure": _of_person, "customer": _itself}


def _colleagues(deed: Deed) -> list[str]:
    """Names of everybody else here, whole and by their first word."""
    names = [one.name for one in people.staff(deed.work.conn) if one.id != deed.by.id]
    first = [parts[0] for name in names if len(parts := name.split()) > 1 and len(parts[0]) >= SHORTEST]
    own = {deed.by.name, *deed.by.name.split()}
    return [name for name in (*names, *first) if name not in own]
