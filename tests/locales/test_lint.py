"""What the lint refuses in a template, and what it lets pass."""

import pytest

from locales.lint import lint, unbalanced


@pytest.mark.parametrize(
    "source",
    [
        "{{ name }}",
        "{{ name|upper }}",
        "{{ name|person|safe }}",
        "{{ name|person ~ ' ' }}",
        "{{ name|person if name else other }}",
        "{% trans %}Hello {{ name }}{% endtrans %}",
        "{% trans name=name %}Hello {{ name }}{% endtrans %}",
        "{% trans count=n %}one line{% pluralize %}{{ count }} lines{% endtrans %}",
        "{% trans num=n %}one line{% pluralize %}{{ num }} lines{% endtrans %}",
        "{{ _('Hello %(name)s', name=name) }}",
        "{% for line in lines %}{{ line.number }}{% endfor %}",
        "{% macro row(x) %}{{ x }}{% endmacro %}{{ row(1) }}",
        "{% set y = x %}{{ y }}",
        "{{ stranger(x) }}",
    ],
)
def test_a_raw_value_is_refused_wherever_it_hides(source: str) -> None:
    """In loops, macros, translations and conditions alike."""
    faults = lint(source)

    assert len(faults) == 1
    assert faults[0].startswith("Line 1: ")


def test_words_outside_a_translation_are_refused() -> None:
    """They would be English in every language."""
    faults = lint("<b>Hello</b> {{ name|person }}")

    assert faults == ("Line 1: the words 'Hello' stand outside a translation.",)


def test_a_whole_letter_may_have_its_own_words() -> None:
    """It is written in one language."""
    faults = lint("Hello {{ name|person }}", own_words=True)

    assert not faults


@pytest.mark.parametrize(
    "source",
    [
        "<b>{% trans name=name|person %}Hello {{ name }}{% endtrans %}</b>\n\n· {{ n|quantity }} × {{ a|amount }} 20%",
        "{% trans n=n, lines=n|quantity %}one line{% pluralize n %}{{ lines }} lines{% endtrans %}",
        "{{ _('Hello') }}",
        "{% macro row(x) %}{{ x|docno }}{% endmacro %}{{ row(1) }}",
        "{% from 'a/_pieces' import row as line %}{{ line(1) }}",
        "{{ a|amount if a else b|docno }}",
        "{{ on|day('iso') }}",
        "{% for line in lines %}{{ loop.index|quantity }}{% endfor %}",
    ],
)
def test_a_filtered_value_passes(source: str) -> None:
    """All that a template needs."""
    faults = lint(source)

    assert not faults


@pytest.mark.parametrize("text", ["<b>x", "x</b>", "<b><i>x</b></i>", "a < b", "R&D", "<div>x</div>", "<br>"])
def test_markup_the_platform_would_refuse_is_found(text: str) -> None:
    """Before a letter hangs in the outbox."""
    fault = unbalanced(text)

    assert fault


def test_markup_the_platform_takes_passes() -> None:
    """Nested tags, the folded quote, written-out entities."""
    fault = unbalanced("<b>a <i>b</i></b> &lt;c&gt; R&amp;D <blockquote expandable>x</blockquote>")

    assert not fault
