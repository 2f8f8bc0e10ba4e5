"""Values to show each message with: one file per dialogue, `SAMPLES` from message name to the situations worth seeing.

Promise: every message has at least one situation, and together they reach every branch of its template; tests render
them in every language and `preview` shows them. Whoever adds a template adds its situations here.
"""
