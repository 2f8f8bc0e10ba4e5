"""What customers do with their phones, and what the bot hears of it.

The methods may be called from tests directly, on the event loop's thread; all return numbers of what came about.
Each raises NotPossibleError, with a sentence, for what a real phone would not let its owner do.
"""

from collections.abc import Callable
from typing import Any

from bot.sandbox.people import Customer
from bot.sandbox.telegram.attachments import Attachment, contact_card, content_of
from bot.sandbox.telegram.chats import Chat, Message, Query, Switchboard, quoted
from bot.sandbox.telegram.markup import as_html, read_text, utf16
from bot.sandbox.telegram.profile import change_standing
from bot.sandbox.telegram.refusals import NotPossibleError
from bot.sandbox.telegram.sending import COPIED, LIMIT_TEXT
from bot.sandbox.telegram.view import chat_view

FIRST_QUERY = 88_000_000_000
_OWN_NUMBER = -1


class Phones:
    """The customers of one sandbox; `on_act` is called with what one of them has done."""

    def __init__(self, board: Switchboard) -> None:
        self.board = board
        self.on_act: Callable[[dict[str, Any]], None] = lambda _: None
        self._albums: dict[tuple[int, str], str] = {}

    def say(self, customer_id: int, text: str, reply_to: int | None = None) -> dict[str, Any]:
        """Write a text, "/start payload" among them."""
        chat = self._private(customer_id)
        sent = self._send(chat, {**self._typed(text), **self._reply(chat, reply_to)}, text)
        self._acted(customer_id, "say", text=text)
        return sent

    def press(
        self,
        customer_id: int,
        message_id: int,
        data: str | None = None,
        label: str | None = None,
        *,
        force: bool = False,
    ) -> dict[str, Any]:
        """Press a button by its data or by what stands on it; `force` sends data that no button carries."""
        chat = self._private(customer_id)
        if force and data is not None:
            return self._pressed(chat, message_id, data, "")
        if label is not None and (key := self._key(chat, message_id, label)) is not None:
            own = bool(key.get("request_contact"))
            return self.share_contact(customer_id) if own else self.say(customer_id, label)
        button = self._button(chat, message_id, data, label)
        if "callback_data" in button:
            return self._pressed(chat, message_id, button["callback_data"], button["text"])
        return {"url": button.get("url", "")}

    def send_file(self, customer_id: int, attachment: Attachment, reply_to: int | None = None) -> dict[str, Any]:
        """Send anything that is not plain text; attachments with the same `album` make one album."""
        chat = self._private(customer_id)
        content = content_of(self.board.files, attachment) | self._reply(chat, reply_to)
        if attachment.caption:
            text, entities = read_text(attachment.caption, None)
            content |= {"caption": text} | ({"caption_entities": entities} if entities else {})
        if attachment.album:
            content["media_group_id"] = self._album(customer_id, attachment.album)
        sent = self._send(chat, content, attachment.caption)
        self._acted(customer_id, "file", name=attachment.name)
        return sent

    def edit(self, customer_id: int, message_id: int, text: str) -> dict[str, Any]:
        """Change an own message's text, or the caption of an own file."""
        chat = self._private(customer_id)
        message = self._own(chat, message_id)
        typed = self._typed(text)
        if "text" not in message.wire:
            typed = {name.replace("text", "caption"): value for name, value in typed.items() if name == "text"}
        dropped = ("entities", "caption_entities")
        fixed = {name: value for name, value in message.wire.items() if name not in dropped}
        message.wire = {**fixed, **typed, "edit_date": self.board.seconds}
        message.reworded = True
        message.html = as_html(text)
        self.board.tell(chat, "edited", message_id=message.id)
        number = self.board.updates.push("edited_message", message.wire)
        self._acted(customer_id, "edit", message_id=message.id, text=text)
        return {"message_id": message.id, "update_id": number}

    def delete(self, customer_id: int, message_id: int) -> dict[str, Any]:
        """Delete an own message; Telegram tells the bot nothing of it."""
        chat = self._private(customer_id)
        self._own(chat, message_id).deleted = True
        self.board.tell(chat, "deleted", message_id=message_id)
        return {"message_id": message_id}

    def share_contact(
        self, customer_id: int, phone: str | None = None, user_id: int | None = _OWN_NUMBER
    ) -> dict[str, Any]:
        """Share the own number, or with `user_id` or `phone` a card of somebody else (None: not on Telegram)."""
        chat = self._private(customer_id)
        owner = chat.customer.id if user_id == _OWN_NUMBER else user_id
        known = self.board.cast.customer(owner) if owner is not None else None
        card = contact_card(phone or (known or chat.customer).phone, (known or chat.customer).name, owner)
        return self._send(chat, {"contact": card})

    def forward(self, customer_id: int, content: dict[str, Any], origin: str = "") -> dict[str, Any]:
        """Pass on a message from elsewhere; `content` as on the wire, `origin` the name of a hidden author."""
        chat = self._private(customer_id)
        source = {"type": "hidden_user", "date": self.board.seconds, "sender_user_name": origin or "Somebody else"}
        return self._send(chat, {"forward_origin": source, **content}, str(content.get("text", "")))

    def forward_message(self, customer_id: int, message_id: int) -> dict[str, Any]:
        """Pass on a message of the same chat."""
        chat = self._private(customer_id)
        message = self._there(chat, message_id)
        origin = {"type": "user", "date": message.wire["date"], "sender_user": message.wire["from"]}
        content = {name: message.wire[name] for name in COPIED if name in message.wire}
        return self._send(chat, {"forward_origin": origin, **content}, str(content.get("text", "")))

    def attached(self, attachment: Attachment) -> dict[str, Any]:
        """Return the wire form of an attachment, for forwarding one."""
        return content_of(self.board.files, attachment)

    def block(self, customer_id: int) -> dict[str, Any]:
        """Block the bot: it hears of that and may write no more."""
        return self._stand(self._private(customer_id), "kicked")

    def unblock(self, customer_id: int) -> dict[str, Any]:
        """Let the bot write again."""
        return self._stand(self._any_private(customer_id), "member")

    def group(self, customer_id: int, text: str) -> dict[str, Any]:
        """Write in a group, adding the bot to it first when it is not there."""
        customer = self._customer(customer_id)
        chat = self.board.chats.get(-customer.id) or self._open(
            customer, {"id": -customer.id, "type": "group", "title": f"Group of {customer.name}"}, "left"
        )
        if chat.status != "member":
            self._stand(chat, "member")
        return self._send(chat, self._typed(text), text)

    def chat(self, customer_id: int, *, group: bool = False, since: int = 0) -> dict[str, Any]:
        """Return what the customer sees in the chat with the bot, or in the group: all, or what is new `since`."""
        customer = self._customer(customer_id)
        return chat_view(self.board, customer, self.board.chats.get(-customer.id if group else customer.id), since)

    def redeliver(self, last: int) -> dict[str, Any]:
        """Let the platform bring the last confirmed updates once more, with their old numbers."""
        return {"redelivered": self.board.updates.redeliver(last)}

    def calls(self, method: str = "") -> list[dict[str, Any]]:
        """Return every Bot API call so far, or those of one method."""
        return [call for call in self.board.calls if not method or call["method"].lower() == method.lower()]

    def _send(self, chat: Chat, content: dict[str, Any], text: str = "") -> dict[str, Any]:
        message = self.board.add(chat, self._user(chat.customer), content, as_html(text))
        self.board.tell(chat, "message", message_id=message.id)
        return {"message_id": message.id, "update_id": self.board.updates.push("message", message.wire)}

    def _acted(self, customer_id: int, do: str, **more: Any) -> None:
        self.on_act({"by": "customer", "customer": customer_id, "do": do, **more})

    def _pressed(self, chat: Chat, message_id: int, data: str, label: str) -> dict[str, Any]:
        sent = self._query(chat, message_id, data)
        self._acted(chat.customer.id, "press", message_id=message_id, label=label)
        return sent

    def _query(self, chat: Chat, message_id: int, data: str) -> dict[str, Any]:
        number = str(FIRST_QUERY + len(self.board.queries) + 1)
        self.board.queries[number] = Query(chat, self.board.clock())
        message = chat.message(message_id)
        if message is not None:
            message.pressed, message.pressed_at = data, self.board.clock()
        gone = {"message_id": message_id, "chat": chat.wire, "date": 0}
        query = {
            "id": number,
            "from": self._user(chat.customer),
            "message": message.wire if message else gone,
            "chat_instance": str(9_000_000_000_000 + chat.id),
            "data": data,
        }
        self.board.tell(chat, "press", message_id=message_id, data=data)
        return {"callback_query_id": number, "update_id": self.board.updates.push("callback_query", query)}

    def _stand(self, chat: Chat, status: str) -> dict[str, Any]:
        return {"update_id": change_standing(self.board, chat, self._user(chat.customer), status)}

    def _key(self, chat: Chat, message_id: int, label: str) -> dict[str, Any] | None:
        message = chat.message(message_id)
        if message is None or message.id != chat.keyboard:
            return None
        return next((key for row in message.keyboard or () for key in row if key["text"] == label), None)

    def _button(self, chat: Chat, message_id: int, data: str | None, label: str | None) -> dict[str, Any]:
        rows = self._there(chat, message_id).wire.get("reply_markup", {}).get("inline_keyboard", [])
        for button in (button for row in rows for button in row):
            if data is not None and button.get("callback_data") == data:
                return dict(button)
            if data is None and button["text"] == label:
                return dict(button)
        raise NotPossibleError(f"Message {message_id} has no button {data if data is not None else label!r}.")

    def _typed(self, text: str) -> dict[str, Any]:
        plain, entities = read_text(text, None)
        if not 1 <= utf16(plain) <= LIMIT_TEXT:
            raise NotPossibleError(f"A phone sends texts of 1 to {LIMIT_TEXT} characters, not {utf16(plain)}.", 400)
        return {"text": plain} | ({"entities": entities} if entities else {})

    def _reply(self, chat: Chat, reply_to: int | None) -> dict[str, Any]:
        return {} if reply_to is None else {"reply_to_message": quoted(self._there(chat, reply_to))}

    def _there(self, chat: Chat, message_id: int) -> Message:
        message = chat.message(message_id)
        if message is None:
            raise NotPossibleError(f"There is no message {message_id} in this chat.")
        return message

    def _own(self, chat: Chat, message_id: int) -> Message:
        message = self._there(chat, message_id)
        if message.by_bot:
            raise NotPossibleError(f"Message {message_id} is the bot's, not the customer's.", 409)
        return message

    def _album(self, customer_id: int, album: str) -> str:
        if (customer_id, album) not in self._albums:
            self.board.albums += 1
            self._albums[customer_id, album] = str(13_000_000_000 + self.board.albums)
        return self._albums[customer_id, album]

    def _private(self, customer_id: int) -> Chat:
        chat = self._any_private(customer_id)
        if chat.status == "kicked":
            raise NotPossibleError(f"{chat.customer.name} has blocked the bot; unblock it first.", 409)
        return chat

    def _any_private(self, customer_id: int) -> Chat:
        customer = self._customer(customer_id)
        return self.board.chats.get(customer.id) or self._open(
            customer,
            {"id": customer.id, "type": "private", "first_name": customer.name, "username": customer.username},
            "member",
        )

    def _open(self, customer: Customer, wire: dict[str, Any], status: str) -> Chat:
        chat = Chat(wire, customer, status)
        self.board.chats[chat.id] = chat
        return chat

    def _customer(self, customer_id: int) -> Customer:
        customer = self.board.cast.customer(customer_id)
        if customer is None:
            raise NotPossibleError(f"There is no customer {customer_id} in this sandbox.")
        return customer

    def _user(self, customer: Customer) -> dict[str, Any]:
        return {
            "id": customer.id,
            "is_bot": False,
            "first_name": customer.name,
            "username": customer.username,
            "language_code": customer.language,
        }
