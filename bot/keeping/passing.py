"""A customer's own words into a thread: who wrote them, in which language, and what stood there before an edit.

Promise: the words are theirs, but for card and identity numbers, and are shown as text. Edit here when something more
stands beside them.
"""

from bot import things
from bot.work import Work
from flows.engine.events import Edited, Wrote
from flows.facts import tone
from flows.facts.sensitive import masked
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
    language = tone.written_in(text)
    ours = work.house.company.language.partition("_")[0]
    values = {
        "person": person,
        "text": said,
        "before": before if isinstance(did, Edited) else "",
        "language": f"desk_speaks_{language}" if language not in {"", ours} else "",
    }
    things.tell_desk(work, subject, "staff/customer_wrote", values)
