"""The shell around the other rooms: chats, clock, network, commands.

Promise: whatever comes in takes the same corridor and is committed before it is acknowledged, and whatever goes out
was committed before it is sent. No rule of the business is decided here.
Who edits: developers. It starts with `python -m bot` from this folder and in no other way.
"""
