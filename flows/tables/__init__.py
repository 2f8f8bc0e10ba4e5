"""The short lists that finance owns: reasons, remedies, follow-ups, clocks, roles, priorities.

Promise: a line added here is offered, translated and counted everywhere, or `python -m bot check` names the place
that is missing. The keys are stored; renaming one needs a migration.
Who edits: finance.
"""
