"""What a case's file shows to whom: texts through the redactor, and every rule with its words."""

import pytest

from flows.facts.paper_meant import wants_paper
from flows.facts.redaction import BLACK, Redactor, initials
from flows.tables.redaction import ENTRIES, RULES, VALUES, Audience, How
from locales.labels.paper_case import LABELS

PEOPLE, OTHERS = ("Amara Okafor", "李敏"), ("Lindqvist AB", "上海晨光贸易有限公司", "LIND")


def redactor(audience: Audience = Audience.AUDITOR) -> Redactor:
    """One that knows two people and two other customers."""
    return Redactor(audience, PEOPLE, OTHERS)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Lindqvist AB pays 18.00", f"{BLACK} pays 18.00"),
        ("上海晨光贸易有限公司的价格", f"{BLACK}的价格"),
        ("write to a.o@okafor.example", f"write to {BLACK}"),
        ("call +234 803 555 0199 today", f"call {BLACK} today"),
        ("to IBAN DE44 5001 0517 5407 3249 31", "to IBAN •••• 4931"),
        ("our account no. 12345678 at the bank", "our account no. •••• 5678 at the bank"),
        ("账号：6222 0212 3456 7890", "账号：•••• 7890"),
        ("Amara Okafor says so", "A. O. says so"),
        ("李敏 says so", "李* says so"),
    ],
)
def test_what_belongs_to_nobody_here_is_taken_out_of_a_text(said: str, read: str) -> None:
    """Other customers, ways to reach a person, account numbers; a person's name becomes initials."""
    assert redactor().text("told", said) == read


@pytest.mark.parametrize(
    "said",
    [
        "INV-2026110001 of 2026-11-02 09:00",
        "order 4500012345",
        "USD 1,234,567,890.00",
        "blind carbon",
        "account INV-22",
    ],
)
def test_figures_and_document_numbers_stay(said: str) -> None:
    """They are what the file is about."""
    assert redactor().text("told", said) == said


def test_a_customer_reads_names_of_their_own_people_and_only_the_roles_of_ours() -> None:
    """An auditor has it the other way round."""
    customer, auditor = redactor(Audience.CUSTOMER), redactor()

    assert (customer.person("Amara Okafor"), customer.colleague("Lena", "lead")) == ("Amara Okafor", "lead")
    assert (auditor.person("Amara Okafor"), auditor.colleague("Lena", "lead")) == ("A. O.", "Lena")


def test_what_no_rule_names_is_left_out_and_counted() -> None:
    """Safe by default."""
    one = redactor()

    assert one.text("gossip", "anything") is None
    assert one.text("internal_note", "anything") is None
    assert one.lists() == (("internal_note", How.BLACKED, 1), ("gossip", How.BLACKED, 1))


def test_everything_that_is_left_out_is_counted_by_kind() -> None:
    """As often as it stood there."""
    one = redactor()
    one.text("told", "Lindqvist AB and Lindqvist AB, a@b.example, Amara Okafor")

    assert {(kind, how.value): number for kind, how, number in one.lists()} == {
        ("other_customer", "blacked"): 2,
        ("contact_data", "blacked"): 1,
        ("person", "shortened"): 1,
    }


@pytest.mark.parametrize(
    "kind", sorted(kind for kind, rule in RULES.items() if {rule.auditor, rule.customer} != {How.SHOWN})
)
def test_every_rule_that_leaves_something_out_has_its_words(kind: str) -> None:
    """What it is called, and why."""
    if kind != "decision":  # counted as notes of the house
        assert {f"paper_case_kind_{kind}", f"paper_case_why_{kind}"} <= LABELS.keys()


def test_every_value_and_entry_is_of_a_kind_that_has_a_rule() -> None:
    """No row names a kind that is not there."""
    kinds = {*ENTRIES.values(), *(kind for row in VALUES.values() for kind in row.values())}

    assert kinds <= RULES.keys()


def test_initials_keep_who_is_who_without_saying_it() -> None:
    """Spaced names by their parts, others by their first sign."""
    assert (initials("Amara Chi Okafor"), initials("李敏"), initials("Li")) == ("A. C. O.", "李*", "L.")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("can you send me that in writing?", True),
        ("please send the decision as a PDF", True),
        ("pdf", True),
        ("能发我一份书面通知吗？", True),
        ("we sent you the letter last week", False),
        ("the report of the carrier is wrong", False),
        ("你们的通知书我们收到了", False),
    ],
)
def test_a_paper_is_wanted_only_where_somebody_asks_for_one(said: str, *, wanted: bool) -> None:
    """Naming one is not asking."""
    assert wants_paper(said) is wanted
