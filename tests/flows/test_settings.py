"""Settings: language, place, reminders."""

from dataclasses import replace

import pytest

from flows.facts.commands import SetFormOfAddress, SetLanguage, SetZone, StopReminders
from flows.facts.places import likely_zones, zone_named
from flows.facts.times import known_zone
from flows.tables.zones import ANYWHERE, CITIES, LIKELY
from locales.languages import OWN_NAMES
from tests.flows.samples_languages import TWELVE
from tests.flows.samples_statements import AMARA, page, speaker, talk


def test_each_language_is_offered_in_its_own_words() -> None:
    """Whoever cannot read this language finds theirs."""
    some = talk(page(), "settings")
    some.press("set_language")
    labels = [
        [speaker().label(b.choice, b.values, language) for b in some.buttons()[:2]] for language in ("en", "zh_Hans")
    ]

    assert labels == [["✓ English", "简体中文"]] * 2


def test_twelve_languages_stand_two_in_a_row_and_the_present_one_is_marked() -> None:
    """Nobody scrolls for theirs, and everybody sees what is set."""
    some = talk(page(company=replace(page().company, speaks=TWELVE), spoken="ja"), "settings")
    some.press("set_language")
    rows = [[(b.choice, b.value) for b in row] for row in some.says()[-1].buttons]

    assert [len(row) for row in rows] == [2] * 6 + [1]
    assert [value for row in rows for choice, value in row if choice == "present_language"] == ["ja"]
    assert {value for row in rows for _, value in row} == {*OWN_NAMES, None}


@pytest.mark.parametrize(("typed", "follows"), [("in_zh_Hans", [SetLanguage("zh_Hans")]), ("in_eo", [])])
def test_a_language_typed_where_it_is_asked_for_is_an_answer(typed: str, follows: list[SetLanguage]) -> None:
    """One that is not spoken here is asked back with those that are."""
    some = talk(page(), "settings")
    some.press("set_language")
    some.ask(typed)

    assert some.does() == follows
    assert some.where == ("home/at_rest" if follows else "settings/language")


def test_the_command_for_the_language_asks_for_it_at_once() -> None:
    """Nobody looks for it in a menu he cannot read."""
    some = talk()
    some.ask("language")
    some.press("this_language", "zh_Hans")

    assert some.does() == [SetLanguage("zh_Hans")]
    assert some.where == "home/at_rest"


def test_a_place_of_the_country_is_one_press() -> None:
    """The likeliest zone comes first."""
    some = talk(page(), "settings")
    some.press("set_zone")
    some.press("this_zone")

    assert some.does() == [SetZone("Africa/Lagos")]


def test_a_typed_place_is_read_back_with_its_clock() -> None:
    """A wrong zone is seen at a glance."""
    some = talk(page(), "settings")
    some.press("set_zone")
    some.write("new york")

    assert some.does() == [SetZone("America/New_York")]
    assert "New York, where it is now Mon 2 Nov, 04:04" in some.text()


def test_an_unknown_place_is_asked_again() -> None:
    """No zone is made up."""
    some = talk(page(), "settings")
    some.press("set_zone")
    some.write("Atlantis")

    assert some.does() == []
    assert some.said() == ["settings/no_such_zone", "settings/zone"]


@pytest.mark.parametrize(("stopped", "choice"), [(False, "stop_reminders"), (True, "resume_reminders")])
def test_reminders_are_stopped_and_started_by_the_same_place(stopped: bool, choice: str) -> None:  # noqa: FBT001
    """What can be turned off can be turned on."""
    some = talk(page(contact=replace(AMARA, stopped=stopped)), "settings")
    some.press(choice)

    assert some.does() == [StopReminders(stop=not stopped)]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Asia/Shanghai", "Asia/Shanghai"),
        ("asia/shanghai", "Asia/Shanghai"),
        ("北京时间", "Asia/Shanghai"),
        ("Mumbai", "Asia/Kolkata"),
        ("dar es salaam", "Africa/Dar_es_Salaam"),
        (" Lagos. ", "Africa/Lagos"),
        ("", ""),
        ("../etc/passwd", ""),
        ("Asia", ""),
        ("x" * 500, ""),
        ("\x00", ""),
    ],
)
def test_places_are_known_by_the_names_people_use(text: str, zone: str) -> None:
    """What is not known for sure is not taken."""
    assert zone_named(text) == zone


def test_every_zone_of_the_tables_exists() -> None:
    """A row with a slip of the pen is found here."""
    rows = {zone for zones in LIKELY.values() for zone in zones} | set(CITIES.values()) | set(ANYWHERE)

    assert [zone for zone in rows if not known_zone(zone)] == []


def test_a_country_without_a_row_gets_places_from_all_over() -> None:
    """There is always something to press."""
    assert likely_zones("") == ANYWHERE


def test_the_form_of_address_is_taken_as_it_is_written() -> None:
    """Not split, nothing added, nothing guessed."""
    some = talk(page(), "settings")
    some.press("set_address")
    some.write("  Frau  Dr. Okafor ")

    assert some.does() == [SetFormOfAddress("Frau Dr. Okafor")]


@pytest.mark.parametrize("words", ["42", "?!", "x" * 61])
def test_what_is_no_name_is_asked_for_again(words: str) -> None:
    """A greeting must not begin with a number."""
    some = talk(page(), "settings")
    some.press("set_address")
    some.write(words)

    assert some.does() == []
    assert some.where == "settings/address"


def test_the_name_on_file_is_one_press() -> None:
    """Whoever changed it may change it back."""
    some = talk(page(contact=replace(AMARA, form_of_address="Ms Okafor")), "settings")
    some.press("set_address")
    some.press("as_on_file")

    assert some.does() == [SetFormOfAddress("")]
    assert AMARA.name in some.text()


def test_whoever_said_how_to_be_called_is_greeted_so() -> None:
    """In every greeting, and by the name on file until then."""
    assert AMARA.called == AMARA.name
    assert replace(AMARA, form_of_address="Ms Okafor").called == "Ms Okafor"
