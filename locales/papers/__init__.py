"""Papers: what leaves as a page rather than as a message. Typst sets them; nothing but this folder knows it.

Promise: the same input makes the same bytes; what stands in a paper came in as data and is never read as a source.
"""
