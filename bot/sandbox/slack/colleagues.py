"""What people do in the workspace: write, press, fill in forms, give commands, share files.

Everything ends where Slack's own client would end it: in an event, or in a payload that the bot has to acknowledge.
Raises LookupError with a sentence when somebody reaches for what is not there.
"""

import re
from collections.abc import Callable

from bot.sandbox.slack import channels, chat, conversations, files, inputs
from bot.sandbox.slack.accounts import handle_of
from bot.sandbox.slack.deliveries import Answer, Deliveries
from bot.sandbox.slack.elements import BUTTONS, all_options
from bot.sandbox.slack.messages import APP, BOT_USER, TEAM, Message
from bot.sandbox.slack.pressing import find_element
from bot.sandbox.slack.response_urls import act_on
from bot.sandbox.slack.submissions import REACTIONS
from bot.sandbox.slack.views import View
from bot.sandbox.slack.wire import Arguments, Json, Refused
from bot.sandbox.slack.workspace import Workspace

UNANSWERED = "The app did not answer in time."
TROUBLE = "We had some trouble connecting. Try again?"
_MENTION = re.compile(r"&lt;(@[A-Z0-9_]+)&gt;")


class Colleagues:
    """Everybody's hands; the first argument is always the user id of the person who acts.

    `on_act` is called with what a colleague has done, once the bot has taken it when it has to.
    """

    def __init__(self, space: Workspace, deliveries: Deliveries) -> None:
        """Let them into a workspace."""
        self._space, self._deliveries = space, deliveries
        self.on_act: Callable[[Json], None] = lambda _: None

    def say(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Message:
        """Write a message; `<@ID>` or an at sign with the bot's name mentions."""
        self._space.person(user)
        words = _escaped(text, self._space.bot_name)
        where = self._space.channel(channel)
        message = self._space.put(Message(self._space.new_ts(), where.id, user, words, thread_ts=thread_ts))
        if f"<@{BOT_USER}>" in words and where.user is None:
            shown = message.shown(self._space.address)
            self._space.tell(shown | {"type": "app_mention", "channel": where.id, "event_ts": message.ts})
        self._acted(user, "write", channel=where.id, ts=message.ts, thread_ts=thread_ts, text=text)
        return message

    def edit(self, user: str, channel: str, ts: str, text: str) -> None:
        """Change the words of one's own message."""
        message = self._own(user, channel, ts)
        chat.change(self._space, message, Arguments({"text": _escaped(text, self._space.bot_name)}))

    def delete(self, user: str, channel: str, ts: str) -> None:
        """Delete one's own message."""
        chat.remove(self._space, self._own(user, channel, ts))

    def react(self, user: str, channel: str, ts: str, name: str, *, away: bool = False) -> None:
        """Put a reaction under a message, or take it away."""
        self._space.person(user)
        chat.react(self._space, user, Arguments({"channel": channel, "ts": ts, "name": name}), away=away)

    def upload(self, user: str, channel: str, name: str, content: bytes, said: Json) -> Message:
        """Share a file; `said` may hold mime, text and thread_ts."""
        self._space.person(user)
        file = files.new_file(self._space, name, content, user, str(said.get("mime") or ""))
        words = {"initial_comment": _escaped(str(said.get("text") or ""), self._space.bot_name)}
        arguments = Arguments(words | {"thread_ts": said.get("thread_ts")})
        message = files.share(self._space, [file], channel, user, arguments)
        self._acted(user, "file", channel=message.channel, ts=message.ts, name=name)
        return message

    def join(self, user: str, channel: str) -> None:
        """Become a member of a channel."""
        conversations.enter(self._space, self._space.channel(channel), self._space.person(user).id)

    def leave(self, user: str, channel: str) -> None:
        """Leave a channel; whoever is not in it stays out."""
        where = self._space.channel(channel)
        if self._space.person(user).id in where.members:
            channels.go(self._space, where, user)

    def home(self, user: str, tab: str = "home") -> None:
        """Open the app's home tab, or its tab of "messages"."""
        view = self._space.views.homes.get(self._space.person(user).id) if tab == "home" else None
        event = {"type": "app_home_opened", "user": user, "tab": tab, "event_ts": self._space.new_ts()}
        place = {"channel": self._space.direct(user).id}
        self._space.tell(event | place | ({"view": view.shown()} if view else {}))

    async def press(self, user: str, said: Json) -> Json:
        """Press or choose something on a message, in a modal or on the home tab, and wait for the acknowledgement.

        `said` names the place (channel and ts, or view_id) and the element (action_id and block_id, or label, or
        value); `selected` is what was chosen. With `force` even an element that is not there is pressed.
        """
        self._space.person(user)
        shown = self._view_of(user, said["view_id"]) if said.get("view_id") else self._seen_message(user, said)
        block, element = find_element(shown, said)
        action = self._action(block, element, said)
        values = self._values(shown, block, element, action)
        payload = self._payload("block_actions", user) | self._place(user, shown)
        answer = await self._ask(payload | {"actions": [action], "state": {"values": values}})
        if answer.acknowledged:
            self._acted(user, "press", **_pressed(shown, element))
        return _outcome(answer)

    async def suggest(self, user: str, said: Json) -> Json:
        """Type into a menu whose options the bot knows, and return those that it suggests; the place as in `press`."""
        shown = self._view_of(user, said["view_id"]) if said.get("view_id") else self._seen_message(user, said)
        block, element = find_element(shown, said)
        what = {"block_id": block["block_id"], "action_id": element["action_id"], "value": said.get("typed", "")}
        payload = self._payload("block_suggestion", user) | self._place(user, shown) | what
        answer = await self._ask(payload)
        options = all_options(answer.payload)
        return _outcome(answer) | {"options": options}

    async def submit(self, user: str, view_id: str, said: Json) -> Json:
        """Fill in a modal and submit it; returns what stands on the screen then."""
        view = self._view_of(user, view_id)
        inputs.fill(view, said, lambda given: files.attach(self._space, user, given))
        view.errors = inputs.complaints(view)
        if view.errors:
            self._space.changed("view", {"user": user, "view_id": view.id})
            self._acted(user, "fill", view=view.body.get("callback_id", ""), errors=True)
            return {"acknowledged": False, "sent": False, "errors": view.errors}
        urls: Json = {"response_urls": []}
        answer = await self._ask(self._payload("view_submission", user) | {"view": view.shown()} | urls)
        outcome = _outcome(answer) | {"sent": True}
        if answer.acknowledged:
            outcome |= self._react_to(view, answer.payload)
            self._acted(user, "fill", view=view.body.get("callback_id", ""), errors=bool(outcome.get("errors")))
        self._space.changed("view", {"user": user, "view_id": view.id})
        return outcome

    async def close(self, user: str, view_id: str, *, everything: bool = False) -> Json:
        """Close a modal, or with `everything` all that lie in the stack."""
        view = self._view_of(user, view_id)
        everything = everything or bool(view.body.get("clear_on_close"))
        self._space.views.close(view, everything=everything)
        self._space.changed("view", {"user": user, "view_id": view.id})
        if not view.body.get("notify_on_close"):
            return {"acknowledged": True}
        payload = self._payload("view_closed", user) | {"view": view.shown(), "is_cleared": everything}
        del payload["trigger_id"]
        return _outcome(await self._ask(payload))

    async def command(self, user: str, command: str, text: str, channel: str) -> Json:
        """Give a slash command; what the bot answers with its acknowledgement is shown."""
        person, where = self._space.person(user), self._space.channel(channel)
        payload = {
            "token": "sandbox",
            "team_id": TEAM,
            "team_domain": "sandbox",
            "channel_id": where.id,
            "channel_name": "directmessage" if where.user else where.name,
            "user_id": user,
            "user_name": handle_of(person),
            "command": command,
            "text": text,
            "api_app_id": APP,
            "is_enterprise_install": "false",
            "response_url": self._space.reply_address(user, where.id, None),
            "trigger_id": self._space.views.new_trigger(user),
        }
        answer = await self._deliveries.ask("slash_commands", payload)
        if answer.payload.get("text") or answer.payload.get("blocks"):
            reply = self._space.reply_addresses[payload["response_url"].rpartition("/")[2]]
            act_on(self._space, reply, Arguments(answer.payload))
        return _outcome(answer)

    async def shortcut(self, user: str, callback_id: str, said: Json) -> Json:
        """Use a global shortcut, or one on a message when channel and ts are named."""
        payload = self._payload("shortcut", user) | {"callback_id": callback_id, "action_ts": self._space.new_ts()}
        if said.get("ts"):
            payload |= self._place(user, self._seen_message(user, said)) | {"type": "message_action"}
            payload["message_ts"] = said["ts"]
        return _outcome(await self._ask(payload))

    def _acted(self, user: str, do: str, **more: object) -> None:
        self.on_act({"by": "colleague", "user": user, "do": do, **more})

    async def _ask(self, payload: Json) -> Answer:
        return await self._deliveries.ask("interactive", payload)

    def _payload(self, kind: str, user: str) -> Json:
        name = handle_of(self._space.person(user))
        return {
            "type": kind,
            "token": "sandbox",
            "api_app_id": APP,
            "team": {"id": TEAM, "domain": "sandbox"},
            "user": {"id": user, "username": name, "name": name, "team_id": TEAM},
            "enterprise": None,
            "is_enterprise_install": False,
            "trigger_id": self._space.views.new_trigger(user),
        }

    def _place(self, user: str, shown: Message | View) -> Json:
        if isinstance(shown, View):
            return {"container": {"type": "view", "view_id": shown.id}, "view": shown.shown()}
        channel = self._space.channels[shown.channel]
        hidden = shown.to is not None
        container = {"type": "message", "message_ts": shown.ts, "channel_id": channel.id, "is_ephemeral": hidden}
        if shown.thread_ts:
            container["thread_ts"] = shown.thread_ts
        place: Json = {
            "container": container,
            "channel": {"id": channel.id, "name": "directmessage" if channel.user else channel.name},
            "response_url": self._space.reply_address(user, channel.id, shown),
        }
        return place if hidden else place | {"message": shown.shown(self._space.address)}

    def _action(self, block: Json, element: Json, said: Json) -> Json:
        action = {name: value for name, value in element.items() if name not in ("options", "option_groups", "confirm")}
        action |= {"block_id": block["block_id"], "action_ts": self._space.new_ts()}
        if element["type"] not in BUTTONS:
            action |= inputs.chosen(element, said.get("selected", said.get("value")))
        return action

    def _values(self, shown: Message | View, block: Json, element: Json, action: Json) -> Json:
        """Remember what was chosen, and return all that is chosen on the same surface."""
        if element["type"] in BUTTONS:
            return dict(shown.values) if isinstance(shown, View) else {}
        slot = inputs.slot_of(element)
        choice = {block["block_id"]: {element["action_id"]: {"type": element["type"], slot: action[slot]}}}
        if isinstance(shown, View):
            shown.values |= choice
            return dict(shown.values)
        return choice

    def _seen_message(self, user: str, said: Json) -> Message:
        channel, ts = self._space.channel(said["channel"]), str(said["ts"])
        whispered = (one for one in self._space.ephemeral if (one.ts, one.channel, one.to) == (ts, channel.id, user))
        return next(whispered, None) or self._space.message(channel, ts)

    def _own(self, user: str, channel: str, ts: str) -> Message:
        message = self._space.message(self._space.channel(channel), ts)
        if message.user != user:
            raise LookupError(f"Message {ts} was written by {message.user}, so {user} cannot change it.")
        return message

    def _view_of(self, user: str, view_id: str) -> View:
        home = self._space.views.homes.get(user)
        for view in [*self._space.views.stacks.get(user, []), *([home] if home else [])]:
            if view.id == view_id:
                return view
        raise LookupError(f"No view {view_id} stands in front of {user}.")

    def _react_to(self, view: View, answer: Json) -> Json:
        try:
            return REACTIONS[answer.get("response_action", "done")](self._space, view, answer)
        except (KeyError, Refused) as problem:
            return {"warning": TROUBLE, "problem": getattr(problem, "messages", ()) or str(problem)}


def _pressed(shown: Message | View, element: Json) -> Json:
    """What was pressed, and where; a view has no place in a channel."""
    where = ("", "") if isinstance(shown, View) else (shown.channel, shown.ts)
    words = (element.get("text") or element.get("placeholder") or {}).get("text", "")
    return {"channel": where[0], "ts": where[1], "label": words, "action_id": element.get("action_id", "")}


def _outcome(answer: Answer) -> Json:
    if not answer.acknowledged:
        return {"acknowledged": False, "warning": UNANSWERED}
    return {"acknowledged": True, "answer": answer.payload}


def _escaped(text: str, bot_name: str) -> str:
    """Return text as Slack hands it on: its three control characters escaped, mentions kept."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _MENTION.sub(r"<\1>", text)
    return re.sub(rf"@{re.escape(bot_name)}\b", f"<@{BOT_USER}>", text, flags=re.IGNORECASE)
