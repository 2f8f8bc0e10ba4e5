"""Several things that are due to one person on one day, told as one message, each with the button that leads to it."""

from collections.abc import Sequence

from bot import things
from bot.things import Gathered
from bot.work import Work
from flows.engine.effects import Button, Say
from flows.tables.followups import FOLLOWUPS

CONTROLS = ("later", "wrong_person", "human")


def post(work: Work, told: Sequence[tuple[Gathered, str]]) -> None:
    """One line and one button each; `told` names the kind of each. They have the same contact."""
    first, _ = told[0]
    zone = first.thing.contact.zone if first.thing.contact else work.house.company.zone
    speak = work.house.speaker.speak
    rows = (*((_button(each, kind),) for each, kind in told), tuple(Button(name, command=name) for name in CONTROLS))
    said = Say("unasked/which_one", {}, rows)

    def before(language: str) -> str:
        lines = [speak(f"unasked/{kind}", each.said.values, language, zone=zone) for each, kind in told]
        head = speak("unasked/several", {"count": len(told), "company": work.house.company.name}, language)
        return "\n".join([head, *(f"• {line}" for line in lines)])

    things.post(work, Gathered(first.thing, said, things.REMINDER), before)


def _button(one: Gathered, kind: str) -> Button:
    """Leads to the matter's own question; an answer is given there and not here."""
    opened = next((button for row in one.said.buttons for button in row if button.opens), None)
    notes = {key: value for key, value in (opened.notes if opened else {}).items() if key.endswith("_id")}
    values = {"number": one.said.values.get("number", "")}
    return Button(f"due_{kind}", values=values, opens=FOLLOWUPS[kind].merges, notes=notes)
