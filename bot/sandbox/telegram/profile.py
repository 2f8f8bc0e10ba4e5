"""The methods with which a bot introduces itself, looks at a chat or a file, and leaves."""

import re
from collections.abc import Callable
from typing import Any

from bot.sandbox.telegram import files
from bot.sandbox.telegram.call import Call
from bot.sandbox.telegram.chats import Chat, Switchboard
from bot.sandbox.telegram.refusals import bad_request

Method = Callable[[Switchboard, Call], Any]
LIMIT_COMMANDS = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LIMIT_DESCRIPTION = 256
_TEXTS = {
    "Name": ("name", 64),
    "Description": ("description", 512),
    "ShortDescription": ("short_description", 120),
}


def get_me(board: Switchboard, _: Call) -> dict[str, Any]:
    """Return the bot."""
    return {
        **board.bot(),
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
    }


def get_chat(board: Switchboard, call: Call) -> dict[str, Any]:
    """Return what may be known of a chat."""
    chat = board.chat_for_bot(call.text("chat_id"))
    accepted = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
    )
    return {**chat.wire, "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": accepted}


def leave_chat(board: Switchboard, call: Call) -> bool:
    """Leave a group; a private chat cannot be left."""
    chat = board.chat_for_bot(call.text("chat_id"))
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    change_standing(board, chat, board.bot(), "left")
    return True


def change_standing(board: Switchboard, chat: Chat, author: dict[str, Any], status: str) -> int | None:
    """Let the bot's standing in a chat be another one and tell the bot; return the update's number."""
    old, chat.status = chat.status, status
    board.tell(chat, "standing", status=status)
    change = {
        "chat": chat.wire,
        "from": author,
        "date": board.seconds,
        "old_chat_member": _member(board, old),
        "new_chat_member": _member(board, status),
    }
    return board.updates.push("my_chat_member", change)


def _member(board: Switchboard, status: str) -> dict[str, Any]:
    forever = {"until_date": 0} if status == "kicked" else {}
    return {"user": board.bot(), "status": status, **forever}


def get_file(board: Switchboard, call: Call) -> dict[str, Any]:
    """Return where a file can be fetched, when it is small enough for bots."""
    file = board.files.find(call.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > files.LIMIT_DOWNLOAD:
        raise bad_request("file is too big")
    return {**file.wire(), "file_path": file.path}


def set_my_commands(board: Switchboard, call: Call) -> bool:
    """Store the commands for one scope and language."""
    commands = call.structure("commands", list) or []
    if len(commands) > LIMIT_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= _LIMIT_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    board.profile.commands[_audience(call)] = commands
    return True


def get_my_commands(board: Switchboard, call: Call) -> list[dict[str, str]]:
    """Return the commands set for just this scope and language."""
    return board.profile.commands.get(_audience(call), [])


def delete_my_commands(board: Switchboard, call: Call) -> bool:
    """Forget the commands for one scope and language."""
    board.profile.commands.pop(_audience(call), None)
    return True


def commands_for(board: Switchboard, chat: Chat) -> list[dict[str, str]]:
    """Return the commands a customer sees: the narrowest scope wins, and within it his own language."""
    wide = "all_private_chats" if chat.private else "all_group_chats"
    for scope in (("chat", chat.id), (wide, None), ("default", None)):
        for language in (chat.customer.language.split("-")[0], ""):
            if commands := board.profile.commands.get((*scope, language)):
                return commands
    return []


def _audience(call: Call) -> tuple[str, int | None, str]:
    scope = call.structure("scope", dict) or {}
    chat_id = scope.get("chat_id")
    return (
        str(scope.get("type", "default")),
        None if chat_id is None else int(chat_id),
        call.text("language_code"),
    )


def _text_methods(ending: str, field: str, limit: int) -> dict[str, Method]:
    def set_text(board: Switchboard, call: Call) -> bool:
        if len(call.text(field)) > limit:
            raise bad_request(f"bot {field.replace('_', ' ')} is too long")
        board.profile.texts[field, call.text("language_code")] = call.text(field)
        return True

    def get_text(board: Switchboard, call: Call) -> dict[str, str]:
        texts = board.profile.texts
        own = board.bot()["first_name"] if field == "name" else ""
        return {field: texts.get((field, call.text("language_code"))) or texts.get((field, "")) or own}

    return {f"setMy{ending}": set_text, f"getMy{ending}": get_text}


def set_menu_button(board: Switchboard, call: Call) -> bool:
    """Store what the button beside the text field does."""
    board.profile.menu_buttons[_chat_or_all(call)] = call.structure("menu_button", dict) or {"type": "default"}
    return True


def get_menu_button(board: Switchboard, call: Call) -> dict[str, Any]:
    """Return what the button beside the text field does."""
    buttons = board.profile.menu_buttons
    return buttons.get(_chat_or_all(call)) or buttons.get(None) or {"type": "commands"}


def _chat_or_all(call: Call) -> int | None:
    return call.number("chat_id") or None


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getChat": get_chat,
    "leaveChat": leave_chat,
    "getFile": get_file,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
}
for _ending, (_field, _limit) in _TEXTS.items():
    METHODS |= _text_methods(_ending, _field, _limit)
