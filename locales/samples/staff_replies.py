"""Situations of the desk's words about messages to customers."""

from typing import Final

_AT: Final = 1_793_955_600_000_000
_CARD: Final = {
    "person": "Lena Hoffmann",
    "to": "Li Na",
    "lines": ["We found it.", "It is booked."],
    "files": ["INV-7001.pdf"],
    "state": "sent",
    "corrected": False,
    "send_at": _AT,
    "zone": "Asia/Shanghai",
}
_WROTE: Final = {"person": "Li Na", "text": "The price was 0.60.\nSee the order.", "before": "", "language": ""}
_TIME: Final = {"at": _AT, "opening": _AT, "zone": "Asia/Shanghai", "outside": True, "choice": True}
_REASONS: Final = ("no_figures", "too_large", "gone", "empty", "password", "wrong_type")

SAMPLES: Final = {
    "staff/confirm_cancel_reply": ({},),
    "staff/confirm_withdraw_reply": ({},),
    "staff/customer_wrote": (
        _WROTE,
        {**_WROTE, "before": "", "language": "zh_Hans"},
        {**_WROTE, "before": "The price was 0.55.", "language": ""},
        {**_WROTE, "before": "The price was 0.55.", "language": "zh_Hans"},
    ),
    "staff/file_not_sent": tuple({"name": "map.pdf", "why": why} for why in _REASONS),
    "staff/read_by": ({"person": "Lena Hoffmann", "at": _AT},),
    "staff/replied": ({"person": "Lena Hoffmann", "to": "Li Na", "lines": ["We found it.", "It is booked."]},),
    "staff/reply_admits": ({"words": ["our fault", "our mistake"]},),
    "staff/reply_card": (
        _CARD,
        {**_CARD, "corrected": True, "files": []},
        *({**_CARD, "state": state} for state in ("scheduled", "cancelled", "withdrawn")),
    ),
    "staff/reply_changed": tuple(
        {"person": "Lena Hoffmann", "to": "Li Na", "was": ["We found it."], "now": now, "taken": taken, "kept": kept}
        for now, taken, kept in (([], 1, 0), ([], 2, 3), ([], 0, 1), (["Found."], 0, 0))
    ),
    "staff/reply_files_barred": ({"files": [("map.pdf", why) for why in _REASONS]},),
    "staff/reply_in_doubt": ({},),
    "staff/reply_moved_on": ({},),
    "staff/reply_names_colleague": ({"words": ["Omar"]},),
    "staff/reply_names_customer": ({"words": ["Okafor Foods", "Fu Tong"]},),
    "staff/reply_names_inside": ({"words": ["#desk", "@omar"]},),
    "staff/reply_other_language": ({"written": "en", "reads": "zh_Hans"},),
    "staff/reply_their_time": (_TIME, {**_TIME, "choice": False}, {**_TIME, "outside": False, "choice": False}),
    "staff/reply_too_late_now": ({"opening": _AT, "zone": "Asia/Shanghai"},),
    "staff/reply_with_files": ({"names": ["INV-7001.pdf", "map.jpg"]},),
}
