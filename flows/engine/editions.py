"""What earlier editions shipped: stages in which conversations and things may still stand, and where those went.

Promises: every mistake is a sentence; a conversation is moved by the version it stores, a thing by its state alone.
"""

from collections.abc import Iterator, Mapping

from flows.engine.conversation import Conversation, Frame
from flows.engine.grammar import Flow

Flows = Mapping[str, Flow]
Recorded = Mapping[str, Mapping[int, frozenset[str]]]  # the stages that were released, by flow and version


def at_this_version(flows: Flows, conversation: Conversation) -> Conversation | None:
    """The conversation in terms of the flows as they are now; None when a frame's version is not known."""
    for frame in conversation.frames:
        flow = flows.get(frame.flow)
        if flow is None or frame.version != flow.version or frame.stage not in flow.stages:
            return _migrated(flows, conversation)
    return conversation


def _migrated(flows: Flows, conversation: Conversation) -> Conversation | None:
    """The same with each frame of an older version moved to the stages that its flow's `migrate` names."""
    frames = []
    for frame in conversation.frames:
        flow = flows.get(frame.flow)
        if flow is None:
            return None
        same = {name: name for name in flow.stages} if frame.version == flow.version else {}
        moved = flow.migrate.get(frame.version, same)
        if moved.get(frame.stage) not in flow.stages:
            return None
        history = tuple(moved[stage] for stage in frame.history if stage in moved)
        correcting = moved.get(frame.correcting, "")
        frames.append(Frame(flow.name, flow.version, moved[frame.stage], frame.notes, history, correcting))
    return Conversation(tuple(frames), conversation.turn, conversation.misses, (), conversation.drafts)


def versions(flow: Flow, _: Flows) -> Iterator[str]:
    """Mistakes in what the flow says about its older versions."""
    for version in range(1, flow.version):
        if not flow.migrate.get(version):
            yield f"{flow.name}: does not say where the stages of version {version} went; add them to `migrate`."
    for version, moved in flow.migrate.items():
        for old, new in moved.items():
            if new not in flow.stages:
                yield f"{flow.name}: {old!r} of version {version} went to {new!r}, which is no stage; correct the name."
            elif flow.thing and new != flow.renamed.get(old, old):
                yield f"{flow.name}: {old!r} would mean two things, and things keep no version; give it another name."


def lost_stages(flows: Flows, recorded: Recorded) -> Iterator[str]:
    """Stages in which stored conversations and things may stand and which nothing leads out of any more."""
    for name, released in recorded.items():
        flow = flows.get(name)
        for version, stages in released.items():
            known = {} if flow is None else flow.stages if version == flow.version else flow.migrate.get(version, {})
            for old in sorted(stages - known.keys()):
                yield f"{name}: {old!r} of version {version} is gone; raise the version and name it in `migrate`."
