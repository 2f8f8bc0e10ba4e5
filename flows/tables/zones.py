"""Time zones people are offered, and the names they call them by.

A row of LIKELY: country (ISO 3166) and its IANA zones, the most populous first. A row of CITIES: how people write a
place that the zone is not named for, in capitals without spaces, and its zone. Zones named for a city need no row.
"""

from typing import Final

LIKELY: Final = {
    "AE": ("Asia/Dubai",),
    "AU": ("Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"),
    "BR": ("America/Sao_Paulo", "America/Manaus"),
    "CA": ("America/Toronto", "America/Winnipeg", "America/Edmonton", "America/Vancouver"),
    "CN": ("Asia/Shanghai",),
    "DE": ("Europe/Berlin",),
    "ES": ("Europe/Madrid", "Atlantic/Canary"),
    "FR": ("Europe/Paris",),
    "GB": ("Europe/London",),
    "HK": ("Asia/Hong_Kong",),
    "ID": ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
    "IN": ("Asia/Kolkata",),
    "JP": ("Asia/Tokyo",),
    "KE": ("Africa/Nairobi",),
    "KR": ("Asia/Seoul",),
    "MX": ("America/Mexico_City", "America/Monterrey", "America/Tijuana"),
    "MY": ("Asia/Kuala_Lumpur",),
    "NG": ("Africa/Lagos",),
    "NL": ("Europe/Amsterdam",),
    "PT": ("Europe/Lisbon", "Atlantic/Azores"),
    "RU": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok"),
    "SA": ("Asia/Riyadh",),
    "SG": ("Asia/Singapore",),
    "TW": ("Asia/Taipei",),
    "US": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
    "VN": ("Asia/Ho_Chi_Minh",),
    "ZA": ("Africa/Johannesburg",),
}

ANYWHERE: Final = ("Europe/London", "Africa/Lagos", "Asia/Dubai", "Asia/Shanghai", "America/New_York")

AREAS: Final = ("Asia", "Europe", "Africa", "America", "Australia", "Pacific", "Atlantic", "Indian")

CITIES: Final = {
    "ABUDHABI": "Asia/Dubai", "ABUJA": "Africa/Lagos", "ACCRA": "Africa/Accra", "BANGALORE": "Asia/Kolkata",
    "BEIJING": "Asia/Shanghai", "BOSTON": "America/New_York", "CAPETOWN": "Africa/Johannesburg",
    "CHENGDU": "Asia/Shanghai", "CHENNAI": "Asia/Kolkata", "DELHI": "Asia/Kolkata", "NEWDELHI": "Asia/Kolkata",
    "FRANKFURT": "Europe/Berlin", "GENEVA": "Europe/Zurich", "GUANGZHOU": "Asia/Shanghai", "HAMBURG": "Europe/Berlin",
    "HANOI": "Asia/Ho_Chi_Minh", "HOUSTON": "America/Chicago", "JEDDAH": "Asia/Riyadh", "MANCHESTER": "Europe/London",
    "MARSEILLE": "Europe/Paris", "MELBOURNE": "Australia/Melbourne", "MIAMI": "America/New_York",
    "MILAN": "Europe/Rome", "MONTREAL": "America/Toronto", "MUMBAI": "Asia/Kolkata", "MUNICH": "Europe/Berlin",
    "OSAKA": "Asia/Tokyo", "PORTO": "Europe/Lisbon", "RIO": "America/Sao_Paulo", "SAIGON": "Asia/Ho_Chi_Minh",
    "SANFRANCISCO": "America/Los_Angeles", "SHENZHEN": "Asia/Shanghai", "WASHINGTON": "America/New_York",
    "上海": "Asia/Shanghai", "北京": "Asia/Shanghai", "广州": "Asia/Shanghai", "深圳": "Asia/Shanghai",
    "成都": "Asia/Shanghai", "杭州": "Asia/Shanghai", "武汉": "Asia/Shanghai", "天津": "Asia/Shanghai",
    "重庆": "Asia/Shanghai", "中国": "Asia/Shanghai", "香港": "Asia/Hong_Kong", "澳门": "Asia/Macau",
    "台北": "Asia/Taipei", "东京": "Asia/Tokyo", "首尔": "Asia/Seoul", "新加坡": "Asia/Singapore",
    "曼谷": "Asia/Bangkok", "吉隆坡": "Asia/Kuala_Lumpur", "雅加达": "Asia/Jakarta", "河内": "Asia/Ho_Chi_Minh",
    "孟买": "Asia/Kolkata", "新德里": "Asia/Kolkata", "迪拜": "Asia/Dubai", "利雅得": "Asia/Riyadh",
    "莫斯科": "Europe/Moscow", "伦敦": "Europe/London", "巴黎": "Europe/Paris", "柏林": "Europe/Berlin",
    "马德里": "Europe/Madrid", "罗马": "Europe/Rome", "阿姆斯特丹": "Europe/Amsterdam", "拉各斯": "Africa/Lagos",
    "内罗毕": "Africa/Nairobi", "约翰内斯堡": "Africa/Johannesburg", "开罗": "Africa/Cairo", "纽约": "America/New_York",
    "芝加哥": "America/Chicago", "洛杉矶": "America/Los_Angeles", "旧金山": "America/Los_Angeles",
    "多伦多": "America/Toronto", "温哥华": "America/Vancouver", "圣保罗": "America/Sao_Paulo",
    "悉尼": "Australia/Sydney", "墨尔本": "Australia/Melbourne",
}  # fmt: skip
