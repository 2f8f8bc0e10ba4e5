"""What English-writing customers may want, and their short messages; see meanings.py."""

from types import MappingProxyType
from typing import Final

WANTS: Final = MappingProxyType({
    "statement": (
        "how much * owe|open|due|outstanding|pay", "what * owe",
        "show|see|send|give * statement|balance|account|invoices", "open invoices|items",
        "outstanding balance|amount|invoices|items", "our|my balance|statement|account", "statement of account",
        "what is open|outstanding|due", "unpaid invoices", "list * invoices", "excel", "spreadsheet",
    ),
    "status": (
        "when * answer|hear|decide|decision|result|solved|resolved",
        "when * done|finished|settled|fixed|news|reply|respond|back", "how long", "any progress|update|news",
        "status", "still waiting", "whats|what happening|happened with|to", "whats|what is * with my|our case",
        "what about my|our case|dispute|claim|objection", "my|our case|claim|dispute", "heard nothing",
        "no answer|reply|news", "where * are we", "how is it going", "waiting * answer|reply|response",
    ),
    "object": (
        "something * wrong|differs|different", "there is|theres * mistake|error|problem|difference",
        "not|isnt|arent|doesnt|dont|cant agree|match|correct|right|tally|accept", "disagree", "dispute",
        "not|doesnt|dont agree|match|tally * with|to|our|my books|ledger|records|account|accounts",
        "not|doesnt|dont agree|match|tally * our|my books|ledger|records|account|accounts",
        "object|objection", "statement|balance|invoice|bill|figure|figures is|are|looks wrong|incorrect",
        "wrong invoice|bill|statement|balance", "mistake|mistakes in", "discrepanc~",
    ),
    "agree": (
        "i|we confirm", "it|all|everything|balance|statement agrees|matches|tallies",
        "balance|statement|everything|figures|all is|are correct|right|fine|ok|okay|good", "i|we agree",
    ),
    "match_ledger": (
        "compare|match|reconcile|check|tally * with|against|to our|my ledger|books|accounts|records|account|listing",
        "compare|match|reconcile|check our|my|both|the ledger|ledgers|books", "our|my ledger * compare|match|check",
        "send|sending|upload|share|attach|have * our|my ledger", "ledger reconciliation",
    ),
    "take_back": (
        "take|taking|took back * confirmation", "take|taking * confirmation back",
        "withdraw|revoke|undo|cancel * confirmation",
        "confirmed * mistake|wrongly|early|error",
    ),
    "pay_later": (
        "will|ll|can|shall|gonna|to|could|well|ill pay|settle|transfer * <when>",
        "pay|paying|payment|transfer * <when>", "will|well|ill|shall pay|settle|transfer", "promise to pay",
        "we|i pay|settle|transfer * <month>", "will|shall|can be paid|settled|transferred",
        "more|need|give time * pay", "time to pay", "pay|paying * instalments|installments|parts|rates",
        "payment plan", "instalment|instalments|installment|installments", "pay * half|part * now",
        "defer|postpone * payment", "extension of * time", "planning to pay",
    ),
    "cannot_pay": (
        "cant|cannot|unable * pay", "not able to pay", "no money", "no cash", "cash flow", "insolven~", "bankrupt~",
        "cant|cannot afford", "short of money|cash", "in trouble",
    ),
    "pay_how": (
        "how|where * pay|transfer", "which|what account", "account * pay to", "bank details|account|data",
        "account number", "iban", "pay by|with card",
        "send * bank", "payment link",
    ),
    "human": (
        "talk|speak|chat|connect|put|transfer * someone|somebody|person|human|manager|colleague",
        "talk|speak|chat|connect|put|transfer * agent|boss|supervisor",
        "talk|speak|chat|connect|put|transfer * people|operator|staff|representative",
        "real|actual|living person|human", "your manager|boss|supervisor|director",
        "someone from|in your|accounts|sales", "not * a bot|robot|machine", "are you a bot|robot|human|machine",
        "stupid|useless bot|robot|machine", "anyone|anybody there", "need|want a human|person|colleague",
        "who * speak|talk to", "who * contact",
    ),
    "call_back": (
        "call|ring|phone me|us", "call|ring * back", "give me|us a call|ring", "callback", "have * call me|us",
        "phone call", "by phone", "your phone number", "on the phone", "like|want|need|arrange|book a call",
    ),
    "complain": (
        "complain|complaint|complaints", "rude", "unfriendly", "impolite",
        "bad|terrible|awful|poor|worst|horrible service",
        "nobody|noone|no one * answers|replies|answered|replied|cares|calls",
        "never answer|reply|call|replied|answered", "treated badly|unfairly", "unprofessional", "hung up",
    ),
    "feedback": (
        "suggestion|suggestions", "feedback", "i|we suggest", "would be nice|better|good|great if",
        "great|good|excellent service|work|job", "well done", "idea for you", "you should add|offer|make",
        "very happy|satisfied",
    ),
    "privacy": (
        "delete|erase|remove * data|account|information|everything", "what * store|save|know about me|us", "gdpr",
        "data protection", "privacy", "who * sees|see|read * this|messages|data|chat", "personal data", "my data",
    ),
    "export": ("export", "copy * data|chat", "download * data|chat|everything"),
    "due": (
        "when|what * due", "when * have to pay", "when must|should|do * pay", "what are * terms", "deadline",
    ),
    "help": (
        "how does|do * work|use", "what can|do * you do", "need|some help", "help me", "dont understand",
        "im lost", "im confused", "what should i do", "what do i do", "explain * this chat|bot",
    ),
    "stop": (
        "stop * messages|messaging|writing|sending|reminders|texting|contacting|spamming|spam",
        "dont|not message|write|contact|text|bother me|us", "no more messages|reminders", "unsubscribe",
        "leave me|us alone", "enough reminders|messages", "too many reminders|messages", "remove me",
    ),
    "wrong_person": (
        "wrong number|person|guy|contact", "not me", "im|i am not * person|amara|him|her|customer|responsible",
        "no longer|dont|not work|working * there|here|company|for", "left the company|firm",
        "who is this|are you", "dont know you", "not responsible", "not my job|department", "ask my colleague",
        "never heard of you",
    ),
    "in_en": ("english",), "in_zh_Hans": ("chinese", "mandarin", "simplified chinese"),
    "in_zh_Hant": ("traditional chinese",), "in_ja": ("in japanese", "speak|write japanese"),
    "in_ko": ("in korean", "speak|write korean"), "in_ar": ("arabic",), "in_ru": ("in russian", "speak|write russian"),
    "in_hi": ("hindi",), "in_th": ("in thai", "speak|write thai"), "in_vi": ("vietnamese",),
    "in_de": ("in german", "speak|write german"), "in_es": ("spanish",),
    "settings": (
        "change|switch * language|time zone|timezone|settings", "time zone|timezone", "settings", "language",
    ),
})  # fmt: skip
ALONE: Final = MappingProxyType({
    "thanks": (
        "thanks", "thank you", "thank", "thx", "ty", "cheers", "much appreciated", "appreciated", "great", "perfect",
        "super", "excellent", "ok", "okay", "k", "kk", "got it", "understood", "alright", "all right", "fine",
        "good", "sure", "noted", "cool", "nice", "well received", "will do", "no problem", "you too", "wonderful",
        "thats fine", "thats all", "all good", "roger", "right",
    ),
    "greeting": (
        "hi", "hello", "hey", "good morning", "good day", "good afternoon", "good evening", "dear sir",
        "greetings", "how are you", "howdy", "hi there", "hello there", "is anybody home",
    ),
    "goodbye": (
        "bye", "goodbye", "good bye", "see you", "good night", "talk later", "have a nice day", "take care",
    ),
    "object": (
        "wrong", "this is wrong", "incorrect", "not correct", "not right", "problem", "a problem",
        "i have a problem", "mistake", "error", "difference", "nonsense",
    ),
    "pay_later": ("when we pay", "when we will pay", "when will we pay", "when i pay", "pay later", "paying later"),
    "call_back": ("a call", "call", "call back"), "complain": ("a complaint", "complaint"),
    "feedback": ("a remark", "a remark or an idea", "an idea", "feedback"),
    "agree": ("agreed", "confirm", "confirmed", "it agrees", "correct", "that is correct", "all correct"),
    "statement": ("invoices", "my invoices", "account", "my account", "bill", "my bill", "bills"),
    "status": ("when", "and", "well", "so", "news", "still nothing", "what now"),
    "price": ("price", "prices", "pricing", "rate"), "quantity": ("quantity", "quantities", "short"),
    "payment_missing": ("we paid", "i paid", "we have paid", "it is paid", "payment", "paid", "payments"),
    "not_received": ("delivery", "goods", "not there"),
    "terms": ("terms", "due"), "credit_missing": ("credit",), "return_not_credited": ("return", "returns"),
    "docs_missing": ("papers", "documents", "copy", "copies"), "charge": ("charge",),
})  # fmt: skip
