"""What columns and values of a spreadsheet are called, in the languages operators export in.

Promises: data only; every name is in lower case, and none stands for two fields of one kind of sheet.
Whoever meets a new export adds its headers here; what is peculiar to one company belongs into a mapping file instead.
"""

from collections.abc import Mapping
from typing import Final

_CUSTOMER: Final = (
    "customer", "customer code", "customer no", "customer number", "customer id", "account", "account code",
    "account no", "account number", "客户", "客户编码", "客户编号", "客户代码", "客户号", "往来单位编码",
)  # fmt: skip
_CURRENCY: Final = ("currency", "currency code", "curr", "ccy", "币种", "币别", "货币")
_KEY: Final = ("source key", "key", "external id", "record id", "唯一标识", "外部编号", "来源主键")
_LANGUAGE: Final = ("language", "locale", "lang", "语言", "语种")
_ZONE: Final = ("zone", "time zone", "timezone", "时区")
_KIND: Final = (
    "kind", "type", "document type", "document kind", "doc type", "transaction type", "单据类型", "类型", "票据类型",
)  # fmt: skip
_DOCUMENT: Final = (
    "document", "document number", "document no", "doc no", "doc number", "invoice", "invoice number", "invoice no",
    "invoice #", "bill number", "bill no", "单据号", "单据编号", "发票号", "发票号码", "发票编号", "票据号", "账单号",
)  # fmt: skip

