"""Text in the bytes of any country is read as what was written, and what is no text is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.decoding import text_of

WRITTEN = {
    "gb18030": ("日期,单号,金额\n2026-01-05,XS-001,1200.00\n",
                "日期,凭证号,摘要,借方,贷方,余额\n2026-01-05,记-12,收到货款,,500.00,7\n",
                "客户\t金额\n宁波远洋贸易有限公司\t12", "镕鑫科技"),
    "big5": ("日期,單號,金額\n2026-01-05,A1,100", "客戶名稱;發票號碼;餘額\n香港順達貿易有限公司;1;2"),
    "cp932": ("日付,伝票番号,金額\n2026/01/05,A-1,100\n",
              "取引日,摘要,お支払金額,残高\n1,振込 カ)ヤマダ,100,", "ﾋﾂﾞｹ,ｷﾝｶﾞｸ\n1,2",
              "請求書番号,請求日,金額\n株式会社山田製作所,1,2"),
    "cp949": ("날짜,청구서번호,금액\n2026-01-05,A,1",
              "거래처명;세금계산서;잔액\n주식회사 한빛물산;1;2", "일자,적요,차변,대변\n"),
    "cp1252": ("Datum;Belegnummer;Beträge\n05.01.2026;RE-1;1.200,00\nMüller & Söhne;Gutschrift für Übergabe",
               "Fecha,Número,Crédito,Débito\n", "Größe", "Café;1\nNuméro;2", "Preis €;5"),
    "cp1251": ("Дата;Номер;Сумма\n05.01.2026;СФ-1;1200,00", "ДАТА;СУММА ДОКУМЕНТА",
               "ООО «Ромашка»;Итого;№ 5", "Остаток"),
    "cp1256": ("التاريخ;رقم الفاتورة;المبلغ\n", "شركة النور للتجارة;100"),
    "cp1255": ("תאריך,מספר חשבונית,סכום\n",),
    "cp874": ("วันที่,เลขที่ใบแจ้งหนี้,จำนวนเงิน\n", "บริษัท สยามการค้า จำกัด,1"),
    "cp1250": ("Kwota należności;Płatność\nŁódź;1",),
    "utf-16": ("日期\t金额\n2026-01-05\t12\n",),
    "utf-16-le": ("日期\t金额\n2026-01-05\t12\n", "Datum;Betrag\n1;2"),
    "utf-16-be": ("日期\t金额\n2026-01-05\t12\n", "Datum;Betrag\n1;2"),
    "utf-8-sig": ("日期,金额",),
    "utf-8": ("Ngày;Số tiền\n1;2", "दिनांक,राशि", "a,b\n1,2"),
}  # fmt: skip


@pytest.mark.parametrize(("encoding", "text"), [(one, text) for one, texts in WRITTEN.items() for text in texts])
def test_what_a_program_of_any_country_wrote_is_read_as_it_was_meant(encoding: str, text: str) -> None:
    """A few headings are enough, also where another encoding would read them as something."""
    read = text_of(text.encode(encoding))

    assert read is not None
    assert read[0] == text


def test_a_letter_that_was_cut_in_two_does_not_garble_the_rest() -> None:
    """Some programs shorten texts by their bytes."""
    content = ("日期,摘要,金额\n" * 20).encode()
    read = text_of(content[:-12] + content[-11:])

    assert read is not None
    assert read[0].startswith("日期,摘要,金额\n")


@pytest.mark.parametrize("end", [b"\x1a", b"\0" * 7, b"\x1a\0\0"])
def test_what_old_systems_fill_a_file_up_with_is_no_part_of_it(end: bytes) -> None:
    """A record of fixed length, or the sign by which a file ended in 1981."""
    assert text_of(b"No,Sum\n1,2\n" + end) == ("No,Sum\n1,2\n", "utf-8")


def test_half_a_letter_at_the_end_of_a_wide_text_is_dropped() -> None:
    """A copy that broke off."""
    read = text_of("日期\t金额\n1\t2".encode("utf-16-le") + b"\x00")

    assert read == ("日期\t金额\n1\t2", "utf-16-le")


@pytest.mark.parametrize("content", [b"MZ\x90\0" * 50, bytes(range(256)), b"\x89PNG\r\n\x1a\n\0\0", b"\0" * 40])
def test_what_is_no_text_has_no_encoding(content: bytes) -> None:
    """A program or a picture is not read as signs of a far country."""
    assert text_of(content) is None


@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_text_or_not(content: bytes) -> None:
    """Nothing that anybody sends stops the reading."""
    read = text_of(content)

    assert read is None or isinstance(read[0], str)
