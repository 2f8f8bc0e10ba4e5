"""The door to Slack against the sandbox over HTTP and WebSocket, with Slack's own client library in between."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.desk.answering import acknowledged
from bot.desk.reading import read
from bot.doors import Inbound, Met, Noticed, Reply, StaffActed, Unknown
from bot.slack_staff import SharedOutsideError, SlackStaff
from flows.facts.times import MINUTE, SECOND
from storage.ports import Letter
from tests.sandbox.slack_scene import CAST, DESK, Scene, scene

START = 1_767_225_600_000_000
CARD = [
    {"type": "section", "text": {"type": "plain_text", "text": "A case", "emoji": False}},
    {
        "type": "actions",
        "block_id": "deeds",
        "elements": [
            {
                "type": "button",
                "action_id": "approve",
                "text": {"type": "plain_text", "text": "Approve"},
                "value": "case:7#abc",
            },
        ],
    },
]
FORM = {
    "type": "modal",
    "callback_id": "reply",
    "private_metadata": '{"subject": "case:7", "channel": "C_DESK", "message": "1.2", "seen": "x"}',
    "title": {"type": "plain_text", "text": "Reply"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "text",
            "label": {"type": "plain_text", "text": "Text"},
            "element": {"type": "plain_text_input", "action_id": "text", "multiline": True},
        }
    ],
}


class House:
    """A stand-in for the corridor: keeps what it is given, each key once, and answers as told."""

    def __init__(self) -> None:
        """Nothing taken yet."""
        self.taken: list[Inbound] = []
        self.answers: list[tuple[Reply, ...]] = []
        self.broken = 0
        self._keys: set[str] = set()

    async def take(self, inbound: Inbound) -> tuple[Reply, ...]:
        """Commit, or fail as often as `broken` says."""
        if self.broken:
            self.broken -= 1
            raise OSError("the books are closed")
        if inbound.key.external_id in self._keys:
            return ()
        self._keys.add(inbound.key.external_id)
        self.taken.append(inbound)
        return self.answers.pop(0) if self.answers and isinstance(inbound.did, StaffActed) else ()

    @property
    def acted(self) -> list[StaffActed]:
        """What colleagues did."""
        return [one.did for one in self.taken if isinstance(one.did, StaffActed)]


Script = Callable[[Scene, SlackStaff, House], Awaitable[None]]


def play(script: Script, *, connected: bool = False, token: str = CAST.slack_bot_token) -> None:
    """Run a script with the door open, connected to Socket Mode if asked for."""

    async def run() -> None:
        async with scene() as here:
            house = House()
            door = SlackStaff(
                token, CAST.slack_app_token, here.address, house.take, MovableClock(START, stopped=True), DESK
            )
            try:
                if connected:
                    await door.start()
                await asyncio.wait_for(script(here, door, house), 10)
            finally:
                await door.stop()

    asyncio.run(run())


def letter(
    text: str = "hello", method: str = "chat.postMessage", kind: str = "note", key: str = "k:1", **body: Any
) -> Letter:
    """A letter to the desk."""
    return Letter(
        key, f"slack:{DESK}", "slack", method, {"text": text, **body}, kind, subject="case:7", on_uncertain="look_up"
    )


def messages(here: Scene) -> list[dict[str, Any]]:
    """What stands on the desk."""
    return [one.shown("") for one in here.desk.space.channels[DESK].messages.values()]


# -- coming in ---------------------------------------------------------------------------------------------------------
def test_a_press_is_taken_before_it_is_acknowledged() -> None:
    """With who, what, and where a form may open."""

    async def script(here: Scene, _: SlackStaff, house: House) -> None:
        ts = await here.post(blocks=CARD)
        outcome = await here.act("U_LENA", "press", channel=DESK, ts=ts, action_id="approve")

        did = house.acted[0]
        assert outcome["acknowledged"]
        assert (did.action, did.subject, dict(did.values), did.message) == ("approve", "case:7", {"bound": "abc"}, ts)
        assert next(one for one in house.taken if one.did is did).person == "T_SANDBOX/U_LENA"

    play(script, connected=True)


def test_a_press_that_could_not_be_kept_is_not_acknowledged() -> None:
    """Slack shows its warning sign instead of a lie."""

    async def script(here: Scene, _: SlackStaff, house: House) -> None:
        here.desk.deliveries.patience = 0.3
        ts = await here.post(blocks=CARD)
        await here.desk.deliveries.settled()
        house.broken = 1
        outcome = await here.act("U_LENA", "press", channel=DESK, ts=ts, action_id="approve")

        assert not outcome["acknowledged"]
        assert house.acted == []

    play(script, connected=True)


def test_an_event_that_could_not_be_kept_comes_again() -> None:
    """And is taken once."""

    async def script(here: Scene, _: SlackStaff, house: House) -> None:
        here.desk.deliveries.patience = 0.3
        house.broken = 2
        await here.act("U_LENA", "say", channel=DESK, text="hello")
        await here.desk.deliveries.settled()

        assert [one.did for one in house.taken] == [Unknown("message")]

    play(script, connected=True)


def test_what_colleagues_write_in_a_thread_is_acknowledged_and_goes_nowhere() -> None:
    """Internal by construction: all we know is that the message above it was read."""

    async def script(here: Scene, _: SlackStaff, house: House) -> None:
        ts = await here.post()
        await here.act("U_LENA", "say", channel=DESK, text="the customer is wrong", thread_ts=ts)
        await here.act("U_LENA", "react", channel=DESK, ts=ts, name="eyes")
        await here.act("U_LENA", "home")
        await here.desk.deliveries.settled()

        assert {type(one.did) for one in house.taken} == {Unknown, Noticed, StaffActed, Met}
        assert [one.action for one in house.acted] == ["open_home"]
        assert {one.did for one in house.taken if isinstance(one.did, Noticed)} == {Noticed(ts)}
        assert here.desk.deliveries.given_up == []

    play(script, connected=True)


def test_a_form_opens_with_the_trigger_of_the_press() -> None:
    """Right after the commit."""

    async def script(here: Scene, _: SlackStaff, house: House) -> None:
        house.answers = [(Reply("form", {"view": FORM}),)]
        ts = await here.post(blocks=CARD)
        await here.act("U_LENA", "press", channel=DESK, ts=ts, action_id="approve")
        views = (await here.page.get("/sandbox/slack/state", params={"user": "U_LENA"})).json()["views"]

        assert [view["callback_id"] for view in views] == ["reply"]

    play(script, connected=True)


async def opened(here: Scene, house: House) -> str:
    """Open the form; its view id."""
    house.answers.insert(0, (Reply("form", {"view": FORM}),))
    ts = await here.post(blocks=CARD)
    await here.act("U_LENA", "press", channel=DESK, ts=ts, action_id="approve")
    return str((await here.page.get("/sandbox/slack/state", params={"user": "U_LENA"})).json()["views"][0]["id"])


@pytest.mark.parametrize(
    ("reply", "answer"),
    [
        (Reply("form_errors", {"errors": {"text": "Too long."}}), {"errors": {"text": "Too long."}}),
        (Reply("private", {"text": "Somebody was first."}), {"errors": {"text": "Somebody was first."}}),
        (Reply("form_done"), {"closed": True}),
    ],
)
def test_a_form_is_answered_by_its_acknowledgement(reply: Reply, answer: dict[str, Any]) -> None:
    """Errors at their field, a private word at the first one, or it closes."""

    async def script(here: Scene, _: SlackStaff, house: House) -> None:
        view = await opened(here, house)
        house.answers = [(reply,)]
        outcome = await here.act("U_LENA", "submit", view_id=view, values={"text": {"text": "hello"}})

        did = house.acted[-1]
        assert outcome.items() >= answer.items()
        assert (did.action, did.subject, dict(did.values), did.form) == (
            "reply",
            "case:7",
            {"seen": "x", "text": "hello"},
            True,
        )
        assert (did.channel, did.message) == (DESK, "1.2")

    play(script, connected=True)


def test_a_form_may_be_answered_by_another_in_its_place() -> None:
    """The preview takes the place of the question."""

    async def script(here: Scene, _: SlackStaff, house: House) -> None:
        view = await opened(here, house)
        house.answers = [(Reply("form", {"view": FORM | {"title": {"type": "plain_text", "text": "Preview"}}}),)]
        outcome = await here.act("U_LENA", "submit", view_id=view, values={"text": {"text": "hello"}})

        assert outcome["view"]["title"]["text"] == "Preview"

    play(script, connected=True)


def test_the_same_form_sent_again_gets_the_same_answer_and_a_corrected_one_is_taken() -> None:
    """An error stays an error; a correction is another form under the same hash."""

    async def script(here: Scene, _: SlackStaff, house: House) -> None:
        view = await opened(here, house)
        house.answers = [(Reply("form_errors", {"errors": {"text": "No."}}),), (Reply("form_done"),)]
        wrong: dict[str, Any] = {"view_id": view, "values": {"text": {"text": "wrong"}}}
        first, second = await here.act("U_LENA", "submit", **wrong), await here.act("U_LENA", "submit", **wrong)
        third = await here.act("U_LENA", "submit", view_id=view, values={"text": {"text": "right"}})

        assert first["errors"] == second["errors"] == {"text": "No."}
        assert third["closed"]
        assert [did.values["text"] for did in house.acted if did.form] == ["wrong", "right"]

    play(script, connected=True)


def test_a_private_word_is_seen_by_its_colleague_alone() -> None:
    """Not by the channel."""

    async def script(here: Scene, _: SlackStaff, house: House) -> None:
        house.answers = [(Reply("private", {"text": "Omar was first."}),)]
        ts = await here.post(blocks=CARD)
        await here.act("U_LENA", "press", channel=DESK, ts=ts, action_id="approve")
        state = (await here.page.get("/sandbox/slack/state", params={"user": "U_LENA"})).json()

        assert [one["text"] for one in state["ephemeral"]] == ["Omar was first."]
        assert len(messages(here)) == 1

    play(script, connected=True)


def test_a_reply_that_cannot_be_given_changes_nothing() -> None:
    """Nothing depends on its arrival."""

    async def script(here: Scene, _: SlackStaff, house: House) -> None:
        here.sandbox.faults.arm("slack", "views.open", kind="500")
        house.answers = [(Reply("form", {"view": FORM}),)]
        ts = await here.post(blocks=CARD)
        outcome = await here.act("U_LENA", "press", channel=DESK, ts=ts, action_id="approve")

        assert outcome["acknowledged"]

    play(script, connected=True)


def test_a_desk_shared_with_another_company_is_refused_at_start() -> None:
    """With one sentence that says what to do."""

    async def run() -> None:
        async with scene() as here:
            here.desk.space.channels[DESK].shared_outside = True
            door = SlackStaff(
                CAST.slack_bot_token, CAST.slack_app_token, f"{here.address}/api/", House().take, MovableClock(), DESK
            )

            with pytest.raises(SharedOutsideError, match="shared with another company"):
                await door.start()

    asyncio.run(run())


# -- going out ---------------------------------------------------------------------------------------------------------
def test_a_letter_is_one_call_with_its_key_in_the_metadata() -> None:
    """So that it can be found again."""

    async def script(here: Scene, door: SlackStaff, _: House) -> None:
        receipt = await door.send(letter(), "")
        posted = messages(here)[0]

        assert (receipt.state, receipt.remote_id) == ("sent", posted["ts"])
        assert posted["metadata"] == {"event_type": "concord_letter", "event_payload": {"key": "k:1"}}
        arguments = here.desk.api.calls[-1]["arguments"]
        assert [
            str(arguments[name]).lower() in {"false", "0", "none"}
            for name in ("unfurl_links", "unfurl_media", "link_names", "parse")
        ] == [True] * 4

    play(script)


def test_a_note_goes_into_the_thread_of_its_card_and_a_card_rewrites_itself() -> None:
    """One message a case, all else beneath it."""

    async def script(here: Scene, door: SlackStaff, _: House) -> None:
        first = await door.send(letter("card", "chat.update", "head", blocks=CARD), "")
        note = await door.send(letter("note", key="k:2"), first.remote_id)
        again = await door.send(letter("card, taken", "chat.update", "head", key="k:3", blocks=CARD), first.remote_id)
        shown = {one["ts"]: one for one in messages(here)}

        assert again.remote_id == first.remote_id
        assert shown[first.remote_id]["text"] == "card, taken"
        assert shown[note.remote_id]["thread_ts"] == first.remote_id
        assert len(shown) == 2

    play(script)


@pytest.mark.parametrize(
    ("kind", "state", "wait"),
    [
        ("429", "queued", 7 * SECOND),
        ("401", "queued", 5 * MINUTE),
        ("403", "dead", 0),
        ("500", "uncertain", 0),
        ("dropped", "uncertain", 0),
        ("answer_lost", "uncertain", 0),
    ],
)
def test_what_went_wrong_decides_what_becomes_of_the_letter(kind: Any, state: str, wait: int) -> None:
    """Certainly not sent, certainly refused, or nobody knows."""

    async def script(here: Scene, door: SlackStaff, _: House) -> None:
        here.sandbox.faults.arm("slack", "chat.postMessage", kind=kind, retry_after=7)
        receipt = await door.send(letter(), "")

        assert receipt.state == state
        assert receipt.not_before == (START + wait if wait else 0)
        assert sum(call["method"] == "chat.postMessage" for call in here.desk.api.calls) == 1

    play(script)


def test_a_letter_that_slack_refuses_is_dead_with_slacks_own_word() -> None:
    """Sending it again would change nothing."""

    async def script(_: Scene, door: SlackStaff, __: House) -> None:
        unknown = Letter("k", "slack:C_NOWHERE", "slack", "chat.postMessage", {"text": "x"}, "note")
        wrong = letter(blocks=[{"type": "nonsense"}])

        assert (await door.send(unknown, "")).error == "channel_not_found"
        assert (await door.send(wrong, "")).state == "dead"

    play(script)


def test_a_wrong_token_holds_letters_back_and_loses_none() -> None:
    """They wait for the operator."""

    async def script(_: Scene, door: SlackStaff, __: House) -> None:
        receipt = await door.send(letter(), "")

        assert (receipt.state, receipt.error) == ("queued", "invalid_auth")

    play(script, token="xoxb-sandbox-other")


def test_a_letter_for_a_slack_that_cannot_be_reached_waits() -> None:
    """The connection was refused, so nothing was said."""

    async def run() -> None:
        async with scene() as here:
            door = SlackStaff(
                CAST.slack_bot_token,
                CAST.slack_app_token,
                here.address,
                House().take,
                MovableClock(START, stopped=True),
            )
            assert (await door.send(letter(), "")).state == "sent"
            await here.sandbox.stop()
            receipt = await door.send(letter(key="k:2"), "")

            assert receipt.state == "queued"

    asyncio.run(run())


def test_no_letter_goes_to_a_channel_that_another_company_reads() -> None:
    """Looked at before the first one; it waits, a minute at a time."""

    async def script(here: Scene, door: SlackStaff, _: House) -> None:
        here.desk.space.channels[DESK].shared_outside = True
        receipt = await door.send(letter(), "")

        assert (receipt.state, receipt.not_before) == ("queued", START + MINUTE)
        assert messages(here) == []

    play(script)


def test_a_channel_that_becomes_shared_gets_no_further_letter_until_it_is_ours_again() -> None:
    """Slack tells of both, and the door looks again at once."""

    async def script(here: Scene, door: SlackStaff, _: House) -> None:
        first = await door.send(letter(), "")
        here.desk.space.channels[DESK].shared_outside = True
        here.desk.space.tell({"type": "channel_shared", "channel": DESK, "connected_team_id": "T_ELSEWHERE"})
        await here.desk.deliveries.settled()
        held = await door.send(letter(key="k:2"), "")
        here.desk.space.channels[DESK].shared_outside = False
        here.desk.space.tell({"type": "channel_unshared", "channel": DESK})
        await here.desk.deliveries.settled()
        last = await door.send(letter(key="k:3"), "")

        assert [one.state for one in (first, held, last)] == ["sent", "queued", "sent"]

    play(script, connected=True)


def test_who_somebody_is_is_asked_once_a_day_and_taken_before_what_they_did() -> None:
    """Their language, and whether they are a guest by now."""

    async def script(here: Scene, _: SlackStaff, house: House) -> None:
        ts = await here.post(blocks=CARD)
        for _again in range(2):
            await here.act("U_GUEST", "press", channel=DESK, ts=ts, action_id="approve")

        did = [one.did for one in house.taken if isinstance(one.did, Met | StaffActed)]
        assert did[0] == Met("en-US", "guest", "Etc/UTC")
        assert [type(one) for one in did[1:]] == [StaffActed, StaffActed]
        assert [call["method"] for call in here.desk.api.calls].count("users.info") == 1

    play(script, connected=True)


def test_a_home_that_is_opened_is_published_to_that_person() -> None:
    """The page that the turn made."""

    async def script(here: Scene, _: SlackStaff, house: House) -> None:
        house.answers = [(Reply("home", {"view": {"type": "home", "blocks": CARD}}),)]
        await here.act("U_LENA", "home")
        await here.desk.deliveries.settled()
        home = (await here.page.get("/sandbox/slack/state", params={"user": "U_LENA"})).json()["home"]
        await here.act("U_LENA", "press", view_id=home["id"], action_id="approve")

        assert (house.acted[0].subject, house.acted[0].action) == ("home:0", "open_home")
        assert (house.acted[1].subject, house.acted[1].channel, house.acted[1].view) == ("case:7", "", "")

    play(script, connected=True)


def test_a_command_is_answered_by_its_acknowledgement_to_that_person_alone() -> None:
    """And what was written after its name arrives."""

    async def script(here: Scene, _: SlackStaff, house: House) -> None:
        house.answers = [(Reply("private", {"text": "Here it is.", "blocks": CARD}),)]
        await here.act("U_LENA", "command", command="/concord", text="case D-7", channel=DESK)
        state = (await here.page.get("/sandbox/slack/state", params={"user": "U_LENA"})).json()

        assert house.acted[0].values == {"text": "case D-7"}
        assert [one["text"] for one in state["ephemeral"]] == ["Here it is."]
        assert messages(here) == []

    play(script, connected=True)


def test_a_shortcut_on_a_message_brings_its_words_files_and_place() -> None:
    """And opens a form in any channel."""

    async def script(here: Scene, _: SlackStaff, house: House) -> None:
        house.answers = [(Reply("form", {"view": FORM}),)]
        ts = await here.post("The warehouse counted 230.")
        await here.act("U_LENA", "shortcut", callback_id="attach_to_case", channel=DESK, ts=ts)
        views = (await here.page.get("/sandbox/slack/state", params={"user": "U_LENA"})).json()["views"]

        did = house.acted[0]
        assert (did.action, did.subject, did.values["text"]) == (
            "attach_to_case",
            "shortcut:0",
            "The warehouse counted 230.",
        )
        assert did.values["link"] == f"https://sandbox.slack.com/archives/{DESK}/p{ts.replace('.', '')}"
        assert [view["callback_id"] for view in views] == ["reply"]

    play(script, connected=True)


def test_a_window_is_drawn_anew_after_what_was_pressed_in_it_and_a_form_lies_on_top() -> None:
    """The case's card opened from somewhere else."""

    async def script(here: Scene, _: SlackStaff, house: House) -> None:
        card = {**FORM, "blocks": CARD, "submit": None}
        house.answers = [(Reply("form", {"view": {k: v for k, v in card.items() if v}}),)]
        await here.act("U_LENA", "shortcut", callback_id="new_case")
        window = (await here.page.get("/sandbox/slack/state", params={"user": "U_LENA"})).json()["views"][0]
        house.answers = [(Reply("redrawn", {"view": FORM, "id": window["id"]}),), (Reply("form", {"view": FORM}),)]
        await here.act("U_LENA", "press", view_id=window["id"], action_id="approve")
        redrawn = (await here.page.get("/sandbox/slack/state", params={"user": "U_LENA"})).json()["views"]

        assert house.acted[-1].view == window["id"]
        assert [block["type"] for block in redrawn[0]["blocks"]] == ["input"]

    play(script, connected=True)


