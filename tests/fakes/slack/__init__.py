"""A loopback Slack for tests, crash campaigns and benchmarks.

    with FakeSlack() as slack:
        ... start the app with slack.bot_token and slack.app_token against slack.url ...
        erika = slack.member("Erika Beispiel", "erika@example.org")
        erika.say("Als Nächstes?")
        answer = erika.reads("14:00")
        erika.tap("Karte")
        erika.command("/annai settings")
        erika.sees_modal("Einstellungen")
        erika.fill("Sprache", "Deutsch")
        erika.submit()

It is stricter than the real one where the real one is lenient, and its refusals have the real codes. It knows the
methods, arguments, blocks and elements this house uses; others are refused.
"""

from tests.fakes.slack.app import SCOPES, App
from tests.fakes.slack.deliveries import Twist
from tests.fakes.slack.fake import FakeSlack
from tests.fakes.slack.faults import Fault
from tests.fakes.slack.interactions import Interaction
from tests.fakes.slack.limits import DOCUMENTED, UNLIMITED, Limits
from tests.fakes.slack.members import Member
from tests.fakes.slack.mrkdwn import Entity
from tests.fakes.slack.places import Place, Room
from tests.fakes.slack.refusals import Refusal, flood
from tests.fakes.slack.shown import Button, Shown, ShownView
from tests.fakes.slack.signing import signed
from tests.fakes.slack.world import Call
from tests.fakes.telegram.chats import File
from tests.fakes.telegram.faults import Ending
from tests.fakes.telegram.limits import Window

__all__ = [
    "DOCUMENTED", "SCOPES", "UNLIMITED", "App", "Button", "Call", "Ending", "Entity", "FakeSlack", "Fault", "File",
    "Interaction", "Limits", "Member", "Place", "Refusal", "Room", "Shown", "ShownView", "Twist", "Window", "flood",
    "signed",
]  # fmt: skip
