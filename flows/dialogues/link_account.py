"""Link the account.

Someone follows a personal link. Nothing of the account is shown before they have read who we are and what we keep,
and have shown that they know something only that customer knows. Whatever does not fit gets one neutral answer.
"""

from flows.dialogues.asking import tries
from flows.engine.everywhere import leaves_word
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    flow,
    go_to,
    happened,
    opens,
    otherwise,
    say,
    seal,
    shared_contact,
    stage,
    when,
    wrote,
)
from flows.facts.commands import AnswerInvitation
from flows.facts.members import LeaveWord, VoidInvitation
from flows.facts.places import city


def link_is_good(scene: Scene) -> bool:
    """The link led to an invitation that this chat may use."""
    return bool(scene.notes.get("invitation"))


def link_is_not_good(scene: Scene) -> bool:
    """It did not, for whatever reason."""
    return not link_is_good(scene)


def by_phone(scene: Scene) -> bool:
    """The proof is the phone number on file."""
    return scene.notes.get("proof") == "contact"


def by_staff(scene: Scene) -> bool:
    """A colleague decides."""
    return scene.notes.get("proof") == "staff"


def must_wait_for_colleague(scene: Scene) -> bool:
    """Confirming needs a colleague's word first."""
    return scene.notes.get("role") in {"confirmer", "admin"}


def offer(scene: Scene) -> dict[str, object]:
    """For whom we speak."""
    return {"company": scene.books.company.name}


def question(scene: Scene) -> dict[str, object]:
    """What would prove it."""
    return offer(scene) | {"invoice": str(scene.notes.get("invoice") or ""), "tax": bool(scene.notes.get("tax"))}


def welcome(scene: Scene) -> dict[str, object]:
    """Who they are to us, how we address them, in which language and by which clock."""
    contact = scene.books.contact
    return offer(scene) | {
        "customer": str(scene.notes.get("customer") or ""),
        "waits": must_wait_for_colleague(scene),
        "called": contact.called if contact else "",
        "language": scene.books.spoken,
        "city": city(contact.zone) if contact else "",
        "now": scene.now,
    }


def wants_word(scene: Scene) -> bool:
    """Whether somebody without an invitation wants to leave word."""
    return scene.notes.get("leaves") == "word"


def not_them(scene: Scene) -> VoidInvitation:
    """The link reached somebody else."""
    return VoidInvitation(number(scene.notes.get("invitation")))


def word_left(scene: Scene) -> LeaveWord:
    """Their words, for a colleague."""
    return LeaveWord(getattr(scene.event, "text", ""))


def what_they_wrote(scene: Scene) -> AnswerInvitation:
    """Their words, to be compared."""
    return AnswerInvitation(getattr(scene.event, "text", ""))


def what_they_shared(scene: Scene) -> AnswerInvitation:
    """Their phone number, to be compared."""
    return AnswerInvitation(getattr(scene.event, "phone", ""))


def nothing_more(scene: Scene) -> AnswerInvitation:  # noqa: ARG001 - every maker is given the scene
    """A colleague is asked."""
    return AnswerInvitation("")


RESULTS = (
    when(happened("linked")).then(
        say("welcome", opens("view_statement", "statement"), "menu", opens("settings", "not_so"), shows=welcome),
        close("linked"),
    ),
    when(happened("link_refused")).then(say("not_this_way", shows=offer), again()),
    when(happened("link_waits")).then(say("colleague_is_asked", shows=offer), close("waits")),
)

link_account = flow(
    "link_account",
    stage(
        "notice",
        ask("who_we_are", "agree_to_notice", "not_me", "privacy", shows=offer),
        when(arrived(), wants_word).then(go_to("word")),
        when(arrived(), link_is_not_good).then(
            say("not_this_way", opens("link_account", "leave_word", leaves_word), shows=offer), close("refused")
        ),
        when(chose("agree_to_notice"), by_staff).then(seal(), do(nothing_more)),
        when(chose("agree_to_notice"), by_phone).then(seal(), go_to("phone")),
        when(chose("agree_to_notice")).then(seal(), go_to("proof")),
        when(chose("not_me")).then(seal(), do(not_them), say("nothing_shown", shows=offer), close("not_me")),
        when(chose("privacy")).then(say("always/privacy", shows=offer), again()),
        *RESULTS,
        otherwise(say("always/not_understood", shows=tries), again()),
    ),
    stage(
        "proof",
        ask("prove_it", "not_me", shows=question),
        when(wrote()).then(do(what_they_wrote)),
        when(chose("not_me")).then(seal(), do(not_them), say("nothing_shown", shows=offer), close("not_me")),
        *RESULTS,
        otherwise(again()),
    ),
    stage(
        "phone",
        ask("share_your_number", shows=offer, shares_contact=True),
        when(shared_contact()).then(do(what_they_shared)),
        *RESULTS,
        otherwise(again()),
    ),
    stage(
        "word",
        ask("word", "not_now", shows=offer),
        when(wrote()).then(do(word_left)),
        when(chose("not_now")).then(say("as_you_like", shows=offer), close("nothing_left")),
        when(happened("word_kept")).then(say("word_kept", shows=offer), close("word")),
        when(happened("word_refused")).then(say("word_waits", shows=offer), close("word")),
        otherwise(again()),
    ),
    open_to_all=True,
)
