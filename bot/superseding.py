"""A newer version of a statement took the place of an older one.

Promise: its open cases are about the new one from then on; whoever is in the middle of the old one hears so at once.
"""

from bot.address import say_to
from bot.work import Work
from flows.engine.effects import Button, Say
from flows.facts.statement import Statement
from storage import conversations, people, statements


def took_over(work: Work, old: Statement, new: Statement) -> None:
    """Cases go on under the new version; whoever is in the middle of the old one is told now."""
    statements.relink_cases(work.conn, old.id, new.id)
    for lane, id_ in people.chats_of(work.conn, old.customer_id):
        standing = conversations.load(work.conn, lane)
        frames = standing.conversation.frames if standing else ()
        if any(frame.notes.get("statement_id") == old.id for frame in frames):
            contact = people.contact(work.conn, id_)[0]
            see = Button("see_statement", opens="view_statement", notes={"statement_id": new.id})
            said = Say("statement/changed_now", {"number": new.number, "why": new.reason}, ((see,),))
            more = {"subject": f"statement:{new.id}", "customer_id": old.customer_id}
            say_to(work, lane, lane.partition(":")[2], contact.language, contact.zone, said, "", **more)
