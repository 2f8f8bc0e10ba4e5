"""What a customer is asked: one file per conversation, read from top to bottom like a script.

Promise: every stage answers everything a customer may do there, silence included, and each file can be understood
without opening another.
Who edits: finance may propose any change here; `python -m bot check` says what a change forgot.
"""