def test_a_list_gets_its_entries_while_somebody_types() -> None:
    """From the acknowledgement."""
    body = {
        "type": "block_suggestion",
        "user": {"id": "U1", "team_id": "T1"},
        "action_id": "customer",
        "value": "oka",
        "container": {"type": "view", "view_id": "V1"},
    }
    inbound = read(body)

    assert isinstance(inbound.did, StaffActed)
    assert (inbound.did.subject, dict(inbound.did.values)) == ("options:0", {"field": "customer", "typed": "oka"})
    assert acknowledged(body, inbound.did, [Reply("options", {"options": []})]) == {"options": []}


@pytest.mark.parametrize("thread", [False, True])
def test_a_doubtful_letter_that_arrived_is_found_again(thread: bool) -> None:  # noqa: FBT001 - a case of the table
    """In the channel or in its thread."""

    async def script(here: Scene, door: SlackStaff, _: House) -> None:
        head = await door.send(letter("card", "chat.update", "head", key="k:0"), "")
        target = head.remote_id if thread else ""
        here.sandbox.faults.arm("slack", "chat.postMessage", kind="answer_lost")
        assert (await door.send(letter(), target)).state == "uncertain"
        found = await door.look_up(letter(), target)

        assert found is not None
        assert (found.state, found.remote_id) == ("sent", messages(here)[-1]["ts"])

    play(script)


