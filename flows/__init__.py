"""What is said and what is decided, with nothing of how it travels.

Promise: the same inputs give the same answer, on any machine, at any time. Nothing here reads a clock, a file, the
network or chance; whatever a decision needs is handed to it as a value.
Who edits: finance and developers together. Start in `dialogues`.
"""
