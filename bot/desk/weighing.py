"""A colleague's own words, weighed before a customer reads them: what may not be said, and what they should know.

Promise: every fault names the word it is about, so that it can be found and changed; a remark hinders nothing. Whose
word may admit a fault stands in flows/tables/roles.py, which words do in flows/tables/admissions.py.
"""

from bot.desk.deed import Deed
from flows.facts import tone
from flows.facts.parties import Contact, Customer
from flows.tables.roles import may
from storage import people, replies

SHORTEST = 3  # letters of a first name that is looked for alone


def faults(deed: Deed, text: str, customer: Customer) -> list[str]:
    """What must be changed, one sentence each, in the colleague's language."""
    found = [("names_inside", tone.called_out(text)), ("names_colleague", tone.named(text, _colleagues(deed)))]
    others = replies.customers_named(deed.work.conn, text, customer.id)
    found.append(("names_customer", tone.named(text, others, either_case=True)))
    if not may(deed.by.role.value, "admit_fault"):
        found.append(("admits", tone.admissions(text)))
    return [deed.plainly(f"reply_{what}", words=list(words)) for what, words in found if words]


def remarks(deed: Deed, text: str, reader: Contact) -> list[str]:
    """What the colleague should know before they send it all the same."""
    other = tone.reads_otherwise(text, reader.language)
    if not other:
        return []
    said = {"written": f"desk_speaks_{other}", "reads": f"desk_speaks_{reader.language.partition('_')[0]}"}
    return [deed.plainly("reply_other_language", **said)]


def _colleagues(deed: Deed) -> list[str]:
    """Names of everybody else here, whole and by their first word."""
    names = [one.name for one in people.staff(deed.work.conn) if one.id != deed.by.id]
    first = [parts[0] for name in names if len(parts := name.split()) > 1 and len(parts[0]) >= SHORTEST]
    own = {deed.by.name, *deed.by.name.split()}
    return [name for name in (*names, *first) if name not in own]
