"""What English-writing customers may mean; how to write a phrase stands in meanings.py."""

from typing import Final

from flows.tables.meanings import Meanings
from flows.tables.wants_en import ALONE, WANTS

ENGLISH: Final = Meanings(
    spaced=True,
    gap=4,
    words={
        "wrong": (
            "wrong", "incorrect", "different", "high", "higher", "mistake", "mistaken", "error", "off", "disagree",
            "mismatch", "increased", "problem",
        ),
        "goods": (
            "can", "cans", "box", "boxes", "item", "items", "piece", "pieces", "carton", "cartons", "unit", "units",
            "pallet", "pallets", "bag", "bags", "drum", "drums", "bottle", "bottles", "kg", "tons", "goods", "pcs",
        ),
        "never": ("not", "never", "didnt", "havent", "hasnt", "wasnt", "werent", "nothing", "no", "isnt", "arent"),
        "came": (
            "received", "receive", "arrived", "arrive", "delivered", "came", "come", "got", "get", "shipped",
            "turned",
        ),
        "billed": ("billed", "invoiced", "charged", "bill", "invoice", "charge", "booked"),
        "when": (
            "tomorrow", "later", "soon", "next", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
            "sunday", "week", "month", "tonight", "today", "shortly", "end",
        ),
        "month": (
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ),
    },
    reasons={
        "price": (
            "price|prices|rate|rates * <wrong>", "<wrong> price|prices|rate",
            "price|prices * not * agreed|right|same", "price|prices not right|correct",
            "price|prices isnt|arent * agreed|right|correct|same", "too expensive", "overcharged", "over charged",
            "overpriced", "overbilled", "charged|billed * too much", "charged|billed us more",
            "agreed * price|prices", "price|prices * agreed|quoted|promised", "quoted|promised * price|prices",
            "not the price|prices", "price list", "contract price", "old price|prices", "price difference",
            "price mismatch", "price change~", "cost~ too much", "cost~ more than",
            "looks|is|seems|way|much too|to high", "to expensive", "cheaper", "price|prices went up",
            "wrong unit price", "unit price|prices", "price|prices dont|doesnt|do|does",
        ),
        "payment_missing": (
            "payment|payments|transfer|money|remittance * missing|gone|lost", "missing payment|payments|transfer",
            "payment|payments|transfer|money * <never> * applied|booked|credited|recorded|shown|there",
            "payment|payments|transfer|money * <never> * listed|received|reflected",
            "payment|payments|transfer|money * <never> * posted|showing|deducted|entered",
            "already|have|has|had|been paid", "have|has already|been * paid", "already settled", "was|were|is|are paid",
            "paid the|this|it|that|them|these|already|last|on|in|by|you|everything|all",
            "we|i sent * money|payment|transfer", "we|i transferred", "payment * made", "made * payment|transfer",
            "cleared * bank|account", "we|i remitted", "you * not * booked|applied|recorded * payment",
            "not|didnt|havent * book~|appl~|record~ * payment", "payment went out", "paid in full", "money * left",
            "we|i paid your|usd|eur|cny|yesterday|before|for|with|via|when|twice|invoice",
            "we|i have|had transferred", "received|got|receive|get * our|my payment|transfer|money",
            "where * payment|transfer",
        ),
        "quantity": (
            "short|shorted delivery|delivered|shipment|shipped|supplied|supply|delivery", "delivered|shipped * short",
            "shortage|shortages", "too few", "quantity|quantities * <wrong>|short|less", "wrong|incorrect quantity",
            "quantity|quantities * not|doesnt|dont|isnt", "only|just * <came>", "<came> only|just|less|fewer",
            "less|fewer than", "<goods> * missing|short|less|fewer", "missing * <goods>",
            "not all * arrived|delivered", "not|didnt * everything",
            "part|half|some * not|never|didnt * arrive|arrived|delivered|come|came", "short of",
            "were|are|we|was short", "too many", "more than * ordered|invoiced|billed", "partial delivery",
            "incomplete|partial delivery|shipment|order", "part of the order",
        ),
        "not_received": (
            "<never> * <came>", "no delivery", "undelivered", "non delivery",
            "waiting * goods|delivery|order|shipment|them|it", "where * goods|delivery|shipment|order",
            "lost * transit", "goods|order|delivery|shipment * missing|lost",
        ),
        "damaged": (
            "damag~", "broken", "broke", "dented", "crushed", "leak~", "torn", "smashed", "cracked", "bent",
            "scratched", "water damage", "soaked", "arrived|came|were|was wet",
        ),
        "quality": (
            "quality", "defect~", "faulty", "rotten", "expired", "mould~", "mold~", "not working", "doesnt|dont work",
            "spoiled|spoilt", "spec|specification|specifications", "rancid", "contaminated", "smell~", "bad batch",
            "unusable", "cant|cannot|not use * goods|product|oil", "substandard", "gone off", "went bad",
        ),
        "duplicate": (
            "duplicat~", "double|twice * billed|invoiced|charged|booked|posted", "<billed>|paid|listed * twice",
            "<billed> * double|again", "same invoice", "invoice * two times", "two times", "already invoiced|billed",
            "double bill~|invoice|invoiced|charge|charged|payment", "twice",
        ),
        "unknown_invoice": (
            "not|dont|doesnt|cant * know|recognise|recognize|recognised * invoice|this|it|that|one|order",
            "unknown invoice", "never|not|didnt|havent order|ordered", "what is this|that * invoice|for|charge",
            "whats this|that|invoice * for", "no idea what",
            "cant|cannot|dont|couldnt * find|see * invoice|order|it|this", "not in our system|books|records|ledger",
            "not our order", "no such order|invoice|purchase", "no record", "no purchase order|order|po for",
        ),
        "discount": (
            "discount|discounts", "rebate|rebates", "bonus", "promotion", "special offer", "cash discount",
        ),
        "charge": (
            "freight", "shipping|delivery|transport|handling|packaging|pallet cost|costs|fee|fees|charge|charges",
            "storage|service|customs|extra|additional|other cost|costs|fee|fees|charge|charges",
            "surcharge|surcharges", "fuel", "late fee|fees", "interest", "fee|fees", "postage", "carriage",
            "demurrage", "charges",
        ),
        "return_not_credited": (
            "returned", "sent * back", "return|returns * not|never * credited|booked|deducted", "took * back",
            "returned goods", "goods return", "collected * back", "return note", "our return|returns",
        ),
        "credit_missing": (
            "credit|credits note|memo|notes * missing|where|lacking|<never> * <came>|shown|applied",
            "credit|credits note|memo|notes * missing|where|lacking|<never> * booked|issued|there|deducted",
            "missing credit|credits", "credit * missing", "promised * credit", "credit note|notes|memo",
            "credit <never> * applied|deducted|booked|shown|received", "where * credit",
        ),
        "wrong_item": (
            "wrong item|items|goods|product|products|article|articles",
            "wrong model|colour|color|size|stuff|material|delivery|thing", "not what * ordered", "ordered * instead",
            "different product|products|goods|item|items|article", "instead of * ordered", "not the * we|i ordered",
            "sent|delivered * wrong",
        ),
        "tax": ("vat", "tax|taxes", "gst", "withh~", "reverse charge", "sales tax", "tax id", "tax rate", "wht"),
        "extension": (
            "arithmetic", "calculat~", "miscalculat~", "doesnt|dont|not|didnt add up",
            "sum|total|totals * wrong|incorrect|off", "wrong sum|total|totals", "math|maths", "rounding",
            "added up wrong", "multipl~",
        ),
        "cancelled": (
            "cancelled|canceled", "order * cancelled|canceled|cancelled", "cancellation", "called off",
            "order withdrawn", "withdrew * order",
        ),
        "terms": (
            "due date|dates", "payment terms", "credit terms", "net 30|45|60|90|14", "not due", "not yet due",
            "due later", "isnt|not * due yet", "days net", "days terms|credit", "terms * wrong|agreed|different",
            "not overdue", "60|90|45|30 days terms|credit|payment", "agreed * days",
        ),
        "currency": (
            "currency|currencies", "exchange rate|rates", "fx", "conversion", "converted", "wrong exchange",
            "in dollars|euro|euros|usd|eur|cny|rmb not|instead", "rate of exchange",
        ),
        "docs_missing": (
            "invoice copy|copies", "copy|copies of", "proof of delivery", "pod",
            "missing|no|need|lack|without|send paper|papers|document|documents",
            "missing|no|need|lack|without|send paperwork|attachments|originals|certificate|certificates",
            "paper|papers|document|documents|paperwork|certificate * missing|incomplete",
            "<never> * <came>|have|seen|sent * invoice|invoices|paperwork|papers|documents|certificate",
            "original invoice", "no delivery note", "need * delivery note", "need * invoice|invoices",
            "delivery note * missing", "invoice|invoices * never|not * received|arrived|sent|got",
            "send * invoice|invoices",
        ),
        "omitted": (
            "left out", "not listed", "not|isnt|arent on * statement|list", "missing * statement|list", "omitted",
            "forgot|forgotten|missed * invoice|invoices|document", "statement * incomplete|lacks|misses",
            "dont|cant see * on * statement",
        ),
        "bank_fee": (
            "bank fee|fees|charge|charges|cost|costs|commission", "wire fee|fees|charge|charges",
            "transfer fee|fees|charge|charges|cost|costs", "bank deducted|took|kept|charged", "swift fee|charges",
            "intermediary bank", "correspondent bank",
        ),
        "setoff": (
            "set off", "setoff", "set it off", "offset|offsetting", "counter claim", "counterclaim", "you owe us|me",
            "net off", "netting", "contra", "deduct~ * owe", "against * you owe",
        ),
        "already_disputed": (
            "already * disputed|complained|reported|objected|told|raised|mentioned", "disputed * before|already",
            "reported|raised|told|complained|objected * before|already", "open case|dispute", "told you * times",
        ),
        "wrong_customer": (
            "not our company", "wrong company|customer|addressee|firm",
            "different|another|other company|firm|customer", "not|isnt for us",
            "not|isnt our invoice|statement|bill|account|debt", "isnt|not ours", "dont|doesnt belong to us",
            "belong|belongs to * company|someone", "not addressed to us", "somebody elses", "someone elses",
            "never did business", "not your customer",
        ),
    },
    wants=WANTS,
    alone=ALONE,
    fine=(
        "is|are|was|were|seems|looks fine|ok|okay|correct|right|good|agreed",
        "is|are|was|were all fine|ok|okay|correct|right|good", "has|have been fixed|solved|resolved", "agrees",
        "matches",
    ),
    denied=(
        "nothing to do with", "no problem with", "no problems with", "no issue with", "no issues with",
        "not about the", "not about", "not because of", "isnt about", "isnt about the", "not a question of",
        "other than", "apart from", "will not be", "no complaint about", "not complaining about", "never said",
        "didnt say", "did not say",
    ),
    small=(
        "the", "a", "an", "it", "its", "is", "this", "that", "because", "of", "about", "please", "pls", "plz", "just",
        "so", "very", "much", "many", "for", "your", "you", "to", "my", "our", "and", "all", "sir", "madam", "dear",
        "then", "oh", "ah", "yes", "hm", "well", "help", "now", "team", "again", "really", "some", "lot", "guys",
        "everyone",
    ),
    turns=("but", "however", "although", "though", "yet", "whereas", "except that", "only that", "while", "except"),
    typos={
        "recieved": "received", "recieve": "receive", "recived": "received", "payed": "paid", "invoce": "invoice",
        "invioce": "invoice", "invocie": "invoice", "qty": "quantity", "quantitiy": "quantity", "quanity": "quantity",
        "damged": "damaged", "dammaged": "damaged", "qualty": "quality", "quailty": "quality",
        "deliverd": "delivered", "delievered": "delivered", "dilivered": "delivered", "arived": "arrived",
        "wrng": "wrong", "rong": "wrong", "prise": "price", "pirce": "price", "discont": "discount",
        "tranfer": "transfer", "transfered": "transferred", "allready": "already", "alredy": "already",
        "alrdy": "already", "u": "you", "ur": "your", "thankyou": "thanks", "tnx": "thanks", "thnx": "thanks",
        "thks": "thanks", "compain": "complain", "complan": "complain", "wont": "will not", "statment": "statement",
        "balence": "balance", "tmrw": "tomorrow", "tomorow": "tomorrow", "inv": "invoice", "dbl": "double",
        "pymt": "payment", "pmt": "payment", "cn": "credit note", "languge": "language",
    },
)  # fmt: skip
