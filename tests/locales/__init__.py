"""How things are said: formats, templates, catalogues and what can be wrong with them."""