# Kind of sheet → field → what its column may be called.
HEADERS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "customers": {
        "customer": ("code", *_CUSTOMER),
        "name": ("name", "customer name", "company", "company name", "legal name", "account name", "名称", "客户名称",
                 "单位名称", "公司名称", "往来单位"),
        "country": ("country", "country code", "国家", "国家代码", "国别"),
        "region": ("region", "state", "province", "region code", "地区", "省份", "州", "省"),
        "zone": _ZONE,
        "language": _LANGUAGE,
        "tax_id": ("tax id", "tax number", "tax no", "vat id", "vat number", "vat no", "税号", "纳税人识别号",
                   "统一社会信用代码"),
    },
    "contacts": {
        "customer": _CUSTOMER,
        "key": ("contact id", "contact code", "联系人编号", *_KEY),
        "name": ("contact", "contact name", "contact person", "full name", "联系人", "联系人姓名", "姓名"),
        "email": ("email", "e-mail", "email address", "mail", "邮箱", "电子邮箱", "电子邮件"),
        "phone": ("phone", "phone number", "telephone", "mobile", "tel", "电话", "手机", "手机号", "联系电话"),
        "language": _LANGUAGE,
        "zone": _ZONE,
        "role": ("role", "角色", "权限"),
        "register": ("register", "tone", "formality", "语体", "称谓风格"),
        "limit": ("limit", "confirmation limit", "confirm limit", "确认限额", "限额"),
        "limit_currency": ("limit currency", *_CURRENCY, "限额币种"),
    },
    "documents": {
        "customer": _CUSTOMER,
        "kind": _KIND,
        "number": ("number", *_DOCUMENT),
        "date": ("date", "document date", "doc date", "invoice date", "issue date", "posting date", "日期", "单据日期",
                 "发票日期", "开票日期"),
        "due": ("due", "due date", "payment due", "due on", "到期日", "到期日期", "应付日期", "付款期限"),
        "currency": _CURRENCY,
        "total": ("total", "amount", "total amount", "invoice amount", "document amount", "gross amount", "金额",
                  "总金额", "单据金额", "发票金额", "含税金额", "价税合计"),
        "open": ("open", "open amount", "outstanding", "outstanding amount", "balance", "balance due", "remaining",
                 "amount due", "未清金额", "未收金额", "未核销金额", "余额", "剩余金额"),
        "order": ("order", "order number", "order no", "po", "po number", "po no", "purchase order", "sales order",
                  "订单号", "订单编号", "采购订单号", "销售订单号"),
        "delivery": ("delivery", "delivery note", "delivery note number", "delivery no", "delivery number", "送货单",
                     "送货单号", "发货单号", "出库单号"),
        "delivered_on": ("delivered on", "delivery date", "delivered", "送达日期", "交货日期", "签收日期"),
        "receiver": ("receiver", "delivered to", "consignee", "ship to", "delivery address", "收货方", "收货人",
                     "收货地址", "送货地址"),
        "signed_by": ("signed by", "received by", "signature", "签收人"),
        "ordered_by": ("ordered by", "orderer", "buyer", "purchaser", "下单人", "采购人", "订货人"),
        "settled_on": ("settled on", "settled date", "settlement date", "cleared on", "clearing date", "paid on",
                       "结清日期", "核销日期", "清账日期"),
        "key": _KEY,
    },
    "lines": {
        "customer": _CUSTOMER,
        "kind": _KIND,
        "number": ("number", *_DOCUMENT),
        "line": ("line", "line no", "line number", "position", "pos", "item no", "行号", "序号", "项次"),
        "description": ("description", "item", "item description", "product", "goods", "text", "品名", "名称", "描述",
                        "商品名称", "货物名称", "摘要"),
        "quantity": ("quantity", "qty", "数量"),
        "unit": ("unit", "uom", "unit of measure", "单位", "计量单位"),
        "unit_price": ("unit price", "price", "单价", "含税单价"),
        "amount": ("amount", "line amount", "line total", "total", "金额", "行金额"),
    },
    "payments": {
        "customer": _CUSTOMER,
        "kind": _KIND,
        "number": ("payment", "payment number", "payment no", "payment id", "receipt", "receipt number", "receipt no",
                   "收款单号", "付款单号", "收款编号", "付款编号", "回款单号"),
        "date": ("date", "payment date", "receipt date", "received on", "paid on", "日期", "收款日期", "付款日期",
                 "到账日期"),
        "currency": _CURRENCY,
        "total": ("total", "amount", "payment amount", "received amount", "amount received", "amount paid", "金额",
                  "收款金额", "付款金额", "到账金额"),
        "document": ("applied to", "allocated to", *_DOCUMENT, "核销单据", "核销发票", "冲销单据"),
        "applied": ("applied", "applied amount", "allocated", "allocated amount", "核销金额", "冲销金额"),
        "applied_on": ("applied on", "allocation date", "applied date", "allocated on", "核销日期"),
        "key": _KEY,
    },
    "prices": {
        "customer": _CUSTOMER,
        "description": ("description", "item", "item description", "product", "goods", "品名", "名称", "描述",
                        "商品名称", "货物名称"),
        "unit": ("unit", "uom", "unit of measure", "单位", "计量单位"),
        "unit_price": ("agreed price", "unit price", "price", "协议价", "协议单价", "单价", "价格"),
        "currency": _CURRENCY,
        "valid_from": ("valid from", "from", "effective from", "effective date", "生效日期", "有效期起", "起始日期"),
        "valid_until": ("valid until", "valid to", "until", "to", "effective to", "expiry date", "失效日期", "有效期止",
                        "截止日期"),
        "source": ("source", "contract", "agreement", "quotation", "reference", "依据", "合同", "合同号", "协议",
                   "来源"),
    },
}  # fmt: skip

# Field → stored value → what a cell may say for it (the stored value itself is always understood).
VALUES: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "kind": {
        "invoice": ("inv", "in", "sales invoice", "发票", "销售发票", "应收单", "应收"),
        "debit_note": ("debit note", "debit memo", "dn", "dm", "借项通知单", "借项"),
        "credit_note": ("credit note", "credit memo", "credit", "cn", "cm", "贷项通知单", "红字发票", "贷项", "红冲"),
        "payment": ("pay", "receipt", "cash receipt", "收款", "收款单", "付款", "回款"),
    },
    "role": {
        "viewer": ("view", "reader", "查看", "查看者"),
        "disputant": ("dispute", "clerk", "提异议", "异议人"),
        "confirmer": ("confirm", "approver", "确认", "确认人"),
        "admin": ("administrator", "owner", "管理员"),
    },
    "register": {
        "formal": ("polite", "正式"),
        "neutral": ("normal", "中性", "普通"),
        "warm": ("friendly", "亲切", "友好"),
    },
}  # fmt: skip

