"""How conversations and lifecycles are read: the grammar, the step, the checks and the drawings.

Promise: no word of the business appears here. Given a flow, a conversation, an event and a time, the engine always
has an answer, always the same one, and changes nothing itself.
Who edits: developers; a new word of grammar is the last resort, after a new condition or a new fact.
"""