def test_a_doubtful_letter_that_did_not_arrive_is_queued_again() -> None:
    """And while Slack is away it stays in doubt."""

    async def script(here: Scene, door: SlackStaff, _: House) -> None:
        here.sandbox.faults.arm("slack", "chat.postMessage", kind="dropped")
        await door.send(letter(), "")
        found = await door.look_up(letter(), "")
        here.sandbox.faults.arm("slack", "conversations.history", kind="500")
        away = await door.look_up(letter(), "")

        assert found is not None
        assert away is not None
        assert (found.state, away.state) == ("queued", "uncertain")

    play(script)


# -- reading -----------------------------------------------------------------------------------------------------------
PRESS: dict[str, Any] = {
    "type": "block_actions",
    "token": "secret",
    "trigger_id": "t.1",
    "team": {"id": "T1", "domain": "d"},
    "user": {"id": "U1", "name": "lena", "team_id": "T1"},
    "container": {"type": "message", "message_ts": "9.1", "channel_id": "C1"},
    "actions": [{"type": "button", "action_id": "take", "value": "case:7", "action_ts": "1767225600.500000"}],
}
SENT: dict[str, Any] = {
    "type": "view_submission",
    "team": {"id": "T1"},
    "user": {"id": "U1", "name": "lena", "team_id": "T1"},
    "trigger_id": "t.2",
    "view": {
        "id": "V1",
        "hash": "h",
        "callback_id": "propose",
        "private_metadata": '{"subject": "case:7", "channel": "C1", "message": "9.1"}',
        "state": {
            "values": {
                "upheld_1": {"upheld_1": {"type": "plain_text_input", "value": "400"}},
                "remedy_1": {"remedy_1": {"type": "static_select", "selected_option": {"value": "credit_note"}}},
                "remedy_2": {"remedy_2": {"type": "static_select", "selected_option": None}},
                "nothing": {"nothing": {"type": "checkboxes", "selected_options": [{"value": "yes"}]}},
                "text_2": {"text_2": {"type": "plain_text_input", "value": None}},
            }
        },
    },
}


