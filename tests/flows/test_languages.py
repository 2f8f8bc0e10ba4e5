"""Which language somebody writes in: by script, by the small words of those in Latin letters, and never by a name."""

from dataclasses import replace

import pytest

from flows.engine.events import Asked, Wrote
from flows.facts.commands import SetLanguage
from flows.facts.languages import scripts_of, written_in
from locales.languages import OWN_NAMES
from tests.flows.samples_languages import TWELVE
from tests.flows.samples_statements import page, talk

PLACE = replace(page().company, speaks=TWELVE)
IN_EACH = {
    "en": "The invoice is wrong, please look at it",
    "zh_Hans": "我们的账单金额不对",
    "zh_Hant": "我們的帳單金額不對",
    "ja": "請求書の金額が間違っています",
    "ko": "청구서 금액이 맞지 않습니다",
    "ar": "مبلغ الفاتورة غير صحيح",
    "ru": "Сумма в счёте неверная",
    "hi": "बिल की राशि गलत है",
    "th": "ยอดในใบแจ้งหนี้ไม่ถูกต้อง",
    "vi": "Số tiền trên hóa đơn của chúng tôi không đúng",
    "de": "Die Rechnung stimmt nicht, bitte prüfen",
    "es": "El importe de la factura no está bien",
}


@pytest.mark.parametrize("spoken", ["en", "ja", "ar", "zh_Hant"])
def test_each_of_twelve_languages_is_known_by_a_sentence(spoken: str) -> None:
    """Whatever is being spoken."""
    told = {code: written_in(said, TWELVE, spoken) for code, said in IN_EACH.items()}

    assert told == {code: code for code in IN_EACH}


@pytest.mark.parametrize(
    ("text", "spoken", "language"),
    [
        ("INV-2214", "ar", ""),
        ("INV-2214 3,200.00 USD", "ja", ""),
        ("OK, 谢谢", "en", ""),
        ("", "en", ""),
        ("👍", "ru", ""),
        ("Okafor Foods Lagos Limited", "ja", ""),
        ("请帮我 check 一下 invoice INV-2093", "en", "zh_Hans"),
        ("The invoice of 上海晨光家居有限公司 is wrong", "zh_Hans", "en"),
        ("請求書確認済", "ja", "ja"),
        ("我方余额", "zh_Hant", "zh_Hans"),
        ("您好，可以明天再看", "zh_Hant", "zh_Hant"),
        ("kal payment kar denge bhai", "hi", ""),
        ("wo yao dui zhang", "zh_Hans", ""),
        ("שלום לכולם וגם לכם", "en", ""),
    ],
)
def test_too_little_or_what_may_be_either_is_no_other_language(text: str, spoken: str, language: str) -> None:
    """A number, a name, a greeting; Chinese signs that both ways of writing share are the reader's own."""
    assert written_in(text, TWELVE, spoken) == language


def test_chinese_is_the_kind_that_is_spoken_here() -> None:
    """Where only one of them is, it takes both."""
    simple = tuple(one for one in TWELVE if one.code in {"en", "zh_Hans"})

    assert written_in(IN_EACH["zh_Hant"], simple, "en") == "zh_Hans"
    assert written_in(IN_EACH["ja"], simple, "en") == ""


def test_letters_are_counted_by_script() -> None:
    """Digits and marks are of none."""
    assert dict(scripts_of("Счёт 12, ok 好ですね!")) == {"Cyrl": 4, "Latn": 2, "Hani": 1, "Kana": 3}


@pytest.mark.parametrize("code", sorted(set(IN_EACH) - {"en"}))
def test_whoever_writes_in_another_language_is_offered_it_in_both(code: str) -> None:
    """By its own name, on one button that asks for it; said in the language that is spoken and in theirs."""
    some = talk(page(company=PLACE), "settings")
    some.write(IN_EACH[code])
    offer = some.says()[-1]
    button = offer.buttons[0][0]

    assert (offer.message, offer.also_in, offer.values) == ("always/switch_language", code, {"language": code})
    assert (button.command, button.values["language"]) == (f"in_{code}", OWN_NAMES[code])


def test_what_somebody_forwards_is_not_their_language() -> None:
    """A colleague's letter is passed on in the colleague's words."""
    some = talk(page(company=PLACE), "settings")
    some.hear(Wrote(IN_EACH["zh_Hans"], forwarded=True))

    assert "always/switch_language" not in some.said()


@pytest.mark.parametrize(
    ("command", "follows", "where"),
    [
        ("in_ja", [SetLanguage("ja")], "settings/present"),
        ("in_zh_Hans", [SetLanguage("zh_Hans")], "settings/present"),
        ("in_chinese", [SetLanguage("zh_Hans")], "settings/present"),
        ("in_english", [SetLanguage("en")], "settings/present"),
        ("in_eo", [], "settings/language"),
    ],
)
def test_a_language_asked_for_is_spoken_or_chosen_anew(command: str, follows: list[SetLanguage], where: str) -> None:
    """Also by a button that has hung in a chat since only two were spoken."""
    some = talk(page(company=PLACE), "settings")
    some.ask(command)

    assert some.does() == follows
    assert some.where == where


def test_nobody_without_an_account_sets_a_language() -> None:
    """There is nobody to remember it for."""
    some = talk(page(company=PLACE, contact=None))
    some.hear(Asked("in_de"))

    assert some.does() == []
