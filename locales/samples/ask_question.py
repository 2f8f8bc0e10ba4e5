"""Situations of general questions: every article once."""

from typing import Final

from flows.tables.articles import ARTICLES

SAMPLES: Final = {
    "ask_question/what_about": ({},),
    "ask_question/which_of_these": ({},),
    "ask_question/answer": tuple({"article": key} for key in ARTICLES),
    "ask_question/glad": ({},),
}
