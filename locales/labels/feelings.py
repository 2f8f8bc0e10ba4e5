"""Buttons of the dialogue about feelings, and how the desk names what was heard."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "go_on_now": N_("Go on now"),
    "talk_at": N_("%(day)s, %(hour)s"),
    # the desk's names for levels, signs and abuse
    "desk_clear_feeling": N_("Clear: not meant so"),
    "desk_let_go_on": N_("Let the assistant go on"),
    "desk_show_words": N_("Show the words"),
    "desk_feeling_0": N_("calm"),
    "desk_feeling_1": N_("uneasy"),
    "desk_feeling_2": N_("angry"),
    "desk_feeling_3": N_("furious"),
    "desk_sign_mild": N_("word"),
    "desk_sign_strong": N_("strong word"),
    "desk_sign_extreme": N_("very strong word"),
    "desk_sign_stressed": N_("stressed"),
    "desk_sign_face": N_("face"),
    "desk_sign_again": N_("again"),
    "desk_sign_times": N_("several times"),
    "desk_sign_capitals": N_("capitals"),
    "desk_sign_marks": N_("exclamation run"),
    "desk_sign_twice": N_("asked the same question twice"),
    "desk_sign_silence": N_("silence after bad news"),
    "desk_abuse_insult": N_("insult"),
    "desk_abuse_threat": N_("threat"),
    "desk_abuse_hate": N_("hatred"),
    "desk_abuse_sexual": N_("sexual remark"),
    "desk_abuse_harm": N_("may harm themselves"),
}
