"""The desk: what colleagues see and press in Slack, as plain data. Nothing here knows Slack's libraries.

Promises: whoever presses is a registered, active colleague whose role allows it, or nothing happens but a private word
and a line in the records; nobody approves what they proposed; what a customer wrote stands there as plain text, so that
it can neither mention anybody nor disguise a link.
"""

from bot.desk.acting import take_action, take_notice
from bot.desk.admitting import take_met
from bot.desk.cards import person_card
from bot.desk.head_card import head
from bot.desk.redrawing import redraw
from bot.desk.statement_cards import review_card
from bot.desk.waiting_cards import hand_over_head

__all__ = ["hand_over_head", "head", "person_card", "redraw", "review_card", "take_action", "take_met", "take_notice"]
