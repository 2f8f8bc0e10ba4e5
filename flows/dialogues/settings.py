"""Settings: language, form of address, the time zone of the dates we promise, and whether we write unasked.

Each language is offered by its own name. Who edits: developers; which languages there are the books say.
"""

from flows.dialogues.asking import asked_for, carried, tries
from flows.dialogues.our_people_view import people_button
from flows.dialogues.postponing import zone_of
from flows.engine.effects import Button
from flows.engine.events import Value, Wrote
from flows.engine.everywhere import company, speak, spoken_now
from flows.engine.grammar import Scene
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    each,
    flow,
    go_to,
    note,
    otherwise,
    say,
    stage,
    when,
    wrote,
)
from flows.facts.commands import SetFormOfAddress, SetLanguage, SetZone, StopReminders
from flows.facts.due_commands import RemindOfDue
from flows.facts.due_items import wanted
from flows.facts.dues import REFUSED
from flows.facts.places import city, likely_zones, zone_named

LONGEST_ADDRESS = 60  # characters


def present(scene: Scene) -> dict[str, object]:
    """How things are set, and what time it is there."""
    contact = scene.books.contact
    return {
        "language": scene.books.spoken,
        "called": contact.called if contact else "",
        "city": city(zone_of(scene)),
        "now": scene.now,
        "stopped": bool(contact and contact.stopped),
    }


def asked_language(scene: Scene) -> bool:
    """Whether the command was about the language."""
    return asked_for(scene) == "language"


def language_buttons(scene: Scene) -> list[Button]:
    """Every language that is spoken here, the present one marked."""
    labels = {scene.books.spoken: "present_language"}
    return [
        Button(labels.get(one.code, "this_language"), one.code, {"language": one.own_name})
        for one in scene.books.company.speaks
    ]


def set_language(scene: Scene) -> SetLanguage:
    """The language that was pressed."""
    return SetLanguage(str(carried(scene)))


def language_pressed(scene: Scene) -> dict[str, object]:
    """The language from now on."""
    return {"language": carried(scene)}


def zone_buttons(scene: Scene) -> list[Button]:
    """The zones of the customer's country."""
    country = scene.books.customer.country if scene.books.customer else ""
    return [Button("this_zone", zone, {"city": city(zone)}) for zone in likely_zones(country)]


def zone_meant(scene: Scene) -> str:
    """The zone pressed or named."""
    value: Value = scene.event.text if isinstance(scene.event, Wrote) else carried(scene)
    return zone_named(value) if isinstance(value, str) else ""


def zone_noted(scene: Scene) -> SetZone:
    """That zone."""
    return SetZone(str(scene.notes.get("zone", "UTC")))


def zone_set(scene: Scene) -> dict[str, object]:
    """The place, and the present moment there for everybody to check."""
    zone = str(scene.notes.get("zone", "UTC"))
    return {"city": city(zone), "now": scene.now, "zone": zone}


def address_meant(scene: Scene) -> str:
    """How they wish to be called, as they wrote it: not split, nothing added to it; empty when that is no name."""
    words = " ".join(scene.event.text.split()) if isinstance(scene.event, Wrote) else ""
    return words if len(words) <= LONGEST_ADDRESS and any(sign.isalpha() for sign in words) else ""


def address_noted(scene: Scene) -> SetFormOfAddress:
    """That form of address."""
    return SetFormOfAddress(str(scene.notes.get("address", "")))


def by_my_name(_: Scene) -> SetFormOfAddress:
    """Their name as it is on file."""
    return SetFormOfAddress("")


def address_set(scene: Scene) -> dict[str, object]:
    """How they are addressed from now on."""
    contact = scene.books.contact
    return {"called": str(scene.notes.get("address") or (contact.name if contact else ""))}


def reminders_button(scene: Scene) -> list[Button]:
    """Stop, or start again."""
    contact = scene.books.contact
    return [Button("resume_reminders" if contact and contact.stopped else "stop_reminders")]


def due_button(scene: Scene) -> list[Button]:
    """Whether to be reminded of what is due, where that is done at all; the supplier's own no is not theirs to lift."""
    if wanted(scene.books):
        return [Button("no_due_reminders")]
    return [Button("remind_of_due")] if scene.books.dues.wish == REFUSED else []


def remind_of_due(_: Scene) -> RemindOfDue:
    """Again."""
    return RemindOfDue(on=True)


def no_due_reminders(_: Scene) -> RemindOfDue:
    """No longer."""
    return RemindOfDue(on=False)


def stop(_: Scene) -> StopReminders:
    """Nothing unasked any more."""
    return StopReminders(stop=True)


def resume(_: Scene) -> StopReminders:
    """We may write again."""
    return StopReminders(stop=False)


NOT_CAUGHT = otherwise(say("always/not_understood", shows=tries), again())

settings = flow(
    "settings",
    stage(
        "opening",
        when(arrived(), asked_language).then(go_to("language")),
        when(arrived()).then(go_to("present")),
        otherwise(go_to("present")),
    ),
    stage(
        "present",
        ask(
            "present",
            ("set_language", "set_zone"),
            "set_address",
            each(reminders_button),
            each(due_button),
            each(people_button),
            "back",
            shows=present,
        ),
        when(chose("set_language")).then(go_to("language")),
        when(chose("set_zone")).then(go_to("zone")),
        when(chose("set_address")).then(go_to("address")),
        when(chose("no_due_reminders")).then(do(no_due_reminders), say("not_of_due", shows=company), close()),
        when(chose("remind_of_due")).then(do(remind_of_due), say("of_due_again", shows=company), close()),
        when(chose("stop_reminders")).then(do(stop), say("always/stopped", shows=company), close()),
        when(chose("resume_reminders")).then(do(resume), say("always/started_again", shows=company), close()),
        NOT_CAUGHT,
    ),
    stage(
        "language",
        ask("language", each(language_buttons, across=2), "back"),
        when(chose("this_language", "present_language")).then(
            do(set_language), say("language_set", shows=language_pressed), close()
        ),
        when(chose("speak")).then(do(speak), say("language_set", shows=spoken_now), close()),
        NOT_CAUGHT,
    ),
    stage(
        "zone",
        ask("zone", each(zone_buttons, 2), "back", shows=present),
        when(wrote(), chose("this_zone"), zone_meant).then(
            note("zone"), do(zone_noted), say("zone_set", shows=zone_set), close()
        ),
        otherwise(say("no_such_zone"), again()),
    ),
    stage(
        "address",
        ask("how_called", "as_on_file", "back", shows=present),
        when(chose("as_on_file")).then(do(by_my_name), say("called_so", shows=address_set), close()),
        when(wrote(), address_meant).then(
            note("address"), do(address_noted), say("called_so", shows=address_set), close()
        ),
        otherwise(say("no_form_of_address"), again()),
    ),
)
