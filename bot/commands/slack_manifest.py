"""`annai slack-manifest`: what an administrator pastes into Slack to create the app."""

from bot import app
from bot.commands.database import settings
from bot.commands.ending import DONE, language, tell


def slack_manifest(wanted: str | None) -> int:
    """Print the manifest as YAML: for a socket, or for the public address if that is how Slack is to reach us."""
    import yaml

    found = app.slack_manifest(settings(), wanted or language())
    tell(yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=120).rstrip())
    return DONE
