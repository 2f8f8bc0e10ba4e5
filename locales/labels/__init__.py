"""The words on buttons: one file per dialogue, a dictionary `LABELS` from choice id to English source.

Promise: ids are stored in conversations and never renamed. Placeholders are named, `%(amount)s`; their values are
formatted by type, as templates do (a whole number whose name ends in `_at` is a moment, any other a quantity).
At most 60 characters in every language, better 20. Whoever adds a button adds its line to the dialogue's file.
"""