def test_a_press_is_read_with_its_time_and_without_slacks_token() -> None:
    """The key is the same whenever it is read."""
    inbound = read(PRESS)

    assert inbound.did == StaffActed("take", "case:7", {}, "t.1", "C1", "9.1")
    assert (inbound.chat, inbound.person, inbound.name) == ("slack:C1", "T1/U1", "lena")
    assert inbound.key.at == 1_767_225_600_500_000
    assert "token" not in inbound.raw
    assert read(inbound.raw) == inbound


def test_two_presses_have_two_keys_and_one_press_one() -> None:
    """Slack's trigger tells them apart; without one the time, the person and the button do."""
    other = PRESS | {"trigger_id": "t.9"}
    bare = {name: value for name, value in PRESS.items() if name != "trigger_id"}

    assert read(PRESS).key == read(dict(PRESS)).key
    assert len({read(one).key.external_id for one in (PRESS, other, bare)}) == 3


def test_a_form_is_read_field_by_field() -> None:
    """What was not filled in is empty."""
    did = read(SENT).did

    assert isinstance(did, StaffActed)
    assert dict(did.values) == {
        "upheld_1": "400",
        "remedy_1": "credit_note",
        "remedy_2": "",
        "nothing": "yes",
        "text_2": "",
    }


def test_a_form_sent_again_after_a_lost_answer_has_the_same_key() -> None:
    """Though Slack gives it another trigger."""
    assert read(SENT).key == read(SENT | {"trigger_id": "t.3"}).key


