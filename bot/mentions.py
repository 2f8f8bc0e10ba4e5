"""How a colleague is addressed in Slack, so that they hear of it.

Promise: only a colleague's own user id becomes a mention, and only if it has the form of one; nothing that anybody
wrote can become one here.
"""

import re

from flows.facts.parties import Colleague

_ID = re.compile(r"[UW][A-Z0-9_]{1,20}")


def mention(who: Colleague | None) -> str:
    """How a template names the colleague, to be made a mention of by `calling`; empty for an id that is none."""
    return f"<@{who.user}>" if who and _ID.fullmatch(who.user) else ""


def calling(text: str, who: Colleague | None) -> str:
    """A message, escaped already, in which the first place that names the colleague like that calls them."""
    name = mention(who)
    return text.replace(f"&lt;{name[1:-1]}&gt;", name, 1) if name else text
