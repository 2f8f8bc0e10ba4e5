"""Situations of a statement that came back filled in: all agrees, some differ, some could not be read, an older one."""

from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_000_000_000_000


def _usd(minor: int) -> Money:
    return Money(minor, "USD")


_ONE: Final = {
    "number": "INV-2207", "ours": _usd(2_385_000), "theirs": _usd(2_300_000), "less": _usd(85_000), "more": False,
    "remark": "short delivery", "case": "",
}  # fmt: skip
_ODD: Final = {"row": 9, "number": "INV-2214", "quoted": "about 300"}
_RESULT: Final = {
    "number": "ST-2610-7", "given": 5, "agree": 3, "count": 2, "differ": [_ONE, {**_ONE, "case": "D-1042"}],
    "more_differ": 0, "empty": [], "more_empty": 0, "unreadable": [], "more_unreadable": 0, "unknown": [],
    "more_unknown": 0, "theirs": _usd(2_910_000), "ours": _usd(2_995_000), "total": _usd(2_910_000),
    "miscounted": False, "complete": True,
}  # fmt: skip
_PARTLY: Final = {
    **_RESULT, "given": 1, "agree": 1, "count": 0, "differ": [], "empty": ["INV-2201", "INV-2214"], "more_empty": 12,
    "unreadable": [_ODD], "more_unreadable": 3, "unknown": [_ODD], "more_unknown": 1, "complete": False,
}  # fmt: skip
_MANY: Final = {**_RESULT, "more_differ": 40, "miscounted": True, "total": _usd(2_900_000)}
_ALL: Final = {**_RESULT, "count": 0, "agree": 5, "differ": []}

SAMPLES: Final = {
    "figures_back/reading": ({},),
    "figures_back/not_matched": ({},),
    "figures_back/gone": ({},),
    "figures_back/came_meanwhile": (_RESULT,),
    "figures_back/nothing_filled": (_RESULT,),
    "figures_back/compared": (_RESULT, _PARTLY, _MANY, {**_PARTLY, "given": 0}, {**_RESULT, "given": 1}),
    "figures_back/one_of_them": (
        {**_ONE, "left": 3}, {**_ONE, "left": 2}, {**_ONE, "left": 1, "more": True, "remark": ""},
    ),
    "figures_back/all_agree": (_ALL, {**_ALL, "given": 1}),
    "figures_back/agrees_already": (_ALL, {**_ALL, "given": 1}),
    "figures_back/who_may_agree": (
        {**_ALL, "confirmers": ["Chidi Eze", "李敏"]}, {**_ALL, "given": 1, "confirmers": []},
    ),
    "figures_back/rest_agrees": (_RESULT,),
    "figures_back/all_gone_through": ({},),
    "figures_back/kept_for_later": ({"until": _AT},),
    "figures_back/send_the_rest": ({},),
    "figures_back/whenever": ({},),
    "figures_back/older_version": (
        {"number": "ST-2610-7", "version": 1, "current": "ST-2610-7", "current_version": 2},
    ),
    "staff/figures_back": (
        {
            "customer": "Okafor Foods", "number": "ST-2610-7", "lines": 5, "given": 5, "agree": 3, "differ": 2,
            "difference": _usd(85_000), "higher": False,
        },
        {
            "customer": "Okafor Foods", "number": "ST-2610-7", "lines": 5, "given": 5, "agree": 4, "differ": 1,
            "difference": _usd(85_000), "higher": True,
        },
        {
            "customer": "Okafor Foods", "number": "ST-2610-7", "lines": 5, "given": 5, "agree": 5, "differ": 0,
            "difference": _usd(0), "higher": False,
        },
    ),
}  # fmt: skip
