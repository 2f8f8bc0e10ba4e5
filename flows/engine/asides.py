"""What free words ask for where no rule waits for them: a table from a meaning to the button that does it.

Promises: pure. What can be meant only one way is done, at rest at once and elsewhere when it interrupts nothing; any
other reading is asked back with a button each, and the question that stands keeps what was entered. Meanings are keys
of flows/tables/meanings.py; dialogues named here are left out where they do not exist.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flows.engine.effects import Button
from flows.engine.events import Asked, Value, Wrote
from flows.engine.everywhere import GLOBALS, IN, company, heard
from flows.engine.grammar import Entering, Scene
from flows.engine.words import each, say
from flows.facts.document_numbers import named_in
from flows.facts.languages import written_in
from flows.facts.meant import meant_wants
from flows.facts.pasted_rows import looks_like_rows
from flows.facts.statement import Line, Statement
from flows.tables.reasons import REASONS

MOST: Final = 3  # readings that are asked back
REASON: Final = "reason:"
# Meaning to the command that answers it.
COMMANDS: Final = MappingProxyType({
    "statement": "statement", "due": "statement", "status": "status", "human": "human", "privacy": "privacy",
    "export": "export", "help": "help", "stop": "stop", "settings": "settings", "pay_how": "pay_how",
    "wrong_person": "wrong_person",
})  # fmt: skip
ITS_LABEL: Final = MappingProxyType({"privacy": "what_is_kept"})  # where the command's name labels another button
# Meaning to the label of its button and the dialogue that it begins, with the words that were written.
DIALOGUES: Final = MappingProxyType({
    "object": ("differs", "raise_dispute"),
    "agree": ("agree", "confirm_balance"),
    "take_back": ("take_back_yes", "confirm_balance"),
    "pay_later": ("want_to_pay", "promise_to_pay"),
    "cannot_pay": ("want_more_time", "promise_to_pay"),
    "call_back": ("want_a_call", "call_back"),
    "complain": ("want_to_complain", "complain"),
    "feedback": ("want_to_tell", "give_feedback"),
    "match_ledger": ("match_my_ledger", "match_ledger"),
})  # fmt: skip
# These may be followed in the middle of anything: what stands is shown again behind them, or waits below.
HARMLESS: Final = frozenset({"human", "help", "privacy", "export", "stop", "pay_how", "wrong_person"})
BRIEF: Final = 8  # words, or signs for each of them; more says something of its own
# Words that ask for nothing, and what is said to them.
SMALL_TALK: Final = MappingProxyType({
    "thanks": "always/welcome", "greeting": "always/greeting", "goodbye": "always/goodbye",
})  # fmt: skip


def text_of(scene: Scene) -> str:
    """What was written."""
    return scene.event.text if isinstance(scene.event, Wrote) else ""


def brings_rows(scene: Scene) -> bool:
    """Whether rows of a table were pasted: no words, and never to be taken for any."""
    return looks_like_rows(text_of(scene))


def small_talk(scene: Scene) -> str:
    """The friendly answer, where the words ask for nothing; empty where they ask for something."""
    meant = meant_wants(text_of(scene))
    return SMALL_TALK.get(meant[0], "") if len(meant) == 1 else ""


def command_meant(scene: Scene) -> str:
    """The command that is all the words ask for, whatever is being asked; "" for none."""
    text = text_of(scene)
    if len(text.split()) > BRIEF or len(text) > BRIEF * BRIEF:
        return ""
    meant = meant_wants(text)
    return meant[0] if len(meant) == 1 and never_an_answer(meant[0]) else ""


def never_an_answer(want: str) -> bool:
    """Whether it is followed before any stage is asked: no more messages, and another language."""
    return want == "stop" or want.startswith(IN)


def harmless(command: str) -> bool:
    """Whether it may be followed in the middle of anything."""
    return command in HARMLESS or command.startswith(IN)


def readings(scene: Scene) -> list[Button]:
    """A button for each thing that the words may ask for; what is being spoken about already is none."""
    buttons = (_button(want, scene) for want in meant_wants(text_of(scene)) if want not in SMALL_TALK)
    found = {(b.choice, b.opens): b for b in buttons if leads_to(b) != scene.conversation.top.flow}
    return list(found.values())[:MOST]


def understood(scene: Scene) -> dict[str, object]:
    """How many readings there are, and whether something waits to be gone on with."""
    return {"readings": len(readings(scene)), "busy": not at_rest(scene)}


def taken_for(scene: Scene) -> dict[str, object]:
    """What the words were taken for: the label of the only reading, and the document it is about."""
    found = readings(scene)
    line = only_line(text_of(scene), scene.books.statements)
    return {"choice": found[0].choice if found else "help", "document": line[1].number if line else ""}


def stands(scene: Scene, friendly: str) -> bool:
    """Whether the card is to be shown again after friendly words: a question that stands, or the menu in a greeting."""
    return not at_rest(scene) or friendly == SMALL_TALK["greeting"]


def at_rest(scene: Scene) -> bool:
    """Whether nothing is being asked: the dialogue at the bottom speaks."""
    return scene.conversation.top.flow == scene.conversation.frames[0].flow


def go_on_buttons(scene: Scene) -> list[Button]:
    """To go on with what was asked, where something was; a person otherwise."""
    name = "human" if at_rest(scene) else "here"
    return [Button(name, command=name)]


def leads_to(button: Button) -> str:
    """The dialogue that the button begins; empty when it begins none."""
    first = GLOBALS[button.command][0] if button.command in GLOBALS else None
    return first.flow if isinstance(first, Entering) else button.opens


def _button(want: str, scene: Scene) -> Button:
    if want.startswith(IN):
        return _to_language(want, scene)
    if want in COMMANDS:
        return Button(ITS_LABEL.get(want, COMMANDS[want]), command=COMMANDS[want])
    label, flow = (REASONS[want.removeprefix(REASON)].label, "raise_dispute") if _objects(want) else DIALOGUES[want]
    return Button(label, opens=flow, notes=_notes(want, flow, scene))


def _to_language(command: str, scene: Scene) -> Button:
    """By its own name; to the choice of languages for one that is not spoken here."""
    asked = heard(Asked(command), scene.books.company)
    names = {one.code: one.own_name for one in scene.books.company.speaks}
    if asked.argument in names:
        return Button("this_language", command=command, values={"language": names[asked.argument]})
    return Button("set_language", command=asked.command)


def _objects(want: str) -> bool:
    return want.startswith(REASON)


def _notes(want: str, flow: str, scene: Scene) -> Mapping[str, Value]:
    """What the dialogue is begun with: the words, and the reason and the line as far as they were said."""
    text = text_of(scene)
    if flow in {"confirm_balance", "match_ledger"}:
        return {}
    told: dict[str, Value] = {"words": text}
    if _objects(want):
        told["reason"] = want.removeprefix(REASON)
    if want == "cannot_pay":
        told["cannot"] = True
    line = only_line(text, scene.books.statements) if flow in {"raise_dispute", "promise_to_pay"} else None
    return told | ({"statement_id": line[0].id, "document_id": line[1].document_id} if line else {})


def only_line(text: str, statements: tuple[Statement, ...]) -> tuple[Statement, Line] | None:
    """The one line that the text names."""
    found = [(statement, line) for statement in statements for line in named_in(text, statement.lines)]
    return found[0] if len(found) == 1 else None


# -- once in a conversation --------------------------------------------------------------------------------------------
OFFERED: Final = "language_offered"


def other_language(scene: Scene) -> str:
    """The code of the language that is being written, when we speak it, and not with this contact."""
    event, books = scene.event, scene.books
    if books.contact is None or OFFERED in scene.conversation.frames[0].notes:
        return ""
    if not isinstance(event, Wrote) or event.forwarded:  # what others wrote says nothing of who sends it on
        return ""
    written = written_in(event.text, books.company.speaks, books.spoken)
    return written if written != books.spoken else ""


def language_offered(scene: Scene) -> dict[str, object]:
    """The language that is being written."""
    return {"language": other_language(scene)}


def language_buttons(scene: Scene) -> list[Button]:
    """To the language that is being written."""
    return [_to_language(f"{IN}{code}", scene) for code in (other_language(scene),) if code]


DID_YOU_MEAN: Final = say("always/did_you_mean", each(readings), each(go_on_buttons), shows=understood)
UNDERSTOOD: Final = say("always/understood", shows=taken_for)
SWITCH: Final = say("always/switch_language", each(language_buttons), shows=language_offered)
TALKED: Final = MappingProxyType({name: (say(name, shows=company),) for name in SMALL_TALK.values()})
SPOKEN: Final = (DID_YOU_MEAN, UNDERSTOOD, SWITCH, *(follows[0] for follows in TALKED.values()))
