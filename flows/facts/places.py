"""From what people call a place to its time zone.

Promise: pure; what comes back is a zone this machine knows, or nothing. Places are rows of flows/tables/zones.py.
"""

import re
import unicodedata

from flows.facts.times import known_zone
from flows.tables.zones import ANYWHERE, AREAS, CITIES, LIKELY

_NAME = re.compile(r"[A-Za-z][A-Za-z_+\-/0-9]{1,39}")
_SMALL = frozenset({"es", "of"})  # Dar_es_Salaam, Isle_of_Man


def likely_zones(country: str) -> tuple[str, ...]:
    """The zones to offer somebody in that country (ISO 3166), the likeliest first."""
    return LIKELY.get(country.upper(), ANYWHERE)


def zone_named(text: str) -> str:
    """The IANA zone that `text` names ("Asia/Shanghai", "lagos", "New York", "北京"); empty when there is none."""
    said = " ".join(unicodedata.normalize("NFKC", text).split()).strip(" .!,。，")
    known = CITIES.get(re.sub(r"[^\w]", "", said).upper().removesuffix("时间").removesuffix("TIME"))
    if known:
        return known
    name = "/".join(_titled(part) for part in said.split("/"))
    if not _NAME.fullmatch(name):
        return ""
    if "/" in name or name == "Utc":
        return _known(name if "/" in name else "UTC")
    return next((zone for area in AREAS if (zone := _known(f"{area}/{name}"))), "")


def city(zone: str) -> str:
    """What people call the zone: `New York` for America/New_York."""
    return zone.rpartition("/")[2].replace("_", " ")


def _titled(part: str) -> str:
    return "_".join(word.title() if word not in _SMALL else word for word in re.split(r"[ _]", part.lower()))


def _known(zone: str) -> str:
    return zone if known_zone(zone) else ""
