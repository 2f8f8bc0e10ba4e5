"""What works in every stage of every dialogue: the global commands, before any rule of a stage is asked.

A table: command → what follows. A stage cannot take them away. Dialogues named here must exist (check.py proves it).
"""

from types import MappingProxyType
from typing import Final

from flows.engine.effects import Button
from flows.engine.events import Asked, Happened, PressedLate, SentUnusable, Value
from flows.engine.grammar import Follow, Scene
from flows.engine.words import abandon, again, do, each, enter, go_back, opens, say, toast
from flows.facts.coming_back import after_month_end, next_week, tomorrow
from flows.facts.commands import Postpone, SetLanguage, StopReminders
from flows.facts.parties import Company


def company(scene: Scene) -> dict[str, object]:
    """The supplier's name, and the person's where one is bound."""
    contact = scene.books.contact
    return {"company": scene.books.company.name, "person": contact.called if contact else ""}


def until(scene: Scene) -> dict[str, object]:
    """When reminders go on."""
    return company(scene) | {"until": _until(scene), "zone": scene.books.contact.zone if scene.books.contact else "UTC"}


def later(scene: Scene) -> Postpone:
    """Nothing unasked before tomorrow morning; a later day that was asked for before stays."""
    return Postpone(_until(scene))


def other_days(scene: Scene) -> list[Button]:
    """Rather than tomorrow: next week, once the month is closed, or a day of their own."""
    today, calendar = scene.books.today, scene.books.calendar
    named = {"in_next_week": next_week(today, calendar), "in_after_month_end": after_month_end(today, calendar)}
    begun = [Button(one, opens="come_back", notes={"until": day.isoformat()}) for one, day in named.items()]
    return [*begun, Button("another_day", opens="come_back")]


def who_else(scene: Scene) -> list[Button]:  # noqa: ARG001 - every maker is given the scene
    """Commands, not answers: what is being asked meanwhile stays the question, and its buttons count."""
    return [Button("wrong_person", command="wrong_person"), Button("human", command="human")]


def stop(scene: Scene) -> StopReminders:  # noqa: ARG001 - every maker is given the scene
    """No unasked message any more."""
    return StopReminders(stop=True)


def speak(scene: Scene) -> SetLanguage:
    """The language asked for, from the next word on."""
    return SetLanguage(scene.event.argument if isinstance(scene.event, Asked) else scene.books.spoken)


def spoken_now(scene: Scene) -> dict[str, object]:
    """What is spoken from now on."""
    return {"language": speak(scene).language}


def wrong_person(_: Scene) -> dict[str, Value]:
    """Why a person is asked for."""
    return {"reason": "wrong_person"}


def a_copy(_: Scene) -> dict[str, Value]:
    """What is wanted of one's own data."""
    return {"wish": "export"}


def overtaken(scene: Scene) -> dict[str, object]:
    """When the question was answered whose button was pressed just now; 0 when nobody knows."""
    return {"at": scene.event.at if isinstance(scene.event, PressedLate) else 0}


def take_up(scene: Scene) -> list[Button]:
    """To go on: here, where it is still open, or with what was put aside; and to leave it."""
    now = scene.conversation
    if len(now.frames) > 1:
        return [Button("here", command="here"), Button("cancel", command="cancel")]
    return [Button("resume_draft", opens=kept.flow, notes=kept.notes) for kept in now.drafts[-1:]]


def left(scene: Scene) -> dict[str, object]:
    """How often this was said, and until when (µs UTC) it is kept."""
    told = scene.event.values if isinstance(scene.event, Happened) else {}
    return {"count": told.get("count", 0), "until": told.get("until", 0)}


def kind_sent(scene: Scene) -> dict[str, object]:
    """What came that carries neither words nor a paper."""
    return {"kind": scene.event.kind if isinstance(scene.event, SentUnusable) else ""}


def to_go_on(scene: Scene) -> list[Button]:
    """The question that stands, where one does."""
    now = scene.conversation
    return [Button("here", command="here")] if now.top.flow != now.frames[0].flow else []


def leaves_word(_: Scene) -> dict[str, Value]:
    """What somebody without an invitation may do."""
    return {"leaves": "word"}


def not_understood(_: Scene) -> dict[str, Value]:
    """Why a person is asked for."""
    return {"reason": "not_understood"}


def _until(scene: Scene) -> int:
    zone = scene.books.contact.zone if scene.books.contact else "UTC"
    return max(tomorrow(scene.now, zone, scene.books.calendar), scene.books.postponed_until)


GLOBALS: MappingProxyType[str, tuple[Follow, ...]] = MappingProxyType(
    {
        "start": (enter("home"),),
        "menu": (enter("home"),),
        "statement": (enter("view_statement"),),
        "status": (enter("follow_case"),),
        "settings": (enter("settings"),),
        "company": (enter("choose_company"),),
        "language": (enter("settings"),),
        "speak": (do(speak), say("settings/language_set", shows=spoken_now), again()),
        "human": (enter("talk_to_person"),),
        "privacy": (enter("privacy"),),
        "export": (enter("privacy", notes=a_copy),),
        "help": (say("always/help", shows=company), again()),
        "pay_how": (say("always/pay_how", "human", shows=company), again()),
        "wrong_person": (
            say("always/wrong_person", opens("talk_to_person", "human", wrong_person), "stop", shows=company),
        ),
        "here": (again(),),
        "later": (
            do(later),
            say("always/later", each(other_days, across=2), each(who_else, across=2), "stop", shows=until),
        ),
        "stop": (do(stop), say("always/stopped", shows=company)),
        "back": (go_back(),),
        "cancel": (enter("cancel"),),
    }
)

# A command for each language: "in_de" asks to be spoken to in German. Lists of words name these, and so do buttons.
IN: Final = "in_"
# As buttons that hang in chats still call them.
_CALLED_BEFORE: Final = MappingProxyType({"in_english": "in_en", "in_chinese": "in_zh_Hans"})


def heard(asked: Asked, company: Company) -> Asked:
    """The command as GLOBALS knows it; one for a language that is not spoken here asks which one it shall be."""
    command = _CALLED_BEFORE.get(asked.command, asked.command)
    if command != "speak" and not command.startswith(IN):
        return asked
    code = asked.argument if command == "speak" else command.removeprefix(IN)
    return Asked("speak", code) if any(one.code == code for one in company.speaks) else Asked("language")


# What a chat without a bound contact may still ask for; everything else is answered with `always/not_bound`.
OPEN_TO_ALL = frozenset({"help", "privacy", "back", "cancel"})

MISUNDERSTOOD = say("always/offer_person", opens("talk_to_person", "human", not_understood), each(to_go_on), "menu")
MOVED_ON = (say("always/moved_on", shows=overtaken), again())
# What time tells any dialogue, whatever it is asking: something was begun and left.
HAPPENINGS: MappingProxyType[str, tuple[Follow, ...]] = MappingProxyType(
    {
        "draft_left": (say("always/draft_left", each(take_up), shows=left),),
        "draft_dropped": (abandon(), say("always/draft_dropped")),
        "draft_dropped_quietly": (abandon(),),
    }
)
UNUSABLE = (say("always/unusable", shows=kind_sent), again())
REREAD = "always/reread"
EDITED_LATE = (say("always/edited_late"),)
NOT_BOUND = (say("always/not_bound", opens("link_account", "leave_word", leaves_word), shows=company),)
AT_THE_START = (toast("always/at_the_start"), again())
