"""A customer's own words into a thread: who wrote them, in which language, and what stood there before an edit.

Promise: the words are theirs, but for card and identity numbers, and are shown as text. Edit here when something more
stands beside them.
"""

from bot import things
from bot.work import Work
from flows.engine.events import Edited, Wrote
from flows.facts.languages import written_in
from flows.facts.sensitive import masked
from locales.languages import match
from storage import thread_files

EDITED = "✎ "  # how a dialogue marks a change to an earlier message


def tell_words(work: Work, subject: str, person: str, text: str) -> None:
    """Into the subject's thread, or into the channel where there is none."""
    did, said = work.inbound.did, masked(text)
    before = ""
    if isinstance(did, Wrote | Edited) and did.message:
        before = thread_files.keep_words(work.conn, work.inbound.chat, did.message, said.removeprefix(EDITED))
    if before:
        said = said.removeprefix(EDITED)
    company, ours = work.house.company, match(work.house.company.language)
    language = written_in(text, company.speaks, ours)
    values = {
        "person": person,
        "text": said,
        "before": before if isinstance(did, Edited) else "",
        "language": language if language != ours else "",
    }
    things.tell_desk(work, subject, "staff/customer_wrote", values)
