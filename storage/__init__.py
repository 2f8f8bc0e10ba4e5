"""Where things are kept: tables, files, spreadsheets in and out, migrations.

Promise: a turn is stored whole or not at all, and what was stored can be read again after any crash. The rows are the
state, the audit chain says why they are so. No rule of the business is decided here.
Who edits: developers; a table arrives together with the first feature that writes it.
"""
