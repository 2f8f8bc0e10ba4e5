"""How and when a thing is said: templates, catalogues, formats, calendars.

Promise: a message either comes out whole, in the reader's language, script and manners, or not at all; nothing falls
back to half a sentence. Which message is said is decided elsewhere.
Who edits: translators the catalogues, finance the templates, developers the few modules around them.
"""