def test_a_guest_of_a_shared_channel_is_known_by_their_own_workspace() -> None:
    """Not by the one in which they press."""
    foreign = PRESS | {"user": {"id": "U1", "name": "x", "team_id": "T2"}}

    assert read(foreign).person == "T2/U1"


@pytest.mark.parametrize(
    "body",
    [
        {
            "type": "event_callback",
            "event_id": "Ev1",
            "event_time": 1_767_225_600,
            "team_id": "T1",
            "event": {"type": "message", "channel": "C1", "user": "U1", "text": "hi"},
        },
        {
            "type": "event_callback",
            "event_id": "Ev2",
            "event_time": 1_767_225_600,
            "event": {"type": "message", "bot_id": "B1"},
        },
        {"type": "event_callback", "event": {"type": "message", "subtype": "bot_message"}},
        {"type": "view_submission", "view": {"private_metadata": "not ours"}, "user": {"id": "U1"}},
        {"type": "view_submission", "view": {"private_metadata": "[]"}},
        {"type": "view_closed", "view": {"id": "V1"}},
        {"type": "block_actions", "container": {"type": "other"}, "actions": [{"action_id": "x", "value": "case:1"}]},
        {"type": "block_actions", "actions": []},
        {"type": "something_new"},
        {},
    ],
)
def test_everything_else_is_unknown_and_has_a_key(body: dict[str, Any]) -> None:
    """Nothing raises, nothing acts."""
    inbound = read(body)

    assert isinstance(inbound.did, Unknown)
    assert inbound.key.external_id
    assert read(body).key == inbound.key


def test_our_own_messages_are_recognised() -> None:
    """They come back as events and mean nothing."""
    own = {"type": "event_callback", "event_id": "Ev2", "event": {"type": "message", "bot_id": "B1"}}

    assert read(own).did == Unknown("own")


def test_an_event_is_known_by_slacks_id_and_time() -> None:
    """However often it is delivered."""
    body = {
        "type": "event_callback",
        "event_id": "Ev1",
        "event_time": 1_767_225_600,
        "event": {"type": "message", "user": "U1"},
    }

    assert (read(body).key.external_id, read(body).key.at) == ("Ev1", 1_767_225_600 * SECOND)
