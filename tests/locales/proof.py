"""Sheets that papers are tried with: everything that a page is made of, in each script and language of papers."""

from typing import Final

from locales.papers.sheet import Attached, Sheet

NAMES: Final = {
    "en": "Okafor Foods & Sons, ball bearing 6204-2RS",
    "ru": "ООО «Северный путь», подшипник 6204-2RS",
    "zh_Hans": "晨光五金有限公司，深沟球轴承 6204-2RS “加急”",
    "zh_Hant": "晨光五金有限公司，深溝球軸承 6204-2RS 「加急」",
    "ja": "髙橋商事株式会社、深溝玉軸受 6204-2RS",
    "ko": "한빛상사 주식회사, 볼 베어링 6204-2RS",
    "ar": "شركة النور للتجارة، محامل كروية 6204-2RS",
    "he": "חברת האור בע״מ, מסב כדורי 6204-2RS",
    "hi": "श्री लक्ष्मी ट्रेडर्स, बॉल बेयरिंग 6204-2RS",
    "th": "บริษัท แสงทอง จำกัด, ตลับลูกปืน 6204-2RS",
    "vi": "Công ty TNHH Đường Ngỗ Nghịch, vòng bi 6204-2RS",
    "es": "Compañía Ibáñez-Güemes, rodamiento 6204-2RS",
    "de": "Müller & Söhne Großhandel, Rillenkugellager 6204-2RS",
}
WORDS: Final = {"page_of": "{page} / {pages}", "code": "#"}
CSV: Final = Attached("statement.csv", "编号,金额\r\nINV-1,100\r\n".encode("utf-8-sig"), "text/csv", "Lines")


def sheet(language: str = "en", rows: int = 10, *, attached: tuple[Attached, ...] = (), name: str = "") -> Sheet:
    """A paper of so many rows."""
    name = name or NAMES[language]
    body = {
        "facts": [[name, "Harbourline Trading"], ["2026-10-31", name]],
        "columns": [
            {"label": "No.", "kind": "code"},
            {"label": "Date", "kind": "day"},
            {"label": name, "kind": "text"},
            {"label": "EUR", "kind": "figure"},
        ],
        "rows": [[f"INV-{n:05d}", "2026-09-01", name, f"{n * 37 % 9000}.50"] for n in range(rows)],
        "total": [["", "", name, "-25,408.29"]],
        "sum": ["TWD", "TWD 1,234.50"],
        "bars": [[name, "1,000.00", 1000], ["> 90", "1.00", 1]],
        "note": name,
        "parties": [[name, name], ["2", ""]],
    }
    return Sheet(
        "proof", language, name, "S-2026-0001", "7F3A-91C2", body, 1_790_000_000_000_000, attached, "pdf", name, WORDS
    )


def card(language: str = "en") -> Sheet:
    """The same as a picture."""
    one = sheet(language, rows=3)
    body = {**one.body, "card": 1}
    return Sheet("proof", language, one.title, one.number, one.code, body, one.made_at, (), "png", one.company, WORDS)
