"""What free words ask for where no rule waits for them: a table from a meaning to the button that does it.

Promises: pure. What can be meant only one way is done, at rest at once and elsewhere when it interrupts nothing; any
other reading is asked back with a button each, and the question that stands keeps what was entered. Meanings are keys
of flows/tables/meanings.py; dialogues named here are left out where they do not exist.
"""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flows.engine.effects import Button
from flows.engine.events import Value, Wrote
from flows.engine.everywhere import GLOBALS, company
from flows.engine.grammar import Entering, Scene
from flows.engine.words import each, say
from flows.facts.document_numbers import named_in
from flows.facts.meant import meant_wants
from flows.facts.statement import Line, Statement
from flows.tables.reasons import REASONS

MOST: Final = 3  # readings that are asked back
REASON: Final = "reason:"
# Meaning to the command that answers it.
COMMANDS: Final = MappingProxyType({
    "statement": "statement", "due": "statement", "status": "status", "human": "human", "privacy": "privacy",
    "export": "export", "help": "help", "stop": "stop", "settings": "settings", "in_english": "in_english",
    "in_chinese": "in_chinese", "pay_how": "pay_how", "wrong_person": "wrong_person",
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
})  # fmt: skip
# These may be followed in the middle of anything: what stands is shown again behind them, or waits below.
HARMLESS: Final = frozenset({
    "human", "help", "privacy", "export", "stop", "in_english", "in_chinese", "pay_how", "wrong_person",
})  # fmt: skip
# These are never an answer to a question: they are followed before any stage is asked.
FIRST: Final = frozenset({"in_english", "in_chinese", "stop"})
BRIEF: Final = 8  # words, or signs for each of them; more says something of its own
# Words that ask for nothing, and what is said to them.
SMALL_TALK: Final = MappingProxyType({
    "thanks": "always/welcome", "greeting": "always/greeting", "goodbye": "always/goodbye",
})  # fmt: skip


def text_of(scene: Scene) -> str:
    """What was written."""
    return scene.event.text if isinstance(scene.event, Wrote) else ""


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
    return meant[0] if len(meant) == 1 and meant[0] in FIRST else ""


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
    first = GLOBALS[button.command][0] if button.command else None
    return first.flow if isinstance(first, Entering) else button.opens


def _button(want: str, scene: Scene) -> Button:
    if want in COMMANDS:
        return Button(ITS_LABEL.get(want, COMMANDS[want]), command=COMMANDS[want])
    label, flow = (REASONS[want.removeprefix(REASON)].label, "raise_dispute") if _objects(want) else DIALOGUES[want]
    return Button(label, opens=flow, notes=_notes(want, flow, scene))


def _objects(want: str) -> bool:
    return want.startswith(REASON)


def _notes(want: str, flow: str, scene: Scene) -> Mapping[str, Value]:
    """What the dialogue is begun with: the words, and the reason and the line as far as they were said."""
    text = text_of(scene)
    if flow == "confirm_balance":
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
_ENOUGH_HAN: Final = 4  # signs; a company's name alone is no sentence
_ENOUGH_WORDS: Final = 3
OFFERED: Final = "language_offered"


def other_language(scene: Scene) -> str:
    """The command for the language that is being written, when it is not the one we speak with this contact."""
    text, contact = text_of(scene), scene.books.contact
    if contact is None or OFFERED in scene.conversation.frames[0].notes:
        return ""
    han = sum("CJK UNIFIED" in unicodedata.name(sign, "") for sign in text)
    latin = [word for word in text.split() if word.isascii() and word.isalpha()]
    chinese, english = han >= _ENOUGH_HAN, not han and len(latin) >= _ENOUGH_WORDS
    spoken = contact.language.partition("_")[0]
    if chinese and spoken != "zh":
        return "in_chinese"
    return "in_english" if english and spoken == "zh" else ""


def language_buttons(scene: Scene) -> list[Button]:
    """To the language that is being written."""
    return [Button(name, command=name) for name in (other_language(scene),) if name]


DID_YOU_MEAN: Final = say("always/did_you_mean", each(readings), each(go_on_buttons), shows=understood)
UNDERSTOOD: Final = say("always/understood", shows=taken_for)
SWITCH: Final = say("always/switch_language", each(language_buttons))
TALKED: Final = MappingProxyType({name: (say(name, shows=company),) for name in SMALL_TALK.values()})
SPOKEN: Final = (DID_YOU_MEAN, UNDERSTOOD, SWITCH, *(follows[0] for follows in TALKED.values()))
