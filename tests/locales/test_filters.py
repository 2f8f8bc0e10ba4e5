"""How a value gets into a message: its direction, its escaping, its kind."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from jinja2 import Environment

from flows.facts.money import Money
from locales.culture import Culture, read_culture
from locales.filters import NAMES, chat_filters, desk_filters, plain
from locales.formats import Formats
from tests.locales.seen import seen

EN = read_culture("en")
ARABIC = read_culture("ar")

LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"


def shown(template: str, culture: Culture = EN, *, desk: bool = False, **values: object) -> str:
    """What `template` shows in a language to a customer, or to the desk."""
    chat = chat_filters(Formats(culture), {"human": "Talk to a person"}.__getitem__)
    environment = Environment(autoescape=True)
    environment.filters.update(desk_filters(chat) if desk else chat)
    return environment.from_string(template).render(zone="Africa/Lagos", **values)


def test_there_is_a_filter_for_every_name() -> None:
    """The lint allows exactly those that exist."""
    made = chat_filters(Formats(EN), str)

    assert tuple(sorted(made)) == NAMES


@pytest.mark.parametrize(
    ("template", "value", "said"),
    [
        ("{{ v|amount }}", Money(-2540829, "AED"), f"{LRI}AED -25,408.29{PDI}"),
        ("{{ v|docno }}", "6204-2RS", f"{LRI}6204-2RS{PDI}"),
        ("{{ v|quantity }}", Decimal(-12), f"{LRI}-12{PDI}"),
        ("{{ v|percent }}", Decimal("0.05"), f"{LRI}5%{PDI}"),
        ("{{ v|person }}", "Amara Okafor", f"{FSI}Amara Okafor{PDI}"),
        ("{{ v|ledger_text }}", "Palm oil 20 L", f"{FSI}Palm oil 20 L{PDI}"),
        ("{{ v|day('iso') }}", date(2026, 9, 1), f"{LRI}2026-09-01{PDI}"),
        ("{{ v|day }}", date(2026, 9, 1), f"{FSI}1 سبتمبر 2026{PDI}"),
    ],
)
def test_values_keep_their_order_in_a_right_to_left_message(template: str, value: object, said: str) -> None:
    """Numbers run left to right, names and worded dates their own way."""
    told = shown(template, ARABIC, v=value)

    assert told == said


@pytest.mark.parametrize(
    ("template", "value", "read"),
    [
        ("{{ v|amount }}", Money(-2540829, "AED"), "AED -25,408.29"),
        ("{{ v|docno }}", "6204-2RS", "6204-2RS"),
        ("{{ v|docno }}", "(12,500.00)", "(12,500.00)"),
        ("{{ v|docno }}", "+971 50 123 4567", "+971 50 123 4567"),
        ("{{ v|day('iso') }}", date(2026, 9, 1), "2026-09-01"),
        ("{{ v|percent }}", Decimal("-0.05"), "-5%"),
        ("{{ v|ledger_text }}", "محمل 6204-2RS، 3", "6204-2RS"),
        ("{{ v|ledger_text }}", "من 2026-09-01 – 2026-09-30", "2026-09-01 – 2026-09-30"),
        ("{{ v|ledger_text }}", "الهاتف +971 50 123 4567", "+971 50 123 4567"),
        ("{{ v|person }}", "شركة النور 24-7", "24-7"),
    ],
)
def test_a_value_is_seen_in_its_order_in_an_arabic_sentence(template: str, value: object, read: str) -> None:
    """Bare, most of them would be read from the other end: a part number becomes another part."""
    told = shown(f"الرصيد {template} الآن", ARABIC, v=value)

    assert read in seen(told, rtl=True)


@pytest.mark.parametrize(
    ("bare", "read"),
    [
        ("-25,408.29 AED", "AED 25,408.29-"),
        ("6204-2RS", "2RS-6204"),
        ("+971 50 123 4567", "4567 123 50 971+"),
        ("2026-09-01 – 2026-09-30", "30-09-2026 – 01-09-2026"),
    ],
)
def test_a_bare_value_would_be_read_from_the_other_end(bare: str, read: str) -> None:
    """Why there are filters."""
    told = seen(f"الرصيد {bare} الآن", rtl=True)

    assert read in told
    assert bare not in told


def test_a_worded_day_is_seen_in_its_own_order() -> None:
    """From right to left: the day first, then the month, then the year."""
    told = seen(shown("{{ v|day }}", ARABIC, v=date(2026, 11, 21)), rtl=True)

    assert told == "2026 " + "نوفمبر"[::-1] + " 21"


def test_values_carry_no_isolates_where_they_change_nothing() -> None:
    """What is copied out of a chat is the bare number."""
    told = shown("{{ a|amount }} {{ d|docno }} {{ p|person }}", a=Money(100, "USD"), d="INV-7", p="李敏")

    assert told == "USD 1.00 INV-7 李敏"


def test_a_right_to_left_name_is_isolated_in_an_english_message() -> None:
    """Else it would swallow the number after it."""
    told = shown("{{ p|person }} 12", p="سارة")

    assert told == f"{FSI}سارة{PDI} 12"


def test_invisible_controls_are_taken_out() -> None:
    """An override could make 100 look like 001."""
    told = shown("{{ t|ledger_text }} {{ d|docno }}", t="pay \u202e001\u2069 now\x00", d="INV\u2066-7")

    assert told == "pay 001 now INV-7"


def test_what_a_customer_wrote_stays_on_one_line() -> None:
    """A line break cannot forge a second line of ours."""
    told = shown("{{ t|ledger_text }}", t="yes\n\nUSD 0.00\u2028is owed")

    assert told == "yes USD 0.00 is owed"


def test_what_a_customer_wrote_is_shortened() -> None:
    """A message repeats the beginning, not a novel."""
    told = shown("{{ t|ledger_text(10) }}", t="x" * 50)

    assert told == "x" * 9 + "…"


def test_markup_of_a_customer_is_text_in_the_chat() -> None:
    """Neither tags nor entities get through."""
    told = shown("{{ t|ledger_text }}", t="<b>&amp;\"'</b>")

    assert told == "&lt;b&gt;&amp;amp;&#34;&#39;&lt;/b&gt;"


def test_mentions_of_a_customer_are_text_on_the_desk() -> None:
    """Slack's three reserved characters are escaped, quotes are left as they are."""
    told = shown("{{ t|ledger_text }}", desk=True, t='<!channel> & "me"')

    assert told == '&lt;!channel&gt; &amp; "me"'


