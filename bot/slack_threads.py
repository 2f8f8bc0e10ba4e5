"""Cards that cannot be rewritten any more: somebody deleted them, or the desk has moved to another channel.

Promise: such a card is posted anew, with a link to where the matter was told before; nothing is posted twice, since the
platform has refused the rewriting for certain.
"""

from typing import Any, Final

from storage.ports import Letter

GONE: Final = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})


async def continuing(client: Any, letter: Letter, said: dict[str, Any]) -> dict[str, Any]:
    """The same with a link to the earlier message beneath it. Raises what the client raises."""
    channel, ts = letter.body["earlier"]
    home = str((await client.auth_test())["url"]).rstrip("/")
    link = f"<{home}/archives/{channel}/p{ts.replace('.', '')}|{letter.body['earlier_words']}>"
    note = {"type": "context", "elements": [{"type": "mrkdwn", "text": link, "verbatim": True}]}
    return said | {"blocks": [*(said["blocks"] or []), note]}
