"""Account statements as banks send them: camt.053 of ISO 20022, in any of its versions.

Promises: what came in and is booked, one row for each payment, also where a bank books many as one entry; what went
out is no business of this house and is counted, not kept. All faults of a file are told, each by its entry.

The libraries for this were weighed and left: they bring a second XML library or a data frame engine along, or are in
their first months. A dozen elements are needed here; the standard library's parser reads them, and does so safely once
it refuses document types. Who edits: developers.
"""

import io
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from flows.facts.figure_forms import CURRENCIES
from flows.facts.money import exponent
from storage.bank_rows import BankRow, Read, fault
from storage.plain_xml import NotPlainXml, local, walk
from storage.sheets_faults import Fault, NotReadable

_STATEMENT: Final = "BkToCstmrStmt"
_ENTRY: Final = "Ntry"
_DETAIL: Final = "TxDtls"
_SINGLE: Final = ("BookgDt/Dt", "BookgDt/DtTm")
_PAYER: Final = ("RltdPties/Dbtr/Nm", "RltdPties/Dbtr/Pty/Nm", "RltdPties/UltmtDbtr/Nm", "RltdPties/UltmtDbtr/Pty/Nm")
_TEXTS: Final = ("RmtInf/Ustrd", "RmtInf/Strd/CdtrRefInf/Ref", "RmtInf/Strd/RfrdDocInf/Nb", "AddtlTxInf")

Told = dict[str, list[str]]


def read_camt(content: bytes, file: str) -> Read:
    """The payments that came in. Raises NotReadable for what is no such statement."""
    reader = _Reader(file)
    try:
        walk(io.BytesIO(content), reader.start, reader.text, reader.end)
    except NotPlainXml as error:
        raise NotReadable(f"{file} is no sound XML ({error}); export it from the bank once more.") from error
    if not reader.is_statement:
        raise NotReadable(f"{file} is no camt.053 statement; export the account's booked entries as camt.053 or CSV.")
    return Read(tuple(reader.rows), tuple(reader.faults), reader.left_out)


class _Reader:
    """Entries as they end, each with the payments inside it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.is_statement = False
        self.rows: list[BankRow] = []
        self.faults: list[Fault] = []
        self.left_out = 0
        self._path: list[str] = []
        self._said = ""
        self._account = ""
        self._entries = 0
        self._entry: Told = {}
        self._details: list[Told] = []

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        name = local(tag)
        self._path.append(name)
        self._said = ""
        if name == _STATEMENT:
            self.is_statement = True
        elif name == "Stmt":
            self._account = ""
        elif name == _ENTRY:
            self._entries += 1
            self._entry, self._details = {}, []
        elif name == _DETAIL:
            self._details.append({})
        elif "Ccy" in given:
            self._note("Ccy", given["Ccy"])

    def text(self, text: str) -> None:
        """Characters of the element that began last."""
        self._said += text

    def end(self, _: str) -> None:
        """An element is over."""
        said, self._said = self._said.strip(), ""
        if said and _ENTRY in self._path:
            self._note("", said)
        elif said and self._path[-4:-1] == ["Stmt", "Acct", "Id"] and self._path[-1] == "IBAN":
            self._account = said
        elif said and self._path[-5:] == ["Stmt", "Acct", "Id", "Othr", "Id"]:
            self._account = self._account or said
        if self._path.pop() == _ENTRY and _ENTRY not in self._path:
            self._close()

    def _note(self, attribute: str, said: str) -> None:
        """Keep what an element of an entry says, under its path from the entry or from the payment inside it."""
        if _ENTRY not in self._path:
            return
        top = _DETAIL if _DETAIL in self._path else _ENTRY
        place = "/".join((*self._path[self._path.index(top) + 1 :], *filter(None, [attribute])))
        into = self._details[-1] if top == _DETAIL else self._entry
        into.setdefault(place, []).append(said)

    def _close(self) -> None:
        """The entry as rows: one for each payment inside that says its own sum, or one for all of it."""
        status = _first(self._entry, "Sts/Cd", "Sts") or "BOOK"
        if status != "BOOK":
            return
        if _first(self._entry, "CdtDbtInd") != "CRDT" or _first(self._entry, "RvslInd") == "true":
            self.left_out += 1
            return
        own = [one for one in self._details if _first(one, "Amt", "AmtDtls/TxAmt/Amt")]
        parts = own if len(own) == len(self._details) and len(own) > 1 else [self._details[0] if self._details else {}]
        for part in parts:
            if _first(part, "CdtDbtInd") == "DBIT":
                self.left_out += 1
            else:
                self._row(part, single=len(parts) == 1)

    def _row(self, part: Told, *, single: bool) -> None:
        source = self._entry if single else part
        day = self._day("BookgDt") or self._day("ValDt")
        minor, currency = self._amount(source)
        if day is None:
            self._fault("booking date", _first(self._entry, *_SINGLE), "not_a_day")
        elif minor:
            self.rows.append(BankRow(
                row=self._entries, account=self._account, on=day, valued=self._day("ValDt"), minor=minor,
                currency=currency, payer=_first(part, *_PAYER),
                reference=_first(part, "Refs/AcctSvcrRef") or _first(self._entry, "AcctSvcrRef", "NtryRef"),
                end_to_end=_first(part, "Refs/EndToEndId").replace("NOTPROVIDED", ""),
                text=" ".join(said for place in _TEXTS for said in part.get(place, ()))
                or _first(self._entry, "AddtlNtryInf"),
            ))  # fmt: skip

    def _amount(self, source: Told) -> tuple[int, str]:
        """(minor units, currency); 0 for what is no amount, which is a fault then."""
        place = "Amt" if "Amt" in source else "AmtDtls/TxAmt/Amt"
        said, currency = _first(source, place), _first(source, f"{place}/Ccy")
        if currency not in CURRENCIES:
            self._fault("currency", currency, "unknown_currency", guess="Use three letters such as CNY.")
            return 0, ""
        try:
            minor = Decimal(said).scaleb(exponent(currency))
        except InvalidOperation:
            minor = Decimal("NaN")
        if not minor.is_finite() or minor <= 0:
            self._fault("amount", said, "not_an_amount")
        elif minor != minor.to_integral_value():
            self._fault("amount", said, "too_many_decimals", currency=currency)
        elif minor >= _TOO_MUCH:
            self._fault("amount", said, "too_large")
        else:
            return int(minor), currency
        return 0, ""

    def _day(self, what: str) -> date | None:
        try:
            return date.fromisoformat(_first(self._entry, f"{what}/Dt", f"{what}/DtTm")[:10])
        except ValueError:
            return None

    def _fault(self, column: str, seen: str, code: str, **detail: str) -> None:
        self.faults.append(fault(self.file, self._entries, column, seen, code, **detail))


_TOO_MUCH: Final = 10**15


def _first(told: Told, *places: str) -> str:
    return next((told[place][0] for place in places if place in told), "")
