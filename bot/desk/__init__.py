"""The desk: what colleagues see and press in Slack, as plain data. Nothing here knows Slack's libraries.

Promises: whoever presses is a registered, active colleague whose role allows it, or nothing happens but a private word
and a line in the records; nobody approves what they proposed; what a customer wrote stands there as plain text, so that
it can neither mention anybody nor disguise a link.
"""

from bot.desk.acting import take_action
from bot.desk.cards import hand_over_head, head, person_card, redraw, review_card

__all__ = ["hand_over_head", "head", "person_card", "redraw", "review_card", "take_action"]
