"""Words typed in place of a button, beside the button's own: yes, no, the first one. All languages together.

Promise: data only, in the normal form of flows/facts/near_labels.py. A word that may be an answer of its own ("ok",
"2") has no place here. Who edits: whoever speaks the language.
"""

from typing import Final

YES: Final = frozenset((
    "yes", "yes please", "yep", "yeah", "yup", "ya", "yes it is", "yes that is right", "yes thats right",
    "thats right", "that is right", "right", "correct", "exactly", "true", "y", "yes correct", "of course", "是",
    "是的", "对", "对的", "没错", "对对", "是啊", "嗯是的", "对没错", "正确",
))  # fmt: skip
NO: Final = frozenset((
    "no", "nope", "no thanks", "no thank you", "n", "nah", "not at all", "no it isnt", "wrong", "no its not", "不",
    "不是", "不对", "没有", "不用", "不用了", "不是的", "没有了", "没了",
))  # fmt: skip
# How a label begins that means yes, or no.
BEGINS_YES: Final = ("yes", "是", "对")
BEGINS_NO: Final = ("no", "不", "没", "否")
PLACES: Final = (
    ("the first", "first", "first one", "the first one", "第一个", "第一"),
    ("the second", "second", "second one", "the second one", "第二个", "第二"),
    ("the third", "third", "third one", "the third one", "第三个", "第三"),
)
# Words that add nothing to a label.
SMALL: Final = frozenset((
    "the", "a", "an", "it", "is", "its", "please", "pls", "i", "want", "to", "would", "like", "take", "choose",
    "option", "this", "that", "one", "my", "our", "me", "just", "of", "for", "we", "and", "press", "button", "select",
    "go", "with",
))  # fmt: skip
SMALL_CHINESE: Final = ("请", "我要", "我选", "选", "的", "吧", "了", "就", "这个", "那个", "我想")
