"""A held letter on which nobody has decided: a lead is called after half a day, and again every working day."""

from collections.abc import Mapping

from bot import routed, things
from bot.held import ABOUT, await_decision
from bot.mentions import calling, mention
from bot.work import Work
from flows.facts.contact_policy import after_working_days
from storage import held_letters, people


def fell_due(work: Work, id: int, _what: str, _by: str, values: Mapping[str, object]) -> bool:
    """Call whoever leads; False when it was decided meanwhile."""
    letter = held_letters.one(work.conn, id)
    if letter is None or letter.state != held_letters.WAITING:
        return False
    contact, customer = people.contact(work.conn, letter.contact_id)
    lead = routed.lead_of_today(work)
    told = {"person": contact.name, "customer": customer.name, "at": letter.held_at, "mention": mention(lead)}
    told |= {"zone": work.house.company.zone}
    said = things.tell_desk(work, f"{ABOUT}:{id}", "staff/held_waits", told)
    said.body["text"] = calling(said.body["text"], lead)
    due = after_working_days(work.now, 1, work.house.company.zone, calendar=work.house_calendar())
    await_decision(work, id, letter.customer_id, due, int(str(values.get("count") or 0)) + 1)
    return True
