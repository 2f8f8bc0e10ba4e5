"""Buttons of general questions: an article's button is its question."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "questions": N_("A question"),
    "another_question": N_("Another question"),
    "clear_not": N_("Not yet clear"),
    "clear_yes": N_("Yes, clear"),
    "more_questions": N_("More questions ›"),
    "article_statement": N_("What is a statement of account?"),
    "article_still_open": N_("Why is this still open?"),
    "article_overdue": N_("What does overdue mean?"),
    "article_how_to_pay": N_("How do we pay?"),
    "article_terms": N_("What are the payment terms?"),
    "article_unapplied": N_("What is an unapplied payment?"),
    "article_credit_note": N_("What is a credit note?"),
    "article_set_off": N_("What is set-off?"),
    "article_confirmation": N_("What is a balance confirmation?"),
    "article_object": N_("How do I object?"),
    "article_after_objecting": N_("What happens after I object?"),
    "article_who_decides": N_("Who decides, and how to appeal?"),
    "article_reminders": N_("Why am I reminded, how to stop?"),
}
