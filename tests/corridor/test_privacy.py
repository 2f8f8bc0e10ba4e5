"""After a document was said to be somebody else's: nothing more of it reaches that chat."""

from flows.facts.times import DAY
from tests.corridor.conftest import AMARA, Play
from tests.town.town import Town, plain

KNOWN = ("INV-2207", "23,850", "PO-790", "DN-4410", "Sugar")  # all that the chat was shown of it


async def said_not_theirs(town: Town) -> int:
    """Amara is shown an invoice, says that it is not her company's, and goes on; the last message before that."""
    await town.issue()
    await town.tap(AMARA, "Something differs")
    await town.say(AMARA, "INV-2207")
    await town.tap(AMARA, "Unknown invoice")
    before = town.last(AMARA)
    await town.tap(AMARA, "Not our company")
    await town.tap(AMARA, "No, I do not")
    await town.tap(AMARA, "Go on without waiting")
    return before


def test_no_figure_of_it_is_shown_after_it_was_said_not_to_be_theirs(play: Play) -> None:
    """Whoever it belongs to must not be read about in a stranger's chat; the desk learns at once, in the channel."""

    async def script(town: Town) -> tuple[str, list[str]]:
        before = await said_not_theirs(town)
        for words in ("/status", "INV-2207", "/menu", "23850"):
            await town.say(AMARA, words)
        return "\n".join(plain(m) for m in town.new(AMARA, before)), [m["text"] for m in town.desk()]

    said, desk = play(script, AMARA, issue=False)

    assert [word for word in KNOWN if word in said] == []
    assert any(text.startswith("P1 · D-1001 · Okafor Foods: they were shown") for text in desk)


def test_the_statement_keeps_its_sums_and_lists_that_line_no_more(play: Play) -> None:
    """A balance that was issued does not change by itself; the document behind a part of it is gone from sight."""

    async def script(town: Town) -> str:
        await said_not_theirs(town)
        before = town.last(AMARA)
        await town.say(AMARA, "/statement")
        await town.tap(AMARA, "See the lines")
        return "\n".join(plain(m) for m in town.new(AMARA, before))

    said = play(script, AMARA, issue=False)

    assert "USD 29,950.00" in said
    assert "INV-2214" in said
    assert "INV-2207" not in said


def test_what_falls_due_in_such_a_case_is_told_to_the_desk_and_not_to_the_chat(play: Play) -> None:
    """Later texts are a person's: the promised day is no reason for the assistant to write."""

    async def script(town: Town) -> tuple[str, list[str]]:
        await said_not_theirs(town)
        before = town.last(AMARA)
        await town.wait(3 * DAY)
        return "\n".join(plain(m) for m in town.new(AMARA, before)), [m["text"] for m in town.desk()]

    said, desk = play(script, AMARA, issue=False)

    assert "D-1001" not in said
    assert any("Only a person writes here" in text for text in desk)
