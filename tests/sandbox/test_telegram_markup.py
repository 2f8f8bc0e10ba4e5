"""How Telegram reads marked-up text: HTML and both Markdowns, to plain text and entities, or refused with the place."""

from typing import Any

import pytest

from bot.sandbox.telegram.markup import read_text
from bot.sandbox.telegram.refusals import RefusedError


def shapes(source: str, mode: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Return the text, and type, offset and length of each entity."""
    text, entities = read_text(source, mode)
    return text, [(entity["type"], entity["offset"], entity["length"]) for entity in entities]


def refusal(source: str, mode: str) -> str:
    """Return why a source is not taken, without what all such reasons begin with."""
    with pytest.raises(RefusedError) as refused:
        read_text(source, mode)
    return refused.value.description.removeprefix("Bad Request: can't parse entities: ")


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<strong>a</strong>", "bold"),
        ("<em>a</em>", "italic"),
        ("<u>a</u>", "underline"),
        ("<del>a</del>", "strikethrough"),
        ("<code>a</code>", "code"),
        ("<pre>a</pre>", "pre"),
        ("<tg-spoiler>a</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">a</span>', "spoiler"),
        ("<blockquote>a</blockquote>", "blockquote"),
    ],
)
def test_each_tag_has_its_entity(source: str, kind: str) -> None:
    """The tags Telegram documents."""
    text, entities = read_text(source, "HTML")

    assert (text, entities) == ("a", [{"type": kind, "offset": 0, "length": 1}])


def test_a_block_of_code_knows_its_language() -> None:
    """Code right inside a block is the block's language and nothing else."""
    _, entities = read_text('<pre><code class="language-sql">select</code></pre>', "HTML")

    assert entities == [{"type": "pre", "offset": 0, "length": 6, "language": "sql"}]


def test_text_is_stripped_and_its_entities_move_along() -> None:
    """Telegram cuts white space at both ends."""
    text, entities = read_text("  <b> a</b> \n", "HTML")

    assert (text, entities) == ("a", [{"type": "bold", "offset": 0, "length": 1}])


def test_commands_and_addresses_are_recognised_without_markup() -> None:
    """A client shows them as links, and a bot finds commands by them."""
    _, entities = read_text("/start and https://example.org.", None)

    assert [(entity["type"], entity["length"]) for entity in entities] == [("bot_command", 6), ("url", 19)]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>open", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a < b", "Unclosed start tag at byte offset 2"),
        ("é<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 2'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_html_is_refused_with_its_place(source: str, reason: str) -> None:
    """The byte offset is what one looks for in the log."""
    with pytest.raises(RefusedError) as refusal:
        read_text(source, "HTML")

    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"


NESTED: list[tuple[str, str, list[tuple[str, int, int]]]] = [
    ("*bold _italic_ ~gone~*", "bold italic gone", [("bold", 0, 16), ("italic", 5, 6), ("strikethrough", 12, 4)]),
    ("__under__ ||secret||", "under secret", [("underline", 0, 5), ("spoiler", 6, 6)]),
    ("😀 *x*", "😀 x", [("bold", 3, 1)]),
    ("`a*b\\`c`", "a*b`c", [("code", 0, 5)]),
    (">one\n>two\nafter", "one\ntwo\nafter", [("blockquote", 0, 7)]),
    (">one\n>two||\nafter", "one\ntwo\nafter", [("expandable_blockquote", 0, 7)]),
    ("first\n**>second||", "first\nsecond", [("expandable_blockquote", 6, 6)]),
    ("1\\.5 \\> 1", "1.5 > 1", []),
    ("![👍](tg://emoji?id=5)", "👍", []),
]


@pytest.mark.parametrize(("source", "text", "entities"), NESTED)
def test_the_newer_markdown_nests(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    """Every mark Telegram documents, inside one another and escaped."""
    assert shapes(source, "MarkdownV2") == (text, entities)


@pytest.mark.parametrize(
    ("mode", "source", "entity"),
    [
        ("MarkdownV2", "[here](https://example.org/a\\)b)", {"type": "text_link", "url": "https://example.org/a)b"}),
        ("MarkdownV2", "```sql\nhere```", {"type": "pre", "language": "sql"}),
        ("Markdown", "[here](https://example.org/a)", {"type": "text_link", "url": "https://example.org/a"}),
        ("Markdown", "```sql\nhere```", {"type": "pre", "language": "sql"}),
    ],
)
def test_a_link_has_its_address_and_code_its_language(mode: str, source: str, entity: dict[str, Any]) -> None:
    """In both Markdowns."""
    assert read_text(source, mode) == ("here", [entity | {"offset": 0, "length": 4}])


@pytest.mark.parametrize("mode", ["HTML", "MarkdownV2", "Markdown"])
def test_an_address_that_is_none_leaves_plain_text(mode: str) -> None:
    """As with Telegram, no error."""
    source = '<a href="nonsense">x</a>' if mode == "HTML" else "[x](nonsense)"

    assert read_text(source, mode) == ("x", [])


@pytest.mark.parametrize("char", list("]()#+-=|{}.!"))
def test_a_reserved_character_must_be_escaped(char: str) -> None:
    """Then it stands for itself."""
    assert refusal(f"x{char}", "MarkdownV2") == (
        f"Character '{char}' is reserved and must be escaped with the preceding '\\'"
    )
    assert read_text(f"x\\{char}", "MarkdownV2") == (f"x{char}", [])


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("🏟 _x", "Can't find end of Italic entity at byte offset 5"),
        ("*x _y*", "Can't find end of Bold entity at byte offset 5"),
        ("__x_", "Can't find end of Italic entity at byte offset 3"),
        ("x `y", "Can't find end of Code entity at byte offset 2"),
        ("x ```sql y", "Can't find end of PreCode entity at byte offset 2"),
        ("[x](https://example.org", "Can't find end of a URL at byte offset 4"),
        (">_x\ny_", "Can't find end of Italic entity at byte offset 1"),
    ],
)
def test_a_mark_without_an_end_is_refused_with_its_place(source: str, reason: str) -> None:
    """Bytes, not characters."""
    assert refusal(source, "MarkdownV2") == reason


def test_the_older_markdown_knows_four_marks_and_no_nesting() -> None:
    """Escaping works outside of marks only."""
    source = "*b _i_* _i_ `c` ```\np``` \\_ a"

    assert shapes(source, "Markdown") == (
        "b _i_ i c p _ a",
        [("bold", 0, 5), ("italic", 6, 1), ("code", 8, 1), ("pre", 10, 1)],
    )
    assert refusal("due *now", "Markdown") == "Can't find end of the entity starting at byte offset 4"