# An account statement of a bank: field → what its column may be called, in the languages banks write them in.
BANK_HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "date": ("booking date", "date", "transaction date", "posting date", "booked", "交易日期", "记账日期", "入账日期",
             "日期", "交易時間", "交易时间", "buchungstag", "buchungsdatum", "buchung", "datum", "fecha",
             "fecha operación", "取引日", "日付", "거래일자", "거래일", "дата", "дата операции", "ngày giao dịch",
             "วันที่", "تاريخ", "תאריך", "दिनांक"),
    "value_date": ("value date", "value", "起息日", "起息日期", "valuta", "valutadatum", "wertstellung", "fecha valor",
                   "起算日", "дата валютирования", "ngày hiệu lực"),
    "amount": ("amount", "transaction amount", "交易金额", "发生额", "金额", "betrag", "umsatz", "importe", "金額",
               "取引金額", "거래금액", "сумма", "số tiền", "จำนวนเงิน", "المبلغ", "סכום", "राशि"),
    "credit": ("credit", "credit amount", "money in", "paid in", "deposit", "deposits", "贷方发生额", "贷方金额",
               "收入", "收入金额", "存入", "haben", "abono", "haber", "入金額", "お預り金額", "예입", "입금액", "입금",
               "приход", "кредит", "ghi có", "ฝาก", "دائن", "זכות", "जमा"),
    "debit": ("debit", "debit amount", "money out", "paid out", "withdrawal", "withdrawals", "借方发生额", "借方金额",
              "支出", "支出金额", "soll", "cargo", "debe", "出金額", "お引出し金額", "출금액", "출금", "расход",
              "дебет", "ghi nợ", "ถอน", "مدين", "חובה", "नामे"),
    "mark": ("debit/credit", "dr/cr", "cr/dr", "d/c", "c/d", "credit/debit", "借贷标志", "借贷", "收支", "收/支", "s/h",
             "soll/haben", "入払区分", "取引区分", "입출금구분", "д/к"),
    "currency": (*_CURRENCY, "währung", "moneda", "divisa", "通貨", "통화", "валюта", "loại tiền", "สกุลเงิน", "العملة",
                 "מטבע", "मुद्रा"),
    "payer": ("payer", "payer name", "name", "counterparty", "counterparty name", "remitter", "from", "对方户名",
              "对方名称", "对方账户名称", "付款人", "付款人名称", "付款方", "交易对方", "zahlungspflichtiger",
              "auftraggeber", "name zahlungsbeteiligter", "auftraggeber/empfänger", "ordenante", "振込依頼人名",
              "振込依頼人", "보낸분", "의뢰인", "плательщик", "контрагент", "người chuyển", "ผู้โอน", "المرسل",
              "שם המעביר", "प्रेषक"),
    "text": ("remittance information", "description", "details", "purpose", "narrative", "payment details", "memo",
             "摘要", "附言", "用途", "备注", "verwendungszweck", "buchungstext", "concepto", "摘要内容", "적요",
             "назначение платежа", "nội dung", "diễn giải", "รายละเอียด", "البيان", "פרטים", "विवरण"),
    "end_to_end": ("end-to-end id", "end to end id", "end-to-end reference", "ende-zu-ende-referenz"),
    "reference": ("bank reference", "reference", "transaction id", "transaction reference", "流水号", "交易流水号",
                  "凭证号", "referenz", "bankreferenz", "referencia", "取引番号", "거래번호", "номер документа",
                  "số tham chiếu", "เลขที่อ้างอิง", "المرجع", "אסמכתא", "संदर्भ"),
    "account": ("account", "account number", "own account", "iban", "账号", "本方账号", "kontonummer", "cuenta",
                "口座番号", "계좌번호", "счёт", "số tài khoản", "เลขที่บัญชี", "الحساب", "חשבון"),
}  # fmt: skip
# What the mark beside an amount says of money that went out.
BANK_OUTGOING: Final = (
    "d", "dr", "dbit", "debit", "out", "s", "soll", "借", "借方", "支", "支出", "出", "出金", "cargo", "debe", "출금",
    "расход", "дебет", "nợ", "ถอน", "مدين", "חובה", "नामे",
)  # fmt: skip
