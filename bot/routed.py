"""Whom a case is for: its department, and the colleague who fits best as things are now.

Promise: asked anew whenever it is shown; nobody is given anything by it. The order of preference is
flows/facts/routing.py.
"""

from bot.work import Work
from flows.facts.dispute import Case
from flows.facts.parties import Colleague, StaffRole
from flows.facts.routing import Candidate, Matter, stand_in, suggested
from flows.facts.times import day_in_zone
from flows.tables.departments import department_of
from flows.tables.questions import team_for
from locales.languages import OWN_NAMES, nearest
from storage import case_history, cases, people


def team_of(case: Case) -> str:
    """The team whose matter it is; English, translated where it is said."""
    return team_for(case.reason, case.answers)


def suggestion(work: Work, case: Case) -> Colleague | None:
    """Who should take the case; None when nobody can."""
    contact, customer = people.contact(work.conn, case.contact_id)
    barred = cases.deciders(work.conn, case) if case.under_appeal else frozenset()
    before = case_history.last_owner(work.conn, case)
    language = nearest(contact.language, tuple(OWN_NAMES))
    matter = Matter(department_of(team_of(case)), language, customer.account_manager, before, barred)
    loads = case_history.loads(work.conn)
    everybody = [Candidate(one, loads.get(one.id, 0)) for one in people.staff(work.conn)]
    return suggested(matter, everybody, day_in_zone(work.now, work.house.company.zone))


def backup_of(work: Work, who: Colleague) -> Colleague | None:
    """Who stands in for that colleague today; None when nobody was named, or nobody of them is here."""
    everybody = {one.id: one for one in people.staff(work.conn)}
    return stand_in(who, everybody, day_in_zone(work.now, work.house.company.zone))


def lead_of_today(work: Work) -> Colleague | None:
    """A lead who is here, else any of them; None when there is none."""
    leads = [one for one in people.staff(work.conn) if one.active and one.role is StaffRole.LEAD]
    return next((one for one in leads if not is_away(work, one)), leads[0] if leads else None)


def is_away(work: Work, who: Colleague) -> bool:
    """Whether that colleague is not here today."""
    return who.away(day_in_zone(work.now, work.house.company.zone))
