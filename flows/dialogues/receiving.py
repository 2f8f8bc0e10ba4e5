"""Files that come in the middle of a dialogue: kept, receipted, never lost.

The rules below stand in every stage that may be sent a paper. An album arrives as several files and gets one receipt.
The dialogue's notes say where files belong: `case_id` (0: the draft of this conversation) and `reason`, or the case's.
"""

from flows.engine.effects import Button
from flows.engine.events import SentFile, SentUnusable, Value
from flows.engine.grammar import Scene
from flows.engine.told import number, told
from flows.engine.words import again, do, each, happened, note, say, sent_file, sent_unusable, when
from flows.facts.commands import KeepEvidence
from flows.tables.reasons import reason


def slot(scene: Scene) -> str:
    """What the paper is filed as."""
    case = scene.books.case(number(scene.notes.get("case_id")))
    return reason(case.reason if case else str(scene.notes.get("reason", ""))).slots[0]


def keep(scene: Scene) -> KeepEvidence:
    """Keep what was just sent."""
    return KeepEvidence(number(scene.notes.get("case_id")), slot(scene))


def album(scene: Scene) -> str:
    """The album the file belongs to; empty for a single one."""
    return scene.event.album if isinstance(scene.event, SentFile) else ""


def follows_in_album(scene: Scene) -> bool:
    """Whether its album has already begun to arrive."""
    return bool(album(scene)) and scene.notes.get("album") == album(scene)


def receipted(scene: Scene) -> bool:
    """Whether the file just kept belongs to an album that has its receipt."""
    return scene.notes.get("in_album") is True


def files(scene: Scene) -> list[Value]:
    """The names of what was kept so far in this dialogue."""
    kept = scene.notes.get("files")
    return list(kept) if isinstance(kept, list) else []


def with_this(scene: Scene) -> list[Value]:
    """The same with the file that was just kept."""
    return [*files(scene), str(told(scene, "name") or "")]


def kept_at(scene: Scene) -> int:
    """When it was kept (µs UTC)."""
    return number(told(scene, "at")) or scene.now


def paper_id(scene: Scene) -> int:
    """The one that was kept last."""
    return number(told(scene, "id"))


def receipt(scene: Scene) -> dict[str, object]:
    """What was received, when, and what it was filed as."""
    names = [str(name) for name in files(scene)]
    return {
        "files": len(names),
        "name": names[-1] if names else "",
        "at": number(scene.notes.get("kept_at")),
        "slot": slot(scene),
    }


def refusal(scene: Scene) -> dict[str, object]:
    """Why a file was not kept, its name and size in bytes, and when (µs UTC) it had come before."""
    why, name = str(told(scene, "why") or "wrong_type"), str(told(scene, "name") or "")
    return {"why": why, "size": number(told(scene, "size")), "name": name, "at": number(told(scene, "at"))}


def doubted(scene: Scene) -> bool:
    """Whether the file just kept may be hard to read, or shows what nobody should send."""
    return bool(told(scene, "doubt"))


def spoken(scene: Scene) -> bool:
    """Whether it is a voice or a film, which only a person can make something of."""
    return bool(told(scene, "doubt") == "spoken")


def doubt(scene: Scene) -> dict[str, object]:
    """Why there is a doubt about it ("small", "card", "identity"), and its name."""
    return {"why": str(told(scene, "doubt") or "small"), "name": str(told(scene, "name") or "")}


def doubt_buttons(scene: Scene) -> list[Button]:
    """Delete what should not have been sent; whatever is only hard to read is kept."""
    if told(scene, "doubt") == "small":
        return []
    notes: dict[str, Value] = {"case_id": number(scene.notes.get("case_id")), "paper_id": number(told(scene, "id"))}
    return [Button("paper_delete", opens="see_papers", notes=notes | {"ask": "delete"})]


def kind(scene: Scene) -> dict[str, object]:
    """What came that carries neither words nor paper."""
    return {"kind": scene.event.kind if isinstance(scene.event, SentUnusable) else ""}


COMING = (
    *when(sent_file()).then(note("in_album", follows_in_album), note("album", album), do(keep)),
    *when(happened("evidence_kept"), spoken).then(
        note("files", with_this),
        note("kept_at", kept_at),
        note("paper_id", paper_id),
        say("send_evidence/doubt", shows=doubt),
        again(),
    ),
    *when(happened("evidence_kept"), doubted).then(
        note("files", with_this),
        note("kept_at", kept_at),
        note("paper_id", paper_id),
        say("send_evidence/doubt", each(doubt_buttons), shows=doubt),
    ),
    *when(happened("evidence_kept"), receipted).then(note("files", with_this)),
    *when(happened("evidence_refused")).then(say("send_evidence/refused", shows=refusal)),
    *when(sent_unusable()).then(say("always/unusable", shows=kind)),
)
_KEPT = (note("files", with_this), note("kept_at", kept_at), note("paper_id", paper_id))

# Where papers are what is asked for, the card itself is the receipt.
PAPERS = (*COMING, *when(happened("evidence_kept")).then(*_KEPT, again()))
# Anywhere else a receipt comes first and the question stands.
PAPERS_BY_THE_WAY = (
    *COMING,
    *when(happened("evidence_kept")).then(*_KEPT, say("send_evidence/receipt", shows=receipt), again()),
)
