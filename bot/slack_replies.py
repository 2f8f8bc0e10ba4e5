"""What is said at once to whoever acted: a form, a window, a private word, their home. Given once, never repeated.

Promise: exactly one call for each; nothing depends on its arrival. A new kind of reply is a branch here.
"""

from typing import Any

from bot.doors import Reply, StaffActed


async def give(client: Any, reply: Reply, did: StaffActed, user: str, *, answered: bool) -> None:
    """Say it. `answered`: the acknowledgement says it, but for other views. Raises what the client raises."""
    view = reply.body.get("view")
    if reply.kind == "home":
        await client.views_publish(user_id=user, view=view)
    elif reply.kind == "redrawn":
        await client.views_update(view_id=reply.body["id"], view=view)
    elif reply.kind == "form" and not did.form:
        show = client.views_push if did.view else client.views_open
        await show(trigger_id=did.trigger, view=view)
    elif reply.kind == "private" and not answered:
        said = {"text": reply.body["text"], "link_names": False, "parse": "none"}
        await client.chat_postEphemeral(channel=did.channel, user=user, **said)
