"""Who is who: auth.test, the users.* methods, and what is told of the team and the bot itself.

Edit here when Slack says something more about a person that the bot needs.
"""

from collections.abc import Callable

from bot.sandbox.people import Colleague
from bot.sandbox.slack.conversations import listed, page_of
from bot.sandbox.slack.messages import APP, BOT, BOT_USER, TEAM
from bot.sandbox.slack.wire import Arguments, Json, Refused
from bot.sandbox.slack.workspace import Workspace

_ZONE = {"tz": "Etc/UTC", "tz_label": "Coordinated Universal Time", "tz_offset": 0}


def auth_test(space: Workspace, _said: Arguments) -> Json:
    """auth.test."""
    return {"url": f"{space.address}/", "team": "Sandbox", "team_id": TEAM} | space.bot_shown()


def info(space: Workspace, said: Arguments) -> Json:
    """users.info."""
    user = said.text("user")
    locale = said.flag("include_locale")
    return {"user": _bot_user(space) if user == BOT_USER else person_shown(space, space.person(user), locale=locale)}


def list_people(space: Workspace, said: Arguments) -> Json:
    """users.list."""
    locale = said.flag("include_locale")
    people = [person_shown(space, person, locale=locale) for person in space.cast.colleagues]
    page, more = page_of([*people, _bot_user(space)], said)
    return {"members": list(page), "cache_ts": space.seconds()} | more


def lookup(space: Workspace, said: Arguments) -> Json:
    """users.lookupByEmail."""
    wanted = said.text("email").lower()
    for person in space.cast.colleagues:
        if email_of(person) == wanted and not person.deleted:
            return {"user": person_shown(space, person)}
    raise Refused("users_not_found")


def profile(space: Workspace, said: Arguments) -> Json:
    """users.profile.get."""
    user = said.text("user", BOT_USER)
    shown = _bot_user(space) if user == BOT_USER else person_shown(space, space.person(user))
    return {"profile": shown["profile"]}


def presence(space: Workspace, said: Arguments) -> Json:
    """users.getPresence: whoever may still come in is here."""
    user = said.text("user", BOT_USER)
    return {"presence": "away" if user != BOT_USER and space.person(user).deleted else "active"}


def own_conversations(space: Workspace, said: Arguments) -> Json:
    """users.conversations: where somebody, or without a name the bot, is a member."""
    user, kinds = said.text("user", BOT_USER), said.names("types") or ["public_channel"]
    if user != BOT_USER:
        space.person(user)
    page, more = page_of(
        [one for one in space.channels.values() if user in one.members and listed(one, kinds, said)], said
    )
    return {"channels": [channel.shown() for channel in page]} | more


def team(space: Workspace, _said: Arguments) -> Json:
    """team.info."""
    return {"team": {"id": TEAM, "name": "Sandbox", "domain": "sandbox", "url": f"{space.address}/"}}


def bot_info(space: Workspace, said: Arguments) -> Json:
    """bots.info."""
    if said.text("bot", BOT) != BOT:
        raise Refused("bot_not_found")
    return {"bot": {"id": BOT, "app_id": APP, "user_id": BOT_USER, "name": space.bot_name, "deleted": False}}


def email_of(person: Colleague) -> str:
    """Return the address under which a colleague is found."""
    return f"{person.id.lower()}@sandbox.example"


def handle_of(person: Colleague) -> str:
    """Return the short name that Slack shows after an at sign."""
    return "".join(letter for letter in person.name.lower().replace(" ", ".") if letter.isalnum() or letter == ".")


def person_shown(space: Workspace, person: Colleague, *, locale: bool = False) -> Json:
    """Return Slack's user object; a guest of one channel is called ultra-restricted, of several restricted."""
    channels = sum(person.id in channel.members for channel in space.channels.values() if not channel.user)
    shown: Json = {
        "id": person.id,
        "team_id": "T_ELSEWHERE" if person.stranger else TEAM,
        "name": handle_of(person),
        "real_name": person.name,
        "deleted": person.deleted,
        "is_bot": person.bot,
        "is_app_user": False,
        "is_stranger": person.stranger,
        "is_restricted": person.guest,
        "is_ultra_restricted": person.guest and channels <= 1,
        "is_admin": False,
        "is_owner": False,
        "profile": _profile(person.name, title=person.role, email=email_of(person)),
    }
    return shown | _ZONE | ({"locale": _locale(person.language)} if locale else {})


def _bot_user(space: Workspace) -> Json:
    flags = dict.fromkeys(("deleted", "is_stranger", "is_restricted", "is_ultra_restricted", "is_app_user"), False)
    name = {"id": BOT_USER, "team_id": TEAM, "name": space.bot_name.lower(), "real_name": space.bot_name}
    profile = _profile(space.bot_name) | {"bot_id": BOT, "api_app_id": APP}
    return name | flags | {"is_bot": True, "profile": profile} | _ZONE


def _profile(name: str, **more: str) -> Json:
    return {"real_name": name, "display_name": name, "real_name_normalized": name} | more


def _locale(language: str) -> str:
    """Return Slack's form of a language, with a country."""
    countries = {"en": "US", "zh": "CN", "ja": "JP", "pt": "BR", "ko": "KR"}
    language = language.replace("_", "-")
    return language if "-" in language else f"{language}-{countries.get(language, language.upper())}"


METHODS: dict[str, Callable[[Workspace, Arguments], Json]] = {
    "auth.test": auth_test,
    "users.info": info,
    "users.list": list_people,
    "users.lookupByEmail": lookup,
    "users.profile.get": profile,
    "users.getPresence": presence,
    "users.conversations": own_conversations,
    "team.info": team,
    "bots.info": bot_info,
}
