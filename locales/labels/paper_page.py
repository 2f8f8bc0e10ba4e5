"""Words of the page itself, the same on every paper. Counts stand behind a colon, so that no plural is needed."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "paper_page_number": N_("Page %(page)s of %(pages)s"),
    "paper_page_check_code": N_("Check code"),
    "paper_page_prepared": N_("Prepared on"),
    "paper_page_supplier": N_("Supplier"),
    "paper_page_customer": N_("Customer"),
    "paper_page_tax_id": N_("Tax number"),
    "paper_page_total": N_("Total"),
    "paper_page_carried_forward": N_("Carried forward"),
    "paper_page_brought_forward": N_("Brought forward"),
    "paper_page_continued": N_("continued"),
    "paper_page_in_words": N_("In words"),
    "paper_page_attached": N_("Attached to this file"),
}
