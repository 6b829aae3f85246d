"""The methods about who is who: auth.test, users.*."""

from base64 import b64decode, b64encode

from tests.fakes.slack.app import APP_ID, BOT_ID, BOT_USER, NAME, TEAM, TEAM_DOMAIN
from tests.fakes.slack.arguments import Arguments
from tests.fakes.slack.profiles import Profile
from tests.fakes.slack.refusals import Json, wrong
from tests.fakes.slack.world import World

PAGE = 1000
"""The most people in one answer."""


def auth_test(world: World, arguments: Arguments) -> Json:
    """auth.test."""
    return {
        "url": f"https://{TEAM_DOMAIN}.slack.com/", "team": "Delegation", "user": NAME.lower(), "team_id": TEAM,
        "user_id": BOT_USER, "bot_id": BOT_ID, "app_id": APP_ID, "is_enterprise_install": False,
    }  # fmt: skip


def users_info(world: World, arguments: Arguments) -> Json:
    """users.info. It also tells of people who have left."""
    profile = world.profiles.get(arguments.required("user"))
    if profile is None:
        raise wrong("user_not_found")
    return {"user": _described(world, profile, arguments)}


def users_lookup_by_email(world: World, arguments: Arguments) -> Json:
    """users.lookupByEmail. It does not find strangers, nor people who have left."""
    email = arguments.required("email").lower()
    for profile in world.profiles.values():
        if (profile.email or "").lower() == email and not (profile.deleted or profile.foreign):
            return {"user": _described(world, profile, arguments)}
    raise wrong("users_not_found")


def users_list(world: World, arguments: Arguments) -> Json:
    """users.list, page by page."""
    start = from_cursor(arguments.text("cursor"), "user")
    profiles = list(world.profiles.values())
    end = start + arguments.integer("limit", PAGE, PAGE)
    members = [_described(world, profile, arguments) for profile in profiles[start:end]]
    following = cursor("user", end) if end < len(profiles) else ""
    return {"members": members, "response_metadata": {"next_cursor": following}}


def cursor(of: str, start: int) -> str:
    """Where a following page begins; not to be understood by the app."""
    return b64encode(f"next_{of}:{start}".encode()).decode()


def from_cursor(text: str, of: str) -> int:
    """Where the page begins that a cursor asks for."""
    if not text:
        return 0
    try:
        kind, _, start = b64decode(text, validate=True).decode().partition(":")
        if kind == f"next_{of}":
            return int(start)
    except ValueError:
        pass
    raise wrong("invalid_cursor")


def _described(world: World, profile: Profile, arguments: Arguments) -> Json:
    return profile.json(with_email="users:read.email" in world.app.scopes, with_locale=arguments.flag("include_locale"))
