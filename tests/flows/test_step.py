"""`step` as a table of situations, and its promises over any events at all. Played with the restaurant of small.py."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.engine.conversation import DEEPEST, Conversation, Frame
from flows.engine.effects import Button, CallOff, Do, Remind, Say, Seal, TellStaff, Toast, Turn
from flows.engine.events import (
    Asked,
    Chose,
    Edited,
    Event,
    Happened,
    Opened,
    PressedLate,
    SentFile,
    SentUnusable,
    SharedContact,
    Wrote,
)
from flows.engine.grammar import Flow
from flows.engine.step import begin, step
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    enter,
    flow,
    go_to,
    note,
    otherwise,
    say,
    stage,
    when,
    wrote,
)
from flows.facts.commands import ChangeCase, PassOn
from tests.flows.small import BOUND, NOW, SMALL, UNBOUND, of, play, resting, said, words

ORDERING = (Chose("order"), Chose("soup"))
AT_THE_SUM = (*ORDERING, Wrote("2", 11), Chose("table", 3))
PAPER = SentFile("menu.pdf", "application/pdf", 10, "ref")


def place(turn: Turn) -> list[tuple[str, str]]:
    """The stack as (flow, stage), oldest first."""
    return [(frame.flow, frame.stage) for frame in turn.conversation.frames]


@pytest.mark.parametrize(
    ("events", "stands", "says"),
    [
        ((Chose("order"),), ("order", "dish"), ["order/dish"]),
        (ORDERING, ("order", "count"), ["order/count"]),
        ((*ORDERING, Wrote("two")), ("order", "count"), ["order/what"]),
        ((*ORDERING, Wrote("2")), ("order", "table"), ["order/table"]),
        (AT_THE_SUM, ("order", "sum"), ["order/sum"]),
        ((*AT_THE_SUM, Chose("allergies")), ("allergies", "which"), ["allergies/which"]),
        ((*AT_THE_SUM, Chose("allergies"), Chose("done")), ("order", "sum"), ["order/sum"]),
        ((*AT_THE_SUM, Chose("allergies"), Asked("back")), ("order", "sum"), ["order/sum"]),
        ((*AT_THE_SUM, Asked("human")), ("talk_to_person", "here"), ["talk_to_person/here"]),
        ((*AT_THE_SUM, Asked("help")), ("order", "sum"), ["always/help", "order/sum"]),
        ((*AT_THE_SUM, PressedLate("Soup")), ("order", "sum"), ["always/moved_on", "order/sum"]),
        ((*AT_THE_SUM, Opened("gone_since")), ("order", "sum"), ["always/moved_on", "order/sum"]),
        ((*AT_THE_SUM, Opened("order")), ("order", "sum"), ["order/sum"]),
        ((*AT_THE_SUM, Chose("yes"), Happened("cooked")), ("home", "at_rest"), ["order/enjoy"]),
        ((Asked("menu"),), ("home", "at_rest"), ["home/menu"]),
        ((Asked("back"),), ("home", "at_rest"), ["home/menu"]),
    ],
    ids=[
        "a press begins a dialogue",
        "a choice leads on",
        "words that do not fit are asked for again",
        "a stage that only decides is passed",
        "the last question is answered",
        "an interruption is put on top",
        "after an interruption the interrupted card is restated",
        "back leaves an interruption at its first step",
        "a person can be asked for anywhere",
        "help keeps the place",
        "a late press shows where things stand",
        "a button of a dialogue that no longer exists shows where things stand",
        "what is open already is shown again",
        "a dialogue that ends leaves a quiet home quiet",
        "the menu shows itself when it is asked for",
        "back at the very start shows the menu",
    ],
)
def test_an_event_leads_to_a_place_and_words(
    events: tuple[Event, ...], stands: tuple[str, str], says: list[str]
) -> None:
    """Where the conversation stands afterwards, and what the customer reads."""
    turn = play(*events)

    assert place(turn)[-1] == stands
    assert said(turn) == says


# -- back and corrections ------------------------------------------------------------------------------------------
def test_back_skips_what_was_never_shown() -> None:
    """From the table one comes back to the count, over the stage that only decided."""
    turn = play(*ORDERING, Wrote("2"), Asked("back"))

    assert place(turn)[-1] == ("order", "count")
    assert said(turn) == ["order/count"]


def test_back_keeps_what_was_entered() -> None:
    """Nothing has to be typed a second time."""
    turn = play(*AT_THE_SUM, Asked("back"), Asked("back"), Asked("back"))

    assert place(turn)[-1] == ("order", "dish")
    assert turn.conversation.notes == {"dish": "soup", "count": 2, "table": 3}


def test_back_at_the_first_question_leaves_the_dialogue() -> None:
    """And shows what lies below, even where that is quiet by itself."""
    turn = play(Chose("order"), Asked("back"))

    assert place(turn) == [("home", "at_rest")]
    assert said(turn) == ["home/menu"]


def test_a_stage_may_answer_a_command_itself() -> None:
    """Its rule on the choice of that name comes before the table of commands."""
    turn = play(*AT_THE_SUM, Chose("allergies"), Chose("back"))

    assert place(turn)[-1] == ("order", "sum")


def test_a_correction_comes_straight_back() -> None:
    """Only the one answer is asked for again."""
    turn = play(*AT_THE_SUM, Chose("change_dish"), Chose("salad"))

    assert place(turn)[-1] == ("order", "sum")
    assert turn.conversation.notes == {"dish": "salad", "count": 2, "table": 3}


def test_back_out_of_a_correction_keeps_the_old_answer() -> None:
    """Who only wanted to look loses nothing."""
    turn = play(*AT_THE_SUM, Chose("change_dish"), Asked("back"))

    assert place(turn)[-1] == ("order", "sum")
    assert turn.conversation.notes["dish"] == "soup"


def test_an_edited_answer_is_read_again() -> None:
    """A message changed later changes the answer it gave, and we are back where we were."""
    turn = play(*AT_THE_SUM, Edited("5", 11))

    assert place(turn)[-1] == ("order", "sum")
    assert turn.conversation.notes["count"] == 5
    assert turn.cause == "edited"


def test_an_edited_answer_that_no_longer_fits_is_asked_for_again() -> None:
    """And its next answer returns to where we were."""
    asked = play(*AT_THE_SUM, Edited("five", 11))
    answered = play(Wrote("5", 12), start=asked.conversation)

    assert place(asked)[-1] == ("order", "count")
    assert place(answered)[-1] == ("order", "sum")


def test_an_edit_of_something_else_is_not_an_answer() -> None:
    """It is treated as not understood, and nothing changes."""
    turn = play(*AT_THE_SUM, Edited("5", 99))

    assert place(turn)[-1] == ("order", "sum")
    assert turn.conversation.notes["count"] == 2


# -- interruptions -------------------------------------------------------------------------------------------------
def test_an_interruption_takes_along_what_it_was_told_to() -> None:
    """And what it remembers itself goes with it."""
    inside = play(*AT_THE_SUM, Chose("allergies"), Chose("nuts"))
    after = play(Chose("done"), start=inside.conversation)

    assert inside.conversation.notes == {"dish": "soup", "nuts": True}
    assert after.conversation.notes == {"dish": "soup", "count": 2, "table": 3}


def test_too_many_interruptions_let_the_oldest_go() -> None:
    """Home stays below, and the latest stays on top."""
    turn = play(*(Opened("allergies", {"guest": number}) for number in range(DEEPEST + 3)))

    assert len(turn.conversation.frames) == DEEPEST
    assert place(turn)[0] == ("home", "at_rest")
    assert turn.conversation.notes == {"guest": DEEPEST + 2}


@pytest.mark.parametrize(("choice", "drafts"), [("keep", ["order"]), ("discard", [])])
def test_cancelling_asks_and_then_leaves(choice: str, drafts: list[str]) -> None:
    """What was begun is put aside or dropped, as the customer says."""
    turn = play(*AT_THE_SUM, Asked("cancel"), Chose(choice))

    assert place(turn) == [("home", "at_rest")]
    assert [frame.flow for frame in turn.conversation.drafts] == drafts


def test_a_draft_keeps_its_answers() -> None:
    """So that it can be taken up where it was left."""
    (draft,) = play(*AT_THE_SUM, Asked("cancel"), Chose("keep")).conversation.drafts

    assert (draft.stage, draft.notes) == ("sum", {"dish": "soup", "count": 2, "table": 3})


def test_only_the_latest_drafts_are_kept() -> None:
    """Nobody looks for the fourth."""
    aside = (Chose("order"), Asked("cancel"), Chose("keep"))

    assert len(play(*aside * 5).conversation.drafts) == 3


def test_a_stage_without_a_card_decides_anew_when_it_is_resumed() -> None:
    """It has nothing to restate, and must not leave the customer in silence."""
    flows = {
        f.name: f
        for f in (
            flow(
                "tour",
                stage("start", ask("start", "go"), when(chose("go")).then(go_to("detour")), otherwise(again())),
                stage(
                    "detour",
                    when(arrived(), lambda scene: not scene.books.cases).then(enter("side")),
                    when(arrived()).then(go_to("goal")),
                ),
                stage("goal", ask("goal", "back"), otherwise(again())),
            ),
            flow("side", stage("here", ask("here", "done"), when(chose("done")).then(close()), otherwise(again()))),
        )
    }
    inside = step(flows, Conversation((begin(flows, "tour"),)), Chose("go"), BOUND, NOW)
    resumed = step(flows, inside.conversation, Chose("done"), replace(BOUND, cases=(object(),)), NOW)  # type: ignore[arg-type]

    assert said(resumed) == ["tour/goal"]


# -- misunderstandings ---------------------------------------------------------------------------------------------
def test_the_first_miss_explains() -> None:
    """One sentence, no card."""
    turn = play(Chose("order"), Wrote("zzz"))

    assert said(turn) == ["order/what"]
    assert turn.conversation.misses == 1


def test_the_second_miss_shows_the_card() -> None:
    """With its buttons within reach."""
    assert said(play(Chose("order"), *[Wrote("zzz")] * 2)) == ["order/what", "order/dish"]


def test_the_third_miss_offers_a_person() -> None:
    """And goes on offering; one question is enough then."""
    for tries in (3, 4):
        assert said(play(Chose("order"), *[Wrote("zzz")] * tries)) == ["always/offer_person"]


def test_a_sticker_is_no_misunderstanding() -> None:
    """It is answered in kind, the question stands, and patience is not used up."""
    turn = play(Chose("order"), *[SentUnusable("sticker")] * 3)

    assert said(turn) == ["always/unusable", "order/dish"]
    assert turn.conversation.misses == 0


def test_words_that_come_near_to_a_button_are_that_button() -> None:
    """Where nothing else can be made of them."""
    turn = play(Chose("order"), Wrote("some soup", 11, near=Chose("soup")))

    assert turn.conversation.notes["dish"] == "soup"


def test_a_miss_that_is_mended_by_an_edit_is_understood() -> None:
    """People mend their slips in the message itself."""
    turn = play(*ORDERING, Wrote("tow", 11), Edited("2", 11))

    assert ("order", "table") in place(turn)


def test_something_understood_ends_the_count() -> None:
    """Patience begins anew."""
    turn = play(Chose("order"), *[Wrote("?")] * 2, Chose("soup"), Wrote("?"))

    assert turn.conversation.misses == 1
    assert said(turn) == ["order/what"]


# -- who may -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "event",
    [Asked("statement"), Asked("human"), Asked("menu"), Opened("order")],
    ids=["the statement", "a person", "the menu", "a button of a dialogue for guests"],
)
def test_a_chat_that_is_not_bound_is_told_so(event: Event) -> None:
    """And stands where it stood."""
    turn = play(event, page=UNBOUND)

    assert said(turn) == ["always/not_bound"]
    assert turn.conversation.frames == resting().frames


@pytest.mark.parametrize("event", [Asked("help"), Asked("privacy"), Opened("allergies"), Wrote("good day")])
def test_some_things_are_open_to_everyone(event: Event) -> None:
    """Help, privacy, and the dialogues that say so."""
    assert "always/not_bound" not in said(play(event, page=UNBOUND))


def test_a_dialogue_that_is_not_open_to_all_stops_when_the_binding_ends() -> None:
    """A revoked contact sees no further card."""
    inside = play(*AT_THE_SUM)

    assert said(play(Chose("yes"), page=UNBOUND, start=inside.conversation)) == ["always/not_bound"]


# -- versions ------------------------------------------------------------------------------------------------------
MOVED = {1: {"meal": "dish", "price": "sum"}, 2: {"dish": "dish", "sum": "sum"}}
RENEWED = SMALL | {"order": replace(SMALL["order"], version=3, migrate=MOVED)}


def standing(version: int, stage_name: str, *, correcting: str = "", history: tuple[str, ...] = ()) -> Conversation:
    """A conversation that was stored under that version."""
    return Conversation(
        (resting().frames[0], Frame("order", version, stage_name, {"dish": "soup"}, history, correcting))
    )


def test_an_open_conversation_goes_on_in_the_new_version() -> None:
    """At the stage the table names, with all it remembered."""
    turn = step(RENEWED, standing(1, "price"), Asked("help"), BOUND, NOW)

    assert turn.conversation.top == Frame("order", 3, "sum", {"dish": "soup"})
    assert said(turn) == ["always/help", "order/sum"]


def test_the_way_back_is_moved_to_the_new_version_too() -> None:
    """Stages that are gone are left out of it."""
    turn = step(RENEWED, standing(1, "price", history=("meal", "gone")), Asked("back"), BOUND, NOW)

    assert turn.conversation.top.stage == "dish"


def test_a_correction_returns_in_the_new_version() -> None:
    """To the stage that the old one became."""
    turn = step(RENEWED, standing(1, "meal", correcting="price"), Chose("salad"), BOUND, NOW)

    assert turn.conversation.top.stage == "sum"


@pytest.mark.parametrize(
    "stored",
    [standing(9, "dish"), standing(1, "gone"), standing(3, "gone"), Conversation((Frame("closed_shop", 1, "dish"),))],
    ids=["a version from the future", "a stage nobody moved", "a stage this version lost", "a flow that is gone"],
)
def test_what_cannot_be_moved_is_said_and_kept(stored: Conversation) -> None:
    """A person can look at it; nothing is guessed."""
    turn = step(RENEWED, stored, Chose("soup"), BOUND, NOW)

    assert said(turn) == ["always/refused_version"]
    assert turn.conversation == stored


# -- things --------------------------------------------------------------------------------------------------------
def ticket(*events: Event) -> Turn:
    """The life of a ticket."""
    return play(*events, page=UNBOUND, start=Conversation((begin(SMALL, "ticket"),)))


def test_a_thing_moves_by_what_happened() -> None:
    """Staff are told and the next date is set, in the order they are written."""
    turn = ticket(Happened("taken"))

    assert turn.conversation.top.stage == "cooking"
    assert [type(effect) for effect in turn.effects] == [TellStaff, Do]
    assert turn.effects[1] == Do(ChangeCase({"next_contact_at": NOW}))


def test_a_follow_up_counts_how_often_it_was_sent() -> None:
    """So that a table can say when it is enough."""
    turn = ticket(Happened("taken"), Happened("ready"), Happened("due:cold", values={"count": 1}))

    assert of(turn, Remind) == [Remind("cold", NOW + 86_400_000_000, 2)]


def test_a_finished_thing_calls_its_follow_ups_off() -> None:
    """All of them, since it names none."""
    assert of(ticket(Happened("taken"), Happened("ready"), Happened("paid")), CallOff) == [CallOff()]


@pytest.mark.parametrize("event", [Happened("paid"), Wrote("hello"), Chose("yes"), Asked("help")])
def test_a_thing_ignores_what_it_does_not_wait_for(event: Event) -> None:
    """Nothing is said to anyone."""
    turn = ticket(event)

    assert turn.effects == ()
    assert turn.cause.startswith("ignored:")


# -- what follows --------------------------------------------------------------------------------------------------
def test_parts_follow_in_the_order_they_are_written() -> None:
    """And a command that comes to nothing is left out."""
    assert play(*AT_THE_SUM, Chose("yes")).effects == (Seal(), Do(PassOn(0, "soup")))


def test_showing_a_card_again_rewrites_the_pressed_message() -> None:
    """One message per question, however often its buttons are pressed."""
    toasted, card = play(Opened("allergies"), Chose("nuts")).effects

    assert toasted == Toast("allergies/noted")
    assert isinstance(card, Say)
    assert card.edits


def test_computed_buttons_stand_as_many_in_a_row_as_they_ask_for() -> None:
    """Written ones follow in their own row."""
    card = play(*ORDERING, Wrote("2")).effects[-1]

    assert isinstance(card, Say)
    assert [[button.value or button.command for button in row] for row in card.buttons] == [[1, 2], [3], ["back"]]


def test_a_button_may_open_a_dialogue_wherever_it_is_pressed() -> None:
    """It names the dialogue, and the stage needs no rule for it."""
    card = play(Asked("back")).effects[-1]

    assert isinstance(card, Say)
    assert Button("allergies", opens="allergies") in card.buttons[0]


def test_a_circle_of_arrivals_ends_by_itself() -> None:
    """`check` refuses it; should one slip through, the customer still gets a card."""
    flows: dict[str, Flow] = {
        "round": flow(
            "round",
            stage("start", ask("start", "go"), when(chose("go")).then(go_to("about")), otherwise(again())),
            stage("about", ask("about", "go"), when(arrived()).then(go_to("about")), otherwise(again())),
        )
    }
    turn = step(flows, Conversation((begin(flows, "round"),)), Chose("go"), BOUND, NOW)

    assert said(turn) == ["round/about"]


def test_the_cause_is_a_few_words_for_the_record() -> None:
    """Which stage took which event for what."""
    causes = [play(*AT_THE_SUM[: count + 1]).cause for count in range(4)]

    assert causes == [
        "home/at_rest:chose:order",
        "order/dish:chose:soup",
        "order/count:wrote",
        "order/table:chose:table",
    ]


def test_a_condition_sees_what_was_noted_before_it_in_the_same_turn() -> None:
    """An arrival decides on the answer that led there."""
    flows: dict[str, Flow] = {
        "gate": flow(
            "gate",
            stage("name", ask("name"), when(wrote()).then(note("name", words), go_to("check")), otherwise(again())),
            stage(
                "check",
                when(arrived(), lambda scene: scene.notes["name"] == "Ada").then(go_to("inside")),
                when(arrived()).then(say("wrong"), go_to("name")),
            ),
            stage("inside", ask("inside"), otherwise(again())),
        )
    }
    start = Conversation((begin(flows, "gate"),))

    assert said(step(flows, start, Wrote("Ada"), BOUND, NOW)) == ["gate/inside"]
    assert said(step(flows, start, Wrote("Bob"), BOUND, NOW)) == ["gate/wrong", "gate/name"]


# -- promises over any events --------------------------------------------------------------------------------------
CHOICES = [
    "order", "soup", "salad", "table", "yes", "change_dish", "start_again", "allergies", "nuts", "done", "keep",
    "go_on", "discard", "back", "nonsense",
]  # fmt: skip
COMMANDS = [
    "start",
    "menu",
    "statement",
    "status",
    "human",
    "help",
    "privacy",
    "later",
    "stop",
    "back",
    "cancel",
    "dance",
]

EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(Chose, st.sampled_from(CHOICES), st.one_of(st.none(), st.integers(1, 3), st.text(max_size=3))),
    st.builds(Wrote, st.one_of(st.integers(0, 99).map(str), st.text(max_size=8)), st.integers(0, 5), st.just("")),
    st.builds(Edited, st.one_of(st.integers(0, 99).map(str), st.text(max_size=8)), st.integers(0, 5)),
    st.builds(Asked, st.sampled_from(COMMANDS), st.sampled_from(["", "link"])),
    st.builds(Opened, st.sampled_from(["order", "allergies", "home", "gone"]), st.just({"dish": "soup"})),
    st.just(PAPER),
    st.builds(SentUnusable, st.sampled_from(["sticker", "voice"])),
    st.builds(SharedContact, st.just("+1"), st.booleans()),
    st.builds(PressedLate, st.text(max_size=3)),
    st.builds(Happened, st.sampled_from(["cooked", "taken", "nonsense"]), st.just("U1")),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(EVENTS, max_size=12), st.booleans())
def test_every_event_in_every_situation_is_answered(events: list[Event], bound: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever came before; the answer is the same when asked twice, and what is remembered stays JSON."""
    conversation, page = resting(), BOUND if bound else UNBOUND
    for event in events:
        turn = step(SMALL, conversation, event, page, NOW)

        assert turn == step(SMALL, conversation, event, page, NOW)
        assert turn.effects or isinstance(event, Happened)
        assert turn.conversation.turn == conversation.turn + 1
        for frame in turn.conversation.frames:
            assert json.loads(json.dumps(dict(frame.notes))) == frame.notes
        conversation = turn.conversation