def test_a_moment_is_told_in_the_readers_zone() -> None:
    """The zone comes with the message."""
    at = int(datetime(2026, 11, 5, 16, tzinfo=UTC).timestamp()) * 1_000_000
    told = shown("{{ at|moment }} {{ at|clock }}", at=at)

    assert told == "Thu 5 Nov, 17:00 17:00"


@pytest.mark.parametrize("template", [f"{{{{ v|{name} }}}}" for name in NAMES])
def test_a_value_of_the_wrong_kind_is_refused(template: str) -> None:
    """Better no message than one that shows an object."""
    with pytest.raises((TypeError, AttributeError, LookupError)):
        shown(template, v=object())


def test_a_choice_is_told_by_its_words() -> None:
    """Inside a sentence as on its button."""
    told = shown("{{ c|label }}", c="human")

    assert told == "Talk to a person"


def test_a_datetime_is_no_day() -> None:
    """It hides in whose zone it is that day."""
    with pytest.raises(TypeError):
        shown("{{ v|day }}", v=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("amount", Money(3115000, "USD"), "USD 31,150.00"),
        ("count", 14, "14"),
        ("price", Decimal("18.40"), "18.4"),
        ("on", date(2026, 12, 1), "1 Dec 2026"),
        ("due_at", 1_793_894_400_000_000, "Thu 5 Nov, 17:00"),
        ("who", "Okafor & \u202eSons", "Okafor & Sons"),
    ],
)
def test_a_button_shows_a_value_by_its_type(name: str, value: object, said: str) -> None:
    """Plain text: buttons know no markup."""
    told = plain(Formats(EN), name, value, zone="Africa/Lagos")

    assert told == said


def test_an_amount_is_never_shown_without_its_currency() -> None:
    """Whoever is asked to agree reads the code beside the figure: no other filter takes money."""
    taken = []
    for name in NAMES:
        try:
            said = shown(f"{{{{ v|{name} }}}}", v=Money(480_000, "USD"))
        except (TypeError, AttributeError, LookupError):
            continue
        taken.append((name, said))

    assert taken == [("amount", "USD 4,800.00"), ("upper_amount", "")]
