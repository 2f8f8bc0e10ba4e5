"""What the rooms promise, tried out.

Promise: every test runs from a fresh checkout with nothing but the locked packages, reaches no network beyond this
machine, and uses no stand-in that could agree to something the real thing would refuse.
This file stays: without it pytest would take `tests/flows` for `flows`. Whatever runs from this folder understands
every language that has its words beside the catalogues, as the bot does.
"""

from flows.tables.tongues import learn
from locales.understood import read_understood

learn(read_understood())
