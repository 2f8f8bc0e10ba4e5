"""Buttons of a customer's own people, and what each of them may do."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "our_people": N_("Our people"),
    "invite_person": N_("Invite somebody"),
    "see_person": "%(name)s",
    "change_rights": N_("Change rights"),
    "new_link": N_("Make a link"),
    "take_off": N_("Take off"),
    "as_viewer": N_("may look"),
    "as_disputant": N_("may object"),
    "as_confirmer": N_("may confirm"),
    "as_admin": N_("administers"),
    "no_limit": N_("No limit"),
    "this_limit": "%(amount)s",
    "do_it": N_("Yes, do it"),
    "left_firm": N_("Has left the company"),
    "not_responsible": N_("No longer responsible"),
}
