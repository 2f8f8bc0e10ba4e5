"""From a letter to lines of the story: that it was written, and what became of it when it was not simply sent."""

from collections.abc import Iterator
from typing import Final

from bot.commands.demo.chronicle_lines import Draft, Naming, excerpt
from storage.chronicle import News, Posted

SILENT: Final = frozenset({"seal"})  # kinds of letters that change nothing anybody reads
WITHDRAWN: Final = "overtaken by an answer"  # the reason that a withdrawn reminder carries
Place = tuple[int | None, int | None, str | None, str | None]


def posted(letter: Posted, naming: Naming) -> Iterator[Draft]:
    """That it was written: to a customer, or as a card or note on the desk."""
    if letter.kind in SILENT or letter.method == "leaveChat":
        return
    linked = 0 if letter.state == "sent" else letter.id
    words = excerpt(str(letter.body.get("text") or ""))
    if letter.lane.startswith("slack:"):
        say = {"head": "desk_card", "alarm": "desk_alarm"}.get(letter.kind, "desk_note")
        about = naming.thing(letter.subject) if letter.subject else ""
        yield Draft("wrote", say, {"words": words, "about": about}, *place(letter, naming), letter=linked)
        return
    say = {"sendMessage": "wrote", "editMessageText": "rewrote"}.get(letter.method, "sent_file")
    who = naming.in_chat(letter.lane)
    values = {"who": who, "words": words, "sort_key": f"letter.{letter.kind}"}
    yield Draft("wrote", say, values, *place(letter, naming), letter=linked)


def place(letter: Posted, naming: Naming) -> Place:
    """Where a letter is to be found: customer and message, channel and time stamp."""
    if letter.lane.startswith("slack:"):
        whose = letter.customer_id or naming.names.things.get(letter.subject, ("", 0))[1]
        return naming.phone_of(whose), None, letter.lane.partition(":")[2], letter.remote_id or None
    number = letter.remote_id or str(letter.body.get("message_id") or "")
    return naming.phone(letter.lane), int(number) if number.isdecimal() else None, None, None


def outcomes(news: News, naming: Naming) -> Iterator[Draft]:
    """Letters that waited, died, are in doubt, or arrived after all."""
    for change in news.letters:
        letter, before = change.after, change.before
        say = _fate(before.state if before else "queued", letter)
        if not say or letter.kind in SILENT:
            continue
        kind = "delivered" if say == "letter_arrived" else "mishap"
        who = naming.in_chat(letter.lane) if letter.lane.startswith("telegram:") else "Slack"
        values = {"who": who, "error": letter.error, "attempts": letter.attempts, "at_again": letter.not_before}
        yield Draft(kind, say, values, *place(letter, naming))


def _fate(before: str, letter: Posted) -> str:
    if letter.state in {"dead", "uncertain"} and before != letter.state:
        return "letter_withdrawn" if letter.error == WITHDRAWN else f"letter_{letter.state}"
    if letter.state == "queued" and letter.attempts and letter.error and before != "sent":
        return "letter_waits"
    return "letter_arrived" if letter.state == "sent" and (letter.attempts > 1 or before == "uncertain") else ""
