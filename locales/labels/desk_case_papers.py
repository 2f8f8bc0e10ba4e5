"""Words of the desk about papers: letters about decisions, reports on errors, a case's file."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "desk_send_letter": N_("Send the letter"),
    "desk_send_report": N_("Send the report"),
    "desk_make_pack": N_("Make the case's file"),
    "desk_title_make_pack": N_("Make the case's file"),
    "desk_pack_for": N_("Who will read it"),
    "desk_pack_for_auditor": N_("An auditor"),
    "desk_pack_for_customer": N_("The customer"),
    "desk_card_picture": N_("Case %(number)s at a glance"),
    "desk_round_picture": N_("The round of %(day)s"),
}
