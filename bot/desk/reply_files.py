"""Which files may go with a reply: our copies of the case's documents, and what colleagues put into the thread.

Promise: nothing is ticked beforehand; what may not be sent is named with its reason; a tick means the very file that
was shown. Edit here when a further source of files is allowed.
"""

from dataclasses import dataclass, replace

from bot.desk.deed import Deed
from bot.keeping.files import LARGEST, TYPES
from bot.replies import COPY, SHARED
from flows.facts.dispute import Case
from storage import thread_files

MOST = 10  # boxes in one list


@dataclass(frozen=True, slots=True)
class Offered:
    """One file that may be ticked as `key`; `why` it may not, when it may not."""

    key: str
    kind: str
    what: str  # a hash of a copy, the row of a shared file
    name: str
    why: str = ""


def offered(deed: Deed, subjects: tuple[str, ...], case: Case | None) -> list[Offered]:
    """Every file there is for these threads and this case, those that may not be sent among them."""
    documents = [item.document_id for item in case.items if item.document_id] if case else []
    copies = thread_files.copies(deed.work.conn, documents, case.customer_id) if case else []
    made = [Offered(f"copy_{n}", COPY, sha, name) for n, (sha, name) in enumerate(copies, start=1)]
    shared = [file for subject in subjects for file in thread_files.found(deed.work.conn, subject=subject)]
    found = made + [Offered(f"file_{one.id}", SHARED, str(one.id), one.name, _why(one)) for one in shared]
    # Any of them may hold amounts, and where chats may hold none no file leaves to one.
    return [replace(one, why="no_figures") for one in found] if deed.work.house.figures_at else found


def ticked(deed: Deed, files: list[Offered]) -> tuple[Offered, ...]:
    """Those that the colleague ticked and that may be sent."""
    wanted = set(deed.said("files").split(","))
    return tuple(file for file in files if file.key in wanted and not file.why)


def _why(file: thread_files.ThreadFile) -> str:
    """Why it cannot be sent, as far as the platform's own description tells; empty when nothing speaks against it."""
    if file.state == "refused":
        return file.why
    if file.size > LARGEST:
        return "too_large"
    if file.size == 0:
        return "empty"
    return "" if file.mime in TYPES else "wrong_type"
