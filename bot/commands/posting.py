"""After an import: what the ledger posted for accepted offers, where it says so itself."""

from bot.commands.terms import Given
from storage import adjustments


async def carry_out_postings(given: Given) -> tuple[str, ...]:
    """After an import: every open request that the ledger says was posted. Returns what an operator is told."""
    found = await given.store.read(adjustments.postings)
    done = 0
    for one in found:
        values = {"case_id": one.case_id, "document": one.document, "remedy": one.remedy, "same": one.same}
        done += any(reply.kind == "done" for reply in await given.order("posted", values))
    closed = (f"{done} requests were carried out by documents that name them; their customers are asked.",)
    left = (f"{len(found) - done} documents name a request but differ from it; the desk was told.",)
    return (*(closed if done else ()), *(left if len(found) > done else ()))
