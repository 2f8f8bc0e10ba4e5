"""What may befall a case beside the straight way: put off, renamed, withdrawn or appealed by telephone, a danger.

Promise: the customer hears of everything that changes what they know: another number, another reason, another end.
"""

from collections.abc import Callable
from datetime import date

from bot.desk import chart_forms
from bot.desk.case_actions import fitting_case, move
from bot.desk.deed import Deed
from flows.facts.contact_policy import end_of_day
from flows.facts.dispute import open_case_on
from flows.facts.times import DAY
from flows.tables.reasons import REASONS
from storage import cases, people

LONGEST = 30 * DAY  # nothing rests longer without somebody looking at it


# -- not before a day --------------------------------------------------------------------------------------------------
def snooze(deed: Deed) -> None:
    """It rests until a day, never for ever; where that is later than promised, the customer hears so now."""
    case = fitting_case(deed)
    if case is None:
        return
    if not deed.acted.form:
        deed.open(chart_forms.snooze(deed, case))
        return
    contact, _ = people.contact(deed.work.conn, case.contact_id)
    try:
        until = end_of_day(date.fromisoformat(deed.said("until")), contact.zone)
    except ValueError:
        deed.complain({"until": deed.label("as_a_date")})
        return
    if not deed.work.now < until <= deed.work.now + LONGEST:
        deed.complain({"until": deed.label("snooze_within")})
        return
    move(deed, case, "snoozed", until=until, text=deed.said("note"), name=deed.by.name)
    deed.work.cases.add(case.id)
    deed.work.reply("form_done")


# -- another reason ----------------------------------------------------------------------------------------------------
def recode(deed: Deed) -> None:
    """What the case is about, as we see it now; told to the customer when it means something else."""
    case = fitting_case(deed)
    if case is None:
        return
    if not deed.acted.form:
        deed.open(chart_forms.recode(deed, case))
        return
    reason = deed.said("reason")
    if reason not in REASONS or reason == case.reason:
        deed.complain({"reason": deed.plainly("already_so")})
        return
    known = cases.of_customer(deed.work.conn, case.customer_id)
    other = next(
        (found for i in case.items if i.document_id and (found := open_case_on(known, i.document_id, reason))), None
    )
    if other:
        deed.complain({"reason": deed.plainly("another_open", number=other.number)})
        return
    move(deed, case, "recoded", reason=reason, before=case.reason)
    deed.work.reply("form_done")


# -- said to a colleague -----------------------------------------------------------------------------------------------
def withdraw_for(deed: Deed) -> None:
    """The customer took it back, on the telephone or on paper."""
    _heard(deed, "withdrawn_elsewhere")


def appeal_for(deed: Deed) -> None:
    """The customer wants another look, and said so on the telephone or on paper."""
    _heard(deed, "appealed_elsewhere")


def _heard(deed: Deed, what: str) -> None:
    case = fitting_case(deed)
    if case is None:
        return
    if not deed.acted.form:
        deed.open(chart_forms.heard(deed))
        return
    faults = {name: deed.label("say_what") for name in ("who", "words") if not deed.said(name)}
    if faults:
        deed.complain(faults)
        return
    told = {"text": deed.said("words"), "who": deed.said("who"), "how": deed.said("how")}
    if not move(deed, case, what, **told):
        deed.whisper("appeal_not_now", number=case.number)
        return
    deed.work.reply("form_done")


# -- a danger, a leak --------------------------------------------------------------------------------------------------
def raise_flag(deed: Deed) -> None:
    """Somebody may be hurt, or the wrong people may have seen something: it comes first everywhere."""
    case = fitting_case(deed)
    if case is None:
        return
    if not deed.acted.form:
        deed.open(chart_forms.flag(deed))
        return
    alarm, words = deed.said("alarm"), deed.said("words")
    if alarm not in chart_forms.FLAGS or not words:
        deed.complain({"words": deed.label("say_what")})
        return
    move(deed, case, "flagged", alarm=alarm, why=words)
    deed.work.cases.add(case.id)
    deed.work.reply("form_done")


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("case", "snooze"): snooze,
    ("case", "recode"): recode,
    ("case", "withdraw_for"): withdraw_for,
    ("case", "appeal_for"): appeal_for,
    ("case", "raise_flag"): raise_flag,
}
