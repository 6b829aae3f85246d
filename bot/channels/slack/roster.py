"""Who is somebody in this workspace? Their address there, if they are a full member of it; the roster decides."""

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

_NO_MEMBER = ("deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger", "is_app_user")


async def email_of(client: AsyncWebClient, team: str, person: str) -> str | None:
    """The e-mail address the workspace vouches for; None for guests, bots, people of other workspaces and unknown ones.

    Raises what the library raises if Slack cannot be asked.
    """
    try:
        user = (await client.users_info(user=person))["user"]
    except SlackApiError as error:
        if getattr(error.response, "data", None) and error.response["error"] == "user_not_found":
            return None
        raise
    if user.get("team_id") != team or any(user.get(sign) for sign in _NO_MEMBER):
        return None
    return str(user.get("profile", {}).get("email") or "").strip() or None
