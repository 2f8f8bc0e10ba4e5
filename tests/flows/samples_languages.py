"""All twelve languages as flows know them, whichever of them chats are held in by now."""

from flows.facts.languages import Language
from locales.languages import OWN_NAMES, written

TELLS = {
    "en": "the you your we our is it not have please wrong invoice found today",
    "de": "der die das nicht und wir haben bitte rechnung ist stimmt",
    "es": "el los las por que factura no está gracias hemos",
    "vi": "không của chúng tôi hóa đơn là và",
}
TWELVE = tuple(
    Language(code, name, written(code)[1], frozenset(TELLS.get(code, "").split())) for code, name in OWN_NAMES.items()
)
