"""Things that stand in a state which only an earlier edition had are brought to the present one, at start.

Promises: before anything is received or fires; total, since `python -m bot check` refuses a shipped state that neither
stands nor is named in its lifecycle's `migrate`; nothing to do, and nothing looked at, where no lifecycle names any.
"""

from flows.all_flows import FLOWS
from storage import lifecycle_states
from storage.embedded import EmbeddedStore


def carry_over(store: EmbeddedStore) -> int:
    """How many things were brought along."""
    renamed = {flow.name: flow.renamed for flow in FLOWS.values() if flow.thing and flow.renamed}
    if not renamed:
        return 0
    with store.engine.begin() as conn:
        return lifecycle_states.rename(conn, renamed)
