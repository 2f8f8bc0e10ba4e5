"""Awkward spreadsheets as customers have them, each beside how it is to be read. Run it to write readings anew.

How one is written: tests/README.md.
"""
